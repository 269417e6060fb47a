import type { Browser } from 'playwright-core';
import { buildWeb } from '../../bin/web-build';
import { agreeing, approvedOnCloud, say, waiting } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';
import { findChromium, openBrowser, signInAs, type Seen } from './browser';
import { lookAt } from './look';

const chromium = findChromium();
const inBrowser = chromium === undefined ? test.skip : test;
const TITLE = '社区云应用';
const CHANGE = `${TITLE}（项目调整）`;
let docket: Docket;
let browser: Browser;
let id: string;

beforeAll(async () => {
  if (chromium === undefined) return;
  await buildWeb(() => undefined);
  [docket, browser] = await Promise.all([aDocket(), openBrowser(chromium)]);
  id = await approvedOnCloud(docket, TITLE);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await docket?.stop();
}, 60_000);

const sit = async (login: string, path: string): Promise<Seen> => {
  const seen = await signInAs(browser, { url: docket.url, login });
  await seen.page.goto(`${docket.url}${path}`);
  await seen.page.locator('h1').waitFor();
  return seen;
};

inBrowser('a change is asked on the project’s page, sent back, answered and granted: the new bound stands there, and the change beside it', async () => {
  const clerk = await sit('zjw-clerk', `/projects/${id}`);
  const { page } = clerk;
  await page.getByTestId('change-ask').click();
  await page.getByTestId('change-reason').fill('社区接入点由 120 个增至 180 个，处理能力须随之增加。');
  await page.getByTestId('change-CS08').fill('约14');
  expect(await page.getByTestId('change-submit').isDisabled()).toBe(true); // that is no quantity
  await page.getByTestId('change-CS08').fill('１４');
  await page.getByTestId('change-amount').fill('28.6');
  await lookAt(clerk, 'change-form');
  await page.getByTestId('change-submit').click();
  const line = page.locator('[data-testid^="change-"] a[href*="/requests/"]');
  await line.waitFor();
  await docket.settled();

  const task = await waiting(docket, 'wangmin', CHANGE);
  const reviewer = await sit('wangmin', `/tasks/${task?.id ?? ''}`);
  const figures = reviewer.page.getByTestId('change-figures');
  await figures.waitFor();
  expect(await figures.locator('tbody tr').allTextContents()).toEqual(['核定金额28.00 万元28.60 万元', 'CPUvCPU1014']);
  await lookAt(reviewer, 'change-decision');
  await say(docket, 'wangmin', { title: CHANGE, outcome: 'return', items: ['请按方案第五章逐项测算'] });

  await line.click();
  await page.getByTestId('answer-1').fill('已逐项测算，见方案第五章附表。');
  expect(await page.getByTestId('change-CS08').inputValue()).toBe('14'); // what was asked stands there to be typed over
  await lookAt(clerk, 'change-again');
  await page.getByTestId('request-resubmit').click();
  await page.getByTestId('request-resubmit').waitFor({ state: 'detached' });
  await docket.settled();
  await agreeing(docket, CHANGE, 'wangmin', 'lisi');
  await page.reload();
  await page.getByTestId('request-state').waitFor();
  await lookAt(clerk, 'change-granted');
  await page.goto(`${docket.url}/projects/${id}`);
  await page.getByTestId('bound-CS08').waitFor();
  expect(await page.getByTestId('bound-CS08').locator('td').allTextContents()).toEqual(['16', '14']);
  await lookAt(clerk, 'change-project');
  expect([...clerk.errors, ...reviewer.errors]).toEqual([]);
}, 300_000);
