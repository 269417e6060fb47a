import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { SearchHit } from '../api/contract';
import { readSearch } from '../api/reads';
import { Key } from '../parts/keys-help';
import { pageOf, ProcessLink } from '../parts/process-link';
import { useKeys } from '../parts/use-keys';
import { useWords, wordOf } from '../words/words';

const PAUSE_MS = 120;

/** One field for everything one may see: number, title, unit, words, initials. Arrows move, Enter opens, Escape leaves. */
export function Search() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { rows, more, isThere } = useFound(typed);
  const isOpen = open && typed.trim() !== '';
  const leave = (): void => { setOpen(false); field.current?.blur(); };
  useKeys({ '/': () => { field.current?.focus(); field.current?.select(); } });
  const go = (hit: SearchHit | undefined): void => {
    if (!hit) return;
    leave();
    void navigate(hit.taskId !== null && hit.processKind !== 'evaluation' ? { to: '/tasks/$id', params: { id: hit.taskId } } : pageOf(hit));
  };
  const onKey = (event: KeyboardEvent): void => {
    const act = { ArrowDown: () => setAt(Math.min(rows.length - 1, at + 1)), ArrowUp: () => setAt(Math.max(0, at - 1)), Enter: () => go(rows[at]), Escape: leave }[event.key];
    if (!act || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act();
  };
  return (
    <search className="top-search" onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false); }}>
      <input ref={field} type="search" className="filter-text" maxLength={60} role="combobox" aria-expanded={isOpen} aria-controls="search-hits" aria-autocomplete="list" aria-keyshortcuts="/" aria-label={t('search.label')} placeholder={t('search.place')} value={typed} data-testid="search"
        aria-activedescendant={isOpen && rows.length > 0 ? `search-hit-${at}` : undefined} onFocus={() => setOpen(true)} onKeyDown={onKey} onChange={(event) => { setTyped(event.target.value); setAt(0); setOpen(true); }} />
      <Key name="/" />
      <svg className="search-glass" viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 4 4" /></svg>
      {isOpen && isThere && <Hits rows={rows} more={more} at={at} leave={leave} />}
    </search>
  );
}

/** What is found of the words that were typed last, a moment after the last stroke; what was found before stays until then. */
function useFound(typed: string) {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setText(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({ ...readSearch(text), enabled: text !== '', placeholderData: keepPreviousData });
  return { rows: data?.rows ?? [], more: data?.more ?? false, isThere: data !== undefined };
}

function Hits({ rows, more, at, leave }: { rows: readonly SearchHit[]; more: boolean; at: number; leave: () => void }) {
  const { t } = useWords();
  return (
    <div className="search-hits" id="search-hits" role="listbox" aria-label={t('search.found')} data-testid="search-hits">
      {rows.length === 0 && <p className="empty" role="status">{t('search.none')}</p>}
      {rows.map((hit, n) => <Hit key={hit.processId} hit={hit} n={n} current={n === at} leave={leave} />)}
      {more && <p className="caption">{t('search.more')}</p>}
    </div>
  );
}

function Hit({ hit, n, current, leave }: { hit: SearchHit; n: number; current: boolean; leave: () => void }) {
  const { t, say } = useWords();
  const standing = [wordOf(t, 'filters.kinds', hit.processKind), ...(hit.number === null ? [] : [hit.number]), say(hit.organ), ...(hit.outcome ? [say(hit.outcome)] : hit.stage ? [say(hit.stage)] : [])];
  return (
    <div id={`search-hit-${n}`} role="option" aria-selected={current} className={current ? 'search-hit search-hit-current' : 'search-hit'} data-testid={`search-hit-${hit.processId}`}>
      <ProcessLink of={hit} onClick={leave}>{hit.title}</ProcessLink>
      {hit.taskId !== null && hit.step !== null && <Link className="tag tag-urgent" to="/tasks/$id" params={{ id: hit.taskId }} onClick={leave}>{t('search.mine', { step: say(hit.step) })}</Link>}
      <span className="cell-quiet">{standing.join(' · ')}</span>
    </div>
  );
}
