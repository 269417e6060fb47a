import type { Case, Decided, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { touched } from './claim';
import { unfit } from './fit';
import { told } from './told';

/** After it each of these people, who may see the case anyway, has it among what was sent to her (抄送), with the sender's note. */
export function copy(c: Case, { taskId, to, note }: { readonly taskId: string; readonly to: readonly string[]; readonly note: string | null }, w: World): Refusal | Decided<{ readonly taskId: string; readonly sent: readonly string[] }> {
  const task = touched(c, taskId, w);
  if (isRefusal(task)) return task;
  const people = [...new Set(to)];
  const hindrance = people.map((person) => unfit(c, task, { to: { person, as: 'copy' }, w })).find((each) => each !== undefined);
  if (hindrance) return hindrance;
  return { facts: [{ kind: 'copy.sent', v: 1, payload: { by: w.actor.id, note, tells: told(w, people.map((person) => `person:${person}`)) } }], answer: { taskId, sent: people } };
}

/** After it what was sent to her of this case is read (待阅 → 已阅). `copies`: how many she has of it, and how many of them unread. */
export function readCopies(c: Case, copies: { readonly all: number; readonly unread: number }, w: World): Refusal | Decided<{ readonly read: number }> {
  if (copies.all === 0) return { refused: 'not-found' };
  return { facts: copies.unread > 0 ? [{ kind: 'copy.read', v: 1, payload: { by: w.actor.id } }] : [], answer: { read: copies.unread } };
}
