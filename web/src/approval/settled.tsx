import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { UserTaskPage } from '../api/contract';
import { useWords, wordOf } from '../words/words';
import { Glyph } from '../parts/glyph';
import { offered } from './acts';
import { ConfirmAct } from './confirm-act';
import { useHolder } from './use-holder';
import type { Decision } from './use-decision';

/** What is true now that nothing is left to decide here, what was typed and not sent, and where to go on. */
export function Settled({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const { t } = useWords();
  return (
    <div className="settled" data-testid="decision-settled">
      <p className="settled-what"><Glyph name={page.task.state === 'waiting' ? 'paused' : 'done'} /><Sentence page={page} decision={decision} /></p>
      {decision.decided === null && decision.draft.value.opinion !== '' && <p className="settled-text"><span className="caption">{t('decision.unsent')}</span>{decision.draft.value.opinion}</p>}
      <div className="acts">
        {page.nextTaskId !== null && page.nextTaskId !== page.task.id && <Link className="button-link button-main" to="/tasks/$id" params={{ id: page.nextTaskId }} data-testid="decision-next">{t('decision.after')} <kbd>J</kbd></Link>}
        <Link className="button-link" to="/tasks">{t('decision.toQueue')}</Link>
      </div>
      <Recall page={page} decision={decision} />
    </div>
  );
}

/** Whoever decided it can take her word back until somebody has acted on it; where she cannot, it says why. */
function Recall({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  if (!offered(page.may, 'recall')) return null;
  if (open) return <ConfirmAct act="recall" page={page} fold={() => setOpen(false)} done={decision.act.forget} />;
  return <p className="acts"><Button size="small" data-testid="recall-open" onClick={() => setOpen(true)}>{t('confirm.recall.name')}</Button></p>;
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
  return route.steps.flatMap(({ seats }) => seats).find(({ taskId }) => taskId === task.id)?.who?.name;
}
