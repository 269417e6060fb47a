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

test.each(ENDS)('nothing leads out of %s', (state) => expect(availableActs(state)).toEqual([]));

test('every state can be reached from open', () => expect([...reachableFrom('open')].sort()).toEqual([...USER_TASK_STATES].sort()));

test('a task can be decided without being claimed first, and closed whoever has it', () => {
  for (const state of USER_TASK_STATES.filter((each) => !ENDS.includes(each))) expect(availableActs(state)).toEqual(expect.arrayContaining(['decide', 'cancel']));
});

test('only what is in nobody’s hands can be claimed, and only what is in somebody’s hands can be given back', () => {
  expect(USER_TASK_STATES.filter((state) => availableActs(state).includes('claim'))).toEqual(['open']);
  expect(USER_TASK_STATES.filter((state) => availableActs(state).includes('unclaim'))).toEqual(['claimed']);
});

test('an act that the state does not allow is refused by name', () => {
  expect(nextState('cancelled', 'decide')).toEqual({ refused: 'act-not-available', act: 'decide', state: 'cancelled' });
});
