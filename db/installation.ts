import { randomBytes, randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { fromChineseDays } from '../domain/calendar/from-chinese-days';
import { bestAlgorithm, type HashAlgorithm } from './record/hash';

export type InstallationKind = 'demo' | 'test' | 'production';
export type Installation = {
  readonly id: string; readonly kind: InstallationKind; readonly hashAlgorithm: HashAlgorithm; readonly jurisdiction: string; readonly offsetMs: number;
  readonly currentBuild: string | null; readonly namespaceId: string | null; readonly secret: string; readonly travelUntil: number | null; readonly travelState: string | null;
};

/** The one row that says what this installation is; undefined before it was born. */
export async function readInstallation(db: Knex): Promise<Installation | undefined> {
  const { rows } = await db.raw<{ rows: Installation[] }>(`select id, kind, hash_algorithm as "hashAlgorithm", jurisdiction, offset_ms::float8 as "offsetMs", current_build as "currentBuild", namespace_id as "namespaceId", secret,
    ms(travel_until)::float8 as "travelUntil", travel_state as "travelState" from installation`);
  return rows[0];
}

type Birth = { readonly kind: InstallationKind; readonly jurisdiction: string; readonly bornAt?: number };

/** Fixes for good what an installation is: its kind, its hash algorithm, its secret, and (not in production) the business day it is born on. */
export async function initialise(db: Knex, { kind, jurisdiction, bornAt }: Birth): Promise<void> {
  const offset = bornAt === undefined || kind === 'production' ? 0 : bornAt - Date.now();
  await db('installation').insert({ id: randomUUID(), kind, hash_algorithm: bestAlgorithm(), jurisdiction, offset_ms: offset, secret: randomBytes(32).toString('hex') });
}

/** Seeds the working days of a jurisdiction: statutory holidays and make-up days 2004–2026 official, the year after projected. */
export async function seedCalendar(db: Knex, jurisdiction: string, json: unknown): Promise<void> {
  const { days, status } = fromChineseDays(json);
  await db.transaction(async (trx) => {
    await trx.batchInsert('calendar_day', days.map(({ on, kind, name }) => ({ jurisdiction, on_day: on, kind, name })), 500);
    await trx('calendar_year').insert(Object.entries(status).map(([year, state]) => ({ jurisdiction, year: Number(year), status: state, source: 'chinese-days 1.5.7' })));
  });
}
