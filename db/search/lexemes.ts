import { searchWords, type SearchPart } from '../../domain/approval/search-words';

const quoted = (word: string): string => `'${word.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;

/** The words of a name as PostgreSQL reads them into a `tsvector`. */
export const vectorOf = (...texts: readonly string[]): string => [...new Set(texts.flatMap(searchWords))].sort().map(quoted).join(' ');

/** What is looked for, and by whom it may be seen, as one `tsquery`: the index answers both at once. */
export const queryOf = (parts: readonly SearchPart[], sight: readonly string[]): string =>
  [...parts.map(partOf), `( ${sight.map(quoted).join(' | ')} )`].join(' & ');

function partOf({ terms, organs }: SearchPart): string {
  const words = `( ${terms.map(({ word, begins }) => quoted(word) + (begins ? ':*' : '')).join(' & ')} )`;
  return organs.length === 0 ? words : `( ${[words, ...organs.map((id) => quoted(`@o:${id}`))].join(' | ')} )`;
}
