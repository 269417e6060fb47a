import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFeatures } from '../../bin/papers/features';
import { ROOT, textOf } from './files';

const FEATURES = readFeatures(join(ROOT, 'docs', 'features.yaml'));

test('every feature of the five documents has its line, S001 to S190, in order', () => {
  expect(FEATURES.map(({ id }) => id)).toEqual(Array.from({ length: 190 }, (_, n) => `S${String(n + 1).padStart(3, '0')}`));
});

test.each(FEATURES.filter(({ state }) => state !== 'not yet').map((each) => [each.id, each] as const))('%s is shown by tests that exist', (_, { shown = [] }) => {
  expect(shown).not.toEqual([]);
  for (const { file, test: title } of shown) {
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(textOf(file)).toContain(title.split('%s')[0]);
  }
});

test('what is not there yet names no test', () => expect(FEATURES.filter(({ state, shown }) => state === 'not yet' && shown !== undefined)).toEqual([]));
