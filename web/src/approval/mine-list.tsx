import { useInfiniteQuery } from '@tanstack/react-query';
import type { MineList as Name, MineRow } from '../api/contract';
import { readMine } from '../api/reads';
import { useAct } from '../api/use-act';
import { More, Shown } from '../parts/page';
import { ProcessLink } from '../parts/process-link';
import { useIsPhone } from '../parts/use-media';
import { useNow } from '../app/me';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';

/** What this person started, or what was sent to her: a line a process, the latest first. */
export function MineList({ of }: { of: Name }) {
  const { t } = useWords();
  const mine = useInfiniteQuery(readMine(of));
  const isPhone = useIsPhone();
  return (
    <Shown of={mine}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        return rows.length === 0 ? <p className="empty">{t(`mine.empty.${of}`)}</p> : <>{isPhone ? <ul className="phone-rows">{rows.map((row) => <Short key={row.id} row={row} of={of} />)}</ul> : <table className="rows"><Head of={of} /><tbody>{rows.map((row) => <Line key={row.id} row={row} of={of} />)}</tbody></table>}<More of={mine} /></>;
      }}
    </Shown>
  );
}

const COLUMNS = ['title', 'kind', 'organ', 'standing', 'at'] as const;

function Head({ of }: { of: Name }) {
  const { t } = useWords();
  return <thead><tr>{COLUMNS.map((column) => <th key={column} scope="col" className={column === 'at' ? 'cell-figure' : undefined}>{t(column === 'at' && of !== 'started' ? 'mine.column.sent' : `mine.column.${column}`)}</th>)}</tr></thead>;
}

type Row = { readonly row: MineRow; readonly of: Name };
const standingOf = ({ outcome, stage }: MineRow, say: (words: { zh: string; en: string }) => string): string => (outcome ? say(outcome) : stage ? say(stage) : '—');

/** The same on a telephone, in three short lines. */
function Short({ row, of }: Row) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <li className={`phone-row ${row.unread ? 'row-unread' : ''}`} data-testid={`mine-row-${row.processId}`} data-unread={row.unread}>
      <ProcessLink of={row}>
        <span className="phone-first"><span>{standingOf(row, say)}</span><span className="cell-quiet">{format.column(row.at, now)}</span></span>
        <span className="phone-title">{row.title}{row.unread && <span className="unseen">{t('queue.unread')}</span>}</span>
        <span className="cell-quiet">{[wordOf(t, 'filters.kinds', row.processKind), say(row.organ), ...(of === 'started' ? [] : [sentBy(row, t)])].join(' · ')}</span>
      </ProcessLink>
      {row.unread && <Read row={row} />}
    </li>
  );
}

const sentBy = ({ by, note }: MineRow, t: ReturnType<typeof useWords>['t']): string => `${t('mine.sentBy', { who: by ?? t('unknown') })}${note === null ? '' : `${t('colon')}${note}`}`;

/** Says that she has read what was sent to her of this case. */
function Read({ row: { processId } }: { row: MineRow }) {
  const { t } = useWords();
  const act = useAct();
  return <><button type="button" className="link" disabled={act.busy} data-testid={`mine-read-${processId}`} onClick={() => void act.run({ method: 'POST', path: `copies/${processId}/read`, body: {} })}>{t('mine.read')}</button>{act.refusal && <span className="row-problem">{act.refusal.title}</span>}</>;
}

function Line({ row, of }: Row) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <tr className={row.unread ? 'row row-unread' : 'row'} data-testid={`mine-row-${row.processId}`} data-unread={row.unread}>
      <td className="cell-title"><ProcessLink of={row}>{row.title}</ProcessLink>{row.unread && <span className="unseen">{t('queue.unread')}</span>}{of !== 'started' && <span className="under cell-quiet">{sentBy(row, t)} {row.unread && <Read row={row} />}</span>}{of === 'started' && row.number !== null && <span className="under cell-quiet">{row.number}</span>}</td>
      <td className="cell-quiet">{wordOf(t, 'filters.kinds', row.processKind)}</td>
      <td>{say(row.organ)}</td>
      <td>{standingOf(row, say)}</td>
      <td className="cell-quiet cell-figure">{format.column(row.at, now)}</td>
    </tr>
  );
}
