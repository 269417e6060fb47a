import { Link } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import type { MeetingActed, MeetingPage } from '../api/contract';
import { useAct, type Act } from '../api/use-act';
import { offered } from '../approval/acts';
import { Refusal, WhatNot } from '../parts/refusal';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { VoteDialog, type Asking } from './vote-dialog';

export type Item = MeetingPage['items'][number];
type Vote = Item['votes'][number]['vote'];
type Sitter = MeetingPage['attendees'][number];
type Room = { readonly page: MeetingPage; readonly there: readonly Sitter[]; readonly act: Act<MeetingActed>; readonly ask: (asking: Asking) => void; readonly cast: (of: Asking, vote: Vote) => void; readonly canWrite: boolean };

const KEYS: Readonly<Record<string, Vote | 'recuse'>> = { a: 'agree', d: 'disagree', r: 'return', x: 'abstain', h: 'recuse' };
const STEP: Readonly<Record<string, readonly [number, number]>> = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
const cellId = (row: number, column: number): string => `vote-cell-${row}-${column}`;

/** The agenda with a column for each who is there: votes are put down by one key each, and read the same way afterwards. */
export function VoteTable({ page }: { page: MeetingPage }) {
  const { t } = useWords();
  const [asking, ask] = useState<Asking | null>(null);
  const act = useAct<MeetingActed>(() => ask(null));
  const canWrite = offered(page.may, 'record') !== undefined;
  const there = page.attendees.filter(({ person, present }) => present || page.items.some(({ votes }) => votes.some((each) => each.person === person)));
  const cast = ({ n, person }: Asking, vote: Vote): void => void act.run({ method: 'POST', path: `review-meetings/${page.meeting.id}/items/${n}/votes`, body: { person, vote } });
  const room: Room = { page, there, act, ask, cast, canWrite };
  if (page.items.length === 0) return <p className="empty">{t('meeting.emptyAgenda')}</p>;
  return (
    <>
      <div className="vote-scroll">
        <table className="vote-table">
          <thead><tr><th>{t('meeting.column.item')}</th>{there.map(({ person, name }) => <th key={person} className="vote-name">{name}</th>)}<th>{t('meeting.column.tally')}</th><th>{t('meeting.column.outcome')}</th></tr></thead>
          <tbody>{page.items.map((item, row) => <Row key={item.n} item={item} row={row} room={room} />)}</tbody>
        </table>
      </div>
      {canWrite && <p className="vote-hint caption">{t('meeting.keys')}</p>}
      {act.refusal && asking === null && <Refusal problem={act.refusal} />}
      {asking && <VoteDialog page={page} asking={asking} act={act} close={() => { ask(null); act.forget(); }} />}
    </>
  );
}

function Row({ item, row, room }: { item: Item; row: number; room: Room }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <tr data-testid={`item-${item.n}`}>
      <th scope="row" className="vote-item">
        <span className="vote-n">{item.n}</span><Link to="/projects/$id" params={{ id: item.processId }}>{item.title}</Link>
        <span className="caption">{item.number} {say(item.unit)}{item.amountFen !== null && ` ${format.money(item.amountFen)}`}</span>
        {item.hinders && <span className="row-problem"><WhatNot problem={item.hinders} /></span>}
        {room.canWrite && <TakeOff item={item} room={room} />}
      </th>
      {room.there.map((sitter, column) => <td key={sitter.person} data-label={sitter.name}><Cell item={item} sitter={sitter} at={[row, column]} room={room} /></td>)}
      <td className="vote-tally" data-label={t('meeting.column.tally')}>{t('meeting.tally', { ...item.tally })}</td>
      <td className="vote-outcome" data-label={t('meeting.column.outcome')} data-testid={`outcome-${item.n}`}><Outcome item={item} /></td>
    </tr>
  );
}

function TakeOff({ item, room: { page, act } }: { item: Item; room: Room }) {
  const { t } = useWords();
  return <button type="button" className="link vote-off" disabled={act.busy} data-testid={`item-off-${item.n}`} onClick={() => void act.run({ method: 'POST', path: `review-meetings/${page.meeting.id}/items/${item.n}/removal`, body: {} })}>{t('meeting.takeOff')}</button>;
}

/** What the votes come to now, or what came of it. */
function Outcome({ item }: { item: Item }) {
  const { t } = useWords();
  const { result } = item;
  const word = item.verdict.outcome === null ? wordOf(t, 'meeting.open', item.verdict.why ?? '') : wordOf(t, 'meeting.votes', item.verdict.outcome);
  return (
    <span className="vote-result">
      <b className={item.verdict.outcome === null ? 'vote-none' : `vote-${item.verdict.outcome}`}>{word}</b>
      {result && <span className="caption" data-testid={`result-${item.n}`}>{wordOf(t, 'meeting.results', result.result)}{result.problem && <>{t('colon')}<WhatNot problem={result.problem} /></>}</span>}
    </span>
  );
}

type Where = { readonly of: Asking; readonly at: readonly [number, number]; readonly room: Room };

/** What a key does in a cell: it moves, puts a vote down, or asks for the words that a vote needs. With Ctrl, Alt or the command key it is the browser's. */
function doingOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, { of, at: [row, column], room }: Where): (() => void) | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const step = STEP[key];
  if (step) return () => document.getElementById(cellId(row + step[0], column + step[1]))?.focus();
  const said = KEYS[key.toLowerCase()];
  if (said === 'agree' || said === 'abstain') return () => room.cast(of, said);
  return said && (() => room.ask({ ...of, wants: said }));
}

function Cell({ item, sitter, at: [row, column], room }: { item: Item; sitter: Sitter; at: readonly [number, number]; room: Room }) {
  const { t } = useWords();
  const of: Asking = { n: item.n, person: sitter.person };
  const recused = item.recusals.find(({ person }) => person === sitter.person);
  const vote = item.votes.find(({ person }) => person === sitter.person);
  const mark = recused ? t('meeting.recused') : vote ? wordOf(t, 'meeting.votes', vote.vote) : '—';
  const onKey = (event: KeyboardEvent): void => {
    const does = doingOf(event, { of, at: [row, column], room });
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };
  return (
    <button type="button" id={cellId(row, column)} className={`vote-cell ${recused ? 'vote-recused' : vote ? `vote-${vote.vote}` : 'vote-none'}`} disabled={!room.canWrite} title={recused ? wordOf(t, 'meeting.why', recused.why) : (vote?.opinion ?? undefined)} aria-label={t('meeting.cell', { n: item.n, name: sitter.name, mark })} data-testid={`cell-${item.n}-${sitter.person}`} onKeyDown={onKey} onClick={() => room.ask(of)}>{mark}</button>
  );
}
