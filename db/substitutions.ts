import type { ActingScope } from '../domain/record/case';
import type { Substitution } from '../domain/approval/substitution';
import type { Client } from './record/law';

/** A substitution as it is kept, with whoever named it; instants are epoch milliseconds of business time, `endedAt` where it was ended early. */
export type KeptSubstitution = Substitution & { readonly id: string; readonly name: string; readonly substituteName: string; readonly reason: string; readonly by: string; readonly byName: string; readonly endedAt: number | null };
type New = Omit<Substitution, keyof ActingScope> & ActingScope & { readonly id: string; readonly reason: string; readonly by: string };

const SUBSTITUTION = `s.id, s.person_id as person, p.name, s.substitute_id as substitute, q.name as "substituteName", ms(s.from_at)::float8 as "fromAt", ms(s.to_at)::float8 as "toAt", s.kinds, s.organs, s.max_fen::float8 as "maxFen", s.reason, s.made_by as by, m.name as "byName", ms(s.ended_at)::float8 as "endedAt"
  from substitution s join person p on p.id = s.person_id join person q on q.id = s.substitute_id join person m on m.id = s.made_by`;

/** Those that have not been ended, between accounts in use; those whose days are over are among them. */
export async function standingSubstitutions(client: Client): Promise<KeptSubstitution[]> {
  const { rows } = await client.query<KeptSubstitution>(`select ${SUBSTITUTION} where s.ended_at is null and p.state = 'active' and q.state = 'active' order by s.from_at, s.id`);
  return rows;
}

/** The substitutions of a person, in her place and in that of others, newest first. */
export async function substitutionsOf(client: Client, personId: string, limit: number): Promise<KeptSubstitution[]> {
  const { rows } = await client.query<KeptSubstitution>(`select ${SUBSTITUTION} where s.person_id = $1 or s.substitute_id = $1 order by s.ended_at is not null, s.to_at desc, s.id limit $2`, [personId, limit]);
  return rows;
}

/** One substitution, its row locked until the end of the transaction. */
export async function substitutionOf(client: Client, id: string): Promise<KeptSubstitution | undefined> {
  const { rows } = await client.query<KeptSubstitution>(`select ${SUBSTITUTION} where s.id = $1 for update of s`, [id]);
  return rows[0];
}

/** After it nobody else changes who stands in for whom until the transaction ends, and every reader of offices reads them anew. */
export async function holdSubstitutions(client: Client): Promise<void> {
  await client.query('update installation set directory_version = directory_version + 1');
}

/** Writes down who acts in whose place. */
export async function keepSubstitution(client: Client, { id, person, substitute, fromAt, toAt, kinds, organs, maxFen, reason, by }: New): Promise<void> {
  await client.query('insert into substitution (id, person_id, substitute_id, from_at, to_at, kinds, organs, max_fen, reason, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [id, person, substitute, iso(fromAt), iso(toAt), jsonOrNull(kinds), jsonOrNull(organs), maxFen, reason, by]);
}

/** After it the substitution is over, at this moment of business time. */
export async function endSubstitution(client: Client, { id, by, at }: { readonly id: string; readonly by: string; readonly at: number }): Promise<void> {
  await client.query('update substitution set ended_at = $2, ended_by = $3 where id = $1', [id, iso(at), by]);
}

const iso = (at: number): string => new Date(at).toISOString();
const jsonOrNull = (list: readonly string[] | null): string | null => (list === null ? null : JSON.stringify(list));
