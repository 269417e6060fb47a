import type { Problem } from '../api/contract';
import type { TFunction } from '../words/words';

export type Fault = { readonly pointer: string; readonly detail: string };

const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/required property|^required$|^empty$/i, 'missing'],
  [/fewer than 1 char|>=1 char|too small/i, 'missing'],
  [/more than (\d+) char|<=(\d+) char/i, 'tooLong'],
  [/must be (integer|number)|expected (int|number)/i, 'notANumber'],
  [/must be >=? ?(-?\d+)/i, 'tooSmall'],
  [/must be <=? ?(-?\d+)/i, 'tooLarge'],
  [/match pattern|match format|invalid ISO/i, 'otherShape'],
  [/equal to one of|allowed values|invalid option/i, 'notOffered'],
  [/unstorable-text/i, 'unstorable'],
];

/** What is wrong with one field, in words; the validator's own sentence where there are none. */
export function faultWords(t: TFunction, detail: string): string {
  const found = SAYINGS.map(([pattern, key]) => ({ key, match: pattern.exec(detail) })).find(({ match }) => match !== null);
  return found ? t(`faults.${found.key}`, { n: found.match?.slice(1).find(Boolean) ?? '' }) : t('faults.other', { detail });
}

/** The field that a fault points to. */
export const fieldOf = ({ pointer }: Pick<Fault, 'pointer'>): string => pointer.replace(/^#?\/?(data\/)?/, '').split('/')[0] ?? '';

/** Everything that a problem finds wrong with what was sent, one line each. */
export function faultLines(t: TFunction, { errors, params }: Problem): string[] {
  const faults = [...(errors ?? []), ...faultsIn(params?.['faults'])];
  return [...new Set(faults.map((fault) => t('faults.line', { field: labelOf(t, fieldOf(fault)), says: faultWords(t, fault.detail) })))];
}

const labelOf = (t: TFunction, field: string): string => t(`fieldNames.${field}`, { defaultValue: field });

const faultsIn = (faults: unknown): Fault[] =>
  (Array.isArray(faults) ? (faults as { pointer?: unknown; says?: unknown; detail?: unknown }[]).map(({ pointer, says, detail }) => ({ pointer: String(pointer), detail: String(detail ?? says) })) : []);
