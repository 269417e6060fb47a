import { told } from '../approval/told';
import { dayOf } from '../calendar/calendar';
import type { Letter, Series } from '../policy/pack';
import type { Case, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { Told } from '../record/facts';
import { CAUSES, type About } from './causes';
import type { Addressee, LetterDraft, LetterFact } from './facts';

type Appending = { readonly c: Case | undefined; readonly facts: readonly Fact[] };

/** The letters that these facts issue by the pack, in the order of the facts; each still lacks its number. */
export function draftLetters({ c, facts }: Appending, w: World): LetterDraft[] {
  return facts.flatMap((fact, cause) => w.pack.letters.filter(({ when }) => isCause(when, fact)).flatMap((letter) => {
    const about = CAUSES[fact.kind]?.({ c, fact, facts, w } as never);
    return about === undefined ? [] : draft(letter, { about, cause, facts, w });
  }));
}

/** The letter with its number: a fact of its process from now on. */
export const issued = ({ form, n: _borne, ...draft }: LetterDraft, { n, templateHash }: { n: number; templateHash: string }): LetterFact =>
  ({ kind: 'letter.issued', v: 1, payload: { ...draft, n, number: form.replace('{year}', String(draft.year)).replace('{n}', String(n)), templateHash } });

/** The counter from which a letter takes its number. */
export const counterOf = ({ series, year }: Pick<LetterDraft, 'series' | 'year'>): string => `letter.${series}.${year}`;

function isCause({ fact: kind, where = {} }: Letter['when'], fact: Fact): boolean {
  const payload = fact.payload as Readonly<Record<string, unknown>>;
  return kind === fact.kind && Object.entries(where).every(([field, values]) => values.some((value) => value === payload[field]));
}

type Drafting = { readonly about: About; readonly cause: number; readonly facts: readonly Fact[]; readonly w: World };

function draft(letter: Letter, { about, cause, facts, w }: Drafting): LetterDraft[] {
  const to = letter.to.flatMap((addressed) => ('organ' in addressed ? [addressed.organ] : (about.at[addressed.at] ?? [])).map((organ): Addressee => ({ role: addressed.role, organ, people: w.directory.holders(`${addressed.role}@${organ}`) })));
  const signs = 'organ' in letter.signs ? letter.signs.organ : about.at[letter.signs.relation][0];
  if (signs === undefined || to.length === 0) return [];
  const on = dayOf(w.calendar, w.at);
  const { form } = seriesOf(letter, w);
  return [{ letter: letter.id, template: letter.template, series: letter.series, form, year: about.numbered?.year ?? Number(on.slice(0, 4)), cause, on, signs, to, pack: w.packHash, data: about.data, tells: tells(to, facts, w), ...(about.numbered && { n: about.numbered.n }) }];
}

function seriesOf({ id, series }: Letter, w: World): Series {
  const found = w.pack.series.find((each) => each.id === series);
  if (!found) throw new Error(`letter ${id} has no series ${series}`);
  return found;
}

/** A letter speaks for itself only where nothing appended with it tells anybody: nobody is told twice of one thing. */
function tells(to: readonly Addressee[], facts: readonly Fact[], w: World): readonly Told[] {
  const isSaid = facts.some(({ payload }) => 'tells' in payload && (payload.tells?.length ?? 0) > 0);
  return isSaid ? [] : told(w, to.map(({ role, organ }) => `${role}@${organ}`));
}
