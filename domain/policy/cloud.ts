import { z } from 'zod';
import { Source, Words, type Deep } from './item';

/** One service of the cloud catalogue (003 A1). `declared` marks those that a declaration quantifies for each virtual host. */
export const Service = z.strictObject({
  service: z.string().regex(/^CS\d{2}$/, 'is no number of a service'),
  no: z.int().min(1),
  category: z.enum(['infrastructure', 'software', 'security']),
  group: Words,
  name: Words,
  unit: Words,
  declared: z.boolean(),
  source: Source,
});

export type Service = Deep<z.infer<typeof Service>>;
