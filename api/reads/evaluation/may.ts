import type { z } from 'zod';
import { inHand } from '../../../domain/evaluation/in-hand';
import { SUBSTITUTE } from '../../../domain/evaluation/panel';
import type { EvaluationStage } from '../../../domain/evaluation/states';
import type { Act } from '../../../domain/access/table';
import type { Actor, World } from '../../../domain/record/case';
import { isRefusal } from '../../../domain/refusal';
import type { Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { MayDo } from '../../contract/common';
import { refusalProblem } from '../../problem';

type Seen = { readonly me: Actor; readonly sight: Sight; readonly language: 'zh' | 'en' };
type Offered = { readonly acts: readonly string[]; readonly stage: EvaluationStage; readonly act: Act; readonly seat: (seat: string, me: Actor) => boolean };

const OFFERED: readonly Offered[] = [
  { acts: ['fill'], stage: 'filling', act: 'evaluation.fill', seat: () => true },
  { acts: ['confirm', 'return'], stage: 'confirmation', act: 'evaluation.confirm', seat: () => true },
  { acts: ['assign'], stage: 'scoring', act: 'evaluation.assign', seat: (seat) => seat === 'assigner' || seat.startsWith(SUBSTITUTE) },
  { acts: ['score', 'recuse'], stage: 'scoring', act: 'evaluation.score', seat: (seat, me) => seat === me.id },
  { acts: ['opine'], stage: 'opinion', act: 'evaluation.opine', seat: () => true },
];

/** What this person may do with an evaluation now; a colleague's claim stands in the way and is shown. */
export function evaluationActs(c: LoadedCase, { me, sight, language }: Seen): z.infer<typeof MayDo>[] {
  const w: World = { at: sight.now, arrivedAt: sight.now, pack: sight.pack, packHash: sight.packHash, calendar: sight.calendar, directory: sight.offices, actor: me };
  return OFFERED.flatMap(({ acts, stage, act, seat }): z.infer<typeof MayDo>[] => {
    const found = inHand(c, { stage, act, seat: (each) => seat(each, me) }, w);
    if (isRefusal(found)) return found.refused === 'task-already-claimed' ? acts.map((each) => ({ act: each, blocked: refusalProblem(found, language), outcome: null })) : [];
    return acts.map((each) => ({ act: each, blocked: null, outcome: null }));
  });
}
