import type { Stage } from '../api/contract';
import { dayOf } from '../words/format';
import { useWords, wordOf } from '../words/words';

/** The stages of a life: what lies behind, where it stands, what is to come, how often it came round again. */
export function LifeLine({ stages }: { stages: readonly Stage[] }) {
  const { t } = useWords();
  return (
    <ol className="life" aria-label={t('life.label')}>
      {stages.map((stage) => <LifeStage key={`${stage.stage} ${stage.visit}`} stage={stage} />)}
    </ol>
  );
}

function LifeStage({ stage }: { stage: Stage }) {
  const { t, say } = useWords();
  return (
    <li className={`life-stage life-${stage.state}`} aria-current={stage.state === 'current' ? 'step' : undefined}>
      <span className="life-dot" aria-hidden="true" />
      <span className="life-name">{say(stage.name)}{stage.visit > 1 && <span className="caption">{t('life.again', { n: stage.visit })}</span>}</span>
      <span className="caption">{when(stage)}</span>
      {stage.outcome !== null && <span className="caption">{t(`stageOutcomes.${stage.stage}.${stage.outcome}`, { defaultValue: wordOf(t, 'outcomes', stage.outcome) })}</span>}
      {stage.state === 'skipped' && <span className="caption">{t('life.skipped')}</span>}
    </li>
  );
}

const when = ({ from, to }: Stage): string => [from, to].flatMap((at) => (at === null ? [] : [dayOf(at)])).filter((day, i, days) => days.indexOf(day) === i).join(' – ');
