import { may } from '../access/may';
import { numberSetting } from '../policy/settings';
import type { Case, Decided, TaskRow, World } from '../record/case';
import type { Refusal } from '../refusal';
import { subjectOf } from './subject';
import { told } from './told';

const MINUTE = 60_000;
type Urged = { readonly taskId: string; readonly count: number };

/** After it whoever has the task has been urged (催办) by the applicant's people or by the supervisor; one person urges one task once in a while that the pack gives. */
export function urgeTask(c: Case, { taskId }: { readonly taskId: string }, w: World): Refusal | Decided<Urged> {
  const task = c.tasks.find(({ id }) => id === taskId);
  if (!task) return { refused: 'not-found' };
  const as = urgesAs(c, w);
  if (!as) return { refused: 'not-yours-to-urge' };
  const hindrance = notUrgeable(c, task) ?? urgedLately(c, taskId, w);
  if (hindrance) return hindrance;
  const n = c.taskUrges.filter((urge) => urge.taskId === taskId).length + 1;
  return { facts: [{ kind: 'task.urged', v: 1, payload: { taskId, by: w.actor.id, as, n, tells: told(w, handsOf(task)) } }], answer: { taskId, count: n } };
}

/** As whose she urges: the people of the unit or of the department whose batch it is, or the supervisor. */
export function urgesAs(c: Case, { actor }: Pick<World, 'actor'>): 'applicant' | 'supervisor' | undefined {
  const unit = subjectOf(c)?.unit;
  const supervisor = actor.holdings.filter(({ role }) => role === 'supervisor');
  const others = { id: actor.id, holdings: actor.holdings.filter(({ role }) => role !== 'supervisor') };
  if (may(others, 'task.urge', { ...(unit !== undefined && { unit }), ...(c.batch && { department: c.batch.department }) })) return 'applicant';
  return supervisor.length > 0 ? 'supervisor' : undefined;
}

function notUrgeable(c: Case, { state, decidedBy, outcome, decidedAt }: TaskRow): Refusal | undefined {
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (state === 'decided') return { refused: 'already-decided', by: decidedBy, outcome: outcome ?? '', at: decidedAt ?? 0 };
  return state === 'open' || state === 'claimed' ? undefined : { refused: 'act-not-available', act: 'decide', state };
}

/** A rolling hour, not the hour of the clock. */
function urgedLately(c: Case, taskId: string, w: World): Refusal | undefined {
  const last = c.taskUrges.findLast((urge) => urge.taskId === taskId && urge.by === w.actor.id);
  const at = last ? last.at + numberSetting(w.pack, 'urgeEveryMinutes') * MINUTE : 0;
  return at > w.at ? { refused: 'urged-already', at, minutes: Math.ceil((at - w.at) / MINUTE) } : undefined;
}

/** Whoever has it; whose word is out with somebody else is urged beside her. */
const handsOf = ({ assignee, delegatedBy, key }: TaskRow): string[] => (assignee === null ? [key] : [`person:${assignee}`, ...(delegatedBy === null ? [] : [`person:${delegatedBy}`])]);
