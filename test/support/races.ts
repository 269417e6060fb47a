import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database';
import { fireDue } from '../../db/record/fire-due';
import { holdSubstitutions, keepSubstitution, standingSubstitutions } from '../../db/substitutions';
import { carryOutMove, moveId, type Move } from '../../domain/record/moves';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { agree, claim, declare, disagree, says, sendBack, who, withdraw, type Deed } from './deeds';
import { BORN_AT } from './database';
import { chance } from './seeds';
import { aTown, type Town } from './town';

type Pool = Pick<Database, 'pool'>;
export type Said = Refusal | object;
/** What of a race is on record: the kinds and outcomes of its facts, in order. */
export type Trace = readonly { readonly kind: string; readonly outcome: string | null; readonly of: string | null; readonly step: string | null }[];
/** A race: what each process is prepared with, who runs against whom, and what must be true whoever wins. `faults` answers what is not. */
export type Race = {
  readonly prepare: (ground: Ground) => Promise<void>;
  /** Whether its deadlines are long past when it starts. */
  readonly overdue?: true;
  readonly runners: (ground: Ground) => Readonly<Record<string, () => Promise<Said>>>;
  readonly faults: (ended: { readonly said: Readonly<Record<string, Said>>; readonly trace: Trace }) => readonly string[];
};
export type Ground = { readonly town: Town; readonly db: Pool; readonly id: string; readonly random: () => number };
export type RaceReport = { readonly race: string; readonly seed: number; readonly pairs: number; readonly won: Readonly<Record<string, number>>; readonly refused: Readonly<Record<string, number>>; readonly faults: readonly string[]; readonly ms: number };

export const firstReview = (id: string): string => `${id}~review~1~first-review~first-reviewer`;
export const countersign = (id: string, seat: 'countersigner' | 'finance-countersigner'): string => `${id}~review~1~countersign~${seat}`;
export const must = async (town: Town, ...deeds: readonly Deed[]): Promise<void> => {
  for (const deed of deeds) {
    const said = await town.put(deed);
    if (isRefusal(said)) throw new Error(`${JSON.stringify(deed.content)}: ${said.refused}`);
  }
};

/** A project whose review has just been opened by its run. */
export const inReview = (ground: Ground): Promise<void> => inRound(ground, 'review');

/** A project with a round of this route, just opened by its run. */
export async function inRound({ town, id }: Pick<Ground, 'town' | 'id'>, route: string): Promise<void> {
  await must(town, declare({ id }));
  const moves: Move[] = [{ act: 'enter', stage: 'review', visit: 1, path: '' }, { act: 'round', route, nth: 1, path: 'review#1/' }];
  for (const move of moves) await town.record.change(id, { commandId: moveId(id, move), actorId: 'movement', content: { ...move } }, (c, w) => carryOutMove(c, move, w));
}

/** Somebody is away for these days and another acts in her place; written down once, by the product's own writer. */
export async function isAway({ db }: Pick<Ground, 'db'>, login: string, substitute: string): Promise<void> {
  const named = { person: who(login), substitute: who(substitute) };
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await holdSubstitutions(client);
    if (!(await standingSubstitutions(client)).some((each) => each.person === named.person && each.substitute === named.substitute)) {
      await keepSubstitution(client, { id: randomUUID(), ...named, fromAt: BORN_AT - 86_400_000, toAt: BORN_AT + 30 * 86_400_000, kinds: null, organs: null, maxFen: null, reason: '出差', by: named.person });
    }
    await client.query('commit');
  } finally {
    client.release();
  }
}

export async function oneVoteShort(ground: Ground): Promise<void> {
  await inReview(ground);
  await must(ground.town, agree(firstReview(ground.id), 'wangmin'), agree(countersign(ground.id, 'countersigner'), 'zhaoliu'));
}

export const put = ({ town }: Ground, deed: Deed, commandId?: string) => (): Promise<Said> => town.put(deed, commandId === undefined ? {} : { commandId });
export const won = (said: Readonly<Record<string, Said>>): string[] => Object.keys(said).filter((name) => !isRefusal(said[name]));
export const oneWinner = (said: Readonly<Record<string, Said>>): string[] => (won(said).length === 1 ? [] : [`${won(said).length} won`]);
export const losersSay = (said: Readonly<Record<string, Said>>, ...names: Refusal['refused'][]): string[] =>
  Object.values(said).filter(isRefusal).filter(({ refused }) => !names.includes(refused)).map(({ refused }) => `the loser is told ${refused}`);
export const count = (trace: Trace, kind: string, outcome?: string): number => trace.filter((fact) => fact.kind === kind && (outcome === undefined || fact.outcome === outcome)).length;
export const expected = (what: string, is: number, should: number): string[] => (is === should ? [] : [`${what}: ${is}, not ${should}`]);

const VERDICTS = { agree, disagree, return: sendBack } as const;

/** The races of the issue, by name. */
export const RACES = {
  'opposite decisions': {
    prepare: inReview,
    runners: (ground) => {
      const leftOut = Math.floor(ground.random() * 3);
      const words = (['agree', 'disagree', 'return'] as const).filter((_, n) => n !== leftOut);
      return Object.fromEntries(words.map((word, n) => [word, put(ground, VERDICTS[word](firstReview(ground.id), n === 0 ? 'wangmin' : 'zhaoliu'))]));
    },
    faults: ({ said, trace }) => [...oneWinner(said), ...losersSay(said, 'already-decided'), ...expected('verdicts', count(trace, 'task.decided'), 1), ...expected('of the winner', count(trace, 'task.decided', won(said)[0]), 1)],
  },
  'withdrawal against the last yes': {
    prepare: oneVoteShort,
    runners: (ground) => ({ approve: put(ground, agree(countersign(ground.id, 'finance-countersigner'), 'lisi')), withdraw: put(ground, withdraw(ground.id)) }),
    faults: ({ said, trace }) => [
      ...oneWinner(said), ...losersSay(said, 'decision-already-made', 'act-not-available'), ...expected('ends of the round', count(trace, 'round.ended'), 1),
      ...expected('the end is the winner’s', count(trace, 'round.ended', won(said)[0] === 'approve' ? 'agreed' : 'withdrawn'), 1), ...expected('withdrawals', count(trace, 'project.withdrawn'), won(said)[0] === 'withdraw' ? 1 : 0),
    ],
  },
  'the same command twice': {
    prepare: inReview,
    runners: (ground) => { const commandId = randomUUID(); return Object.fromEntries(['once', 'again', 'and again'].map((name) => [name, put(ground, agree(firstReview(ground.id), 'wangmin'), commandId)])); },
    faults: ({ said, trace }) => [...expected('answers', won(said).length, 3), ...expected('different answers', new Set(Object.values(said).map((each) => JSON.stringify(Object.entries(each).sort()))).size, 1), ...expected('verdicts', count(trace, 'task.decided'), 1)],
  },
  'claim against claim': {
    prepare: inReview,
    runners: (ground) => Object.fromEntries(['wangmin', 'zhaoliu', 'sunqi'].map((login) => [login, put(ground, claim(firstReview(ground.id), login))])),
    faults: ({ said, trace }) => [...oneWinner(said), ...losersSay(said, 'task-already-claimed'), ...expected('claims', count(trace, 'task.claimed'), 1)],
  },
  'a substitute against the absent': {
    prepare: async (ground) => { await isAway(ground, 'wangmin', 'hanliu'); await inReview(ground); },
    runners: (ground) => ({ absent: put(ground, agree(firstReview(ground.id), 'wangmin')), substitute: put(ground, says(firstReview(ground.id), { by: 'hanliu', outcome: ground.random() < 0.5 ? 'agree' : 'disagree' })) }),
    faults: ({ said, trace }) => [...oneWinner(said), ...losersSay(said, 'already-decided'), ...expected('verdicts', count(trace, 'task.decided'), 1)],
  },
  'two substitutes at once': {
    prepare: async (ground) => { await isAway(ground, 'wangmin', 'hanliu'); await isAway(ground, 'wangmin', 'wangwu'); await inReview(ground); },
    runners: (ground) => Object.fromEntries(['hanliu', 'wangwu'].map((login) => [login, put(ground, agree(firstReview(ground.id), login))])),
    faults: ({ said, trace }) => [...oneWinner(said), ...losersSay(said, 'already-decided'), ...expected('verdicts', count(trace, 'task.decided'), 1)],
  },
  'two countersigners at once': {
    prepare: async (ground) => { await inReview(ground); await must(ground.town, agree(firstReview(ground.id), 'wangmin')); },
    runners: (ground) => ({ reviewer: put(ground, agree(countersign(ground.id, 'countersigner'), 'zhaoliu')), finance: put(ground, agree(countersign(ground.id, 'finance-countersigner'), 'lisi')) }),
    faults: ({ said, trace }) => [...expected('answers', won(said).length, 2), ...expected('ends of the round', count(trace, 'round.ended', 'agreed'), 1), ...expected('ends of its clock', trace.filter(({ kind, of }) => kind === 'deadline.ended' && of === 'review.1.countersign').length, 1)],
  },
  'a deadline against a decision': {
    prepare: inReview,
    overdue: true,
    runners: (ground) => ({ decide: put(ground, agree(firstReview(ground.id), 'wangmin')), clock: async () => ({ fired: await fireDue(ground.db.pool, ground.town.record.law, 10) }) }),
    faults: ({ said, trace }) => {
      const decidedAt = trace.findIndex(({ kind }) => kind === 'task.decided');
      const late = trace.filter(({ of, kind }, n) => n > decidedAt && of === 'review.1.first-review' && kind !== 'deadline.ended');
      const said4 = trace.filter(({ of, kind }) => of === 'review.1.first-review' && (kind === 'rung.fired' || kind === 'deadline.missed')).length;
      return [...expected('answers', won(said).length, 2), ...expected('said after the decision', late.length, 0), ...(said4 === 0 || said4 === 4 ? [] : [`${said4} rungs of 4`])];
    },
  },
} as const satisfies Record<string, Race>;
export type RaceName = keyof typeof RACES;

export type Meeting = { readonly db: Pool; readonly pairs: number; readonly seed: number; readonly abreast?: number };

/** Runs one race of the issue. */
export const runRace = (name: RaceName, meeting: Meeting): Promise<RaceReport> => meet({ name, race: RACES[name] }, meeting);

/** Runs a race on as many processes of their own: prepared first, then all released at once, so many abreast; the order of the starters is the seed's. */
export async function meet({ name, race }: { readonly name: string; readonly race: Race }, { db, pairs, seed, abreast = 15 }: Meeting): Promise<RaceReport> {
  const [town, random, startedAt]: [Town, () => number, number] = [aTown(db), chance(seed), performance.now()];
  const tally = { won: {} as Record<string, number>, refused: {} as Record<string, number>, faults: [] as string[] };
  for (let first = 0; first < pairs; first += abreast) {
    const grounds = Array.from({ length: Math.min(abreast, pairs - first) }, (): Ground => ({ town, db, random, id: randomUUID() }));
    await Promise.all(grounds.map((ground) => race.prepare(ground)));
    if (race.overdue) await moveClock(db, 28);
    const starters = grounds.flatMap((ground) => Object.entries(race.runners(ground)).map(([runner, run]) => ({ ground, runner, run, place: random() }))).sort((a, b) => a.place - b.place);
    const said = await Promise.all(starters.map(async ({ ground, runner, run }) => ({ id: ground.id, runner, said: await run() })));
    if (race.overdue) await moveClock(db, -28); // so that the next are declared in the same season
    for (const { id } of grounds) judge(race, { tally, said: Object.fromEntries(said.filter((each) => each.id === id).map((each) => [each.runner, each.said])), trace: await traceOf(db, id) });
  }
  return { race: name, seed, pairs, ...tally, ms: Math.round(performance.now() - startedAt) };
}

type Tally = { readonly won: Record<string, number>; readonly refused: Record<string, number>; readonly faults: string[] };

function judge(race: Race, { tally, said, trace }: { tally: Tally; said: Record<string, Said>; trace: Trace }): void {
  tally.faults.push(...race.faults({ said, trace }));
  for (const [runner, each] of Object.entries(said)) {
    const [book, name] = isRefusal(each) ? [tally.refused, each.refused] : [tally.won, runner];
    book[name] = (book[name] ?? 0) + 1;
  }
}

const moveClock = async (db: Pool, days: number): Promise<void> => void (await db.pool.query('update installation set offset_ms = offset_ms + $1::bigint * 86400000', [days]));

async function traceOf(db: Pool, id: string): Promise<Trace> {
  const { rows } = await db.pool.query<Trace[number]>(`select kind, payload ->> 'outcome' as outcome, payload ->> 'of' as of, payload ->> 'step' as step from fact where process_id = $1 order by seq`, [id]);
  return rows;
}
