import type { IssuedLetter } from '../../domain/letters/facts';
import type { Pool } from '../database';

/** Where the printed file of a letter stands. */
export type LetterFile = { readonly state: 'due' | 'made'; readonly size: number | null; readonly lastError: string | null };
/** A letter as it is kept, with all it was made of. */
export type KeptLetter = Pick<IssuedLetter, 'letter' | 'number' | 'template' | 'templateHash' | 'on' | 'signs' | 'to' | 'pack' | 'data'> & {
  readonly id: string; readonly processId: string; readonly processKind: string; readonly seq: number; readonly cause: number; readonly issuedAt: number; readonly file: LetterFile;
};
/** The texts a letter points to. */
export const textsIn = ({ data }: Pick<KeptLetter, 'data'>): string[] => [...(data.form === null ? [] : [data.form]), ...data.items.flatMap(({ text, reason }) => [text, ...(reason === undefined ? [] : [reason])]), ...data.opinions.flatMap(({ text }) => text ?? []), ...(data.correction ? [data.correction.words, data.correction.reason] : []), ...wordsOf(data.minutes)];
const wordsOf = (of: IssuedLetter['data']['minutes']): string[] => (of ? [...(of.place === null ? [] : [of.place]), ...of.items.flatMap(({ opinion, items, votes }) => [...(opinion === null ? [] : [opinion]), ...items.map(({ text }) => text), ...votes.flatMap((vote) => vote.opinion ?? [])])] : []);
/** The people a letter speaks of by name: who met, and who said something in whose place. */
export const peopleIn = ({ data: { minutes, opinions } }: Pick<KeptLetter, 'data'>): string[] => [...new Set([...(minutes ? [minutes.chair, ...minutes.attendees.map(({ person }) => person)] : []), ...opinions.flatMap(({ by, for: absent }) => (by !== undefined && absent !== undefined ? [by, absent] : []))])];

const LETTER = `l.id, l.process_id as "processId", p.kind as "processKind", l.seq, l.cause_seq as cause, l.letter, l.number, l.template, l.template_hash as "templateHash", to_char(l.issued_on, 'YYYY-MM-DD') as "on", l.signs, l.addressees as "to", l.pack, l.data,
  ms(l.issued_at)::float8 as "issuedAt", json_build_object('state', coalesce(f.state, 'due'), 'size', f.size, 'lastError', f.last_error) as file`;
const FROM = `letter l join process p on p.id = l.process_id left join letter_file f on f.letter_id = l.id`;

/** One letter. */
export async function letterById(pool: Pool, id: string): Promise<KeptLetter | undefined> {
  const { rows } = await pool.query<KeptLetter>(`select ${LETTER} from ${FROM} where l.id = $1`, [id]);
  return rows[0];
}

export type LetterCursor = { readonly at: number; readonly id: string };
type Paging = { readonly letter: string | null; readonly after: LetterCursor | null; readonly atMost: number };

/** A page of the letters to these offices, latest first, each once: the newest of each office are read by its key and merged. */
export async function letterPage(pool: Pool, keys: readonly string[], { letter, after, atMost }: Paging): Promise<KeptLetter[]> {
  const { rows } = await pool.query<KeptLetter>(`select ${LETTER} from (
      select distinct e.issued_at, e.letter_id from unnest($1::text[]) as k(key) cross join lateral (
        select t.issued_at, t.letter_id from letter_to t join letter x on x.id = t.letter_id
        where t.key = k.key and (t.issued_at, t.letter_id) < ($2::timestamptz, $3::text) and ($4::text is null or x.letter = $4) order by t.issued_at desc, t.letter_id desc limit $5) e
      order by e.issued_at desc, e.letter_id desc limit $5) top join ${FROM.replace('letter l join', 'letter l on l.id = top.letter_id join')} order by top.issued_at desc, top.letter_id desc`,
  [keys, after === null ? 'infinity' : new Date(after.at).toISOString(), after?.id ?? '', letter, atMost]);
  return rows;
}

/** The printed bytes of a letter; nothing while they are not there. */
export async function letterBytes(pool: Pool, id: string): Promise<Buffer | undefined> {
  const { rows } = await pool.query<{ bytes: Buffer }>(`select b.bytes from letter_file f join blob b on b.hash = f.hash where f.letter_id = $1 and f.state = 'made'`, [id]);
  return rows[0]?.bytes;
}
