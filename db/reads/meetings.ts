import type { Scope } from '../../domain/access/may';
import type { Pool } from '../database';
import { DEADLINE_SIGHT, type DeadlineSight } from './projects';

export type MeetingListed = { readonly id: string; readonly title: string; readonly organ: string; readonly heldOn: string; readonly heldAt: number | null; readonly confirmedAt: number | null; readonly cancelledAt: number | null; readonly closedAt: number | null; readonly items: number; readonly settled: number; readonly behind: boolean; readonly deadline: DeadlineSight | null };

const LISTED = `g.id, g.title, g.organ, to_char(g.held_on, 'YYYY-MM-DD') as "heldOn", ms(g.held_at)::float8 as "heldAt", ms(g.confirmed_at)::float8 as "confirmedAt", ms(g.cancelled_at)::float8 as "cancelledAt", ms(p.closed_at)::float8 as "closedAt", p.seen_seq < p.last_seq as behind,
  (select count(*)::int from meeting_item i where i.process_id = g.id and i.state = 'on') as items, (select count(*)::int from meeting_item i where i.process_id = g.id and i.result is not null) as settled,
  (select ${DEADLINE_SIGHT} from deadline d where d.process_id = p.id and d.state <> 'ended' order by d.state = 'open' desc, d.started_at desc limit 1) as deadline`;

/** The meetings of the bodies that somebody belongs to, and those to which she is asked; the latest first. */
export async function meetingsOf(pool: Pool, { all, keys, people = [] }: Scope, id: string | null = null): Promise<MeetingListed[]> {
  const organs = keys.map((key) => key.slice(key.indexOf('@') + 1));
  const { rows } = await pool.query<MeetingListed>(`select ${LISTED} from meeting g join process p on p.id = g.id
    where ($1 or g.organ = any ($2) or exists (select from meeting_attendee a where a.process_id = g.id and a.person_id = any ($3))) and ($4::text is null or g.id = $4) order by g.held_on desc, g.id limit 200`, [all, organs, people, id]);
  return rows;
}

/** The processes in which the items of a meeting stand. */
export async function itemProcesses(pool: Pool, id: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>(`select distinct item_process as id from meeting_item where process_id = $1 and state = 'on'`, [id]);
  return rows.map((row) => row.id);
}

export type TableableRow = { readonly taskId: string; readonly processId: string; readonly route: string; readonly step: string; readonly key: string; readonly title: string; readonly number: string | null; readonly unit: string; readonly amountFen: number | null; readonly dueAt: number };

/** The open tasks of these steps before these bodies that stand on no agenda and that nobody else has in hand; those due first come first. */
export async function tableableTasks(pool: Pool, { steps, organs, me }: { readonly steps: readonly { readonly route: string; readonly step: string }[]; readonly organs: readonly string[]; readonly me: string }): Promise<TableableRow[]> {
  const { rows } = await pool.query<TableableRow>(`select t.id as "taskId", t.process_id as "processId", t.route, t.step, t.key, p.title, j.number, coalesce(j.unit_id, x.unit_id, '') as unit, j.amount_fen::float8 as "amountFen", ms(t.due_at)::float8 as "dueAt"
    from user_task t join process p on p.id = t.process_id left join project j on j.id = t.process_id left join request x on x.id = t.process_id
    where t.state in ('open', 'claimed') and t.work = 'decide' and t.meeting_id is null and (t.assignee_id is null or t.assignee_id = $1) and (t.route || ' ' || t.step) = any ($2) and split_part(t.key, '@', 2) = any ($3) order by t.due_at, t.id limit 200`,
  [me, steps.map(({ route, step }) => `${route} ${step}`), organs]);
  return rows;
}

export type ItemSight = { readonly processId: string; readonly amountFen: number | null; readonly cloud: { readonly quantities: Readonly<Record<string, number>> } | null };

/** What a project declares, for the items of a meeting. */
export async function itemSights(pool: Pool, ids: readonly string[]): Promise<ReadonlyMap<string, ItemSight>> {
  const { rows } = await pool.query<ItemSight>(`select j.id as "processId", j.amount_fen::float8 as "amountFen", j.cloud from project j where j.id = any ($1)`, [ids]);
  return new Map(rows.map((row) => [row.processId, row]));
}

/** Why a meeting was cancelled, what an item was refused for, and its minutes. */
export async function meetingNotes(pool: Pool, id: string): Promise<{ readonly reason: string | null; readonly refused: ReadonlyMap<number, { readonly refused: string }>; readonly minutes: { readonly id: string; readonly number: string } | null }> {
  const { rows } = await pool.query<{ n: number; refused: { refused: string } | null }>('select n, refused from meeting_item where process_id = $1', [id]);
  const [own] = (await pool.query<{ reason: string | null; minutes: { id: string; number: string } | null }>(`select g.reason, (select json_build_object('id', l.id, 'number', l.number) from letter l where l.process_id = g.id order by l.seq limit 1) as minutes from meeting g where g.id = $1`, [id])).rows;
  return { reason: own?.reason ?? null, minutes: own?.minutes ?? null, refused: new Map(rows.flatMap(({ n, refused }) => (refused ? [[n, refused] as const] : []))) };
}

/** The meeting on whose agenda a task stands, by its name and day. */
export async function meetingOfTask(pool: Pool, id: string): Promise<{ readonly id: string; readonly title: string; readonly heldOn: string } | null> {
  const { rows } = await pool.query<{ id: string; title: string; heldOn: string }>(`select g.id, g.title, to_char(g.held_on, 'YYYY-MM-DD') as "heldOn" from meeting g where g.id = $1`, [id]);
  return rows[0] ?? null;
}
