import pg from 'pg';
import { addWorkingDays, dayOf } from '../../domain/calendar/calendar';
import { look } from '../../db/reads/sight';
import { openCases } from '../cases';
import { round } from '../figures';
import type { Ground } from '../ground';
import type { Row } from '../row';
import type { Wire } from '../wire';

const PREFIX = 'cal';
const LIMIT_S = 60;
const WORKING_DAYS_AHEAD = 2; // within the five that everything here has

/** A day off is written by one and confirmed by another; every open deadline is counted again before the confirmation is answered. */
export const calendarChange: Row = {
  name: 'calendar-change', what: 'open deadlines counted again after a change of the working days', reach: `10,000: all moved once ≤ ${LIMIT_S} s`,
  async measure(ground, { full, say }) {
    const size = full ? 10_000 : 1_000;
    await openCases(ground.record, { prefix: PREFIX, count: size, at: 'confirmation' });
    say(`${size} open deadlines`);
    const plain = await plainUpdate(ground);
    const [supervisor, administrator] = [await wireOf(ground, 'zhengshi'), await wireOf(ground, 'chusan')];
    const { calendar, now } = await look(ground.record);
    const { on } = addWorkingDays(calendar, dayOf(calendar, now), WORKING_DAYS_AHEAD);
    const { id } = await act(supervisor, '/calendar-changes', { days: [{ on, kind: 'local-off', name: '市定假日' }], reason: '测量' });
    const from = performance.now();
    const { version, moved } = await act(administrator, `/calendar-changes/${String(id)}/confirmation`, {});
    const seconds = (performance.now() - from) / 1000;
    const { lost, doubled } = await moves(ground, Number(version));
    return {
      figures: { deadlines: size, 'moved in all': Number(moved), lost, doubled, seconds: round(seconds), 'per second': round(size / seconds) },
      baseline: { of: 'a plain UPDATE of as many rows by one statement, without facts, chain, letters and queue', seconds: round(plain), 'per second': round(size / plain) },
      holds: lost === 0 && doubled === 0 && seconds <= LIMIT_S,
    };
  },
};

const wireOf = async (ground: Ground, login: string): Promise<Wire | undefined> => (await ground.wires(1, [login]))[0];

async function act(wire: Wire | undefined, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await wire?.ask('POST', path, { name: `bench ${path}`, body });
  if (answer?.status !== 201) throw new Error(`${path}: ${answer?.status} ${answer?.body.slice(0, 200)}`);
  return JSON.parse(answer.body) as Record<string, unknown>;
}

/** The same rows in a table of their own, each a day later by one statement. */
async function plainUpdate({ databaseUrl }: Ground): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`create table bare_deadline (like deadline including all)`);
  await client.query(`insert into bare_deadline select * from deadline where process_id like '${PREFIX}%'`);
  const from = performance.now();
  await client.query(`update bare_deadline set due_at = due_at + interval '1 day', next_at = next_at + interval '1 day', generation = generation + 1`);
  const seconds = (performance.now() - from) / 1000;
  await client.query('drop table bare_deadline');
  await client.end();
  return seconds;
}

/** How many of them were not moved by this change, and how many more than once. */
async function moves({ db }: Ground, version: number): Promise<{ lost: number; doubled: number }> {
  const { rows } = await db.pool.query<{ lost: number; doubled: number }>(`select count(*) filter (where m.n = 0)::int as lost, count(*) filter (where m.n > 1)::int as doubled
    from process p cross join lateral (select count(*) as n from fact f where f.process_id = p.id and f.kind = 'deadline.moved' and f.command_id = p.id || ':calendar:' || $1) m where p.id like '${PREFIX}%'`, [version]);
  return rows[0] ?? { lost: -1, doubled: -1 };
}
