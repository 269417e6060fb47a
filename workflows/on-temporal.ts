import { CancellationScope, condition, continueAsNew, defineQuery, defineSignal, log, proxyActivities, proxyLocalActivities, setHandler, sleep, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { RecordActivities } from '../activities/record/record-activities';
import type { CloudActivities } from '../activities/cloud/cloud-activities';
import { follow, RunOver, type Desk } from './desk';
import type { News } from '../domain/record/news';
import type { Hands } from './hands';

/** The doorbell: a signal that carries nothing. */
export const bell = defineSignal('bell');
/** For the operator: where the process stands, what is awaited, and in how many milliseconds its next moment comes. */
export const where = defineQuery<{ stage: string | null; awaiting: string; nextInMs: number | null; seq: number }>('where');

const record = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: '5 seconds', localRetryThreshold: '5 seconds', retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

const cloud = proxyActivities<Pick<CloudActivities, 'order'>>({ taskQueue: 'docket-cloud', startToCloseTimeout: '30 seconds', retry: { initialInterval: '2 seconds', backoffCoefficient: 2, maximumInterval: '5 minutes' } });

const STAGE = defineSearchAttributeKey('Stage', 'KEYWORD');
const NEXT_DUE_AT = defineSearchAttributeKey('NextDueAt', 'DATETIME');
const LONGEST_HISTORY = 300;

type State = { rung: boolean; stage: string | null; awaiting: string; nextInMs: number | null; seq: number; shown: string };

/** Moves one process: takes it up from its record, runs the regulation's file over it, and ends quietly when another run has it. */
export async function move(processId: string, stages: readonly string[], regulation: (desk: Desk) => Promise<void>): Promise<void> {
  const state: State = { rung: false, stage: null, awaiting: '', nextInMs: null, seq: 0, shown: '' };
  setHandler(bell, () => { state.rung = true; });
  setHandler(where, () => ({ stage: state.stage, awaiting: state.awaiting, nextInMs: state.nextInMs, seq: state.seq }));
  try {
    await follow(handsOf(processId, state), stages, regulation);
  } catch (over) {
    if (!(over instanceof RunOver)) throw over;
    if (over.why === 'set-back') await continueAsNew(processId);
  }
}

function handsOf(processId: string, state: State): Hands {
  const ref = { processId, runId: workflowInfo().runId };
  return {
    takeUp: () => record.takeUp(ref),
    news: (after) => record.news(ref, after),
    fireDue: (after) => record.fireDue(ref, after),
    tellParent: (after) => record.tellParent(ref, after),
    move: (made, after) => record.move(ref, made, after),
    wait: (nextInMs, awaited) => wait(processId, { state, nextInMs, awaited }),
    order: (what) => void cloud.order(processId).catch((err: unknown) => log.warn('order.given-up', { what, err: String(err) })),
    heard: (news) => show(state, news),
  };
}

type Waiting = { readonly state: State; readonly nextInMs: number | null; readonly awaited: string };

/** One timer a run. A bell that rings meanwhile is heard; a long history ends here and the record is taken up anew. */
async function wait(processId: string, { state, nextInMs, awaited }: Waiting): Promise<'bell' | 'moment'> {
  state.awaiting = awaited;
  if (!state.rung && workflowInfo().historyLength > LONGEST_HISTORY) await continueAsNew(processId);
  if (nextInMs === null) await condition(() => state.rung);
  else if (!state.rung) await bellOrTimer(state, Math.max(nextInMs, 1), awaited);
  const woken = state.rung ? 'bell' : 'moment';
  state.rung = false; // before reading: a bell that rings meanwhile is heard next time
  return woken;
}

const LONGEST_TIMER_MS = 30 * 86_400_000; // a far moment is looked at again once a month: calendars change

async function bellOrTimer(state: State, waitMs: number, awaited: string): Promise<void> {
  await CancellationScope.cancellable(async () => {
    await Promise.race([condition(() => state.rung), sleep(Math.min(waitMs, LONGEST_TIMER_MS), { summary: awaited.slice(0, 100) })]);
    CancellationScope.current().cancel();
  });
}

function show(state: State, news: News): void {
  Object.assign(state, { stage: news.stage, nextInMs: news.nextInMs, seq: news.cursor.seq });
  const shown = `${news.stage ?? ''} ${news.nextDueOn ?? ''}`;
  if (shown === state.shown) return;
  state.shown = shown;
  upsertSearchAttributes([{ key: STAGE, value: news.stage ?? '' }, { key: NEXT_DUE_AT, value: news.nextDueOn === null ? null : new Date(news.nextDueOn) }]);
}
