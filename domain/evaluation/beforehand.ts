import type { IndicatorSet, Inputs, Pack } from '../policy/pack';
import type { Theme } from '../project/states';
import type { Standing } from './states';

export type Planned = { readonly kind: string; readonly themes: readonly Theme[] };

/** True where a set measures a project before it is built: by its kind and what it is about (003 A4). */
export const measures = ({ measures: whom }: Pick<IndicatorSet, 'measures'>, { kind, themes }: Planned): boolean =>
  whom !== undefined && whom.kinds.some((each) => each === kind) && whom.themes.some((theme) => themes.includes(theme));

/** What the rule on pre-evaluations asks of a project (R054): whether it is about a field that some set measures, and what was said of it. */
export const beforehandInputs = (pack: Pack, { themes, preOpinion = 'none' }: { readonly themes: readonly Theme[]; readonly preOpinion?: Standing }): Inputs =>
  ({ pilot_field: pack.indicatorSets.some(({ measures: whom }) => whom?.themes.some((theme) => themes.includes(theme)) ?? false), pre_opinion: preOpinion });
