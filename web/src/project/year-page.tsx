import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { Recorded, YearPage as Page } from '../api/contract';
import { readYear } from '../api/reads';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { OpenTasks } from '../approval/open-tasks';
import { DayMark } from '../parts/day-mark';
import { History } from '../parts/history';
import { Moving } from '../parts/moving';
import { Group, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { fenOf, useFormat } from '../words/format';
import { useWords } from '../words/words';
import { UsageTable } from './usage-table';
import '../styles/project.css';

/** One year of a system's operation: its money, month by month, until it is settled. */
export function YearPage() {
  const { id } = useParams({ from: '/operation-years/$id' });
  const page = useQuery(readYear(id));
  return <Shown of={page}>{(data) => <Year key={id} page={data} />}</Shown>;
}

function Year({ page }: { page: Page }) {
  const { t, say } = useWords();
  const format = useFormat();
  const { year } = page;
  useTitle(page.title);
  return (
    <main className="project">
      <header className="project-head">
        <p className="back"><Link to="/projects/$id" params={{ id: year.projectId }}>‹ {t('years.project')}</Link></p>
        <h1>{page.title}<span className="tag" data-testid="year-status" data-status={year.outcome ?? year.stage}>{say(year.outcomeName ?? year.stageName)}</span></h1>
        <p className="facts"><span>{t('facts.unit')} <b>{say(page.unit)}</b></span><span>{t('facts.department')} <b>{say(page.department)}</b></span><span>{t('years.approved')} <b title={format.exact(year.amountFen)}>{format.money(year.amountFen)}</b></span>{year.dayMark && <DayMark mark={year.dayMark} due />}</p>
        <OpenTasks tasks={page.tasks} />
        {page.moving && <Moving />}
      </header>
      <div className="two-columns">
        <div>
          {offered(page.may, 'amend') && <Amend page={page} />}
          {offered(page.may, 'use') && <Use page={page} />}
          <Group title={t('usage.title')}><UsageTable usage={page.usage} spentFen={year.spentFen} amountFen={year.amountFen} /></Group>
        </div>
        <aside>
          {offered(page.may, 'settle') && <Settle page={page} />}
          <Group title={t('history.title')}><History entries={page.timeline} /></Group>
        </aside>
      </div>
    </main>
  );
}

const NOTHING = { amount: '', note: '' };
type Asked = { readonly page: Page; readonly verb: 'usage' | 'amendment'; readonly more: Readonly<Record<string, string>>; readonly words: { readonly note: string; readonly submit: string } };

/** A sum and what it is for, sent as one act. */
function SumAndNote({ page, verb, more, words }: Asked) {
  const { t } = useWords();
  const me = useMe();
  const draft = useDraft(`${me.id}:${verb}:${page.year.id}`, NOTHING);
  const act = useAct<Recorded>(draft.drop);
  const fen = fenOf(draft.value.amount);
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: `operation-years/${page.year.id}/${verb}`, body: { ...more, amountFen: fen, note: draft.value.note.trim() } });
    }}>
      <label className="inline-label">{t('years.amount')}<Input className="input-short" inputMode="decimal" suffix={t('years.wan')} value={draft.value.amount} data-testid={`${verb}-amount`} onChange={(event) => draft.set({ ...draft.value, amount: event.target.value })} /></label>
      <Input.TextArea rows={2} maxLength={2000} value={draft.value.note} placeholder={words.note} aria-label={words.note} data-testid={`${verb}-note`} onChange={(event) => draft.set({ ...draft.value, note: event.target.value })} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={fen === undefined || draft.value.note.trim() === ''} data-testid={`${verb}-submit`}>{words.submit}</Button></div>
    </form>
  );
}

/** The first month that has not been told yet comes next. */
function Use({ page }: { page: Page }) {
  const { t } = useWords();
  const month = page.usage.find(({ amountFen }) => amountFen === null)?.month;
  if (month === undefined) return null;
  return <Group title={t('usage.next', { month })}><SumAndNote key={month} page={page} verb="usage" more={{ month }} words={{ note: t('usage.what'), submit: t('usage.submit', { month }) }} /></Group>;
}

function Amend({ page }: { page: Page }) {
  const { t } = useWords();
  return (
    <Group title={t('amend.title')} note={t('amend.note')}>
      <ol className="asked">{page.items.map(({ n, text, reason }) => <li key={n}><p><b>{n}</b> {text}</p>{reason !== null && <p className="caption">{t('supplement.reason', { reason })}</p>}</li>)}</ol>
      <SumAndNote page={page} verb="amendment" more={{}} words={{ note: t('amend.answer'), submit: t('amend.submit') }} />
    </Group>
  );
}

function Settle({ page }: { page: Page }) {
  const { t } = useWords();
  const me = useMe();
  const draft = useDraft(`${me.id}:settle:${page.year.id}`, '');
  const act = useAct<Recorded>(draft.drop);
  const missing = page.usage.filter(({ amountFen }) => amountFen === null).length;
  return (
    <Group title={t('settle.title')} note={missing > 0 ? t('settle.missing', { count: missing }) : ''}>
      <form className="answer" onSubmit={(event) => {
        event.preventDefault();
        void act.run({ method: 'POST', path: `operation-years/${page.year.id}/settlement`, body: { note: draft.value.trim() } });
      }}>
        <Input.TextArea rows={2} maxLength={2000} value={draft.value} placeholder={t('settle.note')} aria-label={t('settle.note')} data-testid="settle-note" onChange={(event) => draft.set(event.target.value)} />
        {act.refusal && <Refusal problem={act.refusal} />}
        <div className="acts"><Button htmlType="submit" loading={act.busy} disabled={missing > 0 || draft.value.trim() === ''} data-testid="settle-submit">{t('settle.submit')}</Button></div>
      </form>
    </Group>
  );
}
