import type { Move } from '../domain/record/moves';
import type { Cursor, News, NoNews } from '../domain/record/news';

/** The hands of a desk: what it needs of the world. Bound to Temporal in `on-temporal.ts`, written by hand in tests. */
export type Hands = {
  readonly takeUp: () => Promise<News | NoNews>;
  readonly news: (after: Cursor) => Promise<News | NoNews>;
  readonly fireDue: (after: Cursor) => Promise<News | NoNews>;
  readonly move: (move: Move, after: Cursor) => Promise<News | NoNews>;
  /** Lets the process that opened this one know how it ended, once; one that nobody opened tells nobody. */
  readonly tellParent: (after: Cursor) => Promise<News | NoNews>;
  /** Waits for the bell or the next moment, whichever comes first; `awaited` says for the operator what for. */
  readonly wait: (nextInMs: number | null, awaited: string) => Promise<'bell' | 'moment'>;
  /** Has something asked of the world, with its own retries; the answer comes as news. */
  readonly order: (what: string) => void;
  /** Told whenever news came, so that the operator's view follows. */
  readonly heard: (news: News) => void;
};
