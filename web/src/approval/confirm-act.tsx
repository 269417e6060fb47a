import { Button } from 'antd';
import type { Recorded, UserTaskPage } from '../api/contract';
import { useAct } from '../api/use-act';
import type { Sending } from '../api/request';
import { Outcome } from '../parts/outcome';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';
import { offered, peopleOf } from './acts';

/** The acts that need no more than a yes: taking one's own word back (撤回), taking off a signer whom one added (减签). */
const SENT = {
  recall: (id: string): Sending => ({ method: 'POST', path: `user-tasks/${id}/recall`, body: {} }),
  unsign: (id: string): Sending => ({ method: 'DELETE', path: `user-tasks/${id}/signers` }),
} as const;

const NOT_OFFERED = { blocked: null, outcome: null };

type Props = { readonly act: keyof typeof SENT; readonly page: UserTaskPage; readonly fold: () => void; readonly done?: () => void };

/** What it will do, before it is done; or why it cannot be, in words. */
export function ConfirmAct({ act, page, fold, done }: Props) {
  const { t } = useWords();
  const sent = useAct<Recorded>(() => {
    fold();
    done?.();
  });
  const { blocked, outcome } = offered(page.may, act) ?? NOT_OFFERED;
  const problem = sent.refusal ?? blocked;
  return (
    <div className="handing-form" data-testid={`confirm-${act}`}>
      {outcome && <Outcome title={t('outcome.title')} preview={outcome} />}
      {blocked === null && <p className="caption">{t(`confirm.${act}.effect`)}</p>}
      {problem && <Refusal problem={problem} people={peopleOf(page)} quiet={sent.refusal === null} />}
      <div className="acts">
        {blocked === null && <Button type="primary" loading={sent.busy} data-testid={`${act}-submit`} onClick={() => void sent.run(SENT[act](page.task.id))}>{t(`confirm.${act}.submit`)}</Button>}
        <Button onClick={fold}>{t('fold')}</Button>
      </div>
    </div>
  );
}
