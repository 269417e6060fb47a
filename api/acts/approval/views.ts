import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { queueKeys } from '../../../domain/access/may';
import { keepView, orderViews, removeView, type Views } from '../../../domain/approval/views';
import { numberSetting } from '../../../domain/policy/settings';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { changeViews, listOfView, newView, viewsOf, type Of } from '../../../db/desk/views';
import { once } from '../../../db/record/once';
import type { Asked } from '../../../db/record/change';
import { filterOf } from '../../../db/reads/queue-filter';
import { boardCounts } from '../../../db/reads/supervision-board';
import { look, type Sight } from '../../../db/reads/sight';
import { viewCounts, type CountedView } from '../../../db/reads/view-counts';
import { QueueQuery } from '../../contract/approval';
import { KeepView, OrderViews, ViewsQuery, type SavedViews, type ViewsKept } from '../../contract/queues';
import { ListQuery } from '../../contract/supervision-board';
import { actorIdOf, idOf, incoming, type Desk } from '../../door';
import { reply } from '../../problem';
import { filterOf as boardFilterOf, lookedAt } from '../../reads/supervision/narrow';

const Nothing = z.strictObject({});
/** What the address of each list may say. */
const ADDRESS = { tasks: QueueQuery.omit({ after: true }), supervision: ListQuery.omit({ after: true }) } as const;
const MOST = 999;
type Counted = { readonly count: number | null; readonly more: boolean };

/** /saved-views — lists as a person has narrowed and named them: her own, kept by her alone, each with how much it holds. */
export const viewsRoute = (desk: Desk): Router =>
  Router()
    .get('/saved-views', async (req, res) => {
      const [{ list }, person] = [ViewsQuery.parse(req.query), actorIdOf(res)];
      const [sight, views] = await Promise.all([look(desk.record), viewsOf(desk.db.pool, { person, list })]);
      const counts = await (list === 'tasks' ? queueFigures : boardFigures)(desk, { views, person, sight });
      res.json({ rows: views.map((view, n) => ({ ...view, count: counts[n]?.count ?? null, more: counts[n]?.more ?? false })), most: numberSetting(sight.pack, 'viewsPerPerson') } satisfies z.infer<typeof SavedViews>);
    })
    .post('/saved-views', async (req, res) => {
      const { body: { list, name, query }, asked } = incoming(desk, { req, res }, KeepView);
      ADDRESS[list].parse(saidBy(query));
      const most = numberSetting((await look(desk.record)).pack, 'viewsPerPerson');
      reply(res, 201, await changed(desk, { asked, list }, (views) => keepView(views, newView({ name, query }), most)));
    })
    .post('/saved-views/order', async (req, res) => {
      const { body: { list, ids }, asked } = incoming(desk, { req, res }, OrderViews);
      reply(res, 201, await changed(desk, { asked, list }, (views) => orderViews(views, ids)));
    })
    .delete('/saved-views/:id', (req, res) => removing(desk, { req, res }));

const saidBy = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query));

async function removing(desk: Desk, { req, res }: { req: Request; res: Response }): Promise<void> {
  const { asked } = incoming(desk, { req, res }, Nothing);
  const id = idOf(req, 'id');
  const answer = await once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => {
    const list = await listOfView(client, asked.actorId, id);
    return list === undefined ? { refused: 'not-found' as const } : kept(await changeViews(client, { person: asked.actorId, list }, (views) => removeView(views, id)));
  });
  reply(res, 200, answer);
}

const kept = (views: Views | Refusal): Refusal | z.infer<typeof ViewsKept> => (isRefusal(views) ? views : { views: [...views] });

/** Her views after the act, once for its command. */
const changed = (desk: Desk, { asked, list }: { readonly asked: Asked; readonly list: Of['list'] }, change: (views: Views) => Views | Refusal): Promise<Refusal | z.infer<typeof ViewsKept>> =>
  once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => kept(await changeViews(client, { person: asked.actorId, list }, change)));

type Figuring = { readonly views: Views; readonly person: string; readonly sight: Sight };

/** A view whose address no longer says anything that its list understands has no figure. */
function placed<T>(views: Views, read: (said: Record<string, string>) => T | undefined): { readonly given: T[]; readonly spread: (counts: readonly Counted[]) => Counted[] } {
  const all = views.map(({ query }) => read(saidBy(query)));
  return {
    given: all.filter((each) => each !== undefined),
    spread: (counts) => { const left = [...counts]; return all.map((each) => (each === undefined ? undefined : left.shift()) ?? { count: null, more: false }); },
  };
}

async function queueFigures({ db }: Desk, { views, person, sight }: Figuring): Promise<Counted[]> {
  const { given, spread } = placed(views, (said): CountedView | undefined => {
    const { success, data } = ADDRESS.tasks.safeParse(said);
    return success ? { view: data.view, filter: filterOf(data, sight, person) } : undefined;
  });
  return spread(await viewCounts(db.pool, { keys: queueKeys(sight.offices.actor(person)), by: person }, given));
}

async function boardFigures({ db }: Desk, { views, person, sight }: Figuring): Promise<Counted[]> {
  const { given, spread } = placed(views, (said) => { const { success, data } = ADDRESS.supervision.safeParse(said); return success ? boardFilterOf(data) : undefined; });
  const counts = await boardCounts(db.pool, lookedAt({}, { me: sight.offices.actor(person), sight }), given);
  return spread(counts.map((count) => ({ count: Math.min(MOST, count), more: count > MOST })));
}
