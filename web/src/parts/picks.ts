import { useMemo, useState } from 'react';
import type { Problem } from '../api/contract';
import { useAct, type Act } from '../api/use-act';

/** How an act on several things went with one of them. */
type Went = { readonly taskId: string; readonly done: boolean; readonly problem: Problem | null };
export type Picks<R extends Went> = {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly add: (ids: readonly string[]) => void;
  readonly all: (ids: readonly string[]) => void;
  readonly clear: () => void;
  readonly results: ReadonlyMap<string, R>;
  readonly act: Act<{ readonly rows: readonly R[] }>;
};

const USUALLY_MOST = 50;
const NOBODY: ReadonlySet<string> = new Set();

/** The rows that are picked, and how the last act on several went: what was done is picked no more, what was not stays. */
export function usePicks<R extends Went>(most = USUALLY_MOST): Picks<R> {
  const [ids, setIds] = useState(NOBODY);
  const act = useAct<{ readonly rows: readonly R[] }>(({ rows }) => setIds(new Set(rows.filter(({ done }) => !done).map(({ taskId }) => taskId))));
  const results = useMemo(() => new Map((act.answer?.rows ?? []).map((row) => [row.taskId, row])), [act.answer]);
  return {
    ids, results, act,
    toggle: (id) => setIds((before) => (before.has(id) ? new Set([...before].filter((each) => each !== id)) : new Set([...before, id].slice(0, most)))),
    add: (more) => setIds((before) => new Set([...before, ...more].slice(0, most))),
    all: (every) => setIds(new Set(every.slice(0, most))),
    clear: () => {
      setIds(NOBODY);
      act.forget();
    },
  };
}

/** The titles of all rows that have been here: one that leaves meanwhile keeps its name in what is said of it. */
export function useTitles(rows: readonly { readonly id: string; readonly title: string }[]): (id: string) => string {
  const [titles] = useState(() => new Map<string, string>());
  for (const { id, title } of rows) titles.set(id, title);
  return (id) => titles.get(id) ?? id;
}
