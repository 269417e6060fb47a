import type { z } from 'zod';
import { decide, type DecideAct } from '../../../domain/approval/decide';
import { votesMissing } from '../../../domain/meeting/confirm';
import { tallyOf, verdictOf } from '../../../domain/meeting/votes';
import { chairKey } from '../../../domain/meeting/members';
import type { MeetingItemRow, MeetingRow, TaskRow, World } from '../../../domain/record/case';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { caseToDecide, textsOf } from '../../../db/reads/case';
import { itemSights, type ItemSight } from '../../../db/reads/meetings';
import type { Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { Pool } from '../../../db/database';
import type { MeetingPage } from '../../contract/meeting';
import { refusalProblem } from '../../problem';
import { organ } from '../view';

type View = z.infer<typeof MeetingPage>['items'][number];
type Seen = { readonly sight: Sight; readonly language: 'zh' | 'en'; readonly refused: ReadonlyMap<number, { readonly refused: string }> };

/** The items of a meeting with how each voted; while it is open, with what the item's own process would refuse. */
export async function itemViews(pool: Pool, m: MeetingRow, seen: Seen): Promise<View[]> {
  const items = m.items.filter(({ state }) => state === 'on');
  const sights = await itemSights(pool, items.map(({ processId }) => processId));
  const kept = await textsOf(pool, items.flatMap(({ votes }) => votes.flatMap(({ opinion }) => opinion ?? [])));
  return Promise.all(items.map(async (item) => viewOf(item, { m, seen, kept, sight: sights.get(item.processId), tried: item.result === null ? await tried(pool, m, { item, seen }) : { hinders: null, elsewhere: item.result === 'elsewhere' } })));
}

type Tried = { readonly hinders: Refusal | null; readonly elsewhere: boolean };
type Showing = { readonly m: MeetingRow; readonly seen: Seen; readonly kept: ReadonlyMap<string, string>; readonly sight: ItemSight | undefined; readonly tried: Tried };

function viewOf(item: MeetingItemRow, { m, seen, kept, sight, tried: { hinders, elsewhere } }: Showing): View {
  const tally = item.confirmed?.tally ?? tallyOf(m, item);
  const { outcome, why } = item.confirmed ?? verdictOf(tally, m.rule);
  return {
    n: item.n, processId: item.processId, taskId: item.taskId, title: item.title, number: item.number, unit: organ(seen.sight.pack, item.unit), amountFen: sight?.amountFen ?? null, cloud: cloudOf(sight, seen.sight),
    recusals: item.recusals.map(({ person, why: reason }) => ({ person, why: reason })), votes: item.votes.map(({ person, vote, opinion }) => ({ person, vote, opinion: opinion === null ? null : (kept.get(opinion) ?? '') })), waiting: [...votesMissing(m, item)],
    tally, verdict: { outcome, why }, hinders: hinders && refusalProblem(hinders, seen.language), elsewhere, result: resultOf(item, seen),
  };
}

function resultOf({ n, result }: MeetingItemRow, { refused, language }: Seen): View['result'] {
  const no = refused.get(n);
  return result === null ? null : { result, problem: no ? refusalProblem(no as Refusal, language) : null };
}

const cloudOf = (of: ItemSight | undefined, { pack }: Sight): View['cloud'] =>
  Object.entries(of?.cloud?.quantities ?? {}).map(([service, quantity]) => { const found = pack.services.find((each) => each.service === service); const named = { zh: service, en: service }; return { service, name: found?.name ?? named, unit: found?.unit ?? named, quantity }; });

const isHere = ({ meeting, state }: TaskRow, { id }: MeetingRow): boolean => meeting === id && (state === 'open' || state === 'claimed');

/** The very decision that the votes would bring, tried and not written; and whether the item was settled elsewhere. */
async function tried(pool: Pool, m: MeetingRow, { item, seen: { sight } }: { readonly item: MeetingItemRow; readonly seen: Seen }): Promise<Tried> {
  const c = await caseToDecide(pool, item.processId);
  const task = c?.tasks.find(({ id }) => id === item.taskId);
  if (!c || !task || !isHere(task, m)) return { hinders: null, elsewhere: m.cancelledAt === null };
  const [chair] = sight.offices.holders(chairKey(m, { pack: sight.pack, directory: sight.offices }));
  if (chair === undefined) return { hinders: null, elsewhere: false };
  const w: World = { at: sight.now, arrivedAt: sight.now, pack: sight.pack, packHash: sight.packHash, calendar: sight.calendar, directory: sight.offices, actor: sight.offices.actor(chair) };
  const would = decide(c, { taskId: item.taskId, ...wordOn(c, verdictOf(tallyOf(m, item), m.rule).outcome ?? 'agree'), opinion: '-', mandate: { meetingId: m.id, n: item.n, voters: [] } }, w);
  return { hinders: isRefusal(would) ? would : null, elsewhere: false };
}

/** A word with what it needs, as the page would send it: a return its items, a yes the figures that were declared. */
function wordOn({ project }: LoadedCase, outcome: 'agree' | 'disagree' | 'return'): Pick<DecideAct, 'outcome' | 'items' | 'figures'> {
  if (outcome !== 'agree') return { outcome, items: outcome === 'return' ? [{ n: 1, text: '-', reason: '-' }] : [], figures: undefined };
  return { outcome, items: [], figures: project ? { amountFen: project.amountFen, ...(project.cloud && { cloud: project.cloud.quantities }) } : undefined };
}
