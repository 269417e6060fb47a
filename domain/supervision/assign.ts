import { told } from '../approval/told';
import { dayOf } from '../calendar/calendar';
import type { Plan, PlanTask } from '../policy/pack';
import type { World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import { ownersAt } from './owing';

/** The id of the process of a plan's row: the business's own key. */
export const supervisedTaskId = (plan: string, item: string): string => `${plan}.${item}`;
/** The id of an occurrence of a recurring row: that of the row, and its day. */
export const occurrenceId = (standing: string, dueOn: string): string => `${standing}.${dueOn}`;

type Assigned = FactOf<'supervised.assigned'>['payload'];
/** A task about to be assigned; who is told is found out here. */
export type Assigning = Omit<Assigned, 'tells' | 'jurisdiction' | 'historical'> & { readonly silent?: boolean };

/** Opens a task (交办): who answers is told, unless it comes with something that tells already, or its day was past before it came. */
export function open({ silent = false, ...task }: Assigning, w: World): Fact[] {
  const isHistorical = task.dueOn !== undefined && task.dueOn < dayOf(w.calendar, w.at);
  const tells = silent || isHistorical ? [] : told(w, ownersAt(task.collective?.members ?? task.leads));
  const { jurisdiction } = w.pack;
  return [
    { kind: 'process.opened', v: 1, payload: { kind: 'supervisedTask', subjectId: task.item, jurisdiction, pack: w.packHash, title: task.title } },
    { kind: 'supervised.assigned', v: 1, payload: { jurisdiction, ...task, ...(isHistorical && { historical: true }), tells } },
  ];
}

/** A row of a plan as it is assigned: its leads, cooperating units and day, as the document has them. */
export function rowOf(plan: Pick<Plan, 'id' | 'document'>, item: PlanTask, members: readonly string[] | undefined): Assigning {
  const [first = ''] = item.leads;
  const { department = first } = item;
  return {
    plan: plan.id, document: plan.document, item: item.id, row: item.row, title: item.title.zh, clause: item.clause, ladder: item.ladder, leads: item.leads, cooperating: [...item.cooperating, ...(item.implementing ?? [])],
    department, unit: item.unit ?? department, ...timeOf(item.due), ...(item.collective && members && { collective: { list: item.collective.members, members } }),
  };
}

function timeOf(due: PlanTask['due']): Pick<Assigning, 'dueOn' | 'due'> {
  const dueOn = lastDay(due);
  return { due: { kind: due.kind, ...('from' in due && due.from !== undefined && { startsOn: due.from }) }, ...(dueOn !== undefined && { dueOn }) };
}

/** One occurrence of a recurring row, due on its day. */
export const occurrenceOf = (standing: string, row: Assigning, dueOn: string): Assigning => ({ ...row, title: `${row.title}（${dueOn}）`, dueOn, due: { kind: 'by_date' }, occurrenceOf: standing });

function lastDay(due: PlanTask['due']): string | undefined {
  if (due.kind === 'window') return due.to;
  return due.kind === 'by_date' ? due.on : undefined;
}

/** A row of a plan as a task, without what an import adds. */
export const assign = (plan: Pick<Plan, 'id' | 'document'>, item: PlanTask, w: World): Fact[] => open(rowOf(plan, item, undefined), w);
