import { fiveProjects } from '../journeys/five-projects';
import { aDesk, says } from './a-desk';
import { lookAt } from './look';

const desk = aDesk({ prepare: fiveProjects });
const ROOM = ['wangmin', 'wangwu', 'tangyue', 'sunqi'] as const;
const cell = (n: number, login: string): string => `cell-${n}-demo-${login}`;

desk.walk('a meeting of five: called from what waits, written down in the room by keys, confirmed by its chair with what each item will bring', async () => {
  const secretary = await desk.sit('wangmin', { path: '/meetings' });
  const { page } = secretary;
  await page.getByTestId('meeting-new').click();
  await page.getByTestId('convene-all').click();
  await page.getByTestId('convene-place').fill('三号会议室');
  await page.getByTestId('convene-person-demo-zhaoliu').uncheck(); // she stays for the countersignature
  await lookAt(secretary, 'meeting-convene');
  await page.getByTestId('convene-submit').click();
  await page.getByTestId('meeting-state').waitFor();
  await desk.docket.settled();

  for (const login of ROOM) {
    await page.getByTestId(`attendee-demo-${login}`).click();
    await page.locator(`[data-testid="attendee-demo-${login}"][aria-pressed="true"]`).waitFor();
  }
  const press = async (n: number, login: string, key: string): Promise<void> => {
    await page.getByTestId(cell(n, login)).focus();
    await page.keyboard.press(key);
  };
  const shows = (n: number, login: string, word: string): Promise<void> => page.locator(`[data-testid="${cell(n, login)}"]`, { hasText: word }).waitFor();
  const speaks = async (n: number, login: string, { key, words, shown }: { key: string; words: string; shown: string }): Promise<void> => {
    await press(n, login, key);
    await page.getByTestId('vote-words').fill(words);
    await page.getByTestId('vote-submit').click();
    await shows(n, login, shown);
  };
  await speaks(1, 'sunqi', { key: 'h', words: '参与过本项目的可研评估', shown: '回避' });
  for (const login of ['sunqi', 'tangyue']) await speaks(3, login, { key: 'h', words: '参与过本项目的可研评估', shown: '回避' });
  for (const login of ['wangmin', 'wangwu', 'tangyue']) { await press(1, login, 'a'); await shows(1, login, '同意'); }
  await page.getByTestId(cell(1, 'wangmin')).focus();
  await page.keyboard.press('ArrowDown'); // to the item below, in the same column
  expect(await page.evaluate(`document.activeElement.getAttribute('data-testid')`)).toBe(cell(2, 'wangmin'));
  for (const login of ['wangmin', 'wangwu', 'tangyue']) await speaks(2, login, { key: 'd', words: '与既有平台重复建设', shown: '不同意' });
  await press(2, 'sunqi', 'x'); await shows(2, 'sunqi', '弃权');
  for (const login of ['wangmin', 'tangyue', 'sunqi']) await speaks(4, login, { key: 'r', words: `请补充材料（${login}）`, shown: '退回' });
  await press(4, 'wangwu', 'a'); await shows(4, 'wangwu', '同意');
  for (const login of ROOM) { await press(5, login, 'a'); await shows(5, login, '同意'); }
  await page.locator('[data-testid="outcome-5"]', { hasText: '同意' }).waitFor();
  expect(await Promise.all([1, 2, 3, 4, 5].map((n) => page.getByTestId(`outcome-${n}`).locator('b').textContent()))).toEqual(['同意', '不同意', '未达法定人数', '退回', '同意']);
  await page.getByTestId('meeting-hold').click();
  await page.locator('[data-testid="meeting-state"]', { hasText: '待确认' }).waitFor();
  await desk.docket.settled();
  await lookAt(secretary, 'meeting-votes');
  expect(await page.getByTestId('meeting-confirm').count()).toBe(0); // that is the chair's

  const chair = await desk.sit('wangwu', { path: new URL(page.url()).pathname });
  await chair.page.getByTestId('follows-5').waitFor();
  expect(await chair.page.getByTestId('follows-5').textContent()).toContain('按现在的情况不能办理');
  await chair.page.getByTestId('amount-1').fill('28');
  await lookAt(chair, 'meeting-confirm');
  await chair.page.getByTestId('meeting-confirm').click();
  await chair.page.locator('[data-testid="meeting-state"]', { hasText: '已办结' }).waitFor();
  expect(await Promise.all([1, 2, 3, 4, 5].map((n) => chair.page.getByTestId(`result-${n}`).textContent()))).toEqual(['已办理', '已办理', '未形成结果，可重新办理', '已办理', expect.stringContaining('未能办理')]);
  await chair.page.getByTestId('meeting-minutes').waitFor();
  await lookAt(chair, 'meeting-done');

  const queue = await desk.sit('zhaoliu', { path: '/tasks' });
  await says(queue.page, '桥梁监测'); // no quorum: it waits again
  expect([...secretary.errors, ...chair.errors, ...queue.errors]).toEqual([]);
}, 400_000);
