import { Button } from 'antd';
import { useAct } from '../api/use-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** The second person's yes, shown only to whom it is asked of. */
export function Confirm({ path, testId, shown }: { path: string; testId: string; shown: boolean }) {
  const { t } = useWords();
  const act = useAct();
  if (!shown) return <span className="cell-quiet">{t('administration.waits')}</span>;
  return (
    <>
      <Button type="primary" size="small" loading={act.busy} data-testid={testId} onClick={() => void act.run({ method: 'POST', path, body: {} })}>{t('administration.confirm')}</Button>
      {act.refusal && <Refusal problem={act.refusal} />}
    </>
  );
}
