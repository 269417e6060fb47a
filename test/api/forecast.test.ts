import { readClock } from '../../db/clock';
import { aDocket, type Docket } from '../support/docket';
import { agreeing, declare, say, waiting } from '../journeys/acts';
import { assign, confirm, fill, idOf, list } from '../journeys/evaluation-acts';

type Line = { readonly code: string; readonly state: string; readonly who: readonly { readonly people: readonly string[]; readonly has: string | null }[]; readonly expected: { readonly on: string | null; readonly basis: string; readonly days: number | null } };
type Forecast = { readonly lines: readonly Line[] };

let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 180_000);
afterAll(() => docket.stop(), 60_000);

const forecastOf = async (id: string, login = 'zjw-clerk'): Promise<readonly Line[]> => (await (await docket.as(login)).get<Forecast>(`/processes/${id}/forecast`)).lines;
const lineOf = async (id: string, code: string, login?: string): Promise<Line | undefined> => (await forecastOf(id, login)).find((line) => line.code === code);

test('what lies ahead names people, and counts by the ladders until enough was measured; from the next day on, by what really was', async () => {
  const ids = await Promise.all(['甲', '乙', '丙', '丁', '戊', '己'].map((title) => declare(docket, { title: `预计${title}` })));
  const last = ids.at(-1) ?? '';
  expect(await lineOf(last, 'confirm')).toMatchObject({ state: 'open', who: [{ has: null, people: [expect.any(String)] }], expected: { basis: 'given', days: 5 } });
  for (const title of ['甲', '乙', '丙', '丁', '戊']) await agreeing(docket, `预计${title}`, 'zjw-review');
  expect((await lineOf(last, 'confirm'))?.expected).toMatchObject({ basis: 'given', days: 5 }); // what was over today is not counted yet
  await docket.travel(new Date((await readClock(docket.db.pool)).now + 86_400_000).toISOString());
  expect((await lineOf(last, 'confirm'))?.expected).toMatchObject({ basis: 'measured', days: 0 });
  expect((await lineOf(last, 'first-review'))?.expected).toMatchObject({ basis: 'given', days: 10 });
}, 120_000);

test('a task says who has it once it is claimed, and why it is there', async () => {
  await declare(docket, { title: '说明来由' });
  const task = await waiting(docket, 'zjw-review', '说明来由');
  const reviewer = await docket.as('zjw-review');
  await reviewer.act('claim it', 'POST', `/user-tasks/${task?.id ?? ''}/claim`, {});
  const { lines } = await reviewer.get<{ lines: readonly { what: string; code: string; words: { zh: string; en: string }; clause: { clause: string } | null }[] }>(`/user-tasks/${task?.id ?? ''}/explanation`);
  expect(lines.map(({ what, code }) => [what, code])).toEqual([['way', 'relation'], ['seat', 'confirmer'], ['hand', 'claimed'], ['until', 'confirmation-item']]);
  expect(lines.map(({ words }) => words.zh).join('；')).toMatch(/办理路线指定由本事项的主管部门（.+）办理；席位：.+；.+签收；\d{4}-\d\d-\d\d 24:00 到期：\d{4}-\d\d-\d\d 收到，次日起算 5 个工作日/);
}, 60_000);

test('after a return it is the supplement that lies ahead, and nothing is promised of a project that has ended', async () => {
  const id = await declare(docket, { title: '退回看路' });
  await say(docket, 'zjw-review', { title: '退回看路', outcome: 'return', items: ['甲项'] });
  expect((await forecastOf(id)).slice(0, 2).map(({ code, state }) => [code, state])).toEqual([['supplement', 'open'], ['confirm', 'ahead']]);
  const ended = await declare(docket, { title: '不予确认' });
  await say(docket, 'zjw-review', { title: '不予确认', outcome: 'disagree', opinion: '重复建设。' });
  await docket.settled();
  expect(await forecastOf(ended)).toEqual([]);
}, 60_000);

test('experts who score blind are named to nobody but whoever names them', async () => {
  const id = idOf('zjw-grid-2009');
  await list(docket, [{ system: 'zjw-grid-2009', title: '城市网格化管理系统（2009）' }]);
  await fill(docket, id);
  await confirm(docket, id, [5000]);
  await assign(docket, id);
  const namedTo = async (login: string): Promise<number> => (await forecastOf(id, login)).flatMap(({ who }) => who.flatMap(({ people }) => people)).length;
  expect(await namedTo('zjw-clerk')).toBe(0);
  expect(await namedTo('pingjia')).toBeGreaterThan(0);
}, 60_000);
