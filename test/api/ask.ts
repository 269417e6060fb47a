import { randomUUID } from 'node:crypto';
import type { Pool } from '../../db/database';
import { PASSWORD } from '../support/docket';

/** A browser of somebody: her cookies, and the token that her acts carry; nobody's has neither. */
export type Session = { readonly url: string; readonly login: string; readonly cookie: string | null; readonly csrf: string | null };
export type Answer = { readonly status: number; readonly type: string; readonly body: Record<string, unknown>; readonly text: string; readonly headers: Headers };
export type Asking = { readonly body?: unknown; readonly raw?: string | Buffer; readonly key?: string | null; readonly headers?: Readonly<Record<string, string>>; readonly csrf?: string | null };
export type Address = readonly [method: string, path: string];

export const nobody = (url: string): Session => ({ url, login: '', cookie: null, csrf: null });

/** Asks the api as a browser would; `raw` goes out as it is, a key of null leaves the command id out. */
export async function ask(who: Session, [method, path]: Address, asking: Asking = {}): Promise<Answer> {
  const sent = asking.raw ?? (asking.body === undefined ? undefined : JSON.stringify(asking.body));
  const answer = await fetch(`${who.url}/api${path}`, { method, redirect: 'manual', headers: headersOf(who, method, { ...asking, ...(sent !== undefined && { raw: sent }) }), ...(sent !== undefined && { body: typeof sent === 'string' ? sent : new Uint8Array(sent) }) });
  const text = await answer.text();
  const body = readOf(text, answer.headers);
  return { status: answer.status, type: typeof body['type'] === 'string' ? body['type'].replace('/problems/', '') : '', body, text, headers: answer.headers };
}

function headersOf(who: Session, method: string, { raw, key = randomUUID(), headers = {}, csrf = who.csrf }: Asking): Record<string, string> {
  const own = { Cookie: who.cookie, 'X-CSRF-Token': csrf, 'Content-Type': raw === undefined ? null : 'application/json', 'Idempotency-Key': method === 'GET' ? null : key, ...headers };
  return Object.fromEntries(Object.entries(own).filter((line): line is [string, string] => line[1] !== null));
}

const readOf = (text: string, headers: Headers): Record<string, unknown> => (text !== '' && /json/.test(headers.get('Content-Type') ?? '') ? (JSON.parse(text) as Record<string, unknown>) : {});

/** Signs somebody in with a browser of her own. */
export async function open(url: string, login: string, password = PASSWORD): Promise<Session> {
  const answer = await ask(nobody(url), ['POST', '/session'], { body: { login, password } });
  if (answer.status !== 201) throw new Error(`${login} is not let in: ${answer.text}`);
  return { url, login, cookie: answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '), csrf: String(answer.body['csrfToken']) };
}

const OF_THE_DOOR = ['session', 'login_rate', 'migration', 'migration_lock', 'travel_stop'];

/** How many rows every table has, those of sessions and of the limit on sign-ins left out. */
export async function rowCounts(pool: Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> all ($1) order by 1`, [OF_THE_DOOR]);
  const counted = await pool.query<Record<string, number>>(`select ${rows.map(({ name }) => `(select count(*)::int from "${name}") as "${name}"`).join(', ')}`);
  return counted.rows[0] ?? {};
}

/** Where the record of every process stands, and what every draft says: what a refused act leaves as it was. */
export async function standing(pool: Pool): Promise<object> {
  const { rows } = await pool.query<{ stands: object }>(`select json_build_object('heads', (select json_agg(json_build_array(id, last_seq, last_hash) order by id) from process), 'drafts', (select json_agg(json_build_array(id, version, submitted_at) order by id) from draft), 'calendar', (select calendar_version from installation)) as stands`);
  return { ...(rows[0]?.stands ?? {}), rows: await rowCounts(pool) };
}
