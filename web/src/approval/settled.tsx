import { Link } from '@tanstack/react-router';
import type { UserTaskPage } from '../api/contract';
import { useWords, wordOf } from '../words/words';
import { Glyph } from '../parts/glyph';
import { useHolder } from './use-holder';
import type { Decision } from './use-decision';

/** What is true now that nothing is left to decide here, what was typed and not sent, and where to go on. */
export function Settled({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const { t } = useWords();
  return (
    <div className="settled" data-testid="decision-settled">
      <p className="settled-what"><Glyph name="done" /><Sentence page={page} decision={decision} /></p>
      {decision.decided === null && decision.draft.value.opinion !== '' && <p className="settled-text"><span className="caption">{t('decision.unsent')}</span>{decision.draft.value.opinion}</p>}
      <div className="acts">
        {page.nextTaskId !== null && page.nextTaskId !== page.task.id && <Link className="button-link button-main" to="/tasks/$id" params={{ id: page.nextTaskId }} data-testid="decision-next">{t('decision.after')} <kbd>J</kbd></Link>}
        <Link className="button-link" to="/tasks">{t('decision.toQueue')}</Link>
      </div>
    </div>
  );
}

function Sentence({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const { t } = useWords();
  const holder = useHolder(page);
  const outcome = decision.decided ?? page.task.outcome;
  const other = decision.decided === null ? deciderOf(page) : undefined;
  if (outcome !== null) return <>{other === undefined ? t('decision.done', { outcome: wordOf(t, 'outcomes', outcome) }) : t('decision.doneBy', { who: other, outcome: wordOf(t, 'outcomes', outcome) })}</>;
  if (page.task.state !== 'open' && page.task.state !== 'claimed') return <>{wordOf(t, 'taskStates', page.task.state)}</>;
  return <>{holder === null ? t('decision.notYours') : t('decision.held', { who: holder })}</>;
}

/** Who sat in this task's seat when it was decided. */
function deciderOf({ task, route }: UserTaskPage): string | undefined {
  const [, , , step, seat] = task.id.split('~');
  return route.steps.find((each) => each.step === step)?.seats.find((each) => each.seat === seat)?.who?.name;
}
