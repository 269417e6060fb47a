import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFeatures, readPeers } from '../../bin/papers/features';
import { ROOT, textOf } from './files';

const [FEATURES, PEERS] = [readFeatures(join(ROOT, 'docs', 'features.yaml')), readPeers(join(ROOT, 'docs', 'features.yaml'))];
const ALL = [...FEATURES, ...PEERS];
const numbered = (letter: string, many: number): string[] => Array.from({ length: many }, (_, n) => `${letter}${String(n + 1).padStart(2, '0')}`);

test('every feature of the five documents has its line, S001 to S190, in order', () => {
  expect(FEATURES.map(({ id }) => id)).toEqual(Array.from({ length: 190 }, (_, n) => `S${String(n + 1).padStart(3, '0')}`));
});

test('every row of what users of other engines know has its line, P01 to P34, then C01 to C30', () => expect(PEERS.map(({ id }) => id)).toEqual([...numbered('P', 34), ...numbered('C', 30)]));

test.each(ALL.filter(({ state }) => state !== 'not yet').map((each) => [each.id, each] as const))('%s is shown by tests that exist', (_, { shown = [] }) => {
  expect(shown).not.toEqual([]);
  for (const { file, test: title } of shown) {
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(textOf(file)).toContain(title.split('%s')[0]);
  }
});

test('what is not there yet names no test', () => expect(ALL.filter(({ state, shown }) => state === 'not yet' && shown !== undefined)).toEqual([]));
