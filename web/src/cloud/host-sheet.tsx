import { Button } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import type { CloudService, HostSheet as Sheet } from '../api/contract';
import { useIsPhone } from '../parts/use-media';
import { useWords, type TFunction } from '../words/words';
import { Cell, HostName } from './host-cells';
import { countOf, pasted, put, totalOf } from './sheet';
import '../styles/cloud.css';

type Bound = Readonly<Record<string, number>>;
type Props = { readonly services: readonly CloudService[]; readonly sheet: Sheet; readonly bounds?: Bound | undefined; readonly change?: ((sheet: Sheet) => void) | undefined };
/** What can be taken back, and what is said of it. */
type Says = (t: TFunction) => string;
type Last = { readonly before: Sheet; readonly says: Says };

/** Virtual hosts across, the fourteen services down; cells copied from a spreadsheet are put down where they are pasted. Each total stands beside its bound. */
export function HostSheet({ services, sheet, bounds, change: given }: Props) {
  const { t } = useWords();
  const isPhone = useIsPhone();
  const change = isPhone ? undefined : given;
  const [last, setLast] = useState<Last | null>(null);
  const take = (next: Sheet, says: Says): void => {
    setLast({ before: sheet, says });
    change?.(next);
  };
  const paste = (event: React.ClipboardEvent, at: { row: number; host: number }): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!change || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    const { sheet: next, read, unread } = pasted(sheet, text, { services, ...at });
    take(next, (words) => [words('cloud.pasted', { n: read }), ...unread.map((each) => words('cloud.unread', each))].join(' '));
  };
  return (
    <div className="host-sheet">
      <div className="host-sheet-frame"><Grid {...{ services, sheet, bounds, change, paste, isPhone }} /></div>
      {isPhone && given && <p className="caption sheet-note">{t('cloud.onComputer')}</p>}
      {change && <Below sheet={sheet} services={services} change={change} take={take} />}
      {change && last && <p className="sheet-note" role="status" data-testid="host-pasted">{last.says(t)} <Button size="small" onClick={() => { change(last.before); setLast(null); }}>{t('cloud.undo')}</Button></p>}
    </div>
  );
}

type GridProps = Pick<Props, 'services' | 'sheet' | 'bounds' | 'change'> & { readonly isPhone: boolean; readonly paste: (event: React.ClipboardEvent, at: { row: number; host: number }) => void };

function Grid({ services, sheet, bounds, change, paste, isPhone }: GridProps) {
  const { t, say } = useWords();
  const hosts = isPhone ? [] : sheet.hosts;
  return (
    <table role="grid" data-testid="host-sheet" onKeyDown={walk}>
      <thead><tr><th scope="col">{t('cloud.service')}</th>{hosts.map((host, n) => <th key={n} scope="col"><HostName sheet={sheet} n={n} change={change} /></th>)}<th scope="col" className="sheet-total">{t('cloud.total')}</th>{bounds && <th scope="col">{t('cloud.check')}</th>}<th aria-hidden className="sheet-rest" /></tr></thead>
      <tbody>
        {services.map((service, row) => (
          <tr key={service.service}>
            <th scope="row" title={say(service.source)}>{say(service.name)}<span className="caption">{say(service.unit)}</span></th>
            {hosts.map((host, n) => (
              <td key={n}><Cell value={host.quantities[service.service]} label={`${say(service.name)} ${host.name}`} at={{ row, host: n }} testId={`cell-${service.service}-${n}`} change={change && ((quantity) => change(put(sheet, { host: n, service: service.service, quantity })))} paste={(event) => paste(event, { row, host: n })} /></td>
            ))}
            <td className="figure sheet-total">{countOf(totalOf(sheet, service.service))}</td>
            {bounds && <td><Check total={totalOf(sheet, service.service)} bound={bounds[service.service] ?? 0} testId={`check-${service.service}`} /></td>}
            <td aria-hidden className="sheet-rest" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const STEPS: Readonly<Record<string, number>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

/** Enter and the arrows go up and down a column of the sheet. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const { row, host } = (event.target as HTMLElement).dataset;
  if (step === undefined || row === undefined || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLInputElement>(`[data-row="${Number(row) + step}"][data-host="${host}"]`)?.select();
}

function Check({ total, bound, testId }: { total: number; bound: number; testId: string }) {
  const { t } = useWords();
  if (total <= bound) return <span className="caption" data-testid={testId}>{t('cloud.within', { bound: countOf(bound) })}</span>;
  return <span className="over" data-testid={testId} data-over={total - bound}>✕ {t('cloud.over', { bound: countOf(bound), by: countOf(total - bound) })}</span>;
}

type BelowProps = { readonly sheet: Sheet; readonly services: readonly CloudService[]; readonly change: (sheet: Sheet) => void; readonly take: (sheet: Sheet, says: Says) => void };

function Below({ sheet, services, change, take }: BelowProps) {
  const { t } = useWords();
  const copy = sheet.hosts.at(-1);
  const name = t('cloud.host', { n: sheet.hosts.length + 1 });
  return (
    <div className="acts sheet-acts">
      <Button data-testid="host-add" onClick={() => change({ ...sheet, hosts: [...sheet.hosts, { name, quantities: Object.fromEntries(services.map(({ service }) => [service, 0])) }] })}>{t('cloud.addHost')}</Button>
      {copy && <Button data-testid="host-copy" onClick={() => change({ ...sheet, hosts: [...sheet.hosts, { ...copy, name }] })}>{t('cloud.copyHost', { name: copy.name })}</Button>}
      {copy && <Button data-testid="host-drop" onClick={() => take({ ...sheet, hosts: sheet.hosts.slice(0, -1) }, (words) => words('cloud.dropped', { name: copy.name }))}>{t('cloud.dropHost', { name: copy.name })}</Button>}
      <span className="caption">{t(copy ? 'cloud.pasteHint' : 'cloud.noHosts')}</span>
    </div>
  );
}
