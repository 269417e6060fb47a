import type { ReturnItem } from '../approval/facts';
import type { Quantities } from '../cloud/sheet';
import type { EvaluationKind } from '../evaluation/states';
import type { AttachmentRef } from '../project/facts';
import type { AgendaItem, Attendee, ConfirmedItem } from '../meeting/facts';
import type { RecusedFor } from '../meeting/states';
import type { Decision } from '../approval/states';
import type { Changes } from '../request/facts';
import type { F, Told } from '../record/facts';

/** An office to which a letter goes, and who held it that day. */
export type Addressee = { readonly role: string; readonly organ: string; readonly people: readonly string[] };
/** What an office said, and where its words lie; who said it `by` herself in whose place (`for`), where it was not said in the office's own name. */
export type Said = { readonly key: string; readonly outcome: string; readonly text: string | null; readonly by?: string; readonly for?: string };

/** What a letter of correction says of the decision that it puts right: the letter it went out in, its day, what was and what is. */
export type Correction = { readonly letter: string | null; readonly on: string; readonly was: string; readonly outcome: string; readonly wasAmountFen: string | null; readonly amountFen: string | null; readonly words: string; readonly reason: string };

/** A cloud plan as it was confirmed. */
export type ConfirmedPlan = { readonly version: number; readonly provider: string; readonly quantities: Quantities };

/** The result that an opinion on an evaluation states, in hundredths, and the mark that it is held against. */
export type StatedResult = { readonly year: number; readonly composite: number; readonly passMark: number; readonly kind?: EvaluationKind };

/** An item of a meeting as its minutes tell it: what it was, who stood back, how each voted, and what that came to. */
export type MinutesItem = AgendaItem & Pick<ConfirmedItem, 'outcome' | 'why' | 'opinion' | 'items' | 'tally' | 'figures'> & { readonly recusals: readonly { readonly person: string; readonly why: RecusedFor }[]; readonly votes: readonly { readonly person: string; readonly vote: Decision; readonly opinion: string | null }[] };
/** What minutes are made of; people stand by their ids. */
export type Minutes = { readonly chair: string; readonly place: string | null; readonly quorum: number; readonly needs: { readonly share: number; readonly of: number }; readonly attendees: readonly (Attendee & { readonly present: boolean })[]; readonly items: readonly MinutesItem[] };

/** Exactly what a letter was made of: figures and names as they stood, files by hash, free words by text id. Days are YYYY-MM-DD. */
export type LetterData = {
  readonly title: string;
  readonly number: string | null;
  readonly unit: string | null;
  readonly department: string | null;
  readonly kind: string | null;
  readonly channel: string | null;
  readonly amountFen: string | null;
  readonly form: string | null;
  readonly attachments: readonly Omit<AttachmentRef, 'id'>[];
  readonly outcome: string | null;
  readonly days: { readonly [name: string]: string };
  readonly items: readonly ReturnItem[];
  readonly opinions: readonly Said[];
  readonly correction?: Correction;
  readonly plan?: ConfirmedPlan;
  readonly evaluated?: StatedResult; // of an evaluation's opinion
  readonly terminated?: { readonly stage: string | null; readonly reason: string }; // where it stood, and why it was ended
  readonly minutes?: Minutes; // of a review meeting
  readonly changes?: Changes; // of a project's change: each item with what it replaces
};

/** A letter before its number: what the pack and the causing fact make of it. `cause` is the place of that fact: first among those appended with it, and in the record once the letter is issued. */
export type LetterDraft = {
  readonly letter: string; readonly template: string; readonly series: string; readonly form: string; readonly year: number; readonly cause: number;
  readonly on: string; readonly signs: string; readonly to: readonly Addressee[]; readonly pack: string; readonly data: LetterData; readonly tells: readonly Told[];
  /** The number that its fact bears already: one number, not two. */
  readonly n?: number;
};
export type IssuedLetter = Omit<LetterDraft, 'form' | 'n'> & { readonly n: number; readonly number: string; readonly templateHash: string };

export type LetterFact = F<'letter.issued', IssuedLetter>;
