import { isRefusal, type Refusal } from '../refusal';
import type { Case, Decided, RoundRow, TaskRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { Route, Ruling, Step } from '../policy/pack';
import { routeOf } from '../policy/lookup';
import { propose, type Figures } from '../cloud/propose';
import { after } from './after';
import { sitters } from './candidates';
import { onBehalf, standing } from './claim';
import { tabled, underMandate, type Mandate } from './mandate';
import { officeAt, organOf } from './seating';
import { seatTaken } from './seats';
import type { ReturnItem } from './facts';
import { agreeing, routeEnded } from './routes';
import { handOf } from './relation';
import { fixedWay, unaccounted } from './returns';
import { requestEnded } from '../request/settle';
import { beyond, standingOf, stepOf } from './road';
import type { Chosen } from './round';
import { roundAt } from './rounds';
import { settle } from './settle';
import { DECISIONS, nextState, type Decision, type Resumption } from './states';
import { seatOf } from './vote';

/**
 * What a reviewer says. `opinion` and the items' words are ids of texts; the words themselves never stand in a fact. `to` is the earlier step to which she returns it, the applicant when left out;
 * `resume` where it goes when that is done: straight back to her, or forward through every step; `chosen` whom she names for the seats after hers that are filled by choice; `for` in whose name she says it, where she could in several.
 */
export type DecideAct = {
  readonly taskId: string; readonly outcome: Decision; readonly opinion: string | null; readonly items: readonly ReturnItem[]; readonly figures?: Figures | undefined;
  readonly to?: string | undefined; readonly resume?: Resumption | undefined; readonly chosen?: Chosen | undefined; readonly for?: string | undefined; readonly mandate?: Mandate | undefined;
};
export type DecideAnswer = { readonly taskId: string; readonly outcome: Decision; readonly round: { readonly route: string; readonly outcome: string | null } };

/** Everything a reviewer may run into, in the order a person would explain it; then all that follows inside the round. */
export function decide(c: Case, act: DecideAct, w: World): Refusal | Decided<DecideAnswer> {
  const task = taskOf(c, act, w);
  if (isRefusal(task)) return task;
  const hand = handOf(task, c, { ...w, asked: act.for });
  if (isRefusal(hand)) return hand;
  const hindrance = hindered(c, task, { act, w, hand });
  if (hindrance) return hindrance;
  const passed = passing(c, task, { act, w });
  if (isRefusal(passed)) return passed;
  const { rulings, proposal } = passed;

  const word = decided(c, act, { w, rulings, hand });
  const settled = settle(after(c, proposal, w.at), word, { items: act.items, to: act.to, resume: act.resume, chosen: act.chosen, w });
  const unnamed = unchosen(after(c, [...proposal, word], w.at), settled, w);
  if (unnamed) return unnamed;
  const ended = settled.find((fact) => fact.kind === 'round.ended');
  const brought = ended ? bringing(c, ended.payload, { w, own: proposal }) : NOTHING;
  return { ...onBehalf(hand, w), facts: [word, ...proposal, ...settled, ...brought.own], also: brought.also, answer: answerOf(task, act, ended) };
}

const answerOf = ({ id, route }: TaskRow, { outcome }: DecideAct, ended: FactOf<'round.ended'> | undefined): DecideAnswer => ({ taskId: id, outcome, round: { route, outcome: ended?.payload.outcome ?? null } });

/** The task as whoever asks may decide it: she herself, or a meeting whose word she confirmed. */
const taskOf = (c: Case, { taskId, mandate }: DecideAct, w: World): TaskRow | Refusal => (mandate ? underMandate(c, taskId, { mandate, w }) : standing(c, taskId, w));

type Brought = { readonly own: readonly Fact[]; readonly also: NonNullable<Decided['also']> };
const NOTHING: Brought = { own: [], also: {} };

/** What the end of a round brings on its own record where it is no request's; nothing while the round goes on. */
export function endBrings(c: Case, settled: readonly Fact[], w: World): readonly Fact[] {
  const ended = settled.find((fact) => fact.kind === 'round.ended');
  return ended ? routeEnded(c, ended.payload, { w, own: [] }) : [];
}

/** What the end of a round brings on its own record, and, where it was a request's, on that of what was asked about. */
export const bringing = (c: Case, ended: FactOf<'round.ended'>['payload'], of: { w: World; own: readonly Fact[] }): Brought =>
  c.request ? requestEnded(c, ended, of.w) : { own: routeEnded(c, ended, of), also: {} };

/** What a yes has to pass and what it names: the rulings it rests on, and the figures it proposes or agrees to. Any other word passes, and names nothing. */
function passing(c: Case, task: TaskRow, { act, w }: { act: DecideAct; w: World }): Refusal | { readonly rulings: readonly Ruling[]; readonly proposal: readonly Fact[] } {
  if (act.outcome !== 'agree') return { rulings: [], proposal: [] };
  const rulings = agreeing(c, task, w);
  if (isRefusal(rulings)) return rulings;
  const proposal = propose(c, task, { figures: act.figures, w });
  return isRefusal(proposal) ? proposal : { rulings, proposal };
}

type Saying = { readonly act: DecideAct; readonly w: World; readonly hand: string };

function hindered(c: Case, task: TaskRow, said: Saying): Refusal | undefined {
  for (const hinders of HINDRANCES) {
    const no = hinders(c, task, said);
    if (no) return no;
  }
  return undefined;
}

type Hinders = (c: Case, task: TaskRow, said: Saying) => Refusal | undefined;
/** Scores and opinions are given by acts of their own. */
const HINDRANCES: readonly Hinders[] = [
  (c) => (c.process.closedAt === null ? undefined : { refused: 'process-closed', outcome: c.process.outcome }),
  (c, { state }) => (c.evaluation ? { refused: 'act-not-available', act: 'decide', state } : undefined),
  (_c, task, { act, hand }) => inOthersHands(task, act, hand),
  seatTaken,
  (_c, task, { act, w }) => notOffered(task, act, w),
  (_c, _task, { act }) => unsaid(act),
  elsewhere,
  (c, task, { act }) => (act.to === undefined ? unaccounted(c, task, act.items) : undefined),
];

/** What stands on an agenda is a meeting's; what is claimed is hers who has it. */
function inOthersHands(task: TaskRow, { mandate }: DecideAct, hand: string): Refusal | undefined {
  if (mandate) return undefined;
  const { state, assignee } = task;
  const next = tabled(task) ?? nextState(state, 'decide');
  if (isRefusal(next)) return next;
  return assignee !== null && assignee !== hand ? { refused: 'task-already-claimed', by: assignee } : undefined;
}

/** What a route has no use for: a request for more time is granted or declined, and a batch that came in time is accepted or supplemented (003 B9). */
const NOT_OFFERED: Readonly<Record<string, Decision>> = { extension: 'return', 'batch-acceptance': 'disagree' };
/** What may be said at a step of a route; some steps offer less than everything. */
export const offeredAt = ({ route, step }: Pick<TaskRow, 'route' | 'step'>, { pack }: Pick<World, 'pack'>): readonly Decision[] =>
  [...(stepOf(routeOf(pack, route), step).offers ?? USUAL), ...(abstains(routeOf(pack, route), step) ? ['abstain' as const] : [])].filter((decision) => NOT_OFFERED[route] !== decision);
const USUAL = DECISIONS.filter((decision) => decision !== 'abstain');
/** Only where votes are counted, and the pack lets somebody be on neither side. */
function abstains(route: Route, step: string): boolean {
  const { settles } = stepOf(route, step);
  return typeof settles === 'object' && settles.vote.abstention;
}

const notOffered = (task: TaskRow, { outcome }: DecideAct, w: World): Refusal | undefined =>
  !offeredAt(task, w).includes(outcome) ? { refused: 'act-not-available', act: 'decide', state: task.state } : undefined;

/** A refusal says why, and a return says what is missing, all of it at once (一次性告知). */
function unsaid({ outcome, opinion, items, to }: DecideAct): Refusal | undefined {
  if ((outcome === 'disagree' || to !== undefined) && opinion === null) return { refused: 'reason-required' };
  if (to !== undefined) return undefined;
  return outcome === 'return' && items.length === 0 ? { refused: 'items-required' } : undefined;
}

/** A return goes to a step that lies before this one and was passed; and where it goes from there is hers to say only where the route leaves it open. */
function elsewhere(c: Case, task: TaskRow, { act: { outcome, to, resume }, w }: { act: DecideAct; w: World }): Refusal | undefined {
  const route = routeOf(w.pack, task.route);
  const fixed = fixedOtherwise(route, resume);
  if (fixed) return fixed;
  if (to === undefined) return undefined;
  const round = roundAt(c, task);
  const isBehind = round !== undefined && stepsBehind(c, task, { route, round }).some(({ id }) => id === to);
  return outcome === 'return' && isBehind ? undefined : { refused: 'not-a-step-before', step: to };
}

function fixedOtherwise(route: Route, resume: Resumption | undefined): Refusal | undefined {
  const resumption = fixedWay(route);
  return resume === undefined || resumption === undefined || resumption === resume ? undefined : { refused: 'resumption-fixed', resumption };
}

/** The steps in front of a task's that somebody has passed: where it can be returned to. */
export const stepsBehind = (c: Case, task: TaskRow, { route, round }: { readonly route: Route; readonly round: RoundRow }): readonly Step[] =>
  route.steps.filter((step) => step.id !== task.step && beyond(route, step.id).has(task.step) && ['passed', 'stands'].includes(standingOf(c, round, { route, step })));

/** A seat after hers that is filled by choice has to be named, and by somebody who holds its office and whose word would be taken there; where nobody is, the pack says who is asked, and nobody chooses. */
function unchosen(c: Case, settled: readonly Fact[], w: World): Refusal | undefined {
  const seats = settled.flatMap((fact) => (fact.kind === 'task.opened' && fact.payload.named === undefined ? choosable(c, fact.payload, w) : []));
  return seats.length > 0 ? { refused: 'choose-next', seats } : undefined;
}

function choosable(c: Case, { route: routeId, round, step: stepId, seat, key, turn = 1 }: FactOf<'task.opened'>['payload'], w: World): readonly { readonly seat: string; readonly people: readonly string[] }[] {
  const route = routeOf(w.pack, routeId);
  const step = stepOf(route, stepId);
  const chosen = step.seats.find(({ id, chosen: isChosen }) => isChosen && id === seatOf(seat));
  const organ = chosen && organOf(chosen, c, w);
  const people = chosen && organ !== undefined && key === officeAt(chosen, organ) ? sitters(c, { route, step, round, turn, key }, w) : [];
  return people.length > 0 ? [{ seat, people }] : [];
}

/** What lay before whoever decides: the form and the attachments, as they stand now. */
const seenOf = ({ project, request }: Case): FactOf<'task.decided'>['payload']['saw'] => ({ form: (project ?? request)?.form ?? null, attachments: project?.attachments.map(({ hash }) => hash) ?? [] });

function decided(c: Case, { taskId, outcome, opinion, to, mandate }: DecideAct, { w, rulings, hand }: { w: World; rulings: readonly Ruling[]; hand: string }): FactOf<'task.decided'> {
  return { kind: 'task.decided', v: 1, payload: { taskId, outcome, by: w.actor.id, opinion, saw: seenOf(c), rulings, ...(to !== undefined && { toStep: to }), ...(hand !== w.actor.id && { for: hand }), ...(mandate && { meeting: { id: mandate.meetingId, n: mandate.n, voters: mandate.voters } }) } };
}
