import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../../domain/access/may';
import type { Actor } from '../../../domain/record/case';
import { STANDINGS, type Standing } from '../../../domain/supervision/standing';
import { caseOf, historyOf, textsOf } from '../../../db/reads/case';
import { look, type Sight } from '../../../db/reads/sight';
import { importedPlans, occurrencesOf, supervisedItem, type SupervisedItem } from '../../../db/reads/supervised';
import type { BoardItem } from '../../../db/reads/supervision-board';
import type { BoardRow, LadderView, SupervisedPage, SupervisedRow, SupervisedTasks } from '../../contract/supervision';
import { ListQuery } from '../../contract/supervision-board';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, sendProblem } from '../../problem';
import { timeline } from '../history';
import { owingNow, supervisedActs } from './acts';
import { filterOf, lookedAt, pageOf as listed, placeIn, placeOut, type PageOf } from './narrow';
import { answersOf, choicesOf, seenBy } from './answers';
import { iso, isoOrNull, mark, organ, roleName, sameWords, sourceWords } from '../view';

const PAGE = 100;

/** GET /supervised-tasks and /supervised-tasks/:id — the plan's rows that a person may see, and one of them whole. */
export const supervisedPagesRoute = (desk: Desk): Router =>
  Router()
    .get('/supervised-tasks', async (req, res) => {
      const { after, ...asked } = ListQuery.parse(req.query);
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      const filter = filterOf(asked);
      const place = placeIn(after, filter);
      if (place === undefined) return sendProblem(res, 'cursor-unknown');
      const { items, next, tones } = await listed(desk.db.pool, lookedAt(filter, { me, sight }), { after: place, size: PAGE });
      const imported = await importedPlans(desk.db.pool);
      const answer: z.infer<typeof SupervisedTasks> = {
        at: iso(sight.now), headline: headline(tones), rows: items.map((item) => boardRow(item, sight)), next: placeOut(next, filter),
        plans: sight.pack.plans.map(({ id, name }) => ({ id, name, imported: imported.includes(id) })), may: [...(may(me, 'plan.import') ? ['plan.import'] : []), ...(may(me, 'supervised.create') ? ['supervised.create'] : []), ...(may(me, 'supervised.steer') ? ['supervised.steer'] : [])], choices: may(me, 'supervised.create') ? choicesOf(sight) : null,
      };
      res.json(answer);
    })
    .get('/supervised-tasks/:id', async (req, res) => {
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      const item = await supervisedItem(desk.db.pool, scopeOf(me, 'supervised.view'), idOf(req, 'id'));
      if (!item) return sendProblem(res, 'not-found');
      res.json(await pageOf(desk, { item, sight, me, language: languageOf(req) }));
    });

/** How many of the listed tasks are late, due today, near, and still open: all of them, not only the page. */
function headline(tones: PageOf['tones']): z.infer<typeof SupervisedTasks>['headline'] {
  const of = (...among: readonly Standing[]): number => among.reduce((sum, tone) => sum + (tones[tone] ?? 0), 0);
  return { overdue: of('overdue'), today: of('today'), soon: of('soon'), open: of(...STANDINGS.filter((tone) => tone !== 'done')), all: of(...STANDINGS) };
}

/** A task as the board and its list show it: with where it stands, and who has not answered. */
export const boardRow = (item: BoardItem, sight: Sight): z.infer<typeof BoardRow> => ({ ...supervisedRow(item, sight), tone: item.tone, owes: item.owes.map((id) => organ(sight.pack, id)) });

/** A supervised task as every list shows it. */
function supervisedRow(item: SupervisedItem, sight: Sight): z.infer<typeof SupervisedRow> {
  return {
    id: item.id, item: item.item, row: item.row, title: item.title, clause: item.clause, dayMark: mark(sight, item.deadline ?? (item.closedAt === null ? null : { ladder: item.ladder, state: 'ended', dueAt: null })), dueKind: item.dueKind, startsOn: item.startsOn, historical: item.historical, isKey: item.isKey, origin: item.origin, dueOn: item.dueOn, originalDueOn: item.originalDueOn,
    leads: item.leads.map((id) => organ(sight.pack, id)), cooperating: item.cooperating.map((id) => organ(sight.pack, id)), state: item.state, answers: progressOf(item), projectId: item.projectId, ladder: ladderView(item, sight), urged: { count: item.urged.count, last: isoOrNull(item.urged.last) },
  };
}

/** How far a collective has come; nothing of a task that its leads answer. */
function progressOf({ answers }: SupervisedItem): z.infer<typeof SupervisedRow>['answers'] {
  if (answers.length === 0) return null;
  const of = (...states: string[]): number => answers.filter(({ state }) => states.includes(state)).length;
  return { members: answers.length, reported: of('reported'), verified: of('verified') };
}

/** The ladder of a task: what was said, what comes next, and whom it has reached. */
function ladderView({ deadline }: SupervisedItem, sight: Sight): z.infer<typeof LadderView> {
  const ladder = sight.pack.ladders.find(({ id }) => id === deadline?.ladder);
  const rungs = (deadline?.rungs ?? []).map(({ rung, kind, at }, n) => ({ rung, kind, at: iso(at), name: rungName(rung, { ladder, sight }), state: n < (deadline?.fired ?? 0) ? ('fired' as const) : ('planned' as const) }));
  const escalations = rungs.filter(({ kind }) => kind === 'escalate');
  const reached = escalations.filter(({ state }) => state === 'fired');
  const next = deadline?.state === 'open' ? rungs.find(({ state }) => state === 'planned') : undefined;
  return { rungs, reached: reached.length, escalations: escalations.length, body: reached.at(-1)?.name ?? null, next: next ? { at: next.at, name: next.name } : null };
}

/** What a rung is called: how long before the day, or whom it climbs to. */
export function rungName(id: string, { ladder, sight }: { ladder: Sight['pack']['ladders'][number] | undefined; sight: Sight }): { zh: string; en: string } {
  const rung = ladder?.rungs.find((each) => each.id === id);
  if (!rung) return { zh: id, en: id };
  if (rung.kind === 'miss') return { zh: '逾期', en: 'Overdue' };
  if (rung.kind === 'remind') return 'before' in rung.when ? { zh: `提前${rung.when.before.days}天提醒`, en: rung.when.before.days === 1 ? '1 day before' : `${rung.when.before.days} days before` } : { zh: '到期提醒', en: 'Reminder' };
  const to = rung.to.find((audience) => audience !== 'holders');
  return typeof to === 'object' ? roleName(sight.pack, to.role) : { zh: '承办人', en: 'Handler' };
}

type Looking = { readonly item: SupervisedItem; readonly sight: Sight; readonly me: Actor; readonly language: 'zh' | 'en' };

async function pageOf({ db }: Desk, { item, sight, me, language }: Looking): Promise<z.infer<typeof SupervisedPage>> {
  const [c, all] = [await caseOf(db.pool, item.id), await historyOf(db.pool, item.id)];
  if (!c) throw new Error(`the task ${item.id} has no process`);
  const facts = seenBy(me, c, all);
  const acts = supervisedActs(c, { sight, me, language });
  return {
    at: iso(sight.now), version: c.process.lastSeq, moving: item.behind, task: supervisedRow(item, sight), ...sourceOf(item, sight), askedDueOn: item.askedDueOn, report: await reportOf(db.pool, facts), answers: await answersOf(db.pool, { item, sight, me }), owing: owingNow(c, me),
    standing: item.occurrenceOf, occurrences: item.dueKind === 'recurring' ? await occurrencesOf(db.pool, item.id) : [], timeline: await timeline(db.pool, facts, sight), may: acts, choices: acts.some(({ act }) => act === 'change-leads') ? choicesOf(sight) : null,
  };
}

/** The row of the plan in the document's own words, with its place and its time phrase. */
function sourceOf({ document, clause, plan, item }: SupervisedItem, { pack }: Sight): Pick<z.infer<typeof SupervisedPage>, 'says' | 'source' | 'phrase'> {
  if (document === '') return { says: null, source: sameWords(clause), phrase: '' };
  const paper = pack.documents.find((each) => each.document === document);
  const planned = pack.plans.find(({ id }) => id === plan)?.tasks.find(({ id }) => id === item);
  return { says: paper?.clauses[clause]?.says ?? null, source: sourceWords(pack, { document, clause }), phrase: planned?.phrase ?? '' };
}

/** What the lead reported last, unless it was redacted. */
async function reportOf(pool: Desk['db']['pool'], facts: Awaited<ReturnType<typeof historyOf>>): Promise<string | null> {
  const id = facts.findLast(({ kind }) => kind === 'supervised.reported')?.payload['report'];
  return typeof id === 'string' ? ((await textsOf(pool, [id])).get(id) ?? null) : null;
}
