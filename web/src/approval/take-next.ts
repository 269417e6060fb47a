import { useState } from 'react';
import type { Queue } from '../api/contract';
import { nameOf, problemOf } from '../api/problem';
import { read } from '../api/request';
import { repeated } from '../api/use-act';
import { useKeys } from '../parts/use-keys';
import { useOpenRow } from './opened';

export type Taking = { readonly take: () => void; readonly busy: boolean; readonly nothing: boolean };
type Taken = { readonly taskId: string; readonly processId: string };

/** Takes what presses most out of one's offices' queues and opens it; the server gives each who asks another one. With nothing to take, one's own first file is opened. */
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

/** The file that is hers now; nothing where nothing waits to be taken. What is claimed is decided on a page of its own. */
async function claimed(): Promise<{ id: string; processId: string; processKind: string } | undefined> {
  try {
    const { taskId, processId } = await repeated<Taken>({ method: 'POST', path: 'user-tasks/next', body: {} });
    return { id: taskId, processId, processKind: '' };
  } catch (error) {
    if (nameOf(problemOf(error)) === 'nothing-waits') return undefined;
    throw error;
  }
}
