import type { CloudView } from '../api/contract';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { countOf } from './sheet';
import '../styles/cloud.css';

/** What was declared, proposed or approved, and planned: the money in a line, each service of the cloud in its row. */
export function Bounds({ cloud }: { cloud: CloudView }) {
  const { t } = useWords();
  const format = useFormat();
  const amount = cloud.approvedFen ?? cloud.proposedFen;
  return (
    <div data-testid="cloud-bounds">
      {amount !== null && <p className="bounds-amount">{t(cloud.approvedFen === null ? 'cloud.proposedAmount' : 'cloud.approvedAmount')} <b className="figure" title={format.exact(amount)}>{format.money(amount)}</b></p>}
      {cloud.bounds.length > 0 && <BoundTable cloud={cloud} />}
    </div>
  );
}

type Row = CloudView['bounds'][number];
type Columns = { readonly approved: 'cloud.approved' | 'cloud.proposed' | null; readonly isPlanned: boolean; readonly proposed: CloudView['proposed'] };

/** A column stands only where something stands in it: a project that is still reviewed has no plan. What nobody asks for is counted, not listed. */
function BoundTable({ cloud: { bounds, proposed } }: { cloud: CloudView }) {
  const { t } = useWords();
  const isApproved = bounds.some(({ approved }) => approved !== null);
  const columns: Columns = { approved: isApproved ? 'cloud.approved' : proposed && 'cloud.proposed', isPlanned: bounds.some(({ planned }) => planned !== null), proposed };
  const named = bounds.filter(({ declared, approved, planned }) => [declared, approved, planned].some((n) => n !== null && n > 0));
  return (
    <table className="bounds">
      <thead><tr><th scope="col">{t('cloud.service')}</th><th scope="col">{t('cloud.declared')}</th>{columns.approved && <th scope="col">{t(columns.approved)}</th>}{columns.isPlanned && <th scope="col">{t('cloud.planned')}</th>}</tr></thead>
      <tbody>
        {named.map((row) => <BoundRow key={row.service} row={row} columns={columns} />)}
        {named.length < bounds.length && <tr><td className="bounds-rest caption" colSpan={4}>{t('cloud.restZero', { n: bounds.length - named.length })}</td></tr>}
      </tbody>
    </table>
  );
}

function BoundRow({ row: { service, name, unit, declared, approved, planned, over }, columns }: { row: Row; columns: Columns }) {
  const { t, say } = useWords();
  const shown = (n: number | null | undefined): string => (n === null || n === undefined ? t('unknown') : countOf(n));
  return (
    <tr className={over > 0 ? 'row-over' : undefined} data-testid={`bound-${service}`}>
      <th scope="row">{say(name)}<span className="caption">{say(unit)}</span></th>
      <td>{shown(declared)}</td>
      {columns.approved && <td><b>{shown(approved ?? columns.proposed?.[service])}</b></td>}
      {columns.isPlanned && <Planned over={over}>{shown(planned)}</Planned>}
    </tr>
  );
}

function Planned({ over, children }: { over: number; children: string }) {
  const { t } = useWords();
  return over > 0 ? <td className="over">{children}<span className="under">{t('cloud.overBy', { by: countOf(over) })}</span></td> : <td>{children}</td>;
}
