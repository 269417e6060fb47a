import { useInfiniteQuery } from '@tanstack/react-query';
import type { MineList as Name, MineRow } from '../api/contract';
import { readMine } from '../api/reads';
import { More, Shown } from '../parts/page';
import { ProcessLink } from '../parts/process-link';
import { useNow } from '../app/me';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';

/** What this person started, or what was sent to her: a line a process, the latest first. */
export function MineList({ of }: { of: Name }) {
  const { t } = useWords();
  const mine = useInfiniteQuery(readMine(of));
  return (
    <Shown of={mine}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        return rows.length === 0 ? <p className="empty">{t(`mine.empty.${of}`)}</p> : <><table className="rows"><Head of={of} /><tbody>{rows.map((row) => <Line key={row.id} row={row} of={of} />)}</tbody></table><More of={mine} /></>;
      }}
    </Shown>
  );
}

const COLUMNS = ['title', 'kind', 'organ', 'standing', 'at'] as const;

function Head({ of }: { of: Name }) {
  const { t } = useWords();
  return <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col" className={column === 'at' ? 'cell-figure' : undefined}>{t(column === 'at' && of !== 'started' ? 'mine.column.sent' : `mine.column.${column}`)}</th>)}</tr></thead>;
}

function Line({ row, of }: { row: MineRow; of: Name }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <tr className={row.unread ? 'row row-unread' : 'row'} data-testid={`mine-row-${row.processId}`} data-unread={row.unread}>
      <td className="cell-title"><ProcessLink of={row}>{row.title}</ProcessLink>{row.unread && <span className="unseen">{t('queue.unread')}</span>}{of !== 'started' && <span className="under cell-quiet">{t('mine.sentBy', { who: row.by ?? t('unknown') })}{row.note !== null && `${t('colon')}${row.note}`}</span>}{of === 'started' && row.number !== null && <span className="under cell-quiet">{row.number}</span>}</td>
      <td className="cell-quiet">{wordOf(t, 'filters.kinds', row.processKind)}</td>
      <td>{say(row.organ)}</td>
      <td>{row.outcome ? say(row.outcome) : row.stage ? say(row.stage) : '—'}</td>
      <td className="cell-quiet cell-figure">{format.column(row.at, now)}</td>
    </tr>
  );
}
