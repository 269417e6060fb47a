import { Button } from 'antd';
import { useState } from 'react';
import type { UserTaskPage } from '../api/contract';
import { Key } from '../parts/keys-help';
import { useKeys } from '../parts/use-keys';
import { useWords } from '../words/words';
import { offered } from './acts';
import { HandingForm } from './handing-form';

/** What can be done with a task beside deciding it, in the order in which it stands under 更多. */
export const HANDINGS = ['reassign', 'assign', 'delegate', 'consult', 'copy', 'urge', 'recuse', 'remark'] as const;
export type Handing = (typeof HANDINGS)[number];

/** 更多: what else this person may do with the task. A chosen act unfolds whom, why and what it will do; Escape folds it. */
export function HandingMenu({ page }: { page: UserTaskPage }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Handing | null>(null);
  const acts = HANDINGS.filter((act) => offered(page.may, act) !== undefined);
  const choose = (act: Handing): void => {
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
      {open && chosen && <HandingForm key={chosen} act={chosen} page={page} fold={fold} />}
    </section>
  );
}
