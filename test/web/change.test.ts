import { agreeing, approvedOnCloud, declare, say, waiting } from '../journeys/acts';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const TITLE = '社区云应用';
const CHANGE = `${TITLE}（项目调整）`;
let id: string;
const desk = aDesk({ prepare: async (docket) => { id = await approvedOnCloud(docket, TITLE); } });

desk.walk('a change is asked on the project’s page, sent back, answered and granted: the new bound stands there, and the change beside it', async () => {
  const { docket } = desk;
  const clerk = await desk.sit('zjw-clerk', { path: `/projects/${id}` });
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
  const reviewer = await desk.sit('wangmin', { path: `/tasks/${task?.id ?? ''}` });
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

desk.walk('a leader of its group ends a project: what will happen is said, the reason is owed, and her unit reads how it ended and finds the letter', async () => {
  const title = '不再建设的系统';
  const id = await declare(desk.docket, { title });
  await agreeing(desk.docket, title, 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  const leader = await desk.sit('wangwu', { path: `/projects/${id}` });
  await leader.page.getByTestId('project-terminate').click();
  expect(await leader.page.getByTestId('project-terminate-submit').isDisabled()).toBe(true);
  await leader.page.getByTestId('project-terminate-reason').fill('职能划转，不再建设。');
  await lookAt(leader, 'project-terminate');
  await leader.page.getByTestId('project-terminate-submit').click();
  await leader.page.locator('[data-testid=project-status][data-status=terminated]').waitFor();
  expect(await leader.page.getByTestId('project-terminate').count()).toBe(0);
  await lookAt(leader, 'project-terminated');
  const clerk = await desk.sit('zjw-clerk', { path: `/projects/${id}` });
  await clerk.page.getByText('职能划转，不再建设。').waitFor();
  expect(await clerk.page.getByTestId('project-where').textContent()).toContain('终止');
  await clerk.page.getByRole('link', { name: /沪信项终〔2019〕\d+号/ }).waitFor();
  expect([...leader.errors, ...clerk.errors]).toEqual([]);
}, 180_000);
