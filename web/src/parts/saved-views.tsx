import { useState, type ReactNode } from 'react';
import { useMe } from '../app/me';
import { useWords } from '../words/words';
import { keep, kept } from './use-draft';

export type SavedView<N> = { readonly name: string; readonly of: N };
const MOST = 12;

/** The views of a list that a person has named, kept in this browser under her id. */
function useSavedViews<N>(list: string): { readonly views: readonly SavedView<N>[]; readonly save: (view: SavedView<N>) => void; readonly remove: (name: string) => void } {
  const place = `docket.views${list === 'tasks' ? '' : `.${list}`}:${useMe().id}`;
  const [views, setViews] = useState<readonly SavedView<N>[]>(() => kept<readonly SavedView<N>[]>(place, []));
  const put = (next: readonly SavedView<N>[]): void => {
    keep(place, next);
    setViews(next);
  };
  return {
    views,
    save: (view) => put([...views.filter(({ name }) => name !== view.name), view].slice(-MOST)),
    remove: (gone) => put(views.filter(({ name }) => name !== gone)),
  };
}

type Props<N> = { readonly list: string; readonly now: N; readonly isNarrow: boolean; readonly queryOf: (narrowing: N) => string; readonly children: (view: SavedView<N>, isCurrent: boolean) => ReactNode };

/** The named views of a list, each drawn as a link to it; what is narrowed and has no name yet can be given one. */
export function SavedViews<N>({ list, now, isNarrow, queryOf, children }: Props<N>) {
  const { t } = useWords();
  const { views, save, remove } = useSavedViews<N>(list);
  const [name, setName] = useState<string | null>(null);
  const current = views.find(({ of }) => queryOf(of) === queryOf(now));
  return (
    <>
      {views.map((view) => children(view, view.name === current?.name))}
      {current !== undefined && <button type="button" className="link" data-testid="filters-forget" onClick={() => remove(current.name)}>{t('filters.forget')}</button>}
      {current === undefined && name === null && isNarrow && <button type="button" className="link" data-testid="filters-save" onClick={() => setName('')}>{t('filters.save')}</button>}
      {name !== null && <Naming name={name} type={setName} save={() => {
        if (name.trim() !== '') save({ name: name.trim(), of: now });
        setName(null);
      }} />}
    </>
  );
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
