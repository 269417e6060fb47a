import fc from 'fast-check';
import { canonical, isStorable, type Json } from '../../../domain/record/canonical';
import { reportSeed } from '../../support/seeds';

/** What a fact may hold: trees of whole numbers, texts, truth values and nothing. */
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.maxSafeInteger(), fc.string({ unit: 'grapheme' }).filter(isStorable), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.string({ maxLength: 6 }).filter(isStorable), tie('value'), { maxKeys: 4 })),
})).value;

test('members stand in the order of their UTF-16 units, as RFC 8785 §3.2.3 orders its example', () => {
  const example = { '\u20ac': 1, '\r': 2, '\ufb33': 3, 1: 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
  expect(canonical(example)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
});

test('texts are escaped as RFC 8785 §3.2.2.2 escapes its example: short forms where there are some, else four hexadecimal digits in lower case', () => {
  expect(canonical('\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

test.each<[string, Json, string]>([
  ['literals', [null, true, false], '[null,true,false]'],
  ['minus zero as zero', -0, '0'],
  ['the largest number that every machine holds exactly', Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ['the smallest', Number.MIN_SAFE_INTEGER, '-9007199254740991'],
  ['nested things without a space', { b: [1, { d: '2', c: [] }], a: {} }, '{"a":{},"b":[1,{"c":[],"d":"2"}]}'],
  ['members that are absent left out', { a: undefined, b: 1 }, '{"b":1}'],
])('%s', (_, value, written) => expect(canonical(value)).toBe(written));

test.each([0.1, 4.5, 1e21, 2 ** 53, -(2 ** 53), NaN, Infinity, -Infinity, 333_333_333.333_333_29])('%d is refused: two machines could write it differently', (number) => {
  expect(() => canonical({ amount: number })).toThrow(TypeError);
});

test('one text has one spelling: é written as e and an accent is the same as é', () => {
  expect(canonical('cafe\u0301')).toBe(canonical('café'));
  expect(canonical({ title: '\u1112\u1161\u11ab' })).toBe('{"title":"한"}');
});

test.each([['U+0000', 'a\u0000b'], ['a high surrogate alone', 'a\ud83d'], ['a low surrogate alone', '\ude00a'], ['two high ones', '\ud83d\ud83d\ude00']])('a text with %s is refused, as value and as name', (_, text) => {
  expect(isStorable(text)).toBe(false);
  expect(() => canonical({ said: [text] })).toThrow(TypeError);
  expect(() => canonical({ [text]: 1 })).toThrow(TypeError);
});

test('nothing at all cannot be written down', () => expect(() => canonical(undefined)).toThrow(TypeError));

test('what is written can be read again, and is then written alike; the order in which members were put does not matter', () => {
  fc.assert(fc.property(json, (value) => {
    const written = canonical(value);
    expect(canonical(JSON.parse(written) as Json)).toBe(written);
    expect(canonical(reversed(value))).toBe(written);
  }), reportSeed({ numRuns: 500 }));
});

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => reversed(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, inner]) => [name, reversed(inner as Json)]));
}
