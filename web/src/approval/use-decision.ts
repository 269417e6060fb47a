import { useMe } from '../app/me';
import type { Decided, Problem, Recorded, UserTaskPage } from '../api/contract';
import { useAct, type Act } from '../api/use-act';
import { figuresOf } from '../cloud/figures';
import { useDraft, type Draft } from '../parts/use-draft';
import { decisionsOf, NOTHING_TYPED, returnItems, type DecisionOutcome, type Typed } from './acts';
import { againBy, backTo, choiceOf, hindranceOf, namedFor } from './ways-back';

export type Decision = {
  readonly draft: Draft<Typed>;
  readonly open: readonly DecisionOutcome[];
  readonly act: Act<Decided>;
  readonly hold: Act<Recorded>;
  readonly blocked: Problem | null;
  readonly decided: DecisionOutcome | null;
  readonly settling: boolean;
  readonly choose: (outcome: DecisionOutcome, items?: readonly string[]) => void;
  readonly submit: () => void;
};

/** A decision in the making: what is typed is kept until it is on record, and after it the page follows the movement. */
export function useDecision(page: UserTaskPage, readAt: number): Decision {
  const me = useMe();
  const { task } = page;
  const draft = useDraft<Typed>(`${me.id}:decision:${task.id}`, NOTHING_TYPED);
  const act = useAct<Decided>(() => draft.drop());
  const hold = useAct<Recorded>();
  const blocked = hindranceOf(page, draft.value);
  return {
    draft, act, hold,
    open: decisionsOf(page),
    blocked,
    decided: (act.answer?.outcome as DecisionOutcome | undefined) ?? null,
    settling: page.moving || (act.answer?.moving === true && readAt < act.answeredAt),
    choose: (next, items) => {
      act.forget();
      draft.set({ ...draft.value, outcome: next, ...(items && { items, to: undefined, resume: undefined }) }); // things that are missing are asked of the applicant
    },
    submit: () => {
      if (choiceOf(page, draft.value) && blocked === null) void act.run({ method: 'POST', path: `user-tasks/${task.id}/decision`, body: bodyOf(page, draft.value) });
    },
  };
}

function bodyOf(page: UserTaskPage, typed: Typed) {
  const opinion = typed.opinion.trim();
  const figures = typed.outcome === 'agree' ? figuresOf(page, typed.figures ?? {}) : undefined;
  return {
    outcome: typed.outcome,
    ...(opinion === '' ? {} : { opinion }),
    ...(figures && { figures }),
    ...(page.hands.some(({ id }) => id === typed.as) && { for: typed.as }),
    ...wayOf(page, typed),
  };
}

/** Where it goes: back to a step, back to the applicant with what is missing, or on to whom she names. */
function wayOf(page: UserTaskPage, typed: Typed) {
  const back = backTo(page, typed);
  if (back) return { to: back.to, resume: back.resume };
  if (typed.outcome === 'return') return { items: returnItems(typed, page), ...resumeOf(page, typed) };
  const chosen = namedFor(page, typed);
  return Object.keys(chosen).length > 0 ? { chosen } : {};
}

/** Where it goes after the applicant's resubmission, where that was hers to choose. */
function resumeOf(page: UserTaskPage, typed: Typed) {
  const resume = againBy(page, typed);
  return resume ? { resume } : {};
}
