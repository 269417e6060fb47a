import type { Evaluation } from '../api/contract';
import { Group } from '../parts/page';
import { useWords } from '../words/words';
import { meanOf, pointsOf } from './points';

type Shown = NonNullable<Evaluation['result']>;

/** The result with its sum step by step: the sheets, their mean, the weights, the one rounding, and the mark. */
export function Result({ result }: { result: Shown }) {
  const { t, say } = useWords();
  const { professional, weights } = result;
  const sum = result.sheets.map(({ total, expert }) => (expert === null ? pointsOf(total) : `${expert} ${pointsOf(total)}`)).join(t('comma'));
  const steps: readonly (readonly [key: string, words: string])[] = [
    ['sheets', sum],
    ['professional', t('evaluation.step.mean', { sum: pointsOf(professional.numerator), count: professional.denominator, mean: meanOf(professional) })],
    ['preliminary', pointsOf(result.preliminary)],
    ['weighted', t('evaluation.step.weights', { professional: weights.professional, preliminary: weights.preliminary, source: say(result.weightsSource) })],
    ['exact', t('evaluation.step.fraction', { numerator: result.exact.numerator, denominator: result.exact.denominator })],
    ['composite', t('evaluation.step.rounded', { composite: pointsOf(result.composite) })],
    ['mark', t(result.qualified ? 'evaluation.step.passes' : 'evaluation.step.fails', { mark: pointsOf(result.passMark), source: say(result.passMarkSource) })],
  ];
  return (
    <div className="evaluation-sides">
      <Group title={t('evaluation.result', { composite: pointsOf(result.composite) })} note={t(result.qualified ? 'evaluation.qualified' : 'evaluation.unqualified')}>
        <dl className="fields evaluation-steps" data-testid="evaluation-result" data-composite={result.composite}>{steps.map(([key, words]) => <div key={key} className="field field-long"><dt>{t(`evaluation.step.${key}`)}</dt><dd>{words}</dd></div>)}</dl>
      </Group>
      <Group title={t('evaluation.dimensions')}>
        <ul className="dimensions">
          {result.dimensions.map(({ id, name, max, points }) => (
            <li key={id}>
              <span>{say(name)}</span>
              <meter min={0} max={max * points.denominator} value={points.numerator} aria-label={say(name)} />
              <span className="points"><b>{meanOf(points)}</b> / {pointsOf(max)}</span>
            </li>
          ))}
        </ul>
      </Group>
    </div>
  );
}
