import { may } from '../access/may';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, World } from '../record/case';
import type { Refusal } from '../refusal';
import { reportAnswer, type Answered } from './answer';
import { voidExtension } from './changes';
import { isCollective } from './owing';

/** After it the lead has reported the task done (反馈); its clock stops and the supervisor is asked to verify. Of a collective, one member has answered. */
export function report(c: Case, { report, member }: { report: string; member?: string | undefined }, w: World): Refusal | Decided<Answered> {
  const { supervised } = c;
  if (supervised && isCollective(supervised)) return notOpen(c) ?? reportAnswer(c, supervised, { answering: { report, member }, w });
  const hindrance = owed(c, w, 'supervised.report');
  if (hindrance) return hindrance;
  return { facts: [{ kind: 'supervised.reported', v: 1, payload: { by: w.actor.id, report } }, ...voidExtension(c), ...endAwaiting(c, 'completion', 'reported')], answer: { taskId: c.process.id } };
}

/** Why this person cannot answer this task now, if she cannot. */
export function owed(c: Case, w: World, act: 'supervised.report' | 'supervised.ask-extension'): Refusal | undefined {
  if (!c.supervised || !may(w.actor, act, { leads: c.supervised.leads })) return { refused: 'not-the-lead' };
  const closed = notOpen(c);
  if (closed) return closed;
  return isOwed(c) ? undefined : { refused: 'not-awaiting-a-report' };
}

/** A task that is over is not answered, nor is a recurring row itself: its occurrences are. */
function notOpen(c: Case): Refusal | undefined {
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  return c.supervised?.dueKind === 'recurring' ? { refused: 'answered-by-occurrence' } : undefined;
}

/** Owed from assignment until reported, and again after a verification that did not agree; movement may not have caught up. Of a collective, until the last answer is accepted. */
export function isOwed(c: Case): boolean {
  const ends = c.awaits.filter(({ what, state }) => what === 'completion' && state === 'ended').length;
  if (c.supervised && isCollective(c.supervised)) return ends === 0;
  if (c.rounds.some(({ route, state }) => route === 'verification' && state === 'open')) return false;
  const notVerified = c.rounds.filter(({ route, outcome }) => route === 'verification' && outcome !== 'agreed').length;
  return ends === notVerified;
}
