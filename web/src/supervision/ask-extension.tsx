import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { MayDo, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Outcome } from '../parts/outcome';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';

const NOTHING = { newDueOn: '', reason: ''};

/** The lead asks for a later day and says why; the day in force holds until it is granted. */
export function AskExtension(props: { taskId: string; dueOn: string; may: MayDo }) {
  const { t } = useWords();
  const { blocked } = props.may;
  return (
    <Group title={t('extension.title')} note={t('extension.note', { day: props.dueOn })}>
      {blocked ? <Refusal problem={blocked} quiet /> : <Asking {...props} />}
    </Group>
  );
}

function Asking({ taskId, may }: { taskId: string; may: MayDo }) {
  const { t } = useWords();
  const me = useMe();
  const draft = useDraft(`${me.id}:extension:${taskId}`, NOTHING);
  const act = useAct<Recorded>(draft.drop);
  const { newDueOn, reason } = draft.value;
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: `supervised-tasks/${taskId}/extension-requests`, body: { newDueOn, reason: reason.trim() } });
    }}>
      <label className="inline-label">{t('extension.until')}<Input type="date" className="input-short" value={newDueOn} data-testid="task-extend-on" onChange={(event) => draft.set({ ...draft.value, newDueOn: event.target.value })} /></label>
      <Input.TextArea rows={2} maxLength={1000} value={reason} placeholder={t('extension.reason')} aria-label={t('extension.reason')} data-testid="task-extend-reason" onChange={(event) => draft.set({ ...draft.value, reason: event.target.value })} />
      {may.outcome && <Outcome title={t('outcome.title')} preview={may.outcome} />}
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button htmlType="submit" loading={act.busy} disabled={newDueOn === '' || reason.trim() === ''} data-testid="task-extend-submit">{t('extension.submit')}</Button></div>
    </form>
  );
}
