import type { z } from 'zod';
import { scopeOf } from '../../../domain/access/may';
import { sightOf } from '../../../domain/evaluation/sight';
import { setOf } from '../../../domain/evaluation/measure';
import type { Score } from '../../../domain/evaluation/facts';
import type { EvaluationRow as Row } from '../../../domain/record/case';
import type { LoadedCase } from '../../../db/record/load';
import { caseOf, textsOf } from '../../../db/reads/case';
import { evaluationItem, type EvaluationItem } from '../../../db/reads/evaluations';
import { look, type Sight } from '../../../db/reads/sight';
import type { EvaluationPage, EvaluationRow } from '../../contract/evaluation';
import type { Desk } from '../../door';
import { openTasksView } from '../approval/waiting';
import { iso, isoOrNull, mark, organ } from '../view';
import { evaluationActs } from './may';
import { panelView } from './panel';
import { resultView } from './result';

type Page = z.infer<typeof EvaluationPage>;
type Looking = { readonly id: string; readonly actorId: string; readonly language: 'zh' | 'en' };

/** One evaluation as this person may read it now. Nothing where she may not know of it. */
export async function evaluationPageOf({ db, record }: Desk, { id, actorId, language }: Looking): Promise<Page | undefined> {
  const sight = await look(record);
  const me = sight.offices.actor(actorId);
  const item = await evaluationItem(db.pool, scopeOf(me, 'evaluation.view'), id);
  const c = item && (await caseOf(db.pool, id));
  if (!item || !c?.evaluation) return undefined;
  const row = c.evaluation;
  const seen = sightOf(row, me);
  const texts = await textsOf(db.pool, textIds(row, c));
  const set = setOf(sight.pack, row.set);
  return {
    at: iso(sight.now), version: c.process.lastSeq, moving: c.behind, evaluation: evaluationRow({ ...item, row }, sight, actorId), set: { id: set.id, name: set.name, scale: set.scale },
    dimensions: dimensionsOf(row, { sight, actorId, texts }), items: itemsOf(c).map(({ n, text }) => ({ n, text: texts.get(text) ?? '（已删改）' })),
    ...(await scoresOf(db, { c, row, sight, seen })), words: texts.get(row.opinion?.words ?? '') ?? null, may: evaluationActs(c, { me, sight, language }), tasks: openTasksView(c, { me, sight, language }),
  };
}

type Scored = { readonly c: LoadedCase; readonly row: Row; readonly sight: Sight; readonly seen: ReturnType<typeof sightOf> };

/** Her own sheet, the panel and the result, each for whom it is for at this moment. */
async function scoresOf({ pool }: Desk['db'], { c, row, sight, seen }: Scored): Promise<Pick<Page, 'sheet' | 'panel' | 'result'>> {
  return {
    sheet: seen.own ? { state: seen.own.state, total: seen.own.total, lockedAt: isoOrNull(seen.own.lockedAt) } : null,
    panel: seen.experts ? await panelView(pool, c, sight) : null, result: seen.result ? await resultView(pool, row, { sight, named: seen.experts }) : null,
  };
}

/** An evaluation as every list shows it, without a score that this person may not read yet. */
export function evaluationRow({ id, row, stage, behind, deadline }: EvaluationItem, sight: Sight, actorId: string): z.infer<typeof EvaluationRow> {
  const { result } = sightOf(row, sight.offices.actor(actorId));
  return {
    id, kind: row.kind, year: row.year, title: row.title, unit: organ(sight.pack, row.unit), department: organ(sight.pack, row.department), stage: stage ?? 'filling', dayMark: deadline ? mark(sight, deadline) : null, moving: behind,
    composite: result ? (row.composed?.composite ?? null) : null, opinion: row.opinion && { year: row.opinion.year, number: row.opinion.number, at: iso(row.opinion.at), qualified: row.opinion.qualified },
  };
}

/** What the unit has to mend, as long as it has it in hand. */
function itemsOf({ rounds, process }: LoadedCase): readonly { n: number; text: string }[] {
  const last = rounds.findLast(({ route }) => route === 'evaluation-confirmation');
  return process.stage === 'filling' && last?.outcome === 'returned' ? last.items : [];
}

const reasonsOf = (scores: readonly Score[]): string[] => scores.flatMap(({ reason }) => reason ?? []);
const textIds = (row: Row, c: LoadedCase): string[] => [
  ...row.given.map(({ text }) => text), ...reasonsOf(row.preliminary?.scores ?? []), ...row.sheets.flatMap(({ scores }) => reasonsOf(scores)), ...itemsOf(c).map(({ text }) => text), ...(row.opinion?.words ? [row.opinion.words] : []),
];

type Reading = { readonly sight: Sight; readonly actorId: string; readonly texts: ReadonlyMap<string, string> };

/** The indicators with what the unit said, and the points that this person may read: her own always, the preliminary ones in their time. */
function dimensionsOf(row: Row, { sight, actorId, texts }: Reading): Page['dimensions'] {
  const seen = sightOf(row, sight.offices.actor(actorId));
  const preliminary = seen.preliminary ? (row.preliminary?.scores ?? []) : [];
  const mine = seen.own?.scores ?? [];
  const wordsOf = (id: string | null | undefined): string | null => (id ? (texts.get(id) ?? '（已删改）') : null);
  const of = (scores: readonly Score[], indicator: string) => scores.find((score) => score.indicator === indicator);
  return setOf(sight.pack, row.set).dimensions.map(({ id, name, indicators }) => ({
    id, name, max: indicators.reduce((sum, { max }) => sum + max, 0),
    indicators: indicators.map((each) => ({
      id: each.id, name: each.name, max: each.max, scale: each.scale, given: wordsOf(row.given.find(({ indicator }) => indicator === each.id)?.text),
      preliminary: of(preliminary, each.id)?.points ?? null, preliminaryReason: wordsOf(of(preliminary, each.id)?.reason), mine: of(mine, each.id)?.points ?? null, mineReason: wordsOf(of(mine, each.id)?.reason),
    })),
  }));
}
