import { numberSetting } from '../../../domain/policy/settings';
import type { Expectation } from './expecting';

/** What the pack has to come to where it helps a person with her opinion. */
export const DESK: readonly Expectation[] = [
  { name: 'a person keeps thirty phrases of her own', of: (pack) => numberSetting(pack, 'phrasesPerPerson'), is: 30 },
  { name: 'a substitute sits in the same organ', of: (pack) => pack.settings['substitutesFrom']?.value, is: 'same-organ' },
  { name: 'a person keeps twenty views of one list', of: (pack) => numberSetting(pack, 'viewsPerPerson'), is: 20 },
  { name: 'which phrases every desk offers, each with its decision', of: (pack) => pack.phrases.map(({ outcome, words }) => `${outcome}: ${words.zh}`),
    is: ['agree: 同意。', 'agree: 同意，按会签意见办理。', 'agree: 方案可行，经费测算合理，同意。', 'disagree: 与已建系统功能重复，不同意单独立项。', 'disagree: 建设条件尚不具备，不同意本次申报。', 'return: 请按所列各项一次补正后重新报送。'] },
];
