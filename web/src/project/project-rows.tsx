import { Link, useNavigate } from '@tanstack/react-router';
import { useNow } from '../app/me';
import type { ProjectRow as Row } from '../api/contract';
import { DayMark } from '../parts/day-mark';
import { useIsPhone } from '../parts/use-media';
import { useFormat, wanOf } from '../words/format';
import { useWords, wordOf } from '../words/words';

const COLUMNS = ['title', 'status', 'mark', 'unit', 'amount', 'number', 'declared'] as const;
const FIGURES: readonly string[] = ['amount', 'declared'];

/** Projects as lines of a table, on a phone as three short lines each. */
export function ProjectRows({ rows, drafts = false }: { rows: readonly Row[]; drafts?: boolean }) {
  const { t } = useWords();
  if (useIsPhone()) return <ul className="phone-rows">{rows.map((row) => <PhoneRow key={row.id} row={row} draft={drafts} />)}</ul>;
  return (
    <table className="rows">
      <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col" className={FIGURES.includes(column) ? 'cell-figure' : undefined}>{t(`projects.column.${column}`)}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <DeskRow key={row.id} row={row} draft={drafts} />)}</tbody>
    </table>
  );
}

const toOf = (draft: boolean) => (draft ? '/projects/$id/draft' : '/projects/$id') as '/projects/$id';

function DeskRow({ row, draft }: { row: Row; draft: boolean }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  return (
    <tr className="row" data-testid={`project-row-${row.id}`} onClick={() => void navigate({ to: toOf(draft), params: { id: row.id } })}>
      <td className="cell-title"><Link to={toOf(draft)} params={{ id: row.id }}>{row.title || t('projects.untitled')}</Link></td>
      <td><Status row={row} /></td>
      <td>{row.dayMark ? <DayMark mark={row.dayMark} /> : '—'}</td>
      <td>{say(row.unit)}</td>
      <td className="cell-figure" title={row.amountFen === null ? undefined : format.exact(row.amountFen)}>{row.amountFen === null ? '—' : wanOf(row.amountFen)}</td>
      <td className="cell-quiet cell-number">{row.number ?? '—'}</td>
      <td className="cell-quiet cell-figure">{row.declaredAt === null ? '—' : format.column(row.declaredAt, now)}</td>
    </tr>
  );
}

function PhoneRow({ row, draft }: { row: Row; draft: boolean }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <li className="phone-row" data-testid={`project-row-${row.id}`}>
      <Link to={toOf(draft)} params={{ id: row.id }}>
        <span className="phone-first">{row.dayMark ? <DayMark mark={row.dayMark} /> : <Status row={row} />}<span className="cell-quiet">{row.amountFen === null ? '' : format.money(row.amountFen)}</span></span>
        <strong>{row.title || t('projects.untitled')}</strong>
        <span className="cell-quiet">{row.dayMark && <><Status row={row} /> · </>}{say(row.unit)}</span>
      </Link>
    </li>
  );
}

function Status({ row }: { row: Row }) {
  const { t } = useWords();
  return <span data-status={row.status}>{row.moving ? t('moving.short') : wordOf(t, 'statuses', row.status)}</span>;
}
