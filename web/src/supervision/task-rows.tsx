import { Link, useNavigate } from '@tanstack/react-router';
import type { Problem, SupervisedRow } from '../api/contract';
import { useNow } from '../app/me';
import { DayMark } from '../parts/day-mark';
import { Glyph } from '../parts/glyph';
import { WhatNot } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords, wordOf, type TFunction } from '../words/words';
import { LadderBoxes } from './ladder';

type Pick_ = { readonly isPicked: boolean; readonly toggle: (id: string) => void; readonly problem: Problem | null };

/** A task as a line of the table; the whole of it leads to its page. */
export function DeskRow({ row, isCurrent, pick }: { row: SupervisedRow; isCurrent: boolean; pick: Pick_ | null }) {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <tr className="row" aria-current={isCurrent ? 'true' : undefined} data-testid={`task-row-${row.id}`} onClick={() => void navigate({ to: '/supervision/$id', params: { id: row.id } })}>
      {pick && <td className="cell-pick" onClick={(event) => event.stopPropagation()}><input type="checkbox" checked={pick.isPicked} aria-label={t('bulk.pick', { title: row.title })} data-testid={`task-pick-${row.id}`} onChange={() => pick.toggle(row.id)} /></td>}
      <td className="cell-mark"><Standing row={row} /><span className="caption under-mark">{dayWords(row, { t, on: format.on })}</span></td>
      <td className="cell-title"><Link to="/supervision/$id" params={{ id: row.id }}>{row.title}</Link><Leads row={row} />{pick?.problem && <span className="row-problem"><WhatNot problem={pick.problem} /></span>}</td>
      <td><State row={row} /></td>
      <td className="cell-owes"><Owing row={row} /><Urged row={row} /></td>
      <td><LadderBoxes ladder={row.ladder} /></td>
    </tr>
  );
}

function State({ row }: { row: SupervisedRow }) {
  const { t } = useWords();
  return <>{wordOf(t, 'supervisedStates', row.state)}{row.isKey && <b className="count-over"> {t('supervised.isKey')}</b>}{row.answers && <span className="caption under">{t('supervision.progress', row.answers)}</span>}{row.projectId !== null && <span className="caption under">{t('supervision.adopted')}</span>}</>;
}

/** How long a task has; one that has been answered waits for the working group instead. */
function Standing({ row }: { row: SupervisedRow }) {
  const { t } = useWords();
  if (row.tone !== 'verifying') return <DayMark mark={row.dayMark} />;
  return <span className="mark mark-verifying" data-tone="verifying"><Glyph name="watch" /><span>{t('board.tones.verifying')}</span></span>;
}

const FEW = 3;

/** Who has not answered: the first of them by name, and how many more. */
function Owing({ row: { owes } }: { row: SupervisedRow }) {
  const { t, say } = useWords();
  if (owes.length === 0) return null;
  const few = owes.slice(0, FEW).map(say).join(t('comma'));
  return <span className="caption" title={owes.map(say).join(t('comma'))}>{owes.length > FEW ? t('board.andMore', { few, count: owes.length }) : few}</span>;
}

/** How often it was urged by hand, and when last. */
function Urged({ row: { urged } }: { row: SupervisedRow }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow();
  if (urged.last === null) return null;
  return <span className="caption under" data-testid="task-urged">{t('board.urgedTimes', { count: urged.count })} · {format.column(urged.last, now)}</span>;
}

/** The last day of a task; of one without, what its time is. */
const dayWords = (row: SupervisedRow, { t, on }: { t: TFunction; on: (day: string) => string }): string => {
  if (row.dueOn !== null) return on(row.dueOn);
  return row.startsOn === null ? t(`supervised.dueKinds.${row.dueKind}`) : t('supervised.startsOn', { day: on(row.startsOn) });
};

function Leads({ row }: { row: SupervisedRow }) {
  const { t, say } = useWords();
  return <span className="caption under"><span lang="zh-CN">{row.clause}</span> · {t('supervision.leads', { who: row.leads.map(say).join(t('comma')) })}</span>;
}

/** A task on a telephone: a few short lines. */
export function PhoneRow({ row }: { row: SupervisedRow }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <li className="phone-row" data-testid={`task-row-${row.id}`}>
      <Link to="/supervision/$id" params={{ id: row.id }}>
        <span className="phone-first"><Standing row={row} /><span className="cell-quiet">{dayWords(row, { t, on: format.on })}</span></span>
        <strong>{row.title}</strong>
        <Leads row={row} />
        <span className="cell-quiet">{wordOf(t, 'supervisedStates', row.state)}</span>
      </Link>
    </li>
  );
}
