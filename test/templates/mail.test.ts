import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, renderDigest } from '../../activities/mail/render';
import type { Letter } from '../../db/notices';
import { rowsOf } from '../../db/record/apply';
import type { Recorded } from '../../domain/record/fact';
import { ROUND_OUTCOMES } from '../../domain/approval/states';
import { PACK } from '../support/memory-record';

const FOLDER = join(__dirname, '..', '..', 'templates', 'mail');
const DIGEST = 'digest'; // made of the subjects of others, and asked below
const TEMPLATES = readdirSync(FOLDER).filter((name) => name !== DIGEST).sort();
const golden = (JSON.parse(readFileSync(join(__dirname, '..', 'db', 'golden-facts.json'), 'utf8')) as { facts: Recorded[] }).facts;

const sample: Letter = {
  id: 'p1:7:0', template: '', toName: '沈一帆', toMail: 'zjw-clerk@docket.example', ageMs: 1000, tries: 1, processId: 'p1', processKind: 'projectLifecycle', title: '排水监测系统', number: 'SH2019-0001', clause: '表#23',
  moment: Date.parse('2019-04-11T09:30:00+08:00'), payload: { outcome: 'returned' }, items: ['请附项目建设方案', '请补充说明'], dueAt: Date.parse('2019-04-18T00:00:00+08:00'), taskId: null,
  letter: { id: 'p1~letter~8', number: '沪信项补〔2019〕1号' },
};
const letter = (template: string, more: Partial<Letter> = {}) => render({ ...sample, template, ...more }, 'https://docket.example');

test.each(TEMPLATES)('%s: a subject on one line, a text and a page, nothing missing, nothing left unfilled', (template) => {
  const { subject, text, html } = letter(template);
  expect({ subject, text, html }).toMatchSnapshot();
  expect(subject).toMatch(/^\S.*排水监测系统/);
  expect(subject).not.toContain('\n');
  for (const part of [subject, text, html]) expect(part).not.toMatch(/\{\{|undefined|null|\[object|NaN|Invalid/);
});

test.each(TEMPLATES)('%s: renders for a task of the plan, for a project, and where there is no day', (template) => {
  const kinds: Partial<Letter>[] = [{ processKind: 'supervisedTask', number: null, items: [] }, { clause: null, taskId: 'p1~review~1~first-review~first-reviewer' }, { dueAt: null, number: null, clause: null, items: [] }];
  for (const more of kinds) expect(() => letter(template, more)).not.toThrow();
});

test.each(TEMPLATES)('%s: what people wrote is shown as text, never run as markup', (template) => {
  const hostile = '<script>alert(1)</script>"\'{{title}}';
  const { html, text } = letter(template, { title: hostile, toName: hostile, items: [hostile] });
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
  expect(text).toContain('<script>'); // a plain text is plain
});

test('no template has a triple brace or an attribute without quotes', () => {
  for (const template of [...TEMPLATES, DIGEST]) {
    const source = ['subject', 'text', 'html'].map((part) => readFileSync(join(FOLDER, template, `${part}.hbs`), 'utf8')).join('\n');
    expect([template, /\{\{\{/.test(source), /=\s*\{\{/.test(source)]).toEqual([template, false, false]);
  }
});

test('a deadline ends at 24:00 of its last day, and is spoken of as that day', () => {
  expect(letter('deadline-near').text).toContain('2019年4月17日 24:00');
});

test('a letter leads to what asks something of its reader', () => {
  expect(letter('task-opened', { taskId: 'p1~review~1~first-review~first-reviewer' }).text).toContain('https://docket.example/tasks/p1~review~1~first-review~first-reviewer');
  expect(letter('deadline-near', { processKind: 'supervisedTask' }).text).toContain('https://docket.example/supervision/p1');
  expect(letter('round-agreed').text).toContain('https://docket.example/projects/p1');
});

/** The names under which something is sent: by the ladders of the pack (a miss tells nobody), and by what `apply` makes of every kind of fact that tells somebody. */
function namesInUse(): string[] {
  const byLadders = PACK.ladders.flatMap(({ rungs }) => rungs.filter(({ kind }) => kind !== 'miss').map(({ notice }) => notice));
  const telling = golden.flatMap((fact) => ('tells' in fact.payload ? [{ ...fact, payload: { ...fact.payload, tells: [{ to: 'somebody', as: 'reviewer@sh-jxw' }] } } as Recorded] : []));
  const rounds = telling.flatMap((fact) => (fact.kind === 'round.ended' ? ROUND_OUTCOMES.filter((outcome) => outcome !== 'withdrawn' && outcome !== 'terminated').map((outcome) => ({ ...fact, payload: { ...fact.payload, outcome } })) : []));
  const byApply = [...telling.filter(({ kind }) => kind !== 'round.ended' && kind !== 'rung.fired'), ...rounds].flatMap((fact) => rowsOf(fact)).flatMap((op) => (op.op === 'insert' && op.table === 'notice' ? [String(op.row['template'])] : []));
  return [...new Set([...byLadders, ...byApply])].sort();
}

test('every name under which something is sent has its template, and no template is there for nothing', () => {
  expect(TEMPLATES).toEqual(namesInUse());
  for (const template of TEMPLATES) for (const part of ['subject', 'text', 'html']) expect([template, part, existsSync(join(FOLDER, template, `${part}.hbs`))]).toEqual([template, part, true]);
});

test('nobody is told that a round was withdrawn: there is no letter for it, and no fact that would send one', () => {
  expect(golden.flatMap((fact) => (fact.kind === 'round.ended' && fact.payload.outcome === 'withdrawn' ? fact.payload.tells : []))).toEqual([]);
  expect(PACK.ladders.flatMap(({ rungs }) => rungs.filter(({ kind, to }) => kind === 'miss' && to.length > 0))).toEqual([]);
});

describe('a digest', () => {
  const told = (n: number, template: string, more: Partial<Letter> = {}): Letter => ({ ...sample, id: `p${n}:7:0`, processId: `p${n}`, template, moment: Date.parse('2019-04-11T09:30:00+08:00') + n * 60_000, ...more });
  const made = (...letters: Letter[]) => renderDigest(letters, { publicUrl: 'https://docket.example', madeAt: Date.parse('2019-04-12T08:30:00+08:00') });
  const three = [told(1, 'task-opened', { taskId: 'p1~review~1~first-review~first-reviewer' }), told(2, 'deadline-near', { title: '数据平台', processKind: 'supervisedTask' }), told(3, 'round-returned', { title: '数据平台二期' })];

  test('says each notice by the subject of its own mail, in the order in which it was told, with its hour and its link', () => {
    const { subject, text, html } = made(...three);
    expect({ subject, text, html }).toMatchSnapshot();
    for (const part of [subject, text, html]) expect(part).not.toMatch(/\{\{|undefined|null|\[object|NaN|Invalid/);
    const places = ['待办：排水监测系统', '临期提醒：数据平台', '数据平台二期'].map((said) => [text.indexOf(said), html.indexOf(said)]);
    expect(places.flat()).not.toContain(-1);
    expect(places).toEqual([...places].sort(([a = 0], [b = 0]) => a - b));
    for (const link of ['/tasks/p1~review~1~first-review~first-reviewer', '/supervision/p2', '/projects/p3', '/settings']) expect([text, html].map((part) => part.includes(`https://docket.example${link}`))).toEqual([true, true]);
  });

  test('every mail there is can stand in it', () => {
    const { text } = made(...TEMPLATES.map((template, n) => told(n, template)));
    for (const template of TEMPLATES) expect(text).toContain(letter(template).subject);
  });

  test('what people wrote is shown as text, never run as markup', () => {
    const { html } = made(told(1, 'task-opened', { title: '<script>alert(1)</script>"{{title}}', toName: '<b>' }));
    expect(html).not.toMatch(/<script>|<b>/);
    expect(html).toContain('&lt;script&gt;');
  });
});
