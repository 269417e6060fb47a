import type { UserTaskPage } from '../api/contract';
import { useAct } from '../api/use-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** The day on which she will look at it again: a note of her own, kept as soon as it is chosen. */
export function FollowUp({ task }: Pick<UserTaskPage, 'task'>) {
  const { t } = useWords();
  const act = useAct();
  const keep = (on: string): void => void act.run({ method: 'PUT', path: `user-tasks/${task.id}/follow-up`, body: { on: on === '' ? null : on } });
  return (
    <span className="follow-up">
      <label className="inline-label">{t('followUp.label')}<input type="date" className="filter-choice" disabled={act.busy} value={task.followUp ?? ''} data-testid="follow-up" onChange={(event) => keep(event.target.value)} /></label>
      {task.followUp !== null && <button type="button" className="link" data-testid="follow-up-none" onClick={() => keep('')}>{t('followUp.none')}</button>}
      {act.refusal && <Refusal problem={act.refusal} />}
    </span>
  );
}
