import { may } from '../access/may';
import { nextState } from '../approval/states';
import { subjectOf } from '../approval/subject';
import { processOfTask } from '../approval/task-id';
import { isRefusal, type Refusal } from '../refusal';
import type { Actor, Case, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { AgendaItem } from './facts';
import { organOfKey, recusedBy, stepOf } from './members';

/** A task with the process it stands in. */
export type Tabled = { readonly c: Case; readonly task: TaskRow };
type Cases = ReadonlyMap<string, Case>;

/** The task as it may be put on an agenda, or why not: its step is decided by a meeting, it is open, in nobody else's hands, and on no agenda yet. */
export function tableable(cases: Cases, taskId: string, w: World): Refusal | Tabled {
  const c = cases.get(processOfTask(taskId));
  const task = c?.tasks.find(({ id }) => id === taskId);
  if (!c || !task || !mayCallAt(w, organOfKey(task.key))) return { refused: 'not-found' };
  return settledAlready(task) ?? inTheWay(task, w) ?? { c, task };
}

function settledAlready({ state, decidedBy, outcome, decidedAt }: TaskRow): Refusal | undefined {
  if (state === 'decided') return { refused: 'already-decided', by: decidedBy, outcome: outcome ?? '', at: decidedAt ?? 0 };
  const next = nextState(state, 'decide');
  return isRefusal(next) ? next : undefined;
}

/** Whether somebody may call a meeting of this body; of others' tasks she is told nothing. */
const mayCallAt = ({ actor }: World, organ: string): boolean => may(actor, 'meeting.convene', { keys: actor.holdings.filter((held) => held.organ === organ).map(({ role }) => `${role}@${organ}`) });

function inTheWay(task: TaskRow, w: World): Refusal | undefined {
  if (task.work !== 'decide' || stepOf(task, w)?.meeting === undefined) return { refused: 'not-for-meetings', step: task.step };
  if (task.meeting !== null) return { refused: 'on-agenda', meetingId: task.meeting };
  return task.assignee !== null && task.assignee !== w.actor.id ? { refused: 'task-already-claimed', by: task.assignee } : undefined;
}

/** Whether two tasks can stand on one agenda: of one step, before one body. */
export const belongTogether = (task: TaskRow, { route, step, organ }: { readonly route: string; readonly step: string; readonly organ: string }): boolean => task.route === route && task.step === step && organOfKey(task.key) === organ;

type Adding = { readonly meetingId: string; readonly n: number; readonly attendees: readonly string[]; readonly tabled: Tabled };

/** The facts of an item: on the agenda, who stands back from it by the record, and on its own process that a meeting has it. */
export function adding({ meetingId, n, attendees, tabled: { c, task } }: Adding, w: World): { readonly own: readonly Fact[]; readonly of: readonly Fact[] } {
  const by = w.actor.id;
  const item: AgendaItem = { n, processId: c.process.id, taskId: task.id, title: c.process.title, number: c.project?.number ?? c.request?.number ?? null, unit: subjectOf(c)?.unit ?? '' };
  return {
    own: [{ kind: 'meeting.item-added', v: 1, payload: { ...item, by } }, ...attendees.flatMap((person) => recusal(w.directory.actor(person), { n, tabled: { c, task } }, w))],
    of: [{ kind: 'task.tabled', v: 1, payload: { taskId: task.id, meetingId, n, by } }],
  };
}

/** Somebody whom the record takes out of an item. */
export function recusal(actor: Actor, { n, tabled: { c, task } }: { readonly n: number; readonly tabled: Tabled }, w: World): Fact[] {
  const why = recusedBy(actor, c, { task, w });
  return why === undefined ? [] : [{ kind: 'meeting.recused', v: 1, payload: { n, person: actor.id, why, reason: null, stands: true, by: w.actor.id } }];
}
