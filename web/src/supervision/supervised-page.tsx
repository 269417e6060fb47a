import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { SupervisedPage as Page } from '../api/contract';
import { readSupervised } from '../api/reads';
import { offered } from '../approval/acts';
import { Clause } from '../parts/clause';
import { DayMark } from '../parts/day-mark';
import { History } from '../parts/history';
import { Moving } from '../parts/moving';
import { Group, Shown, useTitle } from '../parts/page';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { Answers, Occurrences } from './answers';
import { AskExtension } from './ask-extension';
import { LadderBoxes, Rungs } from './ladder';
import { Report } from './report';
import { Steer } from './steer';
import { TaskRoad } from './task-road';
import '../styles/project.css';
import '../styles/supervision.css';

/** One task of a plan: how long it has, where it stands, whom it has climbed to, and what its lead can answer. */
export function SupervisedPage() {
  const { id } = useParams({ from: '/supervision/$id' });
  const page = useQuery(readSupervised(id));
  return <Shown of={page}>{(data) => <Task key={id} page={data} />}</Shown>;
}

function Task({ page }: { page: Page }) {
  const { t } = useWords();
  const { task } = page;
  useTitle(task.title);
  const report = offered(page.may, 'report');
  const extension = offered(page.may, 'ask-extension');
  return (
    <main className="project">
      <Head page={page} />
      <div className="two-columns">
        <div>
          {report && <Report taskId={task.id} may={report} members={page.answers.filter(({ mine }) => mine)} />}
          <Answers page={page} />
          <Occurrences page={page} />
          {extension && task.dueOn !== null && <AskExtension taskId={task.id} dueOn={task.dueOn} may={extension} />}
          <Source page={page} />
          <Group title={t('history.title')}><History entries={page.timeline} /></Group>
        </div>
        <aside>
          <Group title={t('ladder.title')} aside={<LadderBoxes ladder={task.ladder} />}><Rungs ladder={task.ladder} /></Group>
        </aside>
      </div>
    </main>
  );
}

function Head({ page }: { page: Page }) {
  const { t } = useWords();
  const { task } = page;
  return (
    <header className="project-head">
      <p className="back"><Link to="/supervision">‹ {t('nav.supervision')}</Link></p>
      <h1>{task.title}</h1>
      <Days page={page} />
      {page.moving && <Moving />}
      <TaskRoad state={task.state} />
      <Steer page={page} />
    </header>
  );
}

function Days({ page }: { page: Page }) {
  const { t, say } = useWords();
  const format = useFormat();
  const { task } = page;
  return (
    <p className="facts">
      <DayMark mark={task.dayMark} />
      <DueDay task={task} />
      {page.askedDueOn !== null && <span className="count-soon">{t('supervised.asked', { day: format.on(page.askedDueOn) })}</span>}
      <span>{t('supervised.leads')} <b>{task.leads.map(say).join(t('comma'))}</b></span>
      {task.cooperating.length > 0 && <span>{t('supervised.cooperating')} <b>{task.cooperating.map(say).join(t('comma'))}</b></span>}
      {task.projectId !== null && <Link to="/projects/$id" params={{ id: task.projectId }}>{t('supervised.project')}</Link>}
    </p>
  );
}

/** The day that holds and the one it had first; of a task without a day, what its time is; and what else marks it. */
function DueDay({ task }: { task: Page['task'] }) {
  const { t } = useWords();
  const format = useFormat();
  const { dueOn, originalDueOn, startsOn } = task;
  return (
    <>
      {dueOn === null ? <span>{startsOn === null ? wordOf(t, 'supervised.dueKinds', task.dueKind) : t('supervised.startsOn', { day: format.on(startsOn) })}</span> : <span>{t('supervised.dueOn')} <b data-testid="task-due-on" data-day={dueOn}>{format.on(dueOn)}</b></span>}
      {originalDueOn !== null && originalDueOn !== dueOn && <span>{t('supervised.original')} <b>{format.on(originalDueOn)}</b></span>}
      <Marks task={task} />
    </>
  );
}

function Marks({ task }: { task: Page['task'] }) {
  const { t } = useWords();
  return (
    <>
      {task.historical && <span>{t('supervised.historical')}</span>}
      {task.isKey && <b className="count-over" data-testid="task-key">{t('supervised.isKey')}</b>}
      {task.urged.count > 0 && <span data-testid="task-urgings">{t('board.urgedTimes', { count: task.urged.count })}</span>}
      {task.origin !== null && <span>{wordOf(t, 'supervised.origins', task.origin)}</span>}
    </>
  );
}

function Source({ page }: { page: Page }) {
  const { t, say } = useWords();
  return (
    <Group title={t('supervised.source')} note={say(page.source)}>
      <div className="said">
        {page.says !== null && <Clause says={page.says} />}
        <p className="caption" lang="zh-CN">{[page.task.clause, page.phrase].filter((words) => words !== '').join(' · ')}</p>
        {page.report !== null && <><h3>{t('supervised.report')}</h3><p className="prose">{page.report}</p></>}
      </div>
    </Group>
  );
}
