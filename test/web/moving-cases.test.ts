import { agreeing, declare } from '../journeys/acts';
import { until } from '../support/docket';
import { changed, publishOverlay } from '../support/overlay';
import { aDesk } from './a-desk';
import { lookAt } from './look';

/** The department's confirmation in three days instead of five; the review with a word of its leader at the end. */
const OURS = { 'ladders/confirmation-item.yaml': changed('ladders/confirmation-item.yaml', ['due: {workingDays: 5}', 'due: {workingDays: 3}']) };
const TITLES = ['旧规之一', '旧规之二', '旧规之三'];

let numbers: string[] = [];
const desk = aDesk({
  prepare: async (docket) => {
    for (const title of TITLES) await declare(docket, { title });
    await agreeing(docket, '旧规之二', 'zjw-review');
    numbers = (await docket.db.pool.query<{ number: string }>(`select number from project order by declared_at, id`)).rows.map(({ number }) => number);
    await publishOverlay(docket, OURS);
  },
});

desk.walk('the administrator looks at each case under an older version, moves one, and the rest at once with a report', async () => {
  const seen = await desk.sit('chusan', { path: '/administration/rules' });
  const { page } = seen;
  await page.getByTestId('look-projectLifecycle').click();
  await page.getByTestId('cases-under').waitFor();
  expect(await page.locator('[data-testid^=case-]').allTextContents()).toEqual(numbers);
  await page.getByTestId(`case-${numbers[0]}`).click();
  await page.getByTestId('move-preview').waitFor();
  expect(await page.getByTestId('move-preview').textContent()).toContain('confirmation-item');
  await lookAt(seen, 'moving-cases');
  await page.getByTestId('move-case').click();
  await page.getByTestId('case-moved').or(page.locator('[data-testid=cases-under] > li').nth(1)).first().waitFor();
  await until(async () => (await versionOf(TITLES[0] ?? '')) === (await versionInForce()), 15_000, 'the one case stands under the version in force');
  expect(await versionOf(TITLES[1] ?? '')).not.toBe(await versionInForce());
  await page.getByTestId('move-projectLifecycle').click();
  await page.getByTestId('moved-projectLifecycle').getByText('共 2 件，已改 2 件').waitFor();
  await until(async () => (await versionOf(TITLES[2] ?? '')) === (await versionInForce()), 15_000, 'so do the others');
  await page.getByTestId('move-projectLifecycle').waitFor({ state: 'detached' }); // no case is left there
  expect(await page.getByTestId('moved-projectLifecycle').textContent()).toBe('共 2 件，已改 2 件');
  expect(seen.errors).toEqual([]);
}, 120_000);

const versionOf = async (title: string): Promise<string | undefined> => (await desk.docket.db.pool.query<{ pack: string }>(`select pack from process where title = $1`, [title])).rows[0]?.pack;
const versionInForce = async (): Promise<string> => (await (await desk.docket.as('chusan')).get<{ inForce: string }>('/policy/versions')).inForce;
