import { usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { UserTaskPage } from '../api/contract';
import { readPhrases, readUserTask } from '../api/reads';
import { DayMark } from '../parts/day-mark';
import { Where } from '../parts/queue-row';
import { Route } from '../parts/route';
import { Shown, useTitle } from '../parts/page';
import { useKeys } from '../parts/use-keys';
import { useIsPhone } from '../parts/use-media';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { CaseFile } from './case-file';
import { DecisionDock } from './decision-dock';
import { DecisionPanel } from './decision-panel';
import { Neighbours } from './neighbours';
import { JustDone, useOpenNext } from './open-next';
import { useNoteOpened } from './opened';
import { useDecision } from './use-decision';
import { WhyHere } from './why-here';
import '../styles/decision.css';

/** One screen decides: what is asked, what the rules say, the opinion, what will follow. */
export function DecisionPage() {
  const { id } = useParams({ from: '/tasks/$id' });
  return <Task key={id} id={id} />;
}

function Task({ id }: { id: string }) {
  usePrefetchQuery(readPhrases); // who decides by keys is quick
  const page = useQuery(readUserTask(id));
  return <Shown of={page}>{(data) => <Deciding page={data} readAt={page.dataUpdatedAt} />}</Shown>;
}

function Deciding({ page, readAt }: { page: UserTaskPage; readAt: number }) {
  useTitle(page.task.title);
  const isPhone = useIsPhone();
  const decision = useDecision(page, readAt);
  useNoteOpened(page.task.id);
  useOpenNext(page, decision);
  useWays(page.task.id);
  return (
    <main className="decision">
      <JustDone />
      <Head page={page} />
      <div className="decision-body">
        <div className="decision-file"><CaseFile page={page} /></div>
        {isPhone ? <DecisionDock page={page} decision={decision} /> : <aside className="decision-side"><DecisionPanel page={page} decision={decision} /></aside>}
      </div>
    </main>
  );
}

const SECTIONS = [1, 2, 3, 4, 5, 6, 7];
const showSection = (section: Element | null | undefined): void => {
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector<HTMLElement>('summary, a, button, input')?.focus({ preventScroll: true });
};

/** A digit leads to a section of the file, F to its attachments, Escape back to the list at the same row. */
function useWays(taskId: string): void {
  const navigate = useNavigate();
  useKeys({
    ...Object.fromEntries(SECTIONS.map((n) => [String(n), () => showSection(document.querySelectorAll('.decision-file > .group')[n - 1])])),
    F: () => showSection(document.querySelector('#attachments')),
    Escape: () => (document.querySelector('.menu') === null ? void navigate({ to: '/tasks', search: { row: taskId } }) : undefined),
  });
}

function Head({ page }: { page: UserTaskPage }) {
  const { t, say } = useWords();
  const format = useFormat();
  const { task } = page;
  return (
    <header className="decision-head">
      <div>
        <p className="back"><Link to="/tasks" search={{ row: task.id }}>‹ {t('nav.tasks')}</Link></p>
        <h1>{task.title}</h1>
        <DayMark mark={task.dayMark} due />
      </div>
      <Neighbours page={page} />
      <p className="facts">
        {task.number !== null && <span>{t('facts.number')} <b>{task.number}</b></span>}
        <span>{t('facts.unit')} <b>{say(task.organ)}</b></span>
        {task.amountFen !== null && <span className="facts-phone">{t('facts.amount')} <b>{format.money(task.amountFen)}</b></span>}
        <span><Where row={task} /></span>
      </p>
      <div className="route-line"><Route steps={page.route.steps} /><WhyHere taskId={task.id} /></div>
    </header>
  );
}
