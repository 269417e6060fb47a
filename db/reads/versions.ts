import type { Pool } from '../database';
import { PROCESS_NUMBER } from './queue';

/** A published version of the rules, and how many open cases of each kind stand under it. */
export type Version = { readonly hash: string; readonly version: string; readonly inForceFrom: Date; readonly open: Readonly<Record<string, number>> };

/** The versions of a jurisdiction, the newest first. */
export async function versionsOf(pool: Pool, jurisdiction: string, limit: number): Promise<Version[]> {
  const { rows } = await pool.query<Version>(`select k.hash, k.version, k.in_force_from as "inForceFrom", coalesce((select json_object_agg(g.kind, g.n) from (select p.kind, count(*)::int as n from process p where p.pack = k.hash and p.closed_at is null group by 1) g), '{}') as open
    from pack k where k.jurisdiction = $1 order by k.in_force_from desc, k.published_at desc limit $2`, [jurisdiction, limit]);
  return rows;
}

/** Whether this version was ever published here. */
export async function isVersion(pool: Pool, jurisdiction: string, hash: string): Promise<boolean> {
  return ((await pool.query('select 1 from pack where jurisdiction = $1 and hash = $2', [jurisdiction, hash])).rowCount ?? 0) > 0;
}

/** The open cases of a kind under a version, the oldest first. */
export async function casesUnder(pool: Pick<Pool, 'query'>, { pack, kind, atMost }: { readonly pack: string; readonly kind: string; readonly atMost: number }): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from process where pack = $1 and kind = $2 and closed_at is null order by opened_at, id limit $3', [pack, kind, atMost]);
  return rows.map(({ id }) => id);
}

/** An open case as the administrator of the rules sees it: what it is about stays with who works on it. */
export type CaseUnder = { readonly id: string; readonly number: string | null; readonly stage: string | null; readonly openedAt: Date };

/** These cases, the oldest first. */
export async function casesNamed(pool: Pool, ids: readonly string[]): Promise<CaseUnder[]> {
  const { rows } = await pool.query<CaseUnder>(`select p.id, ${PROCESS_NUMBER} as number, p.stage, p.opened_at as "openedAt" from process p where p.id = any ($1) order by p.opened_at, p.id`, [ids]);
  return rows;
}
