import type { Case, Decided, TaskRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { inHand, touched } from './claim';
import { unfit } from './fit';
import { told } from './told';

type Question = { readonly taskId: string; readonly to: readonly string[]; readonly question: string };

/** After it each of these people has a question about the task in her queue (征求意见). The decision waits for none of them. */
export function consult(c: Case, { taskId, to, question }: Question, w: World): Refusal | Decided<{ readonly taskId: string; readonly asked: readonly string[] }> {
  const task = inHand(c, taskId, w);
  if (isRefusal(task)) return task;
  const people = [...new Set(to)];
  const hindrance = people.map((person) => unfit(c, task, { to: { person, as: 'consult' }, w })).find((each) => each !== undefined);
  if (hindrance) return hindrance;
  const before = c.tasks.filter(({ work, ofTask }) => work === 'consult' && ofTask === taskId).length;
  return { facts: people.map((person, n) => asked(task, { id: `${taskId}~q${before + n + 1}`, person, question, w })), answer: { taskId, asked: people } };
}

function asked({ id: of, route, round, step, seat, dueAt }: TaskRow, { id, person, question, w }: { id: string; person: string; question: string; w: World }): Fact {
  const key = `person:${person}`;
  return { kind: 'task.opened', v: 1, payload: { taskId: id, route, round, step, seat, key, dueAt, priority: 0, tells: told(w, [key]), work: 'consult', named: person, of, by: w.actor.id, note: question } };
}

/** After it her answer stands beside the decision, and whoever asked and whoever has the task is told. */
export function answerQuestion(c: Case, { taskId, opinion }: { readonly taskId: string; readonly opinion: string }, w: World): Refusal | Decided<{ readonly taskId: string }> {
  const question = open(c, touched(c, taskId, w));
  if (isRefusal(question)) return question;
  const holder = c.tasks.find(({ id }) => id === question.ofTask)?.assignee;
  const keys = [question.askedBy, holder].flatMap((id) => (id ? [`person:${id}`] : []));
  return { facts: [{ kind: 'consult.answered', v: 1, payload: { taskId, by: w.actor.id, opinion, tells: told(w, keys) } }], answer: { taskId } };
}

/** After it the question is nobody's any more. Whoever asked it takes it back, or whoever has the task now. */
export function withdrawQuestion(c: Case, { taskId }: { readonly taskId: string }, w: World): Refusal | Decided<{ readonly taskId: string }> {
  const found = c.tasks.find(({ id, work }) => id === taskId && work === 'consult');
  const of = found?.ofTask;
  if (!of) return { refused: 'not-found' };
  const task = touched(c, of, w);
  if (isRefusal(task)) return task;
  if (found.askedBy !== w.actor.id && task.assignee !== w.actor.id) return { refused: 'not-a-candidate' };
  const question = open(c, found);
  if (isRefusal(question)) return question;
  return { facts: [{ kind: 'task.cancelled', v: 1, payload: { taskId, why: 'removed', by: w.actor.id } }], answer: { taskId } };
}

/** A question that waits for its answer. */
function open(c: Case, task: TaskRow | Refusal): TaskRow | Refusal {
  if (isRefusal(task)) return task;
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  return task.work === 'consult' && task.state === 'claimed' ? task : { refused: 'no-question' };
}

/** The questions about these tasks that nobody has answered end with them. */
export const closeConsults = (c: Case, taskIds: readonly string[]): Fact[] =>
  c.tasks.filter(({ work, state, ofTask }) => work === 'consult' && state === 'claimed' && ofTask !== null && taskIds.includes(ofTask)).map(({ id }) => ({ kind: 'task.cancelled', v: 1, payload: { taskId: id, why: 'settled' } }));
