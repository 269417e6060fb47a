import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { SupervisedRow, SupervisedTasks, SupervisionBoard } from '../api/contract';
import { readBoard, readSupervision } from '../api/reads';
import { useMarkWords } from '../parts/day-mark';
import { Bars, Shown, useTitle } from '../parts/page';
import { dayOf, timeOf, useFormat } from '../words/format';
import { useWords, wordOf, type TFunction } from '../words/words';
import { queryOf, type Narrowing } from './narrowing';
import '../styles/print.css';

const COLUMNS = ['mark', 'due', 'title', 'clause', 'leads', 'state', 'owes', 'ladder', 'urged'] as const;
const FIGURES = ['overdue', 'today', 'soon', 'open', 'all'] as const;

/** Exactly what the board's list shows, on paper: the same filters in words, the same figures, all rows, and the moment of the record. */
export function PrintPage() {
  const { t } = useWords();
  const narrowing = useSearch({ from: '/supervision/print' });
  const board = useQuery(readBoard);
  const tasks = useInfiniteQuery({ ...readSupervision(queryOf(narrowing, 'month')), refetchOnWindowFocus: false });
  useTitle(t('board.print.title'));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = tasks;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <main className="page print-page">
      <Shown of={board}>{(figures) => <Shown of={tasks}>{({ pages }) => (hasNextPage || !pages[0] ? <Bars /> : <Paper first={pages[0]} rows={pages.flatMap((page) => page.rows)} board={figures} narrowing={narrowing} />)}</Shown>}</Shown>
    </main>
  );
}

type Printed = { readonly first: SupervisedTasks; readonly rows: readonly SupervisedRow[]; readonly board: SupervisionBoard; readonly narrowing: Narrowing };

function Paper({ first, rows, board, narrowing }: Printed) {
  const { t } = useWords();
  const format = useFormat();
  const words = useFilterWords(board, narrowing);
  return (
    <>
      <nav className="print-acts acts"><Link className="button-link" to="/supervision" search={narrowing}>‹ {t('nav.supervision')}</Link><button type="button" className="button-link button-main" data-testid="print-now" onClick={() => window.print()}>{t('board.print.now')}</button></nav>
      <header className="print-head" data-testid="print-ready" data-count={rows.length}>
        <h1>{t('board.print.title')}</h1>
        <p>{t('board.asOf', { at: `${format.on(dayOf(first.at))} ${timeOf(first.at)}` })}</p>
        <p data-testid="print-filters">{words.length === 0 ? t('board.print.unfiltered') : t('board.print.filtered', { filters: words.join(t('semicolon')) })}</p>
        <p>{FIGURES.map((name) => <span key={name} data-print-figure={name} data-count={first.headline[name]}>{t(`board.print.figures.${name}`, { count: first.headline[name] })}</span>)}</p>
      </header>
      <table className="print-table">
        <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col">{t(`board.print.column.${column}`)}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <Line key={row.id} row={row} />)}</tbody>
      </table>
    </>
  );
}

function Line({ row }: { row: SupervisedRow }) {
  const { t, say } = useWords();
  const mark = useMarkWords();
  const names = (of: readonly { readonly zh: string; readonly en: string }[]): string => of.map(say).join(t('comma'));
  return (
    <tr data-testid={`print-row-${row.id}`}>
      <td>{row.tone === 'verifying' ? t('board.tones.verifying') : mark(row.dayMark)}</td><td>{row.dueOn ?? ''}</td><td>{row.title}{row.isKey && ` [${t('supervised.isKey')}]`}</td><td>{row.clause}</td><td>{names(row.leads)}</td><td>{wordOf(t, 'supervisedStates', row.state)}</td>
      <td>{names(row.owes)}</td><td>{row.ladder.body ? say(row.ladder.body) : ''}</td><td>{row.urged.count === 0 ? '' : row.urged.count}</td>
    </tr>
  );
}

type Say = { readonly t: TFunction; readonly say: (words: { zh: string; en: string }) => string };
type Choice = { readonly id: string; readonly zh: string; readonly en: string };

/** What the list is narrowed by, in the words of the screen. */
function useFilterWords(board: SupervisionBoard, narrowing: Narrowing): string[] {
  const { t, say } = useWords();
  return [...chosen(board, narrowing, { t, say }), ...plain(narrowing, t)];
}

function chosen({ plans, units, verifying }: SupervisionBoard, { plan, unit, verifier }: Narrowing, { t, say }: Say): string[] {
  const named = (label: string, id: string | undefined, of: readonly Choice[]): string[] => { const found = of.find((each) => each.id === id); return id === undefined ? [] : [t('board.print.filter', { label, value: found ? say(found) : id })]; };
  return [...named(t('board.plan'), plan, plans.map((each) => each.plan)), ...named(t('board.unit'), unit, units.map((each) => each.unit)), ...named(t('board.verifying'), verifier, verifying.map(({ key, office }) => ({ id: key, ...office })))];
}

function plain({ tone, state, from, to, text, answer, key, urged }: Narrowing, t: TFunction): string[] {
  const said: readonly (readonly [string, string | undefined])[] = [
    [t('board.print.tone'), tone?.split(',').map((each) => wordOf(t, 'board.tones', each)).join(t('comma'))], [t('board.state'), state && wordOf(t, 'supervisedStates', state)], [t('board.dueFrom'), from], [t('board.dueTo'), to], [t('board.text'), text],
    [t('board.print.answer'), answer && wordOf(t, 'board.print.answers', answer)], [t('board.views.key'), key && t(key === 'true' ? 'yes' : 'no')], [t('board.views.urged'), urged && t(urged === 'true' ? 'yes' : 'no')],
  ];
  return said.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [t('board.print.filter', { label, value })]));
}
