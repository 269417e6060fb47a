import { Button } from 'antd';
import type { OpenTasks as Tasks, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { useNow } from '../app/me';
import { Refusal } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { MarkUrgent } from './mark-urgent';

/** What is open of a process beside its decisions: urging for those who may, and 急件 for a leader; nothing for everybody else. */
export function OpenTasks({ tasks }: { tasks: Tasks }) {
  return (
    <>
      <UrgeWaiting waiting={tasks.waiting} />
      {tasks.pressing.length > 0 && <div className="acts"><MarkPressing pressing={tasks.pressing} /></div>}
    </>
  );
}

/** The open tasks that a leader may mark: those that do not press yet by one act, those that do by another. */
export function MarkPressing({ pressing }: Pick<Tasks, 'pressing'>) {
  const [marked, unmarked] = [pressing.filter((task) => task.marked), pressing.filter((task) => !task.marked)];
  return <>{unmarked.length > 0 && <MarkUrgent key="mark" tasks={unmarked} urgent />}{marked.length > 0 && <MarkUrgent key="unmark" tasks={marked} urgent={false} />}</>;
}

/** With whom a process waits, for those who may urge: how often it was urged, and the act. */
export function UrgeWaiting({ waiting }: Pick<Tasks, 'waiting'>) {
  return <>{waiting.map((each) => <Line key={each.taskId} of={each} />)}</>;
}

function Line({ of: { taskId, whom, urged, blocked } }: { of: Tasks['waiting'][number] }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  const act = useAct<Recorded>();
  return (
    <div className="urge-line">
      <Button size="small" loading={act.busy} disabled={blocked !== null} data-testid={`urge-${taskId}`} onClick={() => void act.run({ method: 'POST', path: `user-tasks/${taskId}/urges`, body: {} })}>{t('handing.urgeWhom', { whom: say(whom) })}</Button>
      {urged && <span className="caption" data-testid="urged-count">{t('handing.urged', { count: urged.count })} · {format.stamp(urged.last, now)}</span>}
      {act.refusal && <Refusal problem={act.refusal} />}
    </div>
  );
}
