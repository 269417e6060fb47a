import { useEffect, useState, type ReactNode } from 'react';
import type { Problem } from '../api/contract';
import { problemOf } from '../api/problem';
import { useWords } from '../words/words';
import { Refusal } from './refusal';

const MOST = 999;
const tab = { waiting: 0, title: '' };

/** What is open, and before it how much waits. */
function say(change: Partial<typeof tab>): void {
  Object.assign(tab, change);
  const count = tab.waiting === 0 ? '' : `(${tab.waiting > MOST ? `${MOST}+` : tab.waiting}) `;
  document.title = `${count}${tab.title === '' ? '' : `${tab.title} · `}Docket`;
}

/** The browser tab says what is open. */
export function useTitle(title: string): void {
  useEffect(() => say({ title }), [title]);
}

/** The browser tab says on every page how much waits. */
export function useWaiting(waiting: number): void {
  useEffect(() => {
    say({ waiting });
    return () => say({ waiting: 0 });
  }, [waiting]);
}

/** One group of a page under its small heading. */
export function Group({ title, note, aside, id, children }: { title: string; note?: string; aside?: ReactNode; id?: string; children: ReactNode }) {
  return (
    <section className="group" id={id}>
      <header className="group-head"><h2>{title}</h2>{note && <span className="caption">{note}</span>}{aside && <div className="group-aside">{aside}</div>}</header>
      <div className="panel">{children}</div>
    </section>
  );
}

type Asked<T> = { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown };

/** What was read, drawn; before that quiet bars, or why it cannot be read. What was read once stays while it is read again. */
export function Shown<T>({ of, children }: { of: Asked<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  return of.error ? <Unread problem={problemOf(of.error)} again={() => void of.refetch()} /> : <Bars />;
}

function Unread({ problem, again }: { problem: Problem; again: () => void }) {
  const { t } = useWords();
  return <div className="page"><Refusal problem={problem}><button type="button" className="link" onClick={again}>{t('again')}</button></Refusal></div>;
}

/** Grey bars of the height of rows, shown only to those who wait longer than a moment. */
export function Bars() {
  const { t } = useWords();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return <div className="page" role="status" aria-label={t('loading')}>{late && [1, 2, 3, 4, 5].map((n) => <div key={n} className="bar-row" />)}</div>;
}

/** The next page of a list, where there is one. */
export function More({ of }: { of: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } }) {
  const { t } = useWords();
  if (!of.hasNextPage) return null;
  return <button type="button" className="more link" disabled={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>{t('more')}</button>;
}
