import { may } from '../access/may';
import { isLive } from '../approval/road';
import { lastRoundOf } from '../approval/rounds';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { Refusal } from '../refusal';

/** After it the unit has taken its project back: open work is closed, votes count no more. Possible until the decision. */
export function withdraw(c: Case, { reason }: { reason: string | null }, w: World): Refusal | Decided<{ readonly projectId: string }> {
  const { project } = c;
  if (!project || !may(w.actor, 'project.withdraw', { unit: project.unit })) return { refused: 'not-your-unit' };
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (isDecided(c)) return { refused: 'decision-already-made' };
  return { facts: [{ kind: 'project.withdrawn', v: 1, payload: { by: w.actor.id, reason } }, ...closeOpenWork(c)], answer: { projectId: project.id } };
}

/** Decided is a review that ended with a yes or a no, or a first review that screened the project out. */
function isDecided(c: Case): boolean {
  if (c.project?.withdrawnAt) return true;
  const last = lastRoundOf(c);
  return last?.outcome === 'not-agreed' || c.rounds.some(({ route, outcome }) => route === 'review' && outcome === 'agreed');
}

/** Ends everything that people were asked for: the round, its tasks and clocks, and what was awaited of the unit. */
export function closeOpenWork(c: Case): Fact[] {
  const round = c.rounds.find(({ state }) => state === 'open');
  const tasks = c.tasks.filter(isLive);
  const deadlines = c.deadlines.filter(({ of, state }) => state !== 'ended' && !of.startsWith('supplement.')); // the wait ends its own
  const ended: Fact[] = round ? [{ kind: 'round.ended', v: 1, payload: { route: round.route, round: round.round, outcome: 'withdrawn', step: round.step, items: [], tells: [] } }] : [];
  return [
    ...tasks.map(({ id }): Fact => ({ kind: 'task.cancelled', v: 1, payload: { taskId: id, why: 'withdrawn' } })),
    ...deadlines.map(({ of, generation }): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'void' } })),
    ...ended,
    ...['supplement', 'batch'].filter((each) => c.awaits.some(({ what, state }) => what === each && state === 'open')).flatMap((each) => endAwaiting(c, each, 'withdrawn')),
  ];
}

