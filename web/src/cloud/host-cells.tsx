import { useState } from 'react';
import type { HostSheet as Sheet } from '../api/contract';
import { useWords } from '../words/words';
import { countOf, quantityOf } from './sheet';

/** The name of a host at the head of its column. */
export function HostName({ sheet, n, change }: { sheet: Sheet; n: number; change: ((sheet: Sheet) => void) | undefined }) {
  const { t } = useWords();
  const name = sheet.hosts[n]?.name ?? '';
  if (!change) return <>{name}</>;
  return <input className="cell host-name" value={name} maxLength={40} aria-label={t('cloud.hostName', { n: n + 1 })} onChange={(event) => change({ ...sheet, hosts: sheet.hosts.map((host, i) => (i === n ? { ...host, name: event.target.value } : host)) })} />;
}

type CellProps = { readonly value: number | undefined; readonly label: string; readonly testId: string; readonly at: { readonly row: number; readonly host: number }; readonly change: ((quantity: number | undefined) => void) | undefined; readonly paste: (event: React.ClipboardEvent) => void };

/** What is typed stands as typed until it is left; what is no number is marked and not taken. */
export function Cell({ value, label, testId, at, change, paste }: CellProps) {
  const { t } = useWords();
  const [text, setText] = useState<string | null>(null);
  if (!change) return <span>{value === undefined ? t('unknown') : countOf(value)}</span>;
  const wrong = text !== null && text.trim() !== '' && quantityOf(text) === undefined;
  return (
    <input className={wrong ? 'cell cell-wrong' : 'cell'} inputMode="numeric" value={text ?? value ?? ''} aria-label={label} aria-invalid={wrong} data-testid={testId} data-row={at.row} data-host={at.host} onPaste={paste} onBlur={() => setText(null)}
      onChange={(event) => {
        setText(event.target.value);
        if (event.target.value.trim() === '') change(undefined);
        else if (quantityOf(event.target.value) !== undefined) change(quantityOf(event.target.value));
      }} />
  );
}
