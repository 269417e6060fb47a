import { windowInputs, windowOn } from '../../../domain/policy/window';
import { shippedPack } from './shipped-pack';

const pack = shippedPack('shanghai');
const midnight = Date.UTC(2018, 5, 20, 16); // 24:00:00.000 of 20 June at +08:00

test.each([
  [midnight - 1, true], [midnight, true], [midnight + 1, false],
])('003 B9: arrived at %i, up to and including 24:00:00.000: %s', (arrivedAt, inTime) => {
  expect(windowInputs(pack, { channel: 'central', year: 2018, arrivedAt })).toEqual({ channel: 'central', cutoff_known: true, arrived_in_time: inTime });
});

test.each([2018, 2019, 2026])('003 B9: the in-year budget closes on 31 August %i', (year) => {
  expect(windowOn(pack, 'daily', year)).toMatchObject({ open: true, cutoffAt: Date.UTC(year, 7, 31, 16) });
});

test.each([2017, 2019, 2026])('“今年” is 2018: the concentrated budget of %i has no last day yet', (year) => {
  expect(windowOn(pack, 'central', year)).toEqual({ open: false, window: expect.objectContaining({ id: 'central' }) });
  expect(windowInputs(pack, { channel: 'central', year, arrivedAt: 0 })).toEqual({ channel: 'central', cutoff_known: false, arrived_in_time: false });
});

test('a channel without a window is never open', () => {
  expect(windowOn(pack, 'second', 2018)).toEqual({ open: false });
});
