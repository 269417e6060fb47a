import { processOfTask } from '../../domain/approval/task-id';
import { attend, hold, recuse, vote } from '../../domain/meeting/attend';
import { addItem, cancelMeeting, removeItem } from '../../domain/meeting/change-agenda';
import { confirmMeeting, type Adds } from '../../domain/meeting/confirm';
import { convene } from '../../domain/meeting/convene';
import type { Decision } from '../../domain/approval/states';
import { accept, agree, declare, openWindow, rank, sendBatch, who, type Declaring, type Deed } from './deeds';
import { waiting } from './cases';
import { aRecord, type MemoryRecord } from './memory-record';

export const MEETING = 'meeting-1';
const BATCH = 'sh-zjw.daily.2019';
export const ROOM = ['wangmin', 'wangwu', 'tangyue', 'sunqi'] as const;

type Calling = { readonly by?: string; readonly tasks: readonly string[]; readonly heldOn?: string; readonly attendees?: readonly string[]; readonly id?: string };
/** Several tasks are called before one meeting of the group for economy, in April unless told otherwise. */
export const call = ({ by = 'wangmin', tasks, heldOn = '2019-04-10', attendees = ROOM, id = MEETING }: Calling): Deed => ({
  ids: [id, ...new Set(tasks.map(processOfTask))], by: who(by), content: { convene: id }, decide: (cases, w) => convene(cases, { id, title: '四月评审会', heldOn, place: null, tasks, attendees: attendees.map(who) }, w),
});
type Settle = Deed['decide'];
const inRoom = (by: string, decide: Settle, also: readonly string[] = []): Deed => ({ ids: [MEETING, ...also], by: who(by), content: { meeting: MEETING }, decide });
const PROJECTS = ['p1', 'p2', 'p3', 'p4', 'p5'];

export const table = (taskId: string, by = 'wangmin'): Deed => inRoom(by, (cases, w) => addItem(cases, { meetingId: MEETING, taskId }, w), [processOfTask(taskId)]);
export const takeOff = (n: number, by = 'wangmin'): Deed => inRoom(by, (cases, w) => removeItem(cases, { meetingId: MEETING, n }, w), PROJECTS);
export const comes = (person: string, { present = true, by = 'wangmin' }: { present?: boolean; by?: string } = {}): Deed => inRoom(by, (cases, w) => attend(cases, { meetingId: MEETING, person: who(person), present }, w), PROJECTS);
export const standsBack = (person: string, n: number, { stands = true, reason = 'text-reason', by = 'wangmin' }: { readonly stands?: boolean; readonly reason?: string | null; readonly by?: string } = {}): Deed => inRoom(by, (cases, w) => recuse(cases.get(MEETING), { meetingId: MEETING, n, person: who(person), stands, reason }, w));
type Casting = { readonly cast?: Decision; readonly by?: string; readonly opinion?: string | null };
const reasonOf = (person: string, cast: Decision): string | null => (cast === 'agree' || cast === 'abstain' ? null : `text-of-${person}`);
export const votes = (person: string, n: number, { cast = 'agree', by = 'wangmin', opinion }: Casting = {}): Deed => inRoom(by, (cases, w) => vote(cases.get(MEETING), { meetingId: MEETING, n, person: who(person), vote: cast, opinion: opinion === undefined ? reasonOf(person, cast) : opinion }, w));
export const isHeld = (by = 'wangmin'): Deed => inRoom(by, (cases, w) => hold(cases.get(MEETING), { meetingId: MEETING }, w));
export const confirms = (by = 'wangwu', adds: readonly Adds[] = []): Deed => inRoom(by, (cases, w) => confirmMeeting(cases.get(MEETING), { meetingId: MEETING, adds }, w));
export const callOff = (by = 'wangmin'): Deed => inRoom(by, (cases, w) => cancelMeeting(cases, { meetingId: MEETING, reason: 'text-reason' }, w), PROJECTS);

/** Five projects of the housing commission that wait for their first review; the last lacks the plan that its amount asks for. */
export async function fiveProjects(of: Readonly<Record<string, Declaring>> = { p5: { amountFen: 80_000_000 } }): Promise<MemoryRecord> {
  const record = aRecord();
  for (const id of PROJECTS) {
    await record.do(declare({ id, title: `项目${id}`, ...of[id] }));
    await record.do(agree(waiting(record, 'confirm', id).id, 'zjw-review'));
  }
  for (const deed of [openWindow(), rank(PROJECTS), sendBatch(PROJECTS)]) await record.do(deed);
  await record.do(accept(waiting(record, 'accept', BATCH).id, PROJECTS));
  for (const id of PROJECTS) await record.settle(id);
  return record;
}
export const firstReviews = (record: MemoryRecord, ids: readonly string[] = PROJECTS): string[] => ids.map((id) => waiting(record, 'first-review', id).id);

/** A meeting of the five, called, attended and voted on: carried with one who stood back, refused, without a quorum, sent back, and carried where a condition is not met. */
export async function aMeetingOfFive(): Promise<MemoryRecord> {
  const record = await fiveProjects();
  await record.do(call({ tasks: firstReviews(record) }));
  await record.travel('2019-04-10 09:00');
  for (const person of ROOM) await record.do(comes(person));
  for (const [person, n] of [['sunqi', 1], ['sunqi', 3], ['tangyue', 3]] as const) await record.do(standsBack(person, n));
  const cast = async (n: number, by: readonly string[], said: Decision): Promise<void> => { for (const person of by) await record.do(votes(person, n, { cast: said })); };
  await cast(1, ['wangmin', 'wangwu', 'tangyue'], 'agree');
  await cast(2, ['wangmin', 'wangwu', 'tangyue'], 'disagree');
  await cast(2, ['sunqi'], 'abstain');
  await cast(4, ['wangmin', 'tangyue'], 'return');
  await cast(4, ['wangwu'], 'disagree');
  await cast(4, ['sunqi'], 'agree');
  await cast(5, ROOM, 'agree');
  return record;
}
/** The same, held and confirmed by its chair, every item carried out. */
export async function aConfirmedMeeting(): Promise<MemoryRecord> {
  const record = await aMeetingOfFive();
  await record.do(isHeld());
  await record.do(confirms());
  for (const id of [MEETING, ...PROJECTS]) await record.settle(id);
  return record;
}
