import { may } from '../access/may';
import { routeOf } from '../policy/lookup';
import type { Case, Decided, TaskRow, World } from '../record/case';
import type { FactOf } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import { followedFrom, type Past } from './followed';
import type { Corrected, Followed } from './facts';
import type { RoundOutcome } from './states';
import { subjectOf } from './subject';

/** What is put right: of which decision, in which words and why (ids of texts); the sum or the outcome where they change too. `shown` is how many lines of what followed she had before her; `facts` is the record of the process. */
export type CorrectAct = {
  readonly of: number; readonly words: string; readonly reason: string; readonly amountFen: number | null; readonly outcome: 'agreed' | 'not-agreed' | null; readonly shown: number; readonly facts: readonly Past[];
};
export type CorrectAnswer = { readonly of: number; readonly outcome: string; readonly followed: number };
/** A decision as it stands, with the seats that drew it, and what followed. */
export type Standing = { readonly ended: FactOf<'round.ended'>['payload']; readonly at: number; readonly seats: readonly TaskRow[]; readonly outcome: RoundOutcome; readonly amountFen: string | null; readonly followed: readonly Followed[] };

/**
 * After it a decision of correction (更正) stands beside the decision, by the same authority and never by whoever decided: no recorded fact is changed
 * and nothing is rewound. What has already followed is written down with it; a yes becomes a no only while nothing final has followed.
 */
export function correctDecision(c: Case, act: CorrectAct, w: World): Refusal | Decided<CorrectAnswer> {
  const standing = decisionAt(c, act.of, act.facts);
  if (!standing) return { refused: 'not-found' };
  const key = authority(c, standing, w);
  if (isRefusal(key)) return key;
  const hindrance = notCorrectable(standing, act, w) ?? tooLate(standing, act);
  if (hindrance) return hindrance;
  const payload = corrected(standing, act, { key, by: w.actor.id });
  return { facts: [{ kind: 'decision.corrected', v: 1, payload }], answer: { of: act.of, outcome: payload.outcome, followed: payload.followed.length } };
}

/** The decision at this place of the record; nothing where no round was decided there. */
export function decisionAt(c: Case, of: number, facts: readonly Past[]): Standing | undefined {
  const fact = facts.find(({ seq }) => seq === of);
  if (fact?.kind !== 'round.ended' || !isDecided(fact.payload.outcome)) return undefined;
  const { payload: ended, at } = fact;
  return { ended, at, seats: seatsOf(c, ended), ...figuresOf(c, ended, facts.filter((each) => each.kind === 'decision.corrected' && each.payload.of === of)), followed: followedFrom(of, facts) };
}

/** Outcome and sum as the corrections left them, each the newest that named it. */
function figuresOf(c: Case, { route, outcome }: FactOf<'round.ended'>['payload'], corrections: readonly Past[]): Pick<Standing, 'outcome' | 'amountFen'> {
  const made = corrections.flatMap((fact) => (fact.kind === 'decision.corrected' ? [fact.payload] : []));
  return { outcome: made.at(-1)?.outcome ?? outcome, amountFen: made.findLast(({ amountFen }) => amountFen !== null)?.amountFen ?? amountOf(c, route) };
}

const isDecided = (outcome: RoundOutcome): boolean => outcome === 'agreed' || outcome === 'not-agreed';

/** The seats whose word drew the outcome: of a yes every one of the last step, of a no the one that said it. */
function seatsOf(c: Case, { route, round, step, outcome }: FactOf<'round.ended'>['payload']): readonly TaskRow[] {
  const word = outcome === 'agreed' ? 'agree' : 'disagree';
  return c.tasks.filter((task) => task.route === route && task.round === round && task.step === step && task.outcome === word);
}

/** The sum that a route decides on, where it decides on one. */
function amountOf({ project, operationYear }: Case, route: string): string | null {
  const amountFen = route === 'review' ? (project?.approvedFen ?? project?.amountFen) : route === 'operation-review' ? operationYear?.amountFen : undefined;
  return amountFen === undefined ? null : String(amountFen);
}

/** The office in which she corrects: that of a seat that drew the decision. Four eyes: not her own word, and on a route of different people no word of hers at all. */
function authority(c: Case, { ended: { route }, seats }: Standing, w: World): string | Refusal {
  const key = seats.map((seat) => seat.key).find((each) => may(w.actor, 'decision.correct', { keys: [each] }));
  if (key === undefined) return { refused: 'not-a-candidate' };
  const subject = subjectOf(c);
  if (subject?.by === w.actor.id || w.actor.holdings.some(({ organ }) => organ === subject?.unit)) return { refused: 'own-submission' };
  const hers = (routeOf(w.pack, route).differentPeople ? c.tasks.filter((task) => task.route === route && task.work === 'decide') : seats).find(({ decidedBy, decidedFor, voters }) => decidedBy === w.actor.id || decidedFor === w.actor.id || voters.includes(w.actor.id));
  return hers ? { refused: 'decided-by-you', seat: hers.seat } : key;
}

/** A correction goes out in writing, so a route without its letter has none; a sum only where one was decided; a no becomes a yes only by its procedure. */
function notCorrectable({ ended, outcome, amountFen }: Standing, act: CorrectAct, w: World): Refusal | undefined {
  const isWritten = w.pack.letters.some(({ when }) => when.fact === 'decision.corrected' && (when.where?.['route'] ?? [ended.route]).includes(ended.route));
  if (!isWritten) return { refused: 'not-correctable', why: 'no-letter' };
  if (act.amountFen !== null && (amountFen === null || outcome !== 'agreed')) return { refused: 'not-correctable', why: 'no-amount' };
  return act.outcome === 'agreed' && outcome !== 'agreed' ? { refused: 'not-correctable', why: 'procedure' } : undefined;
}

function tooLate({ outcome, followed }: Standing, act: CorrectAct): Refusal | undefined {
  const final = followed.filter((each) => each.final);
  if (act.outcome !== null && act.outcome !== outcome && final.length > 0) return { refused: 'already-followed', count: final.length, followed: final };
  return followed.length === act.shown ? undefined : { refused: 'followed-meanwhile', shown: act.shown, count: followed.length };
}

function corrected({ ended: { route, round }, at, outcome, amountFen, followed }: Standing, act: CorrectAct, { key, by }: { key: string; by: string }): Corrected {
  const letter = act.facts.find((fact): fact is Past & FactOf<'letter.issued'> => fact.kind === 'letter.issued' && fact.payload.cause === act.of)?.payload.number ?? null;
  return {
    of: act.of, route, round, was: outcome, outcome: act.outcome ?? outcome, wasAmountFen: act.amountFen === null ? null : amountFen, amountFen: act.amountFen === null ? null : String(act.amountFen),
    words: act.words, reason: act.reason, by, key, decidedAt: at, letter, followed,
  };
}
