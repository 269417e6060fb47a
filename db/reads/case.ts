import { signedName } from '../../domain/approval/substitution';
import type { Past } from '../../domain/approval/followed';
import type { Fact, FactOf } from '../../domain/record/fact';
import { upcast } from '../../domain/record/upcast';
import { requestNamed } from '../../domain/request/ids';
import type { Pool } from '../database';
import type { Client } from '../record/law';
import { load, type LoadedCase } from '../record/load';

/** A process as its decisions would read it, without a lock. */
export async function caseOf(pool: Pool, processId: string): Promise<(LoadedCase & { readonly behind: boolean }) | undefined> {
  const loaded = (await load(pool, '', [processId])).cases.get(processId);
  if (!loaded) return undefined;
  const { rows } = await pool.query<{ behind: boolean }>('select seen_seq < last_seq as behind from process where id = $1', [processId]);
  return { ...loaded, behind: rows[0]?.behind ?? false };
}

/** Several processes as their decisions would read them, without a lock. */
export const casesOf = async (pool: Pool, processIds: readonly string[]): Promise<ReadonlyMap<string, LoadedCase>> => (await load(pool, '', [...new Set(processIds)])).cases;

/** A request with what it is about, as a decision on it would read them; any other process alone. */
export async function caseToDecide(pool: Pool, processId: string): Promise<(LoadedCase & { readonly behind: boolean }) | undefined> {
  const c = await caseOf(pool, processId);
  const named = requestNamed(processId);
  return c && named ? { ...c, about: await caseOf(pool, named.subject) } : c;
}

/** A fact as history tells it: who and in whose place, when, and the words that belong to it. */
export type Told = { readonly processId: string; readonly seq: number; readonly at: number; readonly kind: Fact['kind']; readonly payload: Readonly<Record<string, unknown>>; readonly actorId: string; readonly actorName: string | null; readonly letterId: string | null };

/** Whether a fact that was read is of this kind: its payload is then what that kind says, for so it was written. */
export const isOfKind = <K extends Fact['kind']>(fact: Told, kind: K): fact is Told & FactOf<K> => fact.kind === kind;

/** The history of a process, oldest first. */
export async function historyOf(pool: Pool, processId: string): Promise<Told[]> {
  const { rows } = await pool.query<Told & { absentName: string | null }>(`select f.process_id as "processId", f.seq, ms(f.at)::float8 as at, f.kind, f.payload, f.actor_id as "actorId", r.name as "actorName", b.name as "absentName", l.id as "letterId" from fact f left join person r on r.id = f.actor_id left join person b on b.id = f.on_behalf_of left join letter l on l.process_id = f.process_id and l.seq = f.seq where f.process_id = $1 order by f.seq`, [processId]);
  return rows.map(({ absentName, ...fact }) => ({ ...fact, actorName: fact.actorName === null ? null : signedName(fact.actorName, absentName) }));
}

/** The record of a process as a decision of correction reads it, oldest first. */
export async function pastOf(client: Pick<Client, 'query'>, processId: string): Promise<Past[]> {
  const { rows } = await client.query<{ seq: number; at: number; kind: string; v: number; payload: unknown }>('select seq, ms(at)::float8 as at, kind, v, payload from fact where process_id = $1 order by seq', [processId]);
  return rows.map(({ seq, at, ...kept }) => ({ seq, at, ...upcast(kept) }));
}

/** The words behind text ids; a redacted one is missing. */
export async function textsOf(pool: Pool, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string; body: string }>('select id, body from text where id = any ($1) and body is not null', [ids]);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** Names of people by id. */
export async function namesOf(pool: Pool, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<{ id: string; name: string }>('select id, name from person where id = any ($1)', [[...new Set(ids)]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The forms a project was handed in with, oldest first: the text id of each. */
export async function formsOf(pool: Pool, projectId: string): Promise<{ seq: number; form: string; answers: { n: number; text: string }[] }[]> {
  const { rows } = await pool.query<{ seq: number; form: string; answers: { n: number; text: string }[] }>('select seq, form, answers from form_version where process_id = $1 order by seq', [projectId]);
  return rows;
}

export type AttachmentRow = { readonly id: string; readonly kind: string; readonly name: string; readonly version: number; readonly hash: string; readonly size: number; readonly mediaType: string; readonly at: number; readonly projectId: string };
const ATTACHMENT = `id, project_id as "projectId", kind, name, version, hash, size, media_type as "mediaType", ms(at)::float8 as at`;

/** The attachments that a project has now. */
export async function attachmentsOf(pool: Client, projectId: string): Promise<AttachmentRow[]> {
  const { rows } = await pool.query<AttachmentRow>(`select ${ATTACHMENT} from attachment where project_id = $1 and removed_at is null order by kind, at`, [projectId]);
  return rows;
}

/** Every file that a project ever had, those taken off its list too: a decision may have seen them. */
export async function everyAttachmentOf(pool: Pool, projectId: string): Promise<AttachmentRow[]> {
  const { rows } = await pool.query<AttachmentRow>(`select ${ATTACHMENT} from attachment where project_id = $1 order by kind, at`, [projectId]);
  return rows;
}

/** One attachment with its bytes. */
export async function attachmentContent(pool: Pool, id: string): Promise<(AttachmentRow & { bytes: Buffer }) | undefined> {
  const { rows } = await pool.query<AttachmentRow & { bytes: Buffer }>(`select a.*, b.bytes from (select ${ATTACHMENT} from attachment where id = $1) a join blob b on b.hash = a.hash`, [id]);
  return rows[0];
}

