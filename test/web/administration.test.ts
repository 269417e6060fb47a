import { aDesk } from './a-desk';
import { lookAt } from './look';

const desk = aDesk();

desk.walk('a day off is written by the supervisor and confirmed by the administrator', async () => {
  const hers = await desk.sit('zhengshi', { path: '/administration' });
  await hers.page.getByTestId('calendar-on').fill('2019-12-24');
  await hers.page.getByTestId('calendar-name').fill('市定假日');
  await hers.page.getByTestId('calendar-reason').fill('市政府通知');
  await hers.page.getByTestId('calendar-write').click();
  await hers.page.getByText('等待另一人确认').waitFor();
  const his = await desk.sit('chusan', { path: '/administration' });
  await his.page.locator('[data-testid^=calendar-confirm-]').click();
  await his.page.getByText('褚珊 已确认').waitFor();
  expect([...hers.errors, ...his.errors]).toEqual([]);
}, 90_000);

desk.walk('an account is opened, an office written and confirmed by the security administrator, the account disabled', async () => {
  const his = await desk.sit('chusan', { path: '/administration' });
  const { page } = his;
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

  const security = await desk.sit('yanan', { path: '/administration', size: [390, 844], dark: true });
  await security.shot('administration-390-before');
  await security.page.locator('[data-testid^=office-confirm-]').click();
  await security.page.getByText('已生效').waitFor();
  expect(await security.page.getByTestId('account-open').count()).toBe(0); // she opens no accounts
  await security.shot('administration-390');

  await page.getByTestId('person-disable').click();
  await page.getByTestId('person-zhangxin').getByText('已停用').waitFor();
  expect([...his.errors, ...security.errors]).toEqual([]);
}, 120_000);
