import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Problem, QueueRow as Row } from '../api/contract';
import { useNow } from '../app/me';
import { useFormat, wanOf } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { DayMark } from './day-mark';
import { WhatNot } from './refusal';
import { useIsPhone } from './use-media';

type Pick_ = { readonly isPicked: boolean; readonly toggle: (id: string) => void; readonly problem: Problem | null };
type Props = { readonly row: Row; readonly selected: boolean; readonly done: boolean; readonly open: (row: Row) => void; readonly pick?: Pick_ };

/** One file of a queue: a line of the table, on a phone three short lines; the whole of it leads to the page. */
export function QueueRow(props: Props) {
  return useIsPhone() ? <Phone {...props} /> : <Desk {...props} />;
}

/** Where a file is worked on: what is filled in, scored or opined has a page of its own. */
export const placeOf = (row: Pick<Row, 'id' | 'processId' | 'processKind'>) => (row.processKind === 'evaluation' ? { to: '/evaluations/$id', params: { id: row.processId } } : { to: '/tasks/$id', params: { id: row.id } }) as { to: '/tasks/$id'; params: { id: string } };

const outcomeOf = ({ outcome }: Row): string | null => outcome;

function Desk({ row, selected, done, open, pick }: Props) {
  const { say } = useWords();
  const format = useFormat();
  const now = useNow();
  const line = useInSight<HTMLTableRowElement>(selected);
  return (
    <tr ref={line} className={row.unread ? 'row row-unread' : 'row'} aria-current={selected || undefined} data-testid={`queue-row-${row.id}`} data-unread={row.unread} onClick={() => open(row)}>
      {pick && <PickCell row={row} pick={pick} />}
      <td className="cell-mark">{done ? <Ended row={row} /> : <DayMark mark={row.dayMark} />}</td>
      <td className="cell-title"><Link {...placeOf(row)}>{row.title}</Link><ActsFor row={row} /><Marked row={row} /><New row={row} /><WhyNot pick={pick} /></td>
      <td className="cell-quiet"><Where row={row} /></td>
      <td>{say(row.organ)}</td>
      <td className="cell-figure" title={row.amountFen === null ? undefined : format.exact(row.amountFen)}>{row.amountFen === null ? '—' : wanOf(row.amountFen)}</td>
      <td className="cell-quiet cell-number">{row.number ?? '—'}</td>
      <td className="cell-quiet cell-figure">{format.column(row.receivedAt, now)}</td>
    </tr>
  );
}

function PickCell({ row, pick }: { row: Row; pick: Pick_ }) {
  const { t } = useWords();
  return <td className="cell-pick" onClick={(event) => event.stopPropagation()}><input type="checkbox" checked={pick.isPicked} aria-label={t('bulk.pick', { title: row.title })} data-testid={`queue-pick-${row.id}`} onChange={() => pick.toggle(row.id)} /></td>;
}

/** That a leader marked it as urgent, the day on which its reader will look at it again, and that somebody else has to sign it. */
function Marked({ row: { marked, followUp, notHers } }: { row: Row }) {
  const { t } = useWords();
  return (
    <>
      {marked && <span className="tag tag-urgent">{t('queue.marked')}</span>}
      {followUp !== null && <span className="tag">{t('followUp.on', { on: followUp })}</span>}
      {notHers && <span className="tag" title={t('queue.notHersWhy')} data-testid="queue-not-hers">{t('queue.notHers')}</span>}
    </>
  );
}

/** To whom does not see bold type a line says that it is new. */
function New({ row: { unread } }: { row: Row }) {
  const { t } = useWords();
  return unread ? <span className="unseen">{t('queue.unread')}</span> : null;
}

/** For whom a line stands here, or was decided. */
function ActsFor({ row: { actsFor } }: { row: Row }) {
  const { t } = useWords();
  return actsFor === null ? null : <> <span className="tag" data-testid="queue-acts-for">{t('queue.actsFor', { name: actsFor })}</span></>;
}

const WhyNot = ({ pick }: { pick: Pick_ | undefined }) => (pick?.problem ? <span className="row-problem"><WhatNot problem={pick.problem} /></span> : null);

function Phone({ row, selected, done, open, pick }: Props) {
  const { t, say } = useWords();
  const format = useFormat();
  const line = useInSight<HTMLLIElement>(selected);
  return (
    <li ref={line} className={`phone-row ${row.unread ? 'row-unread' : ''}`} data-testid={`queue-row-${row.id}`} data-unread={row.unread}>
      {pick && <PhonePick row={row} pick={pick} />}
      <Link {...placeOf(row)} onClick={() => open(row)}>
        <span className="phone-first">{done ? <Ended row={row} /> : <DayMark mark={row.dayMark} />}<span className="cell-quiet">{row.amountFen === null ? '' : format.money(row.amountFen)}</span></span>
        <span className="phone-title">{row.title}{row.urgent && !row.marked && <span className="tag tag-urgent">{t('queue.urgent')}</span>}<ActsFor row={row} /><Marked row={row} /><New row={row} /></span>
        <span className="cell-quiet"><Where row={row} /> · {say(row.organ)}</span>
        <WhyNot pick={pick} />
      </Link>
    </li>
  );
}

/** A box that a thumb can hit. */
function PhonePick({ row, pick }: { row: Row; pick: Pick_ }) {
  const { t } = useWords();
  return <label className="phone-pick"><input type="checkbox" checked={pick.isPicked} aria-label={t('bulk.pick', { title: row.title })} data-testid={`queue-pick-${row.id}`} onChange={() => pick.toggle(row.id)} /></label>;
}

/** Where a file is on its road; what a road and its only step have in common is said once. */
export function Where({ row }: { row: Pick<Row, 'route' | 'step' | 'round'> & Partial<Pick<Row, 'group'>> }) {
  const { t, say } = useWords();
  const said = [wordOf(t, 'routes', row.route), say(row.step), ...(row.group ? [say(row.group)] : []), ...(row.round > 1 ? [t('queue.round', { n: row.round })] : [])];
  return <>{[...new Set(said)].join(' · ')}</>;
}

function Ended({ row }: { row: Row }) {
  const { t } = useWords();
  const outcome = outcomeOf(row);
  return <span className="mark mark-done">{outcome === null ? wordOf(t, 'taskStates', row.state) : wordOf(t, 'outcomes', outcome)}</span>;
}

function useInSight<E extends Element>(selected: boolean): React.RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return element;
}
