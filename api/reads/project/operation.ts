import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../../domain/access/may';
import type { Actor } from '../../../domain/record/case';
import { caseOf, historyOf, textsOf } from '../../../db/reads/case';
import { usageOf, yearItem, type YearItem } from '../../../db/reads/operation';
import { look, type Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { MayDo } from '../../contract/common';
import type { YearPage, YearView } from '../../contract/operation';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, sendProblem } from '../../problem';
import { itemViews } from '../approval/items';
import { openTasksView } from '../approval/waiting';
import { outcomeName, stageName, timeline } from '../history';
import { iso, mark, organ } from '../view';

/** A year of operation as lists, its own page and its decisions show it. */
export function yearView(item: YearItem, sight: Sight): z.infer<typeof YearView> {
  const { id, projectId, year, attempt, amountFen, spentFen, stage, outcome } = item;
  return { id, projectId, year, attempt, amountFen, spentFen, stage: stage ?? 'review', stageName: stageName(stage ?? 'review'), outcome, outcomeName: outcome === null ? null : outcomeName(outcome), dayMark: item.deadline && mark(sight, item.deadline), moving: item.behind };
}

/** GET /operation-years/:id — one year: its money, month by month, its history, and what one may do. */
export const operationPagesRoute = (desk: Desk): Router =>
  Router().get('/operation-years/:id', async (req, res) => {
    const page = await pageOf(desk, { id: idOf(req, 'id'), actorId: actorIdOf(res), language: languageOf(req) });
    if (page) res.json(page);
    else sendProblem(res, 'not-found');
  });

type Looking = { readonly id: string; readonly actorId: string; readonly language: 'zh' | 'en' };

async function pageOf({ db, record }: Desk, { id, actorId, language }: Looking): Promise<z.infer<typeof YearPage> | undefined> {
  const sight = await look(record);
  const me = sight.offices.actor(actorId);
  const item = await yearItem(db.pool, scopeOf(me, 'project.view'), id);
  const c = item && (await caseOf(db.pool, id));
  if (!item || !c) return undefined;
  const round = c.rounds.at(-1);
  const items = round?.outcome === 'returned' ? round.items : [];
  return {
    at: iso(sight.now), version: c.process.lastSeq, moving: c.behind, ...(await yearFile(db, item, sight)), title: item.title, unit: organ(sight.pack, item.unit), department: organ(sight.pack, item.department),
    items: await itemViews(db.pool, items), timeline: await timeline(db.pool, await historyOf(db.pool, id), sight), may: yearActs(c, me), tasks: openTasksView(c, { me, sight, language }),
  };
}

/** The money of a year and its months: what its own page and its decisions rest on. */
export async function yearFile({ pool }: Desk['db'], item: YearItem, sight: Sight): Promise<Pick<z.infer<typeof YearPage>, 'year' | 'note' | 'usage'>> {
  const told = await usageOf(pool, item.id);
  const kept = await textsOf(pool, [...told.map(({ note }) => note), ...(item.note === null ? [] : [item.note])]);
  return {
    year: yearView(item, sight), note: item.note === null ? null : (kept.get(item.note) ?? '（已删改）'),
    usage: monthsOf(item.year).map((month) => {
      const use = told.find((each) => each.month === month);
      return use ? { month, amountFen: use.amountFen, note: kept.get(use.note) ?? '（已删改）', at: iso(use.at) } : { month, amountFen: null, note: null, at: null };
    }),
  };
}

const monthsOf = (year: number): string[] => Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`);

/** What this person may do with a year now. */
function yearActs(c: LoadedCase, me: Actor): z.infer<typeof MayDo>[] {
  const waits = (what: string): boolean => c.awaits.some((each) => each.what === what && each.state === 'open');
  if (c.process.closedAt !== null || !may(me, 'operation.report', { unit: String(c.operationYear?.unit) })) return [];
  return [...(waits('amendment') ? ['amend'] : []), ...(waits('settlement') ? ['use', 'settle'] : [])].map((act) => ({ act, blocked: null, outcome: null }));
}
