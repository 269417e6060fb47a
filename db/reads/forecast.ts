import { addDays, dayOf, instantOf, isInside, isWorkingDay } from '../../domain/calendar/calendar';
import type { Measured } from '../../domain/approval/expected';
import type { Pool } from '../database';
import type { Sight } from './sight';

const YEAR_DAYS = 365;
const LONGEST_DAYS = 4 * YEAR_DAYS; // what took longer is counted from the first of them
/** So many have to be over before what they took says anything. */
const LEAST = 5;

/**
 * The median of the working days that each step and each wait took which was over in the year before a day. The days of the calendar come numbered by the working days
 * up to each, so that the database subtracts and counts none.
 */
const MEDIANS = {
  name: 'measured',
  text: `with numbered as (select * from unnest($1::date[], $2::int[]) as n (on_day, n)),
  over as (
    select t.route || '.' || t.step as what, t.opened_at as began, t.decided_at as ended from user_task t where t.state = 'decided' and t.work = 'decide' and t.decided_at >= $3 and t.decided_at < $4
    union all select 'wait.' || a.what, a.opened_at, a.ended_at from awaiting a where a.state = 'ended' and a.ended_at > a.opened_at and a.ended_at >= $3 and a.ended_at < $4
  )
  select o.what, percentile_disc(0.5) within group (order by e.n - b.n)::int as days
  from over o join numbered b on b.on_day = greatest((o.began at time zone make_interval(mins => $5))::date, $6::date) join numbered e on e.on_day = (o.ended at time zone make_interval(mins => $5))::date
  group by o.what having count(*) >= ${LEAST}`,
};

type Days = { readonly days: readonly string[]; readonly numbers: readonly number[]; readonly from: string };

/** The days up to and including one, each with the number of the last working day by then; days beyond the calendar are left out. */
function numbered({ calendar }: Pick<Sight, 'calendar'>, until: string): Days {
  const all = Array.from({ length: LONGEST_DAYS }, (_, n) => addDays(until, n + 1 - LONGEST_DAYS)).filter((on) => isInside(calendar, on));
  let n = 0;
  return { days: all, numbers: all.map((on) => (isWorkingDay(calendar, on) ? (n += 1) : n)), from: all[0] ?? until };
}

/** Reads what steps and waits have taken, once for each business day, and calendar: it changes slowly, and many pages ask for it. */
export function createMeasuring(): (pool: Pool, sight: Pick<Sight, 'now' | 'calendar'>) => Promise<Measured> {
  let kept: { readonly of: string; readonly measured: Promise<Measured> } | undefined;
  return (pool, sight) => {
    const on = dayOf(sight.calendar, sight.now);
    const of = `${on} ${sight.calendar.version}`;
    if (kept?.of !== of) kept = { of, measured: measuredBefore(pool, sight, on).catch((err: unknown) => { kept = undefined; throw err; }) };
    return kept.measured;
  };
}

/** What was over in the year that ended with the day before this one. */
async function measuredBefore(pool: Pool, { calendar }: Pick<Sight, 'calendar'>, on: string): Promise<Measured> {
  const { days, numbers, from } = numbered({ calendar }, on);
  const midnight = (day: string): Date => new Date(instantOf(calendar, day, '00:00'));
  const { rows } = await pool.query<{ what: string; days: number }>({ ...MEDIANS, values: [days, numbers, midnight(addDays(on, -YEAR_DAYS)), midnight(on), calendar.utcOffsetMinutes, from] });
  return new Map(rows.map((row) => [row.what, row.days]));
}
