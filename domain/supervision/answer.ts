import { may } from '../access/may';
import { openRound } from '../approval/round';
import { partyOf, pathOfParty, roundAt } from '../approval/rounds';
import { endAwaiting } from '../record/movement';
import type { AnswerRow, Case, Decided, SupervisedRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { isOwedBy } from './owing';

type Answering = { readonly report: string; readonly member?: string | undefined };
export type Answered = { readonly taskId: string; readonly member?: string };

/** The answer that this person gives: the one she names, else the only one that is hers. Another member's she can neither see nor answer. */
export function ownAnswer(task: SupervisedRow, member: string | undefined, w: World): AnswerRow | Refusal {
  const hers = task.answers.filter((answer) => may(w.actor, 'supervised.report', { leads: [answer.member] }));
  if (hers.length === 0) return { refused: 'not-the-lead' };
  const named = member === undefined ? hers : hers.filter((answer) => answer.member === member);
  const [own, ...others] = named;
  if (!own) return { refused: 'not-your-answer', member: member ?? '' };
  return others.length === 0 ? own : { refused: 'member-required', members: hers.map((answer) => answer.member) };
}

/** After it one member's answer is in, and a round of verification of its own is open in the queue of the working group. */
export function reportAnswer(c: Case, task: SupervisedRow, { answering, w }: { answering: Answering; w: World }): Refusal | Decided<Answered> {
  const own = ownAnswer(task, answering.member, w);
  if (isRefusal(own)) return own;
  if (!isOwedBy(own)) return { refused: 'not-awaiting-a-report' };
  const round = openRound(c, { route: 'verification', path: pathOfParty(own.member) }, w);
  const opened = round.find((fact) => fact.kind === 'round.opened');
  const reported: Fact = { kind: 'answer.reported', v: 1, payload: { member: own.member, by: w.actor.id, report: answering.report, round: opened?.payload.round ?? 0 } };
  return { facts: [reported, ...round], answer: { taskId: c.process.id, member: own.member } };
}

/** What the word on one answer brings: accepted, it stands; returned or not agreed with, that member owes it again. With the last accepted one the task has been answered. */
export function answerEnded(c: Case, { route, round, outcome }: FactOf<'round.ended'>['payload']): Fact[] {
  const member = partyOf(roundAt(c, { route, round }) ?? { path: '' });
  if (member === undefined || !c.supervised) return [];
  if (outcome !== 'agreed') return [{ kind: 'answer.returned', v: 1, payload: { member, round } }];
  const isLast = c.supervised.answers.every((answer) => answer.member === member || answer.state === 'verified');
  return [{ kind: 'answer.verified', v: 1, payload: { member, round } }, ...(isLast ? endAwaiting(c, 'completion', 'verified') : [])];
}
