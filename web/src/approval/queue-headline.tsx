import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Queue } from '../api/contract';
import { useWords } from '../words/words';

type Props = { readonly counts: Queue['counts']; readonly testId?: string; readonly children?: ReactNode };

/** The state of the queue in one sentence; each number in it leads to exactly those files. */
export function QueueHeadline({ counts, testId = 'queue-title', children }: Props) {
  const { t } = useWords();
  const first = counts.late + counts.today;
  return (
    <header className="headline">
      <h1 data-testid={testId}>
        {first === 0 ? t(counts.todo === 0 ? 'queue.none' : 'queue.calm', { count: counts.todo }) : <>{t('queue.first', { count: first })}<Counts counts={counts} /></>}
      </h1>
      {first > 0 && counts.todo > first && children === undefined && <p className="headline-note">{t('queue.rest', { count: counts.todo - first })}</p>}
      {children}
    </header>
  );
}

function Counts({ counts }: { counts: Queue['counts'] }) {
  const { t } = useWords();
  return (
    <>
      {counts.late > 0 && <Link to="/tasks" search={{ view: 'todo', due: 'late' }} className="count-over" data-figure="late" data-count={counts.late}>{t('queue.late', { count: counts.late })}</Link>}
      {counts.late > 0 && counts.today > 0 && t('listComma')}
      {counts.today > 0 && <Link to="/tasks" search={{ view: 'todo', due: 'today' }} className="count-soon" data-figure="today" data-count={counts.today}>{t('queue.today', { count: counts.today })}</Link>}
    </>
  );
}
