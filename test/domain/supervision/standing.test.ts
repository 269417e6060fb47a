import fc from 'fast-check';
import { dayMark } from '../../../domain/calendar/day-mark';
import { addDays, instantOf } from '../../../domain/calendar/calendar';
import { standingsAt } from '../../../domain/supervision/standing';
import { shippedCalendar } from '../calendar/shipped-calendar';

const cal = shippedCalendar();

const LADDERS = [{ id: 'days', unit: 'day', soon: { days: 7 } }, { id: 'working', unit: 'working-day', soon: { workingDays: 2 } }, { id: 'at-once', unit: 'day', soon: { days: 0 } }] as const;

test('the bounds of the board say of every due day what its day mark says', () => {
  const moments = fc.record({ day: fc.integer({ min: 0, max: 500 }), away: fc.integer({ min: -40, max: 40 }), ofDay: fc.integer({ min: 0, max: 86_399_999 }), ladder: fc.constantFrom(...LADDERS) });
  fc.assert(fc.property(moments, ({ day, away, ofDay, ladder }) => {
    const today = addDays('2019-02-01', day);
    const [now, dueAt] = [instantOf(cal, today, '00:00') + ofDay, instantOf(cal, addDays(today, away), '24:00')];
    const bounds = standingsAt(LADDERS, now, cal);
    const said = dueAt <= now ? 'overdue' : dueAt <= bounds.todayUntil ? 'today' : dueAt <= (bounds.soonUntil[ladder.id] ?? 0) ? 'soon' : 'normal';
    expect(said).toBe(dayMark({ ladder, state: 'open', dueAt }, now, cal).tone);
  }), { numRuns: 2000 });
});
