import { declare, waiting } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const desk = aDesk();

desk.walk('how one is written to is set on a page of one’s own: kept, refused in words, and not overwritten from an older page', async () => {
  const seen = await desk.sit('zjw-review');
  const { page } = seen;
  await page.getByTestId('person-menu').click();
  await page.getByTestId('settings').click();
  await page.getByTestId('mailing-digest').check();
  await page.getByTestId('mailing-quiet').check();
  await page.getByTestId('mailing-quiet-to').fill('09:00');
  await page.getByTestId('mailing-save').click();
  await page.locator('[data-problem=digest-in-quiet-hours]').waitFor();
  expect(await page.getByTestId('refusal').textContent()).toContain('摘要定在 08:30，免打扰是 22:00 至 09:00');
  await page.getByTestId('mailing-digest-at').fill('17:15');
  await page.getByTestId('mailing-save').click();
  await page.getByTestId('mailing-saved').waitFor();
  expect(await page.getByTestId('mailing-digest').isChecked()).toBe(true); // what was set stays while it is read again
  await lookAt(seen, 'settings');
  await page.reload();
  expect(await page.getByTestId('mailing-digest-at').inputValue()).toBe('17:15');
  expect(await page.getByTestId('mailing-quiet-to').inputValue()).toBe('09:00');

  const older = await page.context().newPage();
  await older.goto(`${desk.docket.url}/settings`);
  await older.getByTestId('mailing-rest-days').check();
  await page.getByTestId('mailing-digest-at').fill('17:30');
  await page.getByTestId('mailing-save').click();
  await page.getByTestId('mailing-saved').waitFor();
  await older.getByTestId('mailing-save').click();
  await older.locator('[data-problem=habits-changed-elsewhere]').waitFor();
  await older.getByTestId('mailing-newer').click();
  await until(async () => (await older.getByTestId('mailing-digest-at').inputValue()) === '17:30', 10_000, 'the newer settings');
  expect(await older.getByTestId('mailing-rest-days').isChecked()).toBe(false);
  expect(seen.errors).toEqual([]);
}, 90_000);

desk.walk('a notice says when its mail leaves, and whom it means: an office by its name, the reader by hers', async () => {
  await declare(desk.docket, { title: '排水监测系统' });
  const seen = await desk.sit('zjw-review');
  await seen.page.goto(`${desk.docket.url}/mailbox`);
  await seen.page.locator('[data-testid^=mailbox-row-]', { hasText: '待办：排水监测系统' }).click();
  await seen.page.getByText('邮件将于').waitFor();
  const task = await waiting(desk.docket, 'zjw-review', '排水监测系统');
  await (await desk.docket.as('zjw-review')).act('mine', 'POST', `/user-tasks/${task?.id}/claim`, {});
  await desk.docket.travel('2019-04-08T10:00:00+08:00');
  await seen.page.reload();
  const row = seen.page.locator('[data-testid^=mailbox-row-]', { hasText: '临期提醒：排水监测系统' });
  await row.waitFor();
  const name = (await (await desk.docket.as('zjw-review')).get<{ name: string }>('/me')).name;
  expect(await row.locator('.letter-note').textContent()).toBe(name);
  expect(seen.errors).toEqual([]);
}, 120_000);

desk.walk('a page that nobody has touched for a minute says so when it reads by itself; touched again, it reads as hers', async () => {
  const seen = await desk.sit('wangmin');
  const { page } = seen;
  await page.clock.install();
  await page.goto(`${desk.docket.url}/settings`);
  await page.getByTestId('mailing-save').waitFor();
  const nextReading = async (afterMs: number): Promise<string | undefined> => {
    const [request] = await Promise.all([page.waitForRequest((asked) => asked.url().endsWith('/api/me')), page.clock.fastForward(afterMs)]);
    return (await request.allHeaders())['x-unattended'];
  };
  expect(await nextReading(16_000)).toBeUndefined();
  expect(await nextReading(70_000)).toBe('yes');
  await page.mouse.click(200, 400);
  expect(await nextReading(16_000)).toBeUndefined();
  expect(seen.errors).toEqual([]);
}, 60_000);
