import type { Field } from '../api/contract';
import { useFormat } from '../words/format';
import { useWords, wordOf, type TFunction } from '../words/words';

type Format = ReturnType<typeof useFormat>;

/** The values of a form in two columns; what differs from the round before carries a bar and its old value. */
export function Fields({ fields }: { fields: readonly Field[] }) {
  return <dl className="fields">{fields.map((field) => <FieldLine key={field.name} field={field} />)}</dl>;
}

function FieldLine({ field }: { field: Field }) {
  const { t, say } = useWords();
  const format = useFormat();
  const exact = typeof field.value === 'number' && field.name.endsWith('Fen') ? format.exact(field.value) : undefined;
  return (
    <div className={`field${field.changed ? ' field-changed' : ''}${isLong(field.value) ? ' field-long' : ''}`} data-field={field.name}>
      <dt title={say(field.source)}>{say(field.label)}</dt>
      <dd>
        <span title={exact} className={field.name.endsWith('Fen') ? 'figure' : undefined}>{valueWords(field.name, field.value, { t, format })}</span>
        {field.changed && <span className="field-was">{t('fields.was', { value: valueWords(field.name, field.was, { t, format }) })}</span>}
      </dd>
    </div>
  );
}

const isLong = (value: unknown): boolean => typeof value === 'string' && value.length > 40;

/** How many virtual hosts a sheet names; null for what is no sheet. */
const hostsIn = (value: object | null): number | null => (value !== null && 'hosts' in value && Array.isArray(value.hosts) ? value.hosts.length : null);

const sheetWords = (value: object | null, t: TFunction): string => { const n = hostsIn(value); return n === null ? t('unknown') : t('cloud.hosts', { n }); };

/** A value of a form as people read it: sums in 万元, codes in words, what is not there as a dash. */
export function valueWords(name: string, value: unknown, words: { t: TFunction; format: Format }): string {
  if (Array.isArray(value) && value.length > 0) return value.map((each) => valueWords(name, each, words)).join(words.t('comma'));
  switch (typeof value) {
    case 'number': return name.endsWith('Fen') ? words.format.money(value) : String(value);
    case 'boolean': return words.t(value ? 'yes' : 'no');
    case 'string': return value === '' ? words.t('unknown') : codeWords(words.t, name, value);
    case 'object': return sheetWords(value, words.t);
    default: return words.t('unknown');
  }
}

/** Only what looks like a code is looked up: a free text may contain the dictionary's separators. */
const codeWords = (t: TFunction, name: string, value: string): string => (/^[A-Za-z_-]+$/.test(value) ? wordOf(t, `codes.${name}`, value) : value);
