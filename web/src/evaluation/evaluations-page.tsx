import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { EvaluationRow, Evaluations } from '../api/contract';
import { readEvaluations } from '../api/reads';
import { DayMark } from '../parts/day-mark';
import { Glyph } from '../parts/glyph';
import { More, Shown, useTitle } from '../parts/page';
import { useIsPhone } from '../parts/use-media';
import { useWords, wordOf } from '../words/words';
import { ListForm } from './list-form';
import { pointsOf } from './points';
import { QualifiedTag } from './qualified-tag';
import '../styles/evaluation.css';

/** The evaluations this person may see, the latest year first; the authority sets the year's list above them. */
export function EvaluationsPage() {
  const { t } = useWords();
  const evaluations = useInfiniteQuery(readEvaluations);
  useTitle(t('nav.evaluations'));
  return (
    <main className="page">
      <Shown of={evaluations}>
        {({ pages }) => {
          const [first] = pages;
          return first && <List first={first} rows={pages.flatMap(({ rows }) => rows)} more={<More of={evaluations} />} />;
        }}
      </Shown>
    </main>
  );
}

function List({ first, rows, more }: { first: Evaluations; rows: readonly EvaluationRow[]; more: React.ReactNode }) {
  const { t } = useWords();
  const mayList = first.may.includes('evaluation.list');
  const [listing, setListing] = useState(mayList && rows.length === 0);
  const open = rows.filter(({ opinion }) => opinion === null).length;
  return (
    <>
      <header className="headline headline-acts">
        <h1 data-testid="evaluations-title">{open === 0 ? t('evaluations.none') : t('evaluations.headline', { count: open })}</h1>
        {mayList && <Button aria-expanded={listing} data-testid="list-open" onClick={() => setListing(!listing)}>{t(listing ? 'fold' : 'evaluations.list.open')}</Button>}
      </header>
      {listing && <ListForm first={first} />}
      <section className="panel">{rows.length === 0 ? <p className="empty">{t('evaluations.empty')}</p> : <Rows rows={rows} />}{more}</section>
    </>
  );
}

function Rows({ rows }: { rows: readonly EvaluationRow[] }) {
  const { t } = useWords();
  if (useIsPhone()) return <ul className="phone-rows">{rows.map((row) => <PhoneRow key={row.id} row={row} />)}</ul>;
  return (
    <table className="rows rows-tall">
      <thead><tr>{['mark', 'title', 'stage', 'result'].map((column) => <th key={column} scope="col">{t(`evaluations.column.${column}`)}</th>)}<th scope="col" className="cell-figure">{t('evaluations.column.points')}</th></tr></thead>
      <tbody>{rows.map((row) => <DeskRow key={row.id} row={row} />)}</tbody>
    </table>
  );
}

/** What is over is quiet; what waits on someone says how long. */
function Mark({ row }: { row: EvaluationRow }) {
  const { t } = useWords();
  if (row.dayMark) return <DayMark mark={row.dayMark} />;
  return row.opinion && <span className="mark mark-done"><Glyph name="done" />{t('mark.done')}</span>;
}

function DeskRow({ row }: { row: EvaluationRow }) {
  const { t, say } = useWords();
  const navigate = useNavigate();
  return (
    <tr className="row" data-testid={`evaluation-row-${row.id}`} onClick={() => void navigate({ to: '/evaluations/$id', params: { id: row.id } })}>
      <td className="cell-mark"><Mark row={row} /></td>
      <td className="cell-title"><Link to="/evaluations/$id" params={{ id: row.id }}>{row.title}</Link><span className="caption under">{t(`evaluations.kind.${row.kind}`, { year: row.year })} · {say(row.unit)}</span></td>
      <td>{row.opinion ? t('evaluation.number', row.opinion) : wordOf(t, 'evaluationStages', row.stage)}</td>
      <td>{row.opinion ? <QualifiedTag qualified={row.opinion.qualified} /> : t('unknown')}</td>
      <td className="cell-figure">{row.composite === null ? t('unknown') : pointsOf(row.composite)}</td>
    </tr>
  );
}

function PhoneRow({ row }: { row: EvaluationRow }) {
  const { t, say } = useWords();
  return (
    <li className="phone-row" data-testid={`evaluation-row-${row.id}`}>
      <Link to="/evaluations/$id" params={{ id: row.id }}>
        <span className="phone-first"><span><Mark row={row} /></span><span className="cell-quiet">{t(`evaluations.kind.${row.kind}`, { year: row.year })}</span></span>
        <strong>{row.title}</strong>
        <span className="caption">{say(row.unit)}</span>
        {row.opinion ? <span className="evaluation-verdict"><QualifiedTag qualified={row.opinion.qualified} />{row.composite !== null && <span>{pointsOf(row.composite)}</span>}</span> : <span className="cell-quiet">{wordOf(t, 'evaluationStages', row.stage)}</span>}
      </Link>
    </li>
  );
}
