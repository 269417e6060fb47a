import { ACCESS, type Act } from '../access/table';
import { instantOf } from '../calendar/calendar';
import { waitOf } from '../policy/lookup';
import type { Case, DeadlineRow, World } from '../record/case';
import { dayOfWait } from '../record/movement';
import type { Candidates } from './candidates';
import type { Basis } from './expected';
import { askedFor } from './places';
import { subjectOf } from './subject';

/** What a wait of which the pack says nothing is ended by: who may do that is who is waited for. */
const ENDED_BY: Readonly<Record<string, Act>> = { batch: 'batch.submit', submission: 'batch.submit', operation: 'operation.declare' };

/** Whom a wait waits for: whom the pack names, else whoever may do what ends it. */
export function askedOf(c: Case, what: string, w: World): Candidates[] {
  const wait = waitOf(w.pack, what);
  const keys = wait ? askedFor(wait, c).map(({ key }) => key) : keysBehind(what, c);
  return [...new Set(keys)].map((key) => ({ seat: key, key, has: null, people: peopleBehind(key, w) }));
}

/** The unit itself answers what it handed in: nobody stands back here. */
const peopleBehind = (key: string, { directory }: World): readonly string[] => directory.holders(key);

function keysBehind(what: string, c: Case): string[] {
  const act = ENDED_BY[what];
  const subject = subjectOf(c);
  const organs: Readonly<Record<string, string | undefined>> = { unit: subject?.unit, department: c.batch?.department ?? subject?.department };
  return act === undefined ? [] : ACCESS[act].flatMap(({ role, relation }) => { const organ = organs[relation]; return organ === undefined ? [] : [`${role}@${organ}`]; });
}

/** What a declaration window closes. */
const BY_WINDOW: ReadonlySet<string> = new Set(['batch', 'submission', 'closing']);

type Day = { readonly startedAt: number; readonly dueAt: number; readonly basis: Basis; readonly provisional: boolean };
type Waiting = { readonly what: string; readonly nth?: number | undefined };

/** The day of a wait that is set already: its own deadline, the day that the pack gives, or the closing of its window. */
export function dayOfWaiting(c: Case, { what, nth }: Waiting, w: World): Day | undefined {
  const own = runningClock(c, { what, nth });
  const { due, ladder } = waitOf(w.pack, what) ?? {};
  if (own) return { ...own, basis: due === undefined && ladder !== undefined ? 'given' : 'set' };
  const on = due && dayOfWait(c, due);
  const dueAt = on === undefined ? closingOf(c, what) : instantOf(w.calendar, on, '24:00');
  return dueAt === undefined ? undefined : { startedAt: w.at, dueAt, basis: 'set', provisional: false };
}

/** The deadline that a wait has to itself; one that has not begun has none. */
const runningClock = ({ deadlines }: Case, { what, nth }: Waiting): DeadlineRow | undefined =>
  (nth === undefined ? undefined : deadlines.find(({ of, state }) => of === `${what}.${nth}` && state === 'open'));

/** When the window closes on what it closes. */
const closingOf = ({ window }: Case, what: string): number | undefined => (BY_WINDOW.has(what) ? window?.cutoffAt : undefined);
