import type { Case } from '../record/case';
import type { Fact } from '../record/fact';
import { isLive } from './road';

/** How work ends that nobody finishes: its stage is gone from the workflow, or a leader ended it. */
const HOW = {
  removed: { task: 'superseded', round: 'withdrawn', wait: 'removed' },
  terminated: { task: 'terminated', round: 'terminated', wait: 'terminated' },
} as const;

/** The work of a scope that nobody can finish any more: its tasks leave their queues, its clocks and rounds end, and nothing of it is awaited. */
export function abandon(c: Case, scope: string, how: keyof typeof HOW = 'removed'): Fact[] {
  const said = HOW[how];
  const rounds = c.rounds.filter(({ path }) => path.startsWith(scope));
  const waits = c.awaits.filter(({ path, state }) => path.startsWith(scope) && state === 'open');
  const clocks = new Set(waits.map(({ what, nth }) => `${what}.${nth}`));
  const isOurs = (of: string): boolean => clocks.has(of) || rounds.some(({ route, round }) => of.startsWith(`${route}.${round}.`));
  return [
    ...c.tasks.filter((task) => isLive(task) && rounds.some(({ route, round }) => task.route === route && task.round === round)).map(({ id }): Fact => ({ kind: 'task.cancelled', v: 1, payload: { taskId: id, why: said.task } })),
    ...c.deadlines.filter(({ of, state }) => isOurs(of) && state !== 'ended').map(({ of, generation }): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'void' } })),
    ...rounds.filter(({ state }) => state === 'open').map(({ route, round, step }): Fact => ({ kind: 'round.ended', v: 1, payload: { route, round, outcome: said.round, step, items: [], tells: [] } })),
    ...waits.map(({ what, nth }): Fact => ({ kind: 'awaiting.ended', v: 1, payload: { what, nth, outcome: said.wait } })),
  ];
}
