import { agreeing, declare, waiting } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const TITLE = '排水监测系统';
let id: string;
const desk = aDesk({
  prepare: async (docket) => {
    id = await declare(docket, { title: TITLE });
    await agreeing(docket, TITLE, 'zjw-review');
  },
});
const taskOf = async (login: string): Promise<string> => (await waiting(desk.docket, login, TITLE))?.id ?? '';
const isWith = (login: string, what: string): Promise<void> => until(async () => (await waiting(desk.docket, login, TITLE)) !== undefined, 15_000, what);

desk.walk('a reviewer asks finance on the side, finance answers on the phone, and the answer stands beside the decision', async () => {
  const task = await taskOf('wangmin');
  const seen = await desk.sit('wangmin', { path: `/tasks/${task}` });
  const { page } = seen;
  await page.getByTestId('handing-menu').waitFor();
  await page.keyboard.press('m');
  await page.getByTestId('handing-consult').click();
  await page.getByTestId('handing-find').fill('李思');
  await page.getByTestId('person-demo-lisi').click();
  await page.getByTestId('handing-words').fill('经费渠道是否合规？');
  expect(await page.getByTestId('handing-effect').textContent()).toContain('李思');
  await seen.shot('handing-consult');
  await page.getByTestId('handing-submit').click();
  await page.locator('[data-question=open]').waitFor();
  const asked = await taskOf('lisi');
  expect(asked).toContain('~q1');
  const finance = await desk.sit('lisi', { path: `/tasks/${asked}`, size: [390, 844] });
  await finance.page.getByTestId('handing-opinion').fill('渠道合规，建议分两年安排。');
  await finance.shot('handing-answer-phone');
  await finance.page.getByTestId('handing-answer').click();
  await finance.page.getByText('已回复：', { exact: false }).first().waitFor();
  await page.reload();
  await page.locator('[data-question=answered]').waitFor();
  expect(await page.getByTestId('handing-beside').textContent()).toContain('建议分两年安排');
  await lookAt(seen, 'handing-answered');
  expect([...seen.errors, ...finance.errors]).toEqual([]);
}, 120_000);

desk.walk('she has a colleague look at it, who can only give her opinion, and decides with it before her', async () => {
  const task = await taskOf('wangmin');
  const seen = await desk.sit('wangmin', { path: `/tasks/${task}` });
  const { page } = seen;
  await page.getByTestId('handing-menu').click();
  await page.getByTestId('handing-delegate').click();
  await page.getByTestId('person-demo-zhaoliu').click();
  await page.getByTestId('handing-words').fill('请看云资源部分。');
  await page.getByTestId('handing-submit').click();
  await page.getByTestId('handing-take-back').waitFor();
  await lookAt(seen, 'handing-delegated');
  await isWith('zhaoliu', 'it waits for the delegate');
  const colleague = await desk.sit('zhaoliu', { path: `/tasks/${task}`, dark: true });
  expect(await colleague.page.getByTestId('decision-agree').count()).toBe(0);
  await colleague.page.getByTestId('handing-opinion').fill('云资源数量合理。');
  await colleague.shot('handing-opinion-dark');
  await colleague.page.getByTestId('handing-answer').click();
  await isWith('wangmin', 'it is back with its owner');
  await page.reload();
  await page.getByTestId('decision-agree').waitFor();
  expect(await page.getByTestId('handing-beside').textContent()).toContain('云资源数量合理');
  expect([...seen.errors, ...colleague.errors]).toEqual([]);
}, 120_000);

desk.walk('she hands it on by the key, to a colleague who may sit there, and it is in that colleague’s queue', async () => {
  const task = await taskOf('wangmin');
  const seen = await desk.sit('wangmin', { path: `/tasks/${task}` });
  const { page } = seen;
  await page.getByTestId('handing-menu').waitFor();
  await page.keyboard.press('t');
  await page.getByTestId('handing-submit').waitFor();
  await seen.shot('handing-t');
  await page.getByTestId('person-demo-sunqi').waitFor();
  expect(await page.getByTestId('person-demo-lisi').count()).toBe(0); // finance holds no office there
  await page.getByTestId('person-demo-sunqi').click();
  await page.getByTestId('handing-words').fill('近期出差。');
  await seen.shot('handing-reassign');
  await page.getByTestId('handing-submit').click();
  await isWith('sunqi', 'it is in the colleague’s queue');
  expect(await waiting(desk.docket, 'wangmin', TITLE)).toBeUndefined();
  await page.locator('[data-kind="task.reassigned"]').first().waitFor();
  expect(await page.locator('[data-kind="task.reassigned"]').first().textContent()).toContain('孙祺');
  expect(seen.errors).toEqual([]);
  expect(id).not.toBe('');
}, 120_000);
