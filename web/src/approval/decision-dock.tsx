import { useState } from 'react';
import type { UserTaskPage } from '../api/contract';
import { History } from '../parts/history';
import { Group } from '../parts/page';
import { useWords } from '../words/words';
import type { DecisionOutcome } from './acts';
import { DecisionState, Road } from './decision-panel';
import type { Decision } from './use-decision';

const PHONE_ORDER: readonly DecisionOutcome[] = ['return', 'abstain', 'disagree', 'agree'];

/** On a phone: three buttons at the foot; a chosen one opens the same panel as a sheet over the page. */
export function DecisionDock({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const isOver = decision.decided !== null || decision.open.length === 0 || decision.settling;
  const choose = (outcome: DecisionOutcome): void => {
    decision.choose(outcome);
    setOpen(true);
  };
  return (
    <>
      <Road page={page} />
      <Group title={t('history.title')}><History entries={page.timeline} /></Group>
      {open || isOver
        ? <div className="dock dock-open">{!isOver && <Fold fold={() => setOpen(false)} />}<DecisionState page={page} decision={decision} /></div>
        : <div className="dock"><Buttons decision={decision} choose={choose} open={() => setOpen(true)} /></div>}
    </>
  );
}

function Fold({ fold }: { fold: () => void }) {
  const { t } = useWords();
  return <button type="button" className="dock-close link" onClick={fold}>{t('decision.fold')}</button>;
}

function Buttons({ decision, choose, open }: { decision: Decision; choose: (outcome: DecisionOutcome) => void; open: () => void }) {
  const { t } = useWords();
  const { opinion } = decision.draft.value;
  return (
    <>
      <button type="button" className="dock-opinion" onClick={open}>{opinion === '' ? t('decision.opinion') : opinion}</button>
      <div className="dock-buttons">
        {PHONE_ORDER.filter((each) => decision.open.includes(each)).map((each) => (
          <button key={each} type="button" className={each === 'agree' ? 'dock-main' : ''} data-testid={`decision-${each}`} onClick={() => choose(each)}>{t(`decision.${each}`)}</button>
        ))}
      </div>
    </>
  );
}
