import { agreeing, declare, say } from '../journeys/acts';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const desk = aDesk({
  prepare: async (docket) => {
    await declare(docket, { title: '排水监测系统' });
    await agreeing(docket, '排水监测系统', 'zjw-review');
    await say(docket, 'wangmin', { title: '排水监测系统', outcome: 'return', items: ['请附经费测算表'] });
  },
});

desk.walk.each([[1440, 900, false], [390, 844, true]])('a letter is found in the mailbox and opens in a tab of its own (%i × %i)', async (width, height, dark) => {
  const seen = await desk.sit('zjw-clerk', { path: '/mailbox?box=letters', size: [width, height], dark });
  await seen.page.locator('[data-testid^=mailbox-row-]', { hasText: '补正通知书 沪信项补〔2019〕1号' }).click();
  const link = seen.page.getByTestId('letter-html');
  await link.waitFor();
  await seen.shot(`letters-${width}`);
  if (!dark) await lookAt(seen, 'letters');
  const [tab] = await Promise.all([seen.page.context().waitForEvent('page'), link.click()]);
  await tab.waitForLoadState();
  expect(await tab.textContent('body')).toContain('请附经费测算表');
  expect(await tab.evaluate('getComputedStyle(document.querySelector("h1")).textAlign')).toBe('center'); // its one style is let through by its hash
  expect(seen.errors).toEqual([]);
}, 60_000);
