import { WorkflowNotFoundError, type WorkflowClient } from '@temporalio/client';
import type { Logger } from 'pino';
import { PROCESS_KINDS, type ProcessKind } from '../domain/record/facts';
import { soon } from './connection';
import { BELL, CLERK, POSTMAN, queueOf, workflowId } from './names';
import { inTurns } from './turns';

const RINGS_AT_ONCE = 2;

/** A process to be rung. `runBuild` is the build whose run has it now, if any. */
export type Rung = { readonly processId: string; readonly kind: ProcessKind; readonly runBuild: string | null };
export type Ring = {
  /** Rings without being awaited: a lost ring is rung again by the sweeper. */
  readonly process: (rung: Rung) => void;
  readonly postman: () => void;
  readonly clerk: () => void;
  /** Rings and tells whether it was heard. */
  readonly awaited: (rung: Rung) => Promise<boolean>;
  /** Replaces the run of a process by one of the current build; one that is of the current build already is only rung. */
  readonly restart: (rung: Rung) => Promise<boolean>;
  /** The same for the postman, of whom the record keeps no build. */
  readonly replacePostman: () => Promise<boolean>;
  /** And for the clerk who prints. */
  readonly replaceClerk: () => Promise<boolean>;
  /** The same for runs that wait on the queue of a build that is gone, begun in the moment of a change. The record does not know them; Temporal does. */
  readonly replaceStragglers: (atMost: number) => Promise<boolean>;
};

/** `build` tells the build in force; one that it may have kept for a moment tells whether a run is of another, and never begins or ends one: a run begun for a build that is gone would be replaced twice. */
type Bell = { readonly client: () => WorkflowClient | undefined; readonly build: (fresh?: boolean) => Promise<string | null>; readonly log: Logger; readonly isCrowded?: () => boolean; readonly point?: (name: string) => Promise<void> };

type Called = { readonly type: string; readonly id: string; readonly arg: string };
const called = ({ kind, processId }: Rung): Called => ({ type: kind, id: workflowId(kind, processId), arg: processId });
const THE_POSTMAN: Called = { type: POSTMAN.type, id: POSTMAN.id, arg: POSTMAN.channel };
const THE_CLERK: Called = { type: CLERK.type, id: CLERK.id, arg: CLERK.desk };

/** The doorbell of one process. Without a Temporal it rings nobody and says nothing: the record is what counts. */
export function createRing(bell: Bell): Ring {
  const withBell = async (work: (to: WorkflowClient, current: string) => Promise<boolean>): Promise<boolean> => {
    const to = bell.client();
    const current = await bell.build(true);
    return to && current !== null ? to.withDeadline(soon(), () => work(to, current)) : false;
  };
  const ringOne = (one: Called): Promise<boolean> => withBell((to, current) => signal(to, one, current));
  const replaceOne = (one: Called): Promise<boolean> => withBell((to, current) => replace(bell, to, { one, current }));
  const awaited = async (rung: Rung): Promise<boolean> => {
    const isOfAnother = rung.runBuild !== null && rung.runBuild !== (await bell.build());
    return isOfAnother ? replaceOne(called(rung)) : ringOne(called(rung));
  };
  const inTurn = inTurns({ atOnce: RINGS_AT_ONCE, ...(bell.isCrowded && { isCrowded: bell.isCrowded }) });
  const quietly = (id: string, ring: () => Promise<boolean>): void =>
    inTurn(id, () => ring().then(() => undefined, (err: unknown) => bell.log.debug({ err }, 'ring.lost')));
  return {
    awaited,
    process: (rung) => quietly(rung.processId, () => awaited(rung)),
    postman: () => quietly(THE_POSTMAN.id, () => ringOne(THE_POSTMAN)),
    clerk: () => quietly(THE_CLERK.id, () => ringOne(THE_CLERK)),
    restart: (rung) => replaceOne(called(rung)),
    replacePostman: () => replaceOne(THE_POSTMAN),
    replaceClerk: () => replaceOne(THE_CLERK),
    replaceStragglers: (atMost) => withBell((to, current) => replaceStragglers(bell, to, { atMost, current })),
  };
}

async function signal(to: WorkflowClient, { type, id, arg }: Called, current: string): Promise<boolean> {
  await to.signalWithStart(type, { workflowId: id, taskQueue: queueOf(current), args: [arg], signal: BELL, signalArgs: [], workflowTaskTimeout: '10 seconds', memo: { kind: type } });
  return true;
}

/** A run is disposable: the old one is ended, and a new one of the current build starts from the record. */
async function replace({ point }: Bell, to: WorkflowClient, { one, current }: { one: Called; current: string }): Promise<boolean> {
  await endOther(to, one.id, current);
  await point?.('between-terminate-and-start');
  try {
    return await signal(to, one, current);
  } catch (err) {
    if (isTooMany(err)) return false; // too many starts of one id: later
    throw err;
  }
}

/** Ends exactly the run that is of another build. Until its successor has taken the process up the record still names the old one: the successor must not be ended too. */
async function endOther(to: WorkflowClient, id: string, current: string): Promise<void> {
  try {
    const { taskQueue, runId, status } = await to.getHandle(id).describe();
    if (status.name === 'RUNNING' && taskQueue !== queueOf(current)) await to.getHandle(id, runId).terminate(`superseded by ${current}`);
  } catch (err) {
    if (!(err instanceof WorkflowNotFoundError)) throw err; // it ended by itself, or its namespace is lost
  }
}

const OURS: ReadonlySet<string> = new Set([...PROCESS_KINDS, POSTMAN.type, CLERK.type]);

async function replaceStragglers(bell: Bell, to: WorkflowClient, { atMost, current }: { atMost: number; current: string }): Promise<boolean> {
  let left = atMost;
  for await (const { type, workflowId: id, taskQueue } of to.list({ query: `ExecutionStatus = "Running" and TaskQueue != "${queueOf(current)}"`, pageSize: atMost })) {
    if (!OURS.has(type) || !taskQueue.startsWith(queueOf(''))) continue; // the namespace may be shared
    await replace(bell, to, { one: { type, id, arg: id.slice(id.indexOf(':') + 1) }, current });
    if (--left === 0) break;
  }
  return left < atMost;
}

const isTooMany = (err: unknown): boolean => typeof err === 'object' && err !== null && 'code' in err && err.code === 8; // gRPC RESOURCE_EXHAUSTED
