import { useAct } from '../api/use-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

export type Laid = { readonly name: string; readonly hash: string };

/** Files that go with a remark: laid ready one after the other, kept by their content. */
export function ReadyFiles({ taskId, files, lay }: { taskId: string; files: readonly Laid[]; lay: (files: readonly Laid[]) => void }) {
  const { t } = useWords();
  const act = useAct<Laid>(({ name, hash }) => lay([...files.filter((each) => each.name !== name), { name, hash }]));
  return (
    <div className="ready-files">
      {files.map(({ name }) => <span key={name} className="tag">{name} <button type="button" className="link" onClick={() => lay(files.filter((each) => each.name !== name))}>{t('attachments.remove')}</button></span>)}
      <label className="button-link">
        {act.busy ? t('attachments.sending') : t('attachments.upload')}
        <input type="file" className="unseen" disabled={act.busy} data-testid="handing-file" onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void act.run({ method: 'PUT', path: `user-tasks/${taskId}/remark-files`, file });
          event.target.value = '';
        }} />
      </label>
      {act.refusal && <Refusal problem={act.refusal} />}
    </div>
  );
}
