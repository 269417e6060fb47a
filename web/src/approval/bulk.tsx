import { useState } from 'react';
import type { BulkRow, QueueRow, QueueView } from '../api/contract';
import { Key } from '../parts/keys-help';
import { usePicks, useTitles, type Picks } from '../parts/picks';
import { Refusal, WhatNot } from '../parts/refusal';
import { useKeys } from '../parts/use-keys';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

type BulkAct = 'claim' | 'unclaim' | 'agree';
export type Picked = Picks<BulkRow> & { readonly run: (act: BulkAct, rows: readonly QueueRow[], opinion?: string) => Promise<boolean> };

/** The files that are picked, and what can be done with all of them. */
export function usePicked(): Picked {
  const picks = usePicks<BulkRow>();
  return { ...picks, run: (name, rows, opinion) => picks.act.run({ method: 'POST', path: 'user-tasks/bulk', body: { act: name, tasks: rows.map(({ id }) => id).sort(), ...(opinion ? { opinion } : {}) } }) };
}

type Bar = { readonly picked: Picked; readonly rows: readonly QueueRow[]; readonly view: QueueView };

/** What can be done with all that is picked, and in one sentence how it went; each row says for itself why not. */
export function BulkBar({ picked, rows, view }: Bar) {
  const titleOf = useTitles(rows);
  const here = rows.filter(({ id }) => picked.ids.has(id));
  return (
    <>
      <Outcome picked={picked} titleOf={titleOf} shown={rows} />
      {here.length > 0 && <Acts picked={picked} rows={here} view={view} />}
    </>
  );
}

function Acts({ picked, rows, view }: Bar) {
  const { t } = useWords();
  const format = useFormat();
  const [opinion, setOpinion] = useState<string | null>(null);
  const { length: count } = rows;
  const total = rows.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  useKeys({ A: () => setOpinion((before) => before ?? ''), Escape: picked.clear });
  return (
    <div className="bulk-bar" role="group" aria-label={t('bulk.label')} data-testid="bulk-bar">
      <span>{t('bulk.picked', { count })}{total > 0 && ` · ${format.money(total)}`}</span>
      <button type="button" className={opinion === null ? 'button-link button-main' : 'button-link'} aria-keyshortcuts="A" data-testid="bulk-agree" onClick={() => setOpinion('')}>{t('bulk.agree', { count })}<Key name="A" /></button>
      <button type="button" className="button-link" data-testid="bulk-claim" disabled={picked.act.busy} onClick={() => void picked.run('claim', rows)}>{t('bulk.claim', { count })}</button>
      {view !== 'pool' && <button type="button" className="button-link" data-testid="bulk-unclaim" disabled={picked.act.busy} onClick={() => void picked.run('unclaim', rows)}>{t('bulk.unclaim', { count })}</button>}
      <button type="button" className="link" onClick={picked.clear}>{t('bulk.clear')} <Key name="Esc" /></button>
      {opinion !== null && <Opinion picked={picked} rows={rows} opinion={opinion} type={setOpinion} />}
    </div>
  );
}

function Opinion({ picked, rows, opinion, type }: { picked: Picked; rows: readonly QueueRow[]; opinion: string; type: (words: string | null) => void }) {
  const { t } = useWords();
  const { length: count } = rows;
  const submit = (): void => void picked.run('agree', rows, opinion.trim()).then((isDone) => isDone && type(null));
  useKeys({ 'Ctrl+Enter': submit });
  return (
    <form className="bulk-opinion" onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}>
      <textarea autoFocus rows={2} maxLength={4000} value={opinion} placeholder={t('bulk.opinion')} aria-label={t('bulk.opinion')} data-testid="bulk-opinion" onChange={(event) => type(event.target.value)} />
      <p className="caption">{t('bulk.follows', { count })}</p>
      <button type="submit" className="button-link button-main" disabled={picked.act.busy} data-testid="bulk-submit">{t('bulk.submit', { count })} <Key name="Ctrl+Enter" /></button>
    </form>
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
