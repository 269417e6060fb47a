import type { Decide } from '../../db/record/change';
import { claim as takeTask, unclaim as giveBack } from '../../domain/approval/claim';
import { correctDecision, type CorrectAct } from '../../domain/approval/correct';
import { decide } from '../../domain/approval/decide';
import type { Figures } from '../../domain/cloud/propose';
import type { ReturnItem } from '../../domain/approval/facts';
import { followedFrom, type Past } from '../../domain/approval/followed';
import { returnBefore } from '../../domain/approval/returns';
import type { Decision } from '../../domain/approval/states';
import type { Plan } from '../../domain/policy/pack';
import { dayOf } from '../../domain/calendar/calendar';
import { applyForAcceptance } from '../../domain/project/accept';
import { reachMilestone } from '../../domain/project/build';
import { declareYear } from '../../domain/project/operation-year';
import { amendYear, reportUsage, settleYear } from '../../domain/project/usage';
import type { AttachmentRef } from '../../domain/project/facts';
import { resubmit as supplement } from '../../domain/project/resubmit';
import { lockedWith, withSubject } from '../../domain/request/about';
import { retire as takeOutOfUse } from '../../domain/project/retire';
import type { Channel, ProjectKindCode } from '../../domain/project/states';
import { submit } from '../../domain/project/submit';
import { terminate as endIt } from '../../domain/project/terminate';
import { withdraw as takeBack } from '../../domain/project/withdraw';
import type { Json } from '../../domain/record/canonical';
import type { Case, Decided, World } from '../../domain/record/case';
import type { Refusal } from '../../domain/refusal';
import { askExtension as askForTime } from '../../domain/supervision/extend';
import { idsOfPlan, importPlan as openPlan } from '../../domain/supervision/import-plan';
import { moveWindow as putOff } from '../../domain/declaration/move-window';
import { openWindow as open } from '../../domain/declaration/open-window';
import { batchId, windowId } from '../../domain/declaration/ids';
import { rank as putInOrder } from '../../domain/declaration/rank';
import { resubmitBatch as answerDefects } from '../../domain/declaration/resubmit';
import { submitBatch as sendIn } from '../../domain/declaration/submit';
import { report as reportDone } from '../../domain/supervision/report';
import { cancelTask } from '../../domain/supervision/steer';

/** An act of a person, ready to be put to a record: the processes it concerns (its own first), who acts, and what is decided. */
export type Deed = { readonly ids: readonly string[]; readonly by: string; readonly content: Json; readonly decide: Decide<object> };

type Settle = (c: Case, w: World) => Refusal | Decided;
/** The id of one of the invented people, by her sign-in name. */
export const who = (login: string): string => `demo-${login}`;
export const onOne = (id: string, { by, content }: { by: string; content: Json }, settle: Settle): Deed =>
  ({ ids: lockedWith(id), by: who(by), content, decide: (cases, w) => { const c = withSubject(cases, id); return c ? settle(c, w) : { refused: 'not-found' }; } });
const processOf = (taskId: string): string => taskId.split('~')[0] ?? '';

export type Declaring = {
  readonly id?: string; readonly by?: string; readonly unit?: string; readonly department?: string; readonly title?: string; readonly kind?: ProjectKindCode; readonly channel?: Channel;
  readonly amountFen?: number; readonly with?: readonly string[]; readonly keyTask?: string | null; readonly year?: number; readonly declaredBefore?: string | null; readonly data?: Record<string, unknown>;
};
/** Attachments of these kinds, with bytes that nobody has seen. */
export const papers = (kinds: readonly string[]): AttachmentRef[] => kinds.map((kind) => ({ id: `paper-${kind}`, kind, hash: `hash-of-${kind}` }));
const formOf = ({ title = '排水监测系统', kind = 'NEW', channel = 'daily', amountFen = 30_000_000, data = {} }: Declaring): Record<string, unknown> => ({ title, kind, channel, amountFen, ...(kind !== 'NEW' && { originalSystem: 'an-older-system' }), ...(data['onCloud'] === true ? {} : { cloudState: 'LATER_OTHER_UNIT', cloudStateReason: '由其他单位统一上云。' }), ...data });

const A_SMALL_ONE = { id: 'p1', by: 'zjw-clerk', unit: 'sh-zjw-xxb', department: 'sh-zjw', keyTask: null, with: [] as readonly string[] } satisfies Declaring;
/** A unit declares a project; without more words, a small one of the housing commission's office. */
export function declare(declared: Declaring = {}): Deed {
  const { id, by, unit, department, keyTask, year, declaredBefore, ...project } = { ...A_SMALL_ONE, year: 2019, declaredBefore: null, ...declared };
  const window = windowId('shanghai', project.channel ?? 'daily', year);
  const act = { projectId: id, number: `N-${id}`, unit, department, data: formOf(project), form: `form-${id}`, attachments: papers(project.with), keyTask, declaredBefore };
  return { ids: [id, ...(keyTask === null ? [] : [keyTask]), window], by: who(by), content: { declare: id }, decide: (cases, w) => submit({ task: keyTask === null ? null : (cases.get(keyTask) ?? null), window: cases.get(window)?.window ?? null }, act, w) };
}

/** Somebody takes a task out of her queue. */
export const claim = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { claim: taskId } }, (c, w) => takeTask(c, { taskId }, w));
/** She gives it back. */
export const unclaim = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { unclaim: taskId } }, (c, w) => giveBack(c, { taskId }, w));

type Word = { readonly figures?: Figures; readonly by: string; readonly outcome: Decision; readonly for?: string; readonly opinion?: string | null; readonly items?: readonly (string | Omit<ReturnItem, 'n'>)[] };
/** Two things that are missing; in a later return the same two again. */
const usual = (c: Case, taskId: string): Omit<ReturnItem, 'n'>[] => {
  const task = c.tasks.find(({ id }) => id === taskId);
  const asked = new Set((task && returnBefore(c, task)?.items)?.map(({ n }) => n));
  return [1, 2].map((n) => ({ text: `text-item-${n}`, ...(asked.has(n) && { again: n }) }));
};
/** Somebody decides; what she says is the id of a text. */
export const says = (taskId: string, { by, outcome, opinion = 'text-opinion', figures, items, for: absent }: Word): Deed => onOne(processOf(taskId), { by, content: { taskId, outcome } }, (c, w) => {
  const named = items ?? (outcome === 'return' ? usual(c, taskId) : []);
  return decide(c, { taskId, outcome, opinion, items: named.map((item, n) => ({ n: n + 1, ...(typeof item === 'string' ? { text: item } : item) })), figures, for: absent }, w);
});
export const agree = (taskId: string, by: string): Deed => says(taskId, { by, outcome: 'agree' });
export const disagree = (taskId: string, by: string): Deed => says(taskId, { by, outcome: 'disagree' });
export const sendBack = (taskId: string, by: string): Deed => says(taskId, { by, outcome: 'return' });

type Correcting = { readonly by: string; readonly of: number; readonly facts: readonly Past[] } & Partial<Pick<CorrectAct, 'amountFen' | 'outcome' | 'shown'>>;
/** A colleague of whoever decided puts the decision right, having seen all that followed unless told otherwise. */
export const correct = (id: string, { by, of, facts, amountFen = null, outcome = null, shown = followedFrom(of, facts).length }: Correcting): Deed =>
  onOne(id, { by, content: { correct: id, of } }, (c, w) => correctDecision(c, { of, words: 'text-words', reason: 'text-reason', amountFen, outcome, shown, facts }, w));

/** The unit takes its project back. */
export const withdraw = (id: string, by = 'zjw-clerk'): Deed => onOne(id, { by, content: { withdraw: id } }, (c, w) => takeBack(c, { reason: 'text-reason' }, w));

type Supplement = Declaring & { readonly answers?: readonly number[] };
/** The unit hands in what was missing: every item answered, unless told otherwise. */
export const resubmit = (id: string, { answers = [1, 2], by = 'zjw-clerk', ...project }: Supplement = {}): Deed => onOne(id, { by, content: { resubmit: id } }, (c, w) =>
  supplement(c, { data: formOf(project), form: `form-${id}-again`, attachments: papers(project.with ?? []), answers: answers.map((n) => ({ n, text: `text-answer-${n}` })) }, w));

/** A leader of the group ends a project, with what it has opened. */
export const terminate = (id: string, by = 'wangwu', others: readonly string[] = []): Deed =>
  ({ ids: [id, ...others], by: who(by), content: { terminate: id }, decide: (cases, w) => { const c = cases.get(id); return c ? endIt(c, { reason: 'text-reason', others: others.flatMap((other) => cases.get(other) ?? []) }, w) : { refused: 'not-found' }; } });

/** The unit takes a system out of use. */
export const retire = (id: string, { by = 'zjw-clerk', keyTask = null }: { by?: string; keyTask?: string | null } = {}): Deed =>
  ({ ids: keyTask === null ? [id] : [id, keyTask], by: who(by), content: { retire: id }, decide: (cases, w) => { const c = cases.get(id); return c ? takeOutOfUse(c, { reason: 'text-reason', task: keyTask === null ? null : (cases.get(keyTask) ?? null) }, w) : { refused: 'not-found' }; } });

/** The unit registers a milestone of its build, today unless told otherwise. */
export const reach = (id: string, milestone: string, { by = 'zjw-clerk', on }: { by?: string; on?: string } = {}): Deed => onOne(id, { by, content: { reach: id, milestone } }, (c, w) => reachMilestone(c, { milestone, on: on ?? dayOf(w.calendar, w.at), note: null }, w));
/** The unit applies for the acceptance, with every document unless told otherwise. */
export const applyFor = (id: string, { by = 'zjw-clerk', with: kinds = ['acceptance-report', 'test-report', 'supervision-report'] }: { by?: string; with?: readonly string[] } = {}): Deed =>
  onOne(id, { by, content: { applyFor: id } }, (c, w) => applyForAcceptance(c, { statement: 'text-statement', attachments: papers(kinds) }, w));
type OfYear = { readonly by?: string; readonly amountFen?: number };
/** The unit declares the money of a year of operation. */
export const operate = (id: string, year: number, { by = 'zjw-clerk', amountFen = 1_200_000 }: OfYear = {}): Deed => onOne(id, { by, content: { operate: id, year } }, (c, w) => declareYear(c, { year, amountFen, note: 'text-note' }, w));
/** The unit puts a year right that was sent back. */
export const amend = (id: string, { by = 'zjw-clerk', amountFen = 1_100_000 }: OfYear = {}): Deed => onOne(id, { by, content: { amend: id } }, (c, w) => amendYear(c, { amountFen, note: 'text-note' }, w));
/** The unit tells what one month really cost. */
export const use = (id: string, month: string, { by = 'zjw-clerk', amountFen = 50_000 }: OfYear = {}): Deed => onOne(id, { by, content: { use: id, month } }, (c, w) => reportUsage(c, { month, amountFen, note: 'text-note' }, w));
/** The unit asks for a year to be settled. */
export const settleFor = (id: string, by = 'zjw-clerk'): Deed => onOne(id, { by, content: { settle: id } }, (c, w) => settleYear(c, { note: 'text-note' }, w));

/** The supervisor opens the rows of a plan. */
export const importPlan = (plan: Plan, by = 'zhengshi', members?: Readonly<Record<string, readonly string[]>>): Deed => ({ ids: idsOfPlan(plan), by: who(by), content: { import: plan.id }, decide: (cases, w) => openPlan(cases, { plan, members }, w) });
/** The lead reports a task of the plan done. */
export const report = (id: string, by = 'zjw-review'): Deed => onOne(id, { by, content: { report: id } }, (c, w) => reportDone(c, { report: 'text-report' }, w));
/** The supervisor asks for it no more. */
export const cancel = (id: string, by = 'zhengshi'): Deed => onOne(id, { by, content: { cancel: id } }, (c, w) => cancelTask(c, { reason: 'text-reason' }, w));
/** The lead asks for a later day. */
export const askExtension = (id: string, newDueOn: string, by = 'zjw-review'): Deed => onOne(id, { by, content: { extend: id, newDueOn } }, (c, w) => askForTime(c, { newDueOn, reason: 'text-reason' }, w));

export type OfSeason = { readonly channel?: string; readonly year?: number; readonly by?: string };
/** The administrator opens the window of a channel and year; without a day, on the day that the pack gives. */
export function openWindow({ channel = 'daily', year = 2019, lastDay = null, by = 'chusan' }: OfSeason & { readonly lastDay?: string | null } = {}): Deed {
  const id = windowId('shanghai', channel, year);
  return { ids: [id], by: who(by), content: { open: id, lastDay }, decide: (cases, w) => open(cases.get(id), { channel, year, lastDay }, w) };
}
/** She moves its last day. */
export const moveWindow = (lastDay: string, { channel = 'daily', year = 2019, by = 'chusan' }: OfSeason = {}): Deed =>
  onOne(windowId('shanghai', channel, year), { by, content: { move: lastDay } }, (c, w) => putOff(c, { lastDay, reason: 'text-reason' }, w));

export type OfBatch = OfSeason & { readonly department?: string; readonly listed?: readonly string[] };
const SEASON = { channel: 'daily', year: 2019, department: 'sh-zjw', by: 'zjw-review' };
const batchDeed = (of: OfBatch & { readonly order: readonly string[] }, content: Json, decide: (of: { department: string; channel: string; year: number }) => Decide<object>): Deed => {
  const { channel, year, department, by, listed, order } = { ...SEASON, ...of };
  const own = batchId(department, channel, year);
  return { ids: [own, windowId('shanghai', channel, year), ...(listed ?? order)], by: who(by), content, decide: decide({ department, channel, year }) };
};
/** The department puts its projects in order; `listed` are all that it has confirmed, where the order has others. */
export const rank = (order: readonly string[], of: OfBatch = {}): Deed => batchDeed({ ...of, order }, { rank: [...order] }, (key) => (cases, w) => putInOrder(cases, { ...key, order, reason: null }, w));
/** It sends its batch, with the projects that it has confirmed. */
export const sendBatch = (order: readonly string[], of: OfBatch & { readonly receipt?: string } = {}): Deed => batchDeed({ ...of, order }, { send: [...order] }, (key) => (cases, w) => sendIn(cases, { ...key, receipt: of.receipt ?? `R-${key.department}` }, w));
/** It answers the formal defects of its batch. */
export const resubmitBatch = ({ department = 'sh-zjw', channel = 'daily', year = 2019, by = 'zjw-review', answers = [1, 2] }: OfBatch & { readonly answers?: readonly number[] } = {}): Deed =>
  onOne(batchId(department, channel, year), { by, content: { resubmit: department } }, (c, w) => answerDefects(c, { answers: answers.map((n) => ({ n, text: `text-answer-${n}` })) }, w));
/** The desk accepts a batch; its projects go on. */
export const accept = (taskId: string, projects: readonly string[], by = 'hanliu'): Deed => ({ ...agree(taskId, by), ids: [processOf(taskId), ...projects] });
