import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useMe } from '../app/me';
import type { SavedView as Kept } from '../api/contract';
import { readViews } from '../api/reads';
import { useAct, type Act } from '../api/use-act';
import { useWords } from '../words/words';
import { Refusal } from './refusal';
import { keep, kept } from './use-draft';

type List = 'tasks' | 'supervision';
export type SavedView<N> = { readonly id: string; readonly name: string; readonly of: N };

type Props<N> = { readonly list: List; readonly now: N; readonly isNarrow: boolean; readonly queryOf: (narrowing: N) => string; readonly narrowingIn: (search: Record<string, unknown>) => N; readonly children: (view: SavedView<N>, isCurrent: boolean, figure: ReactNode) => ReactNode };

/** The named views of a list, each drawn as a link to it with how much it holds; what is narrowed and has no name yet can be given one. They are kept on the server, and so are the same on every machine. */
export function SavedViews<N>({ list, now, isNarrow, queryOf, narrowingIn, children }: Props<N>) {
  const { t } = useWords();
  const rows = useViews(list);
  const act = useAct();
  const [name, setName] = useState<string | null>(null);
  useBroughtAlong(list, queryOf, act);
  const views = rows.map((row) => ({ row, view: { id: row.id, name: row.name, of: narrowingIn(Object.fromEntries(new URLSearchParams(row.query))) } }));
  const current = views.find(({ view }) => queryOf(view.of) === queryOf(now))?.view;
  return (
    <>
      {views.map(({ row, view }) => children(view, view.id === current?.id, <Figure of={row} />))}
      {current !== undefined && <button type="button" className="link" data-testid="filters-forget" onClick={() => void act.run({ method: 'DELETE', path: `saved-views/${current.id}` })}>{t('filters.forget')}</button>}
      {current === undefined && name === null && isNarrow && <button type="button" className="link" data-testid="filters-save" onClick={() => setName('')}>{t('filters.save')}</button>}
      {name !== null && <Naming name={name} type={setName} save={() => {
        if (name.trim() !== '') void act.run({ method: 'POST', path: 'saved-views', body: { list, name: name.trim(), query: queryOf(now) } });
        setName(null);
      }} />}
      {act.refusal && <Refusal problem={act.refusal} />}
    </>
  );
}

const useViews = (list: List): readonly Kept[] => useQuery(readViews(list)).data?.rows ?? [];

/** How much a view holds; a plus where there are at least so many. */
const Figure = ({ of: { count, more } }: { of: Kept }) => (count === null ? null : <span className="nav-count">{count}{more && '+'}</span>);

type Old = { readonly name: string; readonly of: never };

/** Views that an older desk kept in this browser go to the server once; each is let go of here when it is there, so that none is lost where the page is left meanwhile. */
function useBroughtAlong<N>(list: List, queryOf: (narrowing: N) => string, { run }: Act<unknown>): void {
  const place = `docket.views${list === 'tasks' ? '' : `.${list}`}:${useMe().id}`;
  useEffect(() => {
    const bring = async (): Promise<void> => {
      const [next, ...rest] = kept<readonly Old[]>(place, []);
      if (next === undefined || !(await run({ method: 'POST', path: 'saved-views', body: { list, name: next.name, query: queryOf(next.of) } }))) return;
      keep(place, rest);
      await bring();
    };
    void bring();
  }, [place]);
}

/** A name is given in place; it is no form of its own, for a list's filters may be one already. */
function Naming({ name, type, save }: { name: string; type: (name: string) => void; save: () => void }) {
  const { t } = useWords();
  return (
    <span className="saved-name">
      <input className="filter-text" autoFocus maxLength={20} value={name} aria-label={t('filters.name')} placeholder={t('filters.name')} data-testid="filters-name" onChange={(event) => type(event.target.value)} onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        save();
      }} />
      <button type="button" className="link" data-testid="filters-keep" onClick={save}>{t('filters.keep')}</button>
    </span>
  );
}
