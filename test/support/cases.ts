import type { TaskRow } from '../../domain/record/case';
import { batchId, windowId } from '../../domain/declaration/ids';
import type { FactOf, Recorded } from '../../domain/record/fact';
import { accept, agree, applyFor, correct, declare, importPlan, openWindow, operate, rank, reach, report, resubmit, sendBack, sendBatch, settleFor, use, type Declaring } from './deeds';
import { aRecord, on, PACK, type MemoryRecord } from './memory-record';

/** The task of a step that waits for somebody; where a step has several, that of a seat. */
export function waiting(record: MemoryRecord, at: string, id = 'p1'): TaskRow {
  const found = record.case(id).tasks.find((task) => (task.state === 'open' || task.state === 'claimed') && (task.step === at || task.seat === at));
  if (!found) throw new Error(`nothing waits at ${at}: ${JSON.stringify(record.case(id).tasks)}`);
  return found;
}

/** How far a project has come. Each is the work of the one before and one more act. */
const ROAD = {
  declared: (record: MemoryRecord, project: Declaring) => record.do(declare(project)),
  confirmed: async (record: MemoryRecord) => { await record.do(agree(waiting(record, 'confirm').id, 'zjw-review')); return throughBatch(record); },
  reviewed: (record: MemoryRecord) => record.do(agree(waiting(record, 'first-review').id, 'wangmin')),
  countersigned: (record: MemoryRecord) => record.do(agree(waiting(record, 'countersigner').id, 'zhaoliu')),
  approved: (record: MemoryRecord) => record.do(agree(waiting(record, 'finance-countersigner').id, 'lisi')),
  built: async (record: MemoryRecord) => { for (const { id } of PACK.milestones) await record.do(reach('p1', id)); },
  applied: (record: MemoryRecord) => record.do(applyFor('p1')),
  accepted: (record: MemoryRecord) => record.do(agree(waiting(record, 'accept').id, 'zjw-review')),
} as const;
/** What the department has confirmed goes to the authority in its batch, and is accepted there; the window is opened for it. */
export async function throughBatch(record: MemoryRecord, id = 'p1'): Promise<object> {
  const { project } = record.case(id);
  if (!project) throw new Error(`${id} is no project`);
  const { channel, year, department } = project;
  if (!record.has(windowId('shanghai', channel, year))) await record.do(openWindow({ channel, year }));
  const of = { channel, year, department, by: `${department.replace(/^sh-/, '')}-review` };
  await record.do(rank([id], of));
  await record.do(sendBatch([id], of));
  return record.do(accept(waiting(record, 'accept', batchId(department, channel, year)).id, [id]));
}

export type Milestone = keyof typeof ROAD;

/** A project that has come this far, in a record of its own: `aProject('reviewed')` waits for its countersigners. */
export async function aProject(until: Milestone = 'declared', project: Declaring = {}, beginning: Parameters<typeof aRecord>[0] = {}): Promise<MemoryRecord> {
  const record = aRecord(beginning);
  await ROAD.declared(record, project);
  if (until !== 'declared') await comeTo(record, until);
  return record;
}

/** Brings a declared project further along the road, from wherever it waits. */
export async function comeTo(record: MemoryRecord, until: Milestone): Promise<void> {
  const stops = (Object.keys(ROAD) as Milestone[]).slice(1);
  for (const stop of stops.slice(stops.findIndex((each) => isNext(record, each)), stops.indexOf(until) + 1)) await ROAD[stop](record, {});
}

const WAITS_AT: Record<Milestone, string> = { declared: '', confirmed: 'confirm', reviewed: 'first-review', countersigned: 'countersigner', approved: 'finance-countersigner', built: 'build', applied: 'acceptance', accepted: 'accept' };
const isNext = (record: MemoryRecord, stop: Milestone): boolean => (stop === 'built' || stop === 'applied' ? record.case().process.stage === WAITS_AT[stop] && record.case().tasks.every(({ state }) => state !== 'open') : waitsFor(record, stop));
const waitsFor = (record: MemoryRecord, stop: Milestone): boolean => record.case().tasks.some(({ state, step, seat }) => state === 'open' && (step === WAITS_AT[stop] || seat === WAITS_AT[stop]));

/** Sends the project back from where it stands, at the step given. */
export const returned = (record: MemoryRecord, step: string, by: string): Promise<object> => record.do(sendBack(waiting(record, step).id, by));
/** The unit answers everything that was asked for. */
export const supplemented = (record: MemoryRecord, project: Declaring = {}): Promise<object> => record.do(resubmit('p1', project));

export const TASK_ID = 'shanghai-2019.SH19-23';
/** The ten tasks of the 2019 plan, assigned; the one that tests speak of is that of the housing commission, due at the end of 2020. */
export async function aPlan(): Promise<MemoryRecord> {
  const record = aRecord();
  const [plan] = PACK.plans;
  if (!plan) throw new Error('the pack has no plan');
  await record.do(importPlan(plan));
  return record;
}

/** The task, reported by its lead and waiting for the supervisor. */
export async function aReportedTask(): Promise<MemoryRecord> {
  const record = await aPlan();
  await record.do(report(TASK_ID));
  return record;
}

/** The year of operation that tests speak of, of the project that they speak of. */
export const YEAR_ID = 'p1.2019';
const YEAR = {
  declared: (record: MemoryRecord) => record.do(operate('p1', 2019)),
  reviewed: (record: MemoryRecord) => decideYear(record, 'reviewer', 'wangmin'),
  running: (record: MemoryRecord) => decideYear(record, 'finance', 'lisi'),
  used: async (record: MemoryRecord) => { record.at = on('2020-01-06 09:00'); for (let month = 1; month <= 11; month += 1) await record.do(use(YEAR_ID, `2019-${String(month).padStart(2, '0')}`)); },
  asked: async (record: MemoryRecord) => { await record.do(use(YEAR_ID, '2019-12')); await record.do(settleFor(YEAR_ID)); },
  settled: (record: MemoryRecord) => decideYear(record, 'finance', 'lisi'),
} as const;
const decideYear = (record: MemoryRecord, seat: string, by: string): Promise<object> => record.do(agree(waiting(record, seat, YEAR_ID).id, by));

/** A system in operation whose year has come this far. */
export async function aYear(until: keyof typeof YEAR): Promise<MemoryRecord> {
  const record = await aProject('accepted');
  for (const stop of (Object.keys(YEAR) as (keyof typeof YEAR)[]).slice(0, Object.keys(YEAR).indexOf(until) + 1)) await YEAR[stop](record);
  return record;
}

type Decision = Recorded<FactOf<'round.ended'>>;
/** The last decision of a route, as a correction names it. */
export function decisionOn(record: MemoryRecord, route = 'review', id = 'p1'): { of: number; facts: readonly Recorded[] } {
  const facts = record.facts(id);
  const ended = facts.findLast((fact): fact is Decision => fact.kind === 'round.ended' && fact.payload.route === route && fact.payload.outcome !== 'returned');
  return { of: ended?.seq ?? 0, facts };
}

type Asked = { readonly id?: string; readonly route?: string; readonly of?: number; readonly amountFen?: number; readonly outcome?: 'agreed' | 'not-agreed'; readonly shown?: number };
/** What somebody is told who wants to correct a decision. */
export const refusedTo = async (record: MemoryRecord, by: string, { id = 'p1', route = 'review', ...asked }: Asked = {}): Promise<object> => record.act(correct(id, { by, ...decisionOn(record, route, id), ...asked }));
