import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SupervisedRow } from '../api/contract';
import { useKeys } from '../parts/use-keys';
import { useIsPhone } from '../parts/use-media';
import { useWords } from '../words/words';
import { SeveralBar, usePickedTasks, type PickedTasks } from './several';
import { DeskRow, PhoneRow } from './task-rows';

const COLUMNS = ['mark', 'title', 'state', 'owes', 'ladder'] as const;

/** The rows, gone through with J and K and opened with Enter; whoever steers picks them with X and acts on several at once. */
export function Listed({ rows, narrow, steers }: { rows: readonly SupervisedRow[]; narrow: boolean; steers: boolean }) {
  const { t } = useWords();
  const picked = usePickedTasks();
  const at = useSelection(rows, picked.toggle);
  const isPhone = useIsPhone();
  const pick = steers && !isPhone ? picked : null;
  return (
    <>
      {pick && <SeveralBar picked={pick} rows={rows} />}
      {rows.length === 0 ? <p className="empty">{t(narrow ? 'board.nothing' : 'supervision.empty')}</p> : isPhone ? <ul className="phone-rows">{rows.map((row) => <PhoneRow key={row.id} row={row} />)}</ul> : <Table rows={rows} at={at} picked={pick} />}
    </>
  );
}

/** The row that the keys have come to. */
function useSelection(rows: readonly SupervisedRow[], pick: (id: string) => void): string | undefined {
  const navigate = useNavigate();
  const [at, setAt] = useState<string>();
  const place = rows.findIndex(({ id }) => id === at);
  const go = (by: number) => (): void => {
    const next = rows[Math.min(Math.max(place + by, 0), rows.length - 1)];
    if (!next) return;
    setAt(next.id);
    document.querySelector(`[data-testid="task-row-${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const on = (act: (id: string) => void) => (): void => { if (place >= 0 && at !== undefined) act(at); };
  useKeys({ J: go(1), K: go(-1), X: on(pick), Enter: on((id) => void navigate({ to: '/supervision/$id', params: { id } })) });
  return at;
}

function Table({ rows, at, picked }: { rows: readonly SupervisedRow[]; at: string | undefined; picked: PickedTasks | null }) {
  const { t } = useWords();
  return (
    <table className="rows rows-tall board-rows">
      <thead><tr>{picked && <th scope="col" className="cell-pick"><PickAll rows={rows} picked={picked} /></th>}{COLUMNS.map((column) => <th key={column} scope="col">{t(`supervision.column.${column}`)}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <DeskRow key={row.id} row={row} isCurrent={row.id === at} pick={picked && { isPicked: picked.ids.has(row.id), toggle: picked.toggle, problem: picked.results.get(row.id)?.problem ?? null }} />)}</tbody>
    </table>
  );
}

function PickAll({ rows, picked }: { rows: readonly SupervisedRow[]; picked: PickedTasks }) {
  const { t } = useWords();
  const isAll = rows.every(({ id }) => picked.ids.has(id));
  return <input type="checkbox" checked={isAll} aria-label={t('bulk.all')} data-testid="task-pick-all" onChange={() => picked.all(isAll ? [] : rows.map(({ id }) => id))} />;
}
