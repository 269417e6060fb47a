import { Link } from '@tanstack/react-router';
import type { Queue } from '../api/contract';
import { useWords } from '../words/words';

/** The state of the queue in one sentence; each number in it leads to exactly those files. */
export function QueueHeadline({ counts }: { counts: Queue['counts'] }) {
  const { t } = useWords();
  const first = counts.late + counts.today;
  return (
    <header className="headline">
      <h1 data-testid="queue-title">
        {first === 0 ? t(counts.todo === 0 ? 'queue.none' : 'queue.calm', { count: counts.todo }) : <>{t('queue.first', { count: first })}<Counts counts={counts} /></>}
      </h1>
      {first > 0 && counts.todo > first && <p className="headline-note">{t('queue.rest', { count: counts.todo - first })}</p>}
    </header>
  );
}

function Counts({ counts }: { counts: Queue['counts'] }) {
  const { t } = useWords();
  return (
    <>
      {counts.late > 0 && <Link to="/tasks" search={{ view: 'todo', due: 'late' }} className="count-over">{t('queue.late', { count: counts.late })}</Link>}
      {counts.late > 0 && counts.today > 0 && t('listComma')}
      {counts.today > 0 && <Link to="/tasks" search={{ view: 'todo', due: 'today' }} className="count-soon">{t('queue.today', { count: counts.today })}</Link>}
    </>
  );
}
