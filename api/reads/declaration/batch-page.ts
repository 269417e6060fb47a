import type { z } from 'zod';
import { may } from '../../../domain/access/may';
import { lastRoundOf } from '../../../domain/approval/rounds';
import { windowId, type BatchKey } from '../../../domain/declaration/ids';
import { listedIn } from '../../../domain/declaration/listed';
import { rank } from '../../../domain/declaration/rank';
import { submitBatch } from '../../../domain/declaration/submit';
import { askGate } from '../../../domain/policy/ask-gate';
import { declaredOf } from '../../../domain/project/declared-of';
import { asking } from '../../../domain/project/gates';
import type { Actor, BatchItem, Case, World } from '../../../domain/record/case';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { historyOf } from '../../../db/reads/case';
import { notListed, projectsIn, type RankedRow } from '../../../db/reads/declaration';
import type { Sight } from '../../../db/reads/sight';
import { candidatesOf } from '../../../db/record/linked';
import { load, type LoadedCase } from '../../../db/record/load';
import type { BatchPage, BatchProject, BatchRow } from '../../contract/declaration';
import type { MayDo } from '../../contract/common';
import type { Desk } from '../../door';
import { refusalProblem } from '../../problem';
import { itemViews } from '../approval/items';
import { openTasksView } from '../approval/waiting';
import { timeline } from '../history';
import { iso, organ, rulingView } from '../view';

type Looking = { readonly key: BatchKey; readonly batch: z.infer<typeof BatchRow>; readonly sight: Sight; readonly me: Actor; readonly language: 'zh' | 'en' };
type Rows = z.infer<typeof BatchProject>[];

/** A batch with its projects in order, what each of them still lacks, and what sending it would meet: the very act is tried, and nothing is written. */
export async function batchPageOf({ db }: Desk, looking: Looking): Promise<z.infer<typeof BatchPage>> {
  const { key, batch, sight, me } = looking;
  const cases = (await load(db.pool, '', [batch.id, windowId(sight.pack.jurisdiction, key.channel, key.year), ...(await candidatesOf(db.pool, key))])).cases;
  const c = cases.get(batch.id);
  const { waiting, screenedOut } = await notListed(db.pool, key);
  const isOwn = may(me, 'batch.submit', { department: key.department });
  const facts = await historyOf(db.pool, batch.id);
  return {
    at: iso(sight.now), version: facts.at(-1)?.seq ?? 0, moving: false, batch, cutoffAt: isoCutoff(cases.get(windowId(sight.pack.jurisdiction, key.channel, key.year))), rows: await rowsOf(db, { cases, c, looking }), ranked: isRanked(cases, c, key),
    waiting: isOwn ? waiting.map((row) => plainRow(row, sight)) : [], screenedOut: isOwn ? screenedOut.map((row) => plainRow(row, sight)) : [],
    items: await itemsOf(db, c), taskId: taskFor(c, me), tasks: openTasksView(c, looking),
    timeline: await timeline(db.pool, facts, sight), may: isOwn ? actsOf(cases, c, looking) : [],
  };
}

/** The task in which this person could accept the batch now. */
const taskFor = (c: LoadedCase | undefined, me: Actor): string | null =>
  (c?.tasks ?? []).find(({ state, key }) => (state === 'open' || state === 'claimed') && may(me, 'task.decide', { keys: [key] }))?.id ?? null;

const isoCutoff = (window: LoadedCase | undefined): string | null => (window?.window ? iso(window.window.cutoffAt) : null);

function isRanked(cases: ReadonlyMap<string, Case>, c: LoadedCase | undefined, key: BatchKey): boolean {
  const listed = listedIn(cases, key, c?.batch ?? null);
  return listed.length > 0 && listed.every(({ process }) => c?.batch?.ranking.includes(process.id));
}

/** What was accepted in its places, then what is ranked, then what has been confirmed since. */
async function rowsOf({ pool }: Desk['db'], { cases, c, looking: { key, sight, me } }: { cases: ReadonlyMap<string, LoadedCase>; c: LoadedCase | undefined; looking: Looking }): Promise<Rows> {
  const { items, ranking: kept } = c?.batch ?? { items: [], ranking: [] };
  const listed = may(me, 'batch.submit', { department: key.department }) ? listedIn(cases, key, c?.batch ?? null).map(({ process }) => process.id) : [];
  const ranking = kept.filter((id) => listed.includes(id));
  const order = [...new Set([...items.filter(({ projectId }) => !listed.includes(projectId)).map(({ projectId }) => projectId), ...ranking, ...listed])];
  const rows = await projectsIn(pool, order);
  return order.flatMap((id) => {
    const row = rows.get(id);
    const item = items.find(({ projectId }) => projectId === id);
    return row ? [{ ...plainRow(row, sight), place: item?.place ?? null, state: stateOf(item), open: openGates(cases.get(id), sight) }] : [];
  });
}

const stateOf = (item: BatchItem | undefined): string => item?.outcome ?? (item ? (item.acceptedAt === null ? 'submitted' : 'accepted') : 'new');

function openGates(c: LoadedCase | undefined, sight: Sight): Rows[number]['open'] {
  if (!c?.project) return [];
  return askGate(sight.pack, 'approval', asking(declaredOf(c.project, c.window), c.process.lastSeq, worldOf(sight, { id: '', holdings: [] }))).filter(({ holds }) => !holds).map((ruling) => rulingView(sight.pack, ruling, 'approval'));
}

const plainRow = (row: RankedRow, sight: Sight): Rows[number] =>
  ({ projectId: row.id, number: row.number, title: row.title, kind: row.kind, unit: organ(sight.pack, row.unit), amountFen: row.amountFen, place: null, state: row.outcome ?? 'waiting', open: [] });

const worldOf = (sight: Sight, actor: Actor): World => ({ at: sight.now, arrivedAt: sight.now, pack: sight.pack, packHash: sight.packHash, calendar: sight.calendar, directory: sight.offices, actor });

/** The formal defects of the last round, while the department has to answer them. */
async function itemsOf({ pool }: Desk['db'], c: LoadedCase | undefined): Promise<z.infer<typeof BatchPage>['items']> {
  const waits = c?.awaits.some(({ what, state }) => what === 'supplement' && state === 'open');
  const items = c && waits ? (lastRoundOf(c)?.items ?? []) : [];
  return itemViews(pool, items);
}

/** What the department may do now; what a rule stops is shown with the rule. */
function actsOf(cases: ReadonlyMap<string, LoadedCase>, c: LoadedCase | undefined, { key, sight, me, language }: Looking): z.infer<typeof MayDo>[] {
  const w = worldOf(sight, me);
  const shown = (act: string, no: Refusal | object): z.infer<typeof MayDo> => ({ act, blocked: isRefusal(no) ? refusalProblem(no, language) : null, outcome: null });
  const listed = listedIn(cases, key, c?.batch ?? null).map(({ process }) => process.id);
  const waits = c?.awaits.some(({ what, state }) => what === 'supplement' && state === 'open') ?? false;
  return [shown('rank', rank(cases, { ...key, order: listed, reason: null }, w)), shown('submit', submitBatch(cases, { ...key, receipt: '-' }, w)), ...(waits ? [shown('resubmit', {})] : [])];
}
