import { ending, naming, substituting, type Standing, type Substitution } from '../../../domain/approval/substitution';
import { aProject, waiting } from '../../support/cases';
import { says, who } from '../../support/deeds';
import { PACK } from '../../support/memory-record';
import type { RefusalCase } from '../../support/refusal-case';

const HELD: Readonly<Record<string, readonly { role: string; organ: string }[]>> = {
  a: [{ role: 'reviewer', organ: 'sh-jxw' }], b: [{ role: 'reviewer', organ: 'sh-jxw' }], elsewhere: [{ role: 'finance_reviewer', organ: 'sh-czj' }], system: [{ role: 'admin', organ: 'sh-jxw' }],
};
const standing = (more: Partial<Standing> = {}): Standing => ({ others: [], offices: (id) => HELD[id] ?? [], pack: PACK, at: 100, ...more });
const asked = (more: Partial<Substitution> = {}, of: Partial<Standing> = {}): Promise<unknown> =>
  Promise.resolve(substituting({ person: 'a', substitute: 'b', fromAt: 50, toAt: 200, kinds: null, organs: null, maxFen: null, ...more }, standing(of)));

/** Every "no" of naming a substitute, ending that, and acting as one. */
export const SUBSTITUTION_REFUSALS: readonly RefusalCase[] = [
  { refused: 'substitute-is-oneself', when: 'she names herself', meet: () => asked({ substitute: 'a' }) },
  { refused: 'substitution-dates', when: 'the last day lies before the first', says: { why: 'backwards' }, meet: () => asked({ fromAt: 300 }) },
  { refused: 'substitution-dates', when: 'its days are over', says: { why: 'past' }, meet: () => asked({ toAt: 100 }) },
  { refused: 'substitute-not-eligible', when: 'the substitute holds no office', says: { why: 'no-office' }, meet: () => asked({ substitute: 'nobody' }) },
  { refused: 'substitute-not-eligible', when: 'the substitute administers', says: { why: 'administrator' }, meet: () => asked({ substitute: 'system' }) },
  { refused: 'substitute-not-eligible', when: 'the substitute sits in another organ', says: { why: 'other-organ' }, meet: () => asked({ substitute: 'elsewhere' }) },
  { refused: 'substitution-scope-unknown', when: 'it is for a kind that there is not', says: { what: 'leave' }, meet: () => asked({ kinds: ['review', 'leave'] }) },
  { refused: 'substitution-scope-unknown', when: 'it is for evaluations, which nobody scores for another', says: { what: 'evaluation' }, meet: () => asked({ kinds: ['evaluation'] }) },
  { refused: 'substitution-scope-unknown', when: 'it is for an organ in which she holds nothing', says: { what: 'sh-czj' }, meet: () => asked({ organs: ['sh-czj'] }) },
  { refused: 'substitution-circle', when: 'the other is away meanwhile and has named her', says: { through: ['b', 'a'] }, meet: () => asked({}, { others: [{ person: 'b', substitute: 'a', fromAt: 199, toAt: 300, kinds: null, organs: null, maxFen: null }] }) },
  { refused: 'substitution-over', when: 'it is ended a second time', meet: () => Promise.resolve(ending({ person: 'a', substitute: 'b', endedAt: 1 }, 'a')) },
  { refused: 'role-missing', when: 'a colleague names one in her place', says: { role: 'security_admin' }, meet: () => Promise.resolve(naming('a', { id: 'b', holdings: HELD['b'] ?? [] })) },
  { refused: 'role-missing', when: 'the system administrator names one in her place', says: { role: 'security_admin' }, meet: () => Promise.resolve(naming('a', { id: 'system', holdings: HELD['system'] ?? [] })) },
  { refused: 'not-found', when: 'a third person ends it', meet: () => Promise.resolve(ending({ person: 'a', substitute: 'b', endedAt: null }, 'c')) },
  {
    refused: 'not-standing-in', when: 'she decides in the name of somebody for whom she does not stand in', says: { person: who('zhaoliu') },
    meet: async () => { const record = await aProject('confirmed'); return record.act(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'agree', for: who('zhaoliu') })); },
  },
];
