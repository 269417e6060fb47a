import type { Browser } from 'playwright-core';
import { buildWeb } from '../../bin/web-build';
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
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await docket?.stop();
}, 60_000);

inBrowser('a day off is written by the supervisor and confirmed by the administrator', async () => {
  const hers = await signInAs(browser, { url: docket.url, login: 'zhengshi', size: [1440, 900], dark: false });
  await hers.page.goto(`${docket.url}/administration`);
  await hers.page.getByTestId('calendar-on').fill('2019-12-24');
  await hers.page.getByTestId('calendar-name').fill('市定假日');
  await hers.page.getByTestId('calendar-reason').fill('市政府通知');
  await hers.page.getByTestId('calendar-write').click();
  await hers.page.getByText('等待另一人确认').waitFor();
  const his = await signInAs(browser, { url: docket.url, login: 'chusan', size: [1440, 900], dark: false });
  await his.page.goto(`${docket.url}/administration`);
  await his.page.locator('[data-testid^=calendar-confirm-]').click();
  await his.page.getByText('褚珊 已确认').waitFor();
  expect([...hers.errors, ...his.errors]).toEqual([]);
}, 90_000);

inBrowser('an account is opened, an office written and confirmed by the security administrator, the account disabled', async () => {
  const his = await signInAs(browser, { url: docket.url, login: 'chusan', size: [1440, 900], dark: false });
  const { page } = his;
  await page.goto(`${docket.url}/administration`);
  for (const [name, value] of [['login', 'zhangxin'], ['name', '张新'], ['mail', 'zhangxin@docket.example'], ['reason', '新到岗']] as const) await page.getByTestId(`account-${name}`).fill(value);
  await page.getByTestId('account-open').click();
  await page.getByTestId('people-find').fill('zhangxin');
  await page.getByTestId('person-zhangxin').waitFor();
  await page.getByTestId('person-open-zhangxin').click();
  await page.getByTestId('person-reason').fill('新到岗');
  await page.getByTestId('person-invite').click();
  expect(await page.getByTestId('person-token').locator('code').textContent()).toMatch(/^.{43}$/);
  await page.getByTestId('office-organ').selectOption('sh-jxw');
  await page.getByTestId('office-role').selectOption('reviewer');
  await page.getByTestId('office-reason').fill('补充审核力量');
  await page.getByTestId('office-write').click();
  await page.getByText('市经济信息化委 审核岗').first().waitFor();
  await his.shot('administration-1440');
  await lookAt(his, 'administration');

  const security = await signInAs(browser, { url: docket.url, login: 'yanan', size: [390, 844], dark: true });
  await security.page.goto(`${docket.url}/administration`);
  await security.shot('administration-390-before');
  await security.page.locator('[data-testid^=office-confirm-]').click();
  await security.page.getByText('已生效').waitFor();
  expect(await security.page.getByTestId('account-open').count()).toBe(0); // she opens no accounts
  await security.shot('administration-390');

  await page.getByTestId('person-disable').click();
  await page.getByTestId('person-zhangxin').getByText('已停用').waitFor();
  expect([...his.errors, ...security.errors]).toEqual([]);
}, 120_000);
