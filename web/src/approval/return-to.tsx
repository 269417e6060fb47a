import type { UserTaskPage } from '../api/contract';
import { Options } from '../parts/options';
import { useWords } from '../words/words';
import type { Decision } from './use-decision';
import { againBy, backTo, stepsBack, waysAgain, waysTo, type Way } from './ways-back';

const APPLICANT = 'applicant';

type Props = { readonly page: UserTaskPage; readonly decision: Decision };

/** Where it goes back to: the applicant, or a step that has been passed; and where it goes from there. */
export function ReturnTo({ page, decision }: Props) {
  const { t, say } = useWords();
  const { draft } = decision;
  if (draft.value.outcome !== 'return') return null;
  const steps = stepsBack(page);
  return (
    <>
      {steps.length > 0 && <Options name="return-to" label={t('decision.returnTo')} of={[[APPLICANT, t('decision.toApplicant')], ...steps.map(({ step, name }) => [step, say(name)] as const)]} value={backTo(page, draft.value)?.to ?? APPLICANT}
        choose={(to) => draft.set({ ...draft.value, to: to === APPLICANT ? undefined : to, resume: undefined })} />}
      <Then page={page} decision={decision} />
    </>
  );
}

/** Where it goes once that is done: through every step again, or straight back to her. */
function Then({ page, decision: { draft } }: Props) {
  const { t } = useWords();
  const back = backTo(page, draft.value);
  const value = back?.resume ?? againBy(page, draft.value);
  if (value === undefined) return null;
  const [label, ways, words] = back ? [t('decision.then'), waysTo(page.may, back.to), 'way'] as const : [t('decision.thenAgain'), waysAgain(page), 'wayAgain'] as const;
  return <Options<Way> name="return-then" label={label} of={ways.map((way) => [way, t(`decision.${words}.${way}`)] as const)} value={value} choose={(resume) => draft.set({ ...draft.value, resume })} />;
}
