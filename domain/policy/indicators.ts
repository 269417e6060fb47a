import { z } from 'zod';
import { Id, Source, Words, type Deep } from './item';

const Indicator = z.strictObject({ id: Id, name: Words, max: z.int().min(1), scale: Words, source: Source }); // max in hundredths of a point; scale says what earns how much
const Dimension = z.strictObject({ id: Id, name: Words, indicators: z.array(Indicator).min(1), source: Source });

/** What a system is evaluated by: dimensions with their indicators, points in hundredths. All maxima together are the scale. */
export const IndicatorSet = z.strictObject({ id: Id, kind: z.enum(['post', 'pre']), name: Words, scale: z.int().min(1), dimensions: z.array(Dimension).min(1), source: Source });
export type IndicatorSet = Deep<z.infer<typeof IndicatorSet>>;
