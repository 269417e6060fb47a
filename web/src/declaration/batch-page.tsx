import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { BatchPage as Page } from '../api/contract';
import { readBatch } from '../api/reads';
import { offered } from '../approval/acts';
import { OpenTasks } from '../approval/open-tasks';
import { DayMark } from '../parts/day-mark';
import { History } from '../parts/history';
import { Group, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useFormat, wanOf } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { BatchRows, PlainRows } from './batch-rows';
import { SendBatch } from './send-batch';
import { SupplementBatch } from './supplement-batch';
import { useRanking } from './use-ranking';
import '../styles/declaration.css';
import '../styles/project.css';

/** A department's one batch: its projects in their order, what each still lacks, and what sending it will do. */
export function BatchPage() {
  const { id } = useParams({ from: '/batches/$id' });
  const page = useQuery(readBatch(id));
  return <Shown of={page}>{(data) => <Batch key={id} page={data} />}</Shown>;
}

function Batch({ page }: { page: Page }) {
  const { t, say } = useWords();
  useTitle(`${say(page.batch.department)} ${say(page.batch.channel.name)}`);
  const resubmit = offered(page.may, 'resubmit');
  return (
    <main className="project">
      <Head page={page} />
      <div className="two-columns">
        <div>
          {resubmit && <SupplementBatch page={page} />}
          <Listed page={page} />
          {page.waiting.length > 0 && <Group title={t('batch.waiting', { n: page.waiting.length })}><PlainRows rows={page.waiting} /></Group>}
          {page.screenedOut.length > 0 && <Group title={t('batch.screenedOut', { n: page.screenedOut.length })}><PlainRows rows={page.screenedOut} /></Group>}
        </div>
        <aside>
          <SendBatch page={page} />
          <Group title={t('history.title')}><History entries={page.timeline} /></Group>
        </aside>
      </div>
    </main>
  );
}

function Listed({ page }: { page: Page }) {
  const { t } = useWords();
  const ranking = useRanking(page);
  const total = page.rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return (
    <Group title={t('batch.listed', { n: page.rows.length })} note={t('batch.total', { amount: wanOf(total) })} aside={ranking.canUndo && <button type="button" className="link" data-testid="rank-undo" onClick={ranking.undo}>{t('batch.undo')}</button>}>
      {page.rows.length === 0 ? <p className="empty">{t('batch.empty')}</p> : <BatchRows page={page} ranking={ranking} />}
      {ranking.refusal && <Refusal problem={ranking.refusal} />}
    </Group>
  );
}

function Head({ page }: { page: Page }) {
  const { t, say } = useWords();
  const format = useFormat();
  const { batch } = page;
  return (
    <header className="project-head">
      <p className="back"><Link to="/declaration">‹ {t('nav.declaration')}</Link></p>
      <h1>{t('format.batch', { department: say(batch.department), channel: say(batch.channel.name), year: batch.year })}</h1>
      <p className="facts">
        <DayMark mark={batch.window.dayMark} />
        <span>{wordOf(t, 'batchStates', batch.state)}</span>
        {page.cutoffAt !== null && <span>{t('batch.cutoff')} <b>{format.due(page.cutoffAt)}</b></span>}
        {batch.receipt !== null && <span>{t('batch.receipt')} <b data-testid="batch-receipt">{batch.receipt}</b></span>}
        {batch.submittedAt !== null && <span>{t('batch.arrived')} <b>{format.due(batch.submittedAt)}</b></span>}
        {batch.acceptedAt !== null && <span>{t('batch.accepted')} <b>{format.due(batch.acceptedAt)}</b></span>}
        {page.taskId !== null && <Link to="/tasks/$id" params={{ id: page.taskId }} data-testid="batch-task">{t('batch.toTask')}</Link>}
      </p>
      <OpenTasks tasks={page.tasks} />
    </header>
  );
}
