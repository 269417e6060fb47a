import { openWindow } from '../../bin/first-run/batch';
import { declare, draft, importPlan, PLAN, say } from '../journeys/acts';
import { aDesk } from './a-desk';
import { lookAt } from './look';

const REPORTS = `${PLAN}.SH19-B03`;
const desk = aDesk({
  prepare: async (docket) => {
    await importPlan(docket);
    await openWindow(await docket.as('chusan'), { channel: 'daily', year: 2019 });
    await declare(docket, { title: '排水监测平台' });
    await say(docket, 'zjw-review', { title: '排水监测平台', outcome: 'return', items: ['请附测算依据'] });
    await draft(docket, { title: '', plan: false });
    await docket.settled();
  },
});

/** What no other walk looks at, each with somebody who works there. */
const SCREENS: readonly (readonly [name: string, login: string, path: string])[] = [
  ['projects', 'zjw-clerk', '/projects'], ['notices', 'zjw-clerk', '/mailbox'], ['mails', 'zjw-clerk', '/mailbox?box=mails'], ['nowhere', 'zjw-clerk', '/nowhere'], ['problem', 'zjw-clerk', '/problems/gate-open'],
  ['windows', 'chusan', '/declaration'], ['window', 'chusan', '/windows/shanghai.daily.2019'], ['operations', 'chusan', '/operations'],
  ['batches', 'zjw-review', '/declaration'], ['answer', 'zjw-review', `/supervision/${REPORTS}.2019-06-30`],
  ['recurring', 'zhengshi', `/supervision/${REPORTS}`], ['clock', 'zhengshi', '/clock'],
];

desk.walk.each([...new Set(SCREENS.map(([, login]) => login))])('the other screens of %s are seen in both languages, light and dark, at the desk and on a telephone', async (login) => {
  const seen = await desk.sit(login);
  for (const [name, , path] of SCREENS.filter(([, who]) => who === login)) {
    await seen.page.goto(`${desk.docket.url}${path}`);
    await seen.page.locator('h1').first().waitFor();
    await lookAt(seen, `screens-${name}`);
  }
  await seen.page.context().close();
}, 180_000);

desk.walk('whoever has signed out sees the sign-in in both languages, light and dark, at the desk and on a telephone', async () => {
  const seen = await desk.sit('zjw-clerk');
  await seen.page.getByTestId('person-menu').click();
  await seen.page.getByTestId('sign-out').click();
  await seen.page.getByTestId('sign-in-login').waitFor();
  await lookAt(seen, 'screens-sign-in');
  await seen.page.context().close();
}, 90_000);
