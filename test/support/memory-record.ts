import { inventedPeople } from '../../bin/first-run/people';
import { place, type Entry } from '../../db/record/append';
import { rowsOf } from '../../db/record/apply';
import { directoryAt, staffOf, type Named } from '../../db/record/directory';
import { draftAll, numberAll, type Numbers } from '../../db/record/letters';
import { MARKS } from '../../db/record/process-facts';
import { genesis } from '../../db/record/hash';
import type { Calendar } from '../../domain/calendar/calendar';
import type { Pack } from '../../domain/policy/pack';
import type { Case, Decided, Holding, World } from '../../domain/record/case';
import type { Fact, Recorded } from '../../domain/record/fact';
import { fireAll } from '../../domain/record/fire';
import { reachesOthers } from '../../domain/declaration/follows';
import { childEnded } from '../../domain/record/children';
import { counterOf } from '../../domain/letters/issue';
import { carryOutItem, itemDeed } from '../../domain/meeting/carry-out';
import { lockedWith } from '../../domain/request/about';
import { moveFrom, moveId, type Move } from '../../domain/record/moves';
import type { Mark, News } from '../../domain/record/news';
import { isRefusal, type Refusal } from '../../domain/refusal';
import type { Hands } from '../../workflows/hands';
import { shippedCalendar } from '../domain/calendar/shipped-calendar';
import { shippedPack } from '../domain/policy/shipped-pack';
import { who, type Deed } from './deeds';
import { caseOf, momentsOf, write, type Tables } from './memory-rows';
import { moveOn, TODAY, withoutWaiting, type Regulation } from './movement';

export const PACK: Pack = shippedPack('shanghai');
export const CALENDAR: Calendar = shippedCalendar();
/** A local instant of Shanghai: `on('2019-04-02 09:00')`. */
export const on = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);

/** What `linkedBy` finds in PostgreSQL: the projects of a batch, the batch of a project, and what belongs to a window. */
function belongsTo(own: Case, { process, project, batch, window }: Case): boolean {
  if (own.batch) return own.batch.items.some(({ projectId }) => projectId === process.id);
  if (own.process.kind === 'declarationWindow') return (batch !== null || project !== null) && window?.id === own.process.id;
  return own.project?.batchId === process.id;
}

type Holder = { readonly id: string; readonly offices: readonly Holding[] };
/** The invented people, and three more: a reviewer who is also the unit's clerk, a second confirmer, and someone with no office. */
const PEOPLE: readonly Holder[] = [
  ...inventedPeople(PACK),
  { id: who('twohats'), offices: [{ role: 'reviewer', organ: 'sh-jxw' }, { role: 'reviewer', organ: 'sh-grp-jjcj' }, { role: 'unit_clerk', organ: 'sh-zjw-xxb' }] },
  { id: who('zjw-review-2'), offices: [{ role: 'dept_reviewer', organ: 'sh-zjw' }] },
  { id: who('zjw-unit-head'), offices: [{ role: 'unit_head', organ: 'sh-zjw-xxb' }] },
  { id: who('nobody'), offices: [] },
  { id: who('two-members'), offices: [{ role: 'task_owner', organ: 'sh-hbj' }, { role: 'task_owner', organ: 'sh-nw' }] },
  { id: who('expert-of-zjw'), offices: [{ role: 'evaluation_expert', organ: 'sh-jxw' }, { role: 'task_member', organ: 'sh-zjw' }] },
  { id: who('zjw-review-expert'), offices: [{ role: 'dept_reviewer', organ: 'sh-zjw' }, { role: 'evaluation_expert', organ: 'sh-jxw' }] },
  { id: who('zjw-clerk-review'), offices: [{ role: 'unit_clerk', organ: 'sh-zjw-xxb' }, { role: 'dept_reviewer', organ: 'sh-zjw' }] },
];

/** What one command wrote. */
export type Commit = { readonly commandId: string; readonly answer: object; readonly facts: readonly Recorded[] };
/**
 * A record in memory: the acts, the facts, their chain and `apply` are the product's; only the tables are lists. So that several acts can follow one
 * another without a database. A test against PostgreSQL shows that both come to the same rows.
 */
export type MemoryRecord = {
  at: number;
  readonly commits: Commit[];
  readonly tables: Tables;
  readonly case: (id?: string) => Case;
  readonly has: (id: string) => boolean;
  readonly facts: (id?: string) => readonly Recorded[];
  readonly world: (login: string) => World;
  /** Puts an act to the record; nothing moves yet. */
  readonly act: (deed: Deed, commandId?: string) => Refusal | object;
  /** Puts an act that has to succeed to the record, and lets its processes move. */
  readonly do: (deed: Deed) => Promise<object>;
  /** Appends facts as they are. */
  readonly append: (id: string, facts: readonly Fact[]) => void;
  readonly fireDue: () => number;
  readonly settle: (id?: string, regulation?: Regulation) => Promise<boolean>;
  readonly hands: (id: string) => Hands;
  /** Lets business time pass, stopping at each moment on the way. */
  readonly travel: (to: string | number) => Promise<void>;
  /** The same record as it was after its first commands. */
  readonly cutAfter: (commits: number) => MemoryRecord;
};

const STANDING = { offsetMs: 0, kind: 'test', algorithm: 'sm3', jurisdiction: 'shanghai', calendarVersion: 1, directoryVersion: 1, build: null, packInForce: 'pack-1' } as const;

const officesOf = (keys: readonly string[]): Holding[] => keys.map((key) => ({ role: key.slice(0, key.indexOf('@')), organ: key.slice(key.indexOf('@') + 1) }));
type Beginning = { readonly at?: number; readonly pack?: Pack; readonly calendar?: Calendar; readonly from?: readonly Commit[]; readonly without?: readonly string[]; readonly also?: Readonly<Record<string, readonly string[]>>; readonly substitutions?: readonly Named[] };
const standingOf = (id: string, last: Recorded | undefined) => (last ? { lastSeq: last.seq, lastHash: last.hash, lastAt: last.at } : { lastSeq: 0, lastHash: genesis('sm3', id), lastAt: 0 });
/** How many letters of a counter the record has issued. */
const numbersTaken = (commits: readonly Commit[], name: string): number => commits.flatMap(({ facts }) => facts).filter((fact) => fact.kind === 'letter.issued' && counterOf(fact.payload) === name).length;
/** A record on a Tuesday morning in the season of the 2019 plan: empty, or with what another one had come to; `without` are accounts that are out of use, `also` are offices that somebody has beside her own, `substitutions` who stands in for whom. */
export function aRecord(beginning: Beginning = {}): MemoryRecord {
  const { at, pack, calendar, from, without, also, substitutions } = { at: on('2019-04-02 09:00'), pack: PACK, calendar: CALENDAR, from: [], without: [], also: {}, substitutions: [], ...beginning };
  const tables: Tables = new Map();
  const commits: Commit[] = [];
  const chains = new Map<string, Recorded[]>();
  const [answers, moved] = [new Map<string, object>(), new Map<string, string>()];
  const openingOf = (id: string): { parent?: string } | undefined => chains.get(id)?.find(({ kind }) => kind === 'process.opened')?.payload as { parent?: string } | undefined;
  const headOf = (id: string) => standingOf(id, chains.get(id)?.at(-1));
  /** As the product does it: letters behind the facts that issue them, numbered last. */
  const lettered = (w: World | undefined, entries: readonly Entry[]): readonly Entry[] => {
    if (!w) return entries;
    const { drafted, wanted } = draftAll(entries.map((entry) => ({ entry, c: look(entry.processId), w })));
    const last: Numbers = new Map([...wanted].map(([name, n]) => [name, n + numbersTaken(commits, name)]));
    return numberAll(drafted, { wanted, last, algorithm: 'sm3' });
  };
  const look = (id: string): Case | undefined => caseOf(tables, id, headOf(id));

  const keep = (commit: Commit): void => {
    commits.push(commit);
    answers.set(commit.commandId, commit.answer);
    for (const fact of commit.facts) {
      chains.set(fact.processId, [...(chains.get(fact.processId) ?? []), fact]);
      for (const op of rowsOf(fact)) write(tables, op);
    }
  };
  const commit = (commandId: string, { by, decided, id, w }: { by: string; decided: Decided; id: string; w?: World }): object => {
    const entries = lettered(w, Object.entries({ [id]: decided.facts, ...decided.also }).filter(([, facts]) => facts.length > 0)
      .map(([processId, facts]) => ({ processId, facts, commandId, actorId: by, onBehalfOf: decided.onBehalfOf ?? null, head: { id: processId, ...headOf(processId) } })));
    keep({ commandId, answer: decided.answer, facts: place(entries, { standing: { ...STANDING, dbNow: record.at }, at: record.at }) });
    return decided.answer;
  };

  const people = PEOPLE.filter(({ id }) => !without.some((login) => who(login) === id)).map(({ id, offices }) => ({ id, offices: [...offices, ...officesOf(also[id.slice('demo-'.length)] ?? [])] }));
  const heard = new Map<string, number>();
  const unheard = (): string[] => [...chains.keys()].filter((id) => heard.get(id) !== chains.get(id)?.length);
  const staff = staffOf(1, people.flatMap(({ id, offices }) => offices.map((office) => ({ person: id, ...office }))), substitutions);
  const worldOf = (id: string): World => {
    const directory = directoryAt(staff, record.at);
    return { at: record.at, arrivedAt: record.at, pack, packHash: 'pack-1', calendar, directory, actor: directory.actor(id) };
  };

  const news = (id: string, after: number): News => {
    const { lastSeq, lastHash } = headOf(id);
    const c = look(id);
    const next = momentsOf(tables, id)[0];
    const marks = (chains.get(id) ?? []).filter(({ seq, kind }) => seq > after && MARKS.includes(kind)).map(({ seq, kind, payload }) => ({ seq, kind, payload })) as Mark[];
    return { cursor: { seq: lastSeq, hash: lastHash }, marks, nextInMs: next === undefined ? null : next - record.at, stage: c?.process.stage ?? null, closed: c?.process.closedAt !== null, nextDueOn: null };
  };

  /** A process, then those it opened and the one that opened it, until none of them has anything left to do. */
  const settleFamily = async (id: string): Promise<void> => {
    const isKin = (other: string): boolean => openingOf(other)?.parent === id || openingOf(id)?.parent === other;
    for (let before = -1; before < commits.length; ) {
      before = commits.length;
      await record.settle(id);
      for (const kin of [...chains.keys()].filter(isKin)) await record.settle(kin);
    }
  };

  /** An item of a meeting, in its own process and in the name of the chair, once. */
  const carryItem = (id: string, n: number, commandId: string): void => {
    const deed = itemDeed(record.case(id), n);
    if (!deed || answers.has(commandId)) return;
    const w = worldOf(deed.chair);
    const decided = carryOutItem(new Map([...lockedWith(deed.processId), id].map((each) => [each, record.case(each)])), { meetingId: id, n }, w);
    if (!isRefusal(decided)) commit(commandId, { by: deed.chair, decided, id: deed.processId, w });
  };

  // Everything on record: what a move brings to others is chosen among them by the product's own function.
  const othersOf = (id: string, move: Move): ReadonlyMap<string, Case> => new Map(reachesOthers(move) ? [...chains.keys()].flatMap((each) => { const c = look(each); return c && belongsTo(record.case(id), c) ? [[each, c] as const] : []; }) : []);
  const record: MemoryRecord = {
    at, commits, tables,
    case(id = 'p1') {
      const c = look(id);
      if (!c) throw new Error(`no process ${id}`);
      return c;
    },
    has: (id) => chains.has(id),
    facts: (id) => (id === undefined ? commits.flatMap(({ facts }) => facts) : (chains.get(id) ?? [])),
    world: (login) => worldOf(who(login)),
    act(deed, commandId = `command-${commits.length + 1}`) {
      const cases = new Map(deed.ids.flatMap((id) => { const c = look(id); return c ? [[id, c] as const] : []; }));
      const decided = deed.decide(cases, worldOf(deed.by), undefined);
      return isRefusal(decided) ? decided : commit(commandId, { by: deed.by, decided, id: deed.ids[0] ?? '', w: worldOf(deed.by) });
    },
    async do(deed) {
      const answer = record.act(deed);
      if (isRefusal(answer)) throw new Error(`${JSON.stringify(deed.content)} by ${deed.by}: ${JSON.stringify(answer)}`);
      for (const id of deed.ids) if (look(id)) await settleFamily(id);
      return answer;
    },
    append: (id, facts) => void commit(`append-${commits.length + 1}`, { by: 'movement', id, decided: { facts, answer: {} } }),
    fireDue() {
      let fired = 0;
      for (const id of chains.keys()) {
        const c = look(id);
        for (const facts of c ? fireAll(c, worldOf('clock')) : []) {
          const { of, generation, rung } = facts[0]?.payload as { of: string; generation: number; rung: string };
          commit(`${id}:deadline:${of}:${generation}:${rung}`, { by: 'clock', id, decided: { facts, answer: {} }, w: worldOf('clock') });
          fired += 1;
        }
      }
      return fired;
    },
    async settle(id = 'p1', regulation) {
      const ended = await moveOn(record.hands(id), regulation ?? TODAY[record.case(id).process.kind]);
      heard.set(id, chains.get(id)?.length ?? 0);
      return ended;
    },
    hands: (id) => withoutWaiting({
      takeUp: async () => news(id, 0),
      news: async (after) => (after.seq === 0 || chains.get(id)?.[after.seq - 1]?.hash === after.hash ? news(id, after.seq) : 'set-back'),
      fireDue: async (after) => { record.fireDue(); return news(id, after.seq); },
      async tellParent(after) {
        const [{ parent } = {}, end] = [openingOf(id), chains.get(id)?.find(({ kind }) => kind === 'process.closed')];
        const told = `${id}:${end?.seq ?? 0}`;
        if (parent !== undefined && end && !answers.has(told)) commit(told, { by: 'movement', id: parent, decided: childEnded(record.case(parent), { childId: id, outcome: String(record.case(id).process.outcome), childKind: record.case(id).process.kind }) });
        return news(id, after.seq);
      },
      async move(move, after) {
        const [commandId, content] = [moveId(id, move), JSON.stringify(move)];
        if (move.act === 'item') carryItem(id, move.n, commandId);
        else if (!answers.has(commandId)) {
          const decided = moveFrom(record.case(id), { move, others: othersOf(id, move), after: after.seq }, worldOf('movement'));
          if (isRefusal(decided)) return 'set-back';
          moved.set(commandId, content);
          commit(commandId, { by: 'movement', id, decided, w: worldOf('movement') });
        }
        return (moved.get(commandId) ?? content) === content ? news(id, after.seq) : 'superseded'; // the id of another move
      },
    }),
    async travel(to) {
      const until = typeof to === 'number' ? to : on(to);
      for (let [next] = momentsOf(tables); next !== undefined && next <= until; [next] = momentsOf(tables)) {
        record.at = Math.max(record.at, next);
        if (record.fireDue() === 0) break;
        for (let news = unheard(); news.length > 0; news = unheard()) for (const id of news) await record.settle(id); // whoever has news moves; nobody else has anything to do
      }
      record.at = Math.max(record.at, until);
    },
    cutAfter(n) {
      const kept = commits.slice(0, n);
      return aRecord({ at: kept.at(-1)?.facts.at(-1)?.at ?? at, pack, calendar, from: kept, substitutions });
    },
  };
  from.forEach(keep);
  return record;
}
