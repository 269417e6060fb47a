import { agreeing, declare, waiting } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const TITLE = '排水监测系统';
const desk = aDesk({
  prepare: async (docket) => {
    await declare(docket, { title: TITLE });
    await agreeing(docket, TITLE, 'zjw-review');
  },
});

desk.walk('somebody who will be away names her substitute; a way round is refused in words', async () => {
  const seen = await desk.sit('wangmin', { path: '/settings' });
  const { page } = seen;
  await page.getByTestId('substitution-substitute').selectOption('demo-hanliu');
  await page.getByTestId('substitution-to').fill('2019-04-12');
  await page.getByTestId('substitution-reason').fill('出差');
  await page.getByTestId('substitution-make').click();
  await page.locator('[data-testid^=substitution-][data-state=in-force]').waitFor();
  await lookAt(seen, 'substitution-settings');
  const other = await desk.sit('hanliu', { path: '/settings' });
  await other.page.getByText('我代王敏办理').waitFor();
  await other.page.getByTestId('substitution-substitute').selectOption('demo-wangmin');
  await other.page.getByTestId('substitution-reason').fill('也出差');
  await other.page.getByTestId('substitution-make').click();
  await other.page.locator('[data-problem=substitution-circle]').waitFor();
  expect([...seen.errors, ...other.errors.filter((error) => !error.includes('409'))]).toEqual([]);
}, 90_000);

desk.walk('the substitute finds the file marked in her queue, decides it, and both names stand on the page', async () => {
  const seen = await desk.sit('hanliu', { path: '/tasks' });
  const { page } = seen;
  const row = page.locator('[data-testid^=queue-row-]', { hasText: TITLE });
  await row.waitFor();
  expect(await row.getByTestId('queue-acts-for').textContent()).toBe('代王敏');
  await lookAt(seen, 'substitution-queue');
  await row.getByRole('link').click();
  await page.getByTestId('decision-for').waitFor();
  expect(await page.getByTestId('decision-for').textContent()).toContain('代王敏办理');
  await page.getByTestId('decision-agree').click();
  await page.getByTestId('decision-opinion').fill('方案可行，同意。');
  await lookAt(seen, 'substitution-decision');
  await page.getByTestId('decision-submit').click();
  await until(async () => (await waiting(desk.docket, 'zhaoliu', TITLE)) !== undefined, 30_000, 'it came to the countersigner');
  const task = await waiting(desk.docket, 'zhaoliu', TITLE);
  const next = await desk.sit('zhaoliu', { path: `/tasks/${task?.id ?? ''}` });
  await next.page.getByText('韩榴（代王敏）').first().waitFor();
  await lookAt(next, 'substitution-signed');
  expect([...seen.errors, ...next.errors]).toEqual([]);
}, 120_000);

desk.walk('where she could decide in both names she chooses, and what was hers goes to a colleague when she leaves', async () => {
  await (await desk.docket.as('lisi')).act('away', 'POST', '/me/substitutions', { substitute: 'demo-qianer', from: '2019-04-02', to: '2019-04-30', reason: '休假' });
  const task = await waiting(desk.docket, 'qianer', TITLE);
  const seen = await desk.sit('qianer', { path: `/tasks/${task?.id ?? ''}` });
  await seen.page.getByTestId('decision-as-demo-lisi').click();
  expect(await seen.page.getByTestId('decision-as-demo-lisi').getAttribute('aria-pressed')).toBe('true');
  await lookAt(seen, 'substitution-choice');
  await (await desk.docket.as('qianer')).act('hers', 'POST', `/user-tasks/${task?.id ?? ''}/claim`, {});

  const admin = await desk.sit('chusan', { path: '/administration' });
  await admin.page.getByTestId('people-find').fill('qianer');
  await admin.page.getByTestId('person-open-qianer').click();
  await admin.page.getByTestId('hand-over-held').waitFor();
  expect(await admin.page.getByTestId('hand-over-held').textContent()).toBe('钱尔名下有 1 件待办');
  await admin.page.getByTestId('hand-over-to').selectOption('demo-lisi');
  await admin.page.getByTestId('person-reason').fill('调离');
  await admin.page.getByTestId('hand-over').click();
  await admin.page.getByTestId('hand-over-done').waitFor();
  expect(await admin.page.getByTestId('hand-over-done').textContent()).toContain('已交接 1 件');
  await lookAt(admin, 'substitution-hand-over');
  expect([...seen.errors, ...admin.errors]).toEqual([]);
}, 120_000);
