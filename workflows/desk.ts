import type { RoundOutcome } from '../domain/approval/states';
import type { Move } from '../domain/record/moves';
import type { Cursor, Mark, News, NoNews } from '../domain/record/news';
import type { Hands } from './hands';
import type { ChildKind } from '../domain/record/children';
import { childrenOf, itemsLeft, routeAsked, endOfChild, endOfWait, endOfRound, gatesOf, isTerminated, openVisits, roundsOf, visitsOf, waitsOf, type Visit } from './marks';

/** Ends a run quietly: another one has taken its process up, or the record was set back and is read anew. */
export class RunOver extends Error {
  readonly why: 'superseded' | 'set-back';
  constructor(why: 'superseded' | 'set-back') {
    super(why);
    this.why = why;
  }
}

/** Unwinds whatever a run stands in: a leader has ended its process. */
class Terminated extends Error {}

type Body = (desk: Desk) => Promise<string>;
/**
 * What the workflow files are written with. Each call first consumes what the record already holds of it and acts only past its end:
 * the k-th call of a primitive in a scope is the k-th recorded one.
 */
export type Desk = {
  /** One stay in a stage; answers its outcome, or undefined where recorded visits lie ahead and this is not one of them. */
  readonly stage: (name: string, body: Body) => Promise<string | undefined>;
  /** A branch by rule, ruled once and recorded. */
  readonly gate: (name: string) => Promise<{ readonly holds: boolean }>;
  /** One round of an approval, from opening to outcome. */
  readonly round: (route: string) => Promise<RoundOutcome>;
  /** Waits until people end what is awaited; answers how. */
  readonly until: (what: string) => Promise<string>;
  /** A process of its own, opened by this one, until it has closed; answers its outcome. */
  readonly child: (kind: ChildKind) => Promise<string>;
  /** Decides what a meeting's chair confirmed: each item in its own process, once. */
  readonly items: () => Promise<string>;
  /** The route by which a request is decided, fixed when it was asked. */
  readonly asked: () => string;
  /** Asks the world for something and waits until its answer is on record. Asked again by a later run, it is the same order. */
  readonly order: (what: string) => Promise<string>;
  /** Branches side by side, each with its own sequence. */
  readonly parallel: (branches: Readonly<Record<string, Body>>) => Promise<Readonly<Record<string, string>>>;
  /** Closes the process; the last thing a workflow does. */
  readonly close: (outcome: string) => Promise<void>;
};

type Run = {
  readonly hands: Hands;
  readonly stages: ReadonlySet<string>;
  marks: Mark[];
  cursor: Cursor;
  nextInMs: number | null;
  pumping: Promise<void> | undefined;
  readonly awaited: Set<string>;
  firedAt: number;
  isEnding: boolean;
};

/**
 * Takes a process up from its record and moves it by its regulation. `stages` are all that this build knows: a recorded visit of another is left behind.
 * Where a leader has ended the process, whatever the regulation stood in is unwound: the stages are left, and it closes.
 */
export async function follow<T>(hands: Hands, stages: readonly string[], regulation: (desk: Desk) => Promise<T>): Promise<T | undefined> {
  const run: Run = { hands, stages: new Set(stages), marks: [], cursor: { seq: 0, hash: '' }, nextInMs: null, pumping: undefined, awaited: new Set(), firedAt: -1, isEnding: false };
  try {
    await learn(run, () => hands.takeUp());
    return await regulation(deskIn(run, ''));
  } catch (over) {
    if (!(over instanceof Terminated)) throw over;
    return await endTerminated(run);
  }
}

/** Leaves what the process still stands in, the innermost first, and closes it. */
async function endTerminated(run: Run): Promise<undefined> {
  run.isEnding = true;
  run.awaited.clear();
  for (const { stage: name, visit, path } of openVisits(run.marks)) await act(run, { act: 'leave', stage: name, visit, path, outcome: 'terminated' });
  await deskIn(run, '').close('terminated');
}

function deskIn(run: Run, path: string): Desk {
  const calls = new Map<string, number>();
  const nth = (call: string): number => {
    const n = calls.get(call) ?? 0;
    calls.set(call, n + 1);
    return n;
  };
  const consumed = new Set<number>();
  return {
    stage: (name, body) => stage(run, { path, consumed }, { name, body }),
    gate: async (name) => gate(run, path, { name, n: nth(`gate ${name}`) }),
    round: async (route) => round(run, path, { route, n: nth(`round ${route}`) }),
    until: async (what) => until(run, path, { what, n: nth(`until ${what}`) }),
    order: async (what) => until(run, path, { what, n: nth(`until ${what}`), asks: true }),
    async items() {
      for (const n of itemsLeft(run.marks)) await act(run, { act: 'item', n });
      return 'carried-out';
    },
    asked: () => routeAsked(run.marks),
    child: async (kind) => child(run, path, { kind, n: nth(`child ${kind}`) }),
    async parallel(branches) {
      const ended = await Promise.all(Object.entries(branches).map(async ([name, body]) => [name, await body(deskIn(run, `${path}${name}|`))] as const));
      return Object.fromEntries(ended);
    },
    async close(outcome) {
      await act(run, { act: 'close', outcome });
      await learn(run, () => run.hands.tellParent(run.cursor)); // before the end is acknowledged: a run that dies here is taken up again
      await untilQuiet(run);
    },
  };
}

type Scope = { readonly path: string; readonly consumed: Set<number> };

async function stage(run: Run, { path, consumed }: Scope, { name, body }: { name: string; body: Body }): Promise<string | undefined> {
  const visits = visitsOf(run.marks, path);
  const index = visits.findIndex((visit, i) => visit.stage === name && !consumed.has(i));
  if (index < 0 && liesAhead(run, visits, consumed)) return undefined;
  if (index < 0) await leaveRemoved(run, visits, path);
  consumed.add(index < 0 ? visits.length : index);
  const visit: Visit = visits[index] ?? (await enter(run, path, { name, visits: visitsOf(run.marks, path) }));
  if (visit.outcome !== undefined) return visit.outcome;
  const outcome = await body(deskIn(run, `${path}${name}#${visit.visit}/`));
  await act(run, { act: 'leave', stage: name, visit: visit.visit, path, outcome });
  return outcome;
}

/** A recorded visit lies ahead when this build knows its stage and nothing later was consumed. */
const liesAhead = (run: Run, visits: readonly Visit[], consumed: ReadonlySet<number>): boolean =>
  visits.some((visit, i) => !consumed.has(i) && i > Math.max(-1, ...consumed) && run.stages.has(visit.stage));

/** A stay in a stage that this build no longer has cannot be finished by it. */
async function leaveRemoved(run: Run, visits: readonly Visit[], path: string): Promise<void> {
  for (const { stage: removed, visit, outcome } of visits) {
    if (outcome === undefined && !run.stages.has(removed)) await act(run, { act: 'leave', stage: removed, visit, path, outcome: 'removed' });
  }
}

async function enter(run: Run, path: string, { name, visits }: { name: string; visits: readonly Visit[] }): Promise<Visit> {
  const visit = visits.filter((each) => each.stage === name).length + 1;
  await act(run, { act: 'enter', stage: name, visit, path });
  return { stage: name, visit, outcome: undefined };
}

async function gate(run: Run, path: string, { name, n }: { name: string; n: number }): Promise<{ holds: boolean }> {
  if (!gatesOf(run.marks, path, name)[n]) await act(run, { act: 'gate', gate: name, nth: n + 1, path });
  return { holds: gatesOf(run.marks, path, name)[n]?.payload.holds ?? false };
}

async function round(run: Run, path: string, { route, n }: { route: string; n: number }): Promise<RoundOutcome> {
  while (!roundsOf(run.marks, route, path)[n]) await act(run, { act: 'round', route, nth: roundsOf(run.marks, route).length + 1, path });
  const opened = roundsOf(run.marks, route, path)[n]?.payload.round ?? 0;
  return settled(run, `round ${route}`, () => endOfRound(run.marks, route, opened));
}

async function until(run: Run, path: string, { what, n, asks = false }: { what: string; n: number; asks?: boolean }): Promise<string> {
  while (!waitsOf(run.marks, what, path)[n]) await act(run, { act: 'await', what, nth: waitsOf(run.marks, what).length + 1, path });
  const nth = waitsOf(run.marks, what, path)[n]?.payload.nth ?? 0;
  if (asks && endOfWait(run.marks, what, nth) === undefined) run.hands.order(what);
  return settled(run, what, () => endOfWait(run.marks, what, nth));
}

async function child(run: Run, path: string, { kind, n }: { kind: ChildKind; n: number }): Promise<string> {
  while (!childrenOf(run.marks, kind, path)[n]) await act(run, { act: 'child', child: kind, nth: childrenOf(run.marks, kind).length + 1, path });
  const childId = childrenOf(run.marks, kind, path)[n]?.payload.childId ?? '';
  return settled(run, `${kind} ${childId}`, () => endOfChild(run.marks, childId));
}

/** Lets news come until the answer is there. Branches that wait at once share one pump, so the run keeps one timer. */
async function settled<T>(run: Run, awaited: string, answer: () => T | undefined): Promise<T> {
  run.awaited.add(awaited);
  for (;;) {
    const found = answer();
    if (found !== undefined) {
      run.awaited.delete(awaited);
      return found;
    }
    run.pumping ??= pump(run).finally(() => { run.pumping = undefined; });
    await run.pumping;
  }
}

/** Reading acknowledges: only when the record has nothing new is the bell or the next moment waited for. */
async function pump(run: Run): Promise<void> {
  const before = run.cursor.seq;
  await learn(run, () => run.hands.news(run.cursor));
  if (run.cursor.seq > before) return;
  if ((await woken(run)) === 'moment') await learn(run, () => run.hands.fireDue(run.cursor));
}

/** A moment that has come already is not waited for; but when firing it moved nothing (another run holds it), a timer comes between. */
function woken(run: Run): Promise<'bell' | 'moment'> {
  const isDue = run.nextInMs !== null && run.nextInMs <= 0;
  const isAtOnce = isDue && run.firedAt !== run.cursor.seq;
  if (isDue) run.firedAt = run.cursor.seq;
  return isAtOnce ? Promise.resolve('moment') : run.hands.wait(run.nextInMs, [...run.awaited].join(', '));
}

async function untilQuiet(run: Run): Promise<void> {
  for (let before = -1; run.cursor.seq > before; ) {
    before = run.cursor.seq;
    await learn(run, () => run.hands.news(run.cursor));
  }
}

const act = (run: Run, move: Move): Promise<void> => learn(run, () => run.hands.move(move, run.cursor));

/** Does something with the hands and takes the news in. Our own fault waits for an operator's bell and is then tried again. */
async function learn(run: Run, ask: () => Promise<News | NoNews>): Promise<void> {
  for (;;) {
    const news = await ask();
    if (news === 'incident') await run.hands.wait(null, 'incident');
    else if (news === 'superseded' || news === 'set-back') throw new RunOver(news);
    else return take(run, news);
  }
}

function take(run: Run, news: News): void {
  const known = new Set(run.marks.map(({ seq }) => seq));
  run.marks = [...run.marks, ...news.marks.filter(({ seq }) => !known.has(seq))].sort((a, b) => a.seq - b.seq);
  if (news.cursor.seq >= run.cursor.seq) run.cursor = news.cursor;
  run.nextInMs = news.nextInMs;
  run.hands.heard(news);
  if (!run.isEnding && isTerminated(run.marks)) throw new Terminated('terminated');
}
