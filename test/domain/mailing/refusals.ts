import { setHabits, usualHabits, type KeptHabits } from '../../../domain/mailing/habits';
import type { RefusalCase } from '../../support/refusal-case';
import { PACK } from '../../support/memory-record';

const USUAL = usualHabits(PACK);
const said = <T>(answer: T): Promise<T> => Promise.resolve(answer);
const sets = (more: Partial<KeptHabits>, kept: KeptHabits = USUAL): Promise<unknown> => said(setHabits(kept, { ...USUAL, mailing: 'digest', ...more }));

/** Every "no" to how somebody wants to be written to. */
export const MAILING_REFUSALS: readonly RefusalCase[] = [
  { refused: 'digest-in-quiet-hours', when: 'the one mail of a day is to leave in a quiet night', says: { from: '22:00', to: '09:00', hour: '08:30' }, meet: () => sets({ quiet: { from: '22:00', to: '09:00' } }) },
  { refused: 'digest-in-quiet-hours', when: 'it is to leave in their first minute', says: { hour: '08:30' }, meet: () => sets({ quiet: { from: '08:30', to: '08:31' } }) },
  { refused: 'habits-changed-elsewhere', when: 'somebody has set others since they were read', meet: () => sets({ version: 1 }, { ...USUAL, version: 2 }) },
  { refused: 'habits-changed-elsewhere', when: 'they are set a second time as if for the first', meet: () => sets({ version: 0 }, { ...USUAL, version: 1 }) },
];
