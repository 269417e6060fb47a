import { fiveProjects, TITLES } from '../journeys/five-projects';
import { aDesk } from './a-desk';
import type { Seen } from './browser';
import { lookAt } from './look';

let ids: ReadonlyMap<string, string>;
const desk = aDesk({ prepare: async (docket) => { ids = await fiveProjects(docket); } });

/** Picks these files in her queue. */
async function picks({ page }: Seen, titles: readonly string[]): Promise<void> {
  for (const title of titles) await page.locator('[data-testid^=queue-row-]', { hasText: title }).getByRole('checkbox').check();
  await page.getByTestId('bulk-table').waitFor();
}
const onAgenda = ({ page }: Seen): Promise<number> => page.locator('[data-testid^=outcome-]').count();

desk.walk('several files go before a meeting from the queue: first before a new one, with them ticked; then before the one that is called, and what cannot says why', async () => {
  const seen = await desk.sit('wangmin', { path: '/tasks' });
  const { page } = seen;
  const [first, second, third, fourth] = TITLES;
  await picks(seen, [first, second]);
  expect(await page.getByTestId('bulk-table').textContent()).toContain('上会 2 件');
  await page.getByTestId('bulk-table').click();
  await page.getByTestId('table-submit').waitFor();
  await lookAt(seen, 'tabling-new');
  await page.getByTestId('table-submit').click();
  await page.getByTestId(`convene-task-${ids.get(first) ?? ''}`).waitFor();
  expect(await Promise.all(TITLES.map((title) => page.getByTestId(`convene-task-${ids.get(title) ?? ''}`).isChecked()))).toEqual([true, true, false, false, false]);
  await page.getByTestId('convene-submit').click();
  await page.getByTestId('meeting-state').waitFor();
  await desk.docket.settled();
  const meeting = new URL(page.url()).pathname;

  await page.goto(`${desk.docket.url}/tasks`);
  await picks(seen, [first, third, fourth]); // the first stands on the agenda already
  expect(await page.getByTestId('bulk-table').textContent()).toContain('上会 2 件');
  await page.getByTestId('bulk-table').click();
  expect(await page.getByTestId('table-left').textContent()).toContain('另外 1 件');
  await page.getByTestId('table-meeting').selectOption(meeting.split('/').at(-1) ?? '');
  await lookAt(seen, 'tabling-called');
  const colleague = await desk.docket.as('zhaoliu');
  const { rows } = await colleague.get<{ rows: { id: string; title: string }[] }>('/user-tasks');
  const taken = rows.find(({ title }) => title === fourth)?.id ?? '';
  await page.route('**/review-meetings/*/items', async (route) => {
    if (route.request().postData()?.includes(taken)) await colleague.act('takes it first', 'POST', `/user-tasks/${taken}/claim`);
    await route.continue();
  });
  await page.getByTestId('table-submit').click();
  await page.getByTestId('tabled-outcome').waitFor();
  expect(await page.getByTestId('tabled-outcome').textContent()).toMatch(/已列入议程 1 件.*未列入 1 件.*地下管网/);
  await lookAt(seen, 'tabling-done');
  await page.getByTestId('tabled-outcome').getByRole('link').click();
  await page.getByTestId('meeting-state').waitFor();
  expect(await onAgenda(seen)).toBe(3);
  expect(seen.errors).toEqual([]);
}, 300_000);
