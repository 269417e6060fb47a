import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Evaluation, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** What is done instead of scoring: an expert stands back with her reason, a department returns the data with every item, a line each. */
export function StandBack({ page, what }: { page: Evaluation; what: 'recusal' | 'return' }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const act = useAct<Recorded>();
  const lines = words.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const body = what === 'return' ? { items: lines } : { reason: lines.join('\n') };
  return (
    <div className="reason-act">
      <Button aria-expanded={open} data-testid={`${what}-open`} onClick={() => setOpen(!open)}>{t(`evaluation.${what}.open`)}</Button>
      {open && (
        <form className="unfolded" onSubmit={(event) => { event.preventDefault(); void act.run({ method: 'POST', path: `evaluations/${page.evaluation.id}/${what}`, body }); }}>
          <Input.TextArea rows={3} maxLength={1000} autoFocus value={words} placeholder={t(`evaluation.${what}.words`)} aria-label={t(`evaluation.${what}.words`)} data-testid={`${what}-words`} onChange={(event) => setWords(event.target.value)} />
          {act.refusal && <Refusal problem={act.refusal} />}
          <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={lines.length === 0} data-testid={`${what}-submit`}>{t(`evaluation.${what}.submit`, { count: lines.length })}</Button><Button onClick={() => setOpen(false)}>{t('fold')}</Button></div>
        </form>
      )}
    </div>
  );
}
