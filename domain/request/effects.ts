import { approvedQuantities } from '../cloud/approved';
import { declaredServices, type Quantities } from '../cloud/sheet';
import type { RequestKind } from '../policy/request';
import type { Case, CloudPlanRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import type { Changes, QuantityChange } from './facts';

/** The fields of a form that the effect reads, as the pack's schema lets them through. */
export type ChangeForm = { readonly amountFen?: number; readonly cloud?: Quantities; readonly scope?: string };
type Granting = { readonly requestId: string; readonly changes: Changes; readonly w: World };

/** What a kind of request can bring about: what its form asks of the subject, whether that may still take effect, and the facts of its taking effect. */
export type Effect = {
  readonly asks: (about: Case, form: ChangeForm, w: World) => Refusal | Changes;
  readonly stands: (about: Case, changes: Changes) => Refusal | undefined;
  readonly granted: (granting: Granting) => readonly Fact[];
};

/** The effects that a pack may name. */
export const EFFECT: Readonly<Record<RequestKind['effect'], Effect>> = {
  'project-change': {
    asks: changesOf,
    stands: belowPlan,
    granted: ({ requestId, changes, w }) => [{ kind: 'project.changed', v: 1, payload: { requestId, changes, by: w.actor.id } }],
  },
  record: {
    asks: () => ({ amount: null, cloud: [], scope: false }),
    stands: () => undefined,
    granted: ({ requestId }) => [{ kind: 'project.change-ended', v: 1, payload: { requestId, outcome: 'granted' } }],
  },
};

/** What really changes of an approved project, each item beside what it replaces; a figure that stays as it was is no change. */
function changesOf(about: Case, { amountFen, cloud = {}, scope }: ChangeForm, w: World): Refusal | Changes {
  const quantities = quantitiesOf(about, cloud, w);
  if (isRefusal(quantities)) return quantities;
  const changes = { amount: amountOf(about.project?.approvedFen ?? 0, amountFen), cloud: quantities, scope: scope !== undefined };
  return isNothing(changes) ? { refused: 'nothing-changes' } : (belowPlan(about, changes) ?? changes);
}

const amountOf = (approvedFen: number, amountFen: number = approvedFen): Changes['amount'] => (amountFen === approvedFen ? null : { fromFen: String(approvedFen), toFen: String(amountFen) });
const isNothing = ({ amount, cloud, scope }: Changes): boolean => amount === null && cloud.length === 0 && !scope;

/** Where cloud was approved, any service that a declaration quantifies may be changed; a project without cloud has none to change (003 A1). */
function quantitiesOf(about: Case, cloud: Quantities, { pack }: World): Refusal | readonly QuantityChange[] {
  const approved = approvedQuantities(about);
  const known = approved === null ? [] : declaredServices(pack).map(({ service }) => service);
  const unknown = Object.keys(cloud).filter((service) => !known.includes(service));
  if (unknown.length > 0) return { refused: 'quantities-unknown', services: unknown };
  return known.flatMap((service): QuantityChange[] => {
    const [from, to] = [approved?.[service] ?? null, cloud[service]];
    return to === undefined || to === (from ?? 0) ? [] : [{ service, from, to }];
  });
}

const NOT_IN_FORCE: ReadonlySet<CloudPlanRow['state']> = new Set(['drafting', 'returned', 'rejected']);

/** What a plan that was reported or carried out takes of a service is not taken from under it: no change goes below it. */
function belowPlan({ cloud }: Case, changes: Changes): Refusal | undefined {
  const plan = cloud?.plan;
  if (!plan || NOT_IN_FORCE.has(plan.state)) return undefined;
  const services = changes.cloud.flatMap(({ service, to }) => { const planned = plan.quantities[service] ?? 0; return to < planned ? [{ service, planned, asked: to }] : []; });
  return services.length > 0 ? { refused: 'change-below-plan', services } : undefined;
}
