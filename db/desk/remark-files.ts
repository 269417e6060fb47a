import type { Knex } from 'knex';
import type { Files, Ready } from '../../domain/approval/remark';
import type { Pool } from '../database';
import { hashOf, type HashAlgorithm } from '../record/hash';
import type { Client } from '../record/law';

type NewFile = { readonly processId: string; readonly name: string; readonly mediaType: string; readonly bytes: Buffer; readonly by: string; readonly at: number; readonly algorithm: HashAlgorithm };

/** Keeps a file under the hash of its bytes, ready for a remark on this case; the same once more changes nothing. */
export async function keepFile(db: Knex, { processId, name, mediaType, bytes, by, at, algorithm }: NewFile): Promise<Ready> {
  const hash = hashOf(algorithm, bytes);
  await db.transaction(async (trx) => {
    await trx('blob').insert({ hash, bytes }).onConflict('hash').ignore();
    await trx('remark_file').insert({ process_id: processId, hash, name, size: bytes.length, media_type: mediaType, by_id: by, at: new Date(at) }).onConflict(['process_id', 'hash', 'name']).ignore();
  });
  return { name, hash, size: bytes.length, mediaType };
}

/** What lies ready beside a case, and the names of all files that its remarks brought so far. */
export async function filesOf(client: Client, processId: string): Promise<Files> {
  const ready = await client.query<Ready>('select name, hash, size, media_type as "mediaType" from remark_file where process_id = $1', [processId]);
  const before = await client.query<{ name: string }>(`select a.v ->> 'name' as name from remark r cross join lateral jsonb_array_elements(r.attachments) a (v) where r.process_id = $1`, [processId]);
  return { ready: ready.rows, before: before.rows.map(({ name }) => name) };
}

/** A file of a remark that was made, with its bytes. */
export async function fileContent(pool: Pool, { processId, hash }: { readonly processId: string; readonly hash: string }): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Buffer } | undefined> {
  const { rows } = await pool.query<{ name: string; mediaType: string; bytes: Buffer }>(`select a.v ->> 'name' as name, a.v ->> 'mediaType' as "mediaType", b.bytes from remark r cross join lateral jsonb_array_elements(r.attachments) a (v) join blob b on b.hash = a.v ->> 'hash'
    where r.process_id = $1 and b.hash = $2 limit 1`, [processId, hash]);
  return rows[0];
}

/** How many copies of a case somebody was sent, and how many of them she has not read. */
export async function copiesOf(client: Client, { processId, to }: { readonly processId: string; readonly to: string }): Promise<{ readonly all: number; readonly unread: number }> {
  const { rows } = await client.query<{ all: number; unread: number }>('select count(*)::int as all, count(*) filter (where read_at is null)::int as unread from copy where process_id = $1 and to_id = $2', [processId, to]);
  return rows[0] ?? { all: 0, unread: 0 };
}
