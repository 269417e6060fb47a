import { acknowledge as signFor } from '../../domain/supervision/acknowledge';
import { rowOf } from '../../domain/supervision/assign';
import { createTask, type Creating } from '../../domain/supervision/create';
import { occur as openOccurrence } from '../../domain/supervision/occur';
import { report as reportDone } from '../../domain/supervision/report';
import { changeLeads, markKey, moveDay } from '../../domain/supervision/steer';
import { urge as urgeByHand } from '../../domain/supervision/urge';
import type { TaskRow } from '../../domain/record/case';
import { agree, importPlan, onOne, sendBack, who, type Deed } from './deeds';
import { aRecord, on, PACK, type MemoryRecord } from './memory-record';

/** The process of a row of the plan of 2019. */
export const rowId = (row: string): string => `shanghai-2019.SH19-${row}`;
/** The person who answers for an organ among the invented people. */
export const ownerOf = (organ: string): string => `${organ.replace(/^sh-/, '')}-${KEY_DEPARTMENTS.has(organ) ? 'review' : 'owner'}`;
const KEY_DEPARTMENTS: ReadonlySet<string> = new Set(PACK.plans.flatMap(({ tasks }) => tasks.flatMap(({ unit, department }) => (unit === undefined || department === undefined ? [] : [department]))));

/** The lead, or a member of a collective, signs for a task. */
export const acknowledge = (id: string, by: string, member?: string): Deed => onOne(id, { by, content: { acknowledge: id } }, (c, w) => signFor(c, { member }, w));
/** A member reports for itself. */
export const answer = (id: string, member: string, by = ownerOf(member)): Deed => onOne(id, { by, content: { answer: id, member } }, (c, w) => reportDone(c, { report: `text-report-${member}`, member }, w));
/** The supervisor puts a task under key supervision. */
export const mark = (id: string, by = 'zhengshi'): Deed => onOne(id, { by, content: { mark: id } }, (c, w) => markKey(c, { reason: 'text-reason' }, w));
/** She moves its day. */
export const move = (id: string, dueOn: string, by = 'zhengshi'): Deed => onOne(id, { by, content: { move: id, dueOn } }, (c, w) => moveDay(c, { dueOn, reason: 'text-reason' }, w));
/** She urges whoever owes the answer. */
export const urge = (id: string, by = 'zhengshi'): Deed => onOne(id, { by, content: { urge: id } }, (c, w) => urgeByHand(c, w));
/** She gives it to others. */
export const reassign = (id: string, leads: readonly string[], { by = 'zhengshi', cooperating = [] }: { by?: string; cooperating?: readonly string[] } = {}): Deed =>
  onOne(id, { by, content: { reassign: id, leads: [...leads] } }, (c, w) => changeLeads(c, { leads, cooperating, reason: 'text-reason' }, w));
/** She opens one more occurrence of a recurring row. */
export function occur(row: string, dueOn: string, by = 'zhengshi'): Deed {
  const [plan] = PACK.plans;
  const item = plan?.tasks.find(({ id }) => id === `SH19-${row}`);
  const members = PACK.memberLists.find(({ id }) => id === item?.collective?.members)?.members;
  return { ids: [rowId(row), `${rowId(row)}.${dueOn}`], by: who(by), content: { occur: row, dueOn }, decide: (cases, w) => openOccurrence(cases, { id: rowId(row), dueOn, row: plan && item && rowOf(plan, item, members) }, w) };
}
/** She creates a task that no plan lists. */
export function create(task: Partial<Creating> = {}, by = 'zhengshi'): Deed {
  const creating: Creating = { id: 'adhoc-1', origin: 'leader-instruction', reference: '批示〔2019〕3号', title: '排查积水点', leads: ['sh-zjw'], cooperating: ['sh-swj'], dueOn: '2019-08-30', ...task };
  return { ids: [creating.id], by: who(by), content: { create: creating.id }, decide: (cases, w) => createTask(cases.get(creating.id), creating, w) };
}

/** The plan imported on a day, by the product's own act. */
export async function planOn(local: string, members?: Readonly<Record<string, readonly string[]>>): Promise<MemoryRecord> {
  const record = aRecord({ at: on(local) });
  for (const plan of PACK.plans) await record.do(importPlan(plan, 'zhengshi', members));
  return record;
}

/** The verification of a member's answer that waits for the working group. */
export function verifying(record: MemoryRecord, id: string, member: string): TaskRow {
  const c = record.case(id);
  const round = c.rounds.findLast(({ path, state }) => path === `@${member}` && state === 'open');
  const task = c.tasks.find((each) => each.route === 'verification' && each.round === round?.round && (each.state === 'open' || each.state === 'claimed'));
  if (!task) throw new Error(`no answer of ${member} waits in ${id}`);
  return task;
}
/** The working group accepts a member's answer. */
export const accepted = (record: MemoryRecord, id: string, member: string): Deed => agree(verifying(record, id, member).id, 'zhengshi');
/** It sends the answer back with items. */
export const returned = (record: MemoryRecord, id: string, member: string): Deed => sendBack(verifying(record, id, member).id, 'zhengshi');
