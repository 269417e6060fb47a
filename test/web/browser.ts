import { existsSync, mkdirSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const RESULTS = join(__dirname, '..', '..', 'test-results');

/** A Chromium of this machine, or nothing: then the run's summary says that the browser road was not walked. */
export function findChromium(): string | undefined {
  const found = [process.env['CHROMIUM'], ...CANDIDATES].find((path) => path !== undefined && existsSync(path));
  if (found === undefined) {
    mkdirSync(RESULTS, { recursive: true });
    appendFileSync(join(RESULTS, 'notes.txt'), 'no Chromium on this machine: the road through the browser was not walked\n');
  }
  return found;
}

/** Opens it headless; nothing of it reaches out of this machine. */
export const openBrowser = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });

/** `answers` are the bodies that the api gave to her page. */
export type Seen = { readonly page: Page; readonly errors: string[]; readonly answers: Promise<string>[]; readonly shot: (name: string, whole?: boolean) => Promise<void> };

/** A person at her desk: signed in, with what went wrong in her page collected. */
export async function signInAs(browser: Browser, { url, login, size = [1440, 900], dark = false }: { url: string; login: string; size?: [number, number]; dark?: boolean }): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: dark ? 'dark' : 'light' });
  const page = await context.newPage();
  const errors: string[] = [];
  const answers: Promise<string>[] = [];
  page.on('pageerror', (err) => errors.push(err.message));
  page.on('response', (answer) => {
    if (answer.headers()['content-type']?.includes('json')) answers.push(answer.text().catch(() => '')); // a page that is left takes its answers along
  });
  await page.goto(`${url}/sign-in`);
  await page.getByTestId('sign-in-login').fill(login);
  await page.getByTestId('sign-in-password').fill('docket-demo');
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('person-menu').waitFor();
  mkdirSync(RESULTS, { recursive: true });
  return { page, errors, answers, shot: async (name, whole = false) => { await page.screenshot({ path: join(RESULTS, `${name}.png`), fullPage: whole }); } };
}
