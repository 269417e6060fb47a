import { useMe } from '../app/me';
import type { Decided, Problem, Recorded, UserTaskPage } from '../api/contract';
import { useAct, type Act } from '../api/use-act';
import { figuresOf } from '../cloud/figures';
import { useDraft, type Draft } from '../parts/use-draft';
import { decisionsOf, hindranceOf, NOTHING_TYPED, offered, returnItems, type DecisionOutcome, type Typed } from './acts';

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
  const { outcome } = draft.value;
  const choice = outcome === null ? undefined : offered(page.may, outcome);
  return {
    draft, act, hold,
    open: decisionsOf(page),
    blocked: hindranceOf(page.may, outcome),
    decided: (act.answer?.outcome as DecisionOutcome | undefined) ?? null,
    settling: page.moving || (act.answer?.moving === true && readAt < act.answeredAt),
    choose: (next, items = draft.value.items) => {
      act.forget();
      draft.set({ ...draft.value, items, outcome: next });
    },
    submit: () => {
      if (choice && choice.blocked === null) void act.run({ method: 'POST', path: `user-tasks/${task.id}/decision`, body: bodyOf(page, draft.value) });
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
    ...(typed.outcome === 'return' ? { items: returnItems(typed, page) } : {}),
  };
}
