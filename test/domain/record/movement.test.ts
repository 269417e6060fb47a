import { fireRungs } from '../../../domain/record/fire';
import { carryOutMove, moveId, type Move } from '../../../domain/record/moves';
import { aProject } from '../../support/cases';
import { withdraw } from '../../support/deeds';
import { on } from '../../support/memory-record';

const MOVES: readonly Move[] = [
  { act: 'enter', stage: 'review', visit: 1, path: '' }, { act: 'leave', stage: 'review', visit: 1, path: '', outcome: 'agreed' }, { act: 'gate', gate: 'approval', nth: 1, path: '' },
  { act: 'round', route: 'review', nth: 1, path: 'review#1/' }, { act: 'await', what: 'retirement', nth: 1, path: 'operation#1/' }, { act: 'child', child: 'operationYear', nth: 1, path: 'operation#1/' }, { act: 'close', outcome: 'retired' },
];

test.each(MOVES)('a closed process moves no more: $act leaves no fact', async (move) => {
  const record = await aProject();
  await record.do(withdraw('p1'));
  expect(carryOutMove(record.case(), move, record.world('nobody'))).toEqual({ facts: [], answer: {} });
});

test('time says nothing in a closed process, nor to a clock that is stopped or has ended', async () => {
  const record = await aProject();
  record.at = on('2019-05-31 09:00');
  const [c, w] = [record.case(), record.world('nobody')];
  const [clock] = c.deadlines;
  if (!clock) throw new Error('a confirmation has its clock');
  expect(fireRungs(c, clock, w)).toHaveLength(4);
  expect(fireRungs({ ...c, process: { ...c.process, closedAt: record.at } }, clock, w)).toEqual([]);
  for (const state of ['paused', 'ended'] as const) expect(fireRungs(c, { ...clock, state }, w)).toEqual([]);
});

test('the command id of a move is made of the record: the same for the same move, another for every other', () => {
  const others: readonly Move[] = [...MOVES, { act: 'enter', stage: 'review', visit: 2, path: '' }, { act: 'enter', stage: 'review', visit: 1, path: 'north|' }, { act: 'round', route: 'review', nth: 2, path: 'review#1/' }, { act: 'round', route: 'review', nth: 1, path: 'north|' }, { act: 'await', what: 'retirement', nth: 1, path: 'north|' }, { act: 'child', child: 'operationYear', nth: 2, path: 'operation#1/' }, { act: 'child', child: 'operationYear', nth: 1, path: 'north|' }];
  expect(new Set(others.map((move) => moveId('p1', move))).size).toBe(others.length);
  for (const move of others) expect(moveId('p1', { ...move })).toBe(moveId('p1', move));
  for (const move of others) expect(moveId('p1', move).startsWith('p1:')).toBe(true);
});

test('a move that people have made needless is nothing: a wait that has begun, a round that is open', async () => {
  const record = await aProject('accepted');
  expect(carryOutMove(record.case(), { act: 'round', route: 'review', nth: 1, path: 'review#1/' }, record.world('nobody')).facts).toEqual([]);
  expect(carryOutMove(record.case(), { act: 'await', what: 'operation', nth: 1, path: 'operation#1/' }, record.world('nobody')).facts).toEqual([]);
});
