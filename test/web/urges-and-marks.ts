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
  expect(await mark.count()).toBe(1); // one word for every seat at which it waits
  await mark.click();
  await chief.page.getByTestId('urgent-reason').fill('市领导批示，本周办结。');
  await lookAt(chief, `${name}-leader`);
  await chief.page.getByTestId('urgent-submit').click();
  await until(async () => (await mark.count()) === 0 && (await chief.page.getByTestId('urgent-unmark').count()) === 1, 20_000, `all that is open of「${title}」is marked`);
  const rows = async (): Promise<readonly Row[]> => (await (await desk.docket.as(holder)).get<{ rows: Row[] }>('/user-tasks')).rows;
  await until(async () => (await rows()).some((row) => row.title === title && row.urgent), 10_000, `「${title}」 presses with ${holder}`);
  expect([...own.errors, ...chief.errors]).toEqual([]);
  await Promise.all([own, chief].map(({ page }) => page.context().close()));
}
