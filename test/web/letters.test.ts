import type { Browser } from 'playwright-core';
import { buildWeb } from '../../bin/web-build';
import { agreeing, declare, say } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';
import { findChromium, openBrowser, signInAs } from './browser';
import { lookAt } from './look';

const chromium = findChromium();
const inBrowser = chromium === undefined ? test.skip : test;
let docket: Docket;
let browser: Browser;
beforeAll(async () => {
  if (chromium === undefined) return;
  await buildWeb(() => undefined);
  [docket, browser] = await Promise.all([aDocket(), openBrowser(chromium)]);
  await declare(docket, { title: '排水监测系统' });
  await agreeing(docket, '排水监测系统', 'zjw-review');
  await say(docket, 'wangmin', { title: '排水监测系统', outcome: 'return', items: ['请附经费测算表'] });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await docket?.stop();
}, 60_000);

inBrowser.each([[1440, 900, false], [390, 844, true]])('a letter is found in the mailbox and opens in a tab of its own (%i × %i)', async (width, height, dark) => {
  const seen = await signInAs(browser, { url: docket.url, login: 'zjw-clerk', size: [width, height], dark });
  await seen.page.goto(`${docket.url}/mailbox?box=letters`);
  await seen.page.locator('[data-testid^=mailbox-row-]', { hasText: '补正通知书 沪信项补〔2019〕1号' }).click();
  const link = seen.page.getByTestId('letter-html');
  await link.waitFor();
  await seen.shot(`letters-${width}`);
  if (!dark) await lookAt(seen, 'letters');
  const [tab] = await Promise.all([seen.page.context().waitForEvent('page'), link.click()]);
  await tab.waitForLoadState();
  expect(await tab.textContent('body')).toContain('请附经费测算表');
  expect(await tab.evaluate('getComputedStyle(document.querySelector("h1")).textAlign')).toBe('center'); // its one style is let through by its hash
  expect(seen.errors).toEqual([]);
}, 60_000);
