import type { ItemChange } from '../domain/policy/overlay';
import type { Pack } from '../domain/policy/pack';
import type { PackFile } from '../domain/policy/parts';
import type { MovedDeadline } from './calendar';
import type { Pool } from './database';
import type { Client } from './record/law';

/** A file that is drafted; without words it is to be taken away, and what the release says stands again. */
export type Draft = { readonly path: string; readonly body: string | null; readonly by: readonly string[]; readonly names: readonly string[]; readonly at: Date };
/** A pack of the release, as its files say it. */
export type Shipped = { readonly hash: string; readonly version: string; readonly files: readonly PackFile[] };
/** What an installation has laid over the release's pack so far, from its first revision on. */
export type Revision = { readonly n: number; readonly pack: string; readonly shipped: string; readonly files: readonly PackFile[] };
export type Publication = {
  readonly n: number; readonly pack: string; readonly version: string; readonly changes: readonly ItemChange[]; readonly reason: string; readonly draftedBy: readonly string[]; readonly publishedBy: string; readonly at: Date;
  readonly moved: number; readonly earlier: number; readonly processes: readonly MovedDeadline[]; readonly done: boolean;
};

/** All that decides what an overlay comes to: the newest pack of the release, the one under the revision in force, that revision, and what is drafted. */
export type OverlayState = { readonly newest: Shipped; readonly under: Shipped; readonly revision: Revision | null; readonly drafts: readonly Draft[] };

/** Keeps a pack of the release as it came; one that comes again is the newest again. */
export async function keepShipped(pool: Pick<Pool, 'query'>, { hash, jurisdiction, version, files }: Shipped & { readonly jurisdiction: string }): Promise<void> {
  const kept = JSON.stringify(Object.fromEntries(files.map(({ path, text }) => [path, text])));
  await pool.query(`insert into shipped_pack (hash, jurisdiction, version, files) values ($1, $2, $3, $4) on conflict (hash) do update set shipped_at = clock_timestamp()`, [hash, jurisdiction, version, kept]);
}

/** The overlay as it stands. */
export async function overlayState(client: Client, jurisdiction: string): Promise<OverlayState> {
  const newest = await shippedBy(client, 'jurisdiction = $1 order by shipped_at desc limit 1', jurisdiction);
  const revision = await lastRevision(client, jurisdiction);
  const under = revision && revision.shipped !== newest.hash ? await shippedBy(client, 'hash = $1', revision.shipped) : newest;
  return { newest, under, revision, drafts: await draftsOf(client, jurisdiction) };
}

type Kept = { readonly hash: string; readonly version: string; readonly files: Readonly<Record<string, string>> };
const listed = (files: Readonly<Record<string, string>>): PackFile[] => Object.entries(files).map(([path, text]) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));

async function shippedBy(client: Client, which: string, value: string): Promise<Shipped> {
  const { rows } = await client.query<Kept>(`select hash, version, files from shipped_pack where ${which}`, [value]);
  if (!rows[0]) throw Object.assign(new Error('no pack of a release is kept'), { code: 'NO_PACK' });
  return { ...rows[0], files: listed(rows[0].files) };
}

/** The newest revision of an installation's overlay; null where nobody has laid one. */
export async function lastRevision(client: Client, jurisdiction: string): Promise<Revision | null> {
  const { rows } = await client.query<Omit<Revision, 'files'> & { readonly files: Kept['files'] }>('select n, pack, shipped, files from overlay_publication where jurisdiction = $1 order by n desc limit 1', [jurisdiction]);
  return rows[0] ? { ...rows[0], files: listed(rows[0].files) } : null;
}

async function draftsOf(client: Client, jurisdiction: string): Promise<Draft[]> {
  const { rows } = await client.query<Draft>(`select d.path, d.body, d.by_ids as by, d.at, array(select p.name from unnest(d.by_ids) with ordinality b (id, n) join person p on p.id = b.id order by b.n) as names
    from overlay_draft d where d.jurisdiction = $1 order by d.path`, [jurisdiction]);
  return rows;
}

/** Nothing else of the overlay changes until the end of the transaction. */
export const lockOverlay = async (client: Client): Promise<void> => { await client.query('select pg_advisory_xact_lock(20250025)'); };

/** Writes a file down, or that it is to go; whoever has written on it is remembered, so that none of them publishes it. */
export async function putDraft(client: Client, { jurisdiction, path, body, by }: { readonly jurisdiction: string; readonly path: string; readonly body: string | null; readonly by: string }): Promise<void> {
  await client.query(`insert into overlay_draft (jurisdiction, path, body, by_ids) values ($1, $2, $3, array[$4]) on conflict (jurisdiction, path)
    do update set body = excluded.body, at = clock_timestamp(), by_ids = case when $4 = any (overlay_draft.by_ids) then overlay_draft.by_ids else overlay_draft.by_ids || $4 end`, [jurisdiction, path, body, by]);
}

/** Forgets what was drafted of a file. */
export async function dropDraft(client: Client, { jurisdiction, path }: { readonly jurisdiction: string; readonly path: string }): Promise<void> {
  await client.query('delete from overlay_draft where jurisdiction = $1 and path = $2', [jurisdiction, path]);
}

export type NewPack = { readonly hash: string; readonly pack: Pack; readonly files: readonly PackFile[]; readonly by: string };
export type NewRevision = NewPack & {
  readonly jurisdiction: string; readonly n: number; readonly before: string; readonly shipped: string; readonly own: readonly PackFile[]; readonly changes: readonly ItemChange[]; readonly reason: string; readonly draftedBy: readonly string[];
};

const recordOf = (files: readonly PackFile[]): string => JSON.stringify(Object.fromEntries(files.map(({ path, text }) => [path, text])));

/** Publishes a pack with its overlay: an immutable row in force from this moment of business time; what was drafted is drafted no more. */
export async function publishRevision(client: Client, it: NewRevision): Promise<void> {
  await client.query(`insert into pack (hash, jurisdiction, version, body, files, published_by, in_force_from) select $1, $2, $3, $4, $5, $6, clock_timestamp() + offset_ms * interval '1 millisecond' from installation`,
    [it.hash, it.jurisdiction, it.pack.version, JSON.stringify(it.pack), recordOf([...it.files, ...it.own.map(({ path, text }) => ({ path: `overlay/${path}`, text }))]), it.by]);
  await client.query(`insert into organ (id, jurisdiction, name_zh, name_en, kind, parent_id) select d.id, $1, d.name ->> 'zh', d.name ->> 'en', d.kind, d.parent from jsonb_to_recordset($2::jsonb) as d(id text, name jsonb, kind text, parent text)
    on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, kind = excluded.kind, parent_id = excluded.parent_id`, [it.jurisdiction, JSON.stringify(it.pack.organs)]);
  await client.query('update installation set directory_version = directory_version + 1');
  await client.query('insert into overlay_publication (jurisdiction, n, pack, before, shipped, files, changes, reason, drafted_by, published_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [it.jurisdiction, it.n, it.hash, it.before, it.shipped, recordOf(it.own), JSON.stringify(it.changes), it.reason, it.draftedBy, it.by]);
  await client.query('delete from overlay_draft where jurisdiction = $1', [it.jurisdiction]);
}

const PUBLICATION = `o.n, o.pack, k.version, o.changes, o.reason, array(select coalesce(p.name, b.id) from unnest(o.drafted_by) with ordinality b (id, i) left join person p on p.id = b.id order by b.i) as "draftedBy",
  coalesce(f.name, o.published_by) as "publishedBy", o.at, o.moved, o.earlier, o.processes, o.done_at is not null as done from overlay_publication o join pack k on k.hash = o.pack left join person f on f.id = o.published_by`;

/** Every revision, the newest first. */
export async function publications(client: Client, jurisdiction: string, limit: number): Promise<Publication[]> {
  const { rows } = await client.query<Publication>(`select ${PUBLICATION} where o.jurisdiction = $1 order by o.n desc limit $2`, [jurisdiction, limit]);
  return rows;
}

const MOVING = `jurisdiction, n, pack, before, published_by as by, done_at is not null as done`;
export type LadderChange = { readonly jurisdiction: string; readonly n: number; readonly pack: string; readonly before: string; readonly by: string; readonly done: boolean };

/** A revision as what its ladders move. */
export async function ladderChange(client: Client, { jurisdiction, n }: Pick<LadderChange, 'jurisdiction' | 'n'>): Promise<LadderChange | undefined> {
  const { rows } = await client.query<LadderChange>(`select ${MOVING} from overlay_publication where jurisdiction = $1 and n = $2`, [jurisdiction, n]);
  return rows[0];
}

/** A revision whose recomputing was cut off half a minute ago or more, if there is one. */
export async function unfinishedLadders(client: Client): Promise<LadderChange | undefined> {
  const { rows } = await client.query<LadderChange>(`select ${MOVING} from overlay_publication where done_at is null and at < now() - interval '30 seconds' order by n limit 1`);
  return rows[0];
}

/** Notes, in the transaction that moved them, whose deadlines a revision has moved. */
export async function noteLadders(client: Client, { jurisdiction, n }: Pick<LadderChange, 'jurisdiction' | 'n'>, { moved, earlier }: { readonly moved: readonly MovedDeadline[]; readonly earlier: number }): Promise<void> {
  await client.query('update overlay_publication set moved = moved + $3, earlier = earlier + $4, processes = processes || $5::jsonb where jurisdiction = $1 and n = $2', [jurisdiction, n, moved.length, earlier, JSON.stringify(moved)]);
}

/** Notes that every open process was looked at. */
export const laddersDone = async (client: Client, { jurisdiction, n }: Pick<LadderChange, 'jurisdiction' | 'n'>): Promise<void> => { await client.query('update overlay_publication set done_at = coalesce(done_at, now()) where jurisdiction = $1 and n = $2', [jurisdiction, n]); };
