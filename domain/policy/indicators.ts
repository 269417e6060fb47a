import { z } from 'zod';
import { THEMES } from '../project/states';
import { Id, Source, Words, type Deep } from './item';

const Indicator = z.strictObject({ id: Id, name: Words, max: z.int().min(1), scale: Words, source: Source }); // max in hundredths of a point; scale says what earns how much
const Measures = z.strictObject({ kinds: z.array(z.enum(['NEW', 'UPGRADE', 'OM'])).min(1), themes: z.array(z.enum(THEMES)).min(1), source: Source });
const Dimension = z.strictObject({ id: Id, name: Words, indicators: z.array(Indicator).min(1), source: Source });

/** What a system is evaluated by: dimensions with their indicators, points in hundredths. All maxima together are the scale. A set for what is still to be built names the projects it measures. */
export const IndicatorSet = z.strictObject({ id: Id, kind: z.enum(['post', 'pre']), name: Words, scale: z.int().min(1), measures: Measures.optional(), dimensions: z.array(Dimension).min(1), source: Source });
export type IndicatorSet = Deep<z.infer<typeof IndicatorSet>>;
