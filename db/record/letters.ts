import type { LetterDraft } from '../../domain/letters/facts';
import { counterOf, draftLetters, issued } from '../../domain/letters/issue';
import { LAYOUT } from '../../domain/policy/checks/letters';
import type { Pack } from '../../domain/policy/pack';
import { canonical } from '../../domain/record/canonical';
import type { Case, World } from '../../domain/record/case';
import type { Entry } from './append';
import { hashOf, type HashAlgorithm } from './hash';
import type { Client } from './law';

/** What is about to be appended, and the case and world it was decided in. */
export type Unlettered = { readonly entry: Entry; readonly c: Case | undefined; readonly w: World };
type Drafted = Unlettered & { readonly drafts: readonly LetterDraft[] };
/** How many numbers of each counter are wanted, or the last one that was taken of each. */
export type Numbers = ReadonlyMap<string, number>;

/**
 * Adds to each entry the letters that its facts issue. The numbers are taken here, last of all: whoever is refused or rolled back takes none,
 * and an act that issues no letter asks for none.
 */
export async function withLetters(client: Client, unlettered: readonly Unlettered[], algorithm: HashAlgorithm): Promise<Entry[]> {
  const { drafted, wanted } = draftAll(unlettered);
  return drafted.every(({ drafts }) => drafts.length === 0) ? unlettered.map(({ entry }) => entry) : numberAll(drafted, { wanted, last: wanted.size === 0 ? wanted : await takeNumbers(client, wanted), algorithm });
}

/** The letters that so many entries issue, and how many numbers they need. */
export function draftAll(unlettered: readonly Unlettered[]): { drafted: readonly Drafted[]; wanted: Numbers } {
  const drafted = unlettered.map((each) => ({ ...each, drafts: draftLetters({ c: each.c, facts: each.entry.facts }, each.w) }));
  const wanted = new Map<string, number>();
  for (const draft of drafted.flatMap(({ drafts }) => drafts).filter(({ n }) => n === undefined)) wanted.set(counterOf(draft), (wanted.get(counterOf(draft)) ?? 0) + 1);
  return { drafted, wanted };
}

/** Gives each letter its number and its place: the letters of an entry stand behind its facts. */
export function numberAll(drafted: readonly Drafted[], { wanted, last, algorithm }: { wanted: Numbers; last: Numbers; algorithm: HashAlgorithm }): Entry[] {
  const next = new Map([...wanted].map(([name, count]) => [name, (last.get(name) ?? 0) - count]));
  const heads = new Map<string, number>();
  return drafted.map(({ entry, drafts, w }) => {
    const from = heads.get(entry.processId) ?? entry.head?.lastSeq ?? 0;
    heads.set(entry.processId, from + entry.facts.length + drafts.length);
    const letters = drafts.map((draft) => issued({ ...draft, cause: from + draft.cause + 1 }, { n: draft.n ?? number(next, draft), templateHash: templateHash(algorithm, w.pack, draft.template) }));
    return letters.length === 0 ? entry : { ...entry, facts: [...entry.facts, ...letters] };
  });
}

function number(next: Map<string, number>, draft: LetterDraft): number {
  const n = (next.get(counterOf(draft)) ?? 0) + 1;
  next.set(counterOf(draft), n);
  return n;
}

/** What the words of a letter are at this version: the template and the frame it stands in. */
export function templateHash(algorithm: HashAlgorithm, pack: Pack, name: string): string {
  return hashOf(algorithm, canonical(pack.templates.filter((each) => each.name === name || each.name === LAYOUT).map(({ name: of, body }) => ({ name: of, body }))));
}

/** Takes numbers from the counter rows, which stay locked until the transaction ends: in the order of their names, so that no two wait for each other crosswise. */
async function takeNumbers(client: Client, wanted: Numbers): Promise<Numbers> {
  const names = [...wanted].map(([name, value]) => ({ name, value })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const { rows } = await client.query<{ name: string; value: number }>(`insert into counter (name, value) select d.name, d.value from jsonb_to_recordset($1::jsonb) as d(name text, value integer) order by d.name
    on conflict (name) do update set value = counter.value + excluded.value returning name, value`, [JSON.stringify(names)]);
  return new Map(rows.map(({ name, value }) => [name, value]));
}
