import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { MineList as MineName, Queue, QueueRow as Row, QueueView } from '../api/contract';
import { readMineCounts, readQueue } from '../api/reads';
import { More, Shown, useTitle } from '../parts/page';
import { useKeys } from '../parts/use-keys';
import { useIsPhone } from '../parts/use-media';
import { useWords } from '../words/words';
import { BulkBar, usePicked, type Picked } from './bulk';
import { MineList } from './mine-list';
import { isNarrowed, queryOf } from './narrowing';
import { useOpenRow } from './opened';
import { QueueFilters } from './queue-filters';
import { QueueHeadline } from './queue-headline';
import { QueueRows } from './queue-rows';
import { QueueTools } from './queue-tools';
import { useHeldRows } from './use-held-rows';

const VIEWS: readonly QueueView[] = ['todo', 'pool', 'done'];
const LOOK_AGAIN_MS = 30_000; // marks grow old with the clock; what people do is told by the stream
const EXACT = { exact: true }; // views of one address differ by what stands behind the ?

/** What lies with this person: a sentence first, then the files in the order that the address names. */
export function QueuePage() {
  const { t } = useWords();
  const { row: _row, list, ...narrowing } = useSearch({ from: '/tasks' });
  const view = narrowing.view ?? 'todo';
  const queue = useInfiniteQuery({ ...readQueue(queryOf(narrowing)), refetchInterval: LOOK_AGAIN_MS, placeholderData: keepPreviousData });
  useTitle(t('nav.tasks'));
  return (
    <main className="page">
      <Shown of={queue}>
        {({ pages }) => <List of={`${queryOf(narrowing)} ${String(queue.isPlaceholderData)}`} view={view} counts={pages[0]?.counts ?? NO_COUNTS} rows={pages.flatMap(({ rows }) => rows)} more={<More of={queue} />} list={list} />}
      </Shown>
    </main>
  );
}

const NO_COUNTS: Queue['counts'] = { todo: 0, pool: 0, late: 0, today: 0 };

type Listing = { readonly of: string; readonly view: QueueView; readonly counts: Queue['counts']; readonly rows: readonly Row[]; readonly more: React.ReactNode; readonly list: MineName | undefined };

function List({ of, view, counts, rows, more, list }: Listing) {
  const { t } = useWords();
  const { order = 'due' } = useSearch({ from: '/tasks' });
  const held = useHeldRows(of, rows);
  const shown = held.rows;
  const picked = usePicked();
  const at = useSelection(shown, picked);
  return (
    <>
      <QueueHeadline counts={counts} />
      {list !== undefined ? <section className="panel"><Views view={null} list={list} counts={counts} /><MineList of={list} /></section> : <section className="panel" ref={held.place}>
        <div className="tabs-line"><Views view={view} list={undefined} counts={counts} /><QueueTools view={view} canTake={counts.todo > 0} /></div>
        {held.news > 0 && <button type="button" className="strip strip-news" onClick={held.adopt}>{t('queue.news', { n: held.news })}</button>}
        <QueueFilters rows={rows} />
        {view !== 'done' && <BulkBar picked={picked} rows={shown} view={view} />}
        {shown.length === 0 ? <Empty view={view} /> : <QueueRows rows={shown} view={view} at={at} picked={picked} order={order} />}
        {more}
      </section>}
      <KeysLine />
    </>
  );
}

function Empty({ view }: { view: QueueView }) {
  const { t } = useWords();
  const { row: _row, ...narrowing } = useSearch({ from: '/tasks' });
  return <p className="empty">{isNarrowed(narrowing) ? <>{t('queue.emptyFiltered')} <Link to="/tasks" search={{ view }}>{t('queue.clear')}</Link></> : t(`queue.empty.${view}`)}</p>;
}

const LISTS: readonly MineName[] = ['started', 'copies', 'toread'];
const MOST = 999;
const Count = ({ of }: { of: number | undefined }) => (of === undefined ? null : <span className="nav-count">{of > MOST ? `${MOST}+` : of}</span>);

function Views({ view, list, counts }: { view: QueueView | null; list: MineName | undefined; counts: Queue['counts'] }) {
  const { t } = useWords();
  const mine = useQuery(readMineCounts).data;
  const countOf: Partial<Record<QueueView, number>> = { todo: counts.todo, pool: counts.pool };
  return (
    <nav className="tabs" aria-label={t('queue.views')}>
      {VIEWS.map((each) => <Link key={each} to="/tasks" search={{ view: each }} className="tab" activeOptions={EXACT} aria-current={each === view ? 'page' : undefined} data-testid={`queue-view-${each}`}>{t(`queue.view.${each}`)}<Count of={countOf[each]} /></Link>)}
      {LISTS.map((each) => <Link key={each} to="/tasks" search={{ list: each }} className="tab" activeOptions={EXACT} aria-current={each === list ? 'page' : undefined} data-testid={`queue-list-${each}`}>{t(`mine.list.${each}`)}<Count of={mine?.[each]} /></Link>)}
    </nav>
  );
}

/** J and K move, with Shift they pick on the way, Enter opens; where one stands lies in the address, so that coming back finds the same row. */
function useSelection(rows: readonly Row[], picked: Picked): string | undefined {
  const { row } = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const open = useOpenRow();
  const at = rows.findIndex(({ id }) => id === row);
  const here = rows[at];
  const move = (to: number): Row | undefined => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (target) void navigate({ search: (before) => ({ ...before, row: target.id }), replace: true });
    return target;
  };
  const extend = (to: number): void => picked.add([here, move(to)].flatMap((each) => each?.id ?? []));
  useKeys({
    J: () => void move(at + 1),
    K: () => void move(at - 1),
    'Shift+J': () => extend(at + 1),
    'Shift+K': () => extend(at - 1),
    X: () => here !== undefined && picked.toggle(here.id),
    Enter: () => here !== undefined && open(here),
  });
  return row;
}

function KeysLine() {
  const { t } = useWords();
  if (useIsPhone()) return null;
  return <p className="keys-line"><kbd>J</kbd><kbd>K</kbd>{t('keys.J')}<kbd>Enter</kbd>{t('keys.Enter')}<kbd>X</kbd>{t('keys.X')}<kbd>N</kbd>{t('keys.N')}<kbd>E</kbd>{t('keys.E')}<kbd>/</kbd>{t('keys./')}<kbd>?</kbd>{t('keys.help')}</p>;
}
