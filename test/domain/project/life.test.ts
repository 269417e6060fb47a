import { aProject, comeTo, returned, supplemented, waiting } from '../../support/cases';
import { agree, declare, resubmit, withdraw } from '../../support/deeds';
import { aRecord, on } from '../../support/memory-record';

test('what has arrived at 24:00:00.000 of the last day is in time', () => {
  expect(aRecord({ at: on('2018-06-21 00:00') }).act(declare({ channel: 'central' }))).toMatchObject({ projectId: 'p1' });
});

test('open gates are shown at declaration and refuse nothing: the missing plan rides in the fact as a ruling with its clause', async () => {
  const record = await aProject('declared', { amountFen: 50_000_001 });
  const submitted = record.facts('p1').find(({ kind }) => kind === 'project.submitted');
  expect(submitted?.payload).toMatchObject({ rulings: [{ code: 'R014', holds: false, outcome: 'missing', source: { document: '003', clause: 'B4' }, inputs: { amount_fen: 50_000_001, threshold_fen: 50_000_000, has_construction_plan: false } }, { code: 'R008', holds: true }, { code: 'R010', holds: true }, { code: 'R017', outcome: 'no-cloud', holds: true }, { code: 'R018', outcome: 'no-cloud', holds: true }, { code: 'R016', outcome: 'outside-scope', holds: true }, { code: 'R054', outcome: 'other-field', holds: true }] });
});

test('the threshold is strictly above: exactly 500,000 yuan needs no construction plan, and operation and maintenance never does', async () => {
  for (const [project, stage] of [[{ amountFen: 50_000_000 }, 'build'], [{ amountFen: 99_000_000, kind: 'OM' as const, data: { originalSystem: 'p0' } }, 'operation']] as const) {
    expect((await aProject('approved', project)).case().process.stage).toBe(stage);
  }
});

test('with its plan handed in as a supplement, a large project is approved', async () => {
  const record = await aProject('confirmed', { amountFen: 80_000_000 });
  await returned(record, 'first-review', 'wangmin');
  await supplemented(record, { amountFen: 80_000_000, with: ['construction-plan'] });
  await comeTo(record, 'approved');
  expect(record.case()).toMatchObject({ process: { stage: 'build' }, project: { attachments: [{ kind: 'construction-plan' }], form: 'form-p1-again' } });
});

test.each([
  ['before the department has looked', 'declared'], ['in review', 'confirmed'], ['between the countersigners', 'countersigned'],
] as const)('a unit withdraws its project %s: all open work is closed, nobody is reminded any more', async (_, until) => {
  const record = await aProject(until);
  await record.do(withdraw('p1'));
  expect(record.case().process.outcome).toBe('withdrawn');
  expect(record.tables.get('queue_entry')).toEqual([]);
  expect(record.case().deadlines.filter(({ state }) => state !== 'ended')).toEqual([]);
});

test('a project may be withdrawn instead of being supplemented', async () => {
  const record = await aProject('confirmed');
  await returned(record, 'first-review', 'wangmin');
  await record.do(withdraw('p1'));
  expect(record.case()).toMatchObject({ process: { outcome: 'withdrawn' }, project: { withdrawnAt: record.at } });
  expect(record.case().awaits).toMatchObject([{ what: 'batch', outcome: 'accepted' }, { what: 'supplement', outcome: 'withdrawn' }]);
  expect(record.case().deadlines.filter(({ state }) => state !== 'ended')).toEqual([]);
});

test('withdrawn while it moves from one stage to the next, it is closed and asks nobody: the wait for its batch ends as it opens', async () => {
  const record = await aProject();
  record.act(agree(waiting(record, 'confirm').id, 'zjw-review'));
  record.act(withdraw('p1')); // the run has not moved since
  await record.settle();
  expect(record.case().process.outcome).toBe('withdrawn');
  expect(record.case().rounds.map(({ route, outcome }) => [route, outcome])).toEqual([['confirmation', 'agreed']]);
  expect(record.case().awaits).toMatchObject([{ what: 'batch', state: 'ended', outcome: 'withdrawn' }]);
  expect(record.case().tasks.filter(({ route }) => route === 'review')).toEqual([]);
});

test('withdrawn between the supplement and the next round, it is closed too', async () => {
  const record = await aProject('confirmed');
  await returned(record, 'first-review', 'wangmin');
  record.act(resubmit('p1'));
  record.act(withdraw('p1'));
  await record.settle();
  expect(record.case().process.outcome).toBe('withdrawn');
});

test('the head of the unit may declare and withdraw like its clerk', async () => {
  const record = await aProject('declared', { by: 'zjw-unit-head' });
  await record.do(withdraw('p1', 'zjw-unit-head'));
  expect(record.case().process.outcome).toBe('withdrawn');
});
