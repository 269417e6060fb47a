import { aProject, aYear, returned, waiting, YEAR_ID } from '../../support/cases';
import { batchId } from '../../../domain/declaration/ids';
import { accept, agree, declare, reach, rank, openWindow, sendBatch, terminate } from '../../support/deeds';
import type { MemoryRecord } from '../../support/memory-record';
import { aCloudProject } from '../../support/cloud';
import { anAskedChange, CHANGE } from '../../support/requests';

/** Nobody is asked for anything of it, no clock of it runs, and the whole of its life says how it ended. */
function isOver(record: MemoryRecord, id = 'p1'): void {
  const c = record.case(id);
  expect(c.process).toMatchObject({ outcome: 'terminated', terminated: false });
  expect(c.tasks.filter(({ state }) => ['waiting', 'open', 'claimed'].includes(state))).toEqual([]);
  expect((record.tables.get('queue_entry') ?? []).filter((row) => String(row['task_id']).startsWith(`${id}~`))).toEqual([]);
  expect(c.deadlines.filter(({ state }) => state !== 'ended')).toEqual([]);
  expect(c.awaits.filter(({ state }) => state === 'open')).toEqual([]);
  expect(c.rounds.filter(({ state }) => state === 'open')).toEqual([]);
  const facts = record.facts(id).map(({ kind, payload }) => [kind, (payload as { outcome?: string }).outcome]);
  expect(facts.filter(([kind]) => kind === 'stage.entered')).toHaveLength(facts.filter(([kind]) => kind === 'stage.left').length);
  expect(facts.at(-1)).toEqual(['process.closed', 'terminated']);
}

test.each<[string, () => Promise<MemoryRecord>]>([
  ['in its first review', () => aProject('confirmed')],
  ['between its countersigners', () => aProject('countersigned')],
  ['while its unit owes a supplement', async () => { const record = await aProject('confirmed'); await returned(record, 'first-review', 'wangmin'); return record; }],
  ['while its cloud plan is drafted', () => aCloudProject()],
  ['while it is built', async () => { const record = await aProject('approved'); await record.do(reach('p1', 'contract')); return record; }],
  ['while its acceptance is looked at', () => aProject('applied')],
  ['in operation', () => aProject('accepted')],
])('a project is ended %s by the leader of its group: nobody has work with it any more, and its unit has a letter with the reason', async (_, come) => {
  const record = await come();
  const stood = record.case().process.stage;
  await record.do(terminate('p1'));
  isOver(record);
  const letter = record.facts('p1').findLast(({ kind }) => kind === 'letter.issued');
  expect(letter?.payload).toMatchObject({ letter: 'termination', number: '沪信项终〔2019〕1号', signs: 'sh-jxw', data: { terminated: { stage: stood, reason: 'text-reason' } }, tells: expect.arrayContaining([{ to: 'demo-zjw-clerk', as: 'unit_clerk@sh-zjw-xxb' }]) });
});

test('what it has opened ends with it: the change that was asked for, the year that runs', async () => {
  const changing = await anAskedChange();
  await changing.do(terminate('p1', 'wangwu', [CHANGE]));
  for (const id of ['p1', CHANGE]) isOver(changing, id);
  expect(changing.case(CHANGE).request?.outcome).toBe('terminated');
  expect(changing.case().project?.openRequest).toBeNull();
  const running = await aYear('running');
  await running.do(terminate('p1', 'wangwu', [YEAR_ID]));
  for (const id of ['p1', YEAR_ID]) isOver(running, id);
  expect(running.case().project?.operation).toMatchObject({ year: 2019, outcome: 'terminated' });
});

test('ended between two moves of its run, it opens nothing more', async () => {
  const record = await aProject('confirmed');
  record.act(agree(waiting(record, 'first-review').id, 'wangmin'));
  record.act(terminate('p1')); // the run has not moved since
  await record.settle();
  isOver(record);
});

test('its batch counts it as decided, and its unit may declare it anew', async () => {
  const record = await aProject('declared');
  await record.do(declare({ id: 'p2' }));
  for (const id of ['p1', 'p2']) await record.do(agree(waiting(record, 'confirm', id).id, 'zjw-review'));
  await record.do(openWindow());
  await record.do(rank(['p1', 'p2']));
  await record.do(sendBatch(['p1', 'p2']));
  const batch = batchId('sh-zjw', 'daily', 2019);
  await record.do(accept(waiting(record, 'accept', batch).id, ['p1', 'p2']));
  expect(record.case().process.stage).toBe('review');
  await record.do(terminate('p1'));
  isOver(record);
  expect(record.case(batch).batch?.items).toMatchObject([{ projectId: 'p1', outcome: 'terminated' }, { projectId: 'p2', outcome: null }]);
});
