import type { Refusal } from '../refusal';

/** A list as a person has narrowed and named it; `query` is what its address says. */
export type View = { readonly id: string; readonly name: string; readonly query: string };
export type Views = readonly View[];

/** The views with this one: in the place of the one of its name, else behind all others; refused where there is no room. */
export function keepView(views: Views, view: View, most: number): Views | Refusal {
  if (views.some(({ name }) => name === view.name)) return views.map((each) => (each.name === view.name ? { ...view, id: each.id } : each));
  return views.length >= most ? { refused: 'views-full', most } : [...views, view];
}

/** The views without one. */
export function removeView(views: Views, id: string): Views | Refusal {
  return views.some((each) => each.id === id) ? views.filter((each) => each.id !== id) : { refused: 'not-found' };
}

/** The same views in another order; refused where they are no longer these. */
export function orderViews(views: Views, ids: readonly string[]): Views | Refusal {
  const ordered = ids.flatMap((id) => views.find((each) => each.id === id) ?? []);
  return ordered.length === views.length && new Set(ids).size === views.length ? ordered : { refused: 'views-changed-elsewhere' };
}
