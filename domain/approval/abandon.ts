import type { Case } from '../record/case';
import type { Fact } from '../record/fact';
import { deadlineId, openTasks } from './round';

/** The work of a scope that nobody can finish any more: its tasks leave their queues, its clocks and rounds end, and nothing of it is awaited. */
export function abandon(c: Case, scope: string): Fact[] {
  const rounds = c.rounds.filter(({ path }) => path.startsWith(scope));
  const waits = c.awaits.filter(({ path, state }) => path.startsWith(scope) && state === 'open');
  const clocks = new Set([...rounds.map(({ route, round, step }) => deadlineId(route, round, step)), ...waits.map(({ what, nth }) => `${what}.${nth}`)]);
  return [
    ...rounds.flatMap((round) => openTasks(c, round)).map(({ id }): Fact => ({ kind: 'task.cancelled', v: 1, payload: { taskId: id, why: 'superseded' } })),
    ...c.deadlines.filter(({ of, state }) => clocks.has(of) && state !== 'ended').map(({ of, generation }): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'void' } })),
    ...rounds.filter(({ state }) => state === 'open').map(({ route, round, step }): Fact => ({ kind: 'round.ended', v: 1, payload: { route, round, outcome: 'withdrawn', step, items: [], tells: [] } })),
    ...waits.map(({ what, nth }): Fact => ({ kind: 'awaiting.ended', v: 1, payload: { what, nth, outcome: 'removed' } })),
  ];
}
