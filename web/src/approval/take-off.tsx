import type { Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** 减签: a signer whom one added, and who has not spoken, is not asked any more. */
export function TakeOff({ taskId }: { taskId: string }) {
  const { t } = useWords();
  const act = useAct<Recorded>();
  return (
    <>
      <button type="button" className="link" disabled={act.busy} title={t('sign.offEffect')} data-testid={`sign-off-${taskId}`} onClick={() => void act.run({ method: 'DELETE', path: `user-tasks/${taskId}/signers` })}>{t('sign.off')}</button>
      {act.refusal && <Refusal problem={act.refusal} />}
    </>
  );
}
