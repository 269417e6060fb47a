import { aProject, waiting } from '../../support/cases';
import { agree, claim, sendBack, unclaim, who, withdraw } from '../../support/deeds';
import { answer, assignTo, copyTo, delegateTo, fetchBack, handOn, handOnUnsaid, note, opine, question, readAll, standBack, unask, urgeIt } from '../../support/handing-deeds';
import type { MemoryRecord } from '../../support/memory-record';
import type { RefusalCase } from '../../support/refusal-case';

/** A project at its first review, and its task. */
async function first(): Promise<[MemoryRecord, string]> {
  const record = await aProject('confirmed');
  return [record, waiting(record, 'first-review').id];
}
/** The same, out with 赵柳 for her opinion. */
async function out(): Promise<[MemoryRecord, string]> {
  const [record, id] = await first();
  await record.do(delegateTo(id, 'wangmin', 'zhaoliu'));
  return [record, id];
}
/** The same, with a question that 李四 was asked. */
async function asked(): Promise<[MemoryRecord, string, string]> {
  const [record, id] = await first();
  await record.do(claim(id, 'wangmin'));
  await record.do(question(id, 'wangmin', 'lisi'));
  return [record, id, `${id}~q1`];
}

/** The same, with a signer before the holder: her turn comes when 赵柳 has signed. */
async function second(): Promise<[MemoryRecord, string]> {
  const [record, id] = await first();
  const { route, round, step, seat, dueAt } = waiting(record, 'first-review');
  const before = `${id}~before`;
  record.append('p1', [
    { kind: 'task.opened', v: 1, payload: { taskId: before, route, round, step, seat, key: `person:${who('zhaoliu')}`, dueAt, priority: 0, tells: [], named: who('zhaoliu'), added: 'before', of: id, by: who('wangmin'), note: null } },
    { kind: 'task.waits', v: 1, payload: { taskId: id, waitsFor: [before] } },
  ]);
  return [record, id];
}

/** Every "no" of whoever hands a task on, has it looked at, asks about it or urges it. */
export const HANDING_REFUSALS: readonly RefusalCase[] = [
  { refused: 'reason-required', when: 'a task is handed on without saying why', meet: async () => { const [record, id] = await first(); return record.act(handOnUnsaid(id, 'wangmin', 'zhaoliu')); } },
  { refused: 'task-already-claimed', when: 'somebody hands on what a colleague has', says: { by: who('zhaoliu') }, meet: async () => { const [record, id] = await first(); record.act(claim(id, 'zhaoliu')); return record.act(handOn(id, 'wangmin', 'sunqi')); } },
  { refused: 'person-unfit', when: 'it is handed to finance, who hold no office there', says: { person: who('lisi'), why: 'no-office' }, meet: async () => { const [record, id] = await first(); return record.act(handOn(id, 'wangmin', 'lisi')); } },
  { refused: 'person-unfit', when: 'it is handed to a reviewer of the declaring unit', says: { why: 'own-submission' }, meet: async () => { const [record, id] = await first(); return record.act(handOn(id, 'wangmin', 'twohats')); } },
  { refused: 'person-unfit', when: 'it is handed to whoever has it', says: { why: 'holds-it' }, meet: async () => { const [record, id] = await first(); record.act(claim(id, 'wangmin')); return record.act(handOn(id, 'wangmin', 'wangmin')); } },
  { refused: 'person-unfit', when: 'the countersignature is handed to the first reviewer', says: { why: 'has-a-seat' }, meet: async () => { const record = await aProject('reviewed'); return record.act(handOn(waiting(record, 'countersigner').id, 'zhaoliu', 'wangmin')); } },
  { refused: 'person-unfit', when: 'it is handed to somebody who has stood back', says: { why: 'recused' }, meet: async () => { const [record, id] = await first(); await record.do(standBack(id, 'zhaoliu')); return record.act(handOn(waiting(record, 'first-review').id, 'wangmin', 'zhaoliu')); } },
  { refused: 'not-found', when: 'a leader assigns a task that is not there', meet: async () => { const [record, id] = await first(); return record.act(assignTo(`${id}~none`, 'wangwu', 'zhaoliu')); } },
  { refused: 'not-the-leader', when: 'a colleague assigns', meet: async () => { const [record, id] = await first(); return record.act(assignTo(id, 'wangmin', 'zhaoliu')); } },
  { refused: 'not-the-leader', when: 'the leader of another group assigns', meet: async () => { const [record, id] = await first(); return record.act(assignTo(id, 'luoheng', 'zhaoliu')); } },
  { refused: 'not-the-leader', when: 'an administrator gives out what lies in an office’s queue', meet: async () => { const [record, id] = await first(); return record.act(assignTo(id, 'chusan', 'zhaoliu')); } },
  { refused: 'delegated', when: 'a leader assigns what is out for an opinion', says: { by: who('wangmin'), to: who('zhaoliu') }, meet: async () => { const [record, id] = await out(); return record.act(assignTo(id, 'wangwu', 'sunqi')); } },
  { refused: 'asked-on-the-side', when: 'a question is claimed', meet: async () => { const [record, , asks] = await asked(); return record.act(claim(asks, 'lisi')); } },
  { refused: 'asked-on-the-side', when: 'a question is decided', meet: async () => { const [record, , asks] = await asked(); return record.act(agree(asks, 'lisi')); } },
  { refused: 'not-a-candidate', when: 'a question is answered by somebody else', meet: async () => { const [record, , asks] = await asked(); return record.act(answer(asks, 'qianer')); } },
  { refused: 'already-decided', when: 'a question is answered twice', says: { outcome: 'answered' }, meet: async () => { const [record, , asks] = await asked(); await record.do(answer(asks, 'lisi')); return record.act(answer(asks, 'lisi')); } },
  { refused: 'no-question', when: 'a question is answered that was taken back', meet: async () => { const [record, , asks] = await asked(); await record.do(unask(asks, 'wangmin')); return record.act(answer(asks, 'lisi')); } },
  { refused: 'no-question', when: 'a question is answered after the decision', meet: async () => { const [record, id, asks] = await asked(); await record.do(agree(id, 'wangmin')); return record.act(answer(asks, 'lisi')); } },
  { refused: 'no-question', when: 'the task itself is answered like a question', meet: async () => { const [record, id] = await first(); return record.act(answer(id, 'wangmin')); } },
  { refused: 'not-a-candidate', when: 'a question is taken back by a colleague who did not ask it', meet: async () => { const [record, , asks] = await asked(); return record.act(unask(asks, 'sunqi')); } },
  { refused: 'person-unfit', when: 'somebody is asked twice before she has answered', says: { why: 'asked-already' }, meet: async () => { const [record, id] = await asked(); return record.act(question(id, 'wangmin', 'lisi')); } },
  { refused: 'person-unfit', when: 'the clerk of the declaring unit is asked', says: { why: 'no-office' }, meet: async () => { const [record, id] = await first(); return record.act(question(id, 'wangmin', 'zjw-clerk')); } },
  { refused: 'delegated', when: 'the delegate decides', says: { by: who('wangmin'), to: who('zhaoliu') }, meet: async () => { const [record, id] = await out(); return record.act(agree(id, 'zhaoliu')); } },
  { refused: 'delegated', when: 'the owner decides while it is out', meet: async () => { const [record, id] = await out(); return record.act(agree(id, 'wangmin')); } },
  { refused: 'delegated', when: 'the delegate passes it on', meet: async () => { const [record, id] = await out(); return record.act(handOn(id, 'zhaoliu', 'sunqi')); } },
  { refused: 'delegated', when: 'the owner gives the opinion that she asked for', meet: async () => { const [record, id] = await out(); return record.act(opine(id, 'wangmin')); } },
  { refused: 'delegated', when: 'the delegate takes back what is not hers', meet: async () => { const [record, id] = await out(); return record.act(fetchBack(id, 'zhaoliu')); } },
  { refused: 'not-delegated', when: 'an opinion is given that nobody asked for', meet: async () => { const [record, id] = await first(); return record.act(opine(id, 'wangmin')); } },
  { refused: 'not-delegated', when: 'it is taken back after the opinion has come', meet: async () => { const [record, id] = await out(); await record.do(opine(id, 'zhaoliu')); return record.act(fetchBack(id, 'wangmin')); } },
  { refused: 'person-unfit', when: 'a copy goes to somebody who may not see the case', says: { person: who('yjj-review'), why: 'may-not-see' }, meet: async () => { const [record, id] = await first(); return record.act(copyTo(id, 'wangmin', 'yjj-review')); } },
  { refused: 'not-found', when: 'somebody reads what nobody sent her', meet: async () => { const [record] = await first(); return record.act(readAll('p1', 'zhengshi', { all: 0, unread: 0 })); } },
  { refused: 'not-yours-to-urge', when: 'a colleague urges', meet: async () => { const [record, id] = await first(); return record.act(urgeIt(id, 'sunqi')); } },
  { refused: 'not-yours-to-urge', when: 'the clerk of another unit urges', meet: async () => { const [record, id] = await first(); return record.act(urgeIt(id, 'yjj-clerk')); } },
  { refused: 'urged-already', when: 'the same hand urges again within the hour', says: { minutes: 1 }, meet: async () => { const [record, id] = await first(); await record.do(urgeIt(id, 'zjw-clerk')); record.at += 59 * 60_000; return record.act(urgeIt(id, 'zjw-clerk')); } },
  { refused: 'already-decided', when: 'what was decided is urged', meet: async () => { const [record, id] = await first(); await record.do(agree(id, 'wangmin')); return record.act(urgeIt(id, 'zjw-clerk')); } },
  { refused: 'act-not-available', when: 'what was cancelled is urged', meet: async () => { const record = await aProject('reviewed'); const { id } = waiting(record, 'countersigner'); await record.do(sendBack(waiting(record, 'finance-countersigner').id, 'lisi')); return record.act(urgeIt(id, 'zjw-clerk')); } },
  { refused: 'file-unknown', when: 'a remark names a file that was not uploaded', says: { name: '核对表.xlsx' }, meet: async () => { const [record, id] = await first(); return record.act(note(id, 'wangmin', { files: [{ name: '核对表.xlsx', hash: 'other' }], ready: [{ name: '核对表.xlsx', hash: 'one', size: 1, mediaType: 'a/b' }] })); } },
  { refused: 'reason-required', when: 'she stands back without saying why', meet: async () => { const [record, id] = await first(); return record.act(standBack(id, 'wangmin', null)); } },
  { refused: 'recused', when: 'she who stood back decides after all', meet: async () => { const [record, id] = await first(); await record.do(standBack(id, 'wangmin')); return record.act(agree(waiting(record, 'first-review').id, 'wangmin')); } },
  { refused: 'recused', when: 'she who stood back comes in at a later step of the case', meet: async () => { const [record, id] = await first(); await record.do(standBack(id, 'zhaoliu')); await record.do(agree(waiting(record, 'first-review').id, 'wangmin')); return record.act(claim(waiting(record, 'countersigner').id, 'zhaoliu')); } },
  { refused: 'act-not-available', when: 'what was cancelled is handed on', meet: async () => { const [record, id] = await first(); await record.do(standBack(id, 'zhaoliu')); return record.act(handOn(id, 'wangmin', 'sunqi')); } },
  { refused: 'process-closed', when: 'the file of a withdrawn project is handed on', meet: async () => { const [record, id] = await first(); await record.do(withdraw('p1')); return record.act(handOn(id, 'wangmin', 'zhaoliu')); } },
  { refused: 'not-your-turn', when: 'a signer decides before whoever was added before her', says: { before: [who('zhaoliu')] }, meet: async () => { const [record, id] = await second(); return record.act(agree(id, 'wangmin')); } },
  { refused: 'act-not-available', when: 'what is asked of her by name is given back', says: { act: 'unclaim', state: 'claimed' }, meet: async () => { const [record, id] = await second(); return record.act(unclaim(`${id}~before`, 'zhaoliu')); } },
  { refused: 'act-not-available', when: 'what a leader gave her is given back twice', says: { act: 'unclaim' }, meet: async () => { const [record, id] = await first(); await record.do(assignTo(id, 'wangwu', 'zhaoliu')); await record.do(unclaim(id, 'zhaoliu')); return record.act(unclaim(id, 'zhaoliu')); } },
];
