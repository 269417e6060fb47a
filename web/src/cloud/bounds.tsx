import type { CloudView } from '../api/contract';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import '../styles/cloud.css';

/** What was declared, proposed or approved, and planned: the money in a line, each service of the cloud in its row. */
export function Bounds({ cloud }: { cloud: CloudView }) {
  const { t, say } = useWords();
  const format = useFormat();
  const amount = cloud.approvedFen ?? cloud.proposedFen;
  return (
    <div data-testid="cloud-bounds">
      {amount !== null && <p>{t(cloud.approvedFen === null ? 'cloud.proposedAmount' : 'cloud.approvedAmount')} <b className="figure" title={format.exact(amount)}>{format.money(amount)}</b></p>}
      {cloud.bounds.length > 0 && (
        <table className="bounds">
          <thead><tr><th scope="col">{t('cloud.service')}</th><th scope="col">{t('cloud.declared')}</th><th scope="col">{t('cloud.approved')}</th><th scope="col">{t('cloud.planned')}</th></tr></thead>
          <tbody>
            {cloud.bounds.map(({ service, name, unit, declared, approved, planned, over }) => (
              <tr key={service}><th scope="row">{say(name)}<span className="caption">{say(unit)}</span></th><td className="figure">{declared ?? '-'}</td><td className="figure">{approved ?? cloud.proposed?.[service] ?? '-'}</td><td className={over > 0 ? 'figure over' : 'figure'}>{planned ?? '-'}{over > 0 && ` ✕ +${over}`}</td></tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
