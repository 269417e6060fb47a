import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listsAgain, readAgain } from '../api/reads';
import { useExpired } from '../api/session';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const SILENCE_MS = 45_000; // two heartbeats and a half
const PROCESS = /^[A-Za-z0-9][\w.-]*$/;

/** The page reads again when something was recorded that concerns it: one stream a tab, taken up again with a growing pause, given up with the session. */
export function useLive(): void {
  const queries = useQueryClient();
  const process = useProcessShown();
  const isOver = useExpired() !== null;
  useEffect(() => (isOver ? undefined : follow(queries, process)), [queries, process, isOver]);
}

/** The process that the address names: that of a task begins its id. */
function useProcessShown(): string | null {
  const id = useLocation().pathname.split('/')[2]?.split('~')[0] ?? '';
  return PROCESS.test(id) ? id : null;
}

function follow(queries: QueryClient, process: string | null): () => void {
  let [pause, source, timer]: [number, EventSource | null, ReturnType<typeof setTimeout> | undefined] = [FIRST_PAUSE_MS, null, undefined];
  const stop = (): void => {
    clearTimeout(timer);
    source?.close();
  };
  const later = (): void => {
    stop();
    timer = setTimeout(begin, pause);
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
  };
  const alive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(later, SILENCE_MS);
  };
  const begin = (): void => {
    source = new EventSource(`/api/events${process === null ? '' : `?process=${encodeURIComponent(process)}`}`);
    const on = (event: string, act: () => void): void => source?.addEventListener(event, () => {
      alive();
      act();
    });
    on('hello', () => {
      pause = FIRST_PAUSE_MS;
      void readAgain(queries); // what happened between the reading of the page and now was not told
    });
    on('heart', () => undefined);
    on('queue', () => void listsAgain(queries));
    on('process', () => void readAgain(queries));
    source.addEventListener('ended', () => {
      stop();
      void readAgain(queries); // and is answered that nobody is signed in
    });
    source.addEventListener('error', later);
    alive();
  };
  begin();
  return stop;
}
