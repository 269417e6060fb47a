import { may } from '../access/may';
import { told } from '../approval/told';
import { dayOf, isInside } from '../calendar/calendar';
import type { Case, Decided, SupervisedRow, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { isSignedAnew, meetFates } from './changes';
import { strangerAmong } from './organs';
import { concerned, isCollective, ownersAt } from './owing';

type Steered = Refusal | Decided<{ readonly taskId: string }>;

/** After it the task is under key supervision (重点督办), and its leads know why. */
export function markKey(c: Case, { reason }: { reason: string }, w: World): Steered {
  const task = running(c, w);
  if (isRefusal(task)) return task;
  if (task.isKey) return { refused: 'already-key' };
  return { facts: [{ kind: 'supervised.marked', v: 1, payload: { by: w.actor.id, reason, tells: tellsOf(task, w) } }], answer: { taskId: c.process.id } };
}

/** After it the task is due on another day, and its ladder begins anew by it; the original day stays on record. One without a day has its first. */
export function moveDay(c: Case, { dueOn, reason }: { dueOn: string; reason: string }, w: World): Steered {
  const task = running(c, w);
  if (isRefusal(task)) return task;
  if (task.dueKind === 'recurring') return { refused: 'answered-by-occurrence' };
  const fault = task.dueOn === dueOn ? ({ refused: 'nothing-changed' } as const) : dayFault(dueOn, w);
  if (fault) return fault;
  return { facts: [{ kind: 'supervised.moved', v: 1, payload: { by: w.actor.id, reason, fromOn: task.dueOn, toOn: dueOn, tells: tellsOf(task, w) } }, ...meetFates(c, { change: 'day-moved', toOn: dueOn }, w)], answer: { taskId: c.process.id } };
}

type Leads = { readonly leads: readonly string[]; readonly cooperating: readonly string[]; readonly reason: string };

/** After it others lead the task. They sign for it themselves; what the ones before had handed in falls away. */
export function changeLeads(c: Case, { leads, cooperating, reason }: Leads, w: World): Steered {
  const task = running(c, w);
  if (isRefusal(task)) return task;
  const fault = leadsFault(task, { leads, cooperating }, w);
  if (fault) return fault;
  const [department = ''] = leads;
  const tells = told(w, ownersAt([...leads, ...task.leads]));
  const reassigned = { by: w.actor.id, reason, fromLeads: task.leads, leads, cooperating, department, unit: task.department === department ? task.unit : department, ...(isSignedAnew('leads-changed') && { signsAnew: true as const }), tells };
  return { facts: [{ kind: 'supervised.reassigned', v: 1, payload: reassigned }, ...meetFates(c, { change: 'leads-changed' }, w)], answer: { taskId: c.process.id } };
}

function leadsFault(task: SupervisedRow, { leads, cooperating }: Omit<Leads, 'reason'>, w: World): Refusal | undefined {
  if (isCollective(task)) return { refused: 'answered-by-members' };
  const stranger = strangerAmong([...leads, ...cooperating], w.pack);
  if (stranger !== undefined) return { refused: 'unknown-organ', organ: stranger };
  return isSame(leads, task.leads) && isSame(cooperating, task.cooperating) ? { refused: 'nothing-changed' } : undefined;
}

/** After it the task is no longer asked for. Only the supervisor can do this. */
export function cancelTask(c: Case, { reason }: { reason: string }, w: World): Steered {
  if (!c.supervised || !may(w.actor, 'supervised.cancel')) return { refused: 'not-the-lead' };
  const closed = notRunning(c);
  if (closed) return closed;
  return { facts: [{ kind: 'supervised.cancelled', v: 1, payload: { by: w.actor.id, reason, tells: tellsOf(c.supervised, w) } }, ...meetFates(c, { change: 'cancelled' }, w)], answer: { taskId: c.process.id } };
}

/** The task while it runs, for her who steers it. */
export function running(c: Case, w: World): SupervisedRow | Refusal {
  if (!c.supervised || !may(w.actor, 'supervised.steer')) return { refused: 'not-the-supervisor' };
  return notRunning(c) ?? c.supervised;
}

/** A task is over when it is closed, and when its last word is said and only its run has not closed it yet. */
function notRunning(c: Case): Refusal | undefined {
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  const isSaid = c.awaits.some(({ what, outcome }) => what === 'completion' && (outcome === 'cancelled' || outcome === 'verified')) || c.rounds.some(({ route, path, outcome }) => route === 'verification' && path === '' && outcome === 'agreed');
  return isSaid ? { refused: 'not-awaiting-a-report' } : undefined;
}

/** A day that nobody can be held to: one that is past, or in a year whose working days nobody knows. */
export function dayFault(dueOn: string, w: World): Refusal | undefined {
  if (!isInside(w.calendar, dueOn)) return { refused: 'outside-calendar', on: dueOn };
  const today = dayOf(w.calendar, w.at);
  return dueOn < today ? { refused: 'day-past', today } : undefined;
}

const tellsOf = (task: SupervisedRow, w: World) => told(w, ownersAt(concerned(task)));
const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((each, n) => each === b[n]);
