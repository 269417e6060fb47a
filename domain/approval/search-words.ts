import { pinyin } from 'pinyin-pro';

/** A run of Chinese characters, or of letters and figures; what stands between them is no word. */
const RUNS = /\p{Script=Han}+|[a-z0-9]+/gu;
const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);
/** How many initials in a row are kept: more than anybody types. */
const INITIALS = 12;

const runsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(RUNS) ?? [];

/** Each pair of neighbouring characters, and the last one alone. */
const pairs = (letters: readonly string[]): string[] => letters.map((letter, n) => letter + (letters[n + 1] ?? ''));

/** The first letters of how the characters are read, from each of them on: so that initials are found wherever in a name they begin. */
function initials(run: string): string[] {
  const first = pinyin(run, { pattern: 'first', toneType: 'none', type: 'array' }).map((letter) => letter.normalize('NFD').replace(/[^a-z]/g, '')).join('');
  return Array.from({ length: Math.max(1, first.length - 1) }, (_, n) => first.slice(n, n + INITIALS)).filter((word) => word !== '');
}

/** The words that something with this name is found by: pairs of characters, initials, words of letters and figures. Sorted, each once. */
export const searchWords = (text: string): string[] =>
  [...new Set(runsOf(text).flatMap((run) => (isHan(run) ? [...pairs([...run]), ...initials(run)] : [run, ...(/^0+[1-9]/.test(run) ? [run.replace(/^0+/, '')] : [])])))].sort();

/** What is looked for: each term in one of these words, of which `begins` need only be the beginning. Every term of a part has to be found, or one of its organs. */
type SearchTerm = { readonly word: string; readonly begins: boolean };
export type SearchPart = { readonly terms: readonly SearchTerm[]; readonly organs: readonly string[] };
type Organ = { readonly id: string; readonly name: { readonly zh: string; readonly en: string } };
const MOST_ORGANS = 40;

/** What somebody types, as parts that all have to be met: by words of the name or number, or by an organ that is called so. Only what is typed last may be unfinished: of a number, the year before it is whole, and the index need not gather all that begins like it. Nothing is left of what says nothing. */
export const searchParts = (typed: string, organs: readonly Organ[]): SearchPart[] =>
  typed.trim().split(/\s+/u).flatMap((part): SearchPart[] => {
    const terms = runsOf(part).flatMap((run, n, runs) => (isHan(run) ? ofHan([...run]) : [{ word: run.slice(0, INITIALS * 3), begins: n === runs.length - 1 }]));
    return terms.length === 0 ? [] : [{ terms, organs: organsCalled(part.toLowerCase(), organs) }];
  });

const ofHan = (letters: readonly string[]): SearchTerm[] =>
  letters.length === 1 ? [{ word: letters[0] ?? '', begins: true }] : pairs(letters).slice(0, -1).map((word) => ({ word, begins: false }));

const organsCalled = (words: string, organs: readonly Organ[]): string[] =>
  words.length < 2 ? [] : organs.filter(({ name }) => name.zh.toLowerCase().includes(words) || name.en.toLowerCase().includes(words)).map(({ id }) => id).slice(0, MOST_ORGANS);
