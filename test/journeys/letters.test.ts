import { findChromium } from '../../activities/documents/chromium';
import { ask, open, type Session } from '../api/ask';
import { aDocket, until, type Docket } from '../support/docket';
import { agreeing, declare, mailTo, say } from './acts';

const chromium = findChromium();
const inChromium = chromium === undefined ? test.skip : test;
const HOSTILE = '<script>alert(1)</script>{{title}}请补充说明';
let docket: Docket;
let clerk: Session;
let letter: string;

beforeAll(async () => {
  docket = await aDocket();
  clerk = await open(docket.url, 'zjw-clerk');
  await declare(docket, { title: '排水监测<b>系统' });
  await agreeing(docket, '排水监测<b>系统', 'zjw-review');
  await say(docket, 'wangmin', { title: '排水监测<b>系统', outcome: 'return', opinion: '材料不全。', items: [HOSTILE, '请附经费测算表'] });
}, 120_000);
afterAll(() => docket.stop(), 60_000);

test('a notice of supplement is a page of its own that runs nothing, names every item, and is the same whenever it is asked for', async () => {
  const { body } = await ask(clerk, ['GET', '/letters?letter=supplement']);
  letter = (body['rows'] as { id: string }[])[0]?.id ?? '';
  const page = await ask(clerk, ['GET', `/letters/${letter}/html`]);
  expect(page.headers.get('Content-Type')).toContain('text/html');
  expect(page.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox$/);
  for (const said of ['沪信项补〔2019〕1号', '排水监测&lt;b&gt;系统', '&lt;script&gt;alert(1)', '请附经费测算表', '材料不全。', '共2项']) expect(page.text).toContain(said);
  expect(page.text).not.toContain('<script');
  expect((await ask(clerk, ['GET', `/letters/${letter}/html`])).text).toBe(page.text);
});

test('the mail of its cause names it and leads to it; the receipt, of which nobody else was told, has a mail of its own', async () => {
  expect(await mailTo(docket, 'zjw-clerk', '补正')).toMatch(/文书 沪信项补〔2019〕1号：http\S+\/mailbox\?box=letters&open=\S+~letter~\d+/);
  expect(await mailTo(docket, 'zjw-clerk', '文书送达')).toContain('沪信项受〔2019〕1号');
});

test('where nothing can print, the letter is there and its PDF is not yet', async () => {
  expect(await ask(clerk, ['GET', `/letters/${letter}/pdf`])).toMatchObject({ status: 409, type: 'not-printed-yet' });
});

inChromium('when a printer comes, what waited is printed by itself, once', async () => {
  await docket.worker?.stop();
  const worker = await docket.run('worker', { CHROMIUM: String(chromium) }, ['--activate']);
  const waits = async (): Promise<number> => (await docket.db.pool.query<{ n: number }>(`select count(*)::int as n from letter_file where state <> 'made'`)).rows[0]?.n ?? -1;
  await until(async () => (await waits()) === 0, 60_000, 'printed');
  const pdf = await ask(clerk, ['GET', `/letters/${letter}/pdf`]);
  expect([pdf.status, pdf.headers.get('Content-Type'), pdf.text.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
  const { body } = await ask(clerk, ['GET', `/letters/${letter}`]);
  expect(body['pdf']).toMatchObject({ state: 'made', size: expect.any(Number) });
  const { rows } = await docket.db.pool.query<{ tries: number }>('select tries from letter_file');
  expect(rows.every(({ tries }) => tries === 1)).toBe(true);
  await worker.stop();
}, 120_000);
