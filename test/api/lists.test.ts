import { readXlsx } from 'hucre/xlsx';
import { declare, importPlan, say, taskId } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';
import { ask, open, type Session } from './ask';

const FORMULA = '=1+1|甲乙丙';
const HER = 'zjw-review';
type Row = { readonly id: string; readonly title: string; readonly amountFen: number | null; readonly urgent: boolean; readonly unread: boolean; readonly dayMark: { readonly dueAt: string } };
type Workbench = { readonly counts: Readonly<Record<'todo' | 'pool' | 'late' | 'today' | 'week', number>>; readonly month: { readonly from: string; readonly to: string; readonly decided: number; readonly returned: number; readonly meanHundredths: number | null }; readonly load: readonly { readonly on: string; readonly due: number; readonly works: boolean }[]; readonly rows: readonly Row[]; readonly unread: number };

let docket: Docket;
let her: Session;
beforeAll(async () => {
  docket = await aDocket();
  await importPlan(docket);
  for (const title of ['甲项目', '乙项目', '丙项目', FORMULA]) await declare(docket, { title, amountFen: title === FORMULA ? 30_000_001 : 30_000_000 });
  await declare(docket, { title: '重点项目', keyTask: taskId(23) });
  await say(docket, HER, { title: '乙项目', outcome: 'agree', opinion: '同意' });
  await say(docket, HER, { title: '丙项目', outcome: 'return', items: ['请补齐'] });
  her = await open(docket.url, HER);
}, 180_000);
afterAll(() => docket.stop(), 60_000);

const read = async <T>(path: string): Promise<T> => (await ask(her, ['GET', path])).body as unknown as T;
const listed = async (query: string, after = ''): Promise<Row[]> => {
  const { rows, next } = await read<{ rows: Row[]; next: string | null }>(`/user-tasks?${query}${after && `&after=${after}`}`);
  return next === null ? rows : [...rows, ...(await listed(query, next))];
};

/** Every figure of the workbench beside the length of the list that it leads to. */
async function figures(): Promise<{ says: Record<string, number>; lists: Record<string, number> }> {
  const { counts, month, load } = await read<Workbench>('/workbench');
  const done = `view=done&from=${month.from}&to=${month.to}`;
  const queries: Record<string, [says: number, query: string]> = {
    todo: [counts.todo, ''], pool: [counts.pool, 'view=pool'], late: [counts.late, 'due=late'], today: [counts.today, 'due=today'], week: [counts.week, 'due=week'], decided: [month.decided, done], returned: [month.returned, `${done}&outcome=return`],
    ...Object.fromEntries(load.map(({ on, due }, n) => [on, [due, n === 0 ? 'due=today' : `from=${on}&to=${on}`]])),
  };
  const lists = await Promise.all(Object.entries(queries).map(async ([name, [, query]]) => [name, (await listed(query)).length] as const));
  return { says: Object.fromEntries(Object.entries(queries).map(([name, [says]]) => [name, says])), lists: Object.fromEntries(lists) };
}

test('each figure of the workbench is as long as the list that it leads to: before anything presses, on the day, and after it', async () => {
  const now = await figures();
  expect(now.says).toEqual(now.lists);
  expect(now.says).toMatchObject({ todo: 3, late: 0, decided: 2, returned: 1 });
  const { load, month, rows } = await read<Workbench>('/workbench');
  expect(load.filter(({ works }) => works)).toHaveLength(10);
  expect(month.meanHundredths).toBe(0); // both were decided on the day on which they came
  const due = Date.parse(rows[0]?.dayMark.dueAt ?? '');
  await docket.travel(new Date(due - 6 * 3_600_000).toISOString());
  const onTheDay = await figures();
  expect(onTheDay.says).toEqual(onTheDay.lists);
  expect([onTheDay.says['today'], onTheDay.says['week']]).toEqual([3, 3]);
  await docket.travel(new Date(due + 40 * 3_600_000).toISOString());
  const after = await figures();
  expect(after.says).toEqual(after.lists);
  expect([after.says['late'], after.says['today'], after.says['week']]).toEqual([3, 0, 0]);
  expect((await read<Workbench>('/workbench')).unread).toBeGreaterThan(0); // she has been reminded
}, 120_000);

test('a project whose task is put under key supervision stands first, and is new until it is opened', async () => {
  expect((await listed('')).filter(({ urgent }) => urgent)).toEqual([]);
  await (await docket.as('zhengshi')).act('mark it', 'POST', `/supervised-tasks/${taskId(23)}/key-supervision`, { reason: '市领导批示' });
  for (const order of ['due', 'arrived', 'amount']) expect((await listed(`order=${order}`)).map(({ title, urgent }) => [title, urgent])[0]).toEqual(['重点项目', true]);
  const [first] = await listed('');
  expect(first?.unread).toBe(true);
  expect(await ask(her, ['PUT', `/user-tasks/${first?.id ?? ''}/opened`])).toMatchObject({ status: 204 });
  expect((await listed('')).map(({ title, unread }) => [title, unread])).toContainEqual(['重点项目', false]);
  expect((await read<Workbench>('/workbench')).rows[0]).toMatchObject({ title: '重点项目', unread: false });
});

test.each(['', 'order=amount', 'view=done', `text=${encodeURIComponent('重点')}`])('the workbook of the list %p holds its rows in its order; what looks like a formula is text, and an amount is exact', async (query) => {
  const rows = await listed(query);
  expect(rows.length).toBeGreaterThan(0);
  const answer = await fetch(`${docket.url}/api/user-tasks.xlsx?${query}`, { headers: { Cookie: her.cookie ?? '' } });
  const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()), { readStyles: true });
  const [head, ...cells] = book.sheets[0]?.rows ?? [];
  expect(head).toEqual(['办理时限', '截止日', '事项', '编号', '环节', '轮次', '单位', '金额（元）', '收到', '意见', '代理']);
  expect(cells.map((line) => [line[2], line[7]])).toEqual(rows.map(({ title, amountFen }) => [title, Number(`${Math.floor((amountFen ?? 0) / 100)}.${String((amountFen ?? 0) % 100).padStart(2, '0')}`)]));
  expect([...(book.sheets[0]?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
});

test('phrases are kept one person each: added, put in another order, taken away; a list that changed meanwhile is not ordered over', async () => {
  type Kept = { readonly own: readonly { readonly id: string; readonly words: string }[] };
  const words = ({ own }: Kept): string[] => own.map((each) => each.words);
  const act = async (method: string, path: string, body: object = {}) => { const { body: answer, type } = await ask(her, [method, path], { body }); return type === '' ? (answer as unknown as Kept) : type; };
  for (const each of ['甲句', '乙句', '丙句']) await act('POST', '/phrases', { words: each });
  const { own } = await read<Kept>('/phrases');
  expect(words({ own })).toEqual(['甲句', '乙句', '丙句']);
  expect(words((await act('POST', '/phrases/order', { ids: own.map(({ id }) => id).reverse() })) as Kept)).toEqual(['丙句', '乙句', '甲句']);
  expect(words((await act('DELETE', `/phrases/${own[1]?.id ?? ''}`)) as Kept)).toEqual(['丙句', '甲句']);
  expect(await act('POST', '/phrases/order', { ids: own.map(({ id }) => id) })).toBe('phrases-changed-elsewhere');
  expect(await act('POST', '/phrases', { words: ' 甲句 ' })).toBe('phrase-already-there');
  expect(words(await read<Kept>('/phrases'))).toEqual(['丙句', '甲句']);
  for (let n = 2; n < 30; n += 1) await act('POST', '/phrases', { words: `第${n}句` });
  expect(await act('POST', '/phrases', { words: '第三十一句' })).toBe('phrases-full');
  const { own: others } = (await ask(await open(docket.url, 'wangmin'), ['GET', '/phrases'])).body as unknown as Kept;
  expect(others).toEqual([]);
});
