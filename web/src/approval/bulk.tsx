import { useMemo, useState } from 'react';
import type { BulkDone, BulkRow, QueueRow, QueueView } from '../api/contract';
import { useAct, type Act } from '../api/use-act';
import { Key } from '../parts/keys-help';
import { Refusal } from '../parts/refusal';
import { useKeys } from '../parts/use-keys';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

export type BulkAct = 'claim' | 'unclaim' | 'agree';
export type Picked = {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly all: (ids: readonly string[]) => void;
  readonly clear: () => void;
  readonly results: ReadonlyMap<string, BulkRow>;
  readonly act: Act<BulkDone>;
  readonly run: (act: BulkAct, rows: readonly QueueRow[], opinion?: string) => Promise<boolean>;
};

const MOST = 50;
const NOBODY: ReadonlySet<string> = new Set();

/** The rows that are picked, and how the last act on several went: what was done is picked no more, what was not stays. */
export function usePicked(): Picked {
  const [ids, setIds] = useState(NOBODY);
  const act = useAct<BulkDone>(({ rows }) => setIds(new Set(rows.filter(({ done }) => !done).map(({ taskId }) => taskId))));
  const results = useMemo(() => new Map((act.answer?.rows ?? []).map((row) => [row.taskId, row])), [act.answer]);
  return {
    ids, results, act,
    toggle: (id) => setIds((before) => (before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id].slice(0, MOST)))),
    all: (every) => setIds(new Set(every.slice(0, MOST))),
    clear: () => {
      setIds(NOBODY);
      act.forget();
    },
    run: (name, rows, opinion) => act.run({ method: 'POST', path: 'user-tasks/bulk', body: { act: name, tasks: rows.map(({ id }) => id).sort(), ...(opinion ? { opinion } : {}) } }),
  };
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

/** The titles of all rows that have been here: one that leaves meanwhile keeps its name in what is said of it. */
function useTitles(rows: readonly QueueRow[]): (id: string) => string {
  const [titles] = useState(() => new Map<string, string>());
  for (const { id, title } of rows) titles.set(id, title);
  return (id) => titles.get(id) ?? id;
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
      {gone.map(({ taskId, problem }) => <span key={taskId} className="row-problem">{titleOf(taskId)}{t('colon')}{problem?.title}</span>)}
    </div>
  );
}
