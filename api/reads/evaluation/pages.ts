import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../../domain/access/may';
import { measures } from '../../../domain/evaluation/beforehand';
import type { IndicatorSet } from '../../../domain/policy/pack';
import type { Actor } from '../../../domain/record/case';
import { evaluationPage, plannedSystems, systemsOf } from '../../../db/reads/evaluations';
import { look, type Sight } from '../../../db/reads/sight';
import { EvaluationsQuery, type Evaluations, type Systems } from '../../contract/evaluation';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, sendProblem } from '../../problem';
import { cursor, isId, iso, organ } from '../view';
import { evaluationPageOf, evaluationRow } from './page';

const PAGE = 50;
const isYear = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 9999;
const isCursor = (value: Record<string, unknown>): boolean => isYear(value['year']) && isId(value['id']);

/** GET /evaluations, /evaluations/:id, /systems — what a person may see of evaluations, by one scope, and the systems she may name. */
export const evaluationPagesRoute = (desk: Desk): Router =>
  Router()
    .get('/evaluations', async (req, res) => {
      const { after } = EvaluationsQuery.parse(req.query);
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      const items = await evaluationPage(desk.db.pool, scopeOf(me, 'evaluation.view'), { after: cursor.in<{ year: number; id: string }>(after, isCursor), atMost: PAGE + 1 });
      const last = items.length > PAGE ? items[PAGE - 1] : undefined;
      const answer: z.infer<typeof Evaluations> = {
        at: iso(sight.now), rows: items.slice(0, PAGE).map((item) => evaluationRow(item, sight, me.id)), next: last ? cursor.out({ year: last.row.year, id: last.id }) : null, ...(await listing(desk, me, sight)),
      };
      res.json(answer);
    })
    .get('/evaluations/:id', async (req, res) => {
      const page = await evaluationPageOf(desk, { id: idOf(req, 'id'), actorId: actorIdOf(res), language: languageOf(req) });
      if (page) res.json(page);
      else sendProblem(res, 'not-found');
    })
    .get('/systems', async (_req, res) => {
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      const answer: z.infer<typeof Systems> = { rows: await known(desk, sight, may(me, 'evaluation.list') ? 'all' : scopeOf(me, 'project.draft').units) };
      res.json(answer);
    });

/** What the authority makes a year's list of; nothing for anybody else. */
async function listing(desk: Desk, me: Actor, sight: Sight): Promise<Pick<z.infer<typeof Evaluations>, 'may' | 'sets' | 'systems' | 'units'>> {
  if (!may(me, 'evaluation.list')) return { may: [], sets: [], systems: [], units: [] };
  return {
    may: ['evaluation.list'], sets: sight.pack.indicatorSets.map(({ id, kind, name }) => ({ id, kind, name })), systems: [...(await known(desk, sight, 'all')).map((system) => ({ ...system, sets: setsFor(sight, ({ kind }) => kind === 'post') })), ...(await planned(desk, sight))],
    units: sight.pack.organs.filter(({ kind }) => kind === 'office').map(({ id }) => organ(sight.pack, id)),
  };
}

const setsFor = ({ pack }: Sight, fits: (set: IndicatorSet) => boolean): string[] => pack.indicatorSets.filter(fits).map(({ id }) => id);

/** The projects whose pre-evaluation is due (003 A4, R054), each with the sets that measure it. */
const planned = async ({ db }: Desk, sight: Sight): Promise<z.infer<typeof Evaluations>['systems']> =>
  (await plannedSystems(db.pool)).map((project) => ({ id: project.id, title: project.title, unit: organ(sight.pack, project.unit), sets: setsFor(sight, (set) => measures(set, project)) })).filter(({ sets }) => sets.length > 0);

const known = async ({ db }: Desk, { pack }: Sight, units: readonly string[] | 'all'): Promise<z.infer<typeof Systems>['rows']> =>
  (await systemsOf(db.pool, units)).map(({ id, title, unit }) => ({ id, title, unit: organ(pack, unit) }));
