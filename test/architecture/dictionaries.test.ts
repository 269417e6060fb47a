import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOOR, REFUSALS } from '../../api/contract/problems';
import { PACK } from '../support/memory-record';

type Tree = { readonly [name: string]: string | Tree };
const WORDS = join(__dirname, '..', '..', 'web', 'src', 'words');
const read = (name: string): Map<string, string> => flat(JSON.parse(readFileSync(join(WORDS, name), 'utf8')) as Tree);
const flat = (tree: Tree, path = ''): Map<string, string> => new Map(Object.entries(tree).flatMap(([name, value]) => (typeof value === 'string' ? [[`${path}${name}`, value] as const] : [...flat(value, `${path}${name}.`)])));
const parameters = (words: string): string[] => [...words.matchAll(/\{\{(\w+)/g)].map(([, name]) => String(name)).sort();

const [zh, en] = [read('zh-CN.json'), read('en.json')];
const OF_ONE_LANGUAGE = new Set(['format.monthDay', 'format.fullDay']); // a day is written with other parts in each language

test('both dictionaries have the same words', () => expect([...en.keys()].sort()).toEqual([...zh.keys()].sort()));
test('a sentence takes the same parameters in both languages', () => {
  const differing = [...zh].filter(([name, words]) => !OF_ONE_LANGUAGE.has(name) && String(parameters(words)) !== String(parameters(en.get(name) ?? '')));
  expect(differing.map(([name]) => name)).toEqual([]);
});
test.each([...Object.keys(REFUSALS), ...Object.keys(DOOR)])('%s is said in three parts: what, why, and what to do now', (name) => {
  for (const part of ['what', 'why', 'now']) expect([`refusals.${name}.${part}`, zh.get(`refusals.${name}.${part}`)]).toEqual([expect.any(String), expect.stringMatching(/./)]);
});
test.each(PACK.routes.map(({ id }) => id))('the route %s of the pack is called by a word, not by its code', (route) => expect([...zh.keys()]).toContain(`routes.${route}`));
