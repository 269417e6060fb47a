import { feel, type FeelInputs } from '../policy/feel';
import type { Seat, Step } from '../policy/pack';
import type { Case } from '../record/case';
import { subjectOf } from './subject';

/** Everything that an expression of a route may speak of, with a value of its type. A case has those that it knows; asked for another, an expression is an error. */
export const ROUTE_INPUTS: FeelInputs = { process: 'projectLifecycle', kind: 'NEW', channel: 'daily', amount_fen: 1, year: 2019, unit: 'u', department: 'd', group: 'g', has_cloud: true, request_kind: 'project-change', key_task: true };

/** What this case lets an expression speak of. */
export function routeInputs(c: Case): FeelInputs {
  const { project, operationYear, request, about } = c;
  const subject = subjectOf(c);
  const own = project ?? about?.project;
  return {
    process: c.process.kind,
    ...(subject && { unit: subject.unit, department: subject.department }),
    ...(own && { kind: own.kind, channel: own.channel, amount_fen: own.amountFen, year: own.year, has_cloud: own.cloud !== null, key_task: own.keyTask !== null, ...(own.group !== null && { group: own.group }) }),
    ...(operationYear && { amount_fen: operationYear.amountFen, year: operationYear.year }),
    ...(request && { request_kind: request.kind, channel: request.channel }),
  };
}

/** Whether a step is asked for in this case, with what its condition saw; a step without a condition always is. */
export function conditionOf({ if: condition }: Step, c: Case): { readonly holds: boolean; readonly when: string; readonly inputs: FeelInputs } | undefined {
  if (!condition) return undefined;
  const inputs = routeInputs(c);
  const holds = feel(condition.feel, inputs);
  if (typeof holds !== 'boolean') throw new Error(`condition ${condition.feel} is neither true nor false`);
  return { holds, when: condition.feel, inputs };
}

/** The organ that an expression names for a seat. */
export function organByFeel({ feel: expression }: Extract<Seat['at'], { readonly feel: string }>, c: Case): string {
  const organ = feel(expression, routeInputs(c));
  if (typeof organ !== 'string') throw new Error(`expression ${expression} names no organ`);
  return organ;
}
