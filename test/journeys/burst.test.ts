import { aDocket, until, type Docket } from '../support/docket';
import { chance, SEED } from '../support/seeds';
import { draft, factsOf, say, type KeptFact } from './acts';

const COUNT = 60;
const TITLES = Array.from({ length: COUNT }, (_, n) => `同时到期项目${String(n).padStart(2, '0')}`);
const ids: string[] = [];
let docket: Docket;
let moments: number[];

beforeAll(async () => {
  docket = await aDocket();
  for (const title of TITLES) ids.push(await draft(docket, { title }));
  const clerk = await docket.as('zjw-clerk');
  await Promise.all(ids.map((id) => clerk.act(`declare ${id}`, 'POST', `/projects/${id}/submission`)));
  await docket.settled(60_000);
  const { rows } = await docket.db.pool.query<{ at: number }>(`select distinct (r.v ->> 'at')::float8 as at from deadline d cross join jsonb_array_elements(d.rungs) as r (v) where d.process_id = any ($1) order by 1`, [ids]);
  moments = rows.map(({ at }) => at);
}, 180_000);
afterAll(() => docket.stop(), 60_000);

const fired = (facts: readonly KeptFact[]): KeptFact[] => facts.filter(({ kind }) => kind === 'rung.fired' || kind === 'deadline.missed' || kind === 'rung.missed');
/** The processes of which somebody was told by this template, and how many of the notices repeat another. */
const told = async (template: string): Promise<object | undefined> => (await docket.db.pool.query<object>(`select count(distinct process_id)::int as processes, (count(*) - count(distinct (process_id, recipient_id)))::int as repeated from notice where template = $1 and process_id = any ($2)`, [template, ids])).rows[0];
const dueNow = async (): Promise<number> => (await docket.db.pool.query<{ n: number }>(`select count(*)::int as n from deadline, installation where state = 'open' and next_at <= clock_timestamp() + offset_ms * interval '1 millisecond'`)).rows[0]?.n ?? -1;

test('all of them are to be reminded at one and the same instant', () => {
  expect(moments).toHaveLength(4); // a reminder, the end of the term, and two escalations: common to all
});

test('the instant comes while people decide: each that still waits is reminded once, none that was decided before it, none twice', async () => {
  const [moment = 0] = moments;
  await docket.travel(new Date(moment - 4_000).toISOString());
  process.stderr.write(`  burst: seed ${SEED}\n`);
  const random = chance(SEED);
  const decided = TITLES.filter(() => random() < 0.2);
  const deciding = (async () => { for (const title of decided) await say(docket, 'zjw-review', { title, outcome: 'return', opinion: '请补充。', items: ['说明'] }); })();
  await until(async () => (await docket.db.pool.query<{ over: boolean }>(`select clock_timestamp() + offset_ms * interval '1 millisecond' > to_timestamp($1 / 1000.0) as over from installation`, [moment])).rows[0]?.over === true, 60_000, 'the instant');
  await until(async () => (await dueNow()) === 0, 60_000, 'all fired');
  await deciding;
  await docket.settled(60_000);
  let reminded = 0;
  for (const [n, id] of ids.entries()) {
    const facts = await factsOf(docket, id);
    const returned = facts.find(({ kind, payload }) => kind === 'task.decided' && payload['outcome'] === 'return');
    const due = returned === undefined || returned.at >= moment; // a decision that came first stopped the clock
    expect([TITLES[n], fired(facts).map(({ payload }) => [payload['rung'], payload['moment']])]).toEqual([TITLES[n], due ? [['remind-3', moment]] : []]);
    reminded += due ? 1 : 0;
  }
  expect(reminded).toBeGreaterThan(20);
  expect(await told('deadline-near')).toEqual({ processes: reminded, repeated: 0 });
}, 240_000);

test('the later instants come one after the other, each once for each that waits, and in order', async () => {
  await docket.travel(new Date((moments.at(-1) ?? 0) + 60_000).toISOString());
  const waits = (await Promise.all(ids.map(async (id) => factsOf(docket, id)))).filter((facts) => !facts.some(({ kind, payload }) => kind === 'task.decided' && payload['outcome'] === 'return'));
  expect(waits.length).toBeGreaterThan(20);
  for (const facts of waits) expect(fired(facts).map(({ payload, at }) => [payload['rung'], payload['moment'], at >= Number(payload['moment'])])).toEqual([['remind-3', moments[0], true], ['missed', moments[1], true], ['leader', moments[2], true], ['superior', moments[3], true]]);
  expect(await (await docket.as('chener')).get('/record/verification')).toMatchObject({ broken: [] });
}, 240_000);
