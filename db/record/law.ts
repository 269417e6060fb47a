import { calendarOf, type Calendar, type CalendarDay } from '../../domain/calendar/calendar';
import type { Pack } from '../../domain/policy/pack';
import type { Directory, Holding } from '../../domain/record/case';
import type { Standing } from './load';
import type { Pool } from '../database';
import { standingSubstitutions } from '../substitutions';
import { directoryAt, staffOf, type Staff } from './directory';

/** Whatever a statement can be put to: a transaction's connection, or the pool. */
export type Client = Pick<Pool, 'query'>;

/** The law in force as this process keeps it in memory: packs by hash (immutable), the calendar and the directory by their version numbers; who stands in for whom as of the moment of business time at which it is asked. */
export type Law = {
  readonly pack: (client: Client, hash: string) => Promise<Pack>;
  readonly calendar: (client: Client, standing: Standing) => Promise<Calendar>;
  readonly offices: (client: Client, standing: Standing) => Promise<Directory>;
};

/** Makes an empty memory; what it keeps is read inside the transaction that first needs it. */
export function createLaw(): Law {
  const packs = new Map<string, Pack>();
  let calendar: Calendar | undefined;
  let staff: Staff | undefined;
  return {
    async pack(client, hash) {
      const kept = packs.get(hash) ?? (await readPublished(client, hash));
      packs.set(hash, kept);
      return kept;
    },
    async calendar(client, standing) {
      if (calendar?.version !== standing.calendarVersion) calendar = await readCalendar(client, standing);
      return calendar;
    },
    async offices(client, standing) {
      if (staff?.version !== standing.directoryVersion) staff = await readStaff(client, standing.directoryVersion);
      return directoryAt(staff, standing.dbNow + standing.offsetMs);
    },
  };
}

/** What a pack that was published by an earlier release does not have. */
const BEFORE_CLOUD = { services: [], waits: [], milestones: [], requests: [] } as const;

async function readPublished(client: Client, hash: string): Promise<Pack> {
  const { rows } = await client.query<{ body: Pack }>('select body from pack where hash = $1', [hash]);
  if (!rows[0]) throw new Error(`no pack is published as ${hash}`);
  const { body } = rows[0];
  return { ...BEFORE_CLOUD, ...BEFORE_LETTERS, ...body, settings: { ...BEFORE_DIGESTS, ...body.settings } };
}

/** A pack that was published before there were letters issues none. */
const BEFORE_LETTERS = { series: [], templates: [], letters: [] } as const;

/** A pack that was published before there were digests or substitutes says nothing of them; each notice has its own mail, who wants a digest has it at the usual hour, and a substitute sits in the same organ. */
const BEFORE_DIGESTS: Pack['settings'] = { mailing: { value: 'at-once', source: { default: 'as before there were digests' } }, digestAt: { value: '08:30', source: { default: 'before the reminders of the day speak' } }, substitutesFrom: { value: 'same-organ', source: { default: 'as the release that knows of substitutes has it' } } };

async function readCalendar(client: Client, { jurisdiction, calendarVersion }: Standing): Promise<Calendar> {
  const years = await client.query<{ year: number; status: 'official' | 'projected' }>('select year, status from calendar_year where jurisdiction = $1', [jurisdiction]);
  const days = await client.query<CalendarDay>(`select to_char(on_day, 'YYYY-MM-DD') as "on", kind, name from calendar_day where jurisdiction = $1`, [jurisdiction]);
  const pack = await client.query<{ offset: string }>(`select body ->> 'utcOffset' as "offset" from pack where jurisdiction = $1 order by in_force_from desc limit 1`, [jurisdiction]);
  return calendarOf({ version: calendarVersion, utcOffset: pack.rows[0]?.offset ?? '+00:00', status: Object.fromEntries(years.rows.map(({ year, status }) => [year, status])), days: days.rows });
}

async function readStaff(client: Client, version: number): Promise<Staff> {
  const { rows } = await client.query<Holding & { person: string }>(`select h.person_id as person, h.role, h.organ_id as organ from holding h join person p on p.id = h.person_id where p.state = 'active' and now() between h.from_at and h.to_at order by h.person_id`);
  return staffOf(version, rows, await standingSubstitutions(client));
}
