import { changesBetween, conflictsOf, filesWith, hindersPublishing, laddersChanged, readOverlaid, unknownPath, type Publishing } from '../../../domain/policy/overlay';
import type { Pack } from '../../../domain/policy/pack';
import type { PackFile } from '../../../domain/policy/parts';
import { EXCEPTION } from '../../support/exception';
import { packFiles, shippedPack } from './shipped-pack';

const shipped = packFiles('shanghai');
const own = (files: Readonly<Record<string, string>>): PackFile[] => Object.entries(files).map(([path, text]) => ({ path, text }));
const laid = (files: Readonly<Record<string, string>>, revision = 1): Pack => {
  const read = readOverlaid({ shipped, files: own(files), revision });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.pack;
};
const faults = (files: Readonly<Record<string, string>>): string[] => {
  const read = readOverlaid({ shipped, files: own(files), revision: 1 });
  return 'faults' in read ? read.faults.map(({ file, line, says }) => `${file}:${line} ${says}`) : [];
};
const textOf = (path: string): string => shipped.find((file) => file.path === path)?.text ?? '';
const REVIEW = 'ladders/review-item.yaml';

test('a kind of request with its form, route, ladder and letter comes beside what ships, and nothing else changes', () => {
  const pack = laid(EXCEPTION);
  expect(changesBetween(shippedPack('shanghai'), pack)).toEqual([['forms', 'exception'], ['routes', 'exception'], ['ladders', 'exception-item'], ['series', 'exception'], ['templates', 'exception-answer'], ['letters', 'exception'], ['requests', 'exception']].map(([section, id]) => ({ section, id, change: 'added' })));
  expect(pack.requests.find(({ id }) => id === 'exception')).toMatchObject({ effect: 'record', source: { default: '本市自定' } });
});

test('an item of the same name takes the place of the one that ships, and leaves the others of its file alone', () => {
  const pack = laid({ 'letters.yaml': "series: [{id: adjustment, form: '沪调〔{year}〕{n}号', source: {default: 本市自定}}]\n" });
  expect(pack.series.map(({ id }) => id)).toEqual(shippedPack('shanghai').series.map(({ id }) => id));
  expect(changesBetween(shippedPack('shanghai'), pack)).toEqual([{ section: 'series', id: 'adjustment', change: 'changed' }]);
  expect(laddersChanged(shippedPack('shanghai'), laid({ [REVIEW]: textOf(REVIEW).replace(/due: .*/, 'due: {workingDays: 4}').replace(/workingDays: 5/, 'workingDays: 3') }))).toEqual(['review-item']);
});

test('each revision has an address of its own, also where it says what an earlier one said', () => {
  expect([laid({}, 1).version, laid({}, 2).version]).toEqual([`${shippedPack('shanghai').version}+1`, `${shippedPack('shanghai').version}+2`]);
});

/* prettier-ignore */
test.each<[string, Readonly<Record<string, string>>, string]>([
  ['a role that nobody knows',       { ...EXCEPTION, 'routes/exception.yaml': EXCEPTION['routes/exception.yaml']?.replace('role: reviewer', 'role: judge') ?? '' }, 'overlay/routes/exception.yaml:17 role judge is not in the pack'],
  ['a route that is not there',      { 'requests/exception.yaml': EXCEPTION['requests/exception.yaml'] ?? '', 'forms/exception.yaml': EXCEPTION['forms/exception.yaml'] ?? '', 'letters.yaml': EXCEPTION['letters.yaml'] ?? '', 'templates/x.html.hbs': 'x' }, 'overlay/requests/exception.yaml:4 route exception is not in the pack'],
  ['an item that says no source',    { 'forms/exception.yaml': (EXCEPTION['forms/exception.yaml'] ?? '').replace('source: {default: 本市自定}\nschema', 'schema') }, 'overlay/forms/exception.yaml:1 source is missing'],
  ['an effect that no code knows',   { ...EXCEPTION, 'requests/exception.yaml': (EXCEPTION['requests/exception.yaml'] ?? '').replace('effect: record', 'effect: pay') }, 'overlay/requests/exception.yaml:6 effect'],
  ['what is called alike twice',     { 'letters.yaml': "series:\n  - {id: twin, form: '甲〔{year}〕{n}号', source: {default: x}}\n  - {id: twin, form: '乙〔{year}〕{n}号', source: {default: x}}\n" }, 'overlay/letters.yaml:3 id in series twin stands already at overlay/letters.yaml:2'],
  ['the head of the pack',           { 'pack.yaml': textOf('pack.yaml') }, 'overlay/pack.yaml:1 the head of a pack is the release’s own'],
  ['what is no YAML',                { 'gates.yaml': 'gates: [' }, 'overlay/gates.yaml:1'],
  ['anchors without end',            { 'gates.yaml': `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ngates: [*c,*c,*c]` }, 'overlay/gates.yaml:1 Excessive alias count'],
  ['a fraction that no address has', { ...EXCEPTION, 'forms/exception.yaml': (EXCEPTION['forms/exception.yaml'] ?? '').replace('urgent: {type: boolean}', 'urgent: {type: number, multipleOf: 0.1}') }, '0.1 is not a whole number'],
  ['a ladder that a step cannot use', { 'ladders/review-item.yaml': textOf(REVIEW).replace(/due: .*/, 'due: {given: true}') }, 'routes/review.yaml:'],
])('%s is named with its file and line, and nothing is published', (_, files, says) => {
  expect(faults(files)).toEqual(expect.arrayContaining([expect.stringContaining(says)]));
});

test('a file that is no part of a pack is no part of an overlay', () => {
  expect(['routes/exception.yaml', 'own/letters.yaml', 'templates/a.html.hbs'].map(unknownPath)).toEqual([undefined, undefined, undefined]);
  for (const path of ['../routes/x.yaml', 'routes/x.yml', 'poems/x.yaml', '/routes/x.yaml', 'routes/X.yaml', 'routes//x.yaml']) expect(unknownPath(path)).toEqual({ refused: 'overlay-path', path });
});

test('an upgrade that touches an overlaid item is a conflict and nothing of it is merged; one beside it is none', () => {
  const files = own({ [REVIEW]: textOf(REVIEW).replace('source: {', 'source: {') });
  const upgraded = (path: string, from: RegExp, to: string): PackFile[] => shipped.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file));
  expect(conflictsOf({ was: shipped, now: shipped, files })).toEqual([]);
  expect(conflictsOf({ was: shipped, now: upgraded('ladders/change-item.yaml', /workingDays: 10/, 'workingDays: 9'), files })).toEqual([]);
  expect(conflictsOf({ was: shipped, now: upgraded(REVIEW, /workingDays: \d+/, 'workingDays: 1'), files })).toEqual([{ section: 'ladders', id: 'review-item', file: REVIEW }]);
  expect(conflictsOf({ was: shipped, now: upgraded(REVIEW, /^/, '# said otherwise, meant the same\n'), files })).toEqual([]); // what stands there is the same
  expect(conflictsOf({ was: shipped, now: shipped.filter(({ path }) => path !== REVIEW), files })).toEqual([{ section: 'ladders', id: 'review-item', file: REVIEW }]);
  expect(conflictsOf({ was: shipped, now: [...shipped, ...own({ 'routes/exception.yaml': EXCEPTION['routes/exception.yaml'] ?? '' })], files: own(EXCEPTION) })).toEqual([{ section: 'routes', id: 'exception', file: 'routes/exception.yaml' }]);
});

test('a draft takes the place of its file, and one without words takes it away', () => {
  expect(filesWith(own({ a: '1', b: '2' }), [{ path: 'b', body: null }, { path: 'a', body: '3' }, { path: 'c', body: '4' }])).toEqual(own({ a: '3', c: '4' }));
});

describe('who publishes', () => {
  const READY: Publishing = { drafts: [{ path: REVIEW, by: ['a', 'b'] }], conflicts: [], faults: [], stands: 'x', seen: 'x' };
  test('is a person who has written nothing of it and has read it as it is', () => expect(hindersPublishing(READY, 'c')).toBeUndefined());
  test('is told where the release changed what is not drafted anew', () => {
    const conflicts = [{ section: 'ladders' as const, id: 'review-item', file: REVIEW }];
    expect(hindersPublishing({ ...READY, conflicts }, 'c')).toBeUndefined(); // it is drafted anew
    expect(hindersPublishing({ ...READY, conflicts, drafts: [{ path: 'gates.yaml', by: ['a'] }] }, 'c')).toEqual({ refused: 'overlay-conflict', items: conflicts });
  });
});
