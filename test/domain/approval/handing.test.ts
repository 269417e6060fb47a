import { standing } from '../../../domain/approval/claim';
import { unfit } from '../../../domain/approval/fit';
import { isRefusal } from '../../../domain/refusal';
import { letSign, takeOff } from '../../support/routes';
import { aProject, waiting } from '../../support/cases';
import { agree, claim, sendBack, unclaim, who } from '../../support/deeds';
import { answer, assignTo, copyTo, delegateTo, fetchBack, handOn, note, opine, question, readAll, standBack, unask, urgeIt } from '../../support/handing-deeds';
import type { MemoryRecord } from '../../support/memory-record';

let record: MemoryRecord;
let taskId: string;
beforeEach(async () => {
  record = await aProject('confirmed');
  taskId = waiting(record, 'first-review').id;
});

const queues = (id = taskId): unknown[] => (record.tables.get('queue_entry') ?? []).filter((row) => row['task_id'] === id).map((row) => row['queue_key']);
const noticesOf = (template: string): unknown[] => (record.tables.get('notice') ?? []).filter((row) => row['template'] === template).map((row) => row['recipient_id']);
const taskOf = (id = taskId) => record.case().tasks.find((task) => task.id === id);
const mine = (login: string): string => `person:${who(login)}`;

describe('handed on (转办)', () => {
  test('a task is in the hands of the colleague, who is told and decides it', async () => {
    await record.do(claim(taskId, 'wangmin'));
    expect(await record.do(handOn(taskId, 'wangmin', 'zhaoliu'))).toEqual({ taskId, state: 'claimed', assignee: who('zhaoliu') });
    expect([queues(), noticesOf('user-task-reassigned')]).toEqual([[mine('zhaoliu')], [who('zhaoliu')]]);
    expect(record.act(agree(taskId, 'wangmin'))).toMatchObject({ refused: 'task-already-claimed' });
    expect(await record.do(agree(taskId, 'zhaoliu'))).toMatchObject({ outcome: 'agree' });
  });

  test('what was handed to her can be given back: it is in the pool of its office again, and hers no more than anybody’s', async () => {
    await record.do(handOn(taskId, 'wangmin', 'zhaoliu'));
    await record.do(unclaim(taskId, 'zhaoliu'));
    expect([queues(), taskOf()?.named]).toEqual([['reviewer@sh-grp-jjcj'], null]);
  });

  test('a reviewer of the body over the group may be given what lies in the group’s queue, and stands to it by name', async () => {
    await record.do(assignTo(taskId, 'wangwu', 'sunqi'));
    expect(isRefusal(standing(record.case(), taskId, record.world('sunqi')))).toBe(false);
  });

  test('a leader gives a task out of somebody’s hands; both are told', async () => {
    await record.do(claim(taskId, 'wangmin'));
    await record.do(assignTo(taskId, 'wangwu', 'zhaoliu'));
    expect([queues(), noticesOf('user-task-reassigned')]).toEqual([[mine('zhaoliu')], [who('zhaoliu'), who('wangmin')]]);
  });

  test('whoever has lost her office since does not stand to it any more, though it was given to her by name', async () => {
    await record.do(handOn(taskId, 'wangmin', 'zhaoliu'));
    const w = record.world('zhaoliu');
    expect(standing(record.case(), taskId, { ...w, actor: { id: w.actor.id, holdings: [{ role: 'unit_clerk', organ: 'sh-yjj-xxb' }] } })).toEqual({ refused: 'not-a-candidate' });
    expect(standing(record.case(), taskId, { ...w, actor: { id: w.actor.id, holdings: [{ role: 'dept_reviewer', organ: 'sh-yjj' }] } })).toEqual({ refused: 'not-a-candidate' });
  });
});

describe('out for an opinion (委派)', () => {
  test('a task comes back to its owner with the opinion, and she decides', async () => {
    await record.do(delegateTo(taskId, 'wangmin', 'zhaoliu'));
    expect([queues(), taskOf()?.delegatedBy, noticesOf('task-delegated')]).toEqual([[mine('zhaoliu')], who('wangmin'), [who('zhaoliu')]]);
    expect(await record.do(opine(taskId, 'zhaoliu'))).toEqual({ taskId, assignee: who('wangmin') });
    expect([queues(), taskOf()?.delegatedBy, noticesOf('task-resolved')]).toEqual([[mine('wangmin')], null, [who('wangmin')]]);
    expect(await record.do(agree(taskId, 'wangmin'))).toMatchObject({ outcome: 'agree' });
  });

  test('it can be taken back and given out again', async () => {
    await record.do(delegateTo(taskId, 'wangmin', 'zhaoliu'));
    expect(await record.do(fetchBack(taskId, 'wangmin'))).toEqual({ taskId, assignee: who('wangmin') });
    await record.do(delegateTo(taskId, 'wangmin', 'sunqi'));
    expect(queues()).toEqual([mine('sunqi')]);
  });

  test('a delegate takes no seat: she may still countersign', async () => {
    await record.do(delegateTo(taskId, 'wangmin', 'zhaoliu'));
    await record.do(opine(taskId, 'zhaoliu'));
    await record.do(agree(taskId, 'wangmin'));
    expect(await record.do(agree(waiting(record, 'countersigner').id, 'zhaoliu'))).toMatchObject({ outcome: 'agree' });
  });
});

describe('asked on the side (征求意见)', () => {
  beforeEach(async () => {
    await record.do(claim(taskId, 'wangmin'));
    await record.do(question(taskId, 'wangmin', 'lisi', 'zhaoliu'));
  });

  test('each has a question of her own in her queue, and the decision waits for none of them', async () => {
    expect([queues(`${taskId}~q1`), queues(`${taskId}~q2`), noticesOf('consult-asked')]).toEqual([[mine('lisi')], [mine('zhaoliu')], [who('lisi'), who('zhaoliu')]]);
    await record.do(answer(`${taskId}~q1`, 'lisi'));
    expect([taskOf(`${taskId}~q1`)?.outcome, noticesOf('consult-answered')]).toEqual(['answered', [who('wangmin')]]);
    expect(await record.do(agree(taskId, 'wangmin'))).toMatchObject({ outcome: 'agree' });
    expect(record.facts().filter((fact) => fact.kind === 'task.cancelled').map(({ payload }) => payload)).toEqual([{ taskId: `${taskId}~q2`, why: 'settled' }]);
  });

  test('a return ends the open questions with the step', async () => {
    await record.do(sendBack(taskId, 'wangmin'));
    expect([taskOf(`${taskId}~q1`)?.state, taskOf(`${taskId}~q2`)?.state]).toEqual(['cancelled', 'cancelled']);
    expect([...queues(`${taskId}~q1`), ...queues(`${taskId}~q2`)]).toEqual([]);
  });

  test('whoever answered a question has no seat by it', async () => {
    await record.do(answer(`${taskId}~q2`, 'zhaoliu'));
    await record.do(agree(taskId, 'wangmin'));
    expect(await record.do(agree(waiting(record, 'countersigner').id, 'zhaoliu'))).toMatchObject({ outcome: 'agree' });
  });

  test('a question that was taken back leaves the queue, and the same person can be asked anew', async () => {
    await record.do(unask(`${taskId}~q1`, 'wangmin'));
    expect(queues(`${taskId}~q1`)).toEqual([]);
    await record.do(question(taskId, 'wangmin', 'lisi'));
    expect(queues(`${taskId}~q3`)).toEqual([mine('lisi')]);
  });
});

describe('copies, urgings and remarks', () => {
  test('a copy goes to whoever may see the case, once however often she is named, and is read once', async () => {
    await record.do(copyTo(taskId, 'wangmin', 'zhengshi', 'wangwu', 'zhengshi'));
    expect([noticesOf('copy-sent'), (record.tables.get('copy') ?? []).map((row) => row['to_id'])]).toEqual([[who('zhengshi'), who('wangwu')], [who('zhengshi'), who('wangwu')]]);
    expect(await record.do(readAll('p1', 'zhengshi', { all: 1, unread: 1 }))).toEqual({ read: 1 });
    expect((record.tables.get('copy') ?? []).map((row) => typeof row['read_at'])).toEqual(['string', 'undefined']);
    expect(await record.do(readAll('p1', 'zhengshi', { all: 1, unread: 0 }))).toEqual({ read: 0 });
    expect(record.facts().filter(({ kind }) => kind === 'copy.read')).toHaveLength(1);
  });

  test('the applicant and the supervisor urge, each once an hour, and each is counted', async () => {
    expect(await record.do(urgeIt(taskId, 'zjw-clerk'))).toEqual({ taskId, count: 1 });
    expect(await record.do(urgeIt(taskId, 'zhengshi'))).toEqual({ taskId, count: 2 });
    record.at += 60 * 60_000;
    expect(await record.do(urgeIt(taskId, 'zjw-clerk'))).toEqual({ taskId, count: 3 });
    expect(record.facts().filter((fact) => fact.kind === 'task.urged').map(({ payload }) => payload)).toMatchObject([{ as: 'applicant', n: 1 }, { as: 'supervisor', n: 2 }, { as: 'applicant', n: 3 }]);
  });

  test('the pool is urged while nobody has it, then she who has it, then she beside the one whose word is out', async () => {
    await record.do(urgeIt(taskId, 'zjw-clerk'));
    expect(noticesOf('user-task-urged').length).toBeGreaterThan(1);
    await record.do(delegateTo(taskId, 'wangmin', 'zhaoliu'));
    await record.do(urgeIt(taskId, 'zhengshi'));
    expect(noticesOf('user-task-urged').slice(-2)).toEqual([who('zhaoliu'), who('wangmin')]);
  });

  test('a file of the same name is its next version', async () => {
    const ready = [{ name: '核对表.xlsx', hash: 'b', size: 2, mediaType: 'a/b' }];
    await expect(record.do(note(taskId, 'wangmin', { files: [{ name: '核对表.xlsx', hash: 'b' }], ready, before: ['核对表.xlsx', '其他.pdf'] }))).resolves.toMatchObject({ files: [{ name: '核对表.xlsx', version: 2, size: 2 }] });
  });
});

describe('standing back (回避)', () => {
  test('the seat is asked of the others of the office, and she has no more part in it', async () => {
    await record.do(claim(taskId, 'wangmin'));
    await record.do(question(taskId, 'wangmin', 'lisi'));
    expect(await record.do(standBack(taskId, 'wangmin'))).toEqual({ taskId: `${taskId}~x1`, to: 'reviewer@sh-grp-jjcj' });
    expect([queues(), queues(`${taskId}~q1`), queues(`${taskId}~x1`)]).toEqual([[], [], ['reviewer@sh-grp-jjcj']]);
    expect(unfit(record.case(), waiting(record, 'first-review'), { to: { person: who('wangmin'), as: 'delegate' }, w: record.world('zhaoliu') })).toMatchObject({ why: 'recused' });
    expect(await record.do(agree(`${taskId}~x1`, 'zhaoliu'))).toMatchObject({ outcome: 'agree' });
    expect(waiting(record, 'countersigner').key).toContain('reviewer@');
  });

  test('where nobody of the group is left it goes to the body over it, and where nobody is left there to the administrators, who give it out', async () => {
    record = await aProject('confirmed', {}, { also: { qianer: ['reviewer@sh-jxw'] } });
    const keys: string[] = [];
    for (const login of ['wangmin', 'zhaoliu', 'sunqi', 'qianer']) {
      await record.do(standBack(waiting(record, 'first-review').id, login));
      keys.push(waiting(record, 'first-review').key);
    }
    expect(keys).toEqual(['reviewer@sh-grp-jjcj', 'reviewer@sh-grp-jjcj', 'reviewer@sh-jxw', 'admin@sh-jxw']);
    const left = waiting(record, 'first-review');
    expect(await record.do(assignTo(left.id, 'chusan', 'lisi'))).toMatchObject({ assignee: who('lisi') });
    expect(await record.do(agree(left.id, 'lisi'))).toMatchObject({ outcome: 'agree' });
  });

  test('where a colleague let her sign, the seat goes on as one that the colleague asked for: she may take it off again, nobody else', async () => {
    await record.do(letSign(taskId, 'wangmin', { before: ['zhaoliu'] }));
    await record.do(standBack(`${taskId}+1`, 'zhaoliu'));
    expect(record.case().tasks.find(({ id }) => id === `${taskId}+1~x1`)).toMatchObject({ state: 'open', added: 'before', ofTask: taskId, askedBy: who('wangmin'), key: 'reviewer@sh-grp-jjcj' });
    expect(record.act(takeOff(`${taskId}+1~x1`, 'sunqi'))).toEqual({ refused: 'not-added-by-you', by: who('wangmin') });
    expect(record.case().tasks.find(({ id }) => id === taskId)).toMatchObject({ state: 'waiting', waitsFor: [`${taskId}+1~x1`] });
    await record.do(takeOff(`${taskId}+1~x1`, 'wangmin'));
    expect(record.case().tasks.find(({ id }) => id === taskId)).toMatchObject({ state: 'claimed', assignee: who('wangmin') });
    expect(await record.do(agree(taskId, 'wangmin'))).toMatchObject({ outcome: 'agree' });
  });

  test('so it does where the second who signs in that seat stands back too', async () => {
    await record.do(letSign(taskId, 'wangmin', { after: ['zhaoliu'] }));
    await record.do(agree(taskId, 'wangmin'));
    await record.do(standBack(`${taskId}+1`, 'zhaoliu'));
    await record.do(standBack(`${taskId}+1~x1`, 'sunqi'));
    expect(waiting(record, 'first-review')).toMatchObject({ id: `${taskId}+1~x2`, added: 'after', askedBy: who('wangmin') });
  });
});
