import { may } from '../access/may';
import { openRoundOf, openTasks } from '../approval/round';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { Refusal } from '../refusal';

/** After it the lead has reported the task done; its clock stops and the supervisor is asked to verify. */
export function report(c: Case, { report }: { report: string }, w: World): Refusal | Decided<{ readonly taskId: string }> {
  const hindrance = owed(c, w, 'supervised.report');
  if (hindrance) return hindrance;
  const facts: Fact[] = [{ kind: 'supervised.reported', v: 1, payload: { by: w.actor.id, report } }, ...endCompletion(c, 'reported')];
  return { facts, answer: { taskId: c.process.id } };
}

/** After it the task is no longer asked for. Only the supervisor can do this. */
export function cancelTask(c: Case, { reason }: { reason: string }, w: World): Refusal | Decided<{ readonly taskId: string }> {
  if (!c.supervised || !may(w.actor, 'supervised.cancel')) return { refused: 'not-the-lead' };
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (!isOwed(c)) return { refused: 'not-awaiting-a-report' };
  return { facts: [{ kind: 'supervised.cancelled', v: 1, payload: { by: w.actor.id, reason } }, ...endCompletion(c, 'cancelled')], answer: { taskId: c.process.id } };
}

/** Why this person cannot answer this task now, if she cannot. */
export function owed(c: Case, w: World, act: 'supervised.report' | 'supervised.ask-extension'): Refusal | undefined {
  if (!c.supervised || !may(w.actor, act, { leads: c.supervised.leads })) return { refused: 'not-the-lead' };
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  return isOwed(c) ? undefined : { refused: 'not-awaiting-a-report' };
}

/** Owed from assignment until reported, and again after a verification that did not agree; movement may not have caught up. */
function isOwed(c: Case): boolean {
  if (c.rounds.some(({ route, state }) => route === 'verification' && state === 'open')) return false;
  const reports = c.awaits.filter(({ what, state }) => what === 'completion' && state === 'ended').length;
  const notVerified = c.rounds.filter(({ route, outcome }) => route === 'verification' && outcome !== 'agreed').length;
  return reports === notVerified;
}

function endCompletion(c: Case, outcome: 'reported' | 'cancelled'): Fact[] {
  return [...dropExtension(c), ...endAwaiting(c, 'completion', outcome)];
}

/** A request for more time that nobody has answered falls away when the task itself is answered. */
function dropExtension(c: Case): Fact[] {
  const asked = openRoundOf(c, 'extension');
  if (!asked) return [];
  return [
    ...openTasks(c, asked).map(({ id }): Fact => ({ kind: 'task.cancelled', v: 1, payload: { taskId: id, why: 'superseded' } })),
    ...c.deadlines.filter(({ of, state }) => of.startsWith('extension.') && state === 'open').map(({ of, generation }): Fact => ({ kind: 'deadline.ended', v: 1, payload: { of, generation, why: 'void' } })),
    { kind: 'round.ended', v: 1, payload: { route: 'extension', round: asked.round, outcome: 'withdrawn', step: asked.step, items: [], tells: [] } },
  ];
}
