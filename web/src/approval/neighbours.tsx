import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { UserTaskPage } from '../api/contract';
import { readQueue, readUserTask } from '../api/reads';
import { Key } from '../parts/keys-help';
import { useKeys } from '../parts/use-keys';
import { useWords } from '../words/words';

/** The file before and after this one, by button and by key; the next is fetched beforehand. */
export function Neighbours({ page }: { page: UserTaskPage }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { before, after } = useNeighbours(page);
  const go = (id: string | null) => (id === null ? undefined : () => void navigate({ to: '/tasks/$id', params: { id } }));
  useKeys({ J: go(after), K: go(before) });
  return (
    <nav className="neighbours" aria-label={t('decision.neighbours')}>
      <Neighbour id={before} name="K" words={t('decision.before')} />
      <Neighbour id={after} name="J" words={t('decision.after')} />
      {page.task.processKind === 'projectLifecycle' && <Link className="button-link" to="/projects/$id" params={{ id: page.task.processId }}>{t('decision.whole')}</Link>}
      {page.supervised && <Link className="button-link" to="/supervision/$id" params={{ id: page.supervised.id }}>{t('decision.wholeTask')}</Link>}
    </nav>
  );
}

function Neighbour({ id, name, words }: { id: string | null; name: string; words: string }) {
  if (id === null) return null;
  return <Link className="button-link" to="/tasks/$id" params={{ id }} aria-keyshortcuts={name}><Key name={name} />{words}</Link>;
}

/** The queue that was looked at last says what is beside; without one the server's next to-do does. */
function useNeighbours({ task, nextTaskId }: UserTaskPage): { before: string | null; after: string | null } {
  const queries = useQueryClient();
  const ids = queries.getQueryData(readQueue('view=todo').queryKey)?.pages.flatMap(({ rows }) => rows.map(({ id }) => id)) ?? [];
  const at = ids.indexOf(task.id);
  const after = [at === -1 ? undefined : ids[at + 1], nextTaskId].find((id) => typeof id === 'string' && id !== task.id) ?? null;
  useEffect(() => {
    if (after !== null) void queries.prefetchQuery(readUserTask(after));
  }, [after, queries]);
  return { before: ids[at - 1] ?? null, after };
}
