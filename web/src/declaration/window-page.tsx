import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNow } from '../app/me';
import type { Recorded, WindowPage as Page } from '../api/contract';
import { readWindow } from '../api/reads';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { DayMark } from '../parts/day-mark';
import { History } from '../parts/history';
import { Moving } from '../parts/moving';
import { Group, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat, wanOf } from '../words/format';
import { useWords, wordOf } from '../words/words';
import '../styles/declaration.css';
import '../styles/project.css';

/** A declaration window: until when, who has sent a batch and when, who has not and when it was reminded. */
export function WindowPage() {
  const { id } = useParams({ from: '/windows/$id' });
  const page = useQuery(readWindow(id));
  return <Shown of={page}>{(data) => <Whole key={id} page={data} />}</Shown>;
}

function Whole({ page }: { page: Page }) {
  const { t, say } = useWords();
  const format = useFormat();
  const { window } = page;
  useTitle(`${say(window.channel.name)} ${window.year}`);
  return (
    <main className="project">
      <header className="project-head">
        <p className="back"><Link to="/declaration">‹ {t('nav.declaration')}</Link></p>
        <h1>{say(window.channel.name)} {window.year}</h1>
        <p className="facts"><DayMark mark={window.dayMark} /><span>{t('windows.lastDay')} <b>{window.lastDay === null ? t('windows.blank') : format.on(window.lastDay)} 24:00</b></span><span>{say(page.source)}</span></p>
        {page.moving && <Moving />}
      </header>
      <div className="two-columns">
        <div><Sent page={page} /><Without page={page} /></div>
        <aside>{offered(page.may, 'move') && <MoveDay page={page} />}<Group title={t('history.title')}><History entries={page.timeline} /></Group></aside>
      </div>
    </main>
  );
}

function Sent({ page }: { page: Page }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <Group title={t('windows.sent', { n: page.batches.length })}>
      {page.batches.length === 0 ? <p className="empty">{t('windows.nobody')}</p> : (
        <table className="rows">
          <thead><tr>{['department', 'arrived', 'state', 'projects', 'amount', 'receipt'].map((column) => <th key={column} scope="col" className={column === 'amount' ? 'cell-figure' : undefined}>{t(`batches.column.${column}`)}</th>)}</tr></thead>
          <tbody>{page.batches.map((batch) => (
            <tr key={batch.id} data-testid={`window-batch-${batch.department.id}`}>
              <td><Link to="/batches/$id" params={{ id: batch.id }}>{say(batch.department)}</Link></td><td>{format.stamp(batch.submittedAt, now)}</td><td>{batch.acceptedAt === null ? wordOf(t, 'batchStates', 'submitted') : t('windows.acceptedAt', { at: format.stamp(batch.acceptedAt, now) })}</td>
              <td>{batch.projects}</td><td className="cell-figure">{wanOf(batch.amountFen)}</td><td className="cell-quiet cell-number">{batch.receipt}</td>
            </tr>))}
          </tbody>
        </table>
      )}
    </Group>
  );
}

function Without({ page }: { page: Page }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <Group title={t('windows.without', { n: page.without.length })}>
      <ul className="plain-rows">{page.without.map(({ department, remindedAt, batchId }) => (
        <li key={department.id} data-testid={`window-without-${department.id}`}>{batchId === null ? say(department) : <Link to="/batches/$id" params={{ id: batchId }}>{say(department)}</Link>} <span className="cell-quiet">{remindedAt === null ? t('windows.notReminded') : t('windows.remindedAt', { at: format.stamp(remindedAt, now) })}</span></li>))}
      </ul>
    </Group>
  );
}

function MoveDay({ page }: { page: Page }) {
  const { t } = useWords();
  const [{ lastDay, reason }, set] = useState({ lastDay: '', reason: '' });
  const act = useAct<Recorded>(() => set({ lastDay: '', reason: '' }));
  return (
    <Group title={t('windows.move')}>
      <form className="answer" onSubmit={(event) => {
        event.preventDefault();
        void act.run({ method: 'POST', path: `declaration-windows/${page.window.id}/last-day`, body: { lastDay, reason: reason.trim() } });
      }}>
        <label className="inline-label">{t('windows.lastDay')}<Input type="date" className="input-short" value={lastDay} data-testid="window-move-day" onChange={(event) => set({ lastDay: event.target.value, reason })} /></label>
        <Input.TextArea rows={2} maxLength={1000} value={reason} placeholder={t('windows.reason')} aria-label={t('windows.reason')} data-testid="window-move-reason" onChange={(event) => set({ lastDay, reason: event.target.value })} />
        {act.refusal && <Refusal problem={act.refusal} />}
        <div className="acts"><Button htmlType="submit" loading={act.busy} disabled={lastDay === '' || reason.trim() === ''} data-testid="window-move">{t('windows.move')}</Button></div>
      </form>
    </Group>
  );
}
