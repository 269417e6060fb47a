import type { Attachment, Words } from '../api/contract';
import { useAct } from '../api/use-act';
import { Attachments } from '../parts/attachments';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

export type Kind = { readonly kind: string; readonly name: Words; readonly help: Words | null };
type Props = { readonly projectId: string; readonly kinds: readonly Kind[]; readonly attachments: readonly Attachment[]; readonly removable?: boolean };

/** What has to be or may be attached, by kind: what is there, and a place for more. */
export function AttachmentKinds({ kinds, attachments, ...rest }: Props) {
  return <ul className="kinds">{kinds.map((kind) => <KindLine key={kind.kind} kind={kind} attachments={attachments.filter((each) => each.kind === kind.kind)} {...rest} />)}</ul>;
}

function KindLine({ projectId, kind, attachments, removable = false }: Omit<Props, 'kinds'> & { kind: Kind }) {
  const { t, say } = useWords();
  const act = useAct();
  const path = `projects/${projectId}/attachments`;
  const remove = ({ id }: Attachment) => <button type="button" className="link" disabled={act.busy} onClick={() => void act.run({ method: 'DELETE', path: `${path}/${id}` })}>{t('attachments.remove')}</button>;
  return (
    <li>
      <div className="kind-head">
        <span className="kind-name">{say(kind.name)}</span>
        {kind.help && <span className="form-help">{say(kind.help)}</span>}
        <Upload kind={kind.kind} busy={act.busy} words={attachments.length > 0 ? t('attachments.replace') : t('attachments.upload')} put={(file) => void act.run({ method: 'PUT', path: `${path}/${kind.kind}`, file })} />
      </div>
      {attachments.length > 0 && <Attachments attachments={attachments} {...(removable && { act: remove })} />}
      {act.refusal && <Refusal problem={act.refusal} />}
    </li>
  );
}

function Upload({ kind, busy, words, put }: { kind: string; busy: boolean; words: string; put: (file: File) => void }) {
  const { t } = useWords();
  return (
    <label className="button-link">
      {busy ? t('attachments.sending') : words}
      <input type="file" className="unseen" disabled={busy} data-testid={`draft-attach-${kind}`} onChange={(event) => {
        const file = event.target.files?.[0];
        if (file) put(file);
        event.target.value = '';
      }} />
    </label>
  );
}
