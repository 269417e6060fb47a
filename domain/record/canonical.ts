/** What may stand in a fact's payload: no fractions, no NaN, nothing that two machines could write differently. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** A value as it can be written down; what no two programs would read alike, such as a function, is an error. */
export function asJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} cannot be written down`);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, member === undefined ? undefined : asJson(member)]));
}

/** The one way to write a value down (RFC 8785): members in UTF-16 order, no spaces, absent members left out, strings in NFC. */
export function canonical(value: Json | undefined): string {
  if (value === undefined) throw new TypeError('nothing cannot be written down');
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (isList(value)) return `[${value.map((item) => canonical(item)).join(',')}]`;
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => `${PLAIN.test(name) ? `"${name}"` : JSON.stringify(storable(name))}:${canonical(value[name])}`);
  return `{${members.join(',')}}`;
}

const PLAIN = /^[ !#-[\]-~]*$/; // printable ASCII that needs no escape: most of what is written, and the same bytes whatever the road

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(storable(text).normalize('NFC')));

const isList = (value: readonly Json[] | { readonly [name: string]: Json | undefined }): value is readonly Json[] => Array.isArray(value);

function canonicalNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a whole number that every machine writes alike`);
  return String(Object.is(value, -0) ? 0 : value);
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Whether a text can be kept at all: PostgreSQL keeps no U+0000, and half a character has no bytes. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && !LONE_SURROGATE.test(text);

function storable(text: string): string {
  if (!isStorable(text)) throw new TypeError('a text with U+0000 or half a character cannot be written down');
  return text;
}
