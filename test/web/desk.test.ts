import { gzipSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { declare, say, throughBatch, waiting } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const FIRST_SCREEN = 500 * 1024;
const ids: Record<string, string> = {};
const desk = aDesk({
  prepare: async (docket) => {
    for (const title of ['甲项目', '乙项目']) {
      ids[title] = await declare(docket, { title });
      await say(docket, 'zjw-review', { title, outcome: 'agree', opinion: '同意申报。' });
    }
    await throughBatch(docket, ids['甲项目'] ?? '');
    for (const title of ['批量之一', '批量之二', '另一件']) ids[title] = await declare(docket, { title });
  },
});

const taskOf = async (login: string, title: string): Promise<string> => (await waiting(desk.docket, login, title))?.id ?? '';
const row = (page: Page, id: string) => page.locator(`[data-testid="queue-row-${id}"]`);

desk.walk('two reviewers of one office: what one decides leaves the other’s queue without a reload, and the page that a third tab has open becomes fresh with the opinion typed there kept', async () => {
  const id = await taskOf('wangmin', '甲项目');
  const [deciding, watching, typing] = [await desk.sit('wangmin'), await desk.sit('zhaoliu'), await desk.sit('zhaoliu')];
  await watching.page.goto(`${desk.docket.url}/tasks`);
  await row(watching.page, id).waitFor();
  const before = Number(/^\((\d+)\) /.exec(await watching.page.title())?.[1]);
  expect(before).toBeGreaterThan(0); // the tab says how much waits
  await watching.page.evaluate('window.notReloaded = true');
  await typing.page.goto(`${desk.docket.url}/tasks/${id}`);
  await typing.page.getByTestId('decision-agree').click();
  await typing.page.getByTestId('decision-opinion').fill('赵柳写到一半的意见');
  await deciding.page.goto(`${desk.docket.url}/tasks/${id}`);
  await deciding.page.getByTestId('decision-return').click();
  await deciding.page.getByTestId('decision-item-0').fill('请附测算依据');
  await deciding.page.getByTestId('decision-submit').click();
  await row(watching.page, id).waitFor({ state: 'detached', timeout: 10_000 });
  expect(await watching.page.evaluate('window.notReloaded')).toBe(true);
  await until(async () => !(await watching.page.title()).startsWith(`(${before})`), 10_000, 'the count in the title follows');
  await typing.page.getByTestId('decision-settled').waitFor();
  expect(await typing.page.getByTestId('decision-settled').textContent()).toMatch(/王敏 已办：退回.*赵柳写到一半的意见/s);
  await typing.shot('desk-stale');
  for (const seen of [deciding, watching, typing]) {
    expect(seen.errors).toEqual([]);
    await seen.page.context().close();
  }
}, 120_000);

desk.walk('an opinion outlives its session: the password is asked over the page at once, the text is still there, and it is recorded', async () => {
  const id = await taskOf('wangmin', '乙项目');
  const { page, errors, shot } = await desk.sit('wangmin');
  await page.goto(`${desk.docket.url}/tasks/${id}`);
  await page.getByTestId('decision-disagree').click();
  await page.getByTestId('decision-opinion').fill('与已建系统重复。');
  await desk.docket.db.pool.query(`delete from session where person_id = 'demo-wangmin'`);
  await page.getByTestId('expired-password').waitFor({ timeout: 10_000 }); // the stream said so; she clicked nothing
  await shot('desk-expired');
  await page.getByTestId('expired-password').fill('docket-demo');
  await page.getByTestId('expired-submit').click();
  await page.getByTestId('expired-password').waitFor({ state: 'detached' });
  expect(await page.getByTestId('decision-opinion').inputValue()).toBe('与已建系统重复。');
  await page.getByTestId('decision-submit').click();
  await page.getByTestId('decision-settled').waitFor();
  expect(errors).toEqual([]);
  await page.context().close();
}, 90_000);

desk.walk('a list narrowed by its address is kept as a view of one’s own; its rows are approved with one opinion by the keyboard, and each says how it went', async () => {
  const seen = await desk.sit('zjw-review');
  const { page } = seen;
  await page.goto(`${desk.docket.url}/tasks`);
  await page.locator('h1').waitFor();
  await page.getByTestId('filters-text').fill('批量');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('text') === '批量');
  await until(async () => (await page.locator('[data-testid^=queue-row-]').count()) === 2, 10_000, 'two rows are left');
  await page.getByTestId('filters-save').click();
  await page.getByTestId('filters-name').fill('批量件');
  await page.keyboard.press('Enter');
  await page.goto(`${desk.docket.url}/tasks`);
  await page.getByRole('link', { name: '批量件' }).click();
  await until(async () => (await page.locator('[data-testid^=queue-row-]').count()) === 2, 10_000, 'the view is the same list');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByTestId('bulk-bar').waitFor();
  await page.evaluate(`window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', isComposing: true }))`);
  expect(await page.getByTestId('bulk-opinion').count()).toBe(0); // never while an input method composes
  await page.keyboard.press('a');
  await page.getByTestId('bulk-opinion').fill('一并同意。');
  await seen.shot('desk-bulk');
  const reads = /\/api\/user-tasks\?/;
  await page.route(reads, (asked) => asked.abort()); // the list does not learn of it in time
  await say(desk.docket, 'zjw-review', { title: '批量之一', outcome: 'agree', opinion: '先办。' }); // decided meanwhile, elsewhere
  await page.getByTestId('bulk-submit').click();
  await page.getByTestId('bulk-outcome').waitFor();
  await page.unroute(reads);
  await until(async () => (await page.locator('[data-testid^=queue-row-]').count()) === 0, 10_000, 'both have left');
  expect(await page.getByTestId('bulk-outcome').textContent()).toMatch(/已办 1 件，未办 1 件.*批量之一：/s); // its name stays beside the reason
  await page.keyboard.press('?');
  await page.getByText('选中', { exact: true }).first().waitFor();
  await seen.shot('desk-keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.waitForURL('**/supervision');
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await page.waitForURL('**/tasks');
  await page.locator('h1').waitFor();
  await lookAt(seen, 'desk-queue');
  await page.context().close();
}, 120_000);

const PAGES: readonly (readonly [login: string, path: string])[] = [
  ['zjw-review', '/tasks'], ['zjw-review', '/declaration'], ['zjw-review', '/evaluations'], ['zjw-clerk', '/projects'], ['zjw-clerk', '/projects/:id'], ['zjw-clerk', '/mailbox'], ['zhengshi', '/supervision'], ['zhengshi', '/clock'], ['zhengshi', '/administration'],
];

desk.walk('axe finds nothing serious on the main pages; on the first two of each person neither in the dark nor in high contrast', async () => {
  const found: string[] = [];
  for (const login of [...new Set(PAGES.map(([who]) => who))]) {
    const seen = await desk.sit(login);
    for (const theme of ['light', 'dark', 'high-contrast']) {
      await seen.page.evaluate(`localStorage.setItem('docket.preferences', ${JSON.stringify(JSON.stringify({ theme }))})`);
      for (const [, path] of PAGES.filter(([who]) => who === login).slice(0, theme === 'light' ? undefined : 2)) {
        await seen.page.goto(desk.docket.url + path.replace(':id', ids['甲项目'] ?? ''));
        await seen.page.locator('h1').first().waitFor();
        await seen.page.locator(`:root[data-theme="${theme}"]`).waitFor();
        const { violations } = await new AxeBuilder({ page: seen.page }).analyze();
        found.push(...violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${login} ${path} ${theme} ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`));
      }
      if (theme === 'high-contrast') await seen.shot(`desk-high-contrast-${login}`);
    }
    expect(seen.errors).toEqual([]);
    await seen.page.context().close();
  }
  expect(found).toEqual([]);
}, 240_000);

desk.walk('the first screen takes at most 500 KB of script, compressed; a browser below the floor is told in plain words', async () => {
  const context = await desk.browser.newContext();
  const page = await context.newPage();
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (answer) => {
    if (/\.js(\?|$)/.test(answer.url())) sizes.set(answer.url(), answer.body().then((bytes) => gzipSync(bytes).length));
  });
  await page.goto(desk.docket.url);
  await page.getByTestId('sign-in-login').fill('zjw-review');
  await page.getByTestId('sign-in-password').fill('docket-demo');
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('workbench-title').waitFor();
  const all = await Promise.all(sizes.values());
  const sum = all.reduce((total, size) => total + size, 0);
  expect(all.length).toBeGreaterThan(2);
  expect(sum).toBeLessThanOrEqual(FIRST_SCREEN);
  expect(await page.locator('#floor').count()).toBe(0);
  await context.close();
  const old = await desk.browser.newContext({ userAgent: 'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 Safari/537.36' });
  const below = await old.newPage();
  await below.goto(desk.docket.url);
  expect(await below.locator('#floor').textContent()).toContain('Chromium 109');
  await old.close();
}, 90_000);
