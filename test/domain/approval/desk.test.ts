import fc from 'fast-check';
import { addPhrase, orderPhrases, removePhrase, type Phrases } from '../../../domain/approval/phrases';
import { comingDays, monthFigures } from '../../../domain/approval/workbench';
import { isRefusal } from '../../../domain/refusal';
import { shippedCalendar } from '../calendar/shipped-calendar';

const cal = shippedCalendar();
const ids = (list: ReturnType<typeof addPhrase>): readonly string[] => (isRefusal(list) ? [list.refused] : list.map(({ id }) => id));
const THREE: Phrases = ['a', 'b', 'c'].map((id) => ({ id, words: `句${id}` }));

test('a phrase is kept at the end, taken away by its id, and any order of all of them holds', () => {
  expect(ids(addPhrase(THREE, { id: 'd', words: '新句' }, 4))).toEqual(['a', 'b', 'c', 'd']);
  expect(ids(removePhrase(THREE, 'b'))).toEqual(['a', 'c']);
  fc.assert(fc.property(fc.shuffledSubarray(THREE.map(({ id }) => id), { minLength: 3 }), (order) => expect(ids(orderPhrases(THREE, order))).toEqual(order)));
  fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'z'), { maxLength: 5 }), (order) => expect(ids(orderPhrases(THREE, order))).toEqual([...order].sort().join() === 'a,b,c' ? order : ['phrases-changed-elsewhere'])));
});

test('the strip has ten working days with the free days between them, days worked instead among the former', () => {
  const days = comingDays(cal, '2019-04-26', 10); // Labour Day of 2019: off from Wednesday to Saturday, worked on both Sundays around it
  expect(days.map(({ on, works }) => `${on.slice(5)}${works ? '' : ' -'}`)).toEqual(['04-26', '04-27 -', '04-28', '04-29', '04-30', '05-01 -', '05-02 -', '05-03 -', '05-04 -', '05-05', '05-06', '05-07', '05-08', '05-09', '05-10']);
});

test('a strip that begins on a day off waits for the first working day, and ends where the calendar does', () => {
  expect(comingDays(cal, '2019-03-02', 1).map(({ on }) => on)).toEqual(['2019-03-02', '2019-03-03', '2019-03-04']);
  const last = Math.max(...Object.keys(cal.status).map(Number));
  expect(comingDays(cal, `${last}-12-31`, 10).map(({ on }) => on)).toEqual([`${last}-12-31`]);
});

test.each([
  ['nothing was decided', [], { decided: 0, returned: 0, meanHundredths: null }],
  ['on the day on which it came', [{ openedOn: '2019-03-04', decidedOn: '2019-03-04', decided: 1, returned: 0 }], { decided: 1, returned: 0, meanHundredths: 0 }],
  ['over a weekend', [{ openedOn: '2019-03-01', decidedOn: '2019-03-04', decided: 2, returned: 1 }], { decided: 2, returned: 1, meanHundredths: 100 }],
  ['a third of a day is rounded down', [{ openedOn: '2019-03-04', decidedOn: '2019-03-05', decided: 1, returned: 0 }, { openedOn: '2019-03-04', decidedOn: '2019-03-04', decided: 2, returned: 2 }], { decided: 3, returned: 2, meanHundredths: 33 }],
  ['two thirds are rounded up', [{ openedOn: '2019-03-04', decidedOn: '2019-03-05', decided: 2, returned: 0 }, { openedOn: '2019-03-04', decidedOn: '2019-03-04', decided: 1, returned: 0 }], { decided: 3, returned: 0, meanHundredths: 67 }],
])('the figures of a month: %s', (_, handled, is) => expect(monthFigures(cal, handled)).toEqual(is));
