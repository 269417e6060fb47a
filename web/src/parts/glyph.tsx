import type { ReactNode } from 'react';

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const SHAPES = {
  ring: <circle cx="6.5" cy="6.5" r="4.7" {...line} />,
  half: <><circle cx="6.5" cy="6.5" r="4.7" {...line} /><path d="M1.8 6.5a4.7 4.7 0 0 0 9.4 0Z" fill="currentColor" /></>,
  full: <circle cx="6.5" cy="6.5" r="5.4" fill="currentColor" />,
  late: <><rect x="1" y="1" width="11" height="11" rx="1" fill="currentColor" /><path d="M6.5 3.4v3.8M6.5 9.5v.1" fill="none" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" /></>,
  paused: <path d="M4.4 2.5v8M8.6 2.5v8" {...line} />,
  none: <path d="M1 6.5h2M5.5 6.5h2M10 6.5h2" {...line} />,
  done: <path d="M2.2 6.8 5.2 9.8 10.8 3.6" {...line} />,
  watch: <><circle cx="6.5" cy="6.5" r="4.9" {...line} /><circle cx="6.5" cy="6.5" r="2" fill="currentColor" /></>,
  judge: <path d="M6.5 1.6 11.4 6.5 6.5 11.4 1.6 6.5Z" {...line} />,
  no: <path d="M2.8 2.8 10.2 10.2M10.2 2.8 2.8 10.2" {...line} />,
  back: <path d="M5 2.4 2.2 5.2 5 8M2.4 5.2h5.2a3 3 0 0 1 0 6H6" {...line} />,
  dot: <circle cx="6.5" cy="6.5" r="2" fill="currentColor" />,
} satisfies Record<string, ReactNode>;

export type GlyphName = keyof typeof SHAPES;

/** A 13 px shape that always stands beside its word, so it is silent to a screen reader. */
export function Glyph({ name }: { name: GlyphName }) {
  return <svg className={`glyph glyph-${name}`} viewBox="0 0 13 13" width="13" height="13" aria-hidden="true">{SHAPES[name]}</svg>;
}
