const DAY_MS = 86_400_000;

const MOST_KEPT = 20_000; // more days than any calendar has

/** Answers are kept: a page of a queue counts the same days again and again. */
function kept<Q, A>(answer: (question: Q) => A): (question: Q) => A {
  const known = new Map<Q, A>();
  return (question) => {
    const before = known.get(question);
    if (before !== undefined) return before;
    const found = answer(question);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(question, found);
    return found;
  };
}

/** A day is a 'YYYY-MM-DD' string. All arithmetic is done at UTC midnight, so that no zone of the machine can shift it. */
const utcOf = kept((on: string): number => {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(on) ? Date.parse(`${on}T00:00:00.000Z`) : NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== on) throw new RangeError(`${on} is no day`);
  return ms;
});
const dayAt = kept((utc: number): string => new Date(utc).toISOString().slice(0, 10));

/** The day n days after this one. */
export const addDays = (on: string, n: number): string => dayAt(utcOf(on) + n * DAY_MS);

/** Days from a to b: 1 when b is the next day. */
export const daysBetween = (a: string, b: string): number => (utcOf(b) - utcOf(a)) / DAY_MS;

/** Monday is 0, Sunday is 6. */
export const weekdayOf = (on: string): number => (new Date(utcOf(on)).getUTCDay() + 6) % 7;

export const yearOf = (on: string): number => Number(on.slice(0, 4));

/** Minutes of '09:00', '24:00', '+08:00' or '-03:30'. */
export function minutesOf(time: string): number {
  const [hours = '', minutes = ''] = time.replace(/^[+-]/, '').split(':');
  const value = Number(hours) * 60 + Number(minutes);
  return time.startsWith('-') ? -value : value;
}
