import { say } from '../journeys/acts';
import { ownRoute } from '../support/own-routes';
import { aDeskOnARoute } from './a-desk-on-a-route';
import { lookAt } from './look';

const TITLE = '城市生命线监测系统';
const MAJORITY = { vote: { needs: { ratio: [1, 2], of: 'cast' }, quorum: 2, abstention: true, tie: 'not-agreed', source: { default: 'a vote of a test' } } };
const NAMES: Readonly<Record<string, { zh: string; en: string }>> = { check: { zh: '初核', en: 'First check' }, vote: { zh: '票决', en: 'Vote' }, sign: { zh: '签发', en: 'Sign-off' } };
/** A check, a vote of every reviewer, and a sign-off by whom the vote's last voter names. */
const ROUTE = ownRoute('confirmation', {
  name: 'a vote and a choice', steps: [
    { id: 'check', seats: [{ id: 'confirmer', of: 'department' }] }, { id: 'vote', settles: MAJORITY, seats: [{ id: 'voter', of: 'review', each: true }] }, { id: 'sign', seats: [{ id: 'signer', of: 'review', chosen: true }] },
  ],
});

const { desk, taskOf, isWith, sitAt } = aDeskOnARoute({ title: TITLE, route: ROUTE, names: NAMES });

desk.walk('a voter abstains by the key for it: her word stands as such beside the others, and counts for neither side', async () => {
  await isWith('wangmin');
  const seen = await sitAt('wangmin');
  const { page } = seen;
  await page.getByTestId('decision-abstain').waitFor();
  await page.keyboard.press('b');
  expect(await page.getByTestId('decision-abstain').getAttribute('aria-pressed')).toBe('true');
  expect(await page.getByTestId('decision-submit').textContent()).toContain('提交：弃权');
  await page.getByTestId('decision-opinion').fill('与本人承担的课题有关，弃权。');
  await lookAt(seen, 'votes-abstain');
  await page.getByTestId('decision-submit').click();
  await page.getByTestId('decision-settled').waitFor();
  await page.getByTestId('signed-vote').getByText('弃权').first().waitFor();
  await page.locator('.history').getByText('弃权', { exact: true }).waitFor();
  expect(await page.locator('.history').textContent()).not.toMatch(/abstain/);
  await lookAt(seen, 'votes-abstained');
  await page.goto(new URL('/tasks?view=done&outcome=abstain', page.url()).href);
  await page.locator('[data-testid^=queue-row-]', { hasText: TITLE }).getByText('弃权').waitFor();
  expect(seen.errors).toEqual([]);
}, 120_000);

desk.walk('the voter whose yes decides it names who signs next, out of those who hold the office; it waits for that one and for nobody else', async () => {
  await say(desk.docket, 'zhaoliu', { title: TITLE, outcome: 'agree', opinion: '同意。' });
  const seen = await sitAt('sunqi');
  const { page } = seen;
  await page.getByTestId('decision-agree').click();
  await page.getByTestId('choose-signer').waitFor();
  expect(await page.getByTestId('choose-signer').locator('b').allTextContents()).toEqual(expect.arrayContaining(['王敏', '赵柳', '孙祺']));
  expect(await page.getByTestId('decision-submit').getAttribute('aria-disabled')).toBe('true');
  await page.getByTestId('choose-signer-demo-wangmin').click();
  const ahead = page.locator('.outcome');
  await ahead.getByText('签发', { exact: true }).waitFor();
  expect(await ahead.textContent()).toMatch(/王敏/);
  expect(await ahead.textContent()).not.toMatch(/赵柳|孙祺/); // it is asked of the one who is named, and of nobody else of the office
  expect(await page.getByTestId('decision-submit').getAttribute('aria-disabled')).toBe('false');
  await lookAt(seen, 'votes-choose-next');
  await page.getByTestId('decision-submit').click();
  await page.getByTestId('decision-settled').waitFor();
  await isWith('wangmin');
  await desk.docket.settled();
  expect([await taskOf('zhaoliu'), await taskOf('sunqi')]).toEqual(['', '']);
  const next = await sitAt('wangmin');
  await next.page.getByTestId('decision-agree').waitFor();
  expect([...seen.errors, ...next.errors]).toEqual([]);
}, 120_000);
