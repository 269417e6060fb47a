import type { Calendar } from '../../domain/calendar/calendar';
import type { Pack } from '../../domain/policy/pack';
import type { Directory } from '../../domain/record/case';
import type { Record_ } from '../record/change';
import type { Standing } from '../record/load';

/** What every screen is seen by: business time, the pack in force, the calendar, and who holds which office. */
export type Sight = { readonly now: number; readonly pack: Pack; readonly packHash: string; readonly calendar: Calendar; readonly offices: Directory; readonly standing: Standing };

const STANDING = `select i.offset_ms::float8 as "offsetMs", ms(clock_timestamp())::float8 as "dbNow", i.kind, i.hash_algorithm as algorithm, i.jurisdiction, i.calendar_version as "calendarVersion", i.directory_version as "directoryVersion", i.current_build as build,
  (select k.hash from pack k where k.jurisdiction = i.jurisdiction and k.in_force_from <= clock_timestamp() + i.offset_ms * interval '1 millisecond' order by k.in_force_from desc, k.published_at desc limit 1) as "packInForce" from installation i`;

/** Looks at the installation as it is now. */
export async function look({ pool, law }: Pick<Record_, 'pool' | 'law'>): Promise<Sight> {
  const { rows } = await pool.query<Standing>({ name: 'look', text: STANDING });
  const standing = rows[0];
  if (!standing?.packInForce) throw Object.assign(new Error('the installation was never initialised'), { code: 'NOT_INITIALISED' });
  const [pack, calendar, offices] = [await law.pack(pool, standing.packInForce), await law.calendar(pool, standing), await law.offices(pool, standing)];
  return { now: standing.dbNow + standing.offsetMs, pack, packHash: standing.packInForce, calendar, offices, standing };
}
