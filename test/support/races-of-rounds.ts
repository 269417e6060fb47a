import { addPeople } from '../../db/people';
import type { Database } from '../../db/database';
import type { Refusal } from '../../domain/refusal';
import { agree, claim, disagree, resubmit, sendBack, terminate, who } from './deeds';
import { delegateTo, fetchBack, handOn, opine } from './handing-deeds';
import { publishOwn, withRoutes } from './own-pack';
import { RACE_ROUTES } from './own-routes';
import { count, countersign, expected, firstReview, inReview, inRound, losersSay, meet, must, oneVoteShort, oneWinner, put, won, type Ground, type Meeting, type Race, type RaceReport, type Said, type Trace } from './races';
import { letSign, recall, takeOff } from './routes';

const CROWD = Array.from({ length: 32 }, (_, n) => `crowd-${n + 1}`);

/** What these races need beside a born database: routes of their own, and thirty-two reviewers more. */
export async function prepareForRounds(db: Database): Promise<void> {
  await publishOwn(db, withRoutes(...RACE_ROUTES));
  await addPeople(db.knex, CROWD.map((login) => ({ id: who(login), login, name: login, mail: `${login}@docket.example`, passwordHash: null, offices: [{ role: 'reviewer', organ: 'sh-jxw' }] })));
}

/** The task of a seat in the first round of a route. */
const taskAt = (id: string, route: string, place: string): string => `${id}~${route}~1~${place.replace(' ', '~')}`;
const finance = (id: string): string => countersign(id, 'finance-countersigner');
const agreedFirst = async (ground: Ground): Promise<void> => { await inReview(ground); await must(ground.town, agree(firstReview(ground.id), 'wangmin')); };
const returnedFirst = async (ground: Ground): Promise<void> => { await inReview(ground); await must(ground.town, sendBack(firstReview(ground.id), 'wangmin')); };
type Ran = { readonly said: Readonly<Record<string, Said>>; readonly trace: Trace };
/** Exactly one of the two got through, who lost is told so by one of these names, and the record has what the winner did. */
const either = ({ said, trace }: Ran, names: readonly Refusal['refused'][], did: Readonly<Record<string, string>>): string[] =>
  [...oneWinner(said), ...losersSay(said, ...names), ...Object.entries(did).flatMap(([name, kind]) => expected(`${kind} when ${won(said)[0]} won`, count(trace, kind), won(said)[0] === name ? 1 : 0))];
const words = (trace: Trace): number => count(trace, 'task.decided');

/** What meets in rounds that are recalled, signed by more people, voted on, or go by several steps at once. */
export const ROUND_RACES = {
  'recall against the next one’s claim': {
    prepare: agreedFirst,
    runners: (ground) => ({ recall: put(ground, recall(firstReview(ground.id), 'wangmin')), claim: put(ground, claim(countersign(ground.id, 'countersigner'), 'zhaoliu')) }),
    faults: (ran) => either(ran, ['acted-upon', 'act-not-available'], { recall: 'task.recalled', claim: 'task.claimed' }),
  },
  'recall against the next one’s yes': {
    prepare: agreedFirst,
    runners: (ground) => ({ recall: put(ground, recall(firstReview(ground.id), 'wangmin')), approve: put(ground, agree(countersign(ground.id, 'countersigner'), 'zhaoliu')) }),
    faults: (ran) => [...either(ran, ['acted-upon', 'act-not-available'], { recall: 'task.recalled' }), ...expected('words', words(ran.trace), won(ran.said)[0] === 'approve' ? 2 : 1)],
  },
  'recall of a return against the resubmission': {
    prepare: returnedFirst,
    runners: (ground) => ({ recall: put(ground, recall(firstReview(ground.id), 'wangmin')), resubmit: put(ground, resubmit(ground.id)) }),
    faults: (ran) => [...either(ran, ['decision-stands', 'not-waiting-for-you'], { resubmit: 'project.resubmitted' }), ...expected('ends of the wait', count(ran.trace, 'awaiting.ended'), 1), ...expected('ended by the winner', count(ran.trace, 'awaiting.ended', won(ran.said)[0] === 'recall' ? 'recalled' : 'resubmitted'), 1)],
  },
  'a signer added against the last yes': {
    prepare: oneVoteShort,
    runners: (ground) => ({ add: put(ground, letSign(finance(ground.id), 'lisi', { beside: ['qianer'] })), approve: put(ground, agree(finance(ground.id), 'lisi')) }),
    faults: ({ said, trace }) => {
      const added = won(said).includes('add');
      return [...losersSay(said, 'already-decided'), ...(won(said).includes('approve') ? [] : ['the yes was lost']), ...expected('rounds agreed', count(trace, 'round.ended', 'agreed'), added ? 0 : 1), ...expected('words', words(trace), 3)];
    },
  },
  'a colleague adds a signer against the last yes': {
    prepare: async (ground) => { await agreedFirst(ground); await must(ground.town, agree(finance(ground.id), 'lisi')); },
    runners: (ground) => ({ add: put(ground, letSign(countersign(ground.id, 'countersigner'), 'sunqi', { beside: [CROWD[0] ?? ''] })), approve: put(ground, agree(countersign(ground.id, 'countersigner'), 'zhaoliu')) }),
    faults: (ran) => [...either(ran, ['already-decided', 'task-already-claimed'], { approve: 'round.ended', add: 'task.claimed' }), ...expected('words', words(ran.trace), won(ran.said)[0] === 'approve' ? 3 : 2)],
  },
  'a signer taken off against her own word': {
    prepare: async (ground) => { await oneVoteShort(ground); await must(ground.town, letSign(finance(ground.id), 'lisi', { beside: ['qianer'] }), agree(finance(ground.id), 'lisi')); },
    runners: (ground) => ({ remove: put(ground, takeOff(`${finance(ground.id)}+1`, 'lisi')), approve: put(ground, agree(`${finance(ground.id)}+1`, 'qianer')) }),
    faults: (ran) => [...either(ran, ['act-not-available', 'already-decided'], { remove: 'task.cancelled' }), ...expected('rounds agreed', count(ran.trace, 'round.ended', 'agreed'), 1), ...expected('approvals', count(ran.trace, 'project.approved'), 1), ...expected('words', words(ran.trace), won(ran.said)[0] === 'approve' ? 4 : 3)],
  },
  'claimed by thirty-two at once': {
    prepare: agreedFirst,
    runners: (ground) => Object.fromEntries(CROWD.map((login) => [login, put(ground, claim(countersign(ground.id, 'countersigner'), login))])),
    faults: ({ said, trace }) => [...oneWinner(said), ...losersSay(said, 'task-already-claimed'), ...expected('claims', count(trace, 'task.claimed'), 1)],
  },
  'handed on against decided': {
    prepare: async (ground) => { await inReview(ground); await must(ground.town, claim(firstReview(ground.id), 'wangmin')); },
    runners: (ground) => ({ hand: put(ground, handOn(firstReview(ground.id), 'wangmin', 'zhaoliu')), decide: put(ground, agree(firstReview(ground.id), 'wangmin')) }),
    faults: (ran) => either(ran, ['already-decided', 'task-already-claimed'], { hand: 'task.reassigned', decide: 'task.decided' }),
  },
  'taken back against the opinion': {
    prepare: async (ground) => { await inReview(ground); await must(ground.town, claim(firstReview(ground.id), 'wangmin'), delegateTo(firstReview(ground.id), 'wangmin', 'zhaoliu')); },
    runners: (ground) => ({ fetch: put(ground, fetchBack(firstReview(ground.id), 'wangmin')), opine: put(ground, opine(firstReview(ground.id), 'zhaoliu')) }),
    faults: (ran) => either(ran, ['not-delegated'], { fetch: 'task.taken-back', opine: 'task.resolved' }),
  },
  'ended by a leader against the last yes': {
    prepare: oneVoteShort,
    runners: (ground) => ({ end: put(ground, terminate(ground.id)), approve: put(ground, agree(finance(ground.id), 'lisi')) }),
    faults: ({ said, trace }) => {
      const agreed = won(said).includes('approve') ? 1 : 0;
      return [...(won(said).includes('end') ? [] : ['the end was lost']), ...losersSay(said, 'process-closed'), ...expected('ends', count(trace, 'process.terminated'), 1), ...expected('approvals', count(trace, 'project.approved'), agreed), ...expected('words', words(trace), 2 + agreed)];
    },
  },
  'a row of many against a single word': {
    prepare: inReview,
    runners: (ground) => ({ row: put(ground, agree(firstReview(ground.id), 'wangmin')), single: put(ground, disagree(firstReview(ground.id), 'wangmin')) }),
    faults: (ran) => [...either(ran, ['already-decided'], { single: 'round.ended' }), ...expected('words', words(ran.trace), 1)],
  },
  'either signs': {
    prepare: (ground) => inRound(ground, 'race-either'),
    runners: (ground) => ({ one: put(ground, agree(taskAt(ground.id, 'race-either', 'sign one'), 'wangmin')), other: put(ground, agree(taskAt(ground.id, 'race-either', 'sign other'), 'lisi')) }),
    faults: ({ said, trace }) => [...oneWinner(said), ...losersSay(said, 'act-not-available'), ...expected('words', words(trace), 1), ...expected('ends', count(trace, 'round.ended'), 1), ...expected('not asked any more', count(trace, 'task.cancelled'), 1)],
  },
  'the last yes of two branches': {
    prepare: (ground) => inRound(ground, 'race-beside'),
    runners: (ground) => ({ left: put(ground, agree(taskAt(ground.id, 'race-beside', 'left one'), 'wangmin')), right: put(ground, agree(taskAt(ground.id, 'race-beside', 'right other'), 'lisi')) }),
    faults: ({ said, trace }) => [...expected('answers', won(said).length, 2), ...expected('openings of the join', trace.filter(({ kind, step }) => kind === 'task.opened' && step === 'join').length, 1), ...expected('ends', count(trace, 'round.ended'), 0)],
  },
  'a return against a yes beside it': {
    prepare: (ground) => inRound(ground, 'race-beside'),
    runners: (ground) => ({ return: put(ground, sendBack(taskAt(ground.id, 'race-beside', 'left one'), 'wangmin')), agree: put(ground, agree(taskAt(ground.id, 'race-beside', 'right other'), 'lisi')) }),
    faults: ({ said, trace }) => [...(won(said).includes('return') ? [] : ['the return was lost']), ...losersSay(said, 'act-not-available'), ...expected('returned', count(trace, 'round.ended', 'returned'), 1), ...expected('ends', count(trace, 'round.ended'), 1), ...expected('words', words(trace), won(said).length)],
  },
  'three votes where two carry it': {
    prepare: (ground) => inRound(ground, 'race-vote'),
    runners: (ground) => ({ one: put(ground, agree(taskAt(ground.id, 'race-vote', 'vote one'), 'wangmin')), two: put(ground, agree(taskAt(ground.id, 'race-vote', 'vote two'), 'hanliu')), three: put(ground, disagree(taskAt(ground.id, 'race-vote', 'vote three'), 'lisi')) }),
    faults: ({ said, trace }) => [...(won(said).includes('one') && won(said).includes('two') ? [] : ['a yes was lost']), ...losersSay(said, 'act-not-available'), ...expected('agreed', count(trace, 'round.ended', 'agreed'), 1), ...expected('ends', count(trace, 'round.ended'), 1), ...expected('words', words(trace), won(said).length)],
  },
} as const satisfies Record<string, Race>;
export type RoundRaceName = keyof typeof ROUND_RACES;

/** Runs one of these races. */
export const runRoundRace = (name: RoundRaceName, meeting: Meeting): Promise<RaceReport> => meet({ name, race: ROUND_RACES[name] }, meeting);
