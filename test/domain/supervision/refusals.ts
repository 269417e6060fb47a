import { aPlan, aReportedTask, TASK_ID, waiting } from '../../support/cases';
import { agree, askExtension, cancel, importPlan, report, says } from '../../support/deeds';
import { aRecord, PACK } from '../../support/memory-record';
import type { RefusalCase } from '../../support/refusal-case';

const [plan] = PACK.plans;
if (!plan) throw new Error('the pack has no plan');
const aVerifiedTask = async () => { const record = await aReportedTask(); await record.do(agree(waiting(record, 'verify', TASK_ID).id, 'zhengshi')); return record; };

/** Every "no" around a task of the plan. */
export const SUPERVISION_REFUSALS: readonly RefusalCase[] = [
  { refused: 'role-missing', when: 'a reviewer imports the plan', says: { role: 'supervisor' }, meet: async () => aRecord().act(importPlan(plan, 'wangmin')) },
  { refused: 'plan-already-imported', when: 'the plan is imported again', says: { plan: 'shanghai-2019' }, meet: async () => (await aPlan()).act(importPlan(plan)) },
  { refused: 'not-the-lead', when: 'another lead reports the task', meet: async () => (await aPlan()).act(report(TASK_ID, 'yjj-review')) },
  { refused: 'not-the-lead', when: 'the clerk of the unit reports what its department leads', meet: async () => (await aPlan()).act(report(TASK_ID, 'zjw-clerk')) },
  { refused: 'not-the-lead', when: 'the supervisor asks for more time herself', meet: async () => (await aPlan()).act(askExtension(TASK_ID, '2021-06-30', 'zhengshi')) },
  { refused: 'not-the-lead', when: 'the lead cancels its own task', meet: async () => (await aPlan()).act(cancel(TASK_ID, 'zjw-review')) },
  { refused: 'not-awaiting-a-report', when: 'it was reported and is being verified', meet: async () => (await aReportedTask()).act(report(TASK_ID)) },
  { refused: 'not-awaiting-a-report', when: 'it was reported a moment ago and nothing has moved', meet: async () => { const record = await aPlan(); record.act(report(TASK_ID)); return record.act(report(TASK_ID)); } },
  { refused: 'not-awaiting-a-report', when: 'more time is asked for what is being verified', meet: async () => (await aReportedTask()).act(askExtension(TASK_ID, '2021-06-30')) },
  { refused: 'not-awaiting-a-report', when: 'what is being verified is cancelled', meet: async () => (await aReportedTask()).act(cancel(TASK_ID)) },
  { refused: 'process-closed', when: 'a verified task is reported', says: { outcome: 'verified' }, meet: async () => (await aVerifiedTask()).act(report(TASK_ID)) },
  { refused: 'process-closed', when: 'a verified task is cancelled', meet: async () => (await aVerifiedTask()).act(cancel(TASK_ID)) },
  { refused: 'extension-already-asked', when: 'a request is still being decided', meet: async () => { const record = await aPlan(); await record.do(askExtension(TASK_ID, '2021-06-30')); return record.act(askExtension(TASK_ID, '2021-07-31')); } },
  { refused: 'extension-not-later', when: 'the new day is the day that holds', says: { dueOn: '2020-12-31' }, meet: async () => (await aPlan()).act(askExtension(TASK_ID, '2020-12-31')) },
  { refused: 'extension-not-later', when: 'after an extension the day asked for lies before the extended one', says: { dueOn: '2021-06-30' }, meet: async () => { const record = await aPlan(); await record.do(askExtension(TASK_ID, '2021-06-30')); await record.do(agree(waiting(record, 'grant', TASK_ID).id, 'zhengshi')); return record.act(askExtension(TASK_ID, '2021-03-31')); } },
  { refused: 'extension-not-later', when: 'the task is overdue and the new day is today', says: { dueOn: '2021-02-01' }, meet: async () => { const record = await aPlan(); await record.travel('2021-02-01 10:00'); return record.act(askExtension(TASK_ID, '2021-02-01')); } },
  { refused: 'outside-calendar', when: 'the new day lies in a year whose working days nobody knows', says: { on: '2031-06-30' }, meet: async () => (await aPlan()).act(askExtension(TASK_ID, '2031-06-30')) },
  { refused: 'not-a-candidate', when: 'the lead verifies its own report', meet: async () => { const record = await aReportedTask(); return record.act(agree(waiting(record, 'verify', TASK_ID).id, 'zjw-review')); } },
  { refused: 'items-required', when: 'the supervisor returns a report and names nothing', meet: async () => { const record = await aReportedTask(); const { id } = waiting(record, 'verify', TASK_ID); return record.act(says(id, { by: 'zhengshi', outcome: 'return', items: [] })); } },
];
