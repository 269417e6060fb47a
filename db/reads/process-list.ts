import type { Pool } from '../database';
import { PROCESS_NUMBER } from './queue';

/** A process as lists of processes need it; instants are epoch milliseconds. */
export type ProcessItem = { readonly id: string; readonly kind: string; readonly title: string; readonly number: string | null; readonly organ: string; readonly stage: string | null; readonly outcome: string | null; readonly closedAt: number | null; readonly openedAt: number };
/** A process that was started by somebody or sent to her: when, by whom, with what words, and whether she has read it. */
type MineItem = ProcessItem & { readonly rowId: string; readonly at: number; readonly by: string | null; readonly note: string | null; readonly unread: boolean };
type MineView = 'started' | 'copies' | 'toread';
export type MineCursor = { readonly key: number; readonly id: string };

export const PROCESS_ITEM = `p.id, p.kind, p.title, ${PROCESS_NUMBER} as number, p.organ_id as organ, p.stage, p.outcome, ms(p.closed_at)::float8 as "closedAt", ms(p.opened_at)::float8 as "openedAt"`;

/** What somebody handed in: each table is read along its own index, and the newest of all of them are merged. */
const HANDED_IN = [['project', 'declared_by', 'declared_at'], ['request', 'declared_by', 'asked_at'], ['operation_year', 'declared_by', 'declared_at'], ['declaration_batch', 'submitted_by', 'submitted_at']] as const;
const STARTED = HANDED_IN.map(([table, by, at]) => `(select id as process_id, id as row_id, ${at} as at, null::text as by_id, null::text as note, false as unread from ${table} where ${by} = $1 and (${at}, id) < ($2::timestamptz, $3::text) order by ${at} desc, id desc limit $4)`).join(' union all ');
const copies = (more: string): string => `select process_id, id as row_id, at, by_id, note, read_at is null as unread from copy where to_id = $1 and (at, id) < ($2::timestamptz, $3::text) ${more}`;
const ROWS: Readonly<Record<MineView, string>> = { started: STARTED, copies: copies(''), toread: copies('and read_at is null') };

/** A page of what somebody started, or of what was sent to her, the latest first. */
export async function minePage(pool: Pool, { view, by, after, atMost }: { readonly view: MineView; readonly by: string; readonly after: MineCursor | null; readonly atMost: number }): Promise<MineItem[]> {
  const { rows } = await pool.query<MineItem>(`select ${PROCESS_ITEM}, m.row_id as "rowId", ms(m.at)::float8 as at, m.by_id as by, (select x.body from text x where x.id = m.note) as note, m.unread
    from (select * from (${ROWS[view]}) m order by at desc, row_id desc limit $4) m join process p on p.id = m.process_id order by m.at desc, m.row_id desc`,
    [by, after === null ? 'infinity' : new Date(after.key).toISOString(), after?.id ?? '\uffff', atMost]);
  return rows;
}

type MineCounts = { readonly started: number; readonly copies: number; readonly toread: number };
const MOST = 1000;
const open = ([table, by]: (typeof HANDED_IN)[number]): string => `(select 1 from ${table} d join process p on p.id = d.id where d.${by} = $1 and p.closed_at is null limit ${MOST})`;
const COUNTS = {
  name: 'mine-counts',
  text: `select (select least(${MOST}, count(*))::int from (${HANDED_IN.map(open).join(' union all ')}) o) as started, (select count(*)::int from (select 1 from copy where to_id = $1 limit ${MOST}) c) as copies,
    (select count(*)::int from (select 1 from copy where to_id = $1 and read_at is null limit ${MOST}) c) as toread`,
};

/** How much of what she started is still open, how much was sent to her and how much of it she has not read; each up to a thousand. */
export async function mineCounts(pool: Pool, by: string): Promise<MineCounts> {
  const { rows } = await pool.query<MineCounts>({ ...COUNTS, values: [by] });
  return rows[0] ?? { started: 0, copies: 0, toread: 0 };
}
