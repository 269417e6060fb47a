import { agreeing, declare, say, waiting } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const TITLE = '排水监测系统';
let id: string;
const desk = aDesk({
  prepare: async (docket) => {
    id = await declare(docket, { title: TITLE });
    await agreeing(docket, TITLE, 'zjw-review');
    await say(docket, 'wangmin', { title: TITLE, outcome: 'return', items: ['请补充整合关系', '请附测算表'] });
    await resubmit();
  },
});

async function resubmit(): Promise<void> {
  const clerk = await desk.docket.as('zjw-clerk');
  const { data, items } = await clerk.get<{ data: Record<string, unknown>; items: { n: number }[] }>(`/projects/${id}`);
  await clerk.act(`again ${JSON.stringify(items)}`, 'POST', `/projects/${id}/resubmission`, { data, answers: items.map(({ n }) => ({ n, text: `第${n}项已补充，见方案第三章。` })) });
  await desk.docket.settled();
}

desk.walk('a reviewer ticks what was not answered well and says why a new thing comes only now; the unit reads it', async () => {
  const task = await waiting(desk.docket, 'wangmin', TITLE);
  const seen = await desk.sit('wangmin');
  await seen.page.goto(`${desk.docket.url}/tasks/${task?.id ?? ''}`);
  await seen.page.getByTestId('decision-return').click();
  await seen.page.getByTestId('decision-again-2').click();
  await seen.page.getByTestId('decision-item-0').fill('请附等保材料');
  await seen.shot('correction-return');
  await seen.page.getByTestId('decision-submit').click();
  await seen.page.locator('[data-problem=item-reason-required]').waitFor(); // the new thing has no reason yet
  await seen.page.getByTestId('decision-item-reason-0').fill('补正后的方案首次涉及互联网出口');
  await seen.page.getByTestId('decision-submit').click();
  await until(async () => (await waiting(desk.docket, 'wangmin', TITLE)) === undefined, 15_000, 'sent back');
  await desk.docket.settled();
  const clerk = await desk.sit('zjw-clerk', { path: `/projects/${id}`, size: [390, 844], dark: true });
  expect(await clerk.page.getByTestId('supplement-reason-2').textContent()).toContain('首次涉及互联网出口');
  await clerk.shot('correction-supplement');
  expect([...seen.errors, ...clerk.errors]).toEqual([]);
}, 90_000);

desk.walk('an approval is corrected on its own page, with all that followed beside it, and the correction stands where the decision is shown', async () => {
  await resubmit();
  await agreeing(desk.docket, TITLE, 'wangmin', 'zhaoliu', 'lisi');
  await desk.docket.settled(); // what follows from the approval has followed
  const seen = await desk.sit('sunqi');
  const { page } = seen;
  await page.goto(`${desk.docket.url}/projects/${id}`);
  await page.locator('[data-kind="round.ended"]').first().getByTestId(/^history-decision-/).click();
  await page.getByTestId('correction-open').click();
  expect(await page.getByTestId('followed').locator('[data-what=stage]').textContent()).toContain('建设');
  await page.getByTestId('correction-words').fill('核定金额应为26.50万元。');
  await page.getByTestId('correction-reason').fill('会签时录入有误。');
  await page.getByTestId('correction-amount').fill('26.5');
  await lookAt(seen, 'correction-form');
  await page.getByTestId('correction-submit').click();
  await page.locator('.correction').waitFor();
  await lookAt(seen, 'correction-made');
  const clerk = await desk.sit('zjw-clerk', { path: `/projects/${id}`, size: [390, 844] });
  const beside = clerk.page.getByTestId('history-correction');
  await beside.waitFor();
  expect(await beside.textContent()).toContain('核定金额应为26.50万元。');
  await beside.scrollIntoViewIfNeeded();
  await clerk.shot('correction-phone');
  expect(await clerk.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect([...seen.errors, ...clerk.errors]).toEqual([]);
}, 90_000);
