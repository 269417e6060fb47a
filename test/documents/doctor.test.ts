import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { beBorn } from '../../bin/birth';
import { openDatabase } from '../../db/database';
import { migrate } from '../../db/migrate';
import { aDatabase, BORN_AT, type TestDatabase } from '../support/database';

const ROOT = join(__dirname, '..', '..');
let home: string;
let db: TestDatabase;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'docket-doctor-'));
  db = await aDatabase();
}, 60_000);
afterAll(async () => {
  await db.drop();
  rmSync(home, { recursive: true, force: true });
});

async function administered(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What `docket doctor` says of this installation when its Chromium is there, line by line, and how it ends. */
const doctor = (chromium: string, url = db.url): Promise<{ lines: string[]; code: number }> =>
  new Promise((done) => {
    execFile(process.execPath, ['--import', 'tsx', join(ROOT, 'bin', 'docket.ts'), 'doctor'], { cwd: ROOT, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATABASE_URL: url, DOCKET_HOME: home, CHROMIUM: chromium, LOG_LEVEL: 'silent' } }, (err, stdout) => {
      done({ lines: stdout.trim().split('\n'), code: typeof err?.code === 'number' ? err.code : 0 });
    });
  });

test('the doctor says that without a Chromium letters are issued as pages, that their PDFs follow, and what to do; how many wait stands beside it', async () => {
  const { lines, code } = await doctor('none');
  const printing = lines.filter((line) => line.includes('printing'));
  expect(printing).toEqual([expect.stringMatching(/^✗ .*没有 Chromium：公文照常发出网页版，PDF 待装好后自动补印；安装 chromium 与中文字体.*letters are issued as pages, their PDFs follow/)]);
  expect(lines).toContainEqual(expect.stringMatching(/^✓ .*letters: 待印制 0/));
  expect(code).toBe(1);
}, 60_000);

test('where there is one it says which', async () => {
  const program = join(home, 'chromium');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);
  expect((await doctor(program)).lines.filter((line) => line.includes('printing'))).toEqual([`✓ 公文印制 / printing: ${program}`]);
}, 60_000);

test('a database that compares text in a language’s order is told apart, with what to do', async () => {
  const [own, url] = [new URL(db.url), String(process.env['DOCKET_TEST_PG'])];
  expect((await doctor('none')).lines).toContain('✓ 排序 / collation: 按码位 / by code point');
  own.pathname = '/ordered_by_language';
  await administered(url, [`create database ordered_by_language template template0 locale_provider icu icu_locale 'zh-Hans-CN'`]);
  try {
    await migrate(own.href);
    const other = openDatabase({ url: own.href, log: pino({ level: 'silent' }), max: 2 });
    await beBorn(other, { kind: 'test', jurisdiction: 'shanghai', bornAt: BORN_AT });
    await other.close();
    const { lines, code } = await doctor('none', own.href);
    expect(lines).toContainEqual(expect.stringMatching(/^✗ 排序 .*--locale-provider=builtin --builtin-locale=C\.UTF-8/));
    expect(code).toBe(1);
  } finally {
    await administered(url, ['drop database ordered_by_language with (force)']);
  }
}, 60_000);
