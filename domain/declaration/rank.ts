import { may } from '../access/may';
import type { Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { batchId, windowId, type BatchKey } from './ids';
import { latenessOf, tooLate } from './lateness';
import { listedIn } from './listed';

export type RankAct = BatchKey & { readonly order: readonly string[]; readonly reason: string | null };

/** After it the department's projects stand in one total order; its first ranking opens the batch (003 B4, B9). */
export function rank(cases: ReadonlyMap<string, Case>, act: RankAct, w: World): Refusal | Decided<{ readonly batchId: string; readonly ranked: number }> {
  const id = batchId(act.department, act.channel, act.year);
  const c = cases.get(id);
  const window = openFor(cases, act, w);
  if (isRefusal(window)) return window;
  const fault = notTotal(act.order, listedIn(cases, act, c?.batch ?? null).map(({ process }) => process.id));
  if (fault) return fault;
  return { facts: [...(c ? [] : opened(act, window, w)), { kind: 'batch.ranked', v: 1, payload: { by: w.actor.id, order: act.order, reason: act.reason } }], answer: { batchId: id, ranked: act.order.length } };
}

/** The id of the window in which this person's department may still add to its batch, or why it may not. */
export function openFor(cases: ReadonlyMap<string, Case>, { department, channel, year }: BatchKey, w: World): string | Refusal {
  if (!may(w.actor, 'batch.submit', { department })) return { refused: 'not-your-department' };
  const id = windowId(w.pack.jurisdiction, channel, year);
  const own = batchId(department, channel, year);
  const asked = { id: own, seq: cases.get(own)?.process.lastSeq ?? 0, channel, year, window: cases.get(id)?.window ?? null };
  return tooLate(asked, latenessOf(asked, w), w) ?? closed(cases.get(own)) ?? id;
}

const closed = (c: Case | undefined): Refusal | undefined => (c && c.process.closedAt !== null ? { refused: 'process-closed', outcome: c.process.outcome } : undefined);

/** What keeps an order from being total: projects that it leaves out, names twice, or that are not to be ranked. */
export function notTotal(order: readonly string[], listed: readonly string[]): Refusal | undefined {
  const missing = listed.filter((id) => !order.includes(id));
  const doubled = [...new Set(order.filter((id, n) => order.indexOf(id) !== n))];
  const unknown = [...new Set(order.filter((id) => !listed.includes(id)))];
  if (listed.length === 0 && order.length === 0) return { refused: 'batch-empty' };
  return missing.length + doubled.length + unknown.length === 0 ? undefined : { refused: 'ranking-incomplete', missing, doubled, unknown };
}

function opened({ department, channel, year }: RankAct, window: string, w: World): Fact[] {
  const organ = w.pack.organs.find(({ id }) => id === department)?.name.zh ?? department;
  const name = w.pack.channels.find((each) => each.channel === channel)?.name.zh ?? channel;
  return [
    { kind: 'process.opened', v: 1, payload: { kind: 'declarationBatch', subjectId: `${department}.${channel}.${year}`, jurisdiction: w.pack.jurisdiction, pack: w.packHash, title: `${organ}${name}申报批次 ${year}年` } },
    { kind: 'batch.opened', v: 1, payload: { jurisdiction: w.pack.jurisdiction, department, channel, year, window, by: w.actor.id } },
  ];
}
