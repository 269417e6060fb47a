import type { z } from 'zod';
import { dayMark as markOf, type Marked } from '../../domain/calendar/day-mark';
import type { Pack, Ruling, Words as PackWords } from '../../domain/policy/pack';
import type { AttachmentRow } from '../../db/reads/case';
import type { Sight } from '../../db/reads/sight';
import { Day, isKeepable, type AttachmentView, type DayMark, type Named, type RulingView } from '../contract/common';

export const iso = (at: number): string => new Date(at).toISOString();
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/** A deadline as the whole product marks it. */
export function mark(sight: Sight, deadline: (Omit<Marked, 'ladder'> & { readonly ladder: string }) | null): z.infer<typeof DayMark> {
  const ladder = sight.pack.ladders.find(({ id }) => id === deadline?.ladder) ?? { unit: 'working-day' as const, soon: { workingDays: 2 } };
  const { dueAt, movedFrom, ...shown } = markOf({ ...(deadline ?? { state: 'open' as const, dueAt: null }), ladder }, sight.now, sight.calendar);
  return { ...shown, ...(dueAt !== undefined && { dueAt: iso(dueAt) }), ...(movedFrom !== undefined && { movedFrom: iso(movedFrom) }) };
}

/** The name of an organ; one that the pack does not know is shown by its id. */
export function organ(pack: Pack, id: string): z.infer<typeof Named> {
  const found = pack.organs.find((each) => each.id === id);
  return { id, zh: found?.name.zh ?? id, en: found?.name.en ?? id };
}

/** The name of a letter. */
export const letterName = (pack: Pack, id: string): PackWords => pack.letters.find((each) => each.id === id)?.name ?? { zh: '公文', en: 'Letter' };

/** The name of a role. */
export const roleName = (pack: Pack, role: string): PackWords => pack.roles.find((each) => each.role === role)?.name ?? { zh: role, en: role };

/** An office in words: the role, and where. */
export function office(pack: Pack, key: string): PackWords {
  const [role = '', at = ''] = key.split('@');
  const [r, o] = [roleName(pack, role), organ(pack, at)];
  return { zh: `${o.zh}${r.zh}`, en: `${r.en}, ${o.en}` };
}

/** A ruling with its clause in the document's own words. `refuses` says whether its gate lets it stop the act. */
export function rulingView(pack: Pack, ruling: Ruling, gate: string): z.infer<typeof RulingView> {
  const named = { zh: ruling.rule, en: ruling.rule };
  const { words, wayOut, attendWhen = [] } = pack.rules.find(({ id }) => id === ruling.rule) ?? { words: named, wayOut: named };
  const refuses = pack.gates.some(({ id, refuses: stopped }) => id === gate && stopped.includes(ruling.rule));
  return { rule: ruling.rule, code: ruling.code, words, wayOut, strength: ruling.strength, outcome: ruling.outcome, holds: ruling.holds, attend: attendWhen.includes(ruling.outcome), refuses, clause: clauseView(pack, ruling.source), inputs: { ...ruling.inputs } };
}

/** A clause in the document's own words; a product default is never dressed as one. */
export function clauseView(pack: Pack, source: Ruling['source']): z.infer<typeof RulingView>['clause'] {
  if ('default' in source) return { document: '', shortTitle: '产品默认', clause: '', says: null, isDefault: true };
  const paper = pack.documents.find(({ document }) => document === source.document);
  return { ...source, shortTitle: paper?.shortTitle ?? source.document, says: paper?.clauses[source.clause]?.says ?? null, isDefault: false };
}

/** An attachment as a list shows it. */
export const attachmentView = (pack: Pack, { id, kind, name, version, size, mediaType, at }: AttachmentRow): z.infer<typeof AttachmentView> =>
  ({ id, kind, kindName: pack.attachments.find((each) => each.kind === kind)?.name ?? { zh: kind, en: kind }, name, version, size, mediaType, at: iso(at) });

/** A name that is the same in both languages: a person's, a document's place. */
export const sameWords = (name: string): PackWords => ({ zh: name, en: name });

/** A source in words a person can look up. */
export function sourceWords(pack: Pack, source: { document: string; clause: string } | { default: string }): PackWords {
  if ('default' in source) return { zh: '产品默认', en: 'product default' };
  return sameWords(`${pack.documents.find(({ document }) => document === source.document)?.shortTitle ?? source.document} ${source.clause}`);
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const LAST_INSTANT = 253_402_300_799_999; // the end of the year 9999: beyond it no database reads what we write
/** Whether a cursor's member is an instant, an id, or a day that the database can read. */
export const isInstant = (value: unknown): boolean => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= LAST_INSTANT;
export const isId = (value: unknown): boolean => typeof value === 'string' && isKeepable(value);
export const isDay = (value: unknown): boolean => Day.safeParse(value).success;

/** A page's cursor, as it goes out and comes back. What is no cursor of ours is taken as the beginning. */
export const cursor = {
  out: encode,
  in<T extends object>(text: string | undefined, is: (value: Record<string, unknown>) => boolean): T | null {
    if (text === undefined) return null;
    try {
      const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
      return typeof value === 'object' && value !== null && is(value as Record<string, unknown>) ? (value as T) : null;
    } catch (err) {
      if (err instanceof SyntaxError) return null;
      throw err;
    }
  },
};
