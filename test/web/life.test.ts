import { acceptancePapers, agreeing, declare, waiting } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk, says } from './a-desk';
import { lookAt } from './look';
import { urgesAndMarks } from './urges-and-marks';

let id: string;
const TITLE = '排水监测平台';
const desk = aDesk({
  prepare: async (docket) => {
    id = await declare(docket, { title: TITLE });
    await agreeing(docket, TITLE, 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  },
});


async function decide(login: string, title: string): Promise<void> {
  const seen = await desk.sit(login);
  const task = await waiting(desk.docket, login, title);
  await seen.page.goto(`${desk.docket.url}/tasks/${task?.id ?? ''}`);
  await seen.page.getByTestId('decision-agree').click();
  await seen.page.getByTestId('decision-opinion').fill('同意。');
  await seen.shot(`life-decision-${login}`);
  await seen.page.getByTestId('decision-submit').click();
  await until(async () => (await waiting(desk.docket, login, title)) === undefined, 15_000, `${login} has decided`);
  await desk.docket.settled();
  expect(seen.errors).toEqual([]);
}

desk.walk('an approved project in the browser: its milestones registered, its acceptance applied for and given, a year of operation declared, approved and used', async () => {
  const clerk = await desk.sit('zjw-clerk');
  const { page } = clerk;
  await page.goto(`${desk.docket.url}/projects/${id}`);
  await page.getByTestId('milestone-submit').waitFor();
  await lookAt(clerk, 'life-build');
  for (const next of ['系统部署', '上线试运行', '建成']) {
    await page.getByTestId('milestone-submit').click();
    await says(page, `登记：${next}`);
  }
  await page.getByTestId('milestone-submit').click();
  await page.getByTestId('acceptance-statement').waitFor();
  expect(await page.getByTestId('acceptance-submit').isDisabled()).toBe(true); // its papers are not there
  await acceptancePapers(desk.docket, id);
  await page.reload();
  await page.getByTestId('acceptance-statement').fill('已按方案建成并试运行，申请验收。');
  await says(page, '已建成'); // no outcome stands there as a code
  await lookAt(clerk, 'life-acceptance');
  await page.getByTestId('acceptance-submit').click();
  await desk.docket.settled();
  await decide('zjw-review', TITLE);

  await page.goto(`${desk.docket.url}/projects/${id}`);
  await page.getByTestId('year-amount').fill('1.2');
  await page.getByTestId('year-note').fill('云资源、驻场运维');
  await says(page, '已验收');
  await lookAt(clerk, 'life-years');
  await page.getByTestId('year-submit').click();
  await says(page, '2019 年度');
  await desk.docket.settled();
  await until(async () => (await waiting(desk.docket, 'wangmin', `${TITLE}（2019年度运维）`)) !== undefined, 15_000, 'the year waits for its review');
  await urgesAndMarks(desk, { path: `/operation-years/${id}.2019`, unit: 'zjw-clerk', leader: 'zjw-deputy', holder: 'wangmin', title: `${TITLE}（2019年度运维）`, name: 'life-year-urged' });
  for (const login of ['wangmin', 'lisi']) await decide(login, `${TITLE}（2019年度运维）`);

  await page.goto(`${desk.docket.url}/operation-years/${id}.2019`);
  await page.getByTestId('usage-amount').fill('0.1');
  await page.getByTestId('usage-note').fill('按云平台月账单');
  await page.getByTestId('usage-submit').click();
  await says(page, '填报 2019-02');
  expect(await page.getByTestId('usage-sum').textContent()).toBe('1,000.00');
  expect(await page.getByTestId('usage-sum').locator('xpath=following-sibling::td').textContent()).toBe('核定 12,000.00 元');
  await lookAt(clerk, 'life-year');
  await page.goto(`${desk.docket.url}/mailbox?box=letters`);
  await page.locator('[data-testid^=mailbox-row-]', { hasText: '年度运维审核意见' }).click();
  await page.getByRole('link', { name: '去看事项' }).click();
  await page.getByTestId('year-status').waitFor(); // a letter about a year leads to that year
  expect(clerk.errors).toEqual([]);
}, 240_000);
