import { addWorkingDays, isOutsideCalendar, workingDaysBetween } from '../../../domain/calendar/calendar';
import { pause, resume, schedule } from '../../../domain/calendar/schedule';
import type { Ladder } from '../../../domain/policy/ladder';
import { chance } from '../../support/seeds';
import { countBetween, DAYS, deadline, instantAt, OUTSIDE, placeOf, walk, type Asked, type Rung } from './oracle';
import { shippedCalendar } from './shipped-calendar';

const [seed = '1', cases = '1000'] = process.argv.slice(2);
const next = chance(Number(seed));
const upTo = (n: number): number => Math.floor(next() * n);
const oneOf = <T>(...list: readonly T[]): T => list[upTo(list.length)] as T;
const cal = shippedCalendar();
const [FIRST, LAST] = [placeOf('2004-01-01'), placeOf('2026-12-31')];
const aDay = (): number => FIRST + upTo(LAST - FIRST + 1);

/** A refusal of the calendar is an answer too; any other error is our bug. */
function answered<T>(ask: () => T): T | typeof OUTSIDE {
  try {
    return ask();
  } catch (thrown) {
    if (isOutsideCalendar(thrown)) return OUTSIDE;
    throw thrown;
  }
}

const ladder = (due: Ladder['due'], rungs: readonly Rung[]): Ladder => ({ id: 'generated', name: { zh: '生成', en: 'Generated' }, source: { default: 'generated' }, unit: 'day', soon: { days: 7 }, due, rungs: rungs.map((rung) => ({ ...rung, to: [], notice: 'n' })) });

function aRung(n: number): Rung {
  const kind = n === 0 ? 'miss' : oneOf('remind', 'remind', 'escalate');
  const when = kind === 'miss' ? { atDue: true as const } : kind === 'remind' ? oneOf<Rung['when']>({ before: { days: upTo(40) } }, { before: { days: upTo(8) } }, { onDay: true }, { sinceStart: { workingDays: upTo(20) } }) : oneOf<Rung['when']>({ after: { days: upTo(30) } }, { after: { workingDays: upTo(35) } });
  return { id: `rung-${n}`, kind, when, at: oneOf('09:00', '09:00', '00:00', '18:30', '24:00'), restDay: oneOf('working-day-before', 'working-day-after', 'as-is') };
}

/** Days of notice are where arithmetic goes wrong: half of the cases lie around the turn of a month or a year, and around the long holidays. */
const NEAR = ['01-01', '01-31', '02-28', '04-30', '05-01', '09-30', '10-01', '12-31'];
const aPlace = (): number => (upTo(2) === 0 ? aDay() : Math.min(LAST, Math.max(FIRST, placeOf(`${2004 + upTo(23)}-${oneOf(...NEAR)}`) + upTo(9) - 4)));

/** One case: what was asked, what the table says, what the product says. */
function aCase(): { asked: unknown; table: unknown; product: unknown } {
  const kind = upTo(4);
  const start = aPlace();
  if (kind === 0) {
    const n = upTo(121) - 60;
    const found = walk(start, n);
    return { asked: ['working days after', DAYS[start], n], table: found === OUTSIDE ? found : DAYS[found], product: answered(() => addWorkingDays(cal, DAYS[start] ?? '', n).on) };
  }
  if (kind === 1) {
    const to = Math.min(LAST, Math.max(FIRST, start + upTo(401) - 200));
    return { asked: ['working days between', DAYS[start], DAYS[to]], table: plain(countBetween(start, to)), product: plain(answered(() => workingDaysBetween(cal, DAYS[start] ?? '', DAYS[to] ?? ''))) };
  }
  return kind === 2 ? stopped(start) : ladderCase(start);
}

const plain = (n: number | typeof OUTSIDE): number | typeof OUTSIDE => (n === 0 ? 0 : n);

/** A clock that stops and goes on with what was left. */
function stopped(start: number): ReturnType<typeof aCase> {
  const [budget, after, rest] = [1 + upTo(30), upTo(40), upTo(60)];
  const due = walk(start, budget);
  if (due === OUTSIDE) return { asked: ['stopped', DAYS[start], budget], table: OUTSIDE, product: answered(() => addWorkingDays(cal, DAYS[start] ?? '', budget).on) };
  const [startedAt, dueAt] = [instantAt(start, '10:00'), instantAt(due, '24:00')];
  const [stop, again] = [start + after, start + after + rest];
  const left = countBetween(Math.max(stop - 1, start), due);
  const budgetLeft = left === OUTSIDE ? OUTSIDE : Math.max(0, left);
  const on = budgetLeft === OUTSIDE ? OUTSIDE : walk(again, budgetLeft);
  const product = answered(() => {
    const kept = pause({ startedAt, dueAt }, instantAt(stop, '11:00'), cal).budgetLeft;
    return [kept, answered(() => resume(ladder({ workingDays: budget }, [aRung(0)]), { resumedAt: instantAt(again, '15:00'), budgetLeft: kept, alreadySaid: [] }, cal).dueAt)];
  });
  return { asked: ['stopped', DAYS[start], budget, after, rest], table: budgetLeft === OUTSIDE ? OUTSIDE : [budgetLeft, on === OUTSIDE ? OUTSIDE : instantAt(on, '24:00')], product };
}

/** A ladder by a given day or by working days, begun at any minute. */
function ladderCase(start: number): ReturnType<typeof aCase> {
  const dueOn = upTo(2) === 0 ? (DAYS[Math.min(LAST, Math.max(FIRST, start + upTo(500) - 60))] ?? null) : null;
  const asked: Asked = { startedOn: DAYS[start] ?? '', minute: upTo(24 * 60), dueOn, budget: 1 + upTo(40), rungs: Array.from({ length: 1 + upTo(9) }, (_, n) => aRung(n)) };
  const startedAt = instantAt(start, '00:00') + asked.minute * 60_000;
  const product = answered(() => {
    const { dueAt, rungs } = schedule(ladder(dueOn === null ? { workingDays: asked.budget } : { given: true }, asked.rungs), { startedAt, ...(dueOn !== null && { dueOn }) }, cal);
    return { dueAt, rungs: rungs.map(({ rung, at }) => `${rung} ${at}`) };
  });
  return { asked: [...Object.values(asked)], table: deadline(asked), product };
}

const wrong: unknown[] = [];
for (let n = 0; n < Number(cases); n += 1) {
  const one = aCase();
  if (JSON.stringify(one.table) !== JSON.stringify(one.product)) wrong.push(one);
}
process.stdout.write(JSON.stringify({ zone: new Date(0).getTimezoneOffset(), cases: Number(cases), wrong: wrong.length, first: wrong.slice(0, 3) }));
