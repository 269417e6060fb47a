import type { SupervisionBoard } from '../api/contract';
import { useNow } from '../app/me';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { FigureLink } from './figure-link';

type Tallied = { readonly id: string; readonly zh: string; readonly en: string } & Pick<SupervisionBoard['units'][number], 'overdue' | 'soon' | 'normal' | 'all' | 'oldest'>;
const COLUMNS = ['overdue', 'soon', 'normal'] as const;
const TONE_CLASS: Partial<Record<(typeof COLUMNS)[number], string>> = { overdue: 'count-over', soon: 'count-soon' };

/** Beside the list: how the plans and the units stand, who has not answered, and who verifies. */
export function BoardTables({ board }: { board: SupervisionBoard }) {
  const { t } = useWords();
  return (
    <>
      <Tallies title={t('board.byUnit')} name={t('board.unit')} rows={board.units.map(({ unit, ...of }) => ({ ...unit, ...of }))} of="unit" />
      <Tallies title={t('board.byPlan')} name={t('board.plan')} rows={board.plans.map(({ plan, ...of }) => ({ ...plan, ...of }))} of="plan" />
      <Unanswered board={board} />
      <Verifying board={board} />
    </>
  );
}

function Tallies({ title, name, rows, of }: { title: string; name: string; rows: readonly Tallied[]; of: string }) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  return (
    <section className="panel board-table">
      <h2 className="panel-caption">{title}<span>{rows.length}</span></h2>
      <div className="board-scroll">
        <table className="rows">
          <thead><tr><th scope="col">{name}</th>{COLUMNS.map((tone) => <th key={tone} scope="col" className="cell-figure">{t(`board.tones.${tone}`)}</th>)}<th scope="col" className="cell-figure">{t('board.all')}</th><th scope="col" className="cell-figure">{t('board.oldest')}</th></tr></thead>
          <tbody>{rows.map((row) => <Tally key={row.id} row={row} of={of} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function Tally({ row, of }: { row: Tallied; of: string }) {
  const { say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <tr data-testid={`board-${of}-${row.id}`}>
      <th scope="row">{say(row)}</th>
      {COLUMNS.map((tone) => <td key={tone} className="cell-figure"><FigureLink figure={row[tone]} of={`${of}-${row.id}-${tone}`} className={TONE_CLASS[tone]} /></td>)}
      <td className="cell-figure"><FigureLink figure={row.all} of={`${of}-${row.id}-all`} /></td>
      <td className="cell-figure cell-quiet">{row.oldest === null ? '' : format.column(`${row.oldest}T00:00:00+08:00`, now)}</td>
    </tr>
  );
}

function Unanswered({ board }: { board: SupervisionBoard }) {
  const { t, say } = useWords();
  return (
    <section className="panel board-table">
      <h2 className="panel-caption">{t('board.unanswered')}<span>{board.unanswered.length}</span></h2>
      {board.unanswered.length === 0 ? <p className="empty">{t('board.allAnswered')}</p> : <ul className="board-chips">{board.unanswered.map(({ unit, owes }) => <li key={unit.id}><FigureLink figure={owes} of={`owes-${unit.id}`} className="button-link">{say(unit)}<b className="count-over">{owes.count}</b></FigureLink></li>)}</ul>}
    </section>
  );
}

function Verifying({ board }: { board: SupervisionBoard }) {
  const { t, say } = useWords();
  if (board.verifying.length === 0) return null;
  return (
    <section className="panel board-table">
      <h2 className="panel-caption">{t('board.verifying')}</h2>
      <ul className="board-chips">{board.verifying.map(({ key, office, tasks }) => <li key={key}><FigureLink figure={tasks} of={`verifier-${key}`} className="button-link">{say(office)}<b>{tasks.count}</b></FigureLink></li>)}</ul>
    </section>
  );
}
