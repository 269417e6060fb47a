import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { openApiDocument } from '../../api/contract/openapi';
import { createApp } from '../../api/server';
import { createRecord } from '../../db/record/change';
import { createRing } from '../../doorbell/ring';
import { startMailbox, type Mailbox } from '../../bin/embedded/mailbox';
import { serve } from '../../bin/serve';
import { aDatabase, type TestDatabase } from '../support/database';
import { ask, nobody, open } from './ask';

const log = pino({ level: 'silent' });
const home = mkdtempSync(join(tmpdir(), 'docket-document-'));
let db: TestDatabase;
let mailbox: Mailbox;
let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  db = await aDatabase();
  mailbox = await startMailbox({ home, log });
  served = await serve({ db, log, host: '127.0.0.1', port: 0, temporal: () => null, mailbox });
}, 60_000);
afterAll(async () => {
  await served.stop();
  await mailbox.stop();
  await db.drop();
  rmSync(home, { recursive: true, force: true });
}, 60_000);

type Operation = { readonly summary?: string; readonly parameters?: readonly { in: string; name: string; required?: boolean; schema?: object }[]; readonly requestBody?: { content: Record<string, { schema: object }> }; readonly responses: Record<string, { description?: string; content?: Record<string, { schema: object }> }> };
const document = JSON.parse(JSON.stringify(openApiDocument())) as { openapi: string; info: { title: string; version: string }; servers: { url: string }[]; paths: Record<string, Record<string, Operation>>; components?: { schemas?: Record<string, object> } };
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, method, operation })));

test('is OpenAPI 3.1 with a title, a version and where it stands', () => {
  expect(document).toMatchObject({ openapi: expect.stringMatching(/^3\.1\.\d+$/), info: { title: 'Docket', version: expect.any(String) }, servers: [{ url: '/api' }] });
  expect(operations.length).toBeGreaterThan(30);
});

test.each(operations)('$name: says in words what it does, names its parameters, and what it answers with every "no" a problem', ({ path, method, operation }) => {
  expect(operation.summary).toMatch(/\w/);
  const named = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name, required }) => [name, required]);
  expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, true]));
  expect(Object.keys(operation.responses).filter((status) => /^2\d\d$/.test(status))).toHaveLength(1);
  expect(Object.values(operation.responses).every(({ description }) => typeof description === 'string')).toBe(true);
  expect(operation.responses['default']?.content).toHaveProperty(['application/problem+json']);
  if (method === 'get') expect(operation.requestBody).toBeUndefined();
});

test('every reference leads somewhere', () => {
  const text = JSON.stringify(document);
  const references = [...new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? ''))];
  expect(references.length).toBeGreaterThan(5);
  expect(references.filter((to) => !document.components?.schemas?.[to.replace('#/components/schemas/', '')])).toEqual([]);
});

type Layer = { readonly route?: { readonly path: string; readonly methods: Record<string, boolean> }; readonly handle?: { readonly stack?: readonly Layer[] } };
const BESIDE = ['GET /health', 'GET /ready', 'GET /openapi.json', 'GET /docs/swagger-initializer.js'];

/** Every route of the app, however deep its routers lie; parameters lose their names, for a path has each only once. */
function routesOf(stack: readonly Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => (route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : routesOf(handle?.stack ?? [])));
}
const nameless = (route: string): string => route.replace(/:\w+|\{\w+\}/g, '*');

test('every address of the app stands in the document, and every one of the document is an address of the app', () => {
  const desk = { db, record: createRecord(db.pool), ring: createRing({ client: () => undefined, build: async () => null, log }), algorithm: 'sm3', log, jurisdiction: 'shanghai', kind: 'test' } as const;
  const app = createApp({ desk, live: { join: () => () => undefined, stop: () => undefined }, secret: 'x'.repeat(32), platformSecret: 'y'.repeat(32), web: null, mailbox: null, render: () => ({ subject: '', text: '', link: '' }), write: () => '' }) as unknown as { router: { stack: readonly Layer[] } };
  const routes = routesOf(app.router.stack).filter((route) => !BESIDE.includes(route)).map(nameless).sort();
  expect(routes).toEqual(operations.map(({ name }) => nameless(name)).sort());
});

test('is served as it is', async () => {
  expect((await ask(nobody(served.url), ['GET', '/openapi.json'])).body).toEqual(document);
});

test('has a page of its own, which needs nothing from elsewhere', async () => {
  const page = await ask(nobody(served.url), ['GET', '/docs/']);
  expect([page.status, page.headers.get('Content-Type')]).toEqual([200, expect.stringContaining('text/html')]);
  expect(page.text).not.toMatch(/(src|href)="https?:/);
  expect((await ask(nobody(served.url), ['GET', '/docs/swagger-initializer.js'])).text).toContain("url: '/api/openapi.json'");
  expect((await ask(nobody(served.url), ['GET', '/docs/swagger-ui-bundle.js'])).status).toBe(200);
});

test('an address of the api that nothing has is a problem, never a page of the desk', async () => {
  const browser = await open(served.url, 'wangmin');
  expect(await ask(browser, ['GET', '/nowhere'])).toMatchObject({ status: 404, type: 'not-found' });
  expect(await ask(browser, ['POST', '/nowhere'], { body: {} })).toMatchObject({ status: 404, type: 'not-found' });
});

test('a demo’s mailbox is read through the api, for who is signed in', async () => {
  expect(await ask(nobody(served.url), ['GET', '/mails'])).toMatchObject({ status: 401, type: 'not-signed-in' });
  expect(await ask(await open(served.url, 'wangmin'), ['GET', '/mails'])).toMatchObject({ status: 200, body: { rows: [] } });
});

test('it lives, and is ready while its database agrees on the time', async () => {
  const at = async (path: string): Promise<{ status: number; body: unknown }> => fetch(served.url + path).then(async (answer) => ({ status: answer.status, body: await answer.json() }));
  expect(await at('/health')).toEqual({ status: 200, body: { live: true } });
  expect(await at('/ready')).toEqual({ status: 200, body: { ready: true, skewMs: expect.any(Number) } });
});
