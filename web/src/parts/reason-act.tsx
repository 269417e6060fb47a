import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMe } from '../app/me';
import type { MayDo, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { useWords } from '../words/words';
import { Outcome } from './outcome';
import { Refusal } from './refusal';
import { useDraft } from './use-draft';

type Props = { readonly may: readonly MayDo[]; readonly act: 'withdraw' | 'retire' | 'terminate' | 'cancel' | 'mark-key'; readonly path: string; readonly testId: string; readonly required?: boolean };

/** An act that needs little more than a reason: a button that unfolds what will happen, the reason, and the act itself. Not shown to whom it is not offered. */
export function ReasonAct(props: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const may = offered(props.may, props.act);
  if (!may) return null;
  return (
    <div className="reason-act">
      <Button aria-expanded={open} aria-disabled={may.blocked !== null} data-testid={props.testId} onClick={() => setOpen(!open)}>{t(`reasonActs.${props.act}.open`)}</Button>
      {open && <Unfolded {...props} may={may} fold={() => setOpen(false)} />}
    </div>
  );
}

function Unfolded({ may, act, path, testId, required = false, fold }: Omit<Props, 'may'> & { may: MayDo; fold: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const { value: reason, set, drop } = useDraft(`${me.id}:${act}:${path}`, '');
  const sent = useAct<Recorded>(() => {
    drop();
    fold();
  });
  const problem = sent.refusal ?? may.blocked;
  const given = reason.trim();
  return (
    <form className="unfolded" onSubmit={(event) => {
      event.preventDefault();
      void sent.run({ method: 'POST', path, body: given === '' ? {} : { reason: given } });
    }}>
      <Input.TextArea rows={2} maxLength={1000} autoFocus value={reason} placeholder={t(`reasonActs.${act}.reason`)} aria-label={t(`reasonActs.${act}.reason`)} data-testid={`${testId}-reason`} onChange={(event) => set(event.target.value)} />
      {act === 'terminate' && <p className="caption">{t('reasonActs.terminate.follows')}</p>}
      {may.outcome && <Outcome title={t('outcome.title')} preview={may.outcome} />}
      {problem && <Refusal problem={problem} quiet={sent.refusal === null} />}
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={sent.busy} disabled={may.blocked !== null || (required && given === '')} data-testid={`${testId}-submit`}>{t(`reasonActs.${act}.submit`)}</Button>
        <Button onClick={fold}>{t('fold')}</Button>
      </div>
    </form>
  );
}
