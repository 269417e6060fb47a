import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment } from 'react';
import type { SupervisedTasks, SupervisionBoard } from '../api/contract';
import { readBoard, readSupervision } from '../api/reads';
import { useAct } from '../api/use-act';
import { More, Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';
import { BoardStrip } from './board';
import { BoardTables } from './board-tables';
import { CreateTask } from './create-task';
import { FigureLink } from './figure-link';
import { Filters } from './filters';
import { Listed } from './listed';
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
                  <Listed rows={pages.flatMap((page) => page.rows)} narrow={figures.all.count > 0} steers={pages[0].may.includes('supervised.steer')} />
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

/** The same tasks, narrowed the same: by month, as they will be spoken of, as a workbook and on paper; and the few figures of a leader. */
function Doors({ narrowing }: { narrowing: Narrowing }) {
  const { t, language } = useWords();
  const query = queryOf(narrowing, 'month');
  return (
    <>
      <Link className="button-link" to="/supervision/ahead" search={narrowing} data-testid="board-ahead">{t('board.ahead.open')}</Link>
      <Link className="button-link" to="/supervision/leader" data-testid="board-leader">{t('board.leader.open')}</Link>
      <Link className="button-link" to="/supervision/calendar" search={narrowing} data-testid="board-calendar">{t('board.calendar.open')}</Link>
      <a className="button-link" href={`/api/supervised-tasks.xlsx?${query}${query && '&'}language=${language === 'en' ? 'en' : 'zh'}`} download data-testid="board-sheet">{t('board.sheet')}</a>
      <Link className="button-link" to="/supervision/print" search={narrowing} data-testid="board-print">{t('board.print.open')}</Link>
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
