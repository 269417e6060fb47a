import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ProjectPage as Page } from '../api/contract';
import { readProject } from '../api/reads';
import { offered } from '../approval/acts';
import { MarkPressing, UrgeWaiting } from '../approval/open-tasks';
import { Bounds } from '../cloud/bounds';
import { Attachments } from '../parts/attachments';
import { DayMark } from '../parts/day-mark';
import { Fields } from '../parts/fields';
import { History } from '../parts/history';
import { LifeLine } from '../parts/life-line';
import { RoadAhead } from '../parts/road-ahead';
import { Moving } from '../parts/moving';
import { Group, Shown, useTitle } from '../parts/page';
import { ReasonAct } from '../parts/reason-act';
import { Rulings, rulingsSentence } from '../parts/rulings';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { Acceptance } from './acceptance';
import { Build } from './build';
import { Changes } from './changes';
import { Supplement } from './supplement';
import { Years } from './years';
import '../styles/project.css';

/** A whole project: where it stands and why, its life, its papers, everything that happened. */
export function ProjectPage() {
  const { id } = useParams({ from: '/projects/$id' });
  const page = useQuery(readProject(id));
  return <Shown of={page}>{(data) => <Project key={id} page={data} />}</Shown>;
}

function Project({ page }: { page: Page }) {
  useTitle(page.project.title);
  return (
    <main className="project">
      <Head page={page} />
      <div className="two-columns">
        <div>
          {offered(page.may, 'resubmit') && <Supplement page={page} />}
          {page.project.stage === 'build' && <Build page={page} />}
          {offered(page.may, 'apply-for-acceptance') && <Acceptance page={page} />}
          {page.project.stage === 'operation' && <Years page={page} />}
          <Changes page={page} />
          <Papers page={page} />
        </div>
        <Beside page={page} />
      </div>
    </main>
  );
}

function Head({ page }: { page: Page }) {
  const { t, say } = useWords();
  const { project } = page;
  return (
    <header className="project-head">
      <p className="back"><Link to="/projects">‹ {t('nav.projects')}</Link></p>
      <h1>{project.title}<span className={`tag tag-${project.status}`} data-testid="project-status" data-status={project.status}>{wordOf(t, 'statuses', project.status)}</span></h1>
      <Facts page={page} />
      <p className="where" data-testid="project-where">{say(page.where)}</p>
      <UrgeWaiting waiting={page.tasks.waiting} />
      {page.moving && <Moving />}
      <LifeLine stages={page.stages} />
      <div className="acts">
        <ReasonAct may={page.may} act="withdraw" path={`projects/${project.id}/withdrawal`} testId="project-withdraw" />
        <ReasonAct may={page.may} act="retire" path={`projects/${project.id}/retirement`} testId="project-retire" required />
        <ReasonAct may={page.may} act="terminate" path={`projects/${project.id}/termination`} testId="project-terminate" required />
        <MarkPressing pressing={page.tasks.pressing} />
      </div>
    </header>
  );
}

function Facts({ page }: { page: Page }) {
  const { t, say } = useWords();
  const format = useFormat();
  const { project } = page;
  return (
    <p className="facts">
      {project.number !== null && <span>{t('facts.number')} <b>{project.number}</b></span>}
      <span>{t('facts.unit')} <b>{say(project.unit)}</b></span>
      <span>{t('facts.department')} <b>{say(project.department)}</b></span>
      {project.group && <span data-testid="project-group">{t('facts.group')} <b>{say(project.group)}</b></span>}
      {project.amountFen !== null && <span>{t('facts.amount')} <b title={format.exact(project.amountFen)}>{format.money(project.amountFen)}</b></span>}
      {project.dayMark && <DayMark mark={project.dayMark} due />}
    </p>
  );
}

function Papers({ page }: { page: Page }) {
  const { t } = useWords();
  return (
    <>
      <Group title={t('file.form')}><Fields fields={page.fields} /></Group>
      <Group title={t('history.title')}><History entries={page.timeline} /></Group>
    </>
  );
}

function Beside({ page }: { page: Page }) {
  const { t } = useWords();
  return (
    <aside>
      {page.project.stage !== null && <RoadAhead processId={page.project.id} />}
      {page.keyTask && (
        <Group title={t('project.keyTask')}>
          <p className="linked"><Link to="/supervision/$id" params={{ id: page.keyTask.id }}>{page.keyTask.title}</Link><DayMark mark={page.keyTask.dayMark} /></p>
        </Group>
      )}
      {page.cloud && (page.cloud.bounds.length > 0 || page.cloud.approvedFen !== null) && (
        <Group title={t('cloud.resources')}>
          <Bounds cloud={page.cloud} />
          {page.cloud.bounds.some(({ approved }) => approved !== null) && <p className="linked"><Link to="/projects/$id/cloud-plan" params={{ id: page.project.id }} data-testid="cloud-plan-link">{t('cloud.plan')}</Link></p>}
        </Group>
      )}
      <Group title={t('file.rulings')} note={rulingsSentence(t, page.rulings)}><Rulings rulings={page.rulings} /></Group>
      <Group title={t('file.attachments', { n: page.attachments.length })}><Attachments attachments={page.attachments} /></Group>
    </aside>
  );
}
