import { isDeepStrictEqual } from 'node:util';
import type { Pack } from '../../../domain/policy/pack';
import { EXPECTATIONS } from './expectations';
import type { Expectation } from './expecting';
import { mutantsOf } from './mutants';
import { shippedPack } from './shipped-pack';

const pack = shippedPack('shanghai');
const mutants = mutantsOf(pack);

test.each(EXPECTATIONS)('the pack that ships: $name', ({ of, is }) => {
  expect(of(pack)).toEqual(is);
});

/** A mutant that cannot even answer breaks the expectation too. */
function isMet({ of, is }: Expectation, mutant: Pack): boolean {
  try {
    return isDeepStrictEqual(of(mutant), is);
  } catch {
    return false;
  }
}

test.each(mutants)('$name: some expectation breaks', ({ pack: mutant }) => {
  expect(EXPECTATIONS.find((each) => !isMet(each, mutant))?.name).toBeDefined();
});

const OF_DECLARATION = /^(window |ladder declaration-window|route batch-acceptance)/;
test.each(mutants.filter(({ name }) => OF_DECLARATION.test(name)))('$name: an expectation about windows or batches names it', ({ pack: mutant }) => {
  expect(EXPECTATIONS.filter((each) => !isMet(each, mutant)).map(({ name }) => name)).toContainEqual(expect.stringMatching(/window|batch|003 B9|last day/));
});

test('every mutant differs from the pack, and has a name of its own', () => {
  expect(mutants.filter((mutant) => isDeepStrictEqual(mutant.pack, pack)).map(({ name }) => name)).toEqual([]);
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThan(200);
});
