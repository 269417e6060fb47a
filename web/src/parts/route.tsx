import type { Step } from '../api/contract';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { Glyph, type GlyphName } from './glyph';

const GLYPHS: Record<Step['state'], GlyphName> = { done: 'done', current: 'watch', ahead: 'ring', skipped: 'none' };

/** The steps of a round in order: what is signed, where it lies now and with whom, what is to come. */
export function Route({ steps }: { steps: readonly Step[] }) {
  const { t } = useWords();
  return (
    <ol className="route" aria-label={t('route.label')}>
      {steps.map((step) => <RouteStep key={step.step} step={step} />)}
    </ol>
  );
}

function RouteStep({ step }: { step: Step }) {
  const { t, say } = useWords();
  const format = useFormat();
  const signed = step.seats.filter(({ outcome }) => outcome !== null).length;
  const holders = step.seats.flatMap(({ who, outcome }) => (who && outcome === null ? [format.person(who)] : []));
  return (
    <li className={`route-step route-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
      <Glyph name={GLYPHS[step.state]} />
      <span>{say(step.name)}</span>
      {step.seats.length > 1 && <span className="caption">{t('route.signed', { signed, of: step.seats.length })}</span>}
      {step.state === 'current' && holders.length > 0 && <span className="caption">{holders.join(t('comma'))}</span>}
    </li>
  );
}
