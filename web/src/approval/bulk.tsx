import { useState } from 'react';
import type { BulkRow, QueueRow, QueueView } from '../api/contract';
import { BulkForm } from '../parts/bulk-form';
import { Key } from '../parts/keys-help';
import { usePicks, useTitles, type Picks } from '../parts/picks';
import { Refusal, WhatNot } from '../parts/refusal';
import { useKeys } from '../parts/use-keys';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { TabledOutcome, TableFiles, useTableable, useTabling, type Tabling } from './table-files';

const MOST = 300;
const WORDS = ['agree', 'disagree', 'return'] as const;
type Word = (typeof WORDS)[number];
type Said = { readonly opinion?: string; readonly items?: readonly string[] };
export type Picked = Picks<BulkRow> & { readonly run: (act: 'claim' | 'unclaim' | Word, rows: readonly QueueRow[], said?: Said) => Promise<boolean> };

/** The files that are picked, and what can be done with all of them. */
export function usePicked(): Picked {
  const picks = usePicks<BulkRow>(MOST);
  return { ...picks, run: (name, rows, said = {}) => picks.act.run({ method: 'POST', path: 'user-tasks/bulk', body: { act: name, tasks: rows.map(({ id }) => id).sort(), ...said } }) };
}

type Bar = { readonly picked: Picked; readonly rows: readonly QueueRow[]; readonly view: QueueView };

/** What can be done with all that is picked, and in one sentence how it went; each row says for itself why not. */
export function BulkBar({ picked, rows, view }: Bar) {
  const titleOf = useTitles(rows);
  const tabling = useTabling();
  const here = rows.filter(({ id }) => picked.ids.has(id));
  return (
    <>
      <Outcome picked={picked} titleOf={titleOf} shown={rows} />
      {tabling.tabled && <TabledOutcome tabled={tabling.tabled} titleOf={titleOf} />}
      {here.length > 0 && <Acts picked={picked} rows={here} view={view} tabling={tabling} />}
    </>
  );
}

function Acts({ picked, rows, view, tabling }: Bar & { readonly tabling: Tabling }) {
  const { t } = useWords();
  const format = useFormat();
  const [word, setWord] = useState<Word | 'table' | null>(null);
  const { offers, tasks } = useTableable(rows);
  const { length: count } = rows;
  const total = rows.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  useKeys({ A: () => setWord('agree'), D: () => setWord('disagree'), R: () => setWord('return'), Escape: picked.clear });
  return (
    <div className="bulk-bar" role="group" aria-label={t('bulk.label')} data-testid="bulk-bar">
      <span>{t('bulk.picked', { count })}{total > 0 && ` · ${format.money(total)}`}</span>
      {WORDS.map((each) => <button key={each} type="button" className={each === (word === null || word === 'table' ? 'agree' : word) ? 'button-link button-main' : 'button-link'} aria-pressed={each === word} aria-keyshortcuts={KEYS[each]} data-testid={`bulk-${each}`} onClick={() => setWord(each)}>{t(`bulk.${each}`, { count })}<Key name={KEYS[each]} /></button>)}
      <button type="button" className="button-link" data-testid="bulk-claim" disabled={picked.act.busy} onClick={() => void picked.run('claim', rows)}>{t('bulk.claim', { count })}</button>
      {view !== 'pool' && <button type="button" className="button-link" data-testid="bulk-unclaim" disabled={picked.act.busy} onClick={() => void picked.run('unclaim', rows)}>{t('bulk.unclaim', { count })}</button>}
      {tasks.length > 0 && <button type="button" className="button-link" aria-expanded={word === 'table'} data-testid="bulk-table" onClick={() => setWord(word === 'table' ? null : 'table')}>{t('bulk.table', { count: tasks.length })}</button>}
      <button type="button" className="link" onClick={picked.clear}>{t('bulk.clear')} <Key name="Esc" /></button>
      {word === 'table' && offers && <TableFiles tasks={tasks} left={rows.length - tasks.length} offers={offers} tabling={tabling} done={(put) => { put.forEach(picked.toggle); setWord(null); }} />}
      {word !== null && word !== 'table' && <Opinion key={word} word={word} picked={picked} rows={rows} done={() => setWord(null)} />}
    </div>
  );
}

const KEYS: Readonly<Record<Word, string>> = { agree: 'A', disagree: 'D', return: 'R' };
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

function Opinion({ word, picked, rows, done }: { word: Word; picked: Picked; rows: readonly QueueRow[]; done: () => void }) {
  const { t } = useWords();
  const { length: count } = rows;
  const [opinion, type] = useState('');
  const [missing, list] = useState('');
  const items = word === 'return' ? linesOf(missing) : [];
  const label = t(word === 'disagree' ? 'bulk.reason' : 'bulk.opinion');
  const lacks = (word === 'disagree' && opinion.trim() === '') || (word === 'return' && items.length === 0);
  const submit = (): void => void picked.run(word, rows, { ...(opinion.trim() !== '' && { opinion: opinion.trim() }), ...(items.length > 0 && { items }) }).then((isDone) => isDone && done());
  return (
    <BulkForm submit={submit} isReady={!picked.act.busy && !lacks} count={count} button={{ words: t(`bulk.submits.${word}`, { count }), testId: 'bulk-submit' }}>
      {word === 'return' && <textarea autoFocus rows={3} maxLength={20_000} value={missing} placeholder={t('bulk.items')} aria-label={t('bulk.items')} data-testid="bulk-items" onChange={(event) => list(event.target.value)} />}
      <textarea autoFocus={word !== 'return'} rows={2} maxLength={4000} value={opinion} placeholder={label} aria-label={label} data-testid="bulk-opinion" onChange={(event) => type(event.target.value)} />
    </BulkForm>
  );
}

function Outcome({ picked: { act, results }, titleOf, shown }: { picked: Picked; titleOf: (id: string) => string; shown: readonly QueueRow[] }) {
  const { t } = useWords();
  if (act.refusal) return <Refusal problem={act.refusal} />;
  if (results.size === 0) return null;
  const not = [...results.values()].filter(({ done }) => !done);
  const gone = not.filter(({ taskId }) => !shown.some(({ id }) => id === taskId));
  return (
    <div className="filtered" role="status" data-testid="bulk-outcome">
      {t('bulk.done', { count: results.size - not.length })}{not.length > 0 && t('bulk.not', { count: not.length })}
      {gone.map(({ taskId, problem }) => <span key={taskId} className="row-problem">{titleOf(taskId)}{t('colon')}{problem && <WhatNot problem={problem} />}</span>)}
    </div>
  );
}
