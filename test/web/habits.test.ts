import type { Page } from 'playwright-core';
import { declare, importPlan, say, taskId, waiting } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk } from './a-desk';
import type { Seen } from './browser';
import { lookAt } from './look';

const LOGIN = 'zjw-review';
const MANY = ['一期平台', '二期平台', '三期平台', '四期平台'];
const URGENT = '重点平台';

const desk = aDesk({
  prepare: async (docket) => {
    await importPlan(docket);
    for (const [n, title] of MANY.entries()) await declare(docket, { title, amountFen: (n % 2 === 0 ? 10 + n : 30 - n) * 1_000_000 });
    await declare(docket, { title: URGENT, keyTask: taskId(23) });
  },
});

const titles = async (page: Page): Promise<string[]> => page.locator('[data-testid^=queue-row-] :is(.cell-title > a, .phone-title)').allTextContents();
const listIs = (page: Page, is: readonly string[]): Promise<void> => until(async () => JSON.stringify((await titles(page)).map((title) => title.replace(/重点督办|未读/g, ''))) === JSON.stringify(is), 10_000, `the list is ${is.join()}`);
const clear = async ({ page, errors }: Seen): Promise<void> => {
  expect(errors).toEqual([]);
  await page.context().close();
};

desk.walk('the figures of the workbench lead to lists as long as they say; a day of the strip leads to the files due on it', async () => {
  const seen = await desk.sit(LOGIN, { path: '/' });
  const { page } = seen;
  await page.getByTestId('workbench-title').waitFor();
  for (const name of ['todo', 'decided']) {
    const says = Number(await page.locator(`[data-figure=${name}]`).getAttribute('data-count'));
    await page.locator(`[data-figure=${name}]`).click();
    await page.getByTestId('queue-title').waitFor();
    await until(async () => (await page.locator('[data-testid^=queue-row-]').count()) === says, 10_000, `${says} rows`);
    await page.goto(desk.docket.url);
    await page.getByTestId('workbench-title').waitFor();
  }
  const day = page.locator('.load-day[data-count]:not([data-count="0"])').first();
  const due = Number(await day.getAttribute('data-count'));
  expect(due).toBe(MANY.length + 1);
  await day.locator('a').click();
  await page.waitForURL(/from=.*to=|due=today/);
  await until(async () => (await page.locator('[data-testid^=queue-row-]').count()) === due, 10_000, `${due} rows`);
  await clear(seen);
}, 90_000);

desk.walk('a list in another order and between two days keeps both in its address; a unit is found by part of its name', async () => {
  const seen = await desk.sit(LOGIN, { path: '/tasks' });
  const { page } = seen;
  await listIs(page, [...MANY, URGENT]);
  await page.getByTestId('queue-order').selectOption('amount');
  await page.waitForURL(/order=amount/);
  await listIs(page, [URGENT, '二期平台', '四期平台', '三期平台', '一期平台']);
  await page.reload();
  expect(await page.getByTestId('queue-order').inputValue()).toBe('amount');
  await page.getByTestId('filters-to').fill('2019-01-31');
  await page.waitForURL(/to=2019-01-31/);
  await page.getByText('没有符合这些条件的事项').waitFor();
  await page.getByTestId('filters-reset').click();
  await page.getByTestId('filters-unit').fill('住建委信息');
  await page.keyboard.press('Enter');
  await page.waitForURL(/unit=sh-zjw-xxb/);
  await listIs(page, [...MANY, URGENT]);
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.evaluate(`document.activeElement.blur()`).then(() => page.keyboard.press('e'))]);
  expect(sheet.suggestedFilename()).toMatch(/^待办 2019-\d\d-\d\d\.xlsx$/);
  await lookAt(seen, 'habits-queue');
  await clear(seen);
}, 120_000);

desk.walk('a line is bold until its file has been opened; what presses stands first once its task is under key supervision', async () => {
  await (await desk.docket.as('zhengshi')).act('mark it', 'POST', `/supervised-tasks/${taskId(23)}/key-supervision`, { reason: '市领导批示' });
  const seen = await desk.sit(LOGIN, { path: '/tasks' });
  const { page } = seen;
  await listIs(page, [URGENT, ...MANY]);
  const id = (await waiting(desk.docket, LOGIN, URGENT))?.id ?? '';
  const row = page.getByTestId(`queue-row-${id}`);
  const weight = (): Promise<string> => page.evaluate(`getComputedStyle(document.querySelector('[data-testid="queue-row-${id}"] .cell-title > a')).fontWeight`);
  expect([await row.getAttribute('data-unread'), await weight()]).toEqual(['true', '600']);
  await seen.shot('habits-unread');
  await row.click();
  await page.getByTestId('decision-agree').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('queue-title').waitFor();
  await until(async () => (await row.getAttribute('data-unread')) === 'false', 10_000, 'it is new no more');
  expect(await weight()).toBe('400');
  await clear(seen);
}, 90_000);

desk.walk('a phrase called by its key before it has come stands where the opinion began, whatever was typed meanwhile', async () => {
  const task = await waiting(desk.docket, LOGIN, '一期平台');
  const seen = await desk.sit(LOGIN, { path: '/' });
  const { page } = seen;
  let come = (): void => undefined;
  const here = new Promise<void>((resolve) => (come = resolve));
  await page.route('**/phrases', async (route) => {
    await here;
    await route.continue();
  });
  await page.goto(`${desk.docket.url}/tasks/${task?.id ?? ''}`);
  await page.getByTestId('decision-agree').waitFor();
  await page.keyboard.press('a');
  await page.getByTestId('decision-opinion').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Alt+1');
  await page.keyboard.type('请抓紧实施。');
  expect(await page.getByTestId('decision-opinion').inputValue()).toBe('请抓紧实施。');
  come();
  await until(async () => (await page.getByTestId('decision-opinion').inputValue()) === '同意。请抓紧实施。', 10_000, 'the phrase is there');
  await page.keyboard.press('Alt+2');
  expect(await page.getByTestId('decision-opinion').inputValue()).toMatch(/^同意。请抓紧实施。.+/);
  await page.getByTestId('decision-opinion').fill('');
  await clear(seen);
}, 90_000);

desk.walk('phrases of one’s own are kept, put in order and taken away where the opinion is written; the next file opens by itself where that is wished', async () => {
  const [first, second] = [await waiting(desk.docket, LOGIN, '一期平台'), await waiting(desk.docket, LOGIN, '二期平台')];
  const seen = await desk.sit(LOGIN, { path: `/tasks/${first?.id ?? ''}` });
  const { page } = seen;
  await page.getByTestId('decision-agree').click();
  await page.getByTestId('phrases-open').click();
  for (const words of ['同意，请抓紧。', '已核，同意。']) {
    await page.getByTestId('phrase-new').fill(words);
    await page.getByTestId('phrase-keep').click();
    await page.locator('.phrase-list').getByText(words).waitFor();
  }
  await page.getByTestId('phrase-up-2').click();
  await until(async () => (await page.locator('.phrase-list li > span').allTextContents()).join() === '已核，同意。,同意，请抓紧。', 10_000, 'the second stands first');
  await seen.shot('habits-phrases');
  await page.getByTestId('phrase-remove-2').click();
  await until(async () => (await page.locator('.phrase-list li').count()) === 1, 10_000, 'one is left');
  await page.getByTestId('phrases-close').click();
  await page.getByTestId('phrase-1').click();
  expect(await page.getByTestId('decision-opinion').inputValue()).toBe('已核，同意。');
  await lookAt(seen, 'habits-decision');
  await page.getByTestId('person-menu').click();
  await page.getByTestId('prefer-next').check();
  await seen.shot('habits-menu');
  await page.keyboard.press('Escape');
  await page.getByTestId('decision-submit').click();
  await page.waitForURL((url) => decodeURIComponent(url.pathname) === `/tasks/${second?.id ?? ''}`);
  expect(await page.getByTestId('just-done').textContent()).toContain('一期平台');
  await desk.docket.settled();
  await clear(seen);
}, 120_000);

desk.walk('what was sent back shows its rounds with their days, and the road goes back to its beginning', async () => {
  await say(desk.docket, LOGIN, { title: '三期平台', outcome: 'return', items: ['请附测算依据'] });
  const clerk = await desk.docket.as('zjw-clerk');
  const id = String((await desk.docket.db.pool.query<{ id: string }>(`select id from process where title = '三期平台'`)).rows[0]?.id);
  const { data, items } = await clerk.get<{ data: object; items: { n: number }[] }>(`/projects/${id}`);
  await clerk.act('again', 'POST', `/projects/${id}/resubmission`, { data, answers: items.map(({ n }) => ({ n, text: '已附。' })) });
  await desk.docket.settled();
  const seen = await desk.sit(LOGIN, { path: `/tasks/${(await waiting(desk.docket, LOGIN, '三期平台'))?.id ?? ''}` });
  expect(await seen.page.locator('.history h3').allTextContents()).toEqual([expect.stringMatching(/^第2轮 · 2019-/), expect.stringMatching(/^第1轮 · 2019-.*当日办结$/)]);
  expect(await seen.page.getByTestId('road-picture').getAttribute('aria-label')).toMatch(/^第2轮：停在/);
  await lookAt(seen, 'habits-rounds');
  await clear(seen);
}, 90_000);

desk.walk('large type breaks no page at 125 and 150 percent, at the desk and on a telephone; on the telephone several are picked with a thumb', async () => {
  const seen = await desk.sit(LOGIN, { path: '/' });
  const { page } = seen;
  const task = (await waiting(desk.docket, LOGIN, '四期平台'))?.id ?? '';
  await page.getByTestId('person-menu').click();
  await page.getByTestId('type-150').click();
  await page.keyboard.press('Escape');
  expect(await page.evaluate('getComputedStyle(document.body).fontSize')).toBe('21px');
  for (const type of ['150', '125']) {
    await page.evaluate(`localStorage.setItem('docket.preferences', '{"type":"${type}"}')`);
    for (const [name, path] of [['workbench', '/'], ['queue', '/tasks'], ['decision', `/tasks/${task}`], ['projects', '/projects'], ['mailbox', '/mailbox'], ['evaluations', '/evaluations'], ['declaration', '/declaration']] as const) {
      await page.goto(`${desk.docket.url}${path}`);
      await page.locator('h1').first().waitFor();
      await page.locator(`:root[data-type="${type}"]`).waitFor();
      await lookAt(seen, `type-${type}-${name}`, { width: 1366, height: 768 });
    }
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${desk.docket.url}/tasks?view=pool`);
  await page.getByTestId(`queue-pick-${task}`).check();
  await page.getByTestId('bulk-claim').click();
  await page.getByTestId('bulk-outcome').waitFor();
  await until(async () => ((await (await desk.docket.as(LOGIN)).get<{ rows: { id: string; state: string }[] }>('/user-tasks')).rows.find(({ id }) => id === task)?.state) === 'claimed', 10_000, 'it is hers');
  await seen.shot('habits-phone-bulk');
  await clear(seen);
}, 240_000);
