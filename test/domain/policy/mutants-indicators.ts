import type { Pack } from '../../../domain/policy/pack';
import { gone, nth, oneOff, type At, type Draft, type Slip } from './slips';

/** The sets that systems are evaluated by: each gone, of another kind, its scale and each maximum one off, each indicator gone, and whom it measures. */
export const indicatorSlips = (pack: Pack): Slip[] =>
  pack.indicatorSets.flatMap((set, i) => [
    { name: `indicator set ${set.id} gone`, make: (draft: Draft) => void draft.indicatorSets.splice(i, 1) },
    { name: `indicator set ${set.id}, kind`, make: (draft: Draft) => { nth(draft.indicatorSets, i).kind = set.kind === 'post' ? 'pre' : 'post'; } },
    ...oneOff(`indicator set ${set.id}, scale`, (draft, by) => (nth(draft.indicatorSets, i).scale += by)),
    ...measureSlips(set, (draft) => nth(draft.indicatorSets, i)),
    ...set.dimensions.flatMap((dimension, j) => [
      ...gone(`indicator set ${set.id}, ${dimension.id}`, dimension.indicators, { name: ({ id }) => id, list: (draft) => nth(nth(draft.indicatorSets, i).dimensions, j).indicators }),
      ...dimension.indicators.flatMap(({ id }, k) => oneOff(`indicator set ${set.id}, ${id}, maximum`, (draft, by) => (nth(nth(nth(draft.indicatorSets, i).dimensions, j).indicators, k).max += by))),
    ]),
  ]);

/** Whom a set measures before it is built: nobody, or each kind and theme gone. */
const measureSlips = ({ id, measures }: Pack['indicatorSets'][number], at: At<Draft['indicatorSets'][number]>): Slip[] => (measures === undefined ? [] : [
  { name: `indicator set ${id}, whom it measures gone`, make: (draft) => void delete at(draft).measures },
  ...gone(`indicator set ${id}, kind`, measures.kinds, { name: String, list: (draft) => at(draft).measures?.kinds ?? [] }),
  ...gone(`indicator set ${id}, theme`, measures.themes, { name: String, list: (draft) => at(draft).measures?.themes ?? [] }),
]);
