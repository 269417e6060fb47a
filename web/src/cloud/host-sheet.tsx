import { Button } from 'antd';
import { useState } from 'react';
import type { CloudService, HostSheet as Sheet } from '../api/contract';
import { useWords } from '../words/words';
import { pasted, put, quantityOf, totalOf, type Pasted } from './sheet';
import '../styles/cloud.css';

type Props = { readonly services: readonly CloudService[]; readonly sheet: Sheet; readonly bounds?: Readonly<Record<string, number>> | undefined; readonly change?: ((sheet: Sheet) => void) | undefined };

/** Virtual hosts across, the fourteen services down; cells copied from a spreadsheet are put down where they are pasted. Each total stands beside its bound. */
export function HostSheet({ services, sheet, bounds, change }: Props) {
  const { t, say } = useWords();
  const [last, setLast] = useState<{ before: Sheet; done: Pasted } | null>(null);
  const paste = (event: React.ClipboardEvent, at: { row: number; host: number }): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!change || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    const done = pasted(sheet, text, { services, ...at });
    setLast({ before: sheet, done });
    change(done.sheet);
  };
  return (
    <div className="host-sheet">
      <div className="host-sheet-frame">
        <table role="grid" data-testid="host-sheet">
          <thead><tr><th scope="col">{t('cloud.service')}</th>{sheet.hosts.map((host, n) => <th key={n} scope="col"><HostName sheet={sheet} n={n} change={change} /></th>)}<th scope="col">{t('cloud.total')}</th><th scope="col">{t('cloud.check')}</th></tr></thead>
          <tbody>
            {services.map((service, row) => (
              <tr key={service.service}>
                <th scope="row" title={service.source}>{say(service.name)}<span className="caption">{say(service.unit)}</span></th>
                {sheet.hosts.map((host, n) => (
                  <td key={n}><Cell value={host.quantities[service.service]} label={`${say(service.name)} ${host.name}`} testId={`cell-${service.service}-${n}`} change={change && ((quantity) => change(put(sheet, { host: n, service: service.service, quantity })))} paste={(event) => paste(event, { row, host: n })} /></td>
                ))}
                <td className="figure">{totalOf(sheet, service.service)}</td>
                <td><Check total={totalOf(sheet, service.service)} bound={bounds?.[service.service]} testId={`check-${service.service}`} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {change && <Below sheet={sheet} services={services} change={change} last={last} undo={() => { if (last) change(last.before); setLast(null); }} />}
    </div>
  );
}

function HostName({ sheet, n, change }: { sheet: Sheet; n: number; change: Props['change'] }) {
  const { t } = useWords();
  const name = sheet.hosts[n]?.name ?? '';
  if (!change) return <>{name}</>;
  return <input className="host-name" value={name} maxLength={40} aria-label={t('cloud.hostName', { n: n + 1 })} onChange={(event) => change({ ...sheet, hosts: sheet.hosts.map((host, i) => (i === n ? { ...host, name: event.target.value } : host)) })} />;
}

type CellProps = { readonly value: number | undefined; readonly label: string; readonly testId: string; readonly change: ((quantity: number | undefined) => void) | undefined; readonly paste: (event: React.ClipboardEvent) => void };

/** What is typed stands as typed until it is left; what is no number is marked and not taken. */
function Cell({ value, label, testId, change, paste }: CellProps) {
  const [text, setText] = useState<string | null>(null);
  if (!change) return <span className="figure">{value ?? '-'}</span>;
  const wrong = text !== null && text.trim() !== '' && quantityOf(text) === undefined;
  return (
    <input className={wrong ? 'cell cell-wrong' : 'cell'} inputMode="numeric" value={text ?? value ?? ''} aria-label={label} aria-invalid={wrong} data-testid={testId} onPaste={paste} onBlur={() => setText(null)}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value.trim() === '') change(undefined);
        else if (quantityOf(event.target.value) !== undefined) change(quantityOf(event.target.value));
      }} />
  );
}

function Check({ total, bound, testId }: { total: number; bound: number | undefined; testId: string }) {
  const { t } = useWords();
  if (bound === undefined) return null;
  if (total <= bound) return <span className="caption" data-testid={testId}>{t('cloud.within', { bound })}</span>;
  return <span className="over" data-testid={testId} data-over={total - bound}>✕ {t('cloud.over', { bound, by: total - bound })}</span>;
}

function Below({ sheet, services, change, last, undo }: { sheet: Sheet; services: readonly CloudService[]; change: (sheet: Sheet) => void; last: { done: Pasted } | null; undo: () => void }) {
  const { t } = useWords();
  const copy = sheet.hosts.at(-1);
  const name = (n: number): string => t('cloud.host', { n });
  return (
    <div className="acts">
      <Button data-testid="host-add" onClick={() => change({ ...sheet, hosts: [...sheet.hosts, { name: name(sheet.hosts.length + 1), quantities: Object.fromEntries(services.map(({ service }) => [service, 0])) }] })}>{t('cloud.addHost')}</Button>
      {copy && <Button onClick={() => change({ ...sheet, hosts: [...sheet.hosts, { ...copy, name: name(sheet.hosts.length + 1) }] })}>{t('cloud.copyHost', { name: copy.name })}</Button>}
      {copy && <Button onClick={() => change({ ...sheet, hosts: sheet.hosts.slice(0, -1) })}>{t('cloud.dropHost', { name: copy.name })}</Button>}
      {last && <p role="status" data-testid="host-pasted">{t('cloud.pasted', { n: last.done.read })}{last.done.unread.map(({ row, text }) => <span key={`${row} ${text}`}> {t('cloud.unread', { row, text })}</span>)} <Button size="small" onClick={undo}>{t('cloud.undo')}</Button></p>}
    </div>
  );
}
