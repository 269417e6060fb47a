import { isRefusal, type Refusal } from '../refusal';
import type { Case, Decided, TaskRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { Ruling } from '../policy/pack';
import { routeOf } from '../policy/lookup';
import { propose, type Figures } from '../cloud/propose';
import { standing } from './claim';
import type { ReturnItem } from './facts';
import { agreeing, routeEnded } from './routes';
import { unaccounted } from './returns';
import { requestEnded } from '../request/settle';
import { settle } from './settle';
import { DECISIONS, nextState, type Decision } from './states';

/** What a reviewer says. `opinion` and the items' words are ids of texts; the words themselves never stand in a fact. */
export type DecideAct = { readonly taskId: string; readonly outcome: Decision; readonly opinion: string | null; readonly items: readonly ReturnItem[]; readonly figures?: Figures | undefined };
export type DecideAnswer = { readonly taskId: string; readonly outcome: Decision; readonly round: { readonly route: string; readonly outcome: string | null } };

/** Everything a reviewer may run into, in the order a person would explain it; then all that follows inside the round. */
export function decide(c: Case, act: DecideAct, w: World): Refusal | Decided<DecideAnswer> {
  const task = standing(c, act.taskId, w);
  if (isRefusal(task)) return task;
  const hindrance = hindered(c, task, { act, w });
  if (hindrance) return hindrance;
  const passed = act.outcome === 'agree' ? passing(c, task, { act, w }) : { rulings: [], proposal: [] };
  if (isRefusal(passed)) return passed;
  const { rulings, proposal } = passed;

  const settled = settle(c, task, { act, w });
  const ended = settled.find((fact) => fact.kind === 'round.ended');
  const brought = ended ? bringing(c, ended.payload, { w, own: proposal }) : NOTHING;
  return { facts: [decided(c, act, { w, rulings }), ...proposal, ...settled, ...brought.own], also: brought.also, answer: { taskId: task.id, outcome: act.outcome, round: { route: task.route, outcome: ended?.payload.outcome ?? null } } };
}

type Brought = { readonly own: readonly Fact[]; readonly also: NonNullable<Decided['also']> };
const NOTHING: Brought = { own: [], also: {} };

/** What the end of a round brings on its own record, and, where it was a request's, on that of what was asked about. */
const bringing = (c: Case, ended: FactOf<'round.ended'>['payload'], of: { w: World; own: readonly Fact[] }): Brought =>
  c.request ? requestEnded(c, ended, of.w) : { own: routeEnded(c, ended, of), also: {} };

/** What a yes has to pass and what it names: the rulings it rests on, and the figures it proposes or agrees to. */
function passing(c: Case, task: TaskRow, { act, w }: { act: DecideAct; w: World }): Refusal | { readonly rulings: readonly Ruling[]; readonly proposal: readonly Fact[] } {
  const rulings = agreeing(c, task, w);
  if (isRefusal(rulings)) return rulings;
  const proposal = propose(c, task, { figures: act.figures, w });
  return isRefusal(proposal) ? proposal : { rulings, proposal };
}

function hindered(c: Case, task: TaskRow, { act, w }: { act: DecideAct; w: World }): Refusal | undefined {
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (c.evaluation) return { refused: 'act-not-available', act: 'decide', state: task.state }; // scores and opinions are given by acts of their own
  return inOthersHands(task, w) ?? seatTaken(c, task, w) ?? notOffered(task, act, w) ?? unsaid(act) ?? unaccounted(c, task, act.items);
}

function inOthersHands({ state, assignee }: TaskRow, w: World): Refusal | undefined {
  const next = nextState(state, 'decide');
  if (isRefusal(next)) return next;
  return assignee !== null && assignee !== w.actor.id ? { refused: 'task-already-claimed', by: assignee } : undefined;
}

/** On a route of different people, nobody takes a second seat; what she voted in a step that was returned is void. */
function seatTaken(c: Case, task: TaskRow, w: World): Refusal | undefined {
  if (!routeOf(w.pack, task.route).differentPeople) return undefined;
  const hers = c.tasks.filter((other) => other.route === task.route && other.decidedBy === w.actor.id);
  const filled = hers.find((other) => (other.step === task.step ? other.round === task.round : other.outcome === 'agree'));
  return filled && { refused: 'seat-already-filled', seat: filled.seat };
}

/** What a route has no use for: a request for more time is granted or declined, and a batch that came in time is accepted or supplemented (003 B9). */
const NOT_OFFERED: Readonly<Record<string, Decision>> = { extension: 'return', 'batch-acceptance': 'disagree' };
/** What may be said at a step of a route; some steps offer less than everything. */
export const offeredAt = ({ route, step }: Pick<TaskRow, 'route' | 'step'>, { pack }: Pick<World, 'pack'>): readonly Decision[] =>
  (routeOf(pack, route).steps.find(({ id }) => id === step)?.offers ?? DECISIONS).filter((decision) => NOT_OFFERED[route] !== decision);

const notOffered = (task: TaskRow, { outcome }: DecideAct, w: World): Refusal | undefined =>
  !offeredAt(task, w).includes(outcome) ? { refused: 'act-not-available', act: 'decide', state: task.state } : undefined;

/** A refusal says why, and a return says what is missing, all of it at once (一次性告知). */
function unsaid({ outcome, opinion, items }: DecideAct): Refusal | undefined {
  if (outcome === 'disagree' && opinion === null) return { refused: 'reason-required' };
  return outcome === 'return' && items.length === 0 ? { refused: 'items-required' } : undefined;
}

function decided(c: Case, { taskId, outcome, opinion }: DecideAct, { w, rulings }: { w: World; rulings: readonly Ruling[] }): Fact {
  const saw = { form: (c.project ?? c.request)?.form ?? null, attachments: c.project?.attachments.map(({ hash }) => hash) ?? [] };
  return { kind: 'task.decided', v: 1, payload: { taskId, outcome, by: w.actor.id, opinion, saw, rulings } };
}
