import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify as verifySignature, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from './law';
import type { HashAlgorithm } from './hash';
import { rootOf } from './verify';

/** The heads of all chains on one day, under one signature, kept outside the database. */
export type Anchor = { readonly on: string; readonly heads: Readonly<Record<string, { seq: number; hash: string }>>; readonly root: string; readonly signature: string };
type Where = { readonly folder: string; readonly algorithm: HashAlgorithm };

/** Makes and signs the anchor of this business day. The key is made at the first one and stays beside the anchors. */
export async function makeAnchor(pool: Client, { folder, algorithm }: Where): Promise<Anchor> {
  const { rows } = await pool.query<{ id: string; seq: number; hash: string }>('select id, last_seq as seq, last_hash as hash from process order by id');
  const day = await pool.query<{ on: string }>(`select to_char((now() + offset_ms * interval '1 millisecond') at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "on" from installation`);
  const root = rootOf(algorithm, new Map(rows.map(({ id, hash }) => [id, hash])));
  const on = day.rows[0]?.on ?? '';
  const signature = sign(null, Buffer.from(`${on}\n${root}`), await signingKey(folder)).toString('base64');
  await pool.query('insert into anchor (on_day, heads, root, signature, made_at) values ($1, $2, $3, $4, now()) on conflict (on_day) do update set heads = excluded.heads, root = excluded.root, signature = excluded.signature, made_at = now()', [on, rows.length, root, signature]);
  return { on, heads: Object.fromEntries(rows.map(({ id, seq, hash }) => [id, { seq, hash }])), root, signature };
}

async function signingKey(folder: string): Promise<KeyObject> {
  const file = join(folder, 'anchor-key.pem');
  if (!existsSync(file)) await writeFile(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return createPrivateKey(await readFile(file));
}

/** Compares every kept anchor with the record: its signature, its root, and that each head it named still stands where it stood. */
export async function compareAnchors(pool: Client, { folder, algorithm }: Where): Promise<{ compared: number; faults: string[] }> {
  if (!existsSync(folder)) return { compared: 0, faults: [] };
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  const faults: string[] = [];
  const key = names.length === 0 ? undefined : createPublicKey(await signingKey(folder));
  for (const name of names) {
    const anchor = JSON.parse(await readFile(join(folder, name), 'utf8')) as Anchor;
    const heads = new Map(Object.entries(anchor.heads).map(([id, { hash }]) => [id, hash]));
    if (!key || !verifySignature(null, Buffer.from(`${anchor.on}\n${anchor.root}`), key, Buffer.from(anchor.signature, 'base64'))) faults.push(`${name}: signature`);
    if (rootOf(algorithm, heads) !== anchor.root) faults.push(`${name}: root`);
    const { rows } = await pool.query<{ id: string }>(`select h.id from jsonb_to_recordset($1::jsonb) as h(id text, seq integer, hash text) left join fact f on f.process_id = h.id and f.seq = h.seq and f.hash = h.hash where f.seq is null`, [JSON.stringify(Object.entries(anchor.heads).map(([id, head]) => ({ id, ...head })))]);
    for (const { id } of rows) faults.push(`${name}: ${id}`);
  }
  return { compared: names.length, faults };
}

