import { askGate } from '../policy/ask-gate';
import type { Ruling } from '../policy/pack';
import { declaredOf } from '../project/declared-of';
import { asking } from '../project/gates';
import { endAwaiting } from '../record/movement';
import type { BatchRow, Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import type { Listed } from './facts';
import { batchId, type BatchKey } from './ids';
import { latenessOf } from './lateness';
import { listedIn } from './listed';
import { notTotal, openFor } from './rank';

export type SubmitAct = BatchKey & { readonly receipt: string };
export type OpenGate = { readonly projectId: string; readonly code: string; readonly outcome: string };
export type SubmitAnswer = { readonly batchId: string; readonly receipt: string; readonly arrivedAt: number; readonly projects: number; readonly open: readonly OpenGate[] };

/** After it the batch has reached the authority in its order, judged by the instant at which the whole request was here; open gates are shown and refuse nothing (003 B9). */
export function submitBatch(cases: ReadonlyMap<string, Case>, act: SubmitAct, w: World): Refusal | Decided<SubmitAnswer> {
  const window = openFor(cases, act, w);
  if (isRefusal(window)) return window;
  const c = cases.get(batchId(act.department, act.channel, act.year));
  const batch = batchIn(c);
  const listed = listedIn(cases, act, batch);
  if (!c || !batch || listed.length === 0) return nothingToSend(batch, listed.map(({ process }) => process.id));
  return send(c, { batch, window: cases.get(window) ?? null, listed, receipt: act.receipt }, w);
}

const batchIn = (c: Case | undefined): BatchRow | null => c?.batch ?? null;

type Asked = { readonly batch: BatchRow; readonly window: Case | null; readonly listed: readonly Case[]; readonly receipt: string };

function send(c: Case, { batch, window, listed, receipt }: Asked, w: World): Refusal | Decided<SubmitAnswer> {
  const ids = listed.map(({ process }) => process.id);
  const order = batch.ranking.filter((id) => ids.includes(id));
  return notTotal(order, ids) ?? unchanged(batch, order) ?? decided(c, { batch, listed, placed: placesOf(batch, order), receipt: batch.receipt ?? receipt, window }, w);
}

function nothingToSend(batch: BatchRow | null, missing: readonly string[]): Refusal {
  if (batch?.receipt && missing.length === 0) return { refused: 'batch-already-submitted', receipt: batch.receipt };
  return missing.length === 0 ? { refused: 'batch-empty' } : { refused: 'ranking-incomplete', missing, doubled: [], unknown: [] };
}

/** Places go on behind those that were accepted before. */
function placesOf({ items }: BatchRow, order: readonly string[]): Listed[] {
  const before = Math.max(0, ...items.filter(({ acceptedAt }) => acceptedAt !== null).map(({ place }) => place));
  return order.map((projectId, n) => ({ projectId, place: before + n + 1 }));
}

/** The same batch twice is one batch. */
function unchanged(batch: BatchRow, order: readonly string[]): Refusal | undefined {
  const same = batch.receipt !== null && placesOf(batch, order).every(({ projectId, place }) => batch.items.some((item) => item.projectId === projectId && item.place === place));
  return same && batch.receipt !== null ? { refused: 'batch-already-submitted', receipt: batch.receipt } : undefined;
}

type Sending = { readonly batch: BatchRow; readonly listed: readonly Case[]; readonly placed: readonly Listed[]; readonly receipt: string; readonly window: Case | null };

function decided(c: Case, { batch, listed, placed, receipt, window }: Sending, w: World): Decided<SubmitAnswer> {
  const added = placed.map(({ projectId }) => projectId).filter((id) => !batch.items.some(({ projectId }) => projectId === id));
  const rulings = latenessOf({ id: c.process.id, seq: c.process.lastSeq, channel: batch.channel, year: batch.year, window: window?.window ?? null }, w);
  const gates = new Map(listed.map((each) => [each.process.id, gatesOf(each, w)]));
  const facts: Fact[] = [{ kind: 'batch.submitted', v: 1, payload: { by: w.actor.id, listed: placed, added, arrivedAt: w.arrivedAt, receipt, rulings } }, ...goesOn(c)];
  const also = Object.fromEntries(placed.map(({ projectId, place }): [string, Fact[]] => [projectId, [{ kind: 'project.declared', v: 1, payload: { batchId: c.process.id, place, receipt, by: w.actor.id, rulings: gates.get(projectId) ?? [] } }]]));
  const open = [...gates].flatMap(([projectId, asked]) => asked.filter(({ holds }) => !holds).map(({ code, outcome }) => ({ projectId, code, outcome })));
  return { facts, also, answer: { batchId: c.process.id, receipt, arrivedAt: w.arrivedAt, projects: placed.length, open } };
}

/** What an approval will ask, as it stands today. */
const gatesOf = ({ process, project, window }: Case, w: World): readonly Ruling[] => (project ? askGate(w.pack, 'approval', asking(declaredOf(project, window), process.lastSeq, w)) : []);

/** A first submission ends the collection; what is added to an accepted batch is accepted by itself; in between the acceptance simply finds a longer list. */
const goesOn = (c: Case): Fact[] =>
  ([['submission', 'submitted'], ['decisions', 'added']] as const).flatMap(([what, outcome]) => (c.awaits.some((each) => each.what === what && each.state === 'open') ? endAwaiting(c, what, outcome) : []));
