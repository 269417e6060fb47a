import { follow, RunOver, type Desk } from '../../workflows/desk';
import type { Mark } from '../../domain/record/news';
import { aWorld, NothingHappens, type Happens, type World } from './a-world';

/** Whatever was opened first ends next, as its list of outcomes says (a round agrees, a wait is over, when nothing is said). */
const inOrder = (outcomes: Readonly<Record<string, readonly string[]>> = {}): Happens => ([first]) => first && { ends: first, as: outcomes[first.name]?.[first.nth - 1] ?? (first.kind === 'round' ? 'agreed' : 'over') };
const run = async (world: World, regulation: (desk: Desk) => Promise<unknown>, stages: readonly string[] = ['a', 'b', 'c']): Promise<unknown> => follow(world.hands, stages, regulation);
const told = (marks: readonly Mark[]): string[] => marks.map(({ kind, payload }) => {
  const said = payload as Record<string, string | number | undefined>;
  const first = (...names: string[]): string | number | undefined => names.map((name) => said[name]).find((value) => value !== undefined);
  return [kind.split('.')[1], `${first('path') ?? ''}${first('stage', 'gate', 'what', 'route', 'childId') ?? ''}`, first('visit', 'nth', 'round'), first('outcome')].filter((part) => part !== undefined && part !== '').join(' ');
});

test('a stage is entered, its body carried out, and left with the outcome that the body drew', async () => {
  const world = aWorld(inOrder());
  expect(await run(world, (desk) => desk.stage('a', async (at) => `${await at.round('review')} and ${await at.until('delivery')}`))).toBe('agreed and over');
  expect(told(world.marks)).toEqual(['entered a 1', 'opened a#1/review 1', 'ended review 1 agreed', 'opened a#1/delivery 1', 'ended delivery 1 over', 'left a 1 agreed and over']);
});

test('what is on record is consumed: its outcome is returned and nothing is done', async () => {
  const first = aWorld(inOrder());
  const regulation = (desk: Desk) => desk.stage('a', (at) => at.round('review'));
  await run(first, regulation);
  const second = aWorld(() => undefined, { from: first.marks });
  expect(await run(second, regulation)).toBe('agreed');
  expect(second.moves).toEqual([]);
});

test('the k-th call of a primitive is the k-th recorded one, wherever the record was cut off', async () => {
  const outcomes = { review: ['returned', 'agreed', 'not-agreed'], news: ['first', 'second', 'third'] };
  const saidBy = async (world: World): Promise<unknown[]> => {
    const said: unknown[] = [];
    await run(world, async (desk) => { for (let k = 0; k < 3; k += 1) said.push(await desk.round('review'), await desk.until('news')); });
    return said;
  };
  const whole = aWorld(inOrder(outcomes));
  expect(await saidBy(whole)).toEqual(['returned', 'first', 'agreed', 'second', 'not-agreed', 'third']);
  for (let cut = 0; cut <= whole.marks.length; cut += 1) {
    expect([cut, await saidBy(aWorld(inOrder(outcomes), { from: whole.marks.slice(0, cut) }))]).toEqual([cut, ['returned', 'first', 'agreed', 'second', 'not-agreed', 'third']]);
  }
});

test('each scope counts its own: what one stage has waited for is not what the next one waits for', async () => {
  const world = aWorld(inOrder({ news: ['first', 'second'] }));
  const said: unknown[] = [];
  await run(world, async (desk) => { for (const stage of ['a', 'b']) said.push(await desk.stage(stage, (at) => at.until('news'))); });
  expect(said).toEqual(['first', 'second']);
});

test('a loop back makes the second visit of a stage, with a scope of its own', async () => {
  const world = aWorld(inOrder({ review: ['not-agreed', 'agreed'] }));
  await run(world, async (desk) => { while ((await desk.stage('a', (at) => at.round('review'))) !== 'agreed') await desk.stage('b', (at) => at.until('repair')); });
  expect(told(world.marks).filter((line) => /entered|opened/.test(line))).toEqual(['entered a 1', 'opened a#1/review 1', 'entered b 1', 'opened b#1/repair 1', 'entered a 2', 'opened a#2/review 2']);
});

test('a gate is ruled once: a later run takes the branch that was taken, even if the rule would say otherwise now', async () => {
  const regulation = async (desk: Desk): Promise<boolean> => (await desk.gate('large')).holds;
  const first = aWorld(inOrder(), { gates: { large: false } });
  expect(await run(first, regulation)).toBe(false);
  const second = aWorld(inOrder(), { gates: { large: true }, from: first.marks });
  expect(await run(second, regulation)).toBe(false);
  expect(second.moves).toEqual([]);
});

test('the same gate asked twice is ruled twice', async () => {
  const world = aWorld(inOrder());
  await run(world, async (desk) => { await desk.gate('large'); world.gates['large'] = false; await desk.gate('large'); });
  expect(world.marks.map(({ payload }) => 'holds' in payload && payload.holds)).toEqual([true, false]);
});

const plan = (at: Desk): Promise<string> => at.stage('a', (inner) => inner.until('plan')).then(String);
const procurement = async (at: Desk): Promise<string> => `${await at.round('review')}, ${await at.until('contract')}`;

test('branches go side by side, each by its name, and end with the outcome of each', async () => {
  const world = aWorld(inOrder());
  expect(await run(world, (desk) => desk.parallel({ plan, procurement }))).toEqual({ plan: 'over', procurement: 'agreed, over' });
  expect(told(world.marks).filter((line) => /entered|opened/.test(line)).sort()).toEqual(['entered plan|a 1', 'opened plan|a#1/plan 1', 'opened procurement|contract 1', 'opened procurement|review 1']);
});

test('the order in which branches are written does not matter to a record', async () => {
  const world = aWorld(inOrder());
  await run(world, (desk) => desk.parallel({ plan, procurement }));
  const other = aWorld(() => undefined, { from: world.marks });
  expect(await run(other, (desk) => desk.parallel({ procurement, plan }))).toEqual({ plan: 'over', procurement: 'agreed, over' });
  expect(other.moves).toEqual([]);
});

test('two branches may wait for the same thing, or ask on the same route: each has its own', async () => {
  const both = async (at: Desk): Promise<string> => `${await at.round('review')} ${await at.until('delivery')}`;
  const world = aWorld(inOrder({ review: ['agreed', 'not-agreed'], delivery: ['early', 'late'] }));
  const ended = (await run(world, (desk) => desk.parallel({ north: both, south: both }))) as Record<string, string>;
  expect(Object.values(ended).sort()).toEqual(['agreed early', 'not-agreed late']);
  expect(told(world.marks).filter((line) => line.startsWith('opened')).sort()).toEqual(['opened north|delivery 1', 'opened north|review 1', 'opened south|delivery 2', 'opened south|review 2']);
});

test('branches that wait at the same time share one timer, which says all that is awaited', async () => {
  const world = aWorld(inOrder()); // which throws when two timers run at once
  await run(world, (desk) => desk.parallel({ one: (at) => at.until('plan'), two: (at) => at.round('review'), three: (at) => at.until('money') }));
  expect([...(world.waits[0] ?? '').split(', ')].sort()).toEqual(['money', 'plan', 'round review']);
  expect(world.waits).toHaveLength(3);
});

test('a fault of our own waits for the operator’s bell and is then tried again', async () => {
  const world = aWorld(inOrder());
  world.stumbles.push('incident', 'incident');
  expect(await run(world, (desk) => desk.stage('a', (at) => at.until('plan')))).toBe('over');
  expect(world.waits).toEqual(['incident', 'incident', 'plan']);
  expect(told(world.marks).filter((line) => line.startsWith('entered'))).toEqual(['entered a 1']);
});

test.each(['superseded', 'set-back'] as const)('a run that is told “%s” is over at once, says so, and does nothing more', async (why) => {
  const world = aWorld(inOrder());
  world.stumbles.push(why);
  await expect(run(world, (desk) => desk.stage('a', (at) => at.until('plan')))).rejects.toMatchObject({ why });
  expect([world.moves, world.waits]).toEqual([[], []]);
  expect(new RunOver(why)).toBeInstanceOf(Error);
});

test('a run that waits has read “no news” first, and one that has closed reads it before it ends', async () => {
  const world = aWorld(inOrder());
  await run(world, async (desk) => { await desk.until('plan'); await desk.close('done'); });
  expect(told(world.marks)).toEqual(['opened plan 1', 'ended plan 1 over', 'closed done']);
  expect(world.reads).toEqual([1, 1, 3]); // before waiting; what had come; after closing, and nothing had come
});

test('news that come while a run closes are read before it ends', async () => {
  const world = aWorld(inOrder());
  const { news } = world.hands;
  let late = 2;
  const hands = { ...world.hands, news: async (after: { seq: number; hash: string }) => { if (late-- > 0) world.marks.push({ seq: world.marks.length + 1, kind: 'awaiting.ended', payload: { what: 'late', nth: late, outcome: 'too late' } }); return news(after); } };
  await follow(hands, [], (desk) => desk.close('done'));
  expect(world.reads).toEqual([1, 2, 3]);
});

test('waiting for what will never come is what a run does, for ever: it does not invent an end', async () => {
  await expect(run(aWorld(() => undefined), (desk) => desk.until('a miracle'))).rejects.toBeInstanceOf(NothingHappens);
});

test('a child is opened once, waited for, and its outcome is what the parent goes on with', async () => {
  const world = aWorld(inOrder({ 'p.operationYear.1': ['settled'], 'p.operationYear.2': ['not-supported'] }));
  const said: unknown[] = [];
  await run(world, (desk) => desk.stage('a', async (at) => { said.push(await at.child('operationYear'), await at.child('operationYear')); return 'over'; }));
  expect(said).toEqual(['settled', 'not-supported']);
  expect(world.moves.filter(({ act }) => act === 'child')).toEqual([{ act: 'child', child: 'operationYear', nth: 1, path: 'a#1/' }, { act: 'child', child: 'operationYear', nth: 2, path: 'a#1/' }]);
});

test('cut off anywhere, a parent opens no child a second time and hears of each end once', async () => {
  const regulation = (desk: Desk): Promise<unknown> => desk.stage('a', async (at) => `${await at.child('operationYear')}, ${await at.until('news')}, ${await at.child('operationYear')}`);
  const outcomes = inOrder({ 'p.operationYear.1': ['settled'], 'p.operationYear.2': ['settled again'] });
  const whole = aWorld(outcomes);
  expect(await run(whole, regulation)).toBe('settled, over, settled again');
  for (let cut = 0; cut <= whole.marks.length; cut += 1) {
    const again = aWorld(outcomes, { from: whole.marks.slice(0, cut) });
    expect([cut, await run(again, regulation), told(again.marks)]).toEqual([cut, 'settled, over, settled again', told(whole.marks)]);
  }
});

test('branches open children of their own, each in its scope', async () => {
  const world = aWorld(inOrder());
  await run(world, (desk) => desk.parallel({ north: (at) => at.child('operationYear'), south: (at) => at.child('operationYear') }));
  expect(world.moves.map((move) => 'path' in move && move.path).sort()).toEqual(['north|', 'south|']);
});

test('who closes tells the process that opened it, and only then reads that nothing is new', async () => {
  const world = aWorld(inOrder());
  await run(world, (desk) => desk.close('done'));
  expect([world.toldParent, told(world.marks)]).toEqual([1, ['closed done']]);
});
