import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QueueRow, Workbench } from '../api/contract';
import { readWorkbench } from '../api/reads';
import { useMe } from '../app/me';
import { PLACES } from '../app/places';
import { Key } from '../parts/keys-help';
import { Shown, useTitle } from '../parts/page';
import { useKeys } from '../parts/use-keys';
import { useWords } from '../words/words';
import { LoadStrip } from './load-strip';
import { useOpenRow } from './opened';
import { QueueHeadline } from './queue-headline';
import { QueueRows } from './queue-rows';
import { useTakeNext } from './take-next';
import '../styles/workbench.css';

const LOOK_AGAIN_MS = 30_000; // marks grow old with the clock; what people do is told by the stream
const MOST = 999;
const capped = (count: number): string => (count > MOST ? `${MOST}+` : String(count));

/** What one lands on: a sentence, the month, what is coming, and the files to begin with. */
export function WorkbenchPage() {
  const { t } = useWords();
  const page = useQuery({ ...readWorkbench, refetchInterval: LOOK_AGAIN_MS });
  useTitle(t('nav.workbench'));
  return <main className="page"><Shown of={page}>{(data) => <Desk page={data} />}</Shown><LookAhead /></main>;
}

const LEADERS: readonly string[] = ['supervisor', 'dept_head', 'group_leader', 'group_deputy'];

/** Who answers for a queue sees what its ladders will say. */
function LookAhead() {
  const { t } = useWords();
  const { offices } = useMe();
  return offices.some(({ role }) => LEADERS.includes(role)) ? <p className="workbench-more"><Link to="/ahead" data-testid="to-ahead">{t('ahead.link')}</Link></p> : null;
}

function Desk({ page }: { page: Workbench }) {
  const { navigation } = useMe();
  if (!navigation.includes('tasks')) return <Elsewhere unread={page.unread} />;
  return (
    <>
      <div className="workbench-head">
        <QueueHeadline counts={page.counts} testId="workbench-title"><Week count={page.counts.week} /></QueueHeadline>
        <Figures page={page} />
      </div>
      <LoadStrip load={page.load} late={page.counts.late} />
      {page.rows.length > 0 && <First page={page} />}
    </>
  );
}

/** Whom no queue asks finds her places here. */
function Elsewhere({ unread }: { unread: number }) {
  const { t } = useWords();
  const { navigation } = useMe();
  return (
    <>
      <header className="headline"><h1 data-testid="workbench-title">{t('workbench.elsewhere')}</h1></header>
      <ul className="panel places">
        {navigation.filter((place) => place !== 'workbench').map((place) => <li key={place}><Link to={PLACES[place]}>{t(`nav.${place}`)}</Link><span className="caption">{place === 'mailbox' && unread > 0 ? t('workbench.unread', { n: capped(unread) }) : t(`workbench.places.${place}`)}</span></li>)}
      </ul>
    </>
  );
}

function Week({ count }: { count: number }) {
  const { t } = useWords();
  if (count === 0) return null;
  return <p className="headline-note"><Link to="/tasks" search={{ view: 'todo', due: 'week' }} data-figure="week" data-count={count}>{t('workbench.week', { count, n: capped(count) })}</Link></p>;
}

/** The month so far; each figure leads to its list. */
function Figures({ page: { counts, month, unread } }: { page: Workbench }) {
  const { t } = useWords();
  const of = { view: 'done', from: month.from, to: month.to } as const;
  const figures = [
    { name: 'todo', value: capped(counts.todo), count: counts.todo, to: '/tasks', search: {} },
    { name: 'decided', value: capped(month.decided), count: month.decided, to: '/tasks', search: of },
    { name: 'returned', value: capped(month.returned), count: month.returned, to: '/tasks', search: { ...of, outcome: 'return' } },
    { name: 'unread', value: capped(unread), count: unread, to: '/mailbox', search: {} },
  ] as const;
  return (
    <dl className="figures">
      {figures.map(({ name, value, count, to, search }) => <div key={name}><dt>{t(`workbench.figures.${name}`)}</dt><dd><Link to={to} search={search} data-figure={name} data-count={count}>{value}</Link></dd></div>)}
      <div><dt>{t('workbench.figures.mean')}</dt><dd data-testid="workbench-mean">{month.meanHundredths === null ? '—' : (Math.round(month.meanHundredths / 10) / 10).toFixed(1)}</dd></div>
    </dl>
  );
}

/** The files that press most, to be opened at once. */
function First({ page: { rows, counts } }: { page: Workbench }) {
  const { t } = useWords();
  const at = useRows(rows);
  const taking = useTakeNext();
  return (
    <section className="panel" aria-label={t('workbench.first')}>
      <header className="panel-head">
        <h2>{t('workbench.first')}</h2>
        <Link to="/tasks">{t('workbench.all', { count: counts.todo, n: capped(counts.todo) })}</Link>
        <span className="panel-acts">
          {taking.nothing && <span role="status" className="caption">{t('queue.nothingToTake')}</span>}
          <button type="button" className="button-link" disabled={taking.busy} aria-keyshortcuts="N" data-testid="take-next" onClick={taking.take}>{t('queue.takeNext')}<Key name="N" /></button>
        </span>
      </header>
      <QueueRows rows={rows} view="todo" at={at} />
    </section>
  );
}

/** J and K move, Enter opens. */
function useRows(rows: readonly QueueRow[]): string | undefined {
  const open = useOpenRow();
  const [at, setAt] = useState(-1);
  const row = rows[at];
  useKeys({
    J: () => setAt(Math.min(rows.length - 1, at + 1)),
    K: () => setAt(Math.max(0, at - 1)),
    Enter: () => row !== undefined && open(row),
  });
  return row?.id;
}
