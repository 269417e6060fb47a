import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isPassing, problemOf } from './api/problem';
import { Look } from './app/look';
import { preferred } from './app/preferences';
import { router } from './app/router';
import { startWords } from './words/words';
import './styles/base.css';
import './styles/parts.css';
import './styles/shell.css';
import './styles/lists.css';
import '../antd.css';

const RETRIES = 2;

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 2000, retry: (failed, error) => failed < RETRIES && isPassing(problemOf(error)), refetchOnWindowFocus: true, networkMode: 'always' } },
});

async function start(): Promise<void> {
  const place = document.getElementById('desk');
  if (!place) throw new Error('the page has no place for the desk');
  await startWords(preferred().language);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Look><RouterProvider router={router} /></Look>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
