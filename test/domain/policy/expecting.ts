import { dayOf, instantOf, timeOf } from '../../../domain/calendar/calendar';
import { dayMark } from '../../../domain/calendar/day-mark';
import { schedule } from '../../../domain/calendar/schedule';
import { ladderOf, routeOf } from '../../../domain/policy/lookup';
import type { Audience, Pack, Seat } from '../../../domain/policy/pack';
import { shippedCalendar } from '../calendar/shipped-calendar';

/** What a customer would sign: what the pack has to come to, worked out by the product's own functions. */
export type Expectation = { readonly name: string; readonly of: (pack: Pack) => unknown; readonly is: unknown };

export const cal = shippedCalendar();
/** A local instant of the calendar. */
export const at = (on: string, time: string): number => instantOf(cal, on, time);
const shown = (ms: number): string => (timeOf(cal, ms) === '00:00' ? `${dayOf(cal, ms - 1)} 24:00` : `${dayOf(cal, ms)} ${timeOf(cal, ms)}`);

/** Each rung of a ladder with its moment. */
export const rows = (pack: Pack, ladder: string, given: Parameters<typeof schedule>[1]): string[] => schedule(ladderOf(pack, ladder), given, cal).rungs.map(({ rung, at: ms }) => `${rung} ${shown(ms)}`);
const voice = (to: Audience): string => (to === 'holders' ? to : `${to.role}@${'organ' in to ? to.organ : to.at}`);
/** Whom each rung of a ladder speaks to, and how. */
export const voices = (pack: Pack, ladder: string): string[] => ladderOf(pack, ladder).rungs.map(({ id, kind, notice, to }) => `${id}: ${kind}, ${notice} to ${to.map(voice).join(' and ') || 'nobody'}`);

/** How the mark reads on two days, one on each side of "near". */
export const marks = (pack: Pack, ladder: string, [dueOn, ...seenOn]: readonly string[]): string[] =>
  seenOn.map((on) => {
    const { tone, count, unit } = dayMark({ ladder: ladderOf(pack, ladder), state: 'open', dueAt: at(dueOn ?? '', '24:00') }, at(on, '10:00'), cal);
    return `${tone} ${count} ${unit}`;
  });

/** Where a seat stands. */
export const place = (where: Seat['at']): string => ('organ' in where ? where.organ : 'relation' in where ? where.relation : where.feel);
/** Each step of a route with its ladder and seats. */
export const steps = (pack: Pack, route: string): string[] => routeOf(pack, route).steps.map(({ id, ladder, seats }) => `${id} (${ladder ?? 'undated'}): ${seats.map(({ role, at: where }) => `${role}@${place(where)}`).join(' and ')}`);
