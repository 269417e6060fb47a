import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useMe } from '../app/me';
import type { Batches, Windows } from '../api/contract';
import { readBatches, readWindows } from '../api/reads';
import { useAct } from '../api/use-act';
import { DayMark } from '../parts/day-mark';
import { Group, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat, wanOf } from '../words/format';
import { useWords, wordOf } from '../words/words';
import '../styles/declaration.css';

const WATCHING = ['acceptance_clerk', 'reviewer', 'group_leader', 'superior', 'supervisor', 'auditor', 'admin'];

/** The seasons of declaration: windows for who watches over them, batches for who sends or receives them. */
export function DeclarationPage() {
  const { t } = useWords();
  const me = useMe();
  useTitle(t('nav.declaration'));
  return (
    <main className="page">
      <header className="headline"><h1>{t('nav.declaration')}</h1></header>
      {me.offices.some(({ role }) => WATCHING.includes(role)) && <WindowList />}
      <BatchList />
    </main>
  );
}

function WindowList() {
  const { t } = useWords();
  const windows = useQuery(readWindows);
  return <Group title={t('windows.title')}><Shown of={windows}>{(data) => <><WindowTable of={data} />{data.may.includes('window.open') && <OpenWindow of={data} />}</>}</Shown></Group>;
}

function WindowTable({ of }: { of: Windows }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <table className="rows seasons">
      <thead><tr>{['channel', 'lastDay', 'mark', 'sent', 'without'].map((column) => <th key={column} scope="col">{t(`windows.column.${column}`)}</th>)}</tr></thead>
      <tbody>
        {of.rows.map((row) => (
          <tr key={row.id} data-testid={`window-row-${row.id}`}>
            <td>{row.opened ? <Link to="/windows/$id" params={{ id: row.id }}>{say(row.channel.name)} {row.year}</Link> : <>{say(row.channel.name)} {row.year}</>}</td>
            <td>{row.lastDay === null ? t('windows.blank') : format.on(row.lastDay)}</td>
            <td>{row.opened ? <DayMark mark={row.dayMark} /> : <span className="cell-quiet">{t('windows.unopened')}</span>}</td>
            <td data-label={t('windows.column.sent')}>{row.opened ? row.submitted : '—'}</td>
            <td data-label={t('windows.column.without')}>{row.opened ? row.without : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OpenWindow({ of }: { of: Windows }) {
  const { t, say } = useWords();
  const [channel, setChannel] = useState(of.channels[0]?.channel ?? '');
  const [lastDay, setLastDay] = useState('');
  const act = useAct(() => setLastDay(''));
  return (
    <form className="answer window-open" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: 'declaration-windows', body: { channel, year: Number(lastDay.slice(0, 4)) || of.year, ...(lastDay !== '' && { lastDay }) } });
    }}>
      <label className="inline-label">{t('windows.channel')}<select className="select" value={channel} data-testid="window-channel" onChange={(event) => setChannel(event.target.value)}>{of.channels.map((each) => <option key={each.channel} value={each.channel}>{say(each.name)}</option>)}</select></label>
      <label className="inline-label">{t('windows.lastDay')}<Input type="date" className="input-short" value={lastDay} data-testid="window-last-day" onChange={(event) => setLastDay(event.target.value)} /></label>
      <p className="caption">{t('windows.openNote')}</p>
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} data-testid="window-open">{t('windows.open')}</Button></div>
    </form>
  );
}

function BatchList() {
  const { t } = useWords();
  const batches = useQuery(readBatches);
  return <Group title={t('batches.title')}><Shown of={batches}>{(data) => (data.rows.length === 0 ? <p className="empty">{t('batches.empty')}</p> : <BatchTable of={data} />)}</Shown></Group>;
}

function BatchTable({ of }: { of: Batches }) {
  const { t, say } = useWords();
  return (
    <table className="rows seasons">
      <thead><tr>{['department', 'channel', 'mark', 'state', 'projects', 'amount', 'receipt'].map((column) => <th key={column} scope="col" className={column === 'amount' ? 'cell-figure' : undefined}>{t(`batches.column.${column}`)}</th>)}</tr></thead>
      <tbody>
        {of.rows.map((row) => (
          <tr key={row.id} data-testid={`batch-row-${row.id}`}>
            <td className="cell-title"><Link to="/batches/$id" params={{ id: row.id }}>{say(row.department)}</Link></td>
            <td>{say(row.channel.name)} {row.year}</td>
            <td><DayMark mark={row.window.dayMark} /></td>
            <td>{wordOf(t, 'batchStates', row.state)}</td>
            <td data-label={t('batches.column.projects')}>{row.projects}</td>
            <td className="cell-figure" data-label={t('batches.column.amount')}>{wanOf(row.amountFen)}</td>
            <td className="cell-quiet cell-number">{row.receipt ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
