import { agree, claim, unclaim, who } from '../../support/deeds';
import { aProject, waiting } from '../../support/cases';
import type { MemoryRecord } from '../../support/memory-record';

let record: MemoryRecord;
let taskId: string;
beforeEach(async () => {
  record = await aProject('confirmed');
  taskId = waiting(record, 'first-review').id;
});

const entries = (): unknown[] => (record.tables.get('queue_entry') ?? []).filter((row) => row['task_id'] === taskId).map((row) => row['queue_key']);

test('a claimed task leaves the queue of the office for that of the person', () => {
  expect(entries()).toEqual(['reviewer@sh-grp-jjcj']);
  expect(record.act(claim(taskId, 'wangmin'))).toEqual({ taskId, state: 'claimed', assignee: who('wangmin') });
  expect(entries()).toEqual([`person:${who('wangmin')}`]);
});

test('given back it is in the queue of the office again, and another may take it', () => {
  record.act(claim(taskId, 'wangmin'));
  record.act(unclaim(taskId, 'wangmin'));
  expect(entries()).toEqual(['reviewer@sh-grp-jjcj']);
  expect(record.act(claim(taskId, 'zhaoliu'))).toMatchObject({ assignee: who('zhaoliu') });
});

test('claiming twice says the same and records nothing more', () => {
  record.act(claim(taskId, 'wangmin'));
  const before = record.facts().length;
  expect(record.act(claim(taskId, 'wangmin'))).toEqual({ taskId, state: 'claimed', assignee: who('wangmin') });
  expect(record.facts()).toHaveLength(before);
});

test('who has it decides; the reminder of its deadline then speaks to her alone', async () => {
  record.act(claim(taskId, 'zhaoliu'));
  await record.travel('2019-04-11 09:00');
  const told = record.facts().findLast(({ kind }) => kind === 'rung.fired');
  expect(told?.payload).toMatchObject({ rung: 'remind-5', tells: [{ to: who('zhaoliu'), as: `person:${who('zhaoliu')}` }] });
  await record.do(agree(taskId, 'zhaoliu'));
  expect(entries()).toEqual([]);
});
