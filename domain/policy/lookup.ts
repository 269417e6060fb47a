import type { RequestKind } from './request';
import type { Form, Gate, Ladder, Pack, Parameter, Plan, Route, Rule, Wait } from './pack';

type Kept = { readonly id: string };

/** One item of a pack by its id. A published pack has no dangling reference, so a miss is our bug. */
function itemOf<T extends Kept>(items: readonly T[], what: string, id: string): T {
  const item = items.find((each) => each.id === id);
  if (!item) throw new Error(`the pack has no ${what} ${id}`);
  return item;
}

export const formOf = (pack: Pack, id: string): Form => itemOf(pack.forms, 'form', id);
export const routeOf = (pack: Pack, id: string): Route => itemOf(pack.routes, 'route', id);
export const ladderOf = (pack: Pack, id: string): Ladder => itemOf(pack.ladders, 'ladder', id);
export const parameterOf = (pack: Pack, id: string): Parameter => itemOf(pack.parameters, 'parameter', id);
export const ruleOf = (pack: Pack, id: string): Rule => itemOf(pack.rules, 'rule', id);
export const gateOf = (pack: Pack, id: string): Gate => itemOf(pack.gates, 'gate', id);
export const planOf = (pack: Pack, id: string): Plan => itemOf(pack.plans, 'plan', id);
export const requestKindOf = (pack: Pack, id: string): RequestKind => itemOf(pack.requests, 'kind of request', id);
/** The pack that is named, of those that a decision knows; nothing named means the one that the process stands under. */
export function packNamed(w: { readonly pack: Pack; readonly packHash: string; readonly packs?: ReadonlyMap<string, Pack> }, hash: string | null | undefined): Pack {
  if (hash === null || hash === undefined || hash === w.packHash) return w.pack;
  const pack = w.packs?.get(hash);
  if (!pack) throw new Error(`the pack ${hash} was not read`);
  return pack;
}

/** What the pack says of a wait; one that it does not know asks nobody and has no day. */
export const waitOf = (pack: Pack, wait: string): Wait | undefined => pack.waits.find((each) => each.wait === wait);
