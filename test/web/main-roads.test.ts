import type { Page } from 'playwright-core';
import { agreeing, declare, draft, importPlan, taskId, waiting } from '../journeys/acts';
import { assign, confirm, fill, idOf, list } from '../journeys/evaluation-acts';
import { pointsOf } from '../support/evaluation-deeds';
import { until } from '../support/docket';
import { aDesk, says } from './a-desk';
import type { Seen } from './browser';
import { lookAt } from './look';

const SYSTEM = 'zjw-grid-2009';
const EVALUATION = idOf(SYSTEM);
const [REVIEWED, PLAIN, DRAFTED] = ['排水监测平台', '社区停车管理系统', '物业监管数据治理'];
const ids: Record<string, string> = {};

const desk = aDesk({
  prepare: async (docket) => {
    await importPlan(docket);
    for (const title of [REVIEWED, PLAIN]) ids[title] = await declare(docket, { title, keyTask: null });
    await agreeing(docket, REVIEWED, 'zjw-review');
    ids[DRAFTED] = await draft(docket, { title: DRAFTED, plan: false });
    await list(docket, [{ system: SYSTEM, title: '城市网格化管理系统（2009）' }]);
    await fill(docket, EVALUATION);
    await confirm(docket, EVALUATION, [5000]);
    await assign(docket, EVALUATION);
    await (await docket.as('zjw-review')).act('report', 'POST', `/supervised-tasks/${taskId(23)}/report`, { report: '系统已建成。' });
    await docket.settled();
  },
});

/** She lands on the workbench; it is looked at there. */
async function land(login: string): Promise<Seen> {
  const seen = await desk.sit(login, { path: '/' });
  await seen.page.getByTestId('workbench-title').waitFor();
  await lookAt(seen, `road-${login}-workbench`);
  return seen;
}

/** What is shown to her at an address is that there is nothing for her. */
async function hasNothingAt({ page }: Seen, path: string): Promise<void> {
  await page.goto(`${desk.docket.url}${path}`);
  await page.locator('[data-problem=not-found]').waitFor();
}

const gone = (login: string, title: string): Promise<void> => until(async () => (await waiting(desk.docket, login, title)) === undefined, 15_000, `${login} has decided on ${title}`);
const openRow = (page: Page, title: string): Promise<void> => page.locator('[data-testid^=queue-row-]', { hasText: title }).first().click();
const allClear = (...seen: readonly Seen[]): void => expect(seen.flatMap(({ errors }) => errors)).toEqual([]);

desk.walk('a clerk continues her draft from the list of projects and declares it; the page of a reviewer’s task is none of hers', async () => {
  const clerk = await land('zjw-clerk');
  const { page } = clerk;
  await page.getByTestId('nav-projects').click();
  await page.goto(`${desk.docket.url}/projects/${ids[DRAFTED]}/draft`);
  await page.getByTestId('draft-field-title').waitFor();
  await lookAt(clerk, 'road-clerk-draft');
  await page.getByTestId('draft-submit').click();
  await page.waitForURL(`**/projects/${ids[DRAFTED]}`);
  await desk.docket.settled();
  await page.reload();
  await page.getByTestId('project-status').waitFor();
  expect(await waiting(desk.docket, 'zjw-review', DRAFTED)).toBeDefined();
  await lookAt(clerk, 'road-clerk-project');
  await hasNothingAt(clerk, `/tasks/${(await waiting(desk.docket, 'zjw-review', DRAFTED))?.id ?? ''}`);
  allClear(clerk);
}, 180_000);

desk.walk('a department’s reviewer takes the next file, approves it with a phrase, and is at her list again: without a mouse from the sign-in on', async () => {
  const context = await desk.browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.addInitScript(`for (const kind of ['pointerdown', 'mousedown', 'touchstart']) window.addEventListener(kind, () => { window.touched = true; }, true)`);
  await page.goto(desk.docket.url);
  await page.getByTestId('sign-in-login').waitFor();
  await page.keyboard.type('zjw-review');
  await page.keyboard.press('Tab');
  await page.keyboard.type('docket-demo');
  await page.keyboard.press('Enter');
  await page.getByTestId('workbench-title').waitFor();
  const before = (await (await desk.docket.as('zjw-review')).get<{ rows: { title: string }[] }>('/user-tasks?view=pool')).rows;
  await page.keyboard.press('n');
  await page.waitForURL('**/tasks/*');
  await page.getByTestId('decision-agree').waitFor();
  expect(await page.locator('h1').textContent()).toBe(before[0]?.title);
  await page.getByTestId('decision-unclaim').waitFor(); // it is hers now
  await page.keyboard.press('a');
  await page.evaluate(`document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', altKey: true, isComposing: true, bubbles: true }))`);
  expect(await page.getByTestId('decision-opinion').inputValue()).toBe(''); // never while an input method composes
  await page.keyboard.press('Alt+1');
  await page.keyboard.type('请抓紧实施。');
  await until(async () => (await page.getByTestId('decision-opinion').inputValue()) === '同意。请抓紧实施。', 10_000, 'the phrase stands before what was typed');
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('decision-settled').waitFor();
  await gone('zjw-review', before[0]?.title ?? '');
  await page.keyboard.press('Escape');
  await page.waitForURL(/\/tasks\?row=/);
  await page.getByTestId('queue-title').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.getByTestId('workbench-title').waitFor();
  expect(await page.evaluate('window.touched')).toBeUndefined();
  await page.goto(`${desk.docket.url}/tasks/${(await waiting(desk.docket, 'wangmin', REVIEWED))?.id ?? ''}`);
  await page.locator('[data-problem=not-found]').waitFor(); // a review is none of hers
  await context.close();
}, 120_000);

desk.walk('what lies ahead stands with names and expected days on the project and on the decision page, where a reviewer reads why a file is with her; on a telephone too', async () => {
  const clerk = await desk.sit('zjw-clerk', { path: `/projects/${ids[REVIEWED]}` });
  const road = clerk.page.getByTestId('road-ahead');
  await road.waitFor();
  const lineOf = (code: string) => road.locator(`[data-code="${code}"]`);
  expect(await lineOf('first-review').getAttribute('data-state')).toBe('open');
  expect(await lineOf('first-review').textContent()).toMatch(/审核.*办理中.*经济城建组.*王敏.*预计 \d{4}-\d\d-\d\d/);
  expect(await lineOf('countersign').textContent()).toMatch(/会签.*财政.*预计/);
  expect(await lineOf('cloud-plan').textContent()).toContain('不经过');
  await clerk.page.getByTestId('road-ahead-all').click();
  expect(await lineOf('operation').textContent()).toContain('日期待定');
  await lookAt(clerk, 'road-ahead-project');
  const reviewer = await desk.sit('wangmin', { path: `/tasks/${(await waiting(desk.docket, 'wangmin', REVIEWED))?.id ?? ''}` });
  const { page } = reviewer;
  await page.getByTestId('road-ahead').waitFor();
  await lookAt(reviewer, 'road-ahead-decision');
  await page.getByTestId('why-here').click();
  await page.getByTestId('why-lines').waitFor();
  const told = (await page.getByTestId('why-lines').textContent()) ?? '';
  expect(told).toMatch(/的项目归经济城建组/);
  expect(told).toMatch(/24:00 到期：.*次日起算 10 个工作日/);
  expect(told).toMatch(/会签：尚未开始，须先完成审核/);
  await reviewer.shot('road-ahead-why');
  await page.keyboard.press('Escape');
  await page.getByTestId('why-lines').waitFor({ state: 'detached' });
  allClear(clerk, reviewer);
}, 180_000);

desk.walk('a group’s leader reads where a project of her group stands; she decides on none', async () => {
  const leader = await land('wangwu');
  await leader.page.getByTestId('nav-projects').click();
  await leader.page.getByText(REVIEWED).first().click();
  await leader.page.getByTestId('project-where').waitFor();
  expect(await leader.page.getByTestId('project-group').textContent()).toContain('经济城建组');
  await lookAt(leader, 'road-leader-project');
  expect(await leader.page.getByTestId('nav-tasks').count()).toBe(0);
  await leader.page.goto(`${desk.docket.url}/tasks/${(await waiting(desk.docket, 'wangmin', REVIEWED))?.id ?? ''}`);
  await leader.page.getByTestId('handing-menu').waitFor(); // she gives it out, and decides on none
  expect(await leader.page.getByTestId('decision-agree').count()).toBe(0);
  allClear(leader);
}, 120_000);

desk.walk('finance countersigns beside who has signed and who has not; the first review is none of its', async () => {
  const first = (await waiting(desk.docket, 'wangmin', REVIEWED))?.id ?? '';
  await agreeing(desk.docket, REVIEWED, 'wangmin');
  const finance = await land('lisi');
  await openRow(finance.page, REVIEWED);
  await finance.page.getByTestId('decision-agree').click();
  await finance.page.getByTestId('phrase-3').click();
  const signed = finance.page.locator('[data-testid^=signed-]');
  expect(await signed.textContent()).toMatch(/已签 0\/2.*未签.*须全部同意/s);
  await finance.page.getByTestId('road-picture').waitFor();
  await lookAt(finance, 'road-finance-decision');
  await finance.page.getByTestId('decision-submit').click();
  await gone('lisi', REVIEWED);
  await finance.page.reload();
  await finance.page.getByTestId('decision-settled').waitFor();
  expect(await finance.page.locator('[data-testid^=signed-]').textContent()).toContain('已签 1/2');
  expect(await finance.page.locator('[data-testid^=history-took-]').count()).toBeGreaterThan(0);
  await hasNothingAt(finance, `/tasks/${first}`);
  allClear(finance);
}, 180_000);

desk.walk('an expert finds her sheet from the workbench and locks it; the unit’s project is none of hers', async () => {
  const expert = await land('expert-1');
  const { page } = expert;
  await page.locator('[data-unread=true]').first().waitFor();
  await openRow(page, '城市网格化管理系统');
  await page.getByTestId('sheet-submit').waitFor();
  for (const { indicator, points } of pointsOf(5900)) await page.getByTestId(`score-${indicator}`).fill((points / 100).toFixed(2));
  await lookAt(expert, 'road-expert-sheet');
  await page.getByTestId('sheet-submit').click();
  await says(page, '已锁定');
  await desk.docket.settled();
  await page.goto(desk.docket.url);
  await page.getByTestId('workbench-title').waitFor();
  await says(page, '没有待办，辛苦了');
  await hasNothingAt(expert, `/projects/${ids[REVIEWED]}`);
  allClear(expert);
}, 180_000);

desk.walk('a supervisor verifies what a lead has reported; a project’s review is none of hers', async () => {
  const supervisor = await land('zhengshi');
  const { page } = supervisor;
  const title = (await (await desk.docket.as('zhengshi')).get<{ rows: { title: string }[] }>('/user-tasks')).rows[0]?.title ?? '';
  await openRow(page, title);
  await page.getByTestId('decision-agree').click();
  await page.getByTestId('decision-opinion').fill('核验属实。');
  await lookAt(supervisor, 'road-supervisor-decision');
  await page.getByTestId('decision-submit').click();
  await gone('zhengshi', title);
  await page.goto(`${desk.docket.url}/supervision/${taskId(23)}`);
  await says(page, '已销号');
  await hasNothingAt(supervisor, `/tasks/${(await waiting(desk.docket, 'zhaoliu', REVIEWED))?.id ?? ''}`);
  allClear(supervisor);
}, 180_000);

desk.walk('an administrator opens an account; no project is shown to him', async () => {
  const admin = await land('chusan');
  const { page } = admin;
  await page.getByTestId('nav-administration').click();
  for (const [name, value] of [['login', 'zhangxin'], ['name', '张新'], ['mail', 'zhangxin@docket.example'], ['reason', '新到岗']] as const) await page.getByTestId(`account-${name}`).fill(value);
  await page.getByTestId('account-open').click();
  await page.getByTestId('people-find').fill('zhangxin');
  await page.getByTestId('person-zhangxin').waitFor();
  await lookAt(admin, 'road-administrator');
  await hasNothingAt(admin, `/projects/${ids[REVIEWED]}`);
  allClear(admin);
}, 120_000);
