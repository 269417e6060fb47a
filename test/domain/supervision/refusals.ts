import { aPlan, aReportedTask, TASK_ID, waiting } from '../../support/cases';
import { agree, askExtension, cancel, importPlan, report, says } from '../../support/deeds';
import { aRecord, PACK } from '../../support/memory-record';
import { acknowledge, answer, create, mark, move, occur, planOn, reassign, rowId, urge } from '../../support/supervision-deeds';
import type { RefusalCase } from '../../support/refusal-case';

const SHARED = rowId('04');
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
  { refused: 'not-awaiting-a-report', when: 'what was verified a moment ago is cancelled', meet: async () => { const record = await aReportedTask(); record.act(agree(waiting(record, 'verify', TASK_ID).id, 'zhengshi')); return record.act(cancel(TASK_ID)); } },
  { refused: 'process-closed', when: 'a verified task is reported', says: { outcome: 'verified' }, meet: async () => (await aVerifiedTask()).act(report(TASK_ID)) },
  { refused: 'process-closed', when: 'a verified task is cancelled', meet: async () => (await aVerifiedTask()).act(cancel(TASK_ID)) },
  { refused: 'extension-already-asked', when: 'a request is still being decided', meet: async () => { const record = await aPlan(); await record.do(askExtension(TASK_ID, '2021-06-30')); return record.act(askExtension(TASK_ID, '2021-07-31')); } },
  { refused: 'extension-not-later', when: 'the new day is the day that holds', says: { dueOn: '2020-12-31' }, meet: async () => (await aPlan()).act(askExtension(TASK_ID, '2020-12-31')) },
  { refused: 'extension-not-later', when: 'after an extension the day asked for lies before the extended one', says: { dueOn: '2021-06-30' }, meet: async () => { const record = await aPlan(); await record.do(askExtension(TASK_ID, '2021-06-30')); await record.do(agree(waiting(record, 'grant', TASK_ID).id, 'zhengshi')); return record.act(askExtension(TASK_ID, '2021-03-31')); } },
  { refused: 'extension-not-later', when: 'the task is overdue and the new day is today', says: { dueOn: '2021-02-01' }, meet: async () => { const record = await aPlan(); await record.travel('2021-02-01 10:00'); return record.act(askExtension(TASK_ID, '2021-02-01')); } },
  { refused: 'outside-calendar', when: 'the new day lies in a year whose working days nobody knows', says: { on: '2031-06-30' }, meet: async () => (await aPlan()).act(askExtension(TASK_ID, '2031-06-30')) },
  { refused: 'not-a-candidate', when: 'the lead verifies its own report', meet: async () => { const record = await aReportedTask(); return record.act(agree(waiting(record, 'verify', TASK_ID).id, 'zjw-review')); } },
  { refused: 'items-required', when: 'the supervisor returns a report and names nothing', meet: async () => { const record = await aReportedTask(); const { id } = waiting(record, 'verify', TASK_ID); return record.act(says(id, { by: 'zhengshi', outcome: 'return', items: [] })); } },
  { refused: 'role-missing', when: 'a lead assigns a task of her own making', says: { role: 'supervisor' }, meet: async () => aRecord().act(create({}, 'zjw-review')) },
  { refused: 'task-already-there', when: 'the same task is assigned again', meet: async () => { const record = aRecord(); await record.do(create()); return record.act(create()); } },
  { refused: 'unknown-organ', when: 'a task is given to all departments at once', says: { organ: 'sh-all' }, meet: async () => aRecord().act(create({ leads: ['sh-all'] })) },
  { refused: 'unknown-organ', when: 'an import means a body that nobody knows', says: { organ: 'sh-nowhere' }, meet: async () => aRecord().act(importPlan(plan, 'zhengshi', { 'municipal-departments': ['sh-zjw', 'sh-nowhere'] })) },
  { refused: 'unknown-list', when: 'an import names a list that the pack has not', says: { list: 'districts' }, meet: async () => aRecord().act(importPlan(plan, 'zhengshi', { districts: ['sh-zjw'] })) },
  { refused: 'unknown-list', when: 'a task is to be answered by a list that the pack has not', says: { list: 'districts' }, meet: async () => aRecord().act(create({ list: 'districts' })) },
  { refused: 'outside-calendar', when: 'a task is assigned for a year whose working days nobody knows', meet: async () => aRecord().act(create({ dueOn: '2031-06-30' })) },
  { refused: 'not-the-supervisor', when: 'the lead marks its own task', meet: async () => (await aPlan()).act(mark(TASK_ID, 'zjw-review')) },
  { refused: 'not-the-supervisor', when: 'the lead moves its own day', meet: async () => (await aPlan()).act(move(TASK_ID, '2021-06-30', 'zjw-review')) },
  { refused: 'not-the-supervisor', when: 'the lead gives its task away', meet: async () => (await aPlan()).act(reassign(TASK_ID, ['sh-gaj'], { by: 'zjw-review' })) },
  { refused: 'not-the-supervisor', when: 'a lead opens an occurrence', meet: async () => (await aPlan()).act(occur('B05', '2019-09-30', 'dsj-review')) },
  { refused: 'already-key', when: 'a task is marked again', meet: async () => { const record = await aPlan(); await record.do(mark(TASK_ID)); return record.act(mark(TASK_ID)); } },
  { refused: 'nothing-changed', when: 'a task is moved to the day that holds', meet: async () => (await aPlan()).act(move(TASK_ID, '2020-12-31')) },
  { refused: 'nothing-changed', when: 'a task is given to those who have it', meet: async () => (await aPlan()).act(reassign(rowId('27'), ['sh-jw'])) },
  { refused: 'day-past', when: 'a task is moved to yesterday', says: { today: '2019-04-02' }, meet: async () => (await aPlan()).act(move(TASK_ID, '2019-04-01')) },
  { refused: 'outside-calendar', when: 'a task is moved beyond the calendar', meet: async () => (await aPlan()).act(move(TASK_ID, '2031-06-30')) },
  { refused: 'unknown-organ', when: 'a task is given to a leading group', says: { organ: 'sh-lg' }, meet: async () => (await aPlan()).act(reassign(TASK_ID, ['sh-lg'])) },
  { refused: 'process-closed', when: 'a task that was done at import is moved', says: { outcome: 'done-at-import' }, meet: async () => (await aPlan()).act(move(rowId('01'), '2021-06-30')) },
  { refused: 'answered-by-members', when: 'the leads of a collective are changed', meet: async () => (await aPlan()).act(reassign(SHARED, ['sh-gaj'])) },
  { refused: 'not-your-answer', when: 'a member signs for another', says: { member: 'sh-swj' }, meet: async () => (await aPlan()).act(acknowledge(SHARED, 'zjw-review', 'sh-swj')) },
  { refused: 'not-your-answer', when: 'a member answers for another', says: { member: 'sh-swj' }, meet: async () => (await aPlan()).act(answer(SHARED, 'sh-swj', 'zjw-review')) },
  { refused: 'not-the-lead', when: 'who is no member answers', meet: async () => (await aPlan()).act(answer(SHARED, 'sh-gy', 'gy-review')) },
  { refused: 'not-awaiting-a-report', when: 'a member answers twice', meet: async () => { const record = await aPlan(); await record.do(answer(SHARED, 'sh-zjw')); return record.act(answer(SHARED, 'sh-zjw')); } },
  { refused: 'member-required', when: 'somebody who answers for two does not say for which', says: { members: ['sh-hbj', 'sh-nw'] }, meet: async () => (await aPlan()).act(acknowledge(SHARED, 'two-members')) },
  { refused: 'already-acknowledged', when: 'a member signs twice', meet: async () => { const record = await aPlan(); await record.do(acknowledge(SHARED, 'zjw-review')); return record.act(acknowledge(SHARED, 'zjw-review')); } },
  { refused: 'already-acknowledged', when: 'a lead signs twice', meet: async () => { const record = await aPlan(); await record.do(acknowledge(TASK_ID, 'zjw-review')); return record.act(acknowledge(TASK_ID, 'zjw-review')); } },
  { refused: 'not-the-lead', when: 'another department signs', meet: async () => (await aPlan()).act(acknowledge(TASK_ID, 'yjj-review')) },
  { refused: 'process-closed', when: 'what is done is signed for', meet: async () => (await aPlan()).act(acknowledge(rowId('01'), 'jxw-owner')) },
  { refused: 'answered-by-occurrence', when: 'a recurring row itself is reported', meet: async () => (await aPlan()).act(report(rowId('B05'), 'dsj-review')) },
  { refused: 'answered-by-occurrence', when: 'a recurring row itself is moved', meet: async () => (await aPlan()).act(move(rowId('B05'), '2019-09-30')) },
  { refused: 'not-recurring', when: 'an occurrence of a task that does not recur is opened', meet: async () => (await aPlan()).act(occur('23', '2019-09-30')) },
  { refused: 'occurrence-already-open', when: 'the same occurrence is opened again', says: { dueOn: '2019-06-30' }, meet: async () => (await aPlan()).act(occur('B03', '2019-06-30')) },
  { refused: 'day-past', when: 'an occurrence is opened for a day that is past', meet: async () => (await aPlan()).act(occur('B05', '2019-03-29')) },
  { refused: 'not-the-supervisor', when: 'the lead urges itself', meet: async () => (await aPlan()).act(urge(TASK_ID, 'zjw-review')) },
  { refused: 'urged-lately', when: 'the same person urges again a minute before the hour is over', says: { minutes: 1 }, meet: async () => { const record = await aPlan(); await record.do(urge(TASK_ID)); record.at += 59 * 60_000; return record.act(urge(TASK_ID)); } },
  { refused: 'nobody-to-urge', when: 'the answer is in and is being verified', meet: async () => (await aReportedTask()).act(urge(TASK_ID)) },
  { refused: 'nobody-to-urge', when: 'every member of a collective has answered', meet: async () => { const record = await planOn('2019-04-01 09:30', { 'municipal-departments': ['sh-zjw'] }); await record.do(answer(SHARED, 'sh-zjw')); return record.act(urge(SHARED)); } },
  { refused: 'answered-by-occurrence', when: 'a recurring row itself is urged', meet: async () => (await aPlan()).act(urge(rowId('B05'))) },
  { refused: 'process-closed', when: 'what was done at import is urged', says: { outcome: 'done-at-import' }, meet: async () => (await aPlan()).act(urge(rowId('01'))) },
  { refused: 'no-day-to-extend', when: 'more time is asked for a task without a day', meet: async () => (await aPlan()).act(askExtension(rowId('B09'), '2021-06-30', 'dsj-review')) },
];
