import type { Person } from '../api/contract';
import type { useFormat } from '../words/format';
import { useWords, wordOf, type TFunction } from '../words/words';

type Params = Readonly<Record<string, unknown>>;
/** Somebody whom the page can call by name. */
export type Known = Pick<Person, 'id' | 'name'>;

/** Parameters of a problem as a sentence can carry them: moments and days written out, codes in words. */
export function useParams(params: Params, format: ReturnType<typeof useFormat>, people: readonly Known[]): Record<string, string> {
  const { t } = useWords();
  const nameOf = (id: unknown): string => people.find((person) => person.id === id)?.name ?? t('someone');
  const named = Object.fromEntries(['by', 'person'].filter((name) => name in params).map((name) => [name, nameOf(params[name])]));
  return { ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, written(name, value, { t, format })])), ...named };
}

const GROUPS: Readonly<Record<string, string>> = { outcome: 'outcomes', act: 'verbs', state: 'taskStates', stage: 'stages', channel: 'codes.channel', role: 'roles' };

type Saying = { readonly t: TFunction; readonly format: ReturnType<typeof useFormat> };

function written(name: string, value: unknown, words: Saying): string {
  if (Array.isArray(value)) return value.filter((each) => typeof each !== 'object').join(words.t('comma'));
  if (typeof value === 'number') return numberWords(name, value, words);
  return typeof value === 'string' ? textWords(name, value, words) : words.t('unknown');
}

function numberWords(name: string, value: number, { format }: Saying): string {
  if (isMoment(name)) return format.due(value);
  return name.endsWith('Fen') ? format.money(value) : String(value);
}

function textWords(name: string, value: string, { t, format }: Saying): string {
  const group = GROUPS[name];
  if (group !== undefined) return wordOf(t, group, value);
  if (isMoment(name)) return format.due(value);
  return /(^on|On)$/.test(name) ? format.on(value) : value;
}

const isMoment = (name: string): boolean => /(^at|At)$/.test(name);
