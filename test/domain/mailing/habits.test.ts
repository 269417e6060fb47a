import { setHabits, usualHabits } from '../../../domain/mailing/habits';
import { PACK } from '../../support/memory-record';
import { eachIsRefused } from '../../support/refusal-case';
import { MAILING_REFUSALS } from './refusals';

eachIsRefused(MAILING_REFUSALS);

test('who has set nothing has a mail for each notice, no quiet hour, and half past eight where she asks for a digest', () => {
  expect(usualHabits(PACK)).toEqual({ version: 0, mailing: 'at-once', digestAt: '08:30', quiet: null, quietOnRestDays: false });
});

test.each([['07:00', 'the minute in which quiet hours end'], ['21:59', 'the minute before they begin']])('a digest may leave at %s, %s', (digestAt) => {
  const asked = { version: 0, mailing: 'digest', digestAt, quiet: { from: '22:00', to: '07:00' }, quietOnRestDays: true } as const;
  expect(setHabits(usualHabits(PACK), asked)).toEqual({ ...asked, version: 1 });
});

test('who has no digest may keep its hour in her quiet hours: nothing leaves by it', () => {
  const asked = { version: 0, mailing: 'at-once', digestAt: '08:30', quiet: { from: '08:00', to: '09:00' }, quietOnRestDays: false } as const;
  expect(setHabits(usualHabits(PACK), asked)).toEqual({ ...asked, version: 1 });
});
