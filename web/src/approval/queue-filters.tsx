import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { QueueRow } from '../api/contract';
import { SavedViews } from '../parts/saved-views';
import { useIsPhone } from '../parts/use-media';
import { useWords } from '../words/words';
import { DUES, isNarrowed, KINDS, OUTCOMES, queryOf, queueIn, type Narrowing } from './narrowing';
import { UnitSearch } from './unit-search';

/** One line of filters, all of them in the address; and the views that were named. On a phone they are folded. */
export function QueueFilters({ rows }: { rows: readonly QueueRow[] }) {
  const { t } = useWords();
  const { row: _row, ...now } = useSearch({ from: '/tasks' });
  if (!useIsPhone()) return <Line rows={rows} />;
  return <details className="filters-fold" open={isNarrowed(now)}><summary>{t('filters.fold')}</summary><Line rows={rows} /></details>;
}

function Line({ rows }: { rows: readonly QueueRow[] }) {
  const { t } = useWords();
  const { row: _row, ...now } = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const narrow = (change: Partial<Record<keyof Narrowing, string | undefined>>): void => void navigate({ search: ({ row: _gone, ...before }) => ({ ...before, ...change }) as Narrowing });
  return (
    <div className="filters">
      <Find key={now.text ?? ''} text={now.text} find={(text) => narrow({ text })} />
      <Choose label={t('filters.kind')} value={now.kind} of={KINDS.map((kind) => [kind, t(`filters.kinds.${kind}`)])} choose={(kind) => narrow({ kind })} />
      <UnitSearch unit={now.unit} rows={rows} choose={(unit) => narrow({ unit })} />
      {now.view !== 'done' && <Choose label={t('filters.due')} value={now.due} of={DUES.map((due) => [due, t(`filters.dues.${due}`)])} choose={(due) => narrow({ due })} />}
      {now.view === 'done' && <Choose label={t('filters.outcome')} value={now.outcome} of={OUTCOMES.map((outcome) => [outcome, t(`outcomes.${outcome}`)])} choose={(outcome) => narrow({ outcome })} />}
      {now.view !== 'done' && <Choose label={t('followUp.label')} value={now.follow} of={[['due', t('followUp.due')]]} choose={(follow) => narrow({ follow })} />}
      <Days now={now} narrow={narrow} />
      {isNarrowed(now) && <Link to="/tasks" search={now.view ? { view: now.view } : {}} data-testid="filters-reset">{t('filters.reset')}</Link>}
      <SavedViews<Narrowing> list="tasks" now={now} isNarrow={isNarrowed(now)} queryOf={queryOf} narrowingIn={queueIn}>{({ id, name, of }, isCurrent, figure) => <Link key={id} to="/tasks" search={of} className="saved-view" aria-current={isCurrent ? 'page' : undefined}>{name}{figure}</Link>}</SavedViews>
    </div>
  );
}

function Find({ text, find }: { text: string | undefined; find: (text: string | undefined) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(text ?? '');
  return (
    <form role="search" onSubmit={(event) => {
      event.preventDefault();
      find(typed.trim() || undefined);
    }}>
      <input className="filter-text" type="search" maxLength={60} value={typed} placeholder={t('filters.text')} aria-label={t('filters.text')} data-testid="filters-text" onChange={(event) => setTyped(event.target.value)} />
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

/** From one day to another, of the due or, for what is done, of the decision. */
function Days({ now, narrow }: { now: Narrowing; narrow: (change: { from?: string | undefined; to?: string | undefined }) => void }) {
  const { t } = useWords();
  const label = now.view === 'done' ? 'decided' : 'due';
  return (
    <span className="filter-days">
      <input type="date" className="filter-choice" value={now.from ?? ''} max={now.to} aria-label={t(`filters.from.${label}`)} title={t(`filters.from.${label}`)} data-testid="filters-from" onChange={(event) => narrow({ from: event.target.value || undefined })} />
      <span aria-hidden="true">–</span>
      <input type="date" className="filter-choice" value={now.to ?? ''} min={now.from} aria-label={t(`filters.to.${label}`)} title={t(`filters.to.${label}`)} data-testid="filters-to" onChange={(event) => narrow({ to: event.target.value || undefined })} />
    </span>
  );
}
