import { endAwaiting } from '../record/movement';
import type { Case, Decided, World } from '../record/case';
import type { Refusal } from '../refusal';
import { blockedBy } from '../request/blocked';
import { operated } from './operation-year';

/** After it the system is out of use. A key project cannot retire while the plan's task that it adopted is open. */
export function retire(c: Case, { reason, task }: { reason: string; task: Case | null }, w: World): Refusal | Decided<{ readonly projectId: string }> {
  const project = operated(c, w, 'project.retire');
  if ('refused' in project) return project;
  if (project.operation?.outcome === null) return { refused: 'operation-year-open', year: project.operation.year };
  const blocked = blockedBy(project, 'retirement', w);
  if (blocked) return blocked;
  if (task && task.process.closedAt === null) return { refused: 'supervised-task-open', taskId: task.process.id, title: task.process.title };
  return { facts: [{ kind: 'project.retired', v: 1, payload: { by: w.actor.id, reason } }, ...endAwaiting(c, 'operation', 'retired')], answer: { projectId: project.id } };
}
