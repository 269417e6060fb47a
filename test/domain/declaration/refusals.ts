import { aProject, comeTo, throughBatch, waiting } from '../../support/cases';
import { agree, declare, disagree, moveWindow, openWindow, rank, resubmitBatch, sendBack, sendBatch, withdraw } from '../../support/deeds';
import { mayDeclareAgain } from '../../../domain/project/declare-again';
import type { MemoryRecord } from '../../support/memory-record';
import { aRecord, on } from '../../support/memory-record';
import type { RefusalCase } from '../../support/refusal-case';

export const BATCH = 'sh-zjw.daily.2019';
const CUTOFF = on('2019-09-01 00:00');

/** Projects that their department has confirmed, in an opened window. */
export async function confirmed(...ids: readonly string[]): Promise<MemoryRecord> {
  const record = aRecord();
  await record.do(openWindow());
  for (const id of ids) {
    await record.do(declare({ id }));
    await record.do(agree(waiting(record, 'confirm', id).id, 'zjw-review'));
  }
  return record;
}

/** The same, ranked, and sent. */
export async function sent(...ids: readonly string[]): Promise<MemoryRecord> {
  const record = await confirmed(...ids);
  await record.do(rank(ids));
  await record.do(sendBatch(ids));
  return record;
}

const late = async (record: MemoryRecord, act: (record: MemoryRecord) => object): Promise<object> => { record.at = CUTOFF + 1; return act(record); };
const LATE = { code: 'R010', cutoffAt: CUTOFF, arrivedAt: CUTOFF + 1, channel: 'daily' };

/** Every "no" that a department, the desk or the administrator may meet on the way of a batch. */
export const DECLARATION_REFUSALS: readonly RefusalCase[] = [
  { refused: 'role-missing', when: 'a department opens a window', says: { role: 'admin' }, meet: async () => aRecord().act(openWindow({ by: 'zjw-review' })) },
  { refused: 'role-missing', when: 'the desk moves its last day', says: { role: 'admin' }, meet: async () => { const record = await confirmed(); return record.act(moveWindow('2019-09-10', { by: 'hanliu' })); } },
  { refused: 'window-already-open', when: 'it is opened twice', says: { channel: 'daily', year: 2019 }, meet: async () => (await confirmed()).act(openWindow()) },
  { refused: 'window-not-set', when: 'the administrator opens the central budget of a year without its day', says: { code: 'R008', year: 2019 }, meet: async () => aRecord().act(openWindow({ channel: 'central' })) },
  { refused: 'window-not-set', when: 'a department ranks in a window that nobody opened', says: { code: 'R010', year: 2019 }, meet: async () => { const record = await aProject(); await record.do(agree(waiting(record, 'confirm').id, 'zjw-review')); return record.act(rank(['p1'])); } },
  { refused: 'window-day-unfit', when: 'another day is given than the document’s', says: { why: 'given' }, meet: async () => aRecord().act(openWindow({ lastDay: '2019-09-15' })) },
  { refused: 'window-day-unfit', when: 'the day lies in another year', says: { why: 'other-year' }, meet: async () => aRecord().act(openWindow({ channel: 'central', lastDay: '2020-06-20' })) },
  { refused: 'window-day-unfit', when: 'the day is past', says: { why: 'past' }, meet: async () => (await confirmed()).act(moveWindow('2019-04-01')) },
  { refused: 'outside-calendar', when: 'the calendar does not know its year', meet: async () => aRecord().act(openWindow({ year: 2031 })) },
  { refused: 'not-found', when: 'the pack has no such channel', meet: async () => aRecord().act(openWindow({ channel: 'second' })) },
  { refused: 'process-closed', when: 'its last day is moved after it has closed', meet: async () => { const record = await confirmed(); await record.travel('2019-09-02 09:00'); return record.act(moveWindow('2019-09-10')); } },
  { refused: 'too-late', when: 'a ranking arrives a millisecond after 24:00 of the last day', says: LATE, meet: async () => late(await confirmed('p1'), (record) => record.act(rank(['p1']))) },
  { refused: 'too-late', when: 'a batch arrives a millisecond after 24:00 of the last day', says: LATE, meet: async () => { const record = await confirmed('p1'); await record.do(rank(['p1'])); return late(record, () => record.act(sendBatch(['p1']))); } },
  { refused: 'too-late', when: 'a project is added to a batch that was sent in time', says: LATE, meet: async () => { const record = await sent('p1'); await record.do(declare({ id: 'p2' })); await record.do(agree(waiting(record, 'confirm', 'p2').id, 'zjw-review')); return late(record, () => record.act(rank(['p1', 'p2']))); } },
  { refused: 'declared-late', when: 'a project is confirmed for it a millisecond after the cut-off', meet: async () => { const record = await sent('p1'); await record.do(declare({ id: 'p2' })); return late(record, () => record.act(agree(waiting(record, 'confirm', 'p2').id, 'zjw-review'))); } },
  { refused: 'not-your-department', when: 'another department ranks', meet: async () => (await confirmed('p1')).act(rank(['p1'], { by: 'yjj-review' })) },
  { refused: 'not-your-department', when: 'the clerk of the unit sends the batch', meet: async () => { const record = await confirmed('p1'); await record.do(rank(['p1'])); return record.act(sendBatch(['p1'], { by: 'zjw-clerk' })); } },
  { refused: 'not-your-department', when: 'the desk answers its own defects', meet: async () => { const record = await sent('p1'); await record.do(sendBack(waiting(record, 'accept', BATCH).id, 'hanliu')); return record.act(resubmitBatch({ by: 'hanliu' })); } },
  { refused: 'ranking-incomplete', when: 'a confirmed project is left out, another named twice, a third is not its own', says: { missing: ['p2'], doubled: ['p1'], unknown: ['p9'] }, meet: async () => (await confirmed('p1', 'p2')).act(rank(['p1', 'p9', 'p1'], { listed: ['p1', 'p2'] })) },
  { refused: 'ranking-incomplete', when: 'it is sent before it was ever ranked', says: { missing: ['p1'] }, meet: async () => (await confirmed('p1')).act(sendBatch(['p1'])) },
  { refused: 'ranking-incomplete', when: 'a project was confirmed after the ranking', says: { missing: ['p2'] }, meet: async () => { const record = await confirmed('p1', 'p2'); await record.do(rank(['p1'])); return record.act(sendBatch(['p1', 'p2'])); } },
  { refused: 'batch-empty', when: 'nothing was confirmed', meet: async () => (await confirmed()).act(rank([])) },
  { refused: 'batch-empty', when: 'all that was ranked has been withdrawn', meet: async () => { const record = await confirmed('p1'); await record.do(rank(['p1'])); await record.do(withdraw('p1')); return record.act(sendBatch(['p1'])); } },
  { refused: 'batch-already-submitted', when: 'the same batch is sent twice', says: { receipt: 'R-sh-zjw' }, meet: async () => (await sent('p1', 'p2')).act(sendBatch(['p1', 'p2'])) },
  { refused: 'batch-already-submitted', when: 'it is sent again after its acceptance', says: { receipt: 'R-sh-zjw' }, meet: async () => { const record = await aProject(); await comeTo(record, 'confirmed'); return record.act(sendBatch(['p1'])); } },
  { refused: 'act-not-available', when: 'the desk disagrees with a batch that came in time', meet: async () => { const record = await sent('p1'); const task = waiting(record, 'accept', BATCH); return record.act(disagree(task.id, 'hanliu')); } },
  { refused: 'not-waiting-for-you', when: 'nobody has sent the batch back', says: { stage: 'reception' }, meet: async () => (await sent('p1')).act(resubmitBatch()) },
  { refused: 'answers-missing', when: 'one of two defects is not answered', says: { items: [2] }, meet: async () => { const record = await sent('p1'); await record.do(sendBack(waiting(record, 'accept', BATCH).id, 'hanliu')); return record.act(resubmitBatch({ answers: [1] })); } },
  { refused: 'process-closed', when: 'defects are answered in a batch that lapsed', says: { outcome: 'lapsed' }, meet: async () => { const record = await confirmed('p1'); await record.do(rank(['p1'])); await record.travel('2019-09-02 09:00'); return record.act(resubmitBatch()); } },
  { refused: 'not-declarable-again', when: 'a project that is under way is declared again', meet: async () => { const record = await aProject(); await throughAgreed(record); return mayDeclareAgain(record.case()) ?? {}; } },
];

const throughAgreed = async (record: MemoryRecord): Promise<void> => { await record.do(agree(waiting(record, 'confirm').id, 'zjw-review')); await throughBatch(record); };
