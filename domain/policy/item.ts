import { z } from 'zod';

/** What the pack's schemas share: every item says where it comes from, and every name has its alphabet. */
export const Source = z.union([
  z.strictObject({ document: z.string().min(1), clause: z.string().min(1) }),
  z.strictObject({ default: z.string().min(1) }), // no document says it: why we do
]);
export type Source = Deep<z.infer<typeof Source>>;

export const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Words = Deep<z.infer<typeof Words>>;

export const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no lower-kebab id'); // sh-jxw, review-item
export const Name = z.string().regex(/^[a-z][A-Za-z0-9_]*$/, 'is no name'); // unit_clerk, amount_fen, reminderTime
export const Code = z.string().regex(/^[A-Za-z][A-Za-z_]*$/, 'is no code'); // NEW, central

export const Day = z.iso.date();
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time of day HH:MM');

/** A value nobody may change, all the way down. */
export type Deep<T> = T extends readonly (infer U)[] ? readonly Deep<U>[] : T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;
