import { answerQuestion, consult, withdrawQuestion } from '../../domain/approval/consult';
import { copy, readCopies } from '../../domain/approval/copy';
import { delegate, resolve, takeBack } from '../../domain/approval/delegate';
import { assign, reassign } from '../../domain/approval/reassign';
import { recuse } from '../../domain/approval/recuse';
import { remark, type Ready } from '../../domain/approval/remark';
import { urgeTask } from '../../domain/approval/urge';
import { onOne, who, type Deed } from './deeds';

const processOf = (taskId: string): string => taskId.split('~')[0] ?? '';
const REASON = 'text-reason';

const handsOn = (reason: string | null) => (taskId: string, by: string, to: string): Deed => onOne(processOf(taskId), { by, content: { handOn: taskId, to } }, (c, w) => reassign(c, { taskId, to: who(to), reason }, w));
/** A task is handed on to a colleague, whose sign-in name is given. */
export const handOn = handsOn(REASON);
/** It is handed on without a word of why. */
export const handOnUnsaid = handsOn(null);
/** A leader gives it to somebody. */
export const assignTo = (taskId: string, by: string, to: string): Deed => onOne(processOf(taskId), { by, content: { assign: taskId, to } }, (c, w) => assign(c, { taskId, to: who(to), reason: null }, w));
/** It goes out for an opinion, comes back with it, or is taken back. */
export const delegateTo = (taskId: string, by: string, to: string): Deed => onOne(processOf(taskId), { by, content: { delegate: taskId, to } }, (c, w) => delegate(c, { taskId, to: who(to), note: null }, w));
export const opine = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { resolve: taskId } }, (c, w) => resolve(c, { taskId, opinion: 'text-opinion' }, w));
export const fetchBack = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { takeBack: taskId } }, (c, w) => takeBack(c, { taskId }, w));
/** People are asked on the side; one answers; the question is taken back. */
export const question = (taskId: string, by: string, ...to: string[]): Deed => onOne(processOf(taskId), { by, content: { consult: taskId, to } }, (c, w) => consult(c, { taskId, to: to.map(who), question: 'text-question' }, w));
export const answer = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { answer: taskId } }, (c, w) => answerQuestion(c, { taskId, opinion: 'text-opinion' }, w));
export const unask = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { unask: taskId } }, (c, w) => withdrawQuestion(c, { taskId }, w));
/** Copies are sent, and read. */
export const copyTo = (taskId: string, by: string, ...to: string[]): Deed => onOne(processOf(taskId), { by, content: { copy: taskId, to } }, (c, w) => copy(c, { taskId, to: to.map(who), note: null }, w));
export const readAll = (id: string, by: string, copies: { all: number; unread: number }): Deed => onOne(id, { by, content: { read: id } }, (c, w) => readCopies(c, copies, w));
/** Whoever waits urges whoever has it. */
export const urgeIt = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { urgeTask: taskId } }, (c, w) => urgeTask(c, { taskId }, w));
/** Something is noted beside the task, with files that lie ready. */
export const note = (taskId: string, by: string, { files = [], ready = [], before = [] }: { files?: { name: string; hash: string }[]; ready?: readonly Ready[]; before?: readonly string[] } = {}): Deed =>
  onOne(processOf(taskId), { by, content: { remark: taskId } }, (c, w) => remark(c, { taskId, words: 'text-words', files }, { w, has: { ready, before } }));
/** She stands back. */
export const standBack = (taskId: string, by: string, reason: string | null = REASON): Deed => onOne(processOf(taskId), { by, content: { recuse: taskId } }, (c, w) => recuse(c, { taskId, reason }, w));
