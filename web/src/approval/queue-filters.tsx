import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { QueueRow } from '../api/contract';
import { SavedViews } from '../parts/saved-views';
import { useKeys } from '../parts/use-keys';
import { useWords } from '../words/words';
import { DUES, isNarrowed, KINDS, queryOf, type Narrowing } from './narrowing';

const seen = new Map<string, QueueRow['organ']>(); // the units that have been in a list since the desk was opened

/** One line of filters, all of them in the address; and the views that were named. */
export function QueueFilters({ rows }: { rows: readonly QueueRow[] }) {
  const { t, say } = useWords();
  const { row: _row, ...now } = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  for (const { organ } of rows) seen.set(organ.id, organ);
  const narrow = (change: Partial<Record<keyof Narrowing, string | undefined>>): void => void navigate({ search: ({ row: _gone, ...before }) => ({ ...before, ...change }) as Narrowing });
  const units = [...seen.values()].map(({ id, ...words }): [string, string] => [id, say(words)]);
  return (
    <div className="filters">
      <Find key={now.text ?? ''} text={now.text} find={(text) => narrow({ text })} />
      <Choose label={t('filters.kind')} value={now.kind} of={KINDS.map((kind) => [kind, t(`filters.kinds.${kind}`)])} choose={(kind) => narrow({ kind })} />
      <Choose label={t('filters.unit')} value={now.unit} of={now.unit !== undefined && !seen.has(now.unit) ? [[now.unit, now.unit], ...units] : units} choose={(unit) => narrow({ unit })} />
      {now.view !== 'done' && <Choose label={t('filters.due')} value={now.due} of={DUES.map((due) => [due, t(`filters.dues.${due}`)])} choose={(due) => narrow({ due })} />}
      {isNarrowed(now) && <Link to="/tasks" search={now.view ? { view: now.view } : {}} data-testid="filters-reset">{t('filters.reset')}</Link>}
      <SavedViews<Narrowing> list="tasks" now={now} isNarrow={isNarrowed(now)} queryOf={queryOf}>{({ name, of }, isCurrent) => <Link key={name} to="/tasks" search={of} className="saved-view" aria-current={isCurrent ? 'page' : undefined}>{name}</Link>}</SavedViews>
    </div>
  );
}

function Find({ text, find }: { text: string | undefined; find: (text: string | undefined) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(text ?? '');
  const field = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => field.current?.focus() });
  return (
    <form role="search" onSubmit={(event) => {
      event.preventDefault();
      find(typed.trim() || undefined);
    }}>
      <input ref={field} className="filter-text" type="search" maxLength={60} value={typed} placeholder={t('filters.text')} aria-label={t('filters.text')} aria-keyshortcuts="/" data-testid="filters-text" onChange={(event) => setTyped(event.target.value)} />
    </form>
  );
}

type Choice = { readonly label: string; readonly value: string | undefined; readonly of: readonly (readonly [string, string])[]; readonly choose: (value: string | undefined) => void };

function Choose({ label, value, of, choose }: Choice) {
  const { t } = useWords();
  return (
    <select className="filter-choice" aria-label={label} value={value ?? ''} onChange={(event) => choose(event.target.value || undefined)}>
      <option value="">{t('filters.any', { what: label })}</option>
      {of.map(([id, words]) => <option key={id} value={id}>{words}</option>)}
    </select>
  );
}
