import { listOf, type Asked } from '../../api/reads/approval/list';
import { noteOpened } from '../../db/desk/opened';
import { look } from '../../db/reads/sight';
import { aDatabase, type TestDatabase } from '../support/database';
import { declare, importPlan, who } from '../support/deeds';
import { PACK } from '../support/memory-record';
import { mark, rowId } from '../support/supervision-deeds';
import { aTown, type Town } from '../support/town';

const HER = who('zjw-review');
/** What each project asks for, in the order in which they were declared; two ask for the same. */
const AMOUNTS = [30, 10, 50, 10, 20, 40, 10].map((wan) => wan * 1_000_000);
const idOf = (n: number): string => `p${n}`;
const URGENT = 4;

let db: TestDatabase;
let town: Town;
beforeAll(async () => {
  db = await aDatabase();
  town = aTown(db);
  const [plan] = PACK.plans;
  if (plan) await town.do(importPlan(plan));
  for (const [n, amountFen] of AMOUNTS.entries()) {
    await town.passTo(`2019-04-${String(8 + n).padStart(2, '0')} 10:00`);
    await town.do(declare({ id: idOf(n), amountFen, title: `项目${n}`, keyTask: n === URGENT ? rowId('23') : null }));
  }
}, 60_000);
afterAll(() => db.drop());

type Page = { readonly id: string; readonly urgent: boolean; readonly unread: boolean };

/** A whole list, read page by page. */
async function pages(asked: Partial<Asked>, atMost = 2): Promise<Page[][]> {
  const sight = await look(town.record);
  const read: Page[][] = [];
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const page: Awaited<ReturnType<typeof listOf>> = await listOf(db, { asked: { view: 'todo', order: 'due', ...asked }, me: sight.offices.actor(HER), after, atMost }, sight);
    read.push(page.rows.map(({ item, unread }) => ({ id: item.processId, urgent: item.urgent, unread })));
    after = page.next ?? undefined;
  }
  return read;
}
const ids = async (asked: Partial<Asked>, atMost?: number): Promise<string[]> => (await pages(asked, atMost)).flat().map(({ id }) => id);

const all = AMOUNTS.map((_, n) => n);
const byAmount = [...all].sort((a, b) => (AMOUNTS[b] ?? 0) - (AMOUNTS[a] ?? 0) || a - b);
const ORDERS = [['due', all], ['arrived', [...all].reverse()], ['amount', byAmount]] as const;

test.each(ORDERS)('in the order %s each file stands on one page and in its place, whatever the size of a page', async (order, is) => {
  for (const atMost of [1, 2, 3, 7, 50]) expect(await ids({ order }, atMost)).toEqual(is.map(idOf));
  expect(await ids({ order, text: '项目' }, 3)).toEqual(is.map(idOf));
});

test('a file that was opened is new no more, to her who opened it', async () => {
  const before = (await pages({}, 50)).flat();
  expect(before.every(({ unread }) => unread)).toBe(true);
  const { rows } = await db.pool.query<{ id: string }>(`select id from user_task where process_id = 'p2'`);
  await noteOpened(db.pool, HER, rows[0]?.id ?? '');
  await noteOpened(db.pool, HER, rows[0]?.id ?? '');
  await noteOpened(db.pool, who('wangmin'), String((await db.pool.query<{ id: string }>(`select id from user_task where process_id = 'p3'`)).rows[0]?.id));
  expect((await pages({}, 50)).flat().filter(({ unread }) => !unread).map(({ id }) => id)).toEqual(['p2']);
});

test('days narrow a list by the due, and both ends belong to it', async () => {
  const { rows } = await db.pool.query<{ id: string; on: string }>(`select process_id as id, to_char(due_at at time zone 'Asia/Shanghai' - interval '1 second', 'YYYY-MM-DD') as on from user_task order by due_at, id`);
  const [from, to] = [rows[1]?.on ?? '', rows[4]?.on ?? ''];
  expect(await ids({ from, to })).toEqual(rows.filter(({ on }) => on >= from && on <= to).map(({ id }) => id));
  expect(await ids({ from: '2019-12-31', to: '2019-01-01' })).toEqual([]);
});

test('once its task is under key supervision a project stands before all others, in any order and once', async () => {
  await town.do(mark(rowId('23')));
  for (const [order, is] of ORDERS) {
    for (const atMost of [1, 2, 50]) expect(await ids({ order }, atMost)).toEqual([idOf(URGENT), ...is.filter((n) => n !== URGENT).map(idOf)]);
  }
  expect((await pages({}, 50)).flat().filter(({ urgent }) => urgent).map(({ id }) => id)).toEqual([idOf(URGENT)]);
  expect(await ids({ text: '项目2' })).toEqual(['p2']); // what is narrowed away does not press
});
