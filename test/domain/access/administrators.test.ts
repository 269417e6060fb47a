import { changeOfAccount, changeOfOffices, confirming } from '../../../domain/access/administrators';
import { eachIsRefused } from '../../support/refusal-case';
import { ACCESS_REFUSALS } from './refusals';

eachIsRefused(ACCESS_REFUSALS);

test('another person confirms what one has written, once', () => expect(confirming({ by: 'a', about: 'b', confirmedAt: null }, 'c')).toBeUndefined());

test.each([
  ['somebody without an office may begin to administer', [], { role: 'admin', organ: 'sh-jxw', ends: false }],
  ['an administrator may do the same in another body', [{ role: 'admin', organ: 'sh-jxw' }], { role: 'admin', organ: 'sh-czj', ends: false }],
  ['business offices go together', [{ role: 'reviewer', organ: 'sh-jxw' }], { role: 'group_leader', organ: 'sh-jxw', ends: false }],
  ['an office that is held may end', [{ role: 'admin', organ: 'sh-jxw' }], { role: 'admin', organ: 'sh-jxw', ends: true }],
] as const)('%s', (_, held, change) => expect(changeOfOffices(held, change)).toBeUndefined());

test('another’s account that is in use can be disabled', () => expect(changeOfAccount({ id: 'b', state: 'active' }, 'a')).toBeUndefined());
