import type { Refusal } from '../domain/refusal';
import type { Office } from './people';
import type { Client } from './record/law';

export type OfficeChangeRow = { readonly id: string; readonly personId: string; readonly name: string; readonly role: string; readonly organ: string; readonly ends: boolean; readonly reason: string; readonly by: string; readonly byName: string; readonly at: Date; readonly confirmedBy: string | null; readonly confirmedAt: Date | null };
export type PersonRow = { readonly id: string; readonly login: string; readonly name: string; readonly mail: string; readonly state: 'active' | 'disabled'; readonly offices: readonly Office[]; readonly invited: boolean };
type NewAccount = { readonly id: string; readonly login: string; readonly name: string; readonly mail: string };
type Why = { readonly by: string; readonly reason: string };

const directoryChanged = (client: Client): Promise<unknown> => client.query('update installation set directory_version = directory_version + 1');
const note = (client: Client, what: 'opened' | 'invited' | 'disabled' | 'handed-over', { id, by, reason }: Why & { id: string }): Promise<unknown> =>
  client.query('insert into account_change (person_id, what, reason, by_id) values ($1, $2, $3, $4)', [id, what, reason, by]);

/** Opens an account without any office; a sign-in name is given once and never again. */
export async function openAccount(client: Client, { id, login, name, mail }: NewAccount, why: Why): Promise<Refusal | NewAccount> {
  const { rowCount } = await client.query('insert into person (id, login, name, mail) values ($1, $2, $3, $4) on conflict (login) do nothing', [id, login, name, mail]);
  if (rowCount === 0) return { refused: 'login-taken' };
  await note(client, 'opened', { id, ...why });
  await directoryChanged(client);
  return { id, login, name, mail };
}

/** After it the tokens this person had are spent and this one, known by its hash alone, is good for a day. */
export async function invite(client: Client, { id, tokenHash, ...why }: Why & { id: string; tokenHash: string }): Promise<void> {
  await client.query('update sign_in_token set used_at = now() where person_id = $1 and used_at is null', [id]);
  await client.query(`insert into sign_in_token (token_hash, person_id, expires_at) values ($1, $2, now() + interval '1 day') on conflict (token_hash) do nothing`, [tokenHash, id]);
  await note(client, 'invited', { id, ...why });
}

/** Takes an account out of use: its sessions and tokens end, its offices count no more, what was decided stays. */
export async function disableAccount(client: Client, { id, ...why }: Why & { id: string }): Promise<void> {
  await client.query(`update person set state = 'disabled' where id = $1`, [id]);
  await client.query('delete from session where person_id = $1', [id]);
  await client.query('update sign_in_token set used_at = now() where person_id = $1 and used_at is null', [id]);
  await note(client, 'disabled', { id, ...why });
  await directoryChanged(client);
}

/** The processes in which something waits for this person, with how many tasks: claimed by her, asked of her by name, or delegated by her to another. */
export async function heldBy(client: Client, id: string): Promise<{ id: string; title: string; tasks: number }[]> {
  const { rows } = await client.query<{ id: string; title: string; tasks: number }>(`select p.id, p.title, count(*)::int as tasks from (
      select t.id, t.process_id from user_task t where t.assignee_id = $1 and t.state in ('waiting', 'open', 'claimed')
      union select t.id, t.process_id from user_task t where t.delegated_by = $1 and t.state in ('waiting', 'open', 'claimed')) t
    join process p on p.id = t.process_id where p.closed_at is null group by p.id, p.title order by p.id`, [id]);
  return rows;
}

/** The offices that are written down for somebody, as queue keys, also where her account is out of use. */
export async function officeKeysOf(client: Client, id: string): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(`select role || '@' || organ_id as key from holding where person_id = $1 order by 1`, [id]);
  return rows.map(({ key }) => key);
}

/** Writes down that somebody's work was handed over, and why. */
export const noteHandedOver = (client: Client, why: Why & { id: string }): Promise<unknown> => note(client, 'handed-over', why);

const PERSON = `p.id, p.login, p.name, p.mail, p.state, exists (select from sign_in_token t where t.person_id = p.id and t.used_at is null and t.expires_at > now()) as invited,
  coalesce((select json_agg(json_build_object('role', h.role, 'organ', h.organ_id) order by h.role, h.organ_id) from holding h where h.person_id = p.id and now() >= h.from_at and now() < h.to_at), '[]') as offices`;

/** One account with its offices, its row locked until the end of the transaction. */
export async function accountOf(client: Client, id: string): Promise<PersonRow | undefined> {
  const { rows } = await client.query<PersonRow>(`select ${PERSON} from person p where p.id = $1 for update of p`, [id]);
  return rows[0];
}

/** Accounts by sign-in name, after one of them; `find` is looked for in names and sign-in names. */
export async function accounts(client: Client, { find, after, limit }: { find: string; after: string; limit: number }): Promise<PersonRow[]> {
  const { rows } = await client.query<PersonRow>(`select ${PERSON} from person p where p.login > $1 and ($2 = '' or p.login like '%' || $2 || '%' or p.name like '%' || $2 || '%') order by p.login limit $3`, [after, find.replaceAll(/[%_\\]/g, ''), limit]);
  return rows;
}

const CHANGE = `c.id, c.person_id as "personId", p.name, c.role, c.organ_id as organ, c.ends, c.reason, c.by_id as by, b.name as "byName", c.at, c.confirmed_by as "confirmedBy", c.confirmed_at as "confirmedAt"
  from office_change c join person p on p.id = c.person_id join person b on b.id = c.by_id`;

/** Changes of offices: those that wait for their second person first, then the newest. */
export async function officeChanges(client: Client, limit: number): Promise<OfficeChangeRow[]> {
  const { rows } = await client.query<OfficeChangeRow>(`select ${CHANGE} order by c.confirmed_at is not null, c.at desc limit $1`, [limit]);
  return rows;
}

/** One change of an office, its row locked until the end of the transaction. */
export async function officeChangeOf(client: Client, id: string): Promise<OfficeChangeRow | undefined> {
  const { rows } = await client.query<OfficeChangeRow>(`select ${CHANGE} where c.id = $1 for update of c`, [id]);
  return rows[0];
}

/** Writes down who shall hold or lose an office; nothing takes effect until another person confirms it. */
export async function askOffice(client: Client, { id, personId, role, organ, ends, by, reason }: Why & { id: string; personId: string; role: string; organ: string; ends: boolean }): Promise<void> {
  await client.query('insert into office_change (id, person_id, role, organ_id, ends, reason, by_id) values ($1, $2, $3, $4, $5, $6, $7)', [id, personId, role, organ, ends, reason, by]);
}

/** After it the office is held, or held no more, from the next act of anybody. */
export async function confirmOffice(client: Client, { id, personId, role, organ, ends }: OfficeChangeRow, by: string): Promise<void> {
  await client.query('update office_change set confirmed_by = $2, confirmed_at = clock_timestamp() where id = $1', [id, by]);
  await (ends
    ? client.query('delete from holding where person_id = $1 and role = $2 and organ_id = $3', [personId, role, organ])
    : client.query('insert into holding (person_id, role, organ_id) values ($1, $2, $3)', [personId, role, organ]));
  await directoryChanged(client);
}
