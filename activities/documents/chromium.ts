import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/local/bin/chromium', '/snap/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const LONGEST_MS = 30_000;

/** Where this machine's Chromium is: the one that is named, else the first where such programs are put. Nothing where there is none, or it is named `none`. */
export function findChromium(named?: string): string | undefined {
  if (named === 'none') return undefined;
  return (named === undefined ? PLACES : [named]).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Prints a page to PDF in a Chromium of its own, which reaches nothing, and the page forbids scripts by its own policy; what takes longer than half a minute is ended. */
export async function printToPdf(chromium: string, html: string): Promise<Buffer> {
  const home = await mkdtemp(join(tmpdir(), 'docket-print-'));
  try {
    const [page, pdf] = [join(home, 'letter.html'), join(home, 'letter.pdf')];
    await writeFile(page, html);
    await run(chromium, [...FLAGS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${join(home, 'profile')}`, `--print-to-pdf=${pdf}`, `file://${page}`]);
    return checked(existsSync(pdf) ? await readFile(pdf) : undefined);
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

const FLAGS = [
  '--headless=new', '--no-pdf-header-footer', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-extensions', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND', '--lang=zh-CN',
];

/** The program and whatever it started go together. */
async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => { if (said.length < 50) said.push(chunk); });
  const endAll = (): void => { if (child.pid !== undefined) endGroup(child.pid); };
  const timer = setTimeout(endAll, LONGEST_MS);
  try {
    const code = await new Promise<number | null>((done, failed) => child.once('error', failed).once('close', done));
    if (code !== 0) throw new Error(`the printer ended with ${String(code)}: ${Buffer.concat(said).toString().trim().slice(-300)}`);
  } finally {
    clearTimeout(timer);
    endAll();
  }
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

function checked(pdf: Buffer | undefined): Buffer {
  if (!pdf) throw new Error('the printer made no file');
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-')) || !pdf.subarray(-1024).includes('%%EOF')) throw new Error('the printer made no whole PDF');
  return pdf;
}
