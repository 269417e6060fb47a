import { condition, defineSignal, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { RoadActivities } from './activities';

const { note, write } = proxyLocalActivities<RoadActivities>({ startToCloseTimeout: '5 seconds' });

export const bell = defineSignal<[string]>('bell');
export const decideUpdate = defineUpdate<number, [string]>('decide');

/** The least that movement could be: a signal, then a local activity. And the road not taken: an Update that runs a local activity with one transaction. */
export async function road(): Promise<void> {
  const heard: string[] = [];
  setHandler(bell, (name) => { heard.push(name); });
  setHandler(decideUpdate, (name) => write(name));
  for (;;) {
    await condition(() => heard.length > 0);
    const name = heard.shift();
    if (name !== undefined) await note(name);
  }
}

/** The least that a run could be: one local activity from its start to its end. */
export const once = (name: string): Promise<void> => note(name);
