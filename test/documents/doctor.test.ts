import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aDatabase, type TestDatabase } from '../support/database';

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

/** What `docket doctor` says of this installation when its Chromium is there, line by line, and how it ends. */
const doctor = (chromium: string): Promise<{ lines: string[]; code: number }> =>
  new Promise((done) => {
    execFile(process.execPath, ['--import', 'tsx', join(ROOT, 'bin', 'docket.ts'), 'doctor'], { cwd: ROOT, env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATABASE_URL: db.url, DOCKET_HOME: home, CHROMIUM: chromium, LOG_LEVEL: 'silent' } }, (err, stdout) => {
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
