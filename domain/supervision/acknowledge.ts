import { may } from '../access/may';
import type { Case, Decided, SupervisedRow, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { ownAnswer, type Answered } from './answer';
import { isCollective } from './owing';

/** After it whoever answers has signed for the task (签收): the lead, or one member of a collective for itself. */
export function acknowledge(c: Case, { member }: { member?: string | undefined }, w: World): Refusal | Decided<Answered> {
  const { supervised } = c;
  if (!supervised) return { refused: 'not-the-lead' };
  if (isCollective(supervised)) return acknowledgeAnswer(c, supervised, { member, w });
  if (!may(w.actor, 'supervised.acknowledge', { leads: supervised.leads })) return { refused: 'not-the-lead' };
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (supervised.state !== 'assigned') return { refused: 'already-acknowledged' };
  return { facts: [{ kind: 'supervised.acknowledged', v: 1, payload: { by: w.actor.id } }], answer: { taskId: c.process.id } };
}

function acknowledgeAnswer(c: Case, task: SupervisedRow, { member, w }: { member: string | undefined; w: World }): Refusal | Decided<Answered> {
  const own = ownAnswer(task, member, w);
  if (isRefusal(own)) return own;
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  if (own.state !== 'assigned') return { refused: 'already-acknowledged' };
  return { facts: [{ kind: 'answer.acknowledged', v: 1, payload: { member: own.member, by: w.actor.id } }], answer: { taskId: c.process.id, member: own.member } };
}
