import { say } from '../journeys/acts';
import { until } from '../support/docket';
import { CONFIRMATIONS } from '../support/own-routes';
import { aDeskOnARoute } from './a-desk-on-a-route';
import type { Seen } from './browser';
import { lookAt } from './look';

const TITLE = '防汛指挥系统';
const NAMES: Readonly<Record<string, { zh: string; en: string }>> = { check: { zh: '初核', en: 'First check' }, technical: { zh: '技术审查', en: 'Technical review' }, money: { zh: '经费审查', en: 'Money' }, sign: { zh: '签发', en: 'Sign-off' } };

const [route] = CONFIRMATIONS;
if (!route) throw new Error('there is no route to walk');
const { desk, taskOf, isWith, sitAt } = aDeskOnARoute({ title: TITLE, route, names: NAMES });

/** Opens what lets others sign, in this place beside her. */
async function letting({ page }: Seen, where: string, person: string): Promise<void> {
  await page.getByTestId('handing-menu').click();
  await page.getByTestId('handing-sign').click();
  await page.getByTestId(`sign-${where}`).click();
  await page.getByTestId(`person-demo-${person}`).click();
}

desk.walk('a reviewer lets a colleague sign before her, waits for her turn, and takes it when the colleague has signed', async () => {
  const seen = await sitAt('wangmin');
  const { page } = seen;
  await letting(seen, 'before', 'zhaoliu');
  expect(await page.getByTestId('person-demo-wangmin').count()).toBe(0); // she signs here already
  expect(await page.getByTestId('person-demo-zjw-clerk').count()).toBe(0);
  expect(await page.getByTestId('handing-effect').textContent()).toContain('才轮到您');
  await lookAt(seen, 'rounds-sign');
  await letting(seen, 'before', 'zhaoliu'); // a page that is turned into a telephone's folds its menu
  await page.getByTestId('handing-submit').click();
  await page.locator('[data-added=before][data-state=claimed]').waitFor();
  expect(await page.getByTestId('decision-settled').textContent()).toContain('未轮到');
  expect(await page.getByTestId('decision-agree').count()).toBe(0);
  await lookAt(seen, 'rounds-not-her-turn');
  const colleague = await sitAt('zhaoliu');
  expect(await colleague.page.locator('[data-added=before]').textContent()).toContain('前加签');
  await colleague.page.getByTestId('decision-agree').click();
  await colleague.page.getByTestId('decision-submit').click();
  await isWith('wangmin');
  await page.reload();
  await page.getByTestId('decision-agree').waitFor();
  expect(await page.getByTestId('signed-technical').textContent()).toContain('1/2');
  expect([...seen.errors, ...colleague.errors]).toEqual([]);
}, 120_000);

desk.walk('a signer whom she added is taken off again, from the list of who signs', async () => {
  const seen = await sitAt('wangmin');
  const { page } = seen;
  await letting(seen, 'beside', 'sunqi');
  await page.getByTestId('handing-submit').click();
  await page.locator('[data-added=beside]').waitFor();
  await isWith('sunqi');
  await page.locator('[data-added=beside]').getByRole('button').click();
  await page.locator('[data-added=beside]').waitFor({ state: 'detached' });
  await until(async () => (await taskOf('sunqi')) === '', 20_000, 'it is not asked of him any more');
  expect(seen.errors).toEqual([]);
}, 120_000);

desk.walk('from one of two steps side by side it goes back to the first, and after it both are asked again', async () => {
  await isWith('lisi');
  const [before, other] = [await taskOf('wangmin'), await taskOf('lisi')];
  const seen = await sitAt('wangmin');
  const { page } = seen;
  await page.getByTestId('decision-return').click();
  await page.getByTestId('decision-item-0').waitFor();
  await page.getByTestId('return-to-check').click();
  expect(await page.getByTestId('decision-item-0').count()).toBe(0);
  await page.getByTestId('return-then-back').click();
  expect(await page.locator('.outcome').textContent()).toContain('之前环节的意见有效');
  await page.getByTestId('return-then-forward').click();
  expect(await page.locator('.outcome').textContent()).toContain('所退环节之后各环节重新办理');
  await page.getByTestId('decision-opinion').fill('请先核对建设内容。');
  await lookAt(seen, 'rounds-return');
  expect(await page.getByTestId('decision-submit').textContent()).toContain('退回到初核');
  await page.getByTestId('decision-submit').click();
  await isWith('zjw-review');
  await desk.docket.settled();
  expect(await taskOf('lisi')).toBe('');
  await say(desk.docket, 'zjw-review', { title: TITLE, outcome: 'agree', opinion: '已核对。' });
  await Promise.all([isWith('wangmin'), isWith('lisi')]);
  expect([await taskOf('wangmin'), await taskOf('lisi')]).not.toEqual([before, other]);
  expect(seen.errors).toEqual([]);
}, 120_000);

desk.walk('whoever spoke before her is told in words why he cannot take it back, and she takes back her own word', async () => {
  const task = await taskOf('wangmin');
  const seen = await sitAt('wangmin');
  const { page } = seen;
  await page.getByTestId('decision-agree').click();
  await page.getByTestId('decision-submit').click();
  await page.getByTestId('decision-settled').waitFor();
  const { rows } = await (await desk.docket.as('zjw-review')).get<{ rows: { id: string; title: string }[] }>('/user-tasks?view=done');
  const earlier = await desk.sit('zjw-review', { path: `/tasks/${encodeURIComponent(rows.find(({ title }) => title === TITLE)?.id ?? '')}` });
  await earlier.page.getByTestId('recall-open').click();
  await earlier.page.locator('[data-problem=acted-upon]').waitFor();
  expect(await earlier.page.getByTestId('recall-submit').count()).toBe(0);
  await earlier.shot('rounds-not-recalled');
  await page.goto(`${desk.docket.url}/tasks/${encodeURIComponent(task)}`);
  await page.getByTestId('recall-open').click();
  await page.getByTestId('recall-submit').waitFor();
  expect(await page.getByTestId('confirm-recall').textContent()).toContain('回到您手里');
  await lookAt(seen, 'rounds-recall');
  await page.getByTestId('recall-open').click();
  await page.getByTestId('recall-submit').click();
  await page.getByTestId('decision-agree').waitFor();
  expect(await taskOf('wangmin')).toBe(task);
  expect([...seen.errors, ...earlier.errors]).toEqual([]);
}, 120_000);

/** Its unit answers the one thing that was asked and hands it in again. */
async function handsInAgain(): Promise<Seen> {
  const { rows } = await (await desk.docket.as('zjw-clerk')).get<{ rows: { id: string; title: string }[] }>('/projects');
  const unit = await desk.sit('zjw-clerk', { path: `/projects/${rows.find(({ title }) => title === TITLE)?.id ?? ''}` });
  await unit.page.getByTestId('resubmit-answer-1').fill('已补交。');
  await unit.page.getByTestId('resubmit-submit').click();
  await unit.page.getByTestId('resubmit-submit').waitFor({ state: 'detached' });
  return unit;
}

desk.walk('whoever returns it to its unit says where it goes after that: straight back to her, and another time through every step again', async () => {
  const seen = await sitAt('wangmin');
  const { page } = seen;
  await page.getByTestId('decision-return').click();
  await page.getByTestId('decision-item-0').fill('补交经费测算依据');
  expect(await page.getByTestId('return-then-back').getAttribute('aria-pressed')).toBe('true');
  expect(await page.locator('.outcome').textContent()).toMatch(/续算余下.*重交后直接回到本环节/);
  await page.getByTestId('return-then-forward').click();
  expect(await page.locator('.outcome').textContent()).toMatch(/重交后各环节重新计时.*重交后从第一个环节起重新办理/);
  await lookAt(seen, 'rounds-return-again');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByTestId('decision-return').click(); // a telephone folds the form
  await page.getByTestId('return-then-forward').scrollIntoViewIfNeeded();
  expect(await page.getByTestId('return-then-forward').getAttribute('aria-pressed')).toBe('true');
  await seen.shot('rounds-return-again-form-phone');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByTestId('return-then-back').click();
  await page.getByTestId('decision-submit').click();
  await page.getByTestId('decision-settled').waitFor();
  await desk.docket.settled();
  const unit = await handsInAgain();
  await Promise.all([isWith('wangmin'), isWith('lisi')]);
  expect(await taskOf('zjw-review')).toBe('');

  const again = await sitAt('wangmin');
  await again.page.getByTestId('decision-return').click();
  await again.page.getByTestId('decision-item-0').fill('建设内容有变，请重写方案');
  await again.page.getByTestId('decision-item-reason-0').fill('补交的依据改变了建设内容。');
  await again.page.getByTestId('return-then-forward').click();
  await again.page.getByTestId('decision-submit').click();
  await again.page.getByTestId('decision-settled').waitFor();
  await desk.docket.settled();
  const later = await handsInAgain();
  expect(await later.page.locator('.history').first().textContent()).toContain('重交后从头办理');
  await isWith('zjw-review');
  await desk.docket.settled();
  expect([await taskOf('wangmin'), await taskOf('lisi')]).toEqual(['', '']);
  expect([seen, unit, again, later].flatMap(({ errors }) => errors)).toEqual([]);
}, 120_000);
