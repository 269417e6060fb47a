import type { Evaluation } from '../api/contract';
import { Group } from '../parts/page';
import { useWords } from '../words/words';
import { pointsOf, type Indicator } from './points';

/** What is measured, how much it may give, and by which scale. */
export function IndicatorName({ indicator, htmlFor }: { indicator: Indicator; htmlFor?: string }) {
  const { t, say } = useWords();
  const words = <>{say(indicator.name)}<span className="caption">{t('evaluation.full', { max: pointsOf(indicator.max) })}</span></>;
  return (
    <div>
      {htmlFor === undefined ? <span className="indicator-name">{words}</span> : <label className="indicator-name" htmlFor={htmlFor}>{words}</label>}
      <span className="caption indicator-scale" id={`scale-${indicator.id}`}>{say(indicator.scale)}</span>
    </div>
  );
}

/** What the unit said to it; that it said nothing yet is said too. */
export function GivenWords({ given }: { given: string | null }) {
  const { t } = useWords();
  return given === null ? <p className="indicator-silent">{t('evaluation.silent')}</p> : <p className="prose">{given}</p>;
}

/** The indicators of the set with what the unit said, and the points that this person may read. */
export function Indicators({ page }: { page: Evaluation }) {
  const { t, say } = useWords();
  return (
    <>
      {page.dimensions.map(({ id, name, max, indicators }) => (
        <Group key={id} title={say(name)} note={t('evaluation.full', { max: pointsOf(max) })}>
          {indicators.map((each) => <Line key={each.id} indicator={each} />)}
        </Group>
      ))}
    </>
  );
}

function Line({ indicator }: { indicator: Indicator }) {
  const { t } = useWords();
  const points = [['preliminary', indicator.preliminary, indicator.preliminaryReason], ['mine', indicator.mine, indicator.mineReason]] as const;
  return (
    <div className={points.some(([, given]) => given !== null) ? 'indicator indicator-read' : 'indicator'} data-field={indicator.id}>
      <IndicatorName indicator={indicator} />
      <div>
        <GivenWords given={indicator.given} />
        {points.map(([whose, , reason]) => reason !== null && <p key={whose} className="caption">{t(`evaluation.${whose}`)} · {reason}</p>)}
      </div>
      <div>{points.map(([whose, given]) => given !== null && <p key={whose} className="points"><span className="caption">{t(`evaluation.${whose}`)}</span><b>{pointsOf(given)}</b></p>)}</div>
    </div>
  );
}
