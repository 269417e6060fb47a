import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment, useState } from 'react';
import type { SupervisedRow, SupervisedTasks, SupervisionBoard } from '../api/contract';
import { readBoard, readSupervision } from '../api/reads';
import { useAct } from '../api/use-act';
import { DayMark } from '../parts/day-mark';
import { Glyph } from '../parts/glyph';
import { More, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useKeys } from '../parts/use-keys';
import { useIsPhone } from '../parts/use-media';
import { useFormat } from '../words/format';
import { useWords, wordOf, type TFunction } from '../words/words';
import { BoardStrip } from './board';
import { BoardTables } from './board-tables';
import { CreateTask } from './create-task';
import { FigureLink } from './figure-link';
import { Filters } from './filters';
import { LadderBoxes } from './ladder';
import { queryOf, type Narrowing } from './narrowing';
import '../styles/supervision.css';

/** The supervisor's board, and below it the tasks that the address narrows it to: one sentence, every task in time, then what answers it. */
export function SupervisionPage() {
  const { t } = useWords();
  const narrowing = useSearch({ from: '/supervision' });
  const board = useQuery({ ...readBoard, placeholderData: keepPreviousData });
  const tasks = useInfiniteQuery({ ...readSupervision(queryOf(narrowing, 'month')), placeholderData: keepPreviousData });
  useTitle(t('nav.supervision'));
  return (
    <main className="page board-page">
      <Shown of={board}>{(figures) => (
        <Shown of={tasks}>
          {({ pages }) => pages[0] && (
            <>
              <Head first={pages[0]} board={figures} narrowing={narrowing} />
              {figures.all.count > 0 && <BoardStrip board={figures} />}
              <div className={figures.all.count > 0 ? 'board-columns' : ''}>
                <section className="panel">
                  {figures.all.count > 0 && <Filters board={figures} narrowing={narrowing} shown={pages[0].headline.all} />}
                  <Listed rows={pages.flatMap((page) => page.rows)} narrow={figures.all.count > 0} />
                  <More of={tasks} />
                </section>
                {figures.all.count > 0 && <aside><BoardTables board={figures} /></aside>}
              </div>
            </>
          )}
        </Shown>
      )}</Shown>
    </main>
  );
}

/** The rows, gone through with J and K and opened with Enter. */
function Listed({ rows, narrow }: { rows: readonly SupervisedRow[]; narrow: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [at, setAt] = useState<string>();
  const place = rows.findIndex(({ id }) => id === at);
  const go = (by: number) => (): void => {
    const next = rows[Math.min(Math.max(place + by, 0), rows.length - 1)];
    if (!next) return;
    setAt(next.id);
    document.querySelector(`[data-testid="task-row-${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ J: go(1), K: go(-1), Enter: () => { if (place >= 0 && at !== undefined) void navigate({ to: '/supervision/$id', params: { id: at } }); } });
  if (rows.length === 0) return <p className="empty">{t(narrow ? 'board.nothing' : 'supervision.empty')}</p>;
  return <Rows rows={rows} at={at} />;
}

function Head({ first, board, narrowing }: { first: SupervisedTasks; board: SupervisionBoard; narrowing: Narrowing }) {
  const { t, say } = useWords();
  const parts = (['overdue', 'today', 'soon'] as const).filter((tone) => board.figures[tone].count > 0);
  const open = board.all.count - board.figures.done.count;
  const mayImport = first.may.some((act) => act === 'import' || act.endsWith('.import'));
  return (
    <header className="headline headline-acts">
      <div>
        <h1 data-testid="supervision-title">
          {parts.length === 0 ? t('supervision.calm', { count: open }) : parts.map((tone, i) => <Fragment key={tone}>{i > 0 && t('listComma')}<FigureLink figure={board.figures[tone]} of={`headline-${tone}`} className={tone === 'overdue' ? 'count-over' : 'count-soon'}>{t(`supervision.${tone}`, { count: board.figures[tone].count })}</FigureLink></Fragment>)}
        </h1>
        {parts.length > 0 && <p className="headline-note">{t('supervision.open', { count: open })}</p>}
      </div>
      <div className="acts board-acts">
        {board.all.count > 0 && <Doors narrowing={narrowing} />}
        {first.choices && <CreateTask choices={first.choices} />}
        {mayImport && first.plans.filter(({ imported }) => !imported).map((plan) => <Import key={plan.id} id={plan.id} name={say(plan.name)} />)}
      </div>
    </header>
  );
}

/** The same tasks, narrowed the same: by month, as they will be spoken of, and as a workbook. */
function Doors({ narrowing }: { narrowing: Narrowing }) {
  const { t, language } = useWords();
  const query = queryOf(narrowing, 'month');
  return (
    <>
      <Link className="button-link" to="/supervision/ahead" search={narrowing} data-testid="board-ahead">{t('board.ahead.open')}</Link>
      <Link className="button-link" to="/supervision/calendar" search={narrowing} data-testid="board-calendar">{t('board.calendar.open')}</Link>
      <a className="button-link" href={`/api/supervised-tasks.xlsx?${query}${query && '&'}language=${language === 'en' ? 'en' : 'zh'}`} download data-testid="board-sheet">{t('board.sheet')}</a>
    </>
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

function Rows({ rows, at }: { rows: readonly SupervisedRow[]; at: string | undefined }) {
  const { t } = useWords();
  if (useIsPhone()) return <ul className="phone-rows">{rows.map((row) => <PhoneRow key={row.id} row={row} />)}</ul>;
  return (
    <table className="rows rows-tall">
      <thead><tr>{['mark', 'title', 'state', 'owes', 'ladder'].map((column) => <th key={column} scope="col">{t(`supervision.column.${column}`)}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <DeskRow key={row.id} row={row} isCurrent={row.id === at} />)}</tbody>
    </table>
  );
}

function DeskRow({ row, isCurrent }: { row: SupervisedRow; isCurrent: boolean }) {
  const { t } = useWords();
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <tr className="row" aria-current={isCurrent ? 'true' : undefined} data-testid={`task-row-${row.id}`} onClick={() => void navigate({ to: '/supervision/$id', params: { id: row.id } })}>
      <td className="cell-mark"><Standing row={row} /><span className="caption under-mark">{dayWords(row, { t, on: format.on })}</span></td>
      <td className="cell-title"><Link to="/supervision/$id" params={{ id: row.id }}>{row.title}</Link><Leads row={row} /></td>
      <td>{wordOf(t, 'supervisedStates', row.state)}{row.isKey && <b className="count-over"> {t('supervised.isKey')}</b>}{row.answers && <span className="caption under">{t('supervision.progress', row.answers)}</span>}{row.projectId !== null && <span className="caption under">{t('supervision.adopted')}</span>}</td>
      <td className="cell-owes"><Owing row={row} /></td>
      <td><LadderBoxes ladder={row.ladder} /></td>
    </tr>
  );
}

/** How long a task has; one that has been answered waits for the working group instead. */
function Standing({ row }: { row: SupervisedRow }) {
  const { t } = useWords();
  if (row.tone !== 'verifying') return <DayMark mark={row.dayMark} />;
  return <span className="mark mark-verifying" data-tone="verifying"><Glyph name="watch" /><span>{t('board.tones.verifying')}</span></span>;
}

const FEW = 3;

/** Who has not answered: the first of them by name, and how many more. */
function Owing({ row: { owes } }: { row: SupervisedRow }) {
  const { t, say } = useWords();
  if (owes.length === 0) return null;
  const few = owes.slice(0, FEW).map(say).join(t('comma'));
  return <span className="caption" title={owes.map(say).join(t('comma'))}>{owes.length > FEW ? t('board.andMore', { few, count: owes.length }) : few}</span>;
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
        <span className="phone-first"><Standing row={row} /><span className="cell-quiet">{dayWords(row, { t, on: format.on })}</span></span>
        <strong>{row.title}</strong>
        <Leads row={row} />
        <span className="cell-quiet">{wordOf(t, 'supervisedStates', row.state)}</span>
      </Link>
    </li>
  );
}
