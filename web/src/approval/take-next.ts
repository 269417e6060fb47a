import { useState } from 'react';
import type { Queue } from '../api/contract';
import { nameOf, problemOf } from '../api/problem';
import { read } from '../api/request';
import { repeated } from '../api/use-act';
import { useKeys } from '../parts/use-keys';
import { useOpenRow } from './opened';

export type Taking = { readonly take: () => void; readonly busy: boolean; readonly nothing: boolean };

const MOST_TRIES = 8;
const GONE: ReadonlySet<string> = new Set(['task-already-claimed', 'already-decided', 'not-found']);

/** Takes what presses most out of one's offices' queues and opens it; what a colleague took a moment before is passed over. With nothing to take, one's own first file is opened. */
export function useTakeNext(): Taking {
  const open = useOpenRow();
  const [step, setStep] = useState<'idle' | 'busy' | 'nothing'>('idle');
  const take = async (): Promise<void> => {
    setStep('busy');
    try {
      const row = (await claimed()) ?? (await read<Queue>('user-tasks?view=todo')).rows[0];
      setStep(row ? 'idle' : 'nothing');
      if (row) open(row);
    } catch {
      setStep('idle');
    }
  };
  const start = (): void => {
    if (step !== 'busy') void take();
  };
  useKeys({ N: start });
  return { take: start, busy: step === 'busy', nothing: step === 'nothing' };
}

/** The first file of the pool that is now hers; one that is not claimed but worked on is hers as it is. */
async function claimed(): Promise<Queue['rows'][number] | undefined> {
  for (const row of (await read<Queue>('user-tasks?view=pool')).rows.slice(0, MOST_TRIES)) {
    const refused = await repeated({ method: 'POST', path: `user-tasks/${row.id}/claim` }).then(() => null, (error: unknown) => nameOf(problemOf(error)));
    if (refused === null || !GONE.has(refused)) return row;
  }
  return undefined;
}
