import type { CloudFact } from '../../domain/cloud/facts';
import type { CloudPlanState } from '../../domain/cloud/states';
import type { FactOf, Recorded } from '../../domain/record/fact';
import { iso, notices, rulings } from './apply-parts';
import { insert, update, type Row, type RowOp } from './tables';

type At<K extends CloudFact['kind']> = Recorded<FactOf<K>>;
const planIn = ({ processId, payload }: { processId: string; payload: { version: number } }, state: CloudPlanState, more: Row<'cloud_plan'> = {}): RowOp => update('cloud_plan', { process_id: processId, version: payload.version }, { state, ...more });

/** What the facts of the cloud do to the rows. Approved quantities are written here, by the approval; a change writes them anew by a fact of its own. */
export const APPLY_CLOUD: { readonly [K in CloudFact['kind']]: (fact: At<K>) => RowOp[] } = {
  'approval.proposed': ({ processId, at, payload: { round, by, amountFen, cloud, again } }) => {
    const key = { process_id: processId, round };
    const figures = { by_id: by, amount_fen: amountFen, cloud, proposed_at: iso(at) };
    return [again ? update('approval', key, { ...figures, lapsed_at: null }) : insert('approval', { ...key, ...figures })];
  },
  'approval.lapsed': ({ processId, at, payload: { round } }) => [update('approval', { process_id: processId, round }, { lapsed_at: iso(at) })],
  'project.approved': ({ processId, seq, payload: { amountFen, cloud, declaredCloud } }) => [
    update('project', { id: processId }, { approved_fen: amountFen }),
    ...Object.entries(cloud ?? {}).map(([service, quantity]) => insert('approved_quantity', { process_id: processId, service, declared: declaredCloud?.[service] ?? 0, quantity, seq })),
  ],
  'cloud-plan.drafted': ({ processId, at, payload: { version, by, provider, hosts, quantities, form } }) =>
    [insert('cloud_plan', { process_id: processId, version, state: 'drafting', provider_id: provider, provider_key: `cloud_provider@${provider}`, hosts, quantities, form, drafted_by: by, drafted_at: iso(at) })],
  'cloud-plan.signed': ({ processId, payload: { version, side, by } }) => [update('cloud_plan', { process_id: processId, version }, side === 'unit' ? { unit_signed_by: by } : { provider_signed_by: by })],
  'cloud-plan.reported': (fact) => [planIn(fact, 'reported', { reported_at: iso(fact.at) }), ...rulings(fact, fact.payload.rulings)],
  'cloud-plan.returned': (fact) => [planIn(fact, 'returned')],
  'cloud-plan.confirmed': (fact) => [planIn(fact, 'confirmed', { confirmed_at: iso(fact.at) })],
  'allocation.ordered': (fact) => [planIn(fact, 'ordered', { ordered_at: iso(fact.at) })],
  'allocation.answered': (fact) => answered(fact),
  'cloud-plan.scanned': ({ processId, payload: { version, on, report } }) => [update('cloud_plan', { process_id: processId, version }, { scanned_on: on, scan_report: report })],
  'cloud-plan.went-live': (fact) => [planIn(fact, 'live', { live_on: fact.payload.on }), ...notices(fact, 'cloud-live', fact.payload.tells)],
  'migration.failed': (fact) => [planIn(fact, 'failed', { live_on: null, scanned_on: null, scan_report: null, faults: fact.payload.items }), ...notices(fact, 'migration-failed', fact.payload.tells)],
  'migration.accepted': (fact) => [planIn(fact, 'accepted', { accepted_at: iso(fact.at) })],
};

/** An allocation that contradicts the plan moves nothing: it is told to those who look after the platform. */
function answered(fact: At<'allocation.answered'>): RowOp[] {
  const { answer, tells } = fact.payload;
  const moved = answer === 'allocated' ? [planIn(fact, 'allocated', { allocated_at: iso(fact.at) })] : answer === 'rejected' ? [planIn(fact, 'rejected')] : [];
  return [...moved, ...notices(fact, `allocation-${answer}`, tells)];
}
