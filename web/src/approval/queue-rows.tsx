import { Fragment } from 'react';
import type { QueueOrder, QueueRow as Row, QueueView } from '../api/contract';
import { QueueRow } from '../parts/queue-row';
import { useIsPhone } from '../parts/use-media';
import { useWords } from '../words/words';
import type { Picked } from './bulk';
import { useOpenRow } from './opened';

const COLUMNS = ['mark', 'title', 'step', 'organ', 'amount', 'number', 'received'] as const;
const FIGURES: readonly string[] = ['amount', 'received'];
const GROUPS: Record<Row['dayMark']['tone'], string> = { overdue: 'late', today: 'today', soon: 'soon', normal: 'later', paused: 'later', none: 'later', done: 'later' };

type Props = { readonly rows: readonly Row[]; readonly view: QueueView; readonly at: string | undefined; readonly picked?: Picked; readonly order?: QueueOrder };

/** The files of a queue: what presses first, the rest under the captions of their time left where that is their order. */
export function QueueRows({ rows, view, at, picked, order = 'due' }: Props) {
  const isPhone = useIsPhone();
  const open = useOpenRow();
  const isDone = view === 'done';
  const draw = (row: Row) => <QueueRow key={row.id} row={row} selected={row.id === at} done={isDone} open={open} {...(isDone || !picked ? {} : { pick: { isPicked: picked.ids.has(row.id), toggle: picked.toggle, problem: picked.results.get(row.id)?.problem ?? null } })} />;
  if (isPhone) return <ul className="phone-rows">{rows.map(draw)}</ul>;
  return (
    <table className="rows queue-rows">
      <Head done={isDone} pick={picked && !isDone ? <PickAll rows={rows} picked={picked} /> : null} />
      {isDone ? <tbody>{rows.map(draw)}</tbody> : grouped(rows, order).map(({ group, of }) => <Fragment key={group}><tbody>{group !== '' && <GroupRow group={group} count={of.length} />}{of.map(draw)}</tbody></Fragment>)}
    </table>
  );
}

function PickAll({ rows, picked }: { rows: readonly Row[]; picked: Picked }) {
  const { t } = useWords();
  const isAll = rows.every(({ id }) => picked.ids.has(id));
  return <input type="checkbox" checked={isAll} aria-label={t('bulk.all')} onChange={() => picked.all(isAll ? [] : rows.map(({ id }) => id))} />;
}

function Head({ done, pick }: { done: boolean; pick: React.ReactNode }) {
  const { t } = useWords();
  return <thead><tr>{pick !== null && <th scope="col" className="cell-pick">{pick}</th>}{COLUMNS.map((column) => <th key={column} scope="col" className={column === 'number' ? 'cell-number' : FIGURES.includes(column) ? 'cell-figure' : undefined}>{t(done && column === 'mark' ? 'queue.column.outcome' : `queue.column.${column}`)}</th>)}</tr></thead>;
}

function GroupRow({ group, count }: { group: string; count: number }) {
  const { t } = useWords();
  return <tr className="row-group"><th scope="rowgroup" colSpan={COLUMNS.length + 1}>{t(`queue.group.${group}`)}<span>{count}</span></th></tr>;
}

/** In the server's order; a caption stands before the first of its rows. In another order than that of the due only what presses has one. */
function grouped(rows: readonly Row[], order: QueueOrder): { group: string; of: Row[] }[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = row.urgent ? 'urgent' : order === 'due' ? GROUPS[row.dayMark.tone] : '';
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...groups].map(([group, of]) => ({ group, of }));
}
