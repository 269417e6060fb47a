import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Queue, QueueRow as Row, QueueView } from '../api/contract';
import { readQueue } from '../api/reads';
import { More, Shown, useTitle } from '../parts/page';
import { placeOf } from '../parts/queue-row';
import { useKeys } from '../parts/use-keys';
import { useIsPhone } from '../parts/use-media';
import { useWords } from '../words/words';
import { BulkBar, usePicked } from './bulk';
import { isNarrowed, queryOf } from './narrowing';
import { QueueFilters } from './queue-filters';
import { QueueHeadline } from './queue-headline';
import { QueueRows } from './queue-rows';
import { useHeldRows } from './use-held-rows';

const VIEWS: readonly QueueView[] = ['todo', 'pool', 'done'];
const LOOK_AGAIN_MS = 30_000; // marks grow old with the clock; what people do is told by the stream
const EXACT = { exact: true }; // views of one address differ by what stands behind the ?

/** What lies with this person: a sentence first, then the files by the time they have left. */
export function QueuePage() {
  const { t } = useWords();
  const { row: _row, ...narrowing } = useSearch({ from: '/tasks' });
  const view = narrowing.view ?? 'todo';
  const queue = useInfiniteQuery({ ...readQueue(queryOf(narrowing)), refetchInterval: LOOK_AGAIN_MS, placeholderData: keepPreviousData });
  useTitle(t('nav.tasks'));
  return (
    <main className="page">
      <Shown of={queue}>
        {({ pages }) => <List of={`${queryOf(narrowing)} ${String(queue.isPlaceholderData)}`} view={view} counts={pages[0]?.counts ?? NO_COUNTS} rows={pages.flatMap(({ rows }) => rows)} more={<More of={queue} />} />}
      </Shown>
    </main>
  );
}

const NO_COUNTS: Queue['counts'] = { todo: 0, pool: 0, late: 0, today: 0 };

function List({ of, view, counts, rows, more }: { of: string; view: QueueView; counts: Queue['counts']; rows: readonly Row[]; more: React.ReactNode }) {
  const { t } = useWords();
  const { row: _row, ...narrowing } = useSearch({ from: '/tasks' });
  const held = useHeldRows(of, rows);
  const shown = held.rows;
  const picked = usePicked();
  const at = useSelection(shown, picked.toggle);
  const isPhone = useIsPhone();
  return (
    <>
      <QueueHeadline counts={counts} />
      <section className="panel" ref={held.place}>
        <Views view={view} counts={counts} />
        {held.news > 0 && <button type="button" className="strip strip-news" onClick={held.adopt}>{t('queue.news', { n: held.news })}</button>}
        {!isPhone && <QueueFilters rows={rows} />}
        {!isPhone && view !== 'done' && <BulkBar picked={picked} rows={shown} view={view} />}
        {shown.length === 0 ? <p className="empty">{isNarrowed(narrowing) ? <>{t('queue.emptyFiltered')} <Link to="/tasks" search={{ view }}>{t('queue.clear')}</Link></> : t(`queue.empty.${view}`)}</p> : <QueueRows rows={shown} view={view} at={at} picked={picked} />}
        {more}
      </section>
      <KeysLine />
    </>
  );
}

function Views({ view, counts }: { view: QueueView; counts: Queue['counts'] }) {
  const { t } = useWords();
  const countOf: Partial<Record<QueueView, number>> = { todo: counts.todo, pool: counts.pool };
  return (
    <nav className="tabs" aria-label={t('queue.views')}>
      {VIEWS.map((each) => (
        <Link key={each} to="/tasks" search={{ view: each }} className="tab" activeOptions={EXACT} aria-current={each === view ? 'page' : undefined} data-testid={`queue-view-${each}`}>
          {t(`queue.view.${each}`)}{countOf[each] !== undefined && <span className="nav-count">{countOf[each]}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** J and K move, Enter opens; where one stands lies in the address, so that coming back finds the same row. */
function useSelection(rows: readonly Row[], pick: (id: string) => void): string | undefined {
  const { row } = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const at = rows.findIndex(({ id }) => id === row);
  const opened = rows[at];
  const move = (to: number): void => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (target) void navigate({ search: (before) => ({ ...before, row: target.id }), replace: true });
  };
  useKeys({
    J: () => move(at + 1),
    K: () => move(at - 1),
    X: () => opened !== undefined && pick(opened.id),
    Enter: () => opened !== undefined && void navigate(placeOf(opened)),
  });
  return row;
}

function KeysLine() {
  const { t } = useWords();
  if (useIsPhone()) return null;
  return <p className="keys-line"><kbd>J</kbd><kbd>K</kbd>{t('keys.J')}<kbd>Enter</kbd>{t('keys.Enter')}<kbd>X</kbd>{t('keys.X')}<kbd>/</kbd>{t('keys./')}<kbd>?</kbd>{t('keys.help')}</p>;
}
