import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Problem } from './contract';
import { keyOf, settleIntent } from './intent';
import { isFinal, isPassing, problemOf } from './problem';
import { readAgain } from './reads';
import { send, type Sending } from './request';

const PAUSES_MS = [1000, 2000, 4000, 8000, 15_000];

export type Act<A> = {
  /** Sends what the person means; whether it was done. */
  readonly run: (sending: Sending) => Promise<boolean>;
  readonly forget: () => void;
  readonly busy: boolean;
  /** Nobody was reached yet; it goes on being sent under the same command id. */
  readonly repeating: boolean;
  readonly answer: A | null;
  readonly answeredAt: number;
  readonly refusal: Problem | null;
};

type State<A> = { readonly step: 'idle' | 'sending' | 'repeating' } | { readonly step: 'answered'; readonly answer: A; readonly at: number } | { readonly step: 'refused'; readonly problem: Problem };

/** One act of a person: sent once under one command id, repeated while nobody is reached, its refusal kept to be read. */
export function useAct<A>(onAnswer?: (answer: A) => void): Act<A> {
  const [state, setState] = useState<State<A>>({ step: 'idle' });
  const queries = useQueryClient();
  const running = useRef(false);

  const run = async (sending: Sending): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setState({ step: 'sending' });
    try {
      const answer = await repeated<A>(sending, () => setState({ step: 'repeating' }));
      setState({ step: 'answered', answer, at: Date.now() });
      onAnswer?.(answer);
      return true;
    } catch (error) {
      setState({ step: 'refused', problem: problemOf(error) });
      return false;
    } finally {
      running.current = false;
      void readAgain(queries);
    }
  };

  return { run, forget: () => setState({ step: 'idle' }), ...shown(state) };
}

const shown = <A>(state: State<A>) => ({
  busy: state.step === 'sending' || state.step === 'repeating',
  repeating: state.step === 'repeating',
  answer: state.step === 'answered' ? state.answer : null,
  answeredAt: state.step === 'answered' ? state.at : 0,
  refusal: state.step === 'refused' ? state.problem : null,
});

/** The answer of an act, repeated under its one command id while the network or the record is away. */
export async function repeated<A>(sending: Sending, onPause?: () => void): Promise<A> {
  const key = keyOf(sending);
  for (const pause of [...PAUSES_MS, null]) {
    try {
      const answer = await send<A>(sending, key);
      settleIntent(sending);
      return answer;
    } catch (error) {
      const problem = problemOf(error);
      if (isFinal(problem)) settleIntent(sending);
      if (!isPassing(problem) || pause === null) throw error;
      onPause?.();
      await passing(pause);
    }
  }
  throw new Error('unreachable');
}

const passing = (ms: number): Promise<void> => new Promise((resolve) => {
  const over = (): void => {
    window.removeEventListener('online', over);
    clearTimeout(timer);
    resolve();
  };
  const timer = setTimeout(over, ms);
  window.addEventListener('online', over);
});
