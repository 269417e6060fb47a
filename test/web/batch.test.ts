import { openWindow } from '../../bin/first-run/batch';
import { draft } from '../journeys/acts';
import { until } from '../support/docket';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const MANY = 40;
const BATCH = 'sh-zjw.daily.2019';
const desk = aDesk({ prepare: () => confirmed() });

type Task = { readonly id: string; readonly title: string };
type Batch = { readonly rows: readonly { readonly projectId: string; readonly title: string; readonly amountFen: number }[] };
const nameOf = (n: number): string => `第${n}期城市运行管理服务平台`;
const batchNow = async (): Promise<Batch> => (await desk.docket.as('zjw-review')).get<Batch>(`/declaration-batches/${BATCH}`);

/** Forty projects of one department, declared by its unit and confirmed by its reviewer. */
async function confirmed(): Promise<void> {
  const [clerk, review] = [await desk.docket.as('zjw-clerk'), await desk.docket.as('zjw-review')];
  await openWindow(await desk.docket.as('chusan'), { channel: 'daily', year: 2019 });
  for (let n = 1; n <= MANY; n += 1) {
    const id = await draft(desk.docket, { title: nameOf(n), amountFen: n * 1_000_000, plan: false });
    await clerk.act(`declare ${id}`, 'POST', `/projects/${id}/submission`);
  }
  await desk.docket.settled(180_000);
  for (let left = MANY; left > 0;) {
    const { rows } = await review.get<{ rows: Task[] }>('/user-tasks');
    for (const { id } of rows) await review.act(`confirm ${id}`, 'POST', `/user-tasks/${id}/decision`, { outcome: 'agree', opinion: '同意。' });
    left -= rows.length;
  }
  await desk.docket.settled(180_000);
}

desk.walk('forty projects are ranked by keyboard and by hand: each move is said, saved and can be put back; head, places and total stay in sight', async () => {
  const seen = await desk.sit('zjw-review', { path: `/batches/${BATCH}` });
  const { page } = seen;
  await page.getByTestId('batch-sum').waitFor();
  const before = (await batchNow()).rows.map(({ projectId }) => projectId);
  expect([before.length, await page.getByTestId('batch-sum').textContent()]).toEqual([MANY, '820.00']); // 1 + 2 + … + 40
  const placeOf = async (id: string | undefined): Promise<number> => Number(await page.getByTestId(`batch-project-${id}`).getAttribute('data-place'));
  const [first, , third] = before;
  const last = before.at(-1);

  const handle = page.getByTestId(`rank-handle-${first}`);
  await handle.focus();
  for (const key of [' ', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
  expect(await placeOf(first)).toBe(3); // it kept the focus while it went down the table
  expect(await page.locator('[role=status].announced').textContent()).toContain('移到第 3 位');
  for (const key of ['3', '8', 'Enter']) await page.keyboard.press(key);
  expect(await placeOf(first)).toBe(38);
  expect(await page.evaluate(`document.activeElement.getAttribute('data-testid')`)).toBe(`rank-handle-${first}`);
  expect(await page.evaluate(`document.querySelector('.batch-rows thead th').getBoundingClientRect().top`)).toBeGreaterThanOrEqual(0); // the head is still there, 38 rows down
  expect(await page.evaluate(`(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return top > document.querySelector('.batch-rows thead th').getBoundingClientRect().bottom && bottom <= document.querySelector('[data-testid=rank-hint]').getBoundingClientRect().top; })()`)).toBe(true);
  await seen.shot('batch-held');
  await page.keyboard.press(' ');
  expect(await page.getByTestId('rank-hint').count()).toBe(0);

  await page.getByTestId(`rank-handle-${last}`).focus();
  for (const key of [' ', 'ArrowUp', 'ArrowUp', 'Escape']) await page.keyboard.press(key);
  expect(await placeOf(last)).toBe(40);

  await page.getByTestId(`batch-project-${third}`).dragTo(page.getByTestId(`batch-project-${before[4]}`));
  await until(async () => (await batchNow()).rows.at(37)?.projectId === first && (await page.getByTestId(`batch-project-${third}`).getAttribute('data-place')) === String((await batchNow()).rows.findIndex(({ projectId }) => projectId === third) + 1), 20_000, 'the order is saved as it is shown');
  const after = (await batchNow()).rows.map(({ projectId }) => projectId);
  expect(after.indexOf(third ?? '')).toBeGreaterThan(before.indexOf(third ?? ''));
  await page.reload();
  await page.getByTestId('batch-sum').waitFor();
  expect(await page.locator('[data-place]').evaluateAll((rows) => rows.map((row) => (row as unknown as { dataset: Record<string, string> }).dataset['testid']?.replace('batch-project-', '')))).toEqual(after);
  await lookAt(seen, 'batch-forty');
}, 240_000);
