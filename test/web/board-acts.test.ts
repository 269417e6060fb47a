import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { PLAN, taskId } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const PDFTOTEXT = '/usr/bin/pdftotext';
const MANY = 70; // with the plan's own more than a page of the list
const SHARED = `${PLAN}.SH19-04`;
const bare = (words: string): string => words.replace(/\s+/g, '');
const desk = aDesk({
  prepare: async (docket) => {
    const supervisor = await docket.as('zhengshi');
    await supervisor.act('import', 'POST', `/plans/${PLAN}/import`, {});
    for (let n = 0; n < MANY; n += 1) await supervisor.act(`task ${n}`, 'POST', '/supervised-tasks', { source: 'meeting-minutes', reference: `纪要〔2019〕${n}号`, title: `打印之${String(n).padStart(3, '0')}`, leads: ['sh-gaj'], cooperating: [], dueOn: n % 2 === 0 ? '2019-11-29' : null });
    await docket.settled();
    await docket.travel('2019-07-08T01:00:00Z');
    await (await docket.as('zjw-review')).act('report', 'POST', `/supervised-tasks/${taskId(23)}/report`, { report: '已建成。' });
    await docket.settled();
  },
});

const listed = async (page: Page): Promise<number> => Number(await page.getByTestId('list-count').getAttribute('data-count'));

desk.walk('several tasks are picked and urged at once; each row says how it went, how often it was urged, and the page of one says until when it is not urged again', async () => {
  const hers = await desk.sit('zhengshi');
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision`);
  await page.getByTestId(`task-pick-${taskId(24)}`).check();
  await page.getByTestId(`task-pick-${SHARED}`).check();
  await page.getByTestId(`task-pick-${taskId(23)}`).check();
  await page.getByTestId('several-bar').waitFor();
  await hers.shot('board-several');
  await page.getByTestId('several-urge').click();
  await page.getByTestId('several-outcome').waitFor();
  expect(await page.getByTestId('several-outcome').textContent()).toMatch(/已办 2 项，催办 22 家次，未办 1 项/); // one lead, and the departments that each answer
  expect(await page.getByTestId(`task-row-${taskId(23)}`).textContent()).toContain('没有要催办的单位');
  await page.getByTestId(`task-row-${SHARED}`).getByTestId('task-urged').waitFor();
  expect(await page.getByTestId(`task-row-${SHARED}`).getByTestId('task-urged').textContent()).toContain('催办 1 次');
  await page.goto(`${desk.docket.url}/supervision/${taskId(24)}`);
  await page.getByTestId('task-urgings').waitFor();
  expect(await page.getByTestId('task-urge').isDisabled()).toBe(true);
  await page.locator('[data-problem="urged-lately"]').waitFor();
  await lookAt(hers, 'board-urged-task');
  await page.goto(`${desk.docket.url}/supervision/${taskId(25)}`);
  await page.getByTestId('task-urge').click();
  await page.locator('[data-problem="urged-lately"]').waitFor();
  expect(hers.errors).toEqual([]);
}, 120_000);

desk.walk('several are put under key supervision by the keyboard, with one reason', async () => {
  const hers = await desk.sit('zhengshi');
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision?unit=sh-gaj&to=2019-11-30&text=${encodeURIComponent('打印之00')}`);
  await page.locator('[data-testid^=task-row-]').first().waitFor();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await page.getByTestId('several-mark').click();
  await page.getByTestId('several-reason').fill('列入年度考核。');
  await page.getByTestId('several-submit').click();
  await page.getByTestId('several-outcome').waitFor();
  expect(await page.getByTestId('several-outcome').textContent()).toContain('已办 2 项');
  await until(async () => (await page.locator('[data-testid^=task-row-] b', { hasText: '重点督办' }).count()) === 2, 10_000, 'both are marked');
  expect(hers.errors).toEqual([]);
}, 90_000);

desk.walk('a narrowed board is kept as a view of one’s own, opened again and forgotten', async () => {
  const hers = await desk.sit('zhengshi');
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision?unit=sh-zjw&tone=overdue`);
  await page.getByTestId('list-count').waitFor();
  const late = await listed(page);
  await page.getByTestId('filters-save').click();
  await page.getByTestId('filters-name').fill('住建逾期');
  await page.keyboard.press('Enter');
  await page.goto(`${desk.docket.url}/supervision`);
  await page.getByRole('link', { name: '住建逾期' }).click();
  await page.waitForURL((url) => url.searchParams.get('unit') === 'sh-zjw' && url.searchParams.get('tone') === 'overdue');
  await page.locator(`[data-testid=list-count][data-count="${late}"]`).waitFor();
  expect(await page.getByRole('link', { name: '住建逾期' }).getAttribute('aria-current')).toBe('page');
  await page.goto(`${desk.docket.url}/tasks`);
  await page.locator('h1').waitFor();
  expect(await page.getByRole('link', { name: '住建逾期' }).count()).toBe(0); // a view of another list
  await page.goto(`${desk.docket.url}/supervision?unit=sh-zjw&tone=overdue`);
  await page.getByTestId('filters-forget').click();
  await page.getByRole('link', { name: '住建逾期' }).waitFor({ state: 'detached' });
  expect(hers.errors).toEqual([]);
}, 90_000);

desk.walk.each(['fengyi', 'zhengshi', 'zjw-deputy'])('%s sees the leader’s view on one screen of 1366 by 768 without scrolling, and each figure in it is its list', async (login) => {
  const hers = await desk.sit(login, { size: [1366, 768] });
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision/leader`);
  await page.getByTestId('leader-title').waitFor();
  await page.locator('.leader-light').first().waitFor();
  await hers.shot(`board-leader-${login}`);
  expect(await page.evaluate('[document.scrollingElement.scrollHeight <= window.innerHeight, document.scrollingElement.scrollWidth <= window.innerWidth]')).toEqual([true, true]);
  const links = page.locator('[data-figure][data-count]');
  const figures = await links.evaluateAll((all) => all.map((link) => [link.getAttribute('data-figure') ?? '', Number(link.getAttribute('data-count'))] as const));
  expect(figures.length).toBeGreaterThan(login === 'zjw-deputy' ? 1 : 10);
  for (const [at, [name, count]] of (login === 'zhengshi' ? figures.slice(0, 6) : figures).entries()) {
    await links.nth(at).click();
    await page.locator(`[data-testid=list-count][data-count="${count}"]`).waitFor();
    expect([name, Math.min(count, 100)]).toEqual([name, await page.locator('[data-testid^=task-row-]').count()]);
    await page.goBack();
    await links.nth(figures.length - 1).waitFor();
  }
  expect(hers.errors).toEqual([]);
}, 240_000);

desk.walk('the leader’s view names the ten that are overdue longest and what waits for verification, and can be read everywhere', async () => {
  const hers = await desk.sit('fengyi');
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision/leader`);
  await page.getByTestId(`leader-waiting-${taskId(23)}`).waitFor();
  const worst = await page.locator('[data-testid^=leader-worst-]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-testid')?.replace('leader-worst-', '')));
  await page.goto(`${desk.docket.url}/supervision?tone=overdue`);
  await page.locator('[data-testid^=task-row-]').first().waitFor();
  const late = await page.locator('[data-testid^=task-row-]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-testid')?.replace('task-row-', '')));
  expect(worst.length).toBeGreaterThan(0);
  expect(worst).toEqual(late.slice(0, 10));
  await page.goto(`${desk.docket.url}/supervision/leader`);
  await page.locator('.leader-light').first().waitFor();
  await lookAt(hers, 'board-leader');
}, 120_000);

/** The sheets of a page as it is printed, each in its words; nothing where this machine cannot read a PDF. */
async function sheetsOf(page: Page): Promise<string[] | undefined> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/); // A4, across
  return existsSync(PDFTOTEXT) ? execFileSync(PDFTOTEXT, ['-raw', '-', '-'], { input: pdf }).toString().split('\f').filter((sheet) => sheet.trim() !== '').map(bare) : undefined;
}

desk.walk('the board is printed as it is seen: one button, the filters in words, the same figures, all rows of all pages, the head row on every sheet', async () => {
  const hers = await desk.sit('zhengshi');
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision`);
  await page.getByTestId('list-count').waitFor();
  const whole = await listed(page);
  expect(whole).toBeGreaterThan(100);
  await page.getByTestId('board-print').click();
  await page.locator(`[data-testid=print-ready][data-count="${whole}"]`).waitFor();
  const titles = await page.locator('[data-testid^=print-row-] td:nth-child(3)').allTextContents();
  expect(titles).toHaveLength(whole);
  const asOf = await page.locator('.print-head p').first().textContent() ?? '';
  expect(asOf).toMatch(/^截至 2019-07-08 09:\d\d$/);
  const sheets = await sheetsOf(page);
  if (sheets !== undefined) {
    expect(sheets.length).toBeGreaterThan(3);
    for (const sheet of sheets) for (const head of ['截止日', '未反馈', '升级到']) expect(sheet).toContain(head);
    const words = sheets.join('');
    expect(titles.filter((title) => !words.includes(bare(title)))).toEqual([]);
    for (const said of ['督办事项清单', '范围：全部事项', asOf, `合计${whole}项`]) expect(words).toContain(bare(said));
    for (const frame of ['待办', '退出']) expect(words).not.toContain(frame); // nothing of the frame
  }
  expect(hers.errors).toEqual([]);
}, 120_000);

desk.walk('a narrowed board is printed narrowed, with what narrows it', async () => {
  const hers = await desk.sit('zhengshi');
  const { page } = hers;
  await page.goto(`${desk.docket.url}/supervision?unit=sh-zjw&tone=overdue,today`);
  await page.getByTestId('list-count').waitFor();
  const few = await listed(page);
  const titles = await page.locator('[data-testid^=task-row-] .cell-title > a').allTextContents();
  await page.getByTestId('board-print').click();
  await page.locator(`[data-testid=print-ready][data-count="${few}"]`).waitFor();
  expect(await page.getByTestId('print-filters').textContent()).toBe('筛选：单位 市住建委；时限 逾期、今日到期');
  expect(Number(await page.locator('[data-print-figure=all]').getAttribute('data-count'))).toBe(few);
  expect(await page.locator('[data-testid^=print-row-] td:nth-child(3)').allTextContents()).toEqual(titles);
  const words = (await sheetsOf(page))?.join('');
  if (words !== undefined) expect(titles.filter((title) => !words.includes(bare(title)))).toEqual([]);
  await lookAt(hers, 'board-print');
}, 120_000);
