import { condition, continueAsNew, log, proxyActivities, proxyLocalActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { DocumentActivities } from '../activities/documents/document-activities';
import { bell } from './on-temporal';

const { dueLetters } = proxyLocalActivities<Pick<DocumentActivities, 'dueLetters'>>({ startToCloseTimeout: '5 seconds', localRetryThreshold: '5 seconds', retry: { initialInterval: '100 milliseconds', maximumInterval: '1 minute' } });
const { print } = proxyActivities<Pick<DocumentActivities, 'print'>>({ taskQueue: 'docket-documents', startToCloseTimeout: '2 minutes', heartbeatTimeout: '20 seconds', retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 3 } });

/** Prints the letters that wait for it, one after the other, for ever. A letter is issued without it; nobody waits for the clerk. */
export async function clerk(desk: string): Promise<void> {
  let rung = true;
  setHandler(bell, () => { rung = true; });
  for (;;) {
    rung = false;
    const { ids, nextInMs } = await dueLetters();
    for (const id of ids) await printed(id);
    if (ids.length === 0) await condition(() => rung, Math.max(nextInMs ?? 3_600_000, 50));
    if (workflowInfo().historyLength > 300) await continueAsNew(desk);
  }
}

/** A letter that could not be printed at all stays due in the record and is taken again. */
async function printed(id: string): Promise<void> {
  try {
    await print(id);
  } catch (err) {
    log.warn('letter.left', { id, err: String(err) });
    await sleep('2 seconds', { summary: 'printing is down' });
  }
}
