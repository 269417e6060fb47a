import { handOver } from '../../../domain/approval/hand-over';
import { aProject, waiting } from '../../support/cases';
import { agree, claim, onOne, who, type Deed } from '../../support/deeds';
import type { MemoryRecord } from '../../support/memory-record';

const leaves = (login: string, to: string | null): Deed => onOne('p1', { by: 'chusan', content: { left: login, to } }, (c, w) => handOver(c, { from: who(login), to: to === null ? null : who(to) }, w));
const first = (record: MemoryRecord) => record.case().tasks.find(({ step }) => step === 'first-review');
const claimed = async (): Promise<MemoryRecord> => {
  const record = await aProject('confirmed');
  await record.do(claim(waiting(record, 'first-review').id, 'wangmin'));
  return record;
};

describe('somebody leaves and what waits for her by name', () => {
  test('goes to a colleague who may have it: it is hers, she is told, and she decides', async () => {
    const record = await claimed();
    const { id } = waiting(record, 'first-review');
    expect(await record.do(leaves('wangmin', 'zhaoliu'))).toEqual({ tasks: [{ taskId: id, to: who('zhaoliu'), why: null }] });
    expect(first(record)).toMatchObject({ state: 'claimed', assignee: who('zhaoliu'), named: who('zhaoliu') });
    expect(record.tables.get('queue_entry')).toContainEqual(expect.objectContaining({ queue_key: `person:${who('zhaoliu')}`, task_id: id }));
    expect(record.tables.get('notice')).toContainEqual(expect.objectContaining({ template: 'user-task-reassigned', recipient_id: who('zhaoliu') }));
    await record.do(agree(id, 'zhaoliu'));
    expect(first(record)).toMatchObject({ decidedBy: who('zhaoliu'), decidedFor: null });
  });

  test.each([['not-a-candidate', 'lisi'], ['own-submission', 'twohats']])('goes back to its queue where her successor meets %s, and the answer says so', async (why, to) => {
    const record = await claimed();
    expect(await record.do(leaves('wangmin', to))).toMatchObject({ tasks: [{ to: null, why }] });
    expect(first(record)).toMatchObject({ state: 'open', assignee: null, named: null });
  });

  test('goes back to its queue where her successor has another seat on the route already', async () => {
    const record = await aProject('reviewed');
    await record.do(claim(waiting(record, 'countersigner').id, 'zhaoliu'));
    expect(await record.do(leaves('zhaoliu', 'wangmin'))).toMatchObject({ tasks: [{ to: null, why: 'seat-already-filled' }] });
  });

  test('goes back to its queue where nobody takes over; what she had been handed by name keeps no name', async () => {
    const record = await claimed();
    await record.do(leaves('wangmin', 'zhaoliu'));
    await record.do(leaves('zhaoliu', null));
    expect(first(record)).toMatchObject({ state: 'open', assignee: null, named: null });
  });

  test('waits on where its turn has not come, with her successor’s name', async () => {
    const record = await claimed();
    const { id } = waiting(record, 'first-review');
    record.append('p1', [{ kind: 'task.waits', v: 1, payload: { taskId: id, waitsFor: ['x'] } }]);
    await record.do(leaves('wangmin', 'zhaoliu'));
    expect(first(record)).toMatchObject({ state: 'waiting', assignee: who('zhaoliu'), waitsFor: ['x'] });
    expect(record.tables.get('queue_entry')?.filter(({ task_id: task }) => task === id)).toEqual([]);
    await record.do(leaves('zhaoliu', null));
    expect(first(record)).toMatchObject({ state: 'waiting', assignee: null, waitsFor: ['x'] });
  });

  test('comes back to her successor where she had delegated it, and stays with whom she had asked where nobody takes over', async () => {
    const delegated = async (): Promise<MemoryRecord> => {
      const record = await claimed();
      const task = waiting(record, 'first-review');
      record.append('p1', [{ kind: 'task.delegated', v: 1, payload: { taskId: task.id, by: who('wangmin'), to: who('sunqi'), note: null, dueAt: task.dueAt, tells: [] } }]);
      return record;
    };
    const taken = await delegated();
    await taken.do(leaves('wangmin', 'zhaoliu'));
    expect(first(taken)).toMatchObject({ assignee: who('sunqi'), delegatedBy: who('zhaoliu') });
    const left = await delegated();
    await left.do(leaves('wangmin', null));
    expect(first(left)).toMatchObject({ assignee: who('sunqi'), delegatedBy: null });
  });

  test('is none of a colleague’s, and nothing of what is decided', async () => {
    const record = await claimed();
    expect(await record.do(leaves('zhaoliu', null))).toEqual({ tasks: [] });
    await record.do(agree(waiting(record, 'first-review').id, 'wangmin'));
    expect(await record.do(leaves('wangmin', 'zhaoliu'))).toEqual({ tasks: [] });
  });
});
