import { condition, continueAsNew, log, proxyActivities, proxyLocalActivities, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import type { MailActivities } from '../activities/mail/mail-activities';
import { bell } from './on-temporal';

const { due } = proxyLocalActivities<Pick<MailActivities, 'due'>>({ startToCloseTimeout: '5 seconds', localRetryThreshold: '5 seconds', retry: { initialInterval: '100 milliseconds', maximumInterval: '1 minute' } });
const { deliver } = proxyActivities<Pick<MailActivities, 'deliver'>>({ taskQueue: 'docket-mail', startToCloseTimeout: '2 minutes', heartbeatTimeout: '20 seconds', retry: { initialInterval: '1 second', maximumInterval: '1 minute', maximumAttempts: 5 } });

const LETTERS_AT_ONCE = 20;
const SHORTEST_PAUSE_MS = 2_000;

/** Takes due notices and digests and sends them, for ever. One timer: the next try, or the next moment at which somebody wants her mail. It waits in the record until the world took it; nobody waits for the postman. */
export async function postman(channel: string): Promise<void> {
  let rung = true;
  let pauseMs = SHORTEST_PAUSE_MS;
  setHandler(bell, () => { rung = true; });
  for (;;) {
    rung = false;
    const { ids, nextInMs } = await due(channel);
    if (ids.length > 0) {
      const up = (await Promise.all(bagsOf(ids).map((bag) => delivered(bag)))).every(Boolean);
      if (!up) await sleep(pauseMs, { summary: 'the channel is down' });
      pauseMs = up ? SHORTEST_PAUSE_MS : Math.min(pauseMs * 2, 60_000);
    } else await condition(() => rung, Math.max(nextInMs ?? 3_600_000, 50));
    if (workflowInfo().historyLength > 300) await continueAsNew(channel);
  }
}

/** A bag that could not be carried at all stays due in the record: its notices are taken again at their next moment. */
async function delivered(bag: readonly string[]): Promise<boolean> {
  try {
    return await deliver(bag);
  } catch (err) {
    log.warn('bag.left', { size: bag.length, err: String(err) });
    return false;
  }
}

function bagsOf(ids: readonly string[]): string[][] {
  const bags: string[][] = [];
  for (let i = 0; i < ids.length; i += LETTERS_AT_ONCE) bags.push(ids.slice(i, i + LETTERS_AT_ONCE));
  return bags;
}
