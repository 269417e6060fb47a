import fc from 'fast-check';
import { rowsOf } from '../../db/record/apply';
import { after } from '../../domain/approval/after';
import { decide, type DecideAct } from '../../domain/approval/decide';
import { claim, unclaim } from '../../domain/approval/claim';
import { recall } from '../../domain/approval/recall';
import { addSigners, removeSigner } from '../../domain/approval/signers';
import { openRound } from '../../domain/approval/round';
import { Route, type Pack } from '../../domain/policy/pack';
import { beyond, standingOf } from '../../domain/approval/road';
import type { Actor, Case, ProjectRow, TaskRow, World } from '../../domain/record/case';
import type { Fact } from '../../domain/record/fact';
import { endAwaiting } from '../../domain/record/movement';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { CALENDAR, on, PACK } from './memory-record';
import { caseOf, write, type Tables } from './memory-rows';

const SOURCE = { default: 'a route by chance' };
const OFFICES = ['a', 'b', 'c', 'd'] as const;
const EMPTY = 'nobody-there';
export const CLERK = 'clerk';
/** Who holds what: everybody decides somewhere, some at several offices, one is of the applicant's unit besides. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = { a: ['p1', 'p2', 'p3'], b: ['p2', 'p4'], c: ['p5'], d: ['p3', 'p5', 'p6', 'both'], [EMPTY]: [] };
const PEOPLE = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'both'] as const;
const ROLE = 'reviewer';

const actorOf = (id: string): Actor => ({ id, holdings: [...Object.entries(HOLDERS).flatMap(([organ, people]) => (people.includes(id) ? [{ role: ROLE, organ }] : [])), ...(id === CLERK || id === 'both' ? [{ role: 'unit_clerk', organ: 'unit' }] : [])] });
const holdersOf = (key: string): readonly string[] => HOLDERS[key.slice(key.indexOf('@') + 1)] ?? [];

const seat = (id: string): fc.Arbitrary<unknown> => fc.record({
  id: fc.constant(id), role: fc.constant(ROLE), at: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...OFFICES).map((organ) => ({ organ })) }, { weight: 1, arbitrary: fc.constant({ organ: EMPTY }) }, { weight: 1, arbitrary: fc.constant({ feel: 'if amount_fen > 100 then "a" else "b"' }) }),
  each: fc.option(fc.constant(true as const), { nil: undefined, freq: 5 }), weight: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }), empty: fc.constantFrom('skip', 'ask-admin', { escalate: { role: ROLE, organ: 'c' } }), source: fc.constant(SOURCE),
});
const vote = fc.record({
  needs: fc.oneof(fc.integer({ min: 1, max: 3 }).map((count) => ({ count })), fc.integer({ min: 1, max: 5 }).map((weight) => ({ weight })), fc.record({ ratio: fc.constantFrom([1, 2], [2, 3], [1, 1]), of: fc.constantFrom('cast', 'seats') })),
  quorum: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }), veto: fc.option(fc.constant(['s1']), { nil: undefined, freq: 4 }), abstention: fc.boolean(), tie: fc.constantFrom('agreed', 'not-agreed', { casting: 's1' }), source: fc.constant(SOURCE),
}).map((each) => ({ vote: each }));

function step(n: number): fc.Arbitrary<unknown> {
  const earlier = Array.from({ length: n }, (_each, i) => `step-${i}`);
  return fc.record({
    id: fc.constant(`step-${n}`), name: fc.constant({ zh: `第${n}步`, en: `Step ${n}` }), seats: fc.integer({ min: 1, max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_each, i) => seat(`s${i + 1}`)))),
    settles: fc.oneof(fc.constantFrom('all-agree', 'one-agrees', 'in-order'), vote), ladder: fc.option(fc.constant('review-item'), { nil: undefined, freq: 2 }),
    after: fc.option(fc.subarray(earlier), { nil: undefined, freq: 2 }), if: fc.option(fc.constantFrom('amount_fen > 100', 'amount_fen > 1000', 'kind = "NEW"').map((feel) => ({ feel, source: SOURCE })), { nil: undefined, freq: 5 }),
  });
}
const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
/** A route by chance: one to four steps, each behind some of those before it or behind the one before, each settling in its own way. */
export const aRoute: fc.Arbitrary<Route> = fc.record({
  steps: fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_each, n) => step(n)))),
  differentPeople: fc.boolean(), repeated: fc.option(fc.constantFrom('once', 'consecutive'), { nil: undefined, freq: 3 }), id: fc.constantFrom('model', 'model', 'batch-acceptance'), name: fc.constant({ zh: '随机', en: 'By chance' }), source: fc.constant(SOURCE),
}).map((route) => Route.parse(bare(route.differentPeople ? { ...route, repeated: undefined } : route)));

/** What somebody tries: who, what, on which of the tasks, with what. Numbers are taken modulo what there is. */
export type Try = { readonly by: string; readonly act: string; readonly pick: number; readonly with: number };
export const ACTS = ['agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'disagree', 'return', 'return-to', 'return-back', 'abstain', 'claim', 'unclaim', 'recall', 'recall', 'add-before', 'add-after', 'add-beside', 'remove', 'remove', 'remove', 'resubmit', 'resubmit'] as const;
export const aTry: fc.Arbitrary<Try> = fc.record({ by: fc.constantFrom(...PEOPLE, CLERK), act: fc.constantFrom(...ACTS), pick: fc.nat(11), with: fc.nat(5) });

/** What a try came to. */
export type Tried = { readonly before: Case; readonly after: Case; readonly facts: readonly Fact[]; readonly said: Refusal | 'done' | 'nothing'; readonly on: string | undefined; readonly target: string | undefined };

const PROJECT = { id: 'm', number: 'N', title: '项目', kind: 'NEW', channel: 'daily', year: 2019, unit: 'unit', department: 'dept', amountFen: 500, form: 'f', attachments: [], declaredBy: CLERK, keyTask: null, group: null, cloud: null, withdrawnAt: null } as unknown as ProjectRow;
const process = { id: 'm', kind: 'projectLifecycle', subjectId: 'm', jurisdiction: 'shanghai', title: '项目', stage: 'review', visit: 1, outcome: null, pack: 'h', lastSeq: 1, lastHash: '', lastAt: 0, closedAt: null } as const;

/** One round after the other on a route by chance, moved by the very code of the product; nothing is stored but what its facts make of the case. */
export class RoundModel {
  readonly route: Route;
  readonly facts: Fact[] = [];
  c: Case;
  at = on('2019-04-02 09:00');
  readonly #pack: Pack;

  constructor(route: Route) {
    this.route = route;
    this.#pack = { ...PACK, routes: [route] };
    this.c = { process, rounds: [], tasks: [], deadlines: [], awaits: [], taskUrges: [], project: PROJECT, supervised: null, operationYear: null, evaluation: null, window: null, batch: null, cloud: null, correctedSeq: null, request: null, meeting: null };
    this.#write(openRound(this.c, { route: route.id, path: 'review#1/' }, this.world('movement')));
  }

  world(by: string): World {
    return { at: this.at, arrivedAt: this.at, pack: this.#pack, packHash: 'h', calendar: CALENDAR, actor: actorOf(by), directory: { holders: holdersOf, actor: actorOf, substitutes: () => [], organs: (role) => (role === 'admin' ? ['office'] : []) } };
  }

  #write(facts: readonly Fact[]): void {
    this.facts.push(...facts);
    this.c = after(this.c, facts, this.at);
  }

  /** Puts one try to the case; a minute passes. */
  try({ by: asked, act, pick, with: n }: Try): Tried {
    this.at += 60_000;
    const before = this.c;
    const among = this.#among(act, pick);
    const task = among[pick % Math.max(among.length, 1)];
    const on = task?.id;
    const by = n === 5 ? asked : this.#whoCould(act, task, pick) ?? asked; // one in six is whoever happens to come by
    const w = this.world(by);
    const target = act === 'return-to' || act === 'return-back' ? this.#stepToReturnTo(task, n) : undefined;
    const facts = this.#carriedOut({ by, act, pick, with: n }, { task: on, target, w });
    if (facts === 'nothing' || isRefusal(facts)) return { before, after: before, facts: [], said: facts, on, target };
    this.#write(facts);
    return { before, after: this.c, facts, said: 'done', on, target };
  }

  /** The tasks on which an act could be tried; now and then one whose turn has not come. */
  #among(act: string, pick: number): readonly TaskRow[] {
    const { tasks } = this.c;
    if (act === 'recall') return tasks.filter(({ decidedBy }) => decidedBy !== null).slice(-3);
    if (act === 'remove') return tasks.filter(({ added, state }) => added !== null && state !== 'decided');
    return tasks.filter(({ state }) => state === 'open' || state === 'claimed' || (state === 'waiting' && pick === 0));
  }

  /** Somebody who could do it, so that most tries are not refused. */
  #whoCould(act: string, task: TaskRow | undefined, pick: number): string | undefined {
    if (task === undefined) return undefined;
    if (act === 'recall') return task.decidedBy ?? undefined;
    if (act === 'remove') return task.askedBy ?? undefined;
    const people = task.assignee === null ? holdersOf(task.key) : [task.assignee];
    return people[pick % Math.max(people.length, 1)];
  }

  /** Mostly a step that was passed, now and then any. */
  #stepToReturnTo(task: TaskRow | undefined, n: number): string | undefined {
    const round = this.c.rounds.find(({ state }) => state === 'open');
    const passed = round && task ? this.route.steps.filter((step) => n < 5 && beyond(this.route, step.id).has(task.step) && ['passed', 'stands'].includes(standingOf(this.c, round, { route: this.route, step }))) : [];
    const among = passed.length > 0 ? passed : this.route.steps;
    return among[n % among.length]?.id;
  }

  /** Mostly somebody else who may sign there. */
  #signer(task: string, by: string, n: number): string {
    const colleagues = holdersOf(this.c.tasks.find(({ id }) => id === task)?.key ?? '').filter((id) => id !== by);
    return (n === 5 ? PEOPLE[this.at % PEOPLE.length] : colleagues[n % Math.max(colleagues.length, 1)]) ?? by;
  }

  #carriedOut({ by, act, with: n }: Try, { task, target, w }: { task: string | undefined; target: string | undefined; w: World }): readonly Fact[] | Refusal | 'nothing' {
    if (act === 'resubmit') return this.#resubmitted(w);
    if (task === undefined) return 'nothing';
    const person = this.#signer(task, by, n);
    const done = ((): Refusal | { readonly facts: readonly Fact[] } => {
      switch (act) {
        case 'claim': return claim(this.c, { taskId: task }, w);
        case 'unclaim': return unclaim(this.c, { taskId: task }, w);
        case 'recall': return recall(this.c, { taskId: task }, w);
        case 'remove': return removeSigner(this.c, { taskId: task }, w);
        case 'add-before': case 'add-after': case 'add-beside': return addSigners(this.c, { taskId: task, people: [person], where: act.slice(4) as 'before', note: null }, w);
        default: return decide(this.c, { taskId: task, outcome: act.startsWith('return') ? 'return' : (act as DecideAct['outcome']), opinion: 'text', items: [{ n: 1, text: 't', reason: 'r' }], to: target, resume: act === 'return-back' ? 'back' : act === 'return-to' ? 'forward' : n === 0 ? 'forward' : undefined }, w);
      }
    })();
    return isRefusal(done) ? done : done.facts;
  }

  /** What the run and the applicant do between two rounds. */
  #resubmitted(w: World): readonly Fact[] | 'nothing' {
    const last = this.c.rounds.at(-1);
    if (last?.state !== 'ended' || last.outcome !== 'returned') return 'nothing';
    const owed = this.c.awaits.some(({ state }) => state === 'open') ? endAwaiting(this.c, 'supplement', 'resubmitted') : [];
    return [...owed, ...openRound(after(this.c, owed, this.at), { route: this.route.id, path: 'review#1/' }, w)];
  }

  /** The rows that the same facts come to by the writer of the rows. */
  rows(): Case | undefined {
    const tables: Tables = new Map();
    const opened: Fact = { kind: 'process.opened', v: 1, payload: { kind: 'projectLifecycle', subjectId: 'm', jurisdiction: 'shanghai', pack: 'h', title: '项目' } };
    [opened, ...this.facts].forEach((fact, n) => { for (const op of rowsOf({ ...fact, processId: 'm', seq: n + 1, at: this.at, recordedAt: 0, actorId: 'x', onBehalfOf: null, commandId: 'x', prevHash: '', hash: '00000000' })) write(tables, op); });
    return caseOf(tables, 'm', { lastSeq: 1, lastHash: '', lastAt: 0 });
  }
}
