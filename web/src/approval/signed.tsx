import type { Step } from '../api/contract';
import { Glyph } from '../parts/glyph';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';

/** Who has signed and who has not, at each step that several sign, with the rule by which they come to one outcome. */
export function Signed({ steps }: { steps: readonly Step[] }) {
  const shared = steps.filter(({ seats }) => seats.length > 1);
  return <>{shared.map((step) => <SignedStep key={step.step} step={step} />)}</>;
}

function SignedStep({ step }: { step: Step }) {
  const { t, say } = useWords();
  const signed = step.seats.filter(({ outcome }) => outcome !== null).length;
  return (
    <section className="signed" data-testid={`signed-${step.step}`}>
      <h3>{t('signed.title', { step: say(step.name), signed, of: step.seats.length })}</h3>
      <ul>{step.seats.map((seat) => <Seat key={seat.seat} seat={seat} />)}</ul>
      <p className="caption">{say(step.rule)}</p>
    </section>
  );
}

function Seat({ seat: { organ, outcome, who, candidates, waited } }: { seat: Step['seats'][number] }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <li>
      <Glyph name={outcome === null ? 'ring' : outcome === 'agree' ? 'done' : 'no'} />
      <span>{who ? format.person(who) : candidates.length > 0 ? t('format.person', { name: say(organ), office: candidates.join(t('comma')) }) : say(organ)}</span>
      <span className="caption">{outcome === null ? t('signed.open') : wordOf(t, 'outcomes', outcome)}{waited !== null && waited > 0 && ` · ${t('picture.waited', { count: waited })}`}</span>
    </li>
  );
}
