import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EvaluationRow, Evaluations } from '../api/contract';
import { readEvaluations } from '../api/reads';
import { DayMark } from '../parts/day-mark';
import { More, Shown, useTitle } from '../parts/page';
import { useWords, wordOf } from '../words/words';
import { ListForm } from './list-form';
import { pointsOf } from './points';
import '../styles/supervision.css';
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
  const open = rows.filter(({ opinion }) => opinion === null).length;
  return (
    <>
      <header className="headline headline-acts"><h1 data-testid="evaluations-title">{t('evaluations.headline', { count: open })}</h1></header>
      {first.may.includes('evaluation.list') && <ListForm first={first} />}
      <section className="panel">
        {rows.length === 0 ? <p className="empty">{t('evaluations.empty')}</p> : (
          <table className="rows rows-tall">
            <thead><tr>{['mark', 'title', 'stage', 'result'].map((column) => <th key={column} scope="col">{t(`evaluations.column.${column}`)}</th>)}</tr></thead>
            <tbody>{rows.map((row) => <Row key={row.id} row={row} />)}</tbody>
          </table>
        )}
        {more}
      </section>
    </>
  );
}

function Row({ row }: { row: EvaluationRow }) {
  const { t, say } = useWords();
  return (
    <tr className="row" data-testid={`evaluation-row-${row.id}`}>
      <td className="cell-mark">{row.dayMark ? <DayMark mark={row.dayMark} /> : <span className="mark mark-done">{t('mark.done')}</span>}</td>
      <td className="cell-title"><Link to="/evaluations/$id" params={{ id: row.id }}>{row.title}</Link><span className="caption under">{t(`evaluations.kind.${row.kind}`, { year: row.year })} · {say(row.unit)}</span></td>
      <td>{wordOf(t, 'evaluationStages', row.stage)}</td>
      <td>{row.opinion ? <><b>{t(row.opinion.qualified ? 'evaluation.qualified' : 'evaluation.unqualified')}</b>{row.composite !== null && <span className="caption under">{pointsOf(row.composite)}</span>}</> : t('unknown')}</td>
    </tr>
  );
}
