import { Route, type Pack } from '../../domain/policy/pack';
import { decide, type DecideAct } from '../../domain/approval/decide';
import { recall as takeBack } from '../../domain/approval/recall';
import { addSigners, removeSigner } from '../../domain/approval/signers';
import { onOne, type Deed } from './deeds';
import { PACK } from './memory-record';

const SOURCE = { default: 'a route of a test' };
const processOf = (taskId: string): string => taskId.split('~')[0] ?? '';

export type StepOf = { readonly id: string; readonly seats: readonly (string | Record<string, unknown>)[]; readonly settles?: unknown } & Record<string, unknown>;
/** A seat as `id: role@organ`. */
function seatOf(seat: string | Record<string, unknown>): Record<string, unknown> {
  if (typeof seat !== 'string') return { source: SOURCE, ...seat };
  const [id = '', at = ''] = seat.split(': ');
  const [role, organ] = at.split('@');
  return { id, role, at: { organ }, source: SOURCE };
}

/** The shipped pack with the steps of one route put in the place of its own. */
export function withSteps(steps: readonly StepOf[], { route = 'review', ...more }: { readonly route?: string } & Record<string, unknown> = {}): Pack {
  const own = PACK.routes.find(({ id }) => id === route);
  const changed = Route.parse({ ...own, differentPeople: false, ...more, steps: steps.map(({ seats, settles = 'all-agree', ...step }) => ({ name: { zh: step.id, en: step.id }, ...step, settles, seats: seats.map(seatOf) })) });
  return { ...PACK, routes: PACK.routes.map((each) => (each.id === route ? changed : each)) };
}

/** A first look, then the commission and the treasury side by side, then a last word. */
export const SIDE_BY_SIDE: readonly StepOf[] = [
  { id: 'first-review', seats: ['first: reviewer@sh-jxw'], ladder: 'review-item' },
  { id: 'technical', seats: ['technical: reviewer@sh-jxw'], after: ['first-review'], ladder: 'review-item' },
  { id: 'finance', seats: ['finance: finance_reviewer@sh-czj'], after: ['first-review'], ladder: 'review-item' },
  { id: 'last', seats: ['last: reviewer@sh-jxw'], after: ['technical', 'finance'], ladder: 'review-item' },
];

type Word = Partial<Pick<DecideAct, 'outcome' | 'opinion' | 'items' | 'to' | 'resume' | 'chosen'>>;
/** Somebody decides, with all that can be said beside the word. */
export const decides = (taskId: string, by: string, { outcome = 'agree', opinion = 'text-opinion', items = [], ...more }: Word = {}): Deed =>
  onOne(processOf(taskId), { by, content: { taskId, outcome, to: more.to ?? null } }, (c, w) => decide(c, { taskId, outcome, opinion, items, ...more }, w));
/** She sends it back to an earlier step. */
export const returnTo = (taskId: string, by: string, { to, resume }: { readonly to: string; readonly resume?: 'back' | 'forward' }): Deed => decides(taskId, by, { outcome: 'return', to, resume });
/** She takes her own word back. */
export const recall = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { recall: taskId } }, (c, w) => takeBack(c, { taskId }, w));
type Where = 'before' | 'after' | 'beside';
/** She lets others sign, before, after or beside her. */
export function letSign(taskId: string, by: string, others: Partial<Record<Where, readonly string[]>>): Deed {
  const [[where, people]] = Object.entries(others) as [[Where, readonly string[]]];
  return onOne(processOf(taskId), { by, content: { sign: taskId, where } }, (c, w) => addSigners(c, { taskId, where, people: people.map((login) => `demo-${login}`), note: null }, w));
}
/** She takes a signer off whom she added. */
export const takeOff = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { unsign: taskId } }, (c, w) => removeSigner(c, { taskId }, w));
