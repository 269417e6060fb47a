import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { QueueRow } from '../api/contract';
import { useKeys } from '../parts/use-keys';
import { useWords } from '../words/words';
import { DUES, isNarrowed, KINDS, queryOf, useSavedViews, type Narrowing } from './narrowing';

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
      <Views now={now} />
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

function Views({ now }: { now: Narrowing }) {
  const { t } = useWords();
  const { views, save, remove } = useSavedViews();
  const [name, setName] = useState<string | null>(null);
  const current = views.find(({ of }) => queryOf(of) === queryOf(now));
  return (
    <>
      {views.map(({ name: each, of }) => <Link key={each} to="/tasks" search={of} className="saved-view" aria-current={current?.name === each ? 'page' : undefined}>{each}</Link>)}
      {current !== undefined && <button type="button" className="link" onClick={() => remove(current.name)}>{t('filters.forget')}</button>}
      {current === undefined && name === null && isNarrowed(now) && <button type="button" className="link" data-testid="filters-save" onClick={() => setName('')}>{t('filters.save')}</button>}
      {name !== null && <form className="saved-name" onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save({ name: name.trim(), of: now });
        setName(null);
      }}>
        <input className="filter-text" autoFocus maxLength={20} value={name} aria-label={t('filters.name')} placeholder={t('filters.name')} data-testid="filters-name" onChange={(event) => setName(event.target.value)} />
        <button type="submit" className="link">{t('filters.keep')}</button>
      </form>}
    </>
  );
}
