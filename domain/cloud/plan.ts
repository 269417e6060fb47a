import { may, type Related } from '../access/may';
import { endAwaiting } from '../record/movement';
import type { Actor, Case, CloudPlanRow, Decided, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { faultsOfSheet, totalsOf, type HostSheet } from './sheet';
import { withinBound } from './bound';

export const PROVIDER_ROLE = 'cloud_provider';
/** How the people of a case's cloud plan stand to it: its unit, and the office of the provider it names. */
export const relatedToPlan = (c: Case, provider = c.cloud?.plan?.provider): Related => ({ ...(c.project && { unit: c.project.unit }), keys: provider === undefined ? [] : [`${PROVIDER_ROLE}@${provider}`] });

export type DraftPlan = { readonly version: number; readonly provider: string; readonly sheet: HostSheet; readonly form: string };
type Standing = { readonly projectId: string; readonly version: number };

/** After it the plan stands as drafted, signed by nobody; what was signed before was another version. `version` is the one that the drafter saw, 0 for none. */
export function draftCloudPlan(c: Case, { version, provider, sheet, form }: DraftPlan, w: World): Refusal | Decided<Standing> {
  const hindrance = drafting(c, w, 'cloud-plan.draft');
  if (hindrance) return hindrance;
  if (!isProvider(provider, w)) return { refused: 'provider-unknown', provider };
  const last = c.cloud?.plan?.version ?? 0;
  if (version !== last) return { refused: 'plan-changed-elsewhere', version: last };
  const faults = faultsOfSheet(w.pack, sheet, '');
  if (faults.length > 0) return { refused: 'form-invalid', faults };
  const payload = { version: last + 1, by: w.actor.id, provider, hosts: sheet.hosts.length, quantities: totalsOf(sheet), form };
  return { facts: [{ kind: 'cloud-plan.drafted', v: 1, payload }], answer: { projectId: c.process.id, version: last + 1 } };
}

/** A body of the pack at which somebody holds the office of a provider. */
const isProvider = (organ: string, { pack, directory }: World): boolean => pack.organs.some(({ id }) => id === organ) && directory.holders(`${PROVIDER_ROLE}@${organ}`).length > 0;

/** After it one side stands for this version; unit and provider make the plan together (003 A1, R060). */
export function signCloudPlan(c: Case, { version }: { version: number }, w: World): Refusal | Decided<Standing & { side: 'unit' | 'provider' }> {
  const plan = standing(c, version, { w, act: 'cloud-plan.sign' });
  if (isRefusal(plan)) return plan;
  const side = sideOf(w.actor, plan);
  if (signedFor(plan, side) !== null) return { refused: 'already-signed', side };
  return { facts: [{ kind: 'cloud-plan.signed', v: 1, payload: { version, side, by: w.actor.id } }], answer: { projectId: c.process.id, version, side } };
}

/** After it the plan lies with the cloud manager. Both have signed it, and no service exceeds what was approved (003 A1, R059, R060). */
export function reportCloudPlan(c: Case, { version }: { version: number }, w: World): Refusal | Decided<Standing> {
  const plan = standing(c, version, { w, act: 'cloud-plan.report' });
  if (isRefusal(plan)) return plan;
  const missing = (['unit', 'provider'] as const).filter((side) => signedFor(plan, side) === null);
  if (missing.length > 0) return { refused: 'plan-not-signed', missing };
  const rulings = withinBound(c, plan.quantities, w);
  if (isRefusal(rulings)) return rulings;
  return { facts: [{ kind: 'cloud-plan.reported', v: 1, payload: { version, by: w.actor.id, rulings } }, ...endAwaiting(c, 'cloud-plan', 'reported')], answer: { projectId: c.process.id, version } };
}

/** The side for which somebody signs a plan: that of the provider it names, else its unit's. */
export const sideOf = ({ holdings }: Actor, { provider }: CloudPlanRow): 'unit' | 'provider' => (holdings.some(({ role, organ }) => role === PROVIDER_ROLE && organ === provider) ? 'provider' : 'unit');
/** Who signed a plan for a side; null where nobody has. */
export const signedFor = (plan: CloudPlanRow, side: 'unit' | 'provider'): string | null => (side === 'unit' ? plan.unitSignedBy : plan.providerSignedBy);

function standing(c: Case, version: number, { w, act }: { w: World; act: 'cloud-plan.sign' | 'cloud-plan.report' }): CloudPlanRow | Refusal {
  const hindrance = drafting(c, w, act);
  if (hindrance) return hindrance;
  const plan = c.cloud?.plan;
  if (plan?.state !== 'drafting') return { refused: 'plan-not-drafted' };
  return plan.version === version ? plan : { refused: 'plan-changed-elsewhere', version: plan.version };
}

/** Why this person cannot work at the plan now, if she cannot. */
function drafting(c: Case, w: World, act: 'cloud-plan.draft' | 'cloud-plan.sign' | 'cloud-plan.report'): Refusal | undefined {
  if (!c.project || !may(w.actor, act, relatedToPlan(c))) return { refused: 'not-your-unit' };
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  return c.awaits.some(({ what, state }) => what === 'cloud-plan' && state === 'open') ? undefined : { refused: 'no-cloud-plan-awaited', stage: c.process.stage };
}
