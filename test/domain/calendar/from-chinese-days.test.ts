import { fromChineseDays } from '../../../domain/calendar/from-chinese-days';

const json = { holidays: { '2026-10-01': 'National Day,国庆节,3' }, workdays: { '2026-10-10': 'National Day,国庆节,3' }, inLieuDays: { '2026-10-01': 'National Day,国庆节,3' } };

test('a free day and a make-up working day, by their Chinese names; a day off in lieu is not worked', () => {
  const { days, status } = fromChineseDays(json);
  expect(days.filter(({ on }) => on.startsWith('2026'))).toEqual([
    { on: '2026-10-01', kind: 'holiday', name: '国庆节' },
    { on: '2026-10-10', kind: 'makeup-workday', name: '国庆节' },
  ]);
  expect(status).toEqual({ 2026: 'official', 2027: 'projected' });
});

test('once a year is in the data, its projection is gone', () => {
  const { days, status } = fromChineseDays({ ...json, holidays: { '2027-01-01': "New Year's Day,元旦,1" } });
  expect(status[2027]).toBe('official');
  expect(days.filter(({ on }) => on.startsWith('2027'))).toHaveLength(1);
});

test.each([{}, { holidays: { 'no day': 'x' }, workdays: {} }, null])('what is no such data is refused', (wrong) => {
  expect(() => fromChineseDays(wrong)).toThrow();
});
