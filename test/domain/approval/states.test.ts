import { availableActs, nextState, USER_TASK_STATES, type UserTaskState } from '../../../domain/approval/states';
import { isRefusal } from '../../../domain/refusal';

const ENDS: readonly UserTaskState[] = ['decided', 'cancelled'];

function reachableFrom(state: UserTaskState, seen = new Set([state])): Set<UserTaskState> {
  for (const act of availableActs(state)) {
    const next = nextState(state, act);
    if (!isRefusal(next) && !seen.has(next)) reachableFrom(next, seen.add(next));
  }
  return seen;
}

test.each(USER_TASK_STATES)('a task that is %s can still come to an end', (state) => {
  expect(ENDS.some((end) => reachableFrom(state).has(end))).toBe(true);
});

test('nothing leads out of what was cancelled; what was decided can be taken back by whoever decided it, and by nothing else', () => expect(ENDS.map((state) => availableActs(state))).toEqual([['recall'], []]));

test('every state can be reached from open', () => expect([...reachableFrom('open')].sort()).toEqual([...USER_TASK_STATES].sort()));

test('a task can be decided without being claimed first, and closed whoever has it', () => {
  for (const state of ['open', 'claimed'] as const) expect(availableActs(state)).toEqual(expect.arrayContaining(['decide', 'cancel']));
});

test('what waits for others cannot be decided, only let in or closed', () => expect(availableActs('waiting')).toEqual(['release', 'cancel']));

test('only what is in nobody’s hands can be claimed, and only what is in somebody’s hands can be given back', () => {
  expect(USER_TASK_STATES.filter((state) => availableActs(state).includes('claim'))).toEqual(['open']);
  expect(USER_TASK_STATES.filter((state) => availableActs(state).includes('unclaim'))).toEqual(['claimed']);
});

test('an act that the state does not allow is refused by name', () => {
  expect(nextState('cancelled', 'decide')).toEqual({ refused: 'act-not-available', act: 'decide', state: 'cancelled' });
});
