import { z } from 'zod';
import { QueueRow } from './approval';
import { Day, Id, Instant, Named, saying, Words } from './common';

const Phrase = z.object({ id: z.string(), words: z.string() });
/** Phrases for an opinion: one's own in one's order, at most so many; and those that every desk offers, each with its decision. */
export const Phrases = z.object({ own: z.array(Phrase), shared: z.array(z.object({ id: z.string(), words: Words, outcome: z.enum(['agree', 'disagree', 'return']) })), most: z.int() });
export const AddPhrase = z.strictObject({ words: saying(200) });
export const OrderPhrases = z.strictObject({ ids: z.array(Id).min(1).max(500) });
/** The whole list as it stands after the act. */
export const PhrasesKept = z.object({ own: z.array(Phrase) });

/** The units that a list can be narrowed to. */
export const Units = z.object({ rows: z.array(Named) });

/** What somebody lands on: each figure is as long as the list that it leads to, up to a thousand; days of the strip count what is due on them, the first what of today is not late. */
export const Workbench = z.object({
  at: Instant, counts: z.object({ todo: z.int(), pool: z.int(), late: z.int(), today: z.int(), week: z.int() }),
  month: z.object({ from: Day, to: Day, decided: z.int(), returned: z.int(), meanHundredths: z.int().nullable() }), // mean working days of what was decided, in hundredths
  load: z.array(z.object({ on: Day, works: z.boolean(), due: z.int() })), unread: z.int(), rows: z.array(QueueRow),
}).meta({ id: 'Workbench' });
