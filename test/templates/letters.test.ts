import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterHtml } from '../../activities/documents/letter-html';
import type { Pack } from '../../domain/policy/pack';
import { readPack } from '../../domain/policy/read-pack';
import { packFiles } from '../domain/policy/shipped-pack';
import { aLetter, TEXTS } from '../support/letters';
import { PACK } from '../support/memory-record';

const FOLDER = join(__dirname, '..', '..', 'templates', 'documents');
const LETTERS = PACK.letters.map(({ id }) => id);
const page = (id: string, { pack = PACK, texts = TEXTS, ...data }: Parameters<typeof aLetter>[1] & { pack?: Pack; texts?: ReadonlyMap<string, string> } = {}): string => letterHtml({ names: new Map(), letter: aLetter(id, data), pack, texts });
const body = (html: string): string => html.slice(html.indexOf('<body>'));

test.each(LETTERS)('%s: a whole page, nothing missing, nothing left unfilled', (id) => {
  const html = page(id);
  expect(body(html)).toMatchSnapshot();
  expect(html).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(html).not.toMatch(/\{\{|undefined|null|\[object|NaN|Invalid/);
  for (const said of ['沪信项补〔2019〕12号', '城市排水监测系统', '2019年4月2日', '市住建委信息中心：']) expect(html).toContain(said);
});

test.each(LETTERS)('%s: renders where nothing is known beside the title', (id) => {
  const nothing = { number: null, unit: null, department: null, kind: null, channel: null, amountFen: null, form: null, attachments: [], days: {}, items: [], opinions: [] };
  expect(() => page(id, nothing)).not.toThrow();
});

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&lt;{{title}}{{{number}}}\u202Egnp.exe\u200B';
test.each(LETTERS)('%s: what people wrote is shown as text: no markup, no template, nothing invisible that turns it around', (id) => {
  const texts = new Map([...TEXTS.keys()].map((key) => [key, HOSTILE]));
  const html = page(id, { title: HOSTILE, number: HOSTILE, texts });
  expect(html).not.toMatch(/<script|<img/i);
  expect(html).not.toMatch(/[\u202A-\u202E\u200B\u2066-\u2069]/);
  expect(html).toContain('[U+202E]gnp.exe[U+200B]');
  expect(html).toContain('{{title}}');
  expect((html.match(/<(p|li|td|tr|h1|div|ol|table)[ >]/g) ?? []).length).toBe((page(id).match(/<(p|li|td|tr|h1|div|ol|table)[ >]/g) ?? []).length);
});

test('a notice of supplement names every item, in order and at once, however many and long', () => {
  const items = Array.from({ length: 60 }, (_, n) => ({ n: n + 1, text: `i${n + 1}` }));
  const html = page('supplement', { title: '甲'.repeat(5_000), items, texts: new Map(items.map(({ n, text }) => [text, `第${n}项：${'x'.repeat(2_000)}`])) });
  expect(html).toContain('共60项');
  const at = items.map(({ n }) => html.indexOf(`>第${n}项：`));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(at).not.toContain(-1);
});

test('a second notice of supplement says of each item that it was asked before, or why it was not', () => {
  expect(page('supplement')).not.toMatch(/上次/);
  const html = page('supplement', { items: [{ n: 1, text: 't1', again: 2 }, { n: 2, text: 't2', reason: 't6' }] });
  expect(html).toContain('请附项目建设方案。</span>（上次告知的第2项，尚未补正到位）');
  expect(html).toContain('（上次未告知的原因：<span class="words">录入有误。</span>）');
});

test('a notice of correction says what was and what is, and only what has changed', () => {
  const html = page('correction');
  for (const said of ['2019年3月28日', '沪信项审〔2019〕3号', '附件二第三项的数量应为12台。', '核定金额由300,000.00元更正为', '295,000.00元', '录入有误。']) expect(html).toContain(said);
  expect(html).not.toContain('决定结果由');
  const turned = page('correction', { correction: { letter: null, on: '2019-03-28', was: 'agreed', outcome: 'not-agreed', wasAmountFen: null, amountFen: null, words: 't5', reason: 't6' } });
  expect(turned).toContain('决定结果由“同意”更正为“<span class="head">不同意</span>”');
  expect(turned).not.toContain('核定金额由');
});

test('a notice of termination says where the project stood and why it was ended', () => {
  const html = page('termination');
  for (const said of ['在建设阶段', '经研究决定终止', '录入有误。', '尚未办结的各项审批、申请和期限一并终止']) expect(html).toContain(said);
  expect(page('termination', { terminated: { stage: null, reason: 't6' } })).not.toContain('阶段');
});

test('words that were redacted are said to be gone; the letter stands', () => {
  expect(page('supplement', { texts: new Map() })).toContain('（文字已依规删去）');
});

test('an amount is written out exactly, however large', () => {
  const amounts = ['1', '99', '100', '123456789', '9007199254740993'].map((amountFen) => /<th>申报金额<\/th><td>([^<]*)/.exec(page('receipt', { amountFen }))?.[1]);
  expect(amounts).toEqual(['0.01元', '0.99元', '1.00元', '1,234,567.89元', '90,071,992,547,409.93元']);
});

test('a pack may replace a template by its name; what was issued under another pack keeps its words', () => {
  const own = packFiles('shanghai').map((file) => (file.path === 'templates/receipt.html.hbs' ? { ...file, text: '{{#> layout}}<p>本地格式：{{title}}</p>{{/layout}}' } : file));
  const read = readPack(own);
  if ('faults' in read) throw new Error('the pack has faults');
  const before = page('receipt');
  expect(page('receipt', { pack: read.pack })).toContain('本地格式：城市排水监测系统');
  expect(page('receipt')).toBe(before);
  expect(page('supplement', { pack: read.pack })).toBe(page('supplement'));
});

test('every template is used by a letter of the pack or is their frame, and none leaves words unescaped or an attribute without quotes', () => {
  const shipped = readdirSync(FOLDER).map((name) => name.replace('.html.hbs', '')).sort();
  expect(shipped).toEqual([...new Set([...PACK.letters.map(({ template }) => template), 'layout'])].sort());
  for (const name of shipped) {
    const source = readFileSync(join(FOLDER, `${name}.html.hbs`), 'utf8');
    expect([name, /\{\{~?[{&]/.test(source), /=\s*\{\{/.test(source), /https?:|url\(|<script/.test(source)]).toEqual([name, false, false, false]);
  }
});

test('an opinion on a change says each item with what it replaces, and that nothing changes where it was declined', () => {
  const html = body(page('adjustment'));
  expect([...html.matchAll(/<tr><th>([^<]*)<\/th><td>([^<]*)<\/td><td>([^<]*)<\/td><\/tr>/g)].map(([, ...cells]) => cells)).toEqual([
    ['事项', '调整前', '调整后'], ['核定金额', '1,234,567.89元', '1,300,000.00元'], ['CPU', '10vCPU', '14vCPU'], ['应用存储空间', '0GB', '200GB'], ['建设内容', '以原核定内容为准', '以调整申请所列内容为准'],
  ]);
  expect(html).toContain('同意下列调整');
  expect(body(page('adjustment', { outcome: 'declined' }))).toContain('不同意下列调整，项目仍按原核定内容执行');
});

test('a confirmation of a plan names its version, who drew it up and each service with its unit, in the order of the catalogue', () => {
  const html = body(page('plan-confirmation', { plan: { version: 3, provider: 'sh-cloud-b', quantities: { CS09: 20, CS08: 10, CS10: 0 } } }));
  expect(html).toContain('上云技术方案第3版，由市住建委信息中心与云服务商乙共同编制并签署');
  expect([...html.matchAll(/<tr><th>([^<]*)<\/th><td>([^<]*)<\/td><\/tr>/g)].map(([, ...cells]) => cells)).toEqual([['云服务', '数量'], ['CPU', '10vCPU'], ['内存', '20GB'], ['应用存储空间', '0GB']]);
});
