import { useQuery } from '@tanstack/react-query';
import { useMe } from '../app/me';
import type { Decided, MayDo, Preview, Problem, Recorded, UserTaskPage } from '../api/contract';
import { readDecisionTried } from '../api/reads';
import { useAct, type Act } from '../api/use-act';
import { figuresOf } from '../cloud/figures';
import { useDraft, type Draft } from '../parts/use-draft';
import { decisionsOf, NOTHING_TYPED, returnItems, type DecisionOutcome, type Typed } from './acts';
import { againBy, backTo, choiceOf, hindranceOf, namedFor, seatsToName } from './ways-back';

export type Decision = {
  readonly draft: Draft<Typed>;
  readonly open: readonly DecisionOutcome[];
  readonly act: Act<Decided>;
  readonly hold: Act<Recorded>;
  readonly blocked: Problem | null;
  readonly preview: Preview | null;
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
  const { blocked, preview } = useForeseen(page, draft.value);
  return {
    draft, act, hold,
    open: decisionsOf(page),
    blocked, preview,
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

/** What stands in the way of the decision as it is chosen, else what it will bring. */
function useForeseen(page: UserTaskPage, typed: Typed): Pick<Decision, 'blocked' | 'preview'> {
  const tried = useTried(page, typed);
  return { blocked: hindranceOf(page, typed) ?? tried?.blocked ?? null, preview: choiceOf(page, typed)?.outcome ?? tried?.outcome ?? null };
}

/** What the server says of the decision with those whom she has named, once they all are; before that it waits for their names. */
function useTried(page: UserTaskPage, typed: Typed): MayDo | undefined {
  const [seats, chosen] = [seatsToName(page, typed), Object.entries(namedFor(page, typed))];
  const query = new URLSearchParams([['outcome', typed.outcome ?? ''], ...(isOf(page, typed.as) ? [['for', typed.as]] : []), ...chosen.map(([seat, person]) => ['chosen', `${seat}:${person}`])]);
  return useQuery({ ...readDecisionTried(page.task.id, query.toString()), enabled: seats.length > 0 && chosen.length === seats.length }).data;
}
const isOf = (page: UserTaskPage, as: string | undefined): as is string => page.hands.some(({ id }) => id === as);

function bodyOf(page: UserTaskPage, typed: Typed) {
  const opinion = typed.opinion.trim();
  const figures = typed.outcome === 'agree' ? figuresOf(page, typed.figures ?? {}) : undefined;
  return {
    outcome: typed.outcome,
    ...(opinion === '' ? {} : { opinion }),
    ...(figures && { figures }),
    ...(isOf(page, typed.as) && { for: typed.as }),
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
