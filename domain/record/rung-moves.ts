import { after } from '../approval/after';
import { endBrings } from '../approval/decide';
import { keysOf } from '../approval/places';
import { unfit } from '../approval/fit';
import { isOwn } from '../approval/relation';
import { agreeing } from '../approval/routes';
import { settle } from '../approval/settle';
import { fits, organOfKey, workOf } from '../approval/scope';
import { told } from '../approval/told';
import type { Move, Rung } from '../policy/pack';
import { isRefusal } from '../refusal';
import type { Case, DeadlineRow, TaskRow, World } from './case';
import type { Fact, FactOf } from './fact';
import { tasksOf } from './step-tasks';

type Moving = { readonly dl: DeadlineRow; readonly rung: Rung; readonly w: World };

/** What a rung moves: of each open task of its step, the first of its moves that finds somebody or may be said; a rung that finds nothing to move only speaks. */
export function movesOf(c: Case, { dl, rung, w }: Moving): Fact[] {
  const { moves } = rung;
  if (!moves) return [];
  let [now, facts]: [Case, readonly Fact[]] = [c, []];
  for (const { id } of deciding(c, dl)) {
    const task = deciding(now, dl).find((each) => each.id === id);
    if (!task) continue; // what was deemed before has settled it
    const moved = first(moves, (move) => carried(now, task, { move, rung, w }));
    facts = [...facts, ...moved];
    now = after(now, moved, w.at);
  }
  return [...facts];
}

const deciding = (c: Case, dl: DeadlineRow): TaskRow[] => tasksOf(c, dl).filter(({ work }) => work === 'decide');

function first(moves: readonly Move[], carry: (move: Move) => readonly Fact[]): readonly Fact[] {
  for (const move of moves) {
    const facts = carry(move);
    if (facts.length > 0) return facts;
  }
  return [];
}

type One = { readonly rung: Rung; readonly w: World };

function carried(c: Case, task: TaskRow, { move, ...one }: One & { readonly move: Move }): readonly Fact[] {
  if ('handTo' in move) return toSubstitute(c, task, one);
  return 'openTo' in move ? toQueue(c, task, { ...one, to: move.openTo }) : deemed(c, task, { ...one, outcome: move.deem });
}

/** The task of somebody who is away goes to the first who stands in for her that far and could be given it by hand: whoever has no office there, handed the matter in or stood back could never decide it in her own name. */
function toSubstitute(c: Case, task: TaskRow, { w }: One): Fact[] {
  const { id, assignee, dueAt, key, route, delegatedBy } = task;
  const absent = assignee === null || delegatedBy !== null ? [] : w.directory.substitutes(assignee); // while it is out for an opinion it stays with its owner
  const to = absent.find((each) => fits(each, { ...workOf(c, route), organ: organOfKey(key) }) && !unfit(c, task, { to: { person: each.person, as: 'reassign' }, w }))?.person;
  if (to === undefined) return [];
  return [{ kind: 'task.reassigned', v: 1, payload: { taskId: id, from: assignee, to, by: w.actor.id, why: 'rung', reason: null, dueAt, tells: told(w, [`person:${to}`, `person:${assignee}`]) } }];
}

type ToQueue = One & { readonly to: Extract<Move, { readonly openTo: unknown }>['openTo'] };

/** The task is opened for another office in the place of this one; whoever waited for it waits for the new one. */
function toQueue(c: Case, task: TaskRow, { rung, w, to }: ToQueue): Fact[] {
  const key = keysOf(to, c, { holders: [task], directory: w.directory, pack: w.pack }).find((each) => each !== task.key && w.directory.holders(each).some((id) => !isOwn(c, w.directory.actor(id))));
  if (key === undefined) return [];
  const taskId = `${task.id}~${rung.id}`;
  const { route, round, step, seat, dueAt, turn, weight, waitsFor } = task;
  const waiting = c.tasks.filter((each) => each.state === 'waiting' && each.waitsFor.includes(task.id));
  return [
    { kind: 'task.cancelled', v: 1, payload: { taskId: task.id, why: 'superseded', by: w.actor.id } },
    { kind: 'task.opened', v: 1, payload: { taskId, route, round, step, seat, key, dueAt, priority: 0, tells: told(w, [key]), ...(turn > 1 && { turn }), ...(weight !== 1 && { weight }), ...(waitsFor.length > 0 && { waitsFor }), ...askedFor(task, w) } },
    ...waiting.map((each): Fact => ({ kind: 'task.waits', v: 1, payload: { taskId: each.id, waitsFor: each.waitsFor.map((id) => (id === task.id ? taskId : id)) } })),
  ];
}

/** A seat that a colleague asked for stays hers to take off; any other is asked for by the clock. */
const askedFor = ({ added, ofTask, askedBy }: TaskRow, w: World) => (added !== null && ofTask !== null && askedBy !== null ? { added, of: ofTask, by: askedBy } : { by: w.actor.id });

/** The clock's own word, where a document lets silence count as one: with the rulings that it rests on, and all that follows from it inside the round. What a gate stops is not deemed. */
function deemed(c: Case, task: TaskRow, { w, outcome }: One & { readonly outcome: 'agree' | 'disagree' }): Fact[] {
  const rulings = outcome === 'agree' ? agreeing(c, task, w) : [];
  if (isRefusal(rulings)) return [];
  const saw = { form: c.project?.form ?? null, attachments: c.project?.attachments.map(({ hash }) => hash) ?? [] };
  const word: FactOf<'task.decided'> = { kind: 'task.decided', v: 1, payload: { taskId: task.id, outcome, by: w.actor.id, opinion: null, saw, rulings } };
  const settled = settle(c, word, { items: [], w });
  return [word, ...settled, ...endBrings(c, settled, w)];
}
