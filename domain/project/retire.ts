import { may } from '../access/may';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, World } from '../record/case';
import type { Refusal } from '../refusal';

/** After it the system is out of use. A key project cannot retire while the plan's task that it adopted is open. */
export function retire(c: Case, { reason, task }: { reason: string; task: Case | null }, w: World): Refusal | Decided<{ readonly projectId: string }> {
  const { project, process } = c;
  if (!project || !may(w.actor, 'project.retire', { unit: project.unit })) return { refused: 'not-your-unit' };
  if (process.closedAt !== null) return { refused: 'process-closed', outcome: process.outcome };
  if (process.stage !== 'operation' || project.retiredAt !== null) return { refused: 'not-in-operation', stage: process.stage };
  if (project.operation?.outcome === null) return { refused: 'operation-year-open', year: project.operation.year };
  if (task && task.process.closedAt === null) return { refused: 'supervised-task-open', taskId: task.process.id, title: task.process.title };
  return { facts: [{ kind: 'project.retired', v: 1, payload: { by: w.actor.id, reason } }, ...endAwaiting(c, 'operation', 'retired')], answer: { projectId: project.id } };
}
