import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNow } from '../app/me';
import { readExplanation } from '../api/reads';
import type { Explanation } from '../api/contract';
import { Citation, Clause } from '../parts/clause';
import { Dialog } from '../parts/dialog';
import { Shown } from '../parts/page';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

/** Why the task is with whom it is with, told when somebody asks. */
export function WhyHere({ taskId }: { taskId: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <button type="button" className="link why" data-testid="why-here" aria-expanded={open} onClick={() => setOpen(true)}>{t('ahead.why')}</button>
      {open && <Dialog label={t('ahead.whyTitle')} onClose={close}><Told taskId={taskId} close={close} /></Dialog>}
    </>
  );
}

function Told({ taskId, close }: { taskId: string; close: () => void }) {
  const { t } = useWords();
  const told = useQuery(readExplanation(taskId));
  return (
    <>
      <h2>{t('ahead.whyTitle')}</h2>
      <Shown of={told}>{({ lines }) => <ul className="why-lines" data-testid="why-lines">{lines.map((line, n) => <Line key={`${line.what} ${line.code} ${n}`} line={line} />)}</ul>}</Shown>
      <div className="acts"><button type="button" className="button-link" data-testid="why-close" onClick={close}>{t('ahead.close')}</button></div>
    </>
  );
}

function Line({ line: { what, words, at, note, clause } }: { line: Explanation['lines'][number] }) {
  const { say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <li data-what={what}>
      <p>{say(words)}{at !== null && <time className="caption" dateTime={at}>{format.stamp(at, now)}</time>}{clause && <Citation clause={clause} />}</p>
      {note !== null && <p className="history-text">{note}</p>}
      {clause?.says && <Clause says={clause.says} />}
    </li>
  );
}
