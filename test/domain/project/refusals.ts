import { aPlan, aProject, comeTo, returned, TASK_ID, waiting } from '../../support/cases';
import { agree, declare, report, resubmit, retire, withdraw } from '../../support/deeds';
import { aRecord, on } from '../../support/memory-record';
import type { RefusalCase } from '../../support/refusal-case';

/** A record on the evening of the last day of 2018's central window, at that many milliseconds after its 24:00. */
const atCutoff = (lateByMs: number) => aRecord({ at: on('2018-06-21 00:00') + lateByMs });

/** Every "no" that a unit may meet on the way of its project. */
export const PROJECT_REFUSALS: readonly RefusalCase[] = [
  { refused: 'not-your-unit', when: 'a clerk declares for another unit', meet: async () => aRecord().act(declare({ by: 'yjj-clerk' })) },
  { refused: 'not-your-unit', when: 'a reviewer declares', meet: async () => aRecord().act(declare({ by: 'wangmin' })) },
  { refused: 'not-your-unit', when: 'another unit withdraws a project', meet: async () => (await aProject()).act(withdraw('p1', 'yjj-clerk')) },
  { refused: 'not-your-unit', when: 'the reviewer answers what she asked herself', meet: async () => { const record = await aProject('confirmed'); await returned(record, 'first-review', 'wangmin'); return record.act(resubmit('p1', { by: 'wangmin' })); } },
  { refused: 'not-your-unit', when: 'the administrator retires a system', meet: async () => (await aProject('approved')).act(retire('p1', { by: 'chusan' })) },
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
  { refused: 'process-closed', when: 'a retired system retires again', says: { outcome: 'retired' }, meet: async () => { const record = await aProject('approved'); await record.do(retire('p1')); return record.act(retire('p1')); } },
  { refused: 'decision-already-made', when: 'a project is withdrawn after its approval', meet: async () => (await aProject('approved')).act(withdraw('p1')) },
  { refused: 'decision-already-made', when: 'it is withdrawn twice before anything has moved', meet: async () => { const record = await aProject(); record.act(withdraw('p1')); return record.act(withdraw('p1')); } },
  { refused: 'not-in-operation', when: 'a project under review retires', says: { stage: 'review' }, meet: async () => (await aProject('reviewed')).act(retire('p1')) },
  { refused: 'not-in-operation', when: 'it retires twice before anything has moved', meet: async () => { const record = await aProject('approved'); record.act(retire('p1')); return record.act(retire('p1')); } },
  {
    refused: 'supervised-task-open', when: 'the task that it adopted is not verified', says: { taskId: TASK_ID, title: '建城市综合管理系统' },
    meet: async () => { const record = await aPlan(); await record.do(declare({ keyTask: TASK_ID })); await comeTo(record, 'approved'); return record.act(retire('p1', { keyTask: TASK_ID })); },
  },
];
