import { changeOfAccount, changeOfOffices, confirming, unknownOffice } from '../../../domain/access/administrators';
import type { RefusalCase } from '../../support/refusal-case';

const SYSTEM = [{ role: 'admin', organ: 'sh-jxw' }];
const CLERK = [{ role: 'unit_clerk', organ: 'sh-zjw-xxb' }];
const given = (role: string) => ({ role, organ: 'sh-jxw', ends: false });
const said = <T>(answer: T): Promise<T> => Promise.resolve(answer);
const PACK = { roles: [{ role: 'admin', name: { zh: '', en: '' }, source: { default: '' } }], organs: [] };

/** Every "no" that one of the three administrators may meet. */
export const ACCESS_REFUSALS: readonly RefusalCase[] = [
  { refused: 'two-people', when: 'whoever wrote it down confirms it herself', meet: () => said(confirming({ by: 'a', confirmedAt: null }, 'a')) },
  { refused: 'two-people', when: 'the one whom it concerns confirms it', meet: () => said(confirming({ by: 'a', about: 'b', confirmedAt: null }, 'b')) },
  { refused: 'confirmed-already', when: 'a second person confirms what another has confirmed', meet: () => said(confirming({ by: 'a', confirmedAt: 1 }, 'c')) },
  { refused: 'not-found', when: 'what nobody wrote down is confirmed', meet: () => said(confirming(undefined, 'c')) },
  { refused: 'offices-apart', when: 'the system administrator is to hold the office of security', says: { held: 'admin', role: 'security_admin' }, meet: () => said(changeOfOffices(SYSTEM, given('security_admin'))) },
  { refused: 'offices-apart', when: 'a clerk is to administer', says: { held: 'unit_clerk' }, meet: () => said(changeOfOffices(CLERK, given('audit_admin'))) },
  { refused: 'offices-apart', when: 'an administrator is to do business', says: { held: 'admin' }, meet: () => said(changeOfOffices(SYSTEM, given('reviewer'))) },
  { refused: 'office-held', when: 'an office is given a second time', meet: () => said(changeOfOffices(SYSTEM, given('admin'))) },
  { refused: 'office-not-held', when: 'an office that was never held is ended', meet: () => said(changeOfOffices(CLERK, { ...given('admin'), ends: true })) },
  { refused: 'office-unknown', when: 'the role is in no pack', says: { role: 'emperor' }, meet: () => said(unknownOffice(PACK, given('emperor'))) },
  { refused: 'office-unknown', when: 'the organ is in no pack', says: { organ: 'sh-jxw' }, meet: () => said(unknownOffice(PACK, given('admin'))) },
  { refused: 'own-account', when: 'an administrator disables herself', meet: () => said(changeOfAccount({ id: 'a', state: 'active' }, 'a')) },
  { refused: 'account-disabled', when: 'an account is disabled a second time', meet: () => said(changeOfAccount({ id: 'b', state: 'disabled' }, 'a')) },
];
