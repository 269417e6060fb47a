import { z } from 'zod';
import { GIVEN } from '../../domain/approval/fit';
import { Id, Instant, Person, Problem, Recorded, saying, textOf, Words } from './common';

const People = z.array(Id).min(1).max(30);
const FileRef = z.strictObject({ name: z.string().min(1).max(200), hash: Id });

/** To a colleague, and why (转办); by a leader to anybody who may sit there (指派). */
export const Reassign = z.strictObject({ to: Id, reason: saying(500) });
export const Assign = z.strictObject({ to: Id, reason: saying(500).optional() });
/** Out for an opinion (委派), and the opinion. */
export const Delegate = z.strictObject({ to: Id, note: saying(500).optional() });
export const Resolve = z.strictObject({ opinion: saying(4000) });
/** A question on the side (征求意见), and its answer. */
export const Consult = z.strictObject({ to: People, question: saying(1000) });
export const AnswerQuestion = z.strictObject({ opinion: saying(4000) });
export const Copy = z.strictObject({ to: People, note: saying(500).optional() });
export const Remark = z.strictObject({ words: textOf(2000), files: z.array(FileRef).max(10).optional() });
export const Recuse = z.strictObject({ reason: saying(500) });
export const Plain = z.strictObject({});

export const PeopleQuery = z.strictObject({ for: z.enum([...GIVEN, 'sign']) });
/** Whom this can be given to, each with the office in which she is known. */
export const PeopleFor = z.object({ people: z.array(z.object({ id: z.string(), name: z.string(), office: Words })) });

export const Given = Recorded.extend({ taskId: z.string(), assignee: z.string() });
export const Asked = Recorded.extend({ taskId: z.string(), asked: z.array(z.string()) });
export const Done = Recorded.extend({ taskId: z.string() });
export const Sent = Recorded.extend({ taskId: z.string(), sent: z.array(z.string()) });
export const ReadNow = Recorded.extend({ read: z.int() });
export const Urged = Recorded.extend({ taskId: z.string(), count: z.int() });
export const StoodBack = Recorded.extend({ taskId: z.string(), to: z.string() });
const File = z.object({ name: z.string(), hash: z.string(), size: z.int(), mediaType: z.string() });
export const ReadyFile = File;
export const Remarked = Recorded.extend({ taskId: z.string(), files: z.array(File.extend({ version: z.int() })) });

/** What was said about a task beside its decision: whose it is and who has it for an opinion, opinions, questions with their answers, remarks, and how often it was urged. */
export const HandingView = z.object({
  owner: Person.nullable(), delegate: Person.nullable(), note: z.string().nullable(),
  opinions: z.array(z.object({ who: z.string(), at: Instant, text: z.string() })),
  questions: z.array(z.object({ taskId: z.string(), who: z.string(), askedBy: z.string(), askedAt: Instant, question: z.string(), state: z.enum(['open', 'answered', 'ended']), answer: z.string().nullable(), answeredAt: Instant.nullable() })),
  remarks: z.array(z.object({ who: z.string(), at: Instant, words: z.string(), files: z.array(File.extend({ version: z.int() })) })),
  urged: z.object({ count: z.int(), last: Instant }).nullable(),
  isQuestion: z.boolean(), of: z.string().nullable(),
});
/** With whom a case waits, as whoever may urge sees it. */
const WaitingView = z.object({ taskId: z.string(), whom: Words, urged: z.object({ count: z.int(), last: Instant }).nullable(), blocked: Problem.nullable() });
/** What is open of a process beside its decisions, on the page of every kind: `waiting` for those who may urge, `pressing` for a leader who may mark it as urgent. */
export const OpenTasks = z.object({ waiting: z.array(WaitingView), pressing: z.array(z.object({ taskId: z.string(), step: Words, marked: z.boolean() })) });
