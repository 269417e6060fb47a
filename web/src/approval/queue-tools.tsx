import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import type { QueueOrder, QueueView } from '../api/contract';
import { Key } from '../parts/keys-help';
import { useKeys } from '../parts/use-keys';
import { useWords } from '../words/words';
import { ORDERS, queryOf } from './narrowing';
import { useTakeNext } from './take-next';

/** What can be done with the list as a whole: put in another order, taken from, taken along as a workbook. */
export function QueueTools({ view, canTake }: { view: QueueView; canTake: boolean }) {
  const { t } = useWords();
  const taking = useTakeNext();
  return (
    <div className="queue-tools">
      {view !== 'done' && <Order />}
      <span className="panel-acts">
        {taking.nothing && <span role="status" className="caption">{t('queue.nothingToTake')}</span>}
        <Sheet />
        {view !== 'done' && canTake && <button type="button" className="button-link" disabled={taking.busy} aria-keyshortcuts="N" data-testid="take-next" onClick={taking.take}>{t('queue.takeNext')}<Key name="N" /></button>}
      </span>
    </div>
  );
}

/** The order lies in the address; the soonest due goes without saying. */
function Order() {
  const { t } = useWords();
  const { order = 'due' } = useSearch({ from: '/tasks' });
  const navigate = useNavigate({ from: '/tasks' });
  const choose = (to: QueueOrder): void => void navigate({ search: ({ row: _row, order: _before, ...rest }) => (to === 'due' ? rest : { ...rest, order: to }) });
  return (
    <label className="inline-label">{t('queue.order')}
      <select className="filter-choice" value={order} data-testid="queue-order" onChange={(event) => choose(ORDERS.find((each) => each === event.target.value) ?? 'due')}>
        {ORDERS.map((each) => <option key={each} value={each}>{t(`queue.orders.${each}`)}</option>)}
      </select>
    </label>
  );
}

function Sheet() {
  const { t, language } = useWords();
  const { row: _row, ...narrowing } = useSearch({ from: '/tasks' });
  const link = useRef<HTMLAnchorElement>(null);
  useKeys({ E: () => link.current?.click() });
  return <a ref={link} className="button-link" href={`/api/user-tasks.xlsx?${queryOf(narrowing)}&language=${language === 'en' ? 'en' : 'zh'}`} download aria-keyshortcuts="E" data-testid="queue-sheet">{t('queue.sheet')}<Key name="E" /></a>;
}
