import { dayOf } from '../calendar/calendar';
import { applyRule } from '../policy/apply-rule';
import { isInForce } from '../policy/ask-gate';
import { cited } from '../policy/cited';
import { ruleOf } from '../policy/lookup';
import type { Ruling } from '../policy/pack';
import { cutoffOf, windowInputs } from '../policy/window';
import type { WindowRow, World } from '../record/case';
import type { Refusal } from '../refusal';

type Asked = { readonly id: string; readonly seq: number; readonly channel: string; readonly year: number; readonly window: WindowRow | null };

/** The rule of lateness that a channel's window names, asked about the instant at which the whole request had arrived; none where no such rule is in force. */
export function latenessOf({ id, seq, channel, year, window }: Asked, w: World): readonly Ruling[] {
  const kept = w.pack.windows.find((each) => each.channel === channel);
  if (!kept) return [];
  const rule = ruleOf(w.pack, kept.rule);
  const inputs = windowInputs(w.pack, { channel, year, arrivedAt: w.arrivedAt, window });
  return isInForce(rule, dayOf(w.calendar, w.at)) ? [applyRule(rule, inputs, { pack: w.packHash, saw: { processId: id, seq } })] : [];
}

/** Why nothing can be added to a batch any more: its window was never set, the request had arrived after the cut-off, or the window is closed (003 B9). */
export function tooLate(asked: Asked, rulings: readonly Ruling[], w: World): Refusal | undefined {
  const { channel, year, window } = asked;
  const cutoffAt = cutoffOf(w.pack, { channel, year, window });
  const ruling = rulings[0];
  const said = ruling ? { rule: ruling.rule, code: ruling.code, ...cited(ruling) } : { rule: '', code: '', document: 'default', clause: 'no rule of lateness is in force' };
  if (window === null || cutoffAt === undefined) return { refused: 'window-not-set', ...said, channel, year };
  return window.closedAt !== null || rulings.some(({ holds }) => !holds) ? { refused: 'too-late', ...said, channel, arrivedAt: w.arrivedAt, cutoffAt } : undefined;
}
