import type { Evaluation } from '../api/contract';
import { Group } from '../parts/page';
import { useWords } from '../words/words';
import { pointsOf } from './points';

/** The indicators of the set with what the unit said, and the points that this person may read. */
export function Indicators({ page }: { page: Evaluation }) {
  const { t, say } = useWords();
  return (
    <>
      {page.dimensions.map(({ id, name, max, indicators }) => (
        <Group key={id} title={say(name)} note={pointsOf(max)}>
          <dl className="fields">
            {indicators.map((each) => (
              <div key={each.id} className="field field-long" data-field={each.id}>
                <dt title={say(each.scale)}>{say(each.name)} <span className="caption">{pointsOf(each.max)}</span></dt>
                <dd>
                  {each.given ?? t('unknown')}
                  {each.preliminary !== null && <span className="caption under">{t('evaluation.preliminary')} {pointsOf(each.preliminary)} {each.preliminaryReason ?? ''}</span>}
                  {each.mine !== null && <span className="caption under">{t('evaluation.mine')} {pointsOf(each.mine)} {each.mineReason ?? ''}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </Group>
      ))}
    </>
  );
}
