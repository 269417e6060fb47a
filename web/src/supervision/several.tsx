import { useState } from 'react';
import type { SteeredRow, SupervisedRow } from '../api/contract';
import { BulkForm } from '../parts/bulk-form';
import { Key } from '../parts/keys-help';
import { usePicks, useTitles, type Picks } from '../parts/picks';
import { Refusal, WhatNot } from '../parts/refusal';
import { useKeys } from '../parts/use-keys';
import { useWords } from '../words/words';

type Steering = { readonly act: 'urge' } | { readonly act: 'mark-key'; readonly reason: string } | { readonly act: 'move-day'; readonly dueOn: string; readonly reason: string };
export type PickedTasks = Picks<SteeredRow> & { readonly run: (steering: Steering, rows: readonly SupervisedRow[]) => Promise<boolean> };

/** The tasks that are picked, and what the supervisor can do with all of them. */
export function usePickedTasks(): PickedTasks {
  const picks = usePicks<SteeredRow>();
  return { ...picks, run: (steering, rows) => picks.act.run({ method: 'POST', path: 'supervised-tasks/bulk', body: { ...steering, tasks: rows.map(({ id }) => id).sort() } }) };
}

type Bar = { readonly picked: PickedTasks; readonly rows: readonly SupervisedRow[] };

/** What can be done with all that is picked, and in one sentence how it went; each row says for itself why not. */
export function SeveralBar({ picked, rows }: Bar) {
  const titleOf = useTitles(rows);
  const here = rows.filter(({ id }) => picked.ids.has(id));
  return (
    <>
      <Outcome picked={picked} titleOf={titleOf} shown={rows} />
      {here.length > 0 && <Acts picked={picked} rows={here} />}
    </>
  );
}

function Acts({ picked, rows }: Bar) {
  const { t } = useWords();
  const [open, setOpen] = useState<'mark-key' | 'move-day' | null>(null);
  const { length: count } = rows;
  const owed = rows.reduce((sum, { owes }) => sum + owes.length, 0);
  useKeys({ Escape: picked.clear });
  return (
    <div className="bulk-bar" role="group" aria-label={t('bulk.label')} data-testid="several-bar">
      <span>{t('board.several.picked', { count })}{owed > 0 && t('board.several.owed', { count: owed })}</span>
      <button type="button" className="button-link button-main" data-testid="several-urge" disabled={picked.act.busy} onClick={() => void picked.run({ act: 'urge' }, rows)}>{t('board.several.urge', { count: owed })}</button>
      <button type="button" className="button-link" aria-expanded={open === 'mark-key'} data-testid="several-mark" onClick={() => setOpen('mark-key')}>{t('board.several.mark', { count })}</button>
      <button type="button" className="button-link" aria-expanded={open === 'move-day'} data-testid="several-move" onClick={() => setOpen('move-day')}>{t('board.several.move', { count })}</button>
      <button type="button" className="link" onClick={picked.clear}>{t('bulk.clear')} <Key name="Esc" /></button>
      {open !== null && <Reasoned key={open} picked={picked} rows={rows} act={open} fold={() => setOpen(null)} />}
    </div>
  );
}

/** One reason for all of them, and the new day where they are moved. */
function Reasoned({ picked, rows, act, fold }: Bar & { readonly act: 'mark-key' | 'move-day'; readonly fold: () => void }) {
  const { t } = useWords();
  const [{ dueOn, reason }, set] = useState({ dueOn: '', reason: '' });
  const said = reason.trim();
  const isReady = said !== '' && (act === 'mark-key' || dueOn !== '');
  const submit = (): void => void picked.run(act === 'mark-key' ? { act, reason: said } : { act, dueOn, reason: said }, rows).then((isDone) => isDone && fold());
  const words = t(act === 'mark-key' ? 'board.several.mark' : 'board.several.move', { count: rows.length });
  return (
    <BulkForm submit={submit} isReady={!picked.act.busy && isReady} count={rows.length} button={{ words, testId: 'several-submit' }}>
      {act === 'move-day' && <label className="inline-label">{t('steer.moveUntil')}<input type="date" className="select" value={dueOn} data-testid="several-day" onChange={(event) => set({ reason, dueOn: event.target.value })} /></label>}
      <textarea autoFocus rows={2} maxLength={1000} value={reason} placeholder={t('board.several.reason')} aria-label={t('board.several.reason')} data-testid="several-reason" onChange={(event) => set({ dueOn, reason: event.target.value })} />
    </BulkForm>
  );
}

function Outcome({ picked: { act, results }, titleOf, shown }: { picked: PickedTasks; titleOf: (id: string) => string; shown: readonly SupervisedRow[] }) {
  const { t } = useWords();
  if (act.refusal) return <Refusal problem={act.refusal} />;
  if (results.size === 0) return null;
  const rows = [...results.values()];
  const not = rows.filter(({ done }) => !done);
  const organs = rows.reduce((sum, row) => sum + row.organs, 0);
  const gone = not.filter(({ taskId }) => !shown.some(({ id }) => id === taskId));
  return (
    <div className="filtered" role="status" data-testid="several-outcome">
      {t('board.several.done', { count: rows.length - not.length })}{organs > 0 && t('board.several.urged', { count: organs })}{not.length > 0 && t('board.several.not', { count: not.length })}
      {gone.map(({ taskId, problem }) => <span key={taskId} className="row-problem">{titleOf(taskId)}{t('colon')}{problem && <WhatNot problem={problem} />}</span>)}
    </div>
  );
}
