import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment } from 'react';
import type { SupervisedRow, SupervisedTasks } from '../api/contract';
import { readSupervision } from '../api/reads';
import { useAct } from '../api/use-act';
import { DayMark } from '../parts/day-mark';
import { More, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useIsPhone } from '../parts/use-media';
import { useFormat } from '../words/format';
import { useWords, wordOf, type TFunction } from '../words/words';
import { CreateTask } from './create-task';
import { LadderBoxes } from './ladder';
import '../styles/supervision.css';

/** The tasks of the plans, the longest overdue first: one sentence, then what answers it. */
export function SupervisionPage() {
  const { t } = useWords();
  const tasks = useInfiniteQuery(readSupervision);
  useTitle(t('nav.supervision'));
  return (
    <main className="page">
      <Shown of={tasks}>
        {({ pages }) => {
          const [first] = pages;
          const rows = pages.flatMap((page) => page.rows);
          return first && (
            <>
              <Head first={first} />
              <section className="panel">
                {rows.length === 0 ? <p className="empty">{t('supervision.empty')}</p> : <Rows rows={rows} />}
                <More of={tasks} />
              </section>
            </>
          );
        }}
      </Shown>
    </main>
  );
}

function Head({ first }: { first: SupervisedTasks }) {
  const { t, say } = useWords();
  const { headline } = first;
  const parts = (['overdue', 'today', 'soon'] as const).filter((tone) => headline[tone] > 0);
  const mayImport = first.may.some((act) => act === 'import' || act.endsWith('.import'));
  return (
    <header className="headline headline-acts">
      <div>
        <h1 data-testid="supervision-title">
          {parts.length === 0 ? t('supervision.calm', { count: headline.open }) : parts.map((tone, i) => <Fragment key={tone}>{i > 0 && t('listComma')}<span className={tone === 'overdue' ? 'count-over' : 'count-soon'}>{t(`supervision.${tone}`, { count: headline[tone] })}</span></Fragment>)}
        </h1>
        {parts.length > 0 && <p className="headline-note">{t('supervision.open', { count: headline.open })}</p>}
      </div>
      {first.choices && <CreateTask choices={first.choices} />}
      {mayImport && first.plans.filter(({ imported }) => !imported).map((plan) => <Import key={plan.id} id={plan.id} name={say(plan.name)} />)}
    </header>
  );
}

function Import({ id, name }: { id: string; name: string }) {
  const { t } = useWords();
  const act = useAct();
  return (
    <div className="begin">
      <Button loading={act.busy} data-testid={`plan-import-${id}`} onClick={() => void act.run({ method: 'POST', path: `plans/${id}/import` })}>{t('supervision.import', { name })}</Button>
      {act.refusal && <Refusal problem={act.refusal} />}
    </div>
  );
}

function Rows({ rows }: { rows: readonly SupervisedRow[] }) {
  const { t } = useWords();
  if (useIsPhone()) return <ul className="phone-rows">{rows.map((row) => <PhoneRow key={row.id} row={row} />)}</ul>;
  return (
    <table className="rows rows-tall">
      <thead><tr>{['mark', 'title', 'state', 'ladder'].map((column) => <th key={column} scope="col">{t(`supervision.column.${column}`)}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <DeskRow key={row.id} row={row} />)}</tbody>
    </table>
  );
}

function DeskRow({ row }: { row: SupervisedRow }) {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <tr className="row" data-testid={`task-row-${row.id}`} onClick={() => void navigate({ to: '/supervision/$id', params: { id: row.id } })}>
      <td className="cell-mark"><DayMark mark={row.dayMark} /><span className="caption under-mark">{dayWords(row, { t, on: format.on })}</span></td>
      <td className="cell-title"><Link to="/supervision/$id" params={{ id: row.id }}>{row.title}</Link><Leads row={row} /></td>
      <td>{wordOf(t, 'supervisedStates', row.state)}{row.isKey && <b className="count-over"> {t('supervised.isKey')}</b>}{row.answers && <span className="caption under">{t('supervision.progress', row.answers)}</span>}{row.projectId !== null && <span className="caption under">{t('supervision.adopted')}</span>}</td>
      <td><LadderBoxes ladder={row.ladder} /></td>
    </tr>
  );
}

/** The last day of a task; of one without, what its time is. */
const dayWords = (row: SupervisedRow, { t, on }: { t: TFunction; on: (day: string) => string }): string => {
  if (row.dueOn !== null) return on(row.dueOn);
  return row.startsOn === null ? t(`supervised.dueKinds.${row.dueKind}`) : t('supervised.startsOn', { day: on(row.startsOn) });
};

function Leads({ row }: { row: SupervisedRow }) {
  const { t, say } = useWords();
  return <span className="caption under"><span lang="zh-CN">{row.clause}</span> · {t('supervision.leads', { who: row.leads.map(say).join(t('comma')) })}</span>;
}

function PhoneRow({ row }: { row: SupervisedRow }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <li className="phone-row" data-testid={`task-row-${row.id}`}>
      <Link to="/supervision/$id" params={{ id: row.id }}>
        <span className="phone-first"><DayMark mark={row.dayMark} /><span className="cell-quiet">{dayWords(row, { t, on: format.on })}</span></span>
        <strong>{row.title}</strong>
        <Leads row={row} />
        <span className="cell-quiet">{wordOf(t, 'supervisedStates', row.state)}</span>
      </Link>
    </li>
  );
}
