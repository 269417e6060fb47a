import type pg from 'pg';
import { veiled } from '../../domain/access/veil';
import { dayOf } from '../../domain/calendar/calendar';
import { canonical, type Json } from '../../domain/record/canonical';
import type { Pack } from '../../domain/policy/pack';
import type { Case, Decided, World } from '../../domain/record/case';
import type { Fact } from '../../domain/record/fact';
import type { ProcessKind } from '../../domain/record/facts';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { appending } from './append';
import { hashOf, type KeptText } from './hash';
import { createLaw, type Law } from './law';
import { withLetters, type Unlettered } from './letters';
import { load, type Loaded, type LoadedCase } from './load';
import { inTransaction, lockFree, lockProcesses, type Client, type Last } from './transaction';

/** An act as it is asked: its id, who asks, what for. `arrivedAt` is the real instant at which the whole request was here; `anchors` locks what vetoes hang on, after the processes. */
export type Asked = {
  readonly commandId: string; readonly actorId: string; readonly content: Json; readonly arrivedAt?: number;
  readonly onBehalfOf?: string; readonly runId?: string; readonly underPackInForce?: boolean; readonly anchors?: string; readonly texts?: readonly KeptText[];
  /** Processes that the act was found to concern too, locked with its own; and those that are only read beside it, under a shared lock. Neither is part of what was asked. */
  readonly joined?: readonly string[]; readonly beside?: readonly string[];
};
/** Who must be rung after the commit, whether somebody is to be told something, and whether a letter is to be printed. */
export type Behind = { readonly processId: string; readonly runBuild: string | null; readonly kind: ProcessKind | null };
export type Changed<A extends object = object> = { readonly answer: A; readonly behind: readonly Behind[]; readonly tells: boolean; readonly prints: boolean };
export type Decide<A extends object, X = undefined> = (cases: ReadonlyMap<string, Case>, w: World, extra: X) => Refusal | Decided<A>;
/** What is read beside the cases, in the transaction and under its locks; a counter is taken here, last. */
export type Also<X> = (client: Client, on: { readonly year: number; readonly prefix: string }) => Promise<X>;

export type Record_ = {
  readonly pool: pg.Pool;
  readonly law: Law;
  readonly change: <A extends object>(processId: string, asked: Asked, decide: (c: Case, w: World) => Refusal | Decided<A>) => Promise<Refusal | Changed<A>>;
  /** The first of these tasks, in their order, that is nobody's and whose process nobody is writing to at this moment; undefined where there is none. */
  readonly changeFree: <A extends object>(taskIds: readonly string[], asked: Asked, decide: (c: Case, taskId: string, w: World) => Refusal | Decided<A>) => Promise<{ readonly taskId: string; readonly changed: Refusal | Changed<A> } | undefined>;
  readonly changeAll: <A extends object, X = undefined>(ids: readonly string[], asked: Asked & { readonly also?: Also<X> }, decide: Decide<A, X>) => Promise<Refusal | Changed<A>>;
};

/** The writers of the record: with `fireDue`, the only code that appends a fact. */
export function createRecord(pool: pg.Pool, law: Law = createLaw()): Record_ {
  const changeAll: Record_['changeAll'] = async (ids, asked, decide) => {
    try {
      return await inTransaction(pool, [lockProcesses([...ids, ...(asked.joined ?? [])], asked.beside), asked.anchors ?? ''].filter(Boolean).join('; '), (client, last) => carryOut({ client, law, last }, { ids, asked }, decide as Decide<object, unknown>) as never);
    } catch (stopped) {
      if (stopped instanceof Refused) return stopped.outcome as Refusal | Changed<never>;
      throw stopped;
    }
  };
  const change: Record_['change'] = (processId, asked, decide) =>
    changeAll([processId], asked, (cases, w) => {
      const c = cases.get(processId);
      return c ? decide(c, w) : { refused: 'not-found' };
    });
  const changeFree: Record_['changeFree'] = async (taskIds, asked, decide) => {
    const got: { taskId?: string } = {};
    try {
      return await inTransaction(pool, '', async (client, last) => {
        const free = await lockFree(client, taskIds);
        if (!free) return undefined;
        got.taskId = free.taskId;
        return { taskId: free.taskId, changed: await carryOut({ client, law, last }, { ids: [free.processId], asked }, (cases, w) => decide(cases.get(free.processId) as Case, free.taskId, w)) as Changed<never> };
      });
    } catch (stopped) {
      if (stopped instanceof Refused && got.taskId !== undefined) return { taskId: got.taskId, changed: stopped.outcome as Refusal | Changed<never> };
      throw stopped;
    }
  };
  return { pool, law, change, changeAll, changeFree };
}

/** Carries an outcome out of the transaction, so that what was locked or counted inside it is rolled back. */
class Refused extends Error {
  readonly outcome: Refusal | Changed;
  constructor(outcome: Refusal | Changed) {
    super(isRefusal(outcome) ? outcome.refused : 'answered meanwhile');
    this.outcome = outcome;
  }
}

type Within = { readonly client: Client; readonly law: Law };
type Writing = Within & { readonly last: Last };

type Asking = { readonly ids: readonly string[]; readonly asked: Asked & { readonly also?: Also<unknown> } };

async function carryOut({ client, law, last }: Writing, { ids, asked }: Asking, decide: Decide<object, unknown>): Promise<Changed> {
  const loaded = await load(client, asked.commandId, allOf(ids, asked));
  const contentHash = hashOf(loaded.standing.algorithm, canonical([ids, asked.content]));
  const before = repeated(loaded, { ...asked, contentHash, ids });
  if (before) return before;
  refuseStale(loaded, asked, ids[0]);
  const w = await worldOf({ client, law }, loaded, { ...asked, own: ids[0] });
  const decided = decide(loaded.cases, w, await asked.also?.(client, numbering(w)));
  if (isRefusal(decided)) throw new Refused((await meanwhile(client, { ids, asked }, contentHash)) ?? veiled(decided, loaded.cases.get(ids[0] ?? ''), w.actor));
  const entries = await withLetters(client, entriesOf(ids, asked, { decided, loaded, w }), loaded.standing.algorithm);
  const { reached, written } = appending(client, {
    entries, texts: asked.texts ?? [], standing: loaded.standing,
    commands: [{ id: asked.commandId, actorId: asked.actorId, processId: ids[0] ?? null, contentHash, answer: decided.answer }],
  });
  last(written);
  return { answer: decided.answer, behind: reached.map(({ processId }) => behind(processId, loaded.cases.get(processId))), tells: entries.some(({ facts }) => facts.some(tellsSomebody)), prints: entries.some(({ facts }) => facts.some(({ kind }) => kind === 'letter.issued')) };
}

/** The same click at once: where a creation waited for another's locks after its command was looked for, the other may have been itself. */
async function meanwhile(client: Client, { ids, asked }: Asking, contentHash: string): Promise<Changed | undefined> {
  return asked.also && repeated(await load(client, asked.commandId, allOf(ids, asked)), { ...asked, contentHash, ids });
}

/** A run that another has replaced writes no more. */
function refuseStale({ cases }: Loaded, { runId }: Asked, own: string | undefined): void {
  const c = own === undefined ? undefined : cases.get(own);
  if (runId !== undefined && c !== undefined && c.runId !== runId) throw new Refused({ refused: 'superseded' });
}

const numbering = (w: World): { year: number; prefix: string } => ({ year: Number(dayOf(w.calendar, w.at).slice(0, 4)), prefix: String(w.pack.settings['projectNumberPrefix']?.value) });
const tellsSomebody = ({ payload }: Fact): boolean => 'tells' in payload && (payload.tells?.length ?? 0) > 0;
const behind = (processId: string, c: LoadedCase | undefined): Behind => ({ processId, runBuild: c?.runBuild ?? null, kind: c?.process.kind ?? null });
const allOf = (ids: readonly string[], { joined = [], beside = [] }: Asked): string[] => [...new Set([...ids, ...joined, ...beside])];

/** The first answer again, for the same act by the same person; anything else under that id is refused. */
function repeated({ command, cases }: Loaded, asked: Asked & { readonly contentHash: string; readonly ids: readonly string[] }): Changed | undefined {
  if (!command) return undefined;
  if (command.actorId !== asked.actorId) throw new Refused({ refused: 'command-not-yours' });
  if (command.contentHash !== asked.contentHash) throw new Refused({ refused: 'command-id-reused' });
  return { answer: command.answer, behind: asked.ids.flatMap((id) => { const c = cases.get(id); return c ? [behind(id, c)] : []; }), tells: true, prints: true };
}

/** Who asks, when it was here, and of which process: its pack holds, and the one in force for a process that only begins. */
type Asker = Pick<Asked, 'actorId' | 'arrivedAt' | 'underPackInForce'> & { readonly own: string | undefined };

/** What decisions know: business time is real time plus the offset, never before the last fact; the pack is the one the process stands under. */
export async function worldOf({ client, law }: Within, { standing, cases }: Loaded, asked: Asker): Promise<World> {
  const own = asked.underPackInForce || asked.own === undefined ? undefined : cases.get(asked.own);
  const packHash = own?.process.pack ?? standing.packInForce;
  if (!packHash) throw Object.assign(new Error('no pack is in force yet'), { code: 'NO_PACK' });
  const offices = await law.offices(client, standing);
  const packs = new Map<string, Pack>();
  for (const hash of othersOf(cases, packHash)) packs.set(hash, await law.pack(client, hash));
  const now = standing.dbNow + standing.offsetMs;
  return {
    at: Math.max(now, ...[...cases.values()].map(({ process }) => process.lastAt)),
    arrivedAt: asked.arrivedAt === undefined ? now : asked.arrivedAt + standing.offsetMs,
    pack: await law.pack(client, packHash), packHash, packs, calendar: await law.calendar(client, standing), directory: offices, actor: offices.actor(asked.actorId),
  };
}

/** The other packs whose ladders a running deadline of these cases follows. */
const othersOf = (cases: Loaded['cases'], own: string): ReadonlySet<string> =>
  new Set([...cases.values()].flatMap(({ deadlines }) => deadlines.flatMap(({ state, pack }) => (state === 'open' && pack && pack !== own ? [pack] : []))));

function entriesOf(ids: readonly string[], asked: Asked, { decided, loaded, w }: { decided: Decided; loaded: Loaded; w: World }): Unlettered[] {
  const by = { commandId: asked.commandId, actorId: asked.actorId, onBehalfOf: decided.onBehalfOf ?? asked.onBehalfOf ?? null };
  const own = ids[0] === undefined ? [] : [[ids[0], decided.facts] as const];
  return [...own, ...Object.entries(decided.also ?? {})]
    .filter(([, facts]) => facts.length > 0)
    .map(([processId, facts]) => ({ entry: { ...by, processId, facts, head: loaded.cases.get(processId)?.process ?? null }, c: loaded.cases.get(processId), w }));
}
