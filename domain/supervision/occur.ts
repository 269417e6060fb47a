import { may } from '../access/may';
import type { Case, Decided, SupervisedRow, World } from '../record/case';
import type { Refusal } from '../refusal';
import { occurrenceId, occurrenceOf, open, type Assigning } from './assign';
import { dayFault } from './steer';

type Occurring = { readonly id: string; readonly dueOn: string; readonly row: Assigning | undefined };

/** After it a recurring row has one more occurrence: a task of its own, due on this day. */
export function occur(cases: ReadonlyMap<string, Case>, { id, dueOn, row }: Occurring, w: World): Refusal | Decided<{ readonly taskId: string; readonly dueOn: string }> {
  const standing = cases.get(id);
  if (!standing?.supervised || !may(w.actor, 'supervised.steer')) return { refused: 'not-the-supervisor' };
  if (standing.process.closedAt !== null) return { refused: 'process-closed', outcome: standing.process.outcome };
  if (standing.supervised.dueKind !== 'recurring' || !row) return { refused: 'not-recurring' };
  const taskId = occurrenceId(id, dueOn);
  const fault = notFree(cases, { taskId, dueOn }, w);
  if (fault) return fault;
  const opened = open(occurrenceOf(id, asItStands(row, standing.supervised), dueOn), w);
  return { facts: [{ kind: 'supervised.occurred', v: 1, payload: { by: w.actor.id, taskId, dueOn } }], also: { [taskId]: opened }, answer: { taskId, dueOn } };
}

const notFree = (cases: ReadonlyMap<string, Case>, { taskId, dueOn }: { taskId: string; dueOn: string }, w: World): Refusal | undefined => (cases.has(taskId) ? { refused: 'occurrence-already-open', dueOn } : dayFault(dueOn, w));

/** The row with whoever leads it and answers for it by now. */
const asItStands = (row: Assigning, { leads, cooperating, answers, department, unit }: SupervisedRow): Assigning =>
  ({ ...row, leads, cooperating, department, unit, ...(row.collective && { collective: { ...row.collective, members: answers.map(({ member }) => member) } }) });
