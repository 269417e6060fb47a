import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { SupervisionBoard } from '../api/contract';
import { useWords } from '../words/words';
import { SavedViews } from '../parts/saved-views';
import { narrowingOf, queryOf, withThat, type Narrowing } from './narrowing';

const STATES = ['assigned', 'acknowledged', 'reported', 'returned', 'verified', 'cancelled', 'done-at-import'] as const;
const PRESSING = 'overdue,today,soon';

/** What the list is narrowed by: ready-made views with their figures, then plan, unit, state, days and words. */
export function Filters({ board, narrowing, shown }: { board: SupervisionBoard; narrowing: Narrowing; shown: number }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const set = (name: keyof Narrowing, value: string): void => void navigate({ to: '/supervision', search: withThat(narrowing, name, value), replace: true, resetScroll: false });
  const isNarrow = Object.keys(narrowing).length > 0;
  return (
    <form className="board-filters" role="search" aria-label={t('board.narrow')} onSubmit={(event) => event.preventDefault()}>
      <Views board={board} narrowing={narrowing} />
      <Choice name="plan" narrowing={narrowing} set={set} of={board.plans.map(({ plan }) => plan)} />
      <Choice name="unit" narrowing={narrowing} set={set} of={board.units.map(({ unit }) => unit)} />
      <Choice name="state" narrowing={narrowing} set={set} of={STATES.map((state) => ({ id: state, zh: t(`supervisedStates.${state}`), en: t(`supervisedStates.${state}`) }))} />
      <label className="inline-label">{t('board.dueFrom')}<input type="date" className="select" value={narrowing.from ?? ''} data-testid="filter-from" onChange={(event) => set('from', event.target.value)} /></label>
      <label className="inline-label">{t('board.dueTo')}<input type="date" className="select" value={narrowing.to ?? ''} data-testid="filter-to" onChange={(event) => set('to', event.target.value)} /></label>
      <Words words={narrowing.text ?? ''} set={set} />
      <SavedViews<Narrowing> list="supervision" now={narrowing} isNarrow={isNarrow} queryOf={queryOf} narrowingIn={(search) => narrowingOf(new URLSearchParams(search as Record<string, string>).toString())}>{({ id, name, of }, isCurrent, figure) => <Link key={id} to="/supervision" search={of} resetScroll={false} className="saved-view" aria-current={isCurrent ? 'page' : undefined}>{name}{figure}</Link>}</SavedViews>
      <span className="board-shown" role="status" data-testid="list-count" data-count={shown}>{t('board.shown', { count: shown })}{isNarrow && <Link to="/supervision" search={{}} replace resetScroll={false} data-testid="filter-clear">{t('board.clear')}</Link>}</span>
    </form>
  );
}

function Views({ board, narrowing }: { board: SupervisionBoard; narrowing: Narrowing }) {
  const { t } = useWords();
  const { overdue, today, soon, verifying } = board.figures;
  const views = [
    { name: 'pressing', count: overdue.count + today.count + soon.count, query: new URLSearchParams({ tone: PRESSING }).toString() }, { name: 'verifying', ...verifying }, { name: 'key', ...board.key }, { name: 'urged', ...board.urged }, { name: 'all', ...board.all },
  ] as const;
  const isCurrent = (query: string): boolean => JSON.stringify(Object.entries(narrowingOf(query)).sort()) === JSON.stringify(Object.entries(narrowing).sort());
  return <>{views.map(({ name, count, query }) => <Link key={name} to="/supervision" search={narrowingOf(query)} resetScroll={false} activeOptions={{ exact: true, includeSearch: true }} className={`button-link ${isCurrent(query) ? 'board-view-current' : ''}`} aria-current={isCurrent(query) ? 'true' : undefined} data-testid={`view-${name}`}>{t(`board.views.${name}`)} {count}</Link>)}</>;
}

type Choosing = { readonly name: 'plan' | 'unit' | 'state'; readonly narrowing: Narrowing; readonly set: (name: keyof Narrowing, value: string) => void; readonly of: readonly { readonly id: string; readonly zh: string; readonly en: string }[] };

function Choice({ name, narrowing, set, of }: Choosing) {
  const { t, say } = useWords();
  return (
    <select className="select" aria-label={t(`board.${name}`)} value={narrowing[name] ?? ''} data-testid={`filter-${name}`} onChange={(event) => set(name, event.target.value)}>
      <option value="">{t(`board.any.${name}`)}</option>
      {of.map((each) => <option key={each.id} value={each.id}>{say(each)}</option>)}
    </select>
  );
}

const PAUSE_MS = 300;

/** Words are asked for when the typing pauses; an input method that is still composing is waited for. */
function Words({ words, set }: { words: string; set: Choosing['set'] }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(words);
  const [composing, setComposing] = useState(false);
  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (composing || typed.trim() === words) return undefined;
    const timer = setTimeout(() => set('text', typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, composing, words, set]);
  return <input type="search" className="select board-words" maxLength={100} value={typed} placeholder={t('board.text')} aria-label={t('board.text')} data-testid="filter-text" onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)} onChange={(event) => setTyped(event.target.value)} />;
}
