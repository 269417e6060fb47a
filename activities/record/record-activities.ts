import { Context } from '@temporalio/activity';
import type { Logger } from 'pino';
import { isNotNow, codeOf } from '../../db/database';
import { openIncident } from '../../db/incidents';
import type { Changed, Record_ } from '../../db/record/change';
import { fireDue as fireDueRungs } from '../../db/record/fire-due';
import { shareOriginal } from '../../db/record/systems';
import { caseOf } from '../../db/reads/case';
import { linkedBy } from '../../db/record/linked';
import { acknowledge, endOf, giveTo, hasHash, marksAfter, standingOf } from '../../db/record/process-facts';
import type { Ring } from '../../doorbell/ring';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { lockedWith } from '../../domain/request/about';
import type { Case, Decided } from '../../domain/record/case';
import { childEnded } from '../../domain/record/children';
import { carryOutItem, itemDeed } from '../../domain/meeting/carry-out';
import { moveFrom, moveId, type Move } from '../../domain/record/moves';
import type { Cursor, Mark, News, NoNews } from '../../domain/record/news';

export type RunRef = { readonly processId: string; readonly runId: string };
export type RecordActivities = {
  /** Gives the process to this run and answers its whole record of movement. A process that is not there or closed is nobody's. */
  readonly takeUp: (ref: RunRef) => Promise<News | NoNews>;
  /** Acknowledges everything up to the cursor and answers what came after it. */
  readonly news: (ref: RunRef, after: Cursor) => Promise<News | NoNews>;
  /** Carries out one move of the run, once whoever asks, and answers the news since. */
  readonly move: (ref: RunRef, move: Move, after: Cursor) => Promise<News | NoNews>;
  /** Tells the process that opened this one how it ended, by an act whose id is made of the end: once, whoever tells. */
  readonly tellParent: (ref: RunRef, after: Cursor) => Promise<News | NoNews>;
  /** Fires every deadline that is due, anybody's, as the clock; then the news of this run. */
  readonly fireDue: (ref: RunRef, after: Cursor) => Promise<News | NoNews>;
};

type Deps = { readonly record: Record_; readonly ring: Ring; readonly build: string; readonly log: Logger; readonly point?: (name: string) => Promise<void> };
const AT_ONCE = 250;
/** What people did meanwhile makes a run read its record from the beginning. */
const READ_ANEW: ReadonlySet<Refusal['refused']> = new Set(['corrected-meanwhile', 'terminated-meanwhile']);

/** The hands of the runs. Each is one transaction or a read, safe to run twice; none may fail a run. */
export function recordActivities({ record, ring, build, log, point = async () => {} }: Deps): RecordActivities {
  const { pool } = record;
  const news = async ({ processId, runId }: RunRef, after: Cursor): Promise<News | NoNews> => {
    if (!(await hasHash(pool, processId, after))) return 'set-back';
    await acknowledge(pool, processId, { runId, seq: after.seq });
    return newsOf(record, { processId, runId }, after.seq);
  };
  const activities: RecordActivities = {
    async takeUp(ref) {
      const standing = await standingOf(pool, ref.processId);
      if (!standing) return 'superseded';
      await giveTo(pool, ref.processId, { runId: ref.runId, build });
      await point('inside-take-up');
      return newsOf(record, ref, 0);
    },
    news,
    async move({ processId, runId }, move, after) {
      if (move.act === 'item') return itemMoved({ record, ring, point }, { processId, runId }, { n: move.n, after });
      const joined = await linkedBy(pool, processId, move);
      const asked = { commandId: moveId(processId, move), actorId: 'movement', runId, content: { ...move }, underPackInForce: move.act === 'enter' || move.act === 'child', joined };
      const changed = await record.changeAll([processId], asked, (others, w) => onOwn(others.get(processId), (c) => moveFrom(c, { move, others, after: after.seq }, w)));
      await point('after-record-commit-before-task-completes');
      if (isRefusal(changed)) return READ_ANEW.has(changed.refused) ? 'set-back' : 'superseded';
      ringOthers(ring, changed, { processId, move });
      return newsOf(record, { processId, runId }, after.seq);
    },
    async tellParent(ref, after) {
      const end = await endOf(pool, ref.processId);
      if (end) {
        const ended = { childId: ref.processId, outcome: end.outcome, childKind: end.kind };
        await record.change(end.parent, { commandId: `${ref.processId}:${end.seq}`, actorId: 'movement', content: ended }, (c) => childEnded(c, ended));
        await point('after-record-commit-before-task-completes');
        ring.process({ processId: end.parent, kind: end.parentKind, runBuild: end.parentBuild });
      }
      return newsOf(record, ref, after.seq);
    },
    async fireDue(ref, after) {
      for (;;) {
        const fired = await fireDueRungs(pool, record.law, AT_ONCE);
        await point('after-record-commit-before-task-completes');
        if (fired.length > 0) {
          ring.postman();
          ring.clerk();
        }
        if (fired.length < AT_ONCE) return news(ref, after);
      }
    },
  };
  return guarded(activities, { record, log });
}

type Carrying = Required<Pick<Deps, 'record' | 'ring' | 'point'>>;

/** One item of a meeting, as its own process's act in the name of the chair who confirmed it: once, whoever asks. Two processes are locked, so that the meeting knows what came of it. */
async function itemMoved({ record, ring, point }: Carrying, ref: RunRef, { n, after }: { readonly n: number; readonly after: Cursor }): Promise<News | NoNews> {
  const meetingId = ref.processId;
  const meeting = await caseOf(record.pool, meetingId);
  const deed = meeting && itemDeed(meeting, n);
  if (deed) {
    const asked = { commandId: moveId(meetingId, { act: 'item', n }), actorId: deed.chair, content: { meetingId, n }, joined: [meetingId], anchors: shareOriginal(deed.processId) };
    const changed = await record.changeAll(lockedWith(deed.processId), asked, (cases, w) => carryOutItem(cases, { meetingId, n }, w));
    await point('after-record-commit-before-task-completes');
    if (!isRefusal(changed)) ringOthers(ring, changed, { processId: meetingId, move: { act: 'item', n } });
  }
  return newsOf(record, ref, after.seq);
}

const onOwn = (c: Case | undefined, does: (c: Case) => Refusal | Decided): Refusal | Decided => (c ? does(c) : { refused: 'not-found' });

/** The processes that a move brought something to hear of it; one that it opened has no kind on record yet. */
function ringOthers(ring: Ring, { behind, tells, prints }: Changed, { processId, move }: { processId: string; move: Move }): void {
  if (tells) ring.postman();
  if (prints) ring.clerk();
  const opened = move.act === 'child' ? move.child : 'projectLifecycle';
  for (const other of behind) if (other.processId !== processId) ring.process({ ...other, kind: other.kind ?? opened });
}

async function newsOf(record: Record_, { processId, runId }: RunRef, after: number): Promise<News | NoNews> {
  const standing = await standingOf(record.pool, processId);
  if (!standing || standing.runId !== runId) return 'superseded';
  const marks = (await marksAfter(record.pool, processId, after)) as Mark[];
  return { cursor: { seq: standing.lastSeq, hash: standing.lastHash }, marks, nextInMs: standing.closed ? null : standing.nextInMs, stage: standing.stage, closed: standing.closed, nextDueOn: standing.nextDueOn };
}

/** The world being down is thrown and tried again without end. An error of our own making becomes, the third time, an incident. */
function guarded(activities: RecordActivities, { record, log }: Pick<Deps, 'record' | 'log'>): RecordActivities {
  const guard = <A extends [RunRef, ...unknown[]]>(name: string, act: (...args: A) => Promise<News | NoNews>) => async (...args: A): Promise<News | NoNews> => {
    try {
      return await act(...args);
    } catch (err) {
      if (isNotNow(err) || attempt() < 3) throw err;
      log.error({ err, processId: args[0].processId, activity: name }, 'movement.stuck');
      await openIncident(record.pool, { processId: args[0].processId, what: `movement.${name}`, code: codeOf(err), detail: err instanceof Error ? err.message : String(err) });
      return 'incident';
    }
  };
  return { takeUp: guard('takeUp', activities.takeUp), news: guard('news', activities.news), tellParent: guard('tellParent', activities.tellParent), move: guard('move', activities.move), fireDue: guard('fireDue', activities.fireDue) };
}

const attempt = (): number => Context.current().info.attempt;
