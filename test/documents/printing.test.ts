import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, printToPdf } from '../../activities/documents/chromium';
import { letterHtml } from '../../activities/documents/letter-html';
import { aLetter, TEXTS } from '../support/letters';
import { PACK } from '../support/memory-record';

const chromium = findChromium();
const inChromium = chromium === undefined ? test.skip : test;
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length;
const PDFTOTEXT = '/usr/bin/pdftotext';

/** The words of a PDF, where this machine can read one. */
function wordsOf(pdf: Buffer): string | undefined {
  return existsSync(PDFTOTEXT) ? execFileSync(PDFTOTEXT, ['-', '-'], { input: pdf }).toString().replace(/\s+/g, '') : undefined;
}

inChromium('a letter is printed on A4, with its words and its page number', async () => {
  const pdf = await printToPdf(String(chromium), letterHtml({ letter: aLetter('approval'), pack: PACK, names: new Map(), texts: TEXTS }));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pagesOf(pdf)).toBe(1);
  expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
  const words = wordsOf(pdf);
  if (words !== undefined) for (const said of ['项目审核意见', '沪信项补〔2019〕12号', '资金来源清楚，同意。', '—1—']) expect(words).toContain(said);
});

inChromium('one that is long goes over several pages, each numbered, and nothing of it is lost', async () => {
  const items = Array.from({ length: 40 }, (_, n) => ({ n: n + 1, text: `i${n + 1}` }));
  const pdf = await printToPdf(String(chromium), letterHtml({ letter: aLetter('supplement', { title: '甲'.repeat(500), items }), pack: PACK, names: new Map(), texts: new Map(items.map(({ n, text }) => [text, `<b>第${n}项</b>${'x'.repeat(200)}`])) }));
  expect(pagesOf(pdf)).toBeGreaterThan(5);
  const words = wordsOf(pdf);
  if (words !== undefined) for (const said of ['—2—', '<b>第1项</b>', '<b>第40项</b>']) expect(words).toContain(said);
});

describe('a printer that does not do its work', () => {
  const home = mkdtempSync(join(tmpdir(), 'docket-printer-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const program = (name: string, script: string): string => {
    const file = join(home, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  };

  test('that fails, that makes nothing, and that makes half a file, is an error, and leaves nothing behind', async () => {
    const left = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith('docket-print-')).length;
    const before = left();
    await expect(printToPdf(program('fails', 'echo no memory >&2; exit 3'), '<p>')).rejects.toThrow('the printer ended with 3: no memory');
    await expect(printToPdf(program('nothing', 'exit 0'), '<p>')).rejects.toThrow('the printer made no file');
    await expect(printToPdf(program('half', 'for a in "$@"; do case $a in --print-to-pdf=*) printf "%%PDF-1.4" > "${a#--print-to-pdf=}";; esac; done'), '<p>')).rejects.toThrow('no whole PDF');
    await expect(printToPdf(join(home, 'absent'), '<p>')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(left()).toBe(before);
  });

  test('is looked for anew each time: named, found on this machine, or none', () => {
    expect(findChromium('none')).toBeUndefined();
    expect(findChromium(join(home, 'absent'))).toBeUndefined();
    expect(findChromium(program('there', 'exit 0'))).toBe(join(home, 'there'));
  });
});
