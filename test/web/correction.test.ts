import type { Browser } from 'playwright-core';
import { buildWeb } from '../../bin/web-build';
import { agreeing, declare, say, waiting } from '../journeys/acts';
import { aDocket, until, type Docket } from '../support/docket';
import { findChromium, openBrowser, signInAs } from './browser';
import { lookAt } from './look';

const chromium = findChromium();
const inBrowser = chromium === undefined ? test.skip : test;
const TITLE = '排水监测系统';
let docket: Docket;
let browser: Browser;
let id: string;
beforeAll(async () => {
  if (chromium === undefined) return;
  await buildWeb(() => undefined);
  [docket, browser] = await Promise.all([aDocket(), openBrowser(chromium)]);
  id = await declare(docket, { title: TITLE });
  await agreeing(docket, TITLE, 'zjw-review');
  await say(docket, 'wangmin', { title: TITLE, outcome: 'return', items: ['请补充整合关系', '请附测算表'] });
  await resubmit();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await docket?.stop();
}, 60_000);

async function resubmit(): Promise<void> {
  const clerk = await docket.as('zjw-clerk');
  const { data, items } = await clerk.get<{ data: Record<string, unknown>; items: { n: number }[] }>(`/projects/${id}`);
  await clerk.act(`again ${JSON.stringify(items)}`, 'POST', `/projects/${id}/resubmission`, { data, answers: items.map(({ n }) => ({ n, text: `第${n}项已补充，见方案第三章。` })) });
  await docket.settled();
}

inBrowser('a reviewer ticks what was not answered well and says why a new thing comes only now; the unit reads it', async () => {
  const task = await waiting(docket, 'wangmin', TITLE);
  const seen = await signInAs(browser, { url: docket.url, login: 'wangmin' });
  await seen.page.goto(`${docket.url}/tasks/${task?.id ?? ''}`);
  await seen.page.getByTestId('decision-return').click();
  await seen.page.getByTestId('decision-again-2').click();
  await seen.page.getByTestId('decision-item-0').fill('请附等保材料');
  await seen.shot('correction-return');
  await seen.page.getByTestId('decision-submit').click();
  await seen.page.locator('[data-problem=item-reason-required]').waitFor(); // the new thing has no reason yet
  await seen.page.getByTestId('decision-item-reason-0').fill('补正后的方案首次涉及互联网出口');
  await seen.page.getByTestId('decision-submit').click();
  await until(async () => (await waiting(docket, 'wangmin', TITLE)) === undefined, 15_000, 'sent back');
  await docket.settled();
  const clerk = await signInAs(browser, { url: docket.url, login: 'zjw-clerk', size: [390, 844], dark: true });
  await clerk.page.goto(`${docket.url}/projects/${id}`);
  expect(await clerk.page.getByTestId('supplement-reason-2').textContent()).toContain('首次涉及互联网出口');
  await clerk.shot('correction-supplement');
  expect([...seen.errors, ...clerk.errors]).toEqual([]);
}, 90_000);

inBrowser('an approval is corrected on its own page, with all that followed beside it, and the correction stands where the decision is shown', async () => {
  await resubmit();
  await agreeing(docket, TITLE, 'wangmin', 'zhaoliu', 'lisi');
  await docket.settled(); // what follows from the approval has followed
  const seen = await signInAs(browser, { url: docket.url, login: 'sunqi' });
  const { page } = seen;
  await page.goto(`${docket.url}/projects/${id}`);
  await page.locator('[data-kind="round.ended"]').first().getByTestId(/^history-decision-/).click();
  await page.getByTestId('correction-open').click();
  expect(await page.getByTestId('followed').locator('[data-what=stage]').textContent()).toContain('建设');
  await page.getByTestId('correction-words').fill('核定金额应为26.50万元。');
  await page.getByTestId('correction-reason').fill('会签时录入有误。');
  await page.getByTestId('correction-amount').fill('26.5');
  await lookAt(seen, 'correction-form');
  await page.getByTestId('correction-submit').click();
  await page.locator('.correction').waitFor();
  await lookAt(seen, 'correction-made');
  const clerk = await signInAs(browser, { url: docket.url, login: 'zjw-clerk', size: [390, 844] });
  await clerk.page.goto(`${docket.url}/projects/${id}`);
  const beside = clerk.page.getByTestId('history-correction');
  await beside.waitFor();
  expect(await beside.textContent()).toContain('核定金额应为26.50万元。');
  await beside.scrollIntoViewIfNeeded();
  await clerk.shot('correction-phone');
  expect(await clerk.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect([...seen.errors, ...clerk.errors]).toEqual([]);
}, 90_000);
