import type { Words } from '../../../domain/policy/pack';

const SIBLINGS: Words = { zh: '本环节其他会签件', en: 'the other tasks of this step' };
const OPEN: Words = { zh: '本环节和同时进行的环节还没有办的件', en: 'what is still open at this step and beside it' };
const SAID: Readonly<Record<string, Words>> = {
  returned: OPEN, disagreed: OPEN,
  recalled: { zh: '后面环节还没有人办的件', en: 'what nobody has touched at the steps after it' }, removed: { zh: '该加签人的件', en: 'the task of this signer' },
};

/** What is not asked any more once an act is done, each thing said once. */
export const cancelledWords = (whys: readonly (string | undefined)[]): Words[] => [...new Set(whys.map((why) => SAID[why ?? ''] ?? SIBLINGS))];
