import type { Browser, Page } from 'playwright-core';
import { buildWeb } from '../../bin/web-build';
import { aDocket, until, type Docket } from '../support/docket';
import { findChromium, openBrowser, signInAs, type Seen } from './browser';

type Sitting = { readonly path?: string; readonly size?: [number, number]; readonly dark?: boolean };
/** A docket with its pages built and a browser open on it: what every walk of a file goes through. */
export type Desk = {
  /** A walk; passed over, and said so, on a machine without Chromium. */
  readonly walk: typeof test;
  readonly docket: Docket;
  readonly browser: Browser;
  /** Somebody sits down at her desk: signed in, and where a path is named on that page. */
  readonly sit: (login: string, sitting?: Sitting) => Promise<Seen>;
};

type Opening = { readonly docket?: () => Promise<Docket>; readonly prepare?: (docket: Docket) => Promise<unknown>; readonly close?: () => Promise<unknown> };

/** The desk of one test file: opened before its first walk and `prepare`d over HTTP, closed after its last. */
export function aDesk({ docket: start = () => aDocket(), prepare, close }: Opening = {}): Desk {
  const chromium = findChromium();
  let opened: { readonly docket: Docket; readonly browser: Browser } | undefined;
  const now = (): NonNullable<typeof opened> => opened ?? (() => { throw new Error('the desk is not open yet'); })();
  beforeAll(async () => {
    if (chromium === undefined) return;
    await buildWeb(() => undefined);
    const [docket, browser] = await Promise.all([start(), openBrowser(chromium)]);
    opened = { docket, browser };
    await prepare?.(docket);
  }, 400_000);
  afterAll(async () => {
    await opened?.browser.close();
    await opened?.docket.stop();
    await close?.();
  }, 60_000);
  return {
    walk: chromium === undefined ? test.skip : test,
    get docket() { return now().docket; },
    get browser() { return now().browser; },
    async sit(login, { path, ...look } = {}) {
      const seen = await signInAs(now().browser, { url: now().docket.url, login, ...look });
      if (path !== undefined) await goTo(seen, `${now().docket.url}${path}`);
      return seen;
    },
  };
}

async function goTo({ page }: Seen, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('h1').first().waitFor();
}

/** Waits until the page says these words anywhere. */
export const says = (page: Page, words: string): Promise<void> => until(async () => (await page.textContent('body'))?.includes(words) ?? false, 20_000, `the page says ${words}`);
