import { waiting } from '../journeys/acts';
import { until } from '../support/docket';
import type { Desk } from './a-desk';
import { lookAt } from './look';

type Urging = { readonly path: string; readonly unit: string; readonly leader: string; readonly holder: string; readonly title: string; readonly name: string };
type Row = { readonly title: string; readonly urgent: boolean };

/** On the page of a process its own people urge one who has it, once; a leader marks there as urgent, with the reason, whatever is open of it, and so it stands with whoever has it. */
export async function urgesAndMarks(desk: Desk, { path, unit, leader, holder, title, name }: Urging): Promise<void> {
  const own = await desk.sit(unit, { path });
  const urge = own.page.getByTestId(`urge-${(await waiting(desk.docket, holder, title))?.id ?? ''}`);
  await urge.click();
  await own.page.getByTestId('urged-count').waitFor();
  expect([await urge.isDisabled(), await own.page.getByTestId('urged-count').textContent()]).toEqual([true, expect.stringContaining('已催办 1 次')]);
  expect(await own.page.getByTestId('urgent-mark').count()).toBe(0); // that is a leader's
  await lookAt(own, name);

  const chief = await desk.sit(leader, { path });
  const mark = chief.page.getByTestId('urgent-mark');
  await mark.first().waitFor();
  for (let [n, open] = [0, await mark.count()]; n < open; n += 1) {
    await mark.first().click();
    await chief.page.getByTestId('urgent-reason').fill('市领导批示，本周办结。');
    if (n === 0) await lookAt(chief, `${name}-leader`);
    await chief.page.getByTestId('urgent-submit').click();
    await chief.page.getByTestId('urgent-unmark').nth(n).waitFor();
  }
  const rows = async (): Promise<readonly Row[]> => (await (await desk.docket.as(holder)).get<{ rows: Row[] }>('/user-tasks')).rows;
  await until(async () => (await rows()).some((row) => row.title === title && row.urgent), 10_000, `「${title}」 presses with ${holder}`);
  expect([...own.errors, ...chief.errors]).toEqual([]);
  await Promise.all([own, chief].map(({ page }) => page.context().close()));
}
