import { Router, type Request } from 'express';
import type { z } from 'zod';
import { queueKeys } from '../../../domain/access/may';
import { stepsBehind } from '../../../domain/approval/decide';
import { isShownTo } from '../../../domain/approval/desks';
import { partyOf, roundAt } from '../../../domain/approval/rounds';
import type { Actor, TaskRow } from '../../../domain/record/case';
import type { Ruling } from '../../../domain/policy/pack';
import { askGate } from '../../../domain/policy/ask-gate';
import { declaredOf } from '../../../domain/project/declared-of';
import { asking } from '../../../domain/project/gates';
import { attachmentsOf, caseToDecide, formsOf, historyOf, namesOf, textsOf } from '../../../db/reads/case';
import { yearItem } from '../../../db/reads/operation';
import { notedOf, queueItem, queuePage, type QueueItem } from '../../../db/reads/queue';
import { meetingOfTask } from '../../../db/reads/meetings';
import { look, type Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { UserTaskPage } from '../../contract/approval';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, sendProblem } from '../../problem';
import { isProposing } from '../../../domain/cloud/propose';
import { cloudView } from '../cloud/view';
import { openedAt } from '../took';
import { fieldViews, readKept } from '../form';
import { timeline } from '../history';
import { attachmentView, iso, organ, rulingView } from '../view';
import { requestRulings } from '../../../domain/request/settle';
import { requestFile } from '../request/pages';
import { yearFile } from '../project/operation';
import { handingView } from './handing';
import { absentBehind, handsView, maySee } from './absent';
import { choosesView } from './chooses';
import { itemsBefore } from './items';
import { queueRow } from './queue';
import { mayDo, peopleIn, withNames } from './may-do';
import type { Listed } from './list';
import { readerOf } from './reader';
import { stepViews } from './steps';

type Page = z.infer<typeof UserTaskPage>;

/** GET /user-tasks/:taskId — the decision page in one read. */
export const taskPageRoute = (desk: Desk): Router =>
  Router().get('/user-tasks/:taskId', async (req, res) => {
    const sight = await look(desk.record);
    const me = sight.offices.actor(actorIdOf(res));
    const page = await pageOf(desk, { req, me, sight, taskId: idOf(req, 'taskId') });
    if (page) res.json(page);
    else sendProblem(res, 'not-found');
  });

type Looking = { readonly req: Request; readonly me: Actor; readonly sight: Sight; readonly taskId: string };

/** What she noted of the task; whoever has its page open has opened it. */
async function notesOf({ pool }: Desk['db'], { me, sight, taskId }: Looking): Promise<Omit<Listed, 'item'>> {
  const { followUp = null, notHers = false } = (await notedOf(pool, readerOf(me, sight), [taskId])).get(taskId) ?? {};
  return { unread: false, followUp, notHers };
}

/** The task with its case, where it is decided on a page and she may see it. */
async function found({ pool }: Desk['db'], { me, sight, taskId }: Looking): Promise<{ readonly item: QueueItem; readonly c: LoadedCase & { readonly behind: boolean }; readonly task: TaskRow } | undefined> {
  const item = await queueItem(pool, taskId);
  if (!item || !hasDecision(item) || !(isShownTo(me, item, sight) || maySee(me, item))) return undefined;
  const c = await caseToDecide(pool, item.processId);
  const task = c?.tasks.find(({ id }) => id === taskId);
  return c && task && { item, c, task };
}

async function pageOf({ db }: Desk, looking: Looking): Promise<Page | undefined> {
  const { req, me, sight } = looking;
  const it = await found(db, looking);
  if (!it) return undefined;
  const { item, c, task } = it;
  const [files, facts] = [await attachmentsOf(db.pool, item.processId), await historyOf(db.pool, item.processId)];
  const acts = mayDo(c, task, { me, sight, language: languageOf(req) });
  const names = await namesOf(db.pool, [...peopleIn(acts), ...c.tasks.flatMap(({ decidedBy, decidedFor, assignee, key, named, askedBy, delegatedBy }) => [decidedBy, decidedFor, assignee, named, askedBy, delegatedBy].flatMap((id) => id ?? []).concat(sight.offices.holders(key)))]);
  const next = await queuePage(db.pool, queueKeys(me), { after: { key: item.dueAt, id: item.id }, atMost: 20 });
  return {
    at: iso(sight.now), version: c.process.lastSeq, moving: c.behind, task: queueRow({ ...item, actsFor: item.actsFor ?? absentBehind(me, item) }, sight, await notesOf(db, looking)), route: stepViews(c, task, { sight, names, opened: openedAt(facts) }),
    fields: await fieldsOf(db, item.processId, sight),
    attachments: files.map((file) => attachmentView(sight.pack, file)), rulings: rulingsNow(c, sight), timeline: await timeline(db.pool, facts, sight),
    supervised: await supervisedOf(db, { c, facts, task, sight }), operationYear: await yearOf(db, c, sight), meeting: task.meeting === null ? null : await meetingOfTask(db.pool, task.meeting), before: await itemsBefore(db.pool, facts, task), request: c.request && (await requestFile(db, c.request.id, sight)), may: withNames(acts, names), hands: handsView(c, task, { me, names, pack: sight.pack }), nextTaskId: nextOf(next), cloud: cloudView(c, sight), proposes: isProposing(task, sight), ...returning(c, task, sight), chooses: choosesView(acts, task, { pack: sight.pack, names }), handing: await handingView(db.pool, { c, task }, { facts, names, sight }),
  };
}

/** The earlier steps to which it can go back, and what the route says of where it goes from there. */
function returning(c: LoadedCase, task: TaskRow, { pack }: Sight): Pick<Page, 'returnTo' | 'resumption'> {
  const route = pack.routes.find(({ id }) => id === task.route);
  const round = roundAt(c, task);
  if (!route || !round || c.evaluation) return { returnTo: [], resumption: 'choice' };
  return { returnTo: stepsBehind(c, task, { route, round }).map(({ id, name }) => ({ step: id, name })), resumption: route.resumption ?? 'choice' };
}

/** What is filled in, scored or opined has a page of its own and no decision page. */
const hasDecision = ({ processKind }: QueueItem): boolean => processKind !== 'evaluation';
const nextOf = (items: readonly QueueItem[]): string | null => items.find(hasDecision)?.id ?? null;

/** The form as it was handed in last, each field beside what it was a round ago. */
async function fieldsOf({ pool }: Desk['db'], projectId: string, sight: Sight): Promise<Page['fields']> {
  const [now, before] = (await formsOf(pool, projectId)).slice(-2).reverse();
  if (!now) return [];
  const kept = await textsOf(pool, [now.form, before?.form ?? now.form]);
  return fieldViews(sight.pack, readKept(kept.get(now.form)), before ? readKept(kept.get(before.form)) : null);
}

/** The rules as they would be ruled at this moment: what a decision would rest on. */
function rulingsNow(c: LoadedCase, sight: Sight): Page['rulings'] {
  if (c.request) return requestRulings(c, { ...worldLike(sight), arrivedAt: sight.now }).flatMap(({ gate, ruled }) => ruled.map((ruling) => rulingView(sight.pack, ruling, gate)));
  if (!c.project) return [];
  const at = c.process.stage === 'declaration' ? 'declaration' : 'approval';
  const asked = asking(declaredOf(c.project, c.window), c.process.lastSeq, { ...worldLike(sight), arrivedAt: sight.now });
  return askGate(sight.pack, at, asked).map((ruling: Ruling) => rulingView(sight.pack, ruling, at));
}

const worldLike = (sight: Sight) => ({ at: sight.now, pack: sight.pack, packHash: sight.packHash, calendar: sight.calendar, directory: sight.offices, actor: { id: '', holdings: [] } });

type Answering = { readonly c: LoadedCase; readonly facts: Awaited<ReturnType<typeof historyOf>>; readonly task: TaskRow; readonly sight: Sight };

/** What a supervisor decides on: the report of the leads, or that of the member whose round this is. */
async function supervisedOf({ pool }: Desk['db'], { c, facts, task, sight }: Answering): Promise<Page['supervised']> {
  if (!c.supervised) return null;
  const member = partyOf(roundAt(c, task) ?? { path: '' });
  const isIts = ({ kind, payload }: (typeof facts)[number]): boolean => (member === undefined ? kind === 'supervised.reported' : kind === 'answer.reported' && payload['round'] === task.round);
  const [report, asked] = [facts.findLast(isIts)?.payload['report'], facts.findLast(({ kind }) => kind === 'extension.asked')?.payload['reason']];
  const texts = await textsOf(pool, [report, asked].filter((id): id is string => typeof id === 'string'));
  return { id: c.process.id, member: member === undefined ? null : organ(sight.pack, member), report: texts.get(String(report)) ?? null, dueOn: c.supervised.dueOn, askedDueOn: c.supervised.askedDueOn, reason: texts.get(String(asked)) ?? null };
}

const EVERYTHING = { all: true, units: [], departments: [], leads: [], keys: [] };

/** Who decides on a year sees its money and its months. */
async function yearOf(db: Desk['db'], c: LoadedCase, sight: Sight): Promise<Page['operationYear']> {
  const item = c.operationYear && (await yearItem(db.pool, EVERYTHING, c.process.id));
  return item ? yearFile(db, item, sight) : null;
}
