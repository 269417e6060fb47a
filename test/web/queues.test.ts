import { agreeing, declare, waiting } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk, says } from './a-desk';
import { lookAt } from './look';

const TITLES = ['四期排水监测平台', '市民热线升级', '地铁客流分析', '电子证照归集', '危化品全程监管'];
const ids: Record<string, string> = {};
const desk = aDesk({
  prepare: async (docket) => {
    for (const title of TITLES) ids[title] = await declare(docket, { title });
    for (const title of ['已过部门之一', '已过部门之二']) {
      ids[title] = await declare(docket, { title });
      await agreeing(docket, title, 'zjw-review');
    }
  },
});

const taskOf = async (title: string): Promise<string> => (await waiting(desk.docket, 'zjw-review', title))?.id ?? '';

desk.walk('one field finds by initials, by body and by number, with the keyboard alone; what lies with her opens as her task, on the desk and on a telephone', async () => {
  const seen = await desk.sit('zjw-review', { path: '/' });
  const { page } = seen;
  await page.keyboard.press('/');
  await page.keyboard.type('psjc');
  await page.getByTestId(`search-hit-${ids['四期排水监测平台'] ?? ''}`).waitFor();
  expect(await page.locator('[data-testid^=search-hit-]').count()).toBe(1);
  await seen.shot('queues-search');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/tasks/${await taskOf('四期排水监测平台')}`);
  await page.getByTestId('search').fill('住建 平台');
  await page.getByTestId(`search-hit-${ids['四期排水监测平台'] ?? ''}`).waitFor();
  await page.getByTestId('search').fill('没有此件');
  await until(async () => (await page.getByTestId('search-hits').textContent()) === '没有找到', 10_000, 'it says that nothing was found');
  await page.keyboard.press('Escape');
  await page.getByTestId('search-hits').waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByTestId('search').fill('客流');
  await page.getByTestId(`search-hit-${ids['地铁客流分析'] ?? ''}`).waitFor();
  await seen.shot('queues-search-phone');
  expect(seen.errors).toEqual([]);
  await page.context().close();
}, 120_000);

desk.walk('a leader marks a file as urgent with its reason: it stands first with its mark, and is what the next one takes; a follow-up day stands in its row', async () => {
  const [leader, reviewer] = [await desk.sit('zjw-deputy', { path: `/projects/${ids['电子证照归集'] ?? ''}` }), await desk.sit('zjw-review', { path: '/tasks?view=pool' })];
  await leader.page.getByTestId('urgent-mark').click();
  await leader.page.getByTestId('urgent-reason').fill('市领导批示，本周办结。');
  await leader.shot('queues-urgent-leader');
  await leader.page.getByTestId('urgent-submit').click();
  await leader.page.getByTestId('urgent-unmark').waitFor();
  const task = await taskOf('电子证照归集');
  const { page } = reviewer;
  await page.goto(`${desk.docket.url}/tasks?view=pool`);
  const first = page.locator('[data-testid^=queue-row-]').first();
  await first.waitFor();
  expect([await first.getAttribute('data-testid'), (await first.textContent())?.includes('急件')]).toEqual([`queue-row-${task}`, true]);
  await page.keyboard.press('n');
  await page.waitForURL(`**/tasks/${task}`);
  await page.getByTestId('decision-unclaim').waitFor();
  await page.getByTestId('follow-up').fill('2019-04-05');
  await page.getByTestId('follow-up-none').waitFor();
  await lookAt(reviewer, 'queues-decision');
  await page.goto(`${desk.docket.url}/tasks`);
  await page.getByText('跟进 2019-04-05').waitFor();
  await lookAt(reviewer, 'queues-list');
  for (const seen of [leader, reviewer]) {
    expect(seen.errors).toEqual([]);
    await seen.page.context().close();
  }
}, 150_000);

desk.walk('what is narrowed is named once and is there on another machine with how much it holds; views that an older desk kept in the browser come along', async () => {
  const { page, errors } = await desk.sit('zjw-review', { path: '/tasks?text=%E5%B9%B3%E5%8F%B0' });
  await page.getByTestId('filters-save').click();
  await page.getByTestId('filters-name').fill('平台件');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /平台件/ }).waitFor();
  await page.context().close();
  const other = await desk.sit('zjw-review', { path: '/tasks' });
  await other.page.getByRole('link', { name: '平台件1' }).click();
  await until(async () => (await other.page.locator('[data-testid^=queue-row-]').count()) === 1, 10_000, 'the view is as long as its figure');
  await other.page.evaluate(`localStorage.setItem('docket.views:demo-zjw-review', '[{"name":"旧视图","of":{"due":"week"}}]')`);
  await other.page.goto(`${desk.docket.url}/tasks`);
  await other.page.getByRole('link', { name: /旧视图/ }).waitFor();
  expect(await other.page.evaluate(`localStorage.getItem('docket.views:demo-zjw-review')`)).toBe('[]');
  await other.shot('queues-views');
  await other.page.getByRole('link', { name: /旧视图/ }).click();
  await other.page.getByTestId('filters-forget').click();
  await other.page.getByRole('link', { name: /旧视图/ }).waitFor({ state: 'detached' });
  expect([errors, other.errors]).toEqual([[], []]);
  await other.page.context().close();
}, 120_000);

desk.walk('several are sent back with the same missing things, by the keyboard; tabs say what was started and what was sent', async () => {
  const seen = await desk.sit('zjw-review', { path: '/tasks' });
  const { page } = seen;
  for (const title of ['市民热线升级', '地铁客流分析']) await page.getByTestId(`queue-pick-${await taskOf(title)}`).check();
  await page.locator('h1').click(); // no field has the keys
  await page.keyboard.press('r');
  await page.getByTestId('bulk-items').fill('测算依据\n可研批复');
  await page.getByTestId('bulk-opinion').fill('请一次补正。');
  await seen.shot('queues-bulk-return');
  await page.getByTestId('bulk-submit').click();
  await page.getByTestId('bulk-outcome').waitFor();
  expect(await page.getByTestId('bulk-outcome').textContent()).toBe('已办 2 件');
  await page.context().close();
  const clerk = await desk.sit('zjw-clerk', { path: '/tasks' });
  await clerk.page.getByTestId('queue-list-started').click();
  await clerk.page.getByTestId(`mine-row-${ids['市民热线升级'] ?? ''}`).waitFor();
  expect(await clerk.page.getByTestId('queue-list-started').textContent()).toBe(`我发起${TITLES.length + 2}`);
  await lookAt(clerk, 'queues-started');
  await clerk.page.getByTestId('queue-list-toread').click();
  await clerk.page.getByText('没有待阅的').waitFor();
  expect(clerk.errors).toEqual([]);
  await clerk.page.context().close();
}, 150_000);

desk.walk('a reviewer of two offices sees which files wait there for somebody else, because she has signed them', async () => {
  const title = '两席一人';
  ids[title] = await declare(desk.docket, { title, amountFen: 60_000_000 });
  await agreeing(desk.docket, title, 'zjw-review', 'wangmin');
  const seen = await desk.sit('wangmin', { path: '/tasks?view=pool' });
  const row = seen.page.locator('[data-testid^=queue-row-]', { hasText: title });
  await row.getByTestId('queue-not-hers').waitFor();
  expect(await row.getByTestId('queue-not-hers').textContent()).toBe('须由他人办理');
  expect(await seen.page.getByTestId('queue-not-hers').count()).toBe(1); // the others she may take
  await lookAt(seen, 'queues-not-hers');
  await row.getByRole('link').click();
  await says(seen.page, '会签的每一席由不同的人签');
  await seen.page.context().close();
}, 120_000);

desk.walk('a leader marks a file that waits at two seats by one word, and takes it back by one', async () => {
  const path = `/projects/${ids['两席一人'] ?? ''}`;
  const leader = await desk.sit('wangwu', { path });
  const marks = async (): Promise<boolean[]> => (await (await desk.docket.as('wangwu')).get<{ tasks: { pressing: { marked: boolean }[] } }>(path)).tasks.pressing.map(({ marked }) => marked);
  expect(await marks()).toEqual([false, false]);
  for (const [act, then] of [['mark', 'unmark'], ['unmark', 'mark']] as const) {
    expect(await leader.page.getByTestId(`urgent-${act}`).count()).toBe(1);
    await leader.page.getByTestId(`urgent-${act}`).click();
    await leader.page.getByTestId('urgent-reason').fill('市领导批示，本周办结。');
    await leader.page.getByTestId('urgent-submit').click();
    await leader.page.getByTestId(`urgent-${then}`).waitFor();
    await until(async () => (await leader.page.getByTestId(`urgent-${act}`).count()) === 0, 20_000, `nothing is left to ${act}`);
    expect(await marks()).toEqual([act === 'mark', act === 'mark']);
  }
  expect(leader.errors).toEqual([]);
  await leader.page.context().close();
}, 120_000);
