import type { UserTaskPage } from '../api/contract';
import { Options } from '../parts/options';
import { useWords } from '../words/words';
import type { Decision } from './use-decision';
import { backTo, stepsBack, waysTo } from './ways-back';

const APPLICANT = 'applicant';

/** Where it goes back to: the applicant, or a step that has been passed; and for a step, where it goes from there. */
export function ReturnTo({ page, decision: { draft } }: { page: UserTaskPage; decision: Decision }) {
  const { t, say } = useWords();
  const steps = stepsBack(page);
  if (draft.value.outcome !== 'return' || steps.length === 0) return null;
  const back = backTo(page, draft.value);
  const ways = back ? waysTo(page.may, back.to) : [];
  return (
    <>
      <Options name="return-to" label={t('decision.returnTo')} of={[[APPLICANT, t('decision.toApplicant')], ...steps.map(({ step, name }) => [step, say(name)] as const)]} value={back?.to ?? APPLICANT}
        choose={(to) => draft.set({ ...draft.value, to: to === APPLICANT ? undefined : to })} />
      {back && <Options name="return-then" label={t('decision.then')} of={ways.map((way) => [way, t(`decision.way.${way}`)] as const)} value={back.resume} choose={(resume) => draft.set({ ...draft.value, resume })} />}
    </>
  );
}
