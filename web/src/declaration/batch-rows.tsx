import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BatchPage, BatchProject as Row } from '../api/contract';
import { Citation } from '../parts/clause';
import { useIsPhone } from '../parts/use-media';
import { wanOf } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { RankHandle, type Lifted } from './rank-handle';
import type { Ranking } from './use-ranking';

const COLUMNS = ['place', 'title', 'kind', 'unit', 'amount', 'running', 'gates'] as const;
const FIGURES: readonly string[] = ['amount', 'running'];

/** The projects of a batch with their running total. Those that may still be moved are dragged, or lifted with Space and moved with the arrows or to a place that is typed. */
export function BatchRows({ page, ranking }: { page: BatchPage; ranking: Ranking }) {
  const { t } = useWords();
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [moved, setMoved] = useState<{ title: string; place: number } | null>(null);
  const rows = inOrder(page.rows, ranking.order);
  const sums = rows.map((_, n) => rows.slice(0, n + 1).reduce((sum, { amountFen }) => sum + amountFen, 0));
  const fixed = rows.length - ranking.order.length;
  const move = (id: string, to: number): void => {
    const at = Math.max(0, Math.min(to, ranking.order.length - 1));
    ranking.move(ranking.order.indexOf(id), at);
    setMoved({ title: page.rows.find((row) => row.projectId === id)?.title ?? '', place: at + fixed + 1 });
  };
  return (
    <>
      <table className="rows batch-rows">
        <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col" className={FIGURES.includes(column) ? 'cell-figure' : undefined}>{t(`batch.column.${column}`)}</th>)}</tr></thead>
        <tbody>{rows.map((row, n) => <Line key={row.projectId} {...{ row, n, ranking, move, lifted, setLifted, fixed }} sum={sums[n] ?? 0} />)}</tbody>
        <tfoot><tr><td /><th scope="row">{t('batch.sum', { n: rows.length })}</th><td /><td /><td className="cell-figure" data-testid="batch-sum">{wanOf(sums.at(-1) ?? 0)}</td><td /><td /></tr></tfoot>
      </table>
      {lifted?.by === 'keys' && <p className="rank-hint" data-testid="rank-hint">{t('batch.liftedHint', { title: page.rows.find((row) => row.projectId === lifted.id)?.title ?? '', place: lifted.typed || '—' })}</p>}
      <p className="announced" role="status" aria-live="polite">{moved && t('batch.moved', moved)}</p>
    </>
  );
}

function inOrder(rows: readonly Row[], order: readonly string[]): Row[] {
  const fixed = rows.filter(({ projectId }) => !order.includes(projectId));
  return [...fixed, ...order.flatMap((id) => rows.find(({ projectId }) => projectId === id) ?? [])];
}

type LineProps = { readonly row: Row; readonly n: number; readonly sum: number; readonly ranking: Ranking; readonly move: (id: string, to: number) => void; readonly lifted: Lifted | null; readonly setLifted: (lifted: Lifted | null) => void; readonly fixed: number };

function Line({ row, n, sum, ranking, move, lifted, setLifted, fixed }: LineProps) {
  const { t, say } = useWords();
  const id = row.projectId;
  const at = ranking.order.indexOf(id);
  const canMove = ranking.canRank && at >= 0 && !useIsPhone();
  const drop = canMove ? { draggable: true, onDragStart: () => setLifted({ id, from: at, by: 'pointer', typed: '' }), onDragEnd: () => setLifted(null), onDragOver: (event: React.DragEvent) => event.preventDefault(), onDrop: () => { if (lifted !== null) move(lifted.id, at); setLifted(null); } } : {};
  return (
    <tr className={lifted?.id === id ? 'row-lifted' : undefined} data-testid={`batch-project-${id}`} data-place={n + 1} {...drop}>
      <td className="cell-place">{canMove ? <RankHandle {...{ id, at, lifted, setLifted, move, fixed }} title={row.title} /> : null}<span>{n + 1}</span></td>
      <td className="cell-title"><Link to="/projects/$id" params={{ id }}>{row.title}</Link><span className="under cell-quiet">{row.number} · {wordOf(t, 'batchProjectStates', row.state)}</span></td>
      <td>{wordOf(t, 'codes.kind', row.kind)}</td>
      <td>{say(row.unit)}</td>
      <td className="cell-figure">{wanOf(row.amountFen)}</td>
      <td className="cell-figure">{wanOf(sum)}</td>
      <td><Gates row={row} /></td>
    </tr>
  );
}

function Gates({ row }: { row: Row }) {
  const { t, say } = useWords();
  if (row.open.length === 0) return <span className="cell-quiet">✓ {t('batch.gatesHold')}</span>;
  return <ul className="open-gates">{row.open.map((ruling) => <li key={ruling.rule} className="count-soon">✕ {say(ruling.words)} <Citation clause={{ ...ruling.clause, code: ruling.code }} /></li>)}</ul>;
}

/** Projects that are not in the order. */
export function PlainRows({ rows }: { rows: readonly Row[] }) {
  const { say } = useWords();
  return <ul className="plain-rows">{rows.map((row) => <li key={row.projectId}><Link to="/projects/$id" params={{ id: row.projectId }}>{row.title}</Link> <span className="cell-quiet">{row.number} · {say(row.unit)} · {wanOf(row.amountFen)}</span></li>)}</ul>;
}
