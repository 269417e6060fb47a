import { Button } from 'antd';
import { useState } from 'react';
import type { BatchPage, BatchSubmitted, MayDo } from '../api/contract';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** Sending a batch: what follows is said before it is confirmed; what stops it is shown with its clause. */
export function SendBatch({ page }: { page: BatchPage }) {
  const { t } = useWords();
  const may = offered(page.may, 'submit');
  if (!may) return null;
  return <Group title={t('batch.send')}>{page.ranked || page.rows.length === 0 ? <Sending page={page} may={may} /> : <Ranking page={page} />}</Group>;
}

/** The order as it stands, taken over whole. */
function Ranking({ page }: { page: BatchPage }) {
  const { t } = useWords();
  const act = useAct();
  const order = page.rows.filter(({ state }) => state === 'new' || state === 'submitted').map(({ projectId }) => projectId);
  return (
    <div className="answer">
      <p>{t('batch.unranked')}</p>
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" loading={act.busy} data-testid="rank-as-shown" onClick={() => void act.run({ method: 'POST', path: `declaration-batches/${page.batch.id}/ranking`, body: { order } })}>{t('batch.rank', { n: order.length })}</Button></div>
    </div>
  );
}

function Sending({ page, may }: { page: BatchPage; may: MayDo }) {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  const act = useAct<BatchSubmitted>(() => setSure(false));
  const n = page.rows.filter(({ state }) => state === 'new' || state === 'submitted').length;
  const open = page.rows.filter((row) => row.open.length > 0).length;
  const problem = act.refusal ?? may.blocked;
  return (
    <div className="answer">
      {problem && <Refusal problem={problem} quiet={act.refusal === null} />}
      {act.answer && <p data-testid="batch-sent">{t('batch.sent', { receipt: act.answer.receipt, n: act.answer.projects })}</p>}
      {sure && <ul className="follows" data-testid="batch-follows">{['accept', 'nothingAdded', 'receipt'].map((each) => <li key={each}>{t(`batch.follows.${each}`)}</li>)}{open > 0 && <li className="count-soon">{t('batch.follows.gates', { n: open })}</li>}</ul>}
      <div className="acts">
        {sure
          ? <><Button type="primary" loading={act.busy} data-testid="batch-send" onClick={() => void act.run({ method: 'POST', path: `declaration-batches/${page.batch.id}/submission` })}>{t('batch.submit', { n })}</Button><Button onClick={() => setSure(false)}>{t('fold')}</Button></>
          : <Button type="primary" aria-disabled={may.blocked !== null} disabled={may.blocked !== null} data-testid="batch-send-open" onClick={() => setSure(true)}>{t('batch.submit', { n })}</Button>}
      </div>
    </div>
  );
}
