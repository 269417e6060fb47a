import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../../domain/access/may';
import type { Actor } from '../../../domain/record/case';
import { caseOf, historyOf, textsOf } from '../../../db/reads/case';
import { requestItem, requestsOf, type RequestItem } from '../../../db/reads/requests';
import { look, type Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { MayDo } from '../../contract/common';
import type { ChangeView, RequestKinds, RequestPage, RequestView } from '../../contract/request';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, sendProblem } from '../../problem';
import { isAsker } from '../../../domain/request/ask';
import { projectItem } from '../../../db/reads/projects';
import { openTasksView } from '../approval/waiting';
import { fieldsOf, readKept } from '../form';
import { formView } from '../project/draft';
import { outcomeName, timeline } from '../history';
import { iso, mark, organ } from '../view';

type View = z.infer<typeof RequestView>;
const GONE = '（已删改）';

/** GET /requests/:id — one request: what it asks beside what stands, its history, and what one may do. */
export const requestPagesRoute = (desk: Desk): Router =>
  Router()
    .get('/requests/:id', async (req, res) => {
      const page = await pageOf(desk, { id: idOf(req, 'id'), actorId: actorIdOf(res), language: languageOf(req) });
      if (page) res.json(page);
      else sendProblem(res, 'not-found');
    })
    .get('/projects/:id/request-kinds', async (req, res) => {
      const kinds = await kindsFor(desk, idOf(req, 'id'), actorIdOf(res));
      if (kinds) res.json({ kinds } satisfies z.infer<typeof RequestKinds>);
      else sendProblem(res, 'not-found');
    });

/** What the pack in force lets this person ask of a project, each kind with its form; nothing where she may not see it. */
async function kindsFor({ db, record }: Desk, id: string, actorId: string): Promise<z.infer<typeof RequestKinds>['kinds'] | undefined> {
  const sight = await look(record);
  const me = sight.offices.actor(actorId);
  const item = await projectItem(db.pool, scopeOf(me, 'project.view'), id);
  const project = item && (await caseOf(db.pool, id))?.project;
  if (!project) return undefined;
  const mine = sight.pack.requests.filter((kind) => may(me, 'request.ask', { unit: project.unit }) && isAsker(project, kind, { actor: me }));
  return mine.map((kind) => ({ id: kind.id, name: kind.name, effect: kind.effect, form: formView(sight, kind.form) }));
}

type Looking = { readonly id: string; readonly actorId: string; readonly language: 'zh' | 'en' };

async function pageOf({ db, record }: Desk, { id, actorId, language }: Looking): Promise<z.infer<typeof RequestPage> | undefined> {
  const sight = await look(record);
  const me = sight.offices.actor(actorId);
  const item = await requestItem(db.pool, scopeOf(me, 'project.view'), id);
  const c = item && (await caseOf(db.pool, id));
  if (!item || !c) return undefined;
  const [request] = await requestViews(db, [item], sight);
  if (!request) return undefined;
  const kind = kindOf(item, sight);
  const form = (await textsOf(db.pool, [item.form])).get(item.form);
  return {
    at: iso(sight.now), version: c.process.lastSeq, moving: c.behind, request, items: await itemsOf(db, item, c), data: { ...readKept(form) }, form: kind ? formView(sight, kind.form) : null,
    timeline: await timeline(db.pool, await historyOf(db.pool, id), sight), may: actsOn(c, me, item), tasks: openTasksView(c, { me, sight, language }),
  };
}

/** What the applicant has to put right, while it waits for her. */
async function itemsOf({ pool }: Desk['db'], { waitsForApplicant }: RequestItem, { rounds }: LoadedCase): Promise<z.infer<typeof RequestPage>['items']> {
  const items = waitsForApplicant ? (rounds.at(-1)?.items ?? []) : [];
  const kept = await textsOf(pool, items.map(({ text }) => text));
  return items.map(({ n, text }) => ({ n, text: kept.get(text) ?? GONE }));
}

/** What this person may do with a request now. */
function actsOn({ request, process }: LoadedCase, me: Actor, { waitsForApplicant }: RequestItem): z.infer<typeof MayDo>[] {
  if (process.closedAt !== null || request?.outcome !== null || !may(me, 'request.ask', { unit: request.unit })) return [];
  return [...(waitsForApplicant ? ['resubmit'] : []), 'withdraw'].map((act) => ({ act, blocked: null, outcome: null }));
}

/** Everything that was asked of a project, the latest first. */
export const requestsView = async (db: Desk['db'], projectId: string, sight: Sight): Promise<View[]> => requestViews(db, await requestsOf(db.pool, projectId), sight);

const kindOf = ({ kind }: Pick<RequestItem, 'kind'>, { pack }: Sight): Sight['pack']['requests'][number] | undefined => pack.requests.find(({ id }) => id === kind);

/** Requests as the screens show them, with the words of their forms. */
async function requestViews({ pool }: Desk['db'], items: readonly RequestItem[], sight: Sight): Promise<View[]> {
  const kept = await textsOf(pool, items.map(({ form }) => form));
  return items.map((item) => ({
    ...askedOf(item, kept.get(item.form), sight), id: item.id, kind: item.kind, projectId: item.projectId, number: item.number, title: item.title, unit: organ(sight.pack, item.unit),
    askedAt: iso(item.askedAt), outcome: item.outcome, outcomeName: item.outcome === null ? null : outcomeName(item.outcome), change: changeView(item, kept.get(item.form), sight),
    dayMark: item.deadline && mark(sight, item.deadline), waitsForApplicant: item.waitsForApplicant, moving: item.behind,
  }));
}

/** What kind it is by the pack, and what is filled in of it where it only leaves a record. */
function askedOf(item: RequestItem, form: string | undefined, sight: Sight): Pick<View, 'kindName' | 'effect' | 'fields'> {
  const kind = kindOf(item, sight);
  if (!kind) return { kindName: { zh: item.kind, en: item.kind }, effect: 'record', fields: [] };
  return { kindName: kind.name, effect: kind.effect, fields: kind.effect === 'record' ? fieldsOf({ pack: sight.pack, form: kind.form }, readKept(form), null) : [] };
}

function changeView({ changes: { amount, cloud } }: RequestItem, form: string | undefined, { pack }: Sight): z.infer<typeof ChangeView> {
  const { scope, reason } = readKept(form);
  const words = (value: unknown, other: string | null): string | null => (typeof value === 'string' ? value : other);
  return {
    amount: amount && { fromFen: Number(amount.fromFen), toFen: Number(amount.toFen) },
    cloud: cloud.map(({ service, from, to }) => { const found = pack.services.find((each) => each.service === service); const named = { zh: service, en: service }; return { service, name: found?.name ?? named, unit: found?.unit ?? named, from, to }; }),
    scope: words(scope, null), reason: words(reason, GONE) ?? GONE,
  };
}

/** The request that a decision is about. */
export async function requestFile(db: Desk['db'], id: string, sight: Sight): Promise<View | null> {
  const item = await requestItem(db.pool, { all: true, units: [], departments: [], leads: [], keys: [] }, id);
  return item ? ((await requestViews(db, [item], sight))[0] ?? null) : null;
}
