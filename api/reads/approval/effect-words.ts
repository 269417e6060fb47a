import type { Effect } from '../../../domain/approval/effects';
import type { Resumption } from '../../../domain/approval/states';
import type { Words } from '../../../domain/policy/pack';

/** What the table of effects says of an act, in the words of whoever confirms it; what stays as it is goes without saying. `way`: where it goes by the choice that the table leaves open. */
export function effectWords(effect: Effect, way: Resumption = 'back'): Words[] {
  const isAnew = effect.earlier === 'by-choice' && way === 'forward';
  return [SIBLINGS[effect.siblings], SAID[effect.said], BESIDE[effect.beside], effect.earlier === 'by-choice' ? CHOSEN[way] : EARLIER[effect.earlier], QUESTIONS[effect.questions], isAnew ? null : CLOCK[effect.clock]].filter((words): words is Words => words !== null);
}

const SIBLINGS: Readonly<Record<Effect['siblings'], Words | null>> = { kept: null, cancelled: { zh: '本环节未办的人不再办理', en: 'who has not spoken at this step is not asked any more' } };
const SAID: Readonly<Record<Effect['said'], Words | null>> = { stands: null, void: { zh: '本环节已表的意见作废，重来时再表', en: 'what was said at this step is void and asked again' } };
const BESIDE: Readonly<Record<Effect['beside'], Words | null>> = {
  kept: null, cancelled: { zh: '同时进行的其他环节停止', en: 'steps that run beside it stop' }, 'behind-target-cancelled': { zh: '所退环节之后、同时进行的环节停止，其他照常', en: 'steps beside that lie behind that one stop; others go on' },
};
const EARLIER: Readonly<Record<Exclude<Effect['earlier'], 'by-choice'>, Words | null>> = {
  stands: { zh: '之前环节的意见有效', en: 'what earlier steps said stands' }, 'asked-again': { zh: '所退环节之后各环节重新办理', en: 'every step behind that one is asked again' },
};
const CHOSEN: Readonly<Record<Resumption, Words>> = {
  back: { zh: '重交后直接回到本环节', en: 'it comes straight back here after the resubmission' }, forward: { zh: '重交后从第一个环节起重新办理', en: 'after the resubmission every step is asked again from the first' },
};
const QUESTIONS: Readonly<Record<Effect['questions'], Words | null>> = { kept: null, ended: { zh: '未答复的征求意见结束', en: 'open questions on the side end' } };
const CLOCK: Readonly<Record<Effect['clock'], Words | null>> = {
  runs: { zh: '时限照走', en: 'the clock runs on' }, met: null, stops: { zh: '时限停止计算，重交后续算', en: 'the clock stops and goes on after the resubmission' }, anew: { zh: '本环节重办时重新计时', en: 'the clock begins anew when the step comes up again' },
};
