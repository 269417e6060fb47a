import { agreeing, declare, waiting } from '../journeys/acts';
import { evaluated, evaluationOf, EXPERTS, idOf, list, lock } from '../journeys/evaluation-acts';
import { INDICATORS, pointsOf } from '../support/evaluation-deeds';
import { until } from '../support/docket';
import { aDesk, says } from './a-desk';
import type { Seen } from './browser';
import { lookAt } from './look';

const OLD = 'zjw-grid-2009';
const TITLE = '城市网格化管理系统（2009）';
const ID = idOf(OLD);
const AGAIN = idOf(OLD, 2020);
const MONEY = '2020年网格化运维';
const desk = aDesk();

const stageIs = (login: string, stage: string): Promise<void> => until(async () => (await evaluationOf(desk.docket, login, ID)).evaluation.stage === stage, 20_000, `the evaluation is at ${stage}`);

async function fillIn({ page }: Seen, words: string): Promise<void> {
  for (const { id } of INDICATORS) await page.getByTestId(`fill-${id}`).fill(words);
  await page.getByTestId('fill-submit').click();
  await stageIs('zjw-clerk', 'confirmation');
  await desk.docket.settled();
}

async function score({ page }: Seen, total: number): Promise<void> {
  for (const { indicator, points } of pointsOf(total)) await page.getByTestId(`score-${indicator}`).fill((points / 100).toFixed(2));
}

desk.walk('the authority enters an older system in the year’s list, and the list shows it', async () => {
  await lookAt(await desk.sit('zjw-clerk', { path: '/evaluations' }), 'evaluation-none');
  const seen = await desk.sit('pingjia', { path: '/evaluations' });
  expect(await seen.page.getByTestId('list-submit').isDisabled()).toBe(true); // with no list yet the form is open
  await seen.page.getByTestId('list-older-code').fill(OLD);
  await seen.page.getByTestId('list-older-title').fill(TITLE);
  await seen.page.getByTestId('list-older-unit').selectOption('sh-zjw-xxb');
  await seen.page.getByTestId('list-submit').click();
  await seen.page.getByTestId(`evaluation-row-${ID}`).waitFor();
  await desk.docket.settled();
  await list(desk.docket, [{ system: 'zjw-other-2008', title: '住房保障信息管理与服务综合平台（一期工程及其后续扩展）' }]);
  await seen.page.reload();
  await seen.page.getByTestId('evaluation-row-post.2019.zjw-other-2008').waitFor();
  await lookAt(seen, 'evaluation-list');
  await seen.page.getByTestId('list-open').click();
  await seen.page.getByTestId('list-system-zjw-other-2008').check();
  await lookAt(seen, 'evaluation-list-form');
}, 240_000);

desk.walk('the authority finds what is to be evaluated before it is built under the set of its field, and nothing where nothing is', async () => {
  const seen = await desk.sit('pingjia', { path: '/evaluations' });
  const open = async (): Promise<void> => { await seen.page.getByTestId('list-open').click(); await seen.page.getByTestId('list-set').selectOption('pre-online-service-2018'); };
  await open();
  await says(seen.page, '没有适用这一指标体系、尚未评价的在审项目');
  expect(await seen.page.getByTestId('list-older-code').count()).toBe(0); // what is built long ago is not evaluated beforehand
  const planned = await declare(desk.docket, { title: '一网通办受理平台', themes: ['ONLINE_SERVICE'] });
  await seen.page.reload();
  await open();
  await seen.page.getByTestId(`list-system-${planned}`).check();
  await lookAt(seen, 'evaluation-list-beforehand');
  await seen.page.getByTestId('list-submit').click();
  await seen.page.getByTestId(`evaluation-row-pre.2019.${planned}`).waitFor();
  const clerk = await desk.sit('zjw-clerk', { path: `/projects/${planned}` });
  await says(clerk.page, '应作未作');
  expect([...seen.errors, ...clerk.errors]).toEqual([]);
}, 120_000);

desk.walk('the unit fills in every indicator; the department sends it back with what is wrong, and confirms the second time with its score', async () => {
  const clerk = await desk.sit('zjw-clerk', { path: `/evaluations/${ID}` });
  await lookAt(clerk, 'evaluation-filling');
  expect(await clerk.page.getByTestId('fill-submit').isDisabled()).toBe(true);
  await fillIn(clerk, '系统于2009年建成，覆盖全市，近一年办件 12,480 件。');
  const review = await desk.sit('zjw-review', { path: `/evaluations/${ID}` });
  await review.page.getByTestId('return-open').click();
  await review.page.getByTestId('return-words').fill('使用情况须附近一年数据\n安全测评已过期');
  await review.shot('evaluation-return');
  await review.page.getByTestId('return-submit').click();
  await stageIs('zjw-clerk', 'filling');
  await desk.docket.settled();
  await clerk.page.reload();
  await says(clerk.page, '安全测评已过期');
  await lookAt(clerk, 'evaluation-returned');
  await fillIn(clerk, '已接入共享目录 7 类，占应共享的 58%；等级保护三级测评 2019 年 3 月有效。');

  await review.page.reload();
  await review.page.getByTestId('confirmation-sum').waitFor();
  await score(review, 4000);
  await review.page.getByTestId(`score-${INDICATORS[0]?.id ?? ''}`).fill('99');
  await says(review.page, '得分须在 0 与 8.00 之间');
  await lookAt(review, 'evaluation-confirmation');
  await score(review, 5000);
  expect(await review.page.getByTestId('confirmation-sum').textContent()).toContain('50.00 / 100.00');
  await review.page.getByTestId('confirmation-submit').click();
  await stageIs('zjw-clerk', 'scoring');
  await desk.docket.settled();
  expect([...clerk.errors, ...review.errors]).toEqual([]);
}, 240_000);

desk.walk('the authority names five experts; one locks her sheet in the browser and sees no other’s', async () => {
  const authority = await desk.sit('pingjia', { path: `/evaluations/${ID}` });
  await lookAt(authority, 'evaluation-panel');
  for (const login of EXPERTS) await authority.page.getByTestId(`candidate-demo-${login}`).check();
  await authority.page.getByTestId('experts-submit').click();
  await authority.page.getByTestId('expert-demo-expert-1').waitFor();
  await desk.docket.settled();
  const expert = await desk.sit('expert-1', { path: `/evaluations/${ID}` });
  await score(expert, 5900);
  await lookAt(expert, 'evaluation-sheet');
  await expert.page.getByTestId('sheet-submit').click();
  await says(expert.page, '已锁定');
  await desk.docket.settled();
  await lookAt(expert, 'evaluation-locked');
  const [, ...others] = EXPERTS;
  for (const login of others) await lock(desk.docket, login, [ID, 5900, '数据共享不足']);
  await stageIs('pingjia', 'opinion');
}, 240_000);

desk.walk('the result stands step by step before the authority; her opinion is read by the unit with what it stops', async () => {
  const authority = await desk.sit('pingjia', { path: `/evaluations/${ID}` });
  expect(await authority.page.getByTestId('evaluation-result').getAttribute('data-composite')).toBe('5720');
  await authority.page.getByTestId('opinion-words').fill('数据共享不足，建议整合。');
  await lookAt(authority, 'evaluation-result');
  await authority.page.getByTestId('opinion-submit').click();
  await authority.page.getByTestId('evaluation-opinion').waitFor();
  await desk.docket.settled();
  const clerk = await desk.sit('zjw-clerk', { path: `/evaluations/${ID}` });
  expect(await clerk.page.getByTestId('evaluation-opinion').textContent()).toContain('不合格');
  await lookAt(clerk, 'evaluation-opinion');
}, 240_000);

/** The reviewer's page of next year's money, with her yes chosen. */
async function choosingYes(): Promise<Seen> {
  const task = await waiting(desk.docket, 'wangmin', MONEY);
  const seen = await desk.sit('wangmin', { path: `/tasks/${task?.id ?? ''}` });
  await seen.page.getByTestId('decision-agree').click({ force: true }); // where a rule is in the way it can still be chosen, and then says why
  await seen.page.getByTestId('decision-opinion').fill('同意。');
  return seen;
}

desk.walk('next year’s money waits: the reviewer reads the clause and cannot agree; after a qualified opinion she can', async () => {
  await desk.docket.travel('2020-02-10T10:00:00+08:00');
  const money = await declare(desk.docket, { title: MONEY, kind: 'OM', system: OLD });
  await agreeing(desk.docket, MONEY, 'zjw-review');
  const stopped = await choosingYes();
  await stopped.page.locator('[data-rule][data-outcome="unqualified"]').waitFor();
  expect(await stopped.page.getByTestId('decision-submit').getAttribute('aria-disabled')).toBe('true');
  await lookAt(stopped, 'evaluation-stops');
  await stopped.page.getByTestId('decision-submit').click({ force: true });
  const no = stopped.page.getByTestId('refusal').first();
  await no.waitFor();
  for (const said of ['2018申报 A4', 'R056', '不支持项目运行维护经费']) expect(await no.textContent()).toContain(said); // the clause by its place and in its own words
  expect(await waiting(desk.docket, 'wangmin', MONEY)).toBeDefined(); // nothing was decided
  const unit = await desk.sit('zjw-clerk', { path: `/projects/${money}` });
  await unit.page.locator('[data-rule][data-outcome="unqualified"]').waitFor(); // the unit reads it on the page of its money
  await lookAt(unit, 'evaluation-money');

  await list(desk.docket, [{ system: OLD, title: TITLE }], 2020);
  await evaluated(desk.docket, AGAIN, { p: 8000, sheets: [8200, 8300, 8400, 8500, 8600] });
  const free = await choosingYes();
  await free.page.locator('[data-testid=decision-submit][aria-disabled=false]').click();
  await says(free.page, '已记录：同意');
  expect([...stopped.errors, ...free.errors]).toEqual([]);
  await lookAt(await desk.sit('pingjia', { path: `/evaluations/${AGAIN}` }), 'evaluation-qualified');
  await lookAt(await desk.sit('zjw-clerk', { path: '/evaluations' }), 'evaluation-list-of-unit');
}, 240_000);
