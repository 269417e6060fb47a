import { agreeing, declare } from '../journeys/acts';
import { until } from '../support/docket';
import { EXCEPTION } from '../support/exception';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const desk = aDesk();

desk.walk('a kind of request is drafted with a fault at its line, mended, published by a second person, and asked by its own form', async () => {
  const title = '规则测试项目';
  const docket = desk.docket;
  const project = await declare(docket, { title, kind: 'OM' });
  await agreeing(docket, title, 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  const his = await desk.sit('chusan', { path: '/administration/rules' });
  const { page } = his;
  for (const [path, text] of Object.entries(EXCEPTION)) {
    await page.getByTestId('rule-new-path').fill(path);
    await page.getByTestId('rule-open').click();
    await page.getByTestId('rule-text').fill(path === 'routes/exception.yaml' ? text.replace('role: reviewer', 'role: judge') : text);
    await page.getByTestId('rule-keep').click();
    await page.getByTestId(`rule-file-${path}`).waitFor();
  }
  await page.getByTestId('rule-file-routes/exception.yaml').click();
  await page.getByTestId('file-faults').getByText('role judge is not in the pack').waitFor();
  await until(async () => (await page.locator('.rule-line-fault').allTextContents()).join() === '17', 15_000, 'the one line with a fault is marked');
  await his.shot('rules-fault-1440');
  await lookAt(his, 'rules');
  await page.getByTestId('rule-text').fill(EXCEPTION['routes/exception.yaml'] ?? '');
  await page.getByTestId('rule-keep').click();
  await page.getByTestId('rule-faults').waitFor({ state: 'detached' });

  const hers = await desk.sit('yanan', { path: '/administration/rules', size: [390, 844], dark: true });
  await hers.page.getByTestId('rules-reason').fill('市里新设例外审批');
  await hers.shot('rules-390-dark');
  await hers.page.getByTestId('rules-publish').click();
  await hers.page.getByTestId('revision-1').waitFor();

  const clerk = await desk.sit('zjw-clerk', { path: `/projects/${project}` });
  await clerk.page.getByTestId('ask-exception').click();
  await clerk.page.getByTestId('draft-field-subject').fill('暂缓迁移至政务云');
  await clerk.page.getByTestId('request-submit').click();
  await clerk.page.locator('.form-fault').first().waitFor(); // no day was named
  await clerk.page.getByTestId('draft-field-until').fill('2019-12-31');
  await clerk.shot('exception-form-1440');
  await clerk.page.getByTestId('request-submit').click();
  await clerk.page.getByText('例外申请').first().waitFor();

  const ahead = await desk.sit('zhengshi', { path: '/ahead' });
  await ahead.page.getByText(`${title}（例外申请）`).first().waitFor();
  await ahead.shot('tasks-ahead-1440');
  expect([...his.errors, ...hers.errors, ...ahead.errors]).toEqual([]);
}, 180_000);
