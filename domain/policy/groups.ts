import { z } from 'zod';
import { Id, Name, Source, type Deep } from './item';

/** A group of departments under which projects are reviewed: the organ that it is, who leads it, who stands in for her, and whose projects it gets (003 B1). */
export const Group = z.strictObject({
  group: Id,
  leader: Name,
  substitute: z.strictObject({ role: Name, source: Source }),
  departments: z.strictObject({ organs: z.array(Id).min(1), source: Source }),
  takesRest: Source.optional(), // the one group that gets what no group lists, and why
  source: Source,
});

export type Group = Deep<z.infer<typeof Group>>;
