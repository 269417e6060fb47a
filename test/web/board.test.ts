import type { Page } from 'playwright-core';
import { PLAN, taskId } from '../journeys/acts';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const desk = aDesk();

const count = async (page: Page): Promise<number> => Number(await page.getByTestId('list-count').getAttribute('data-count'));
/** The list, once it says that it is so long. */
const listOf = async (page: Page, length: number): Promise<number> => {
  await page.locator(`[data-testid=list-count][data-count="${length}"]`).waitFor();
  return page.locator('[data-testid^=task-row-]').count();
};

desk.walk('before a plan is imported the board says that there is nothing', async () => {
  const hers = await desk.sit('zhengshi');
  await hers.page.goto(`${desk.docket.url}/supervision`);
  await hers.page.getByText('没有督办事项').waitFor();
  expect(await hers.page.locator('[data-figure^=tone-]').count()).toBe(0);
  await lookAt(hers, 'board-empty');
}, 60_000);

desk.walk('every figure that is pressed shows as many tasks as it says', async () => {
  const visitor = await desk.docket.as('zhengshi');
  await visitor.act('import', 'POST', `/plans/${PLAN}/import`, {});
  await desk.docket.settled();
  await desk.docket.travel('2019-07-02T01:00:00Z');
  await (await desk.docket.as('zjw-review')).act('report', 'POST', `/supervised-tasks/${taskId(23)}/report`, { report: '已建成。' });
  await desk.docket.settled();
  const hers = await desk.sit('zhengshi');
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision`);
  await page.getByTestId('list-count').waitFor();
  await lookAt(hers, 'board');
  for (const name of ['tone-overdue', 'tone-normal', 'tone-none', 'tone-done', 'unit-sh-zjw-overdue', 'unit-sh-zjw-all', `plan-${PLAN}-overdue`, 'owes-sh-zjw', 'verifier-supervisor@sh-wg']) {
    await page.goto(`${desk.docket.url}/supervision`);
    const figure = page.locator(`[data-figure="${name}"]`).first();
    await figure.waitFor();
    const says = Number(await figure.getAttribute('data-count'));
    await figure.click();
    expect([name, await listOf(page, says)]).toEqual([name, says]);
  }
  expect(hers.errors).toEqual([]);
}, 180_000);

desk.walk('the list is narrowed in the address, opened again from it, and gone through by keys', async () => {
  const hers = await desk.sit('zhengshi');
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision?tone=overdue`);
  await page.getByTestId('list-count').waitFor();
  const late = await count(page);
  await page.getByTestId('filter-unit').selectOption('sh-zjw');
  await page.waitForURL(/unit=sh-zjw/);
  await page.getByTestId('filter-text').fill('系统');
  await page.waitForURL(/text=/);
  await page.reload();
  expect([await page.getByTestId('filter-unit').inputValue(), await page.getByTestId('filter-text').inputValue()]).toEqual(['sh-zjw', '系统']);
  await page.getByTestId('filter-text').fill('没有这样的事项');
  await page.getByText('没有符合条件的事项').waitFor();
  await page.getByTestId('filter-clear').click();
  await page.waitForURL(/\/supervision$/);
  await page.goto(`${desk.docket.url}/supervision?tone=overdue`);
  expect(await listOf(page, late)).toBe(late);
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByTestId('board-sheet').click()]);
  expect(sheet.suggestedFilename()).toBe('督办事项2019-07-02.xlsx');
  await page.locator('.headline-note').click();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = page.locator('[data-testid^=task-row-][aria-current]');
  expect(await second.getAttribute('data-testid')).toBe(await page.locator('[data-testid^=task-row-]').nth(1).getAttribute('data-testid'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/supervision\/shanghai-2019\./);
  expect(hers.errors).toEqual([]);
}, 120_000);

desk.walk('the calendar shows the month’s days, and the dry run what will be sent', async () => {
  const hers = await desk.sit('zhengshi');
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision/calendar?month=2019-06`);
  await page.locator('[data-day="2019-06-30"]').getByText('编印系统整合指南').waitFor();
  await lookAt(hers, 'board-calendar');
  await page.locator('h1').click();
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-testid=calendar-title][data-month="2019-07"]').waitFor();
  await page.goto(`${desk.docket.url}/supervision`);
  await page.getByTestId('board-ahead').click();
  await page.getByTestId('ahead-title').waitFor();
  expect(await page.locator('.ahead-row').count()).toBeGreaterThan(5);
  expect(await page.locator('.ahead-row time').allTextContents()).not.toContain('00:00'); // a day ends at 24:00, and that is its own
  await lookAt(hers, 'board-ahead');
}, 120_000);

desk.walk('a unit finds its own duties on the same page', async () => {
  const hers = await desk.sit('zjw-review');
  await hers.page.goto(`${desk.docket.url}/supervision`);
  await hers.page.getByTestId('list-count').waitFor();
  expect(await hers.page.getByTestId(`task-row-${taskId(24)}`).count()).toBe(0);
  expect(await hers.page.getByTestId(`task-row-${taskId(23)}`).count()).toBe(1);
  await lookAt(hers, 'board-unit');
}, 60_000);
