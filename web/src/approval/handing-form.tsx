import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Recorded, UserTaskPage } from '../api/contract';
import { useAct } from '../api/use-act';
import { useMe } from '../app/me';
import { Outcome } from '../parts/outcome';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { offered, peopleOf } from './acts';
import type { Handing } from './handing-menu';
import { PersonPicker, type Picked } from './person-picker';
import { ReadyFiles, type Laid } from './ready-files';

type Field = 'reason' | 'note' | 'question' | 'words';
type Form = { readonly verb: string; readonly people?: { readonly as: 'reassign' | 'delegate' | 'consult' | 'copy'; readonly many: boolean }; readonly field?: Field; readonly required?: boolean };

/** Where each act is sent, whom it needs, and what has to be said with it. */
const FORMS: Readonly<Record<Handing, Form>> = {
  reassign: { verb: 'reassignment', people: { as: 'reassign', many: false }, field: 'reason', required: true },
  assign: { verb: 'assignment', people: { as: 'reassign', many: false }, field: 'reason' },
  delegate: { verb: 'delegation', people: { as: 'delegate', many: false }, field: 'note' },
  consult: { verb: 'questions', people: { as: 'consult', many: true }, field: 'question', required: true },
  copy: { verb: 'copies', people: { as: 'copy', many: true }, field: 'note' },
  urge: { verb: 'urges' },
  recuse: { verb: 'recusal', field: 'reason', required: true },
  remark: { verb: 'remarks', field: 'words', required: true },
};

type Props = { readonly act: Handing; readonly page: UserTaskPage; readonly fold: () => void };

/** Whom, why, and what it will do, before it is done. */
export function HandingForm({ act, page, fold }: Props) {
  const { t } = useWords();
  const me = useMe();
  const { verb, people, field, required = false } = FORMS[act];
  const draft = useDraft(`${me.id}:${act}:${page.task.id}`, '');
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [files, setFiles] = useState<readonly Laid[]>([]);
  const sent = useAct<Recorded>(() => {
    draft.drop();
    fold();
  });
  const may = offered(page.may, act);
  const isOpen = isUnblocked(may);
  const isReady = isOpen && isFilled({ people, required }, picked, draft.value);
  const who = picked.map(({ name }) => name).join(t('comma'));
  const submit = (): void => void sent.run({ method: 'POST', path: `user-tasks/${page.task.id}/${verb}`, body: { ...toOf(people, picked), ...saidOf(field, draft.value), ...filesOf(files) } });
  return (
    <form className="handing-form" onKeyDown={(event) => event.key === 'Escape' && fold()} onSubmit={(event) => {
      event.preventDefault();
      if (isReady) submit();
    }}>
      {people && isOpen && <PersonPicker taskId={page.task.id} as={people.as} many={people.many} picked={picked} pick={setPicked} />}
      {field && <Input.TextArea rows={2} maxLength={500} autoFocus={!people} value={draft.value} placeholder={t(`handing.${act}.field`)} aria-label={t(`handing.${act}.field`)} data-testid="handing-words" onChange={(event) => draft.set(event.target.value)} />}
      {act === 'remark' && <ReadyFiles taskId={page.task.id} files={files} lay={setFiles} />}
      <Follows may={may} />
      <p className="caption" data-testid="handing-effect">{t(`handing.${act}.effect`, { who: who || t('handing.whom') })}</p>
      <Hindrance refused={sent.refusal} may={may} page={page} />
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={sent.busy} disabled={!isReady} data-testid="handing-submit">{t(`handing.${act}.submit`, { who, count: picked.length })}</Button>
        <Button onClick={fold}>{t('fold')}</Button>
      </div>
    </form>
  );
}

type May = ReturnType<typeof offered>;
/** What the act will bring, where the server says it beforehand. */
function Follows({ may }: { may: May }) {
  const { t } = useWords();
  return may?.outcome ? <Outcome title={t('outcome.title')} preview={may.outcome} /> : null;
}

/** Why it cannot be: what the server answered, or what blocks it beforehand. */
function Hindrance({ refused, may, page }: { refused: Parameters<typeof Refusal>[0]['problem'] | null; may: May; page: UserTaskPage }) {
  const problem = refused ?? may?.blocked ?? null;
  return problem && <Refusal problem={problem} people={peopleOf(page)} quiet={refused === null} />;
}

/** Whether everybody and everything that the act needs is named. */
const isFilled = ({ people, required }: { people: Form['people']; required: boolean }, picked: readonly Picked[], words: string): boolean => (!people || picked.length > 0) && (!required || words.trim() !== '');
const isUnblocked = (may: May): boolean => may?.blocked === null;
const filesOf = (files: readonly Laid[]): object => (files.length > 0 ? { files } : {});
const toOf = (people: Form['people'], picked: readonly Picked[]): object => (people ? { to: people.many ? picked.map(({ id }) => id) : picked[0]?.id } : {});
const saidOf = (field: Field | undefined, words: string): object => (field && words.trim() !== '' ? { [field]: words.trim() } : {});
