import { Button } from 'antd';
import { useState } from 'react';
import type { UserTaskPage } from '../api/contract';
import { Key } from '../parts/keys-help';
import { useKeys } from '../parts/use-keys';
import { useWords } from '../words/words';
import { offered } from './acts';
import { ConfirmAct } from './confirm-act';
import { HandingForm } from './handing-form';
import { placesOf, SignForm } from './sign-form';

/** What can be done with a task beside deciding it, in the order in which it stands under 更多. */
export const HANDINGS = ['reassign', 'assign', 'delegate', 'consult', 'copy', 'urge', 'recuse', 'remark'] as const;
export type Handing = (typeof HANDINGS)[number];
type Chosen = Handing | 'sign' | 'unsign';

const actsOf = ({ may }: UserTaskPage): Chosen[] => [...(placesOf(may).length > 0 ? ['sign' as const] : []), ...(offered(may, 'unsign') ? ['unsign' as const] : []), ...HANDINGS.filter((act) => offered(may, act) !== undefined)];

/** 更多: what else this person may do with the task. A chosen act unfolds whom, why and what it will do; Escape folds it. */
export function HandingMenu({ page }: { page: UserTaskPage }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const acts = actsOf(page);
  const unfolded = acts.find((act) => act === chosen);
  const choose = (act: Chosen): void => {
    setOpen(true);
    setChosen(act);
  };
  const fold = (): void => {
    setOpen(false);
    setChosen(null);
  };
  useKeys({ M: acts.length > 0 ? () => (open ? fold() : setOpen(true)) : undefined, T: acts.includes('reassign') ? () => choose('reassign') : acts.includes('assign') ? () => choose('assign') : undefined });
  if (acts.length === 0) return null;
  return (
    <section className="handing" aria-label={t('handing.menu')}>
      <Button aria-expanded={open} aria-keyshortcuts="M" data-testid="handing-menu" onClick={() => (open ? fold() : setOpen(true))}>{t('handing.menu')} <Key name="M" /></Button>
      {open && <div className="handing-acts" role="group" aria-label={t('handing.menu')}>
        {acts.map((act) => <button key={act} type="button" className="button-link" aria-pressed={chosen === act} data-testid={`handing-${act}`} onClick={() => setChosen(act)}>{t(`handing.${act}.name`)}</button>)}
      </div>}
      {open && unfolded && <Unfolded key={unfolded} act={unfolded} page={page} fold={fold} />}
    </section>
  );
}

function Unfolded({ act, page, fold }: { act: Chosen; page: UserTaskPage; fold: () => void }) {
  if (act === 'sign') return <SignForm page={page} fold={fold} />;
  return act === 'unsign' ? <ConfirmAct act={act} page={page} fold={fold} /> : <HandingForm act={act} page={page} fold={fold} />;
}
