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

desk.walk('the security administrator names who acts for somebody who cannot sign in, sees it stand there with her own name, and ends it', async () => {
  const seen = await desk.sit('yanan', { path: '/administration' });
  const { page } = seen;
  await page.getByTestId('people-find').fill('zhouba');
  await page.getByTestId('person-open-zhouba').click();
  const part = page.getByTestId('person-substitutions');
  await part.getByTestId('substitution-substitute').selectOption('demo-wangwu');
  await part.getByTestId('substitution-to').fill('2019-04-12');
  await part.getByTestId('substitution-reason').fill('住院');
  await part.getByTestId('substitution-make').click();
  await part.locator('[data-state=in-force]').waitFor();
  expect(await part.locator('[data-state=in-force]').textContent()).toContain('由王悟代周芭办理住院 · 由严安设置');
  expect(await page.getByTestId('hand-over').count()).toBe(0); // that is the system administrator's
  await lookAt(seen, 'substitution-for-another');
  const hers = await desk.sit('zhouba', { path: '/settings' });
  await hers.page.getByText('由王悟代我办理').waitFor();
  expect(await hers.page.getByText('由严安设置').count()).toBe(1);
  await part.locator('[data-testid^=substitution-end-]').click();
  await part.locator('[data-state=ended]').waitFor();
  const other = await desk.sit('chusan', { path: '/administration' });
  await other.page.getByTestId('people-find').fill('zhouba');
  await other.page.getByTestId('person-open-zhouba').click();
  await other.page.getByTestId('person-substitutions').locator('[data-state=ended]').waitFor();
  expect(await other.page.getByTestId('person-substitutions').getByTestId('substitution-make').count()).toBe(0);
  expect([...seen.errors, ...hers.errors, ...other.errors]).toEqual([]);
}, 120_000);
