import { aPlan, aProject, aYear, YEAR_ID, comeTo, returned, TASK_ID, waiting } from '../../support/cases';
import { agree, amend, applyFor, declare, operate, reach, report, resubmit, retire, sendBack, settleFor, terminate, use, withdraw } from '../../support/deeds';
import { aRecord, on } from '../../support/memory-record';
import { moveFrom } from '../../../domain/record/moves';
import { onOne } from '../../support/deeds';
import { anAskedChange } from '../../support/requests';
import type { RefusalCase } from '../../support/refusal-case';

/** A record on the evening of the last day of 2018's central window, at that many milliseconds after its 24:00. */
const atCutoff = (lateByMs: number) => aRecord({ at: on('2018-06-21 00:00') + lateByMs });

/** Every "no" that a unit may meet on the way of its project. */
export const PROJECT_REFUSALS: readonly RefusalCase[] = [
  { refused: 'not-your-unit', when: 'a clerk declares for another unit', meet: async () => aRecord().act(declare({ by: 'yjj-clerk' })) },
  { refused: 'not-your-unit', when: 'a reviewer declares', meet: async () => aRecord().act(declare({ by: 'wangmin' })) },
  { refused: 'not-yours-to-terminate', when: 'the reviewer who has the file would end it', meet: async () => (await aProject('confirmed')).act(terminate('p1', 'wangmin')) },
  { refused: 'not-found', when: 'the leader of another group ends a project that is none of hers', meet: async () => (await aProject('confirmed')).act(terminate('p1', 'luoheng')) },
  { refused: 'process-closed', when: 'a project is ended twice, before its run has left it', says: { outcome: 'terminated' }, meet: async () => { const record = await aProject('confirmed'); record.act(terminate('p1')); return record.act(terminate('p1')); } },
  { refused: 'request-open', when: 'a change was asked for meanwhile and is not among what ends', meet: async () => { const record = await anAskedChange(); return record.act(terminate('p1')); } },
  { refused: 'operation-year-open', when: 'a year of operation was opened meanwhile and is not among what ends', says: { year: 2019 }, meet: async () => (await aYear('running')).act(terminate('p1')) },
  { refused: 'terminated-meanwhile', when: 'a run that has not heard of the end opens its next round', meet: async () => { const record = await aProject('confirmed'); record.act(terminate('p1')); return record.act(onOne('p1', { by: 'wangmin', content: {} }, (c, w) => moveFrom(c, { move: { act: 'round', route: 'review', nth: 2, path: 'review#1/' }, after: 0 }, w))); } },
  { refused: 'not-your-unit', when: 'another unit withdraws a project', meet: async () => (await aProject()).act(withdraw('p1', 'yjj-clerk')) },
  { refused: 'not-your-unit', when: 'the reviewer answers what she asked herself', meet: async () => { const record = await aProject('confirmed'); await returned(record, 'first-review', 'wangmin'); return record.act(resubmit('p1', { by: 'wangmin' })); } },
  { refused: 'not-your-unit', when: 'the administrator retires a system', meet: async () => (await aProject('accepted')).act(retire('p1', { by: 'chusan' })) },
  {
    refused: 'declared-late', when: 'all of it had arrived a millisecond after 24:00 of the last day', says: { code: 'R008', document: '003', clause: 'B9', cutoffAt: on('2018-06-21 00:00'), arrivedAt: on('2018-06-21 00:00') + 1 },
    meet: async () => atCutoff(1).act(declare({ channel: 'central' })),
  },
  { refused: 'window-not-set', when: 'no last day is set for the central budget of that year', says: { code: 'R008', year: 2019, channel: 'central' }, meet: async () => aRecord().act(declare({ channel: 'central' })) },
  { refused: 'form-invalid', when: 'every fault of the form is named at once', says: { faults: [{ pointer: '/title' }, { pointer: '/title' }, { pointer: '/amountFen' }] }, meet: async () => aRecord().act(declare({ title: '', amountFen: 0 })) },
  { refused: 'form-invalid', when: 'the amount is no whole number of fen', says: { faults: [{ pointer: '/amountFen' }] }, meet: async () => aRecord().act(declare({ amountFen: 1.5 })) },
  { refused: 'form-invalid', when: 'the supplement’s form has a field that nobody asked for', meet: async () => { const record = await aProject('confirmed'); await returned(record, 'first-review', 'wangmin'); return record.act(resubmit('p1', { data: { approved: true } })); } },
  { refused: 'not-found', when: 'the task of the plan that it would adopt does not exist', meet: async () => aRecord().act(declare({ keyTask: TASK_ID })) },
  { refused: 'task-already-adopted', when: 'another project has adopted the task', says: { projectId: 'p1' }, meet: async () => { const record = await aPlan(); await record.do(declare({ keyTask: TASK_ID })); return record.act(declare({ id: 'p2', keyTask: TASK_ID })); } },
  { refused: 'not-the-lead', when: 'a unit adopts the task of another', meet: async () => (await aPlan()).act(declare({ keyTask: 'shanghai-2019.SH19-24' })) },
  { refused: 'process-closed', when: 'the task that it would adopt is verified already', says: { outcome: 'verified' }, meet: async () => { const record = await aPlan(); await record.do(report(TASK_ID)); await record.do(agree(waiting(record, 'verify', TASK_ID).id, 'zhengshi')); return record.act(declare({ keyTask: TASK_ID })); } },
  { refused: 'not-waiting-for-you', when: 'nobody has sent the project back', says: { stage: 'declaration' }, meet: async () => (await aProject()).act(resubmit('p1')) },
  { refused: 'not-waiting-for-you', when: 'the supplement was handed in a moment ago', meet: async () => { const record = await aProject('confirmed'); await returned(record, 'first-review', 'wangmin'); record.act(resubmit('p1')); return record.act(resubmit('p1')); } },
  { refused: 'answers-missing', when: 'one of two items is not answered', says: { items: [2] }, meet: async () => { const record = await aProject('confirmed'); await returned(record, 'first-review', 'wangmin'); return record.act(resubmit('p1', { answers: [1] })); } },
  { refused: 'process-closed', when: 'a withdrawn project is supplemented', says: { outcome: 'withdrawn' }, meet: async () => { const record = await aProject(); await record.do(withdraw('p1')); return record.act(resubmit('p1')); } },
  { refused: 'process-closed', when: 'a retired system retires again', says: { outcome: 'retired' }, meet: async () => { const record = await aProject('accepted'); await record.do(retire('p1')); return record.act(retire('p1')); } },
  { refused: 'decision-already-made', when: 'a project is withdrawn after its approval', meet: async () => (await aProject('approved')).act(withdraw('p1')) },
  { refused: 'decision-already-made', when: 'it is withdrawn twice before anything has moved', meet: async () => { const record = await aProject(); record.act(withdraw('p1')); return record.act(withdraw('p1')); } },
  { refused: 'not-in-operation', when: 'a project under review retires', says: { stage: 'review' }, meet: async () => (await aProject('reviewed')).act(retire('p1')) },
  { refused: 'not-in-operation', when: 'it retires twice before anything has moved', meet: async () => { const record = await aProject('accepted'); record.act(retire('p1')); return record.act(retire('p1')); } },
  {
    refused: 'supervised-task-open', when: 'the task that it adopted is not verified', says: { taskId: TASK_ID, title: '建城市综合管理系统' },
    meet: async () => { const record = await aPlan(); await record.do(declare({ keyTask: TASK_ID })); await comeTo(record, 'accepted'); return record.act(retire('p1', { keyTask: TASK_ID })); },
  },
  { refused: 'decision-already-made', when: 'a project is withdrawn while it is built', meet: async () => (await aProject('built')).act(withdraw('p1')) },
  { refused: 'not-your-unit', when: 'another unit registers a milestone', meet: async () => (await aProject('approved')).act(reach('p1', 'contract', { by: 'yjj-clerk' })) },
  { refused: 'not-in-build', when: 'a milestone is registered before the approval', says: { stage: 'review' }, meet: async () => (await aProject('confirmed')).act(reach('p1', 'contract')) },
  { refused: 'process-closed', when: 'a milestone of a withdrawn project', meet: async () => { const record = await aProject(); await record.do(withdraw('p1')); return record.act(reach('p1', 'contract')); } },
  { refused: 'milestone-out-of-order', when: 'it is deployed before there is a contract', says: { next: 'contract' }, meet: async () => (await aProject('approved')).act(reach('p1', 'deployment')) },
  { refused: 'milestone-out-of-order', when: 'the contract is registered twice', says: { next: 'deployment' }, meet: async () => { const record = await aProject('approved'); await record.do(reach('p1', 'contract')); return record.act(reach('p1', 'contract')); } },
  { refused: 'milestone-day-impossible', when: 'the contract is signed tomorrow', says: { from: null, to: '2019-04-02' }, meet: async () => (await aProject('approved')).act(reach('p1', 'contract', { on: '2019-04-03' })) },
  { refused: 'milestone-day-impossible', when: 'it was deployed before it was ordered', says: { from: '2019-04-02' }, meet: async () => { const record = await aProject('approved'); await record.do(reach('p1', 'contract')); return record.act(reach('p1', 'deployment', { on: '2019-04-01' })); } },
  { refused: 'not-your-unit', when: 'the department applies for the acceptance', meet: async () => (await aProject('built')).act(applyFor('p1', { by: 'zjw-review' })) },
  { refused: 'process-closed', when: 'acceptance of a withdrawn project', meet: async () => { const record = await aProject(); await record.do(withdraw('p1')); return record.act(applyFor('p1')); } },
  { refused: 'not-awaiting-acceptance', when: 'acceptance is applied for before the build has ended', says: { stage: 'build' }, meet: async () => (await aProject('approved')).act(applyFor('p1')) },
  { refused: 'not-awaiting-acceptance', when: 'it is applied for twice before anything has moved', meet: async () => { const record = await aProject('built'); record.act(applyFor('p1')); return record.act(applyFor('p1')); } },
  { refused: 'not-awaiting-acceptance', when: 'it is applied for while the department has the application', meet: async () => (await aProject('applied')).act(applyFor('p1')) },
  { refused: 'acceptance-documents-missing', when: 'the test report is not there', says: { kinds: ['test-report'] }, meet: async () => (await aProject('built')).act(applyFor('p1', { with: ['acceptance-report'] })) },
  { refused: 'not-your-unit', when: 'a reviewer declares a year of operation', meet: async () => (await aProject('accepted')).act(operate('p1', 2019, { by: 'wangmin' })) },
  { refused: 'process-closed', when: 'a year of a retired system is declared', meet: async () => { const record = await aProject('accepted'); await record.do(retire('p1')); return record.act(operate('p1', 2019)); } },
  { refused: 'not-in-operation', when: 'a year is declared while the system is built', says: { stage: 'build' }, meet: async () => (await aProject('approved')).act(operate('p1', 2019)) },
  { refused: 'operation-year-far', when: 'the year after the next is declared', says: { from: 2019, to: 2020 }, meet: async () => (await aProject('accepted')).act(operate('p1', 2021)) },
  { refused: 'operation-year-open', when: 'the same year is declared twice', says: { year: 2019 }, meet: async () => { const record = await aProject('accepted'); record.act(operate('p1', 2019)); return record.act(operate('p1', 2019)); } },
  { refused: 'operation-year-open', when: 'a system retires while its year runs', says: { year: 2019 }, meet: async () => (await aYear('running')).act(retire('p1')) },
  { refused: 'operation-year-declared', when: 'a year that was settled is declared again', says: { year: 2019 }, meet: async () => { const record = await aYear('settled'); record.at = on('2019-12-30 09:00'); return record.act(operate('p1', 2019)); } },
  { refused: 'not-your-unit', when: 'a reviewer tells the use', meet: async () => (await aYear('running')).act(use(YEAR_ID, '2019-04', { by: 'wangmin' })) },
  { refused: 'not-your-unit', when: 'a reviewer amends a year', meet: async () => (await aYear('declared')).act(amend(YEAR_ID, { by: 'wangmin' })) },
  { refused: 'operation-year-not-running', when: 'use is told before the money is approved', says: { stage: 'review' }, meet: async () => (await aYear('declared')).act(use(YEAR_ID, '2019-03')) },
  { refused: 'process-closed', when: 'use is told of a settled year', says: { outcome: 'settled' }, meet: async () => (await aYear('settled')).act(use(YEAR_ID, '2019-03')) },
  { refused: 'month-outside-year', when: 'use of the year before is told', says: { year: 2019 }, meet: async () => (await aYear('running')).act(use(YEAR_ID, '2018-12')) },
  { refused: 'month-not-over', when: 'use of the running month is told', says: { month: '2019-04' }, meet: async () => (await aYear('running')).act(use(YEAR_ID, '2019-04')) },
  { refused: 'usage-already-reported', when: 'a month is told twice', says: { month: '2019-03' }, meet: async () => { const record = await aYear('running'); await record.do(use(YEAR_ID, '2019-03')); return record.act(use(YEAR_ID, '2019-03')); } },
  { refused: 'beyond-approved', when: 'a month costs one fen more than the year may', says: { leftFen: 1_200_000 }, meet: async () => (await aYear('running')).act(use(YEAR_ID, '2019-03', { amountFen: 1_200_001 })) },
  { refused: 'operation-year-not-over', when: 'a year is settled in December', says: { year: 2019 }, meet: async () => { const record = await aYear('running'); record.at = on('2019-12-31 23:59'); return record.act(settleFor(YEAR_ID)); } },
  { refused: 'usage-missing', when: 'a month was never told', says: { months: ['2019-12'] }, meet: async () => { const record = await aYear('used'); return record.act(settleFor(YEAR_ID)); } },
  { refused: 'not-waiting-for-you', when: 'a year is amended that nobody sent back', says: { stage: 'review' }, meet: async () => (await aYear('declared')).act(amend(YEAR_ID)) },
  { refused: 'not-waiting-for-you', when: 'two amend the same return before anything has moved', says: { stage: 'review' }, meet: async () => { const record = await aYear('declared'); await record.do(sendBack(waiting(record, 'reviewer', YEAR_ID).id, 'wangmin')); record.act(amend(YEAR_ID)); return record.act(amend(YEAR_ID, { amountFen: 900_000 })); } },
  { refused: 'process-closed', when: 'a settled year is amended', meet: async () => (await aYear('settled')).act(amend(YEAR_ID)) },
];
