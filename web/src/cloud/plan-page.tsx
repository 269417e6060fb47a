import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CloudPlanPage as Page } from '../api/contract';
import { readCloudPlan } from '../api/reads';
import { offered } from '../approval/acts';
import { Moving } from '../parts/moving';
import { Group, Shown, useTitle } from '../parts/page';
import { useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { HostSheet } from './host-sheet';
import { OverBound, overIn } from './over';
import { PlanActs } from './plan-acts';
import { PlanWords } from './plan-words';
import { usePlan, type TypedPlan } from './use-plan';
import '../styles/cloud.css';
import '../styles/project.css';

/** The cloud technical plan: its hosts beside what was approved, who has signed it, and what comes next. */
export function CloudPlanPage() {
  const { id } = useParams({ from: '/projects/$id/cloud-plan' });
  const page = useQuery(readCloudPlan(id));
  return <Shown of={page}>{(data) => <PlanFile key={id} page={data} />}</Shown>;
}

function PlanFile({ page }: { page: Page }) {
  const { t } = useWords();
  const plan = usePlan(page);
  const { typed, put } = plan;
  useTitle(`${t('cloud.plan')} · ${page.title}`);
  const bounds = Object.fromEntries(page.bounds.map(({ service, approved }) => [service, approved ?? 0]));
  const change = offered(page.may, 'draft') ? (sheet: TypedPlan['sheet']) => put({ ...typed, sheet }) : undefined;
  const over = overIn(page, typed.sheet);
  return (
    <main className="project">
      <Head page={page} over={over.length} />
      <div className="plan-body">
        {plan.isOvertaken && <p className="strip strip-soon" role="status">{t('cloud.overtaken', { n: page.version })} <button type="button" className="link" data-testid="plan-newest" onClick={plan.drop}>{t('cloud.newest')}</button></p>}
        <OverBound of={over} projectId={page.projectId} sheet={typed.sheet} change={change} />
        <Group title={t('cloud.sheet')} note={t('cloud.hosts', { n: typed.sheet.hosts.length })}><HostSheet services={page.services} sheet={typed.sheet} bounds={bounds} change={change} /></Group>
        <Group title={t('cloud.words')}><PlanWords page={page} typed={typed} put={change && put} /></Group>
        {page.faults.length > 0 && page.state !== 'accepted' && <Group title={t('cloud.faultsFound')} note={String(page.faults.length)}><ol className="prose" data-testid="plan-faults-found">{page.faults.map(({ n, text }) => <li key={n}>{text}</li>)}</ol></Group>}
        <PlanActs page={page} plan={plan} />
      </div>
    </main>
  );
}

function Head({ page, over }: { page: Page; over: number }) {
  const { t } = useWords();
  const { state, version, signed } = page;
  return (
    <header className="project-head">
      <p className="back"><Link to="/projects/$id" params={{ id: page.projectId }}>‹ {page.title}</Link></p>
      <h1>{t('cloud.plan')}<span className="tag" data-testid="plan-state" data-state={state ?? 'none'}>{wordOf(t, 'cloud.states', state ?? 'none')}</span></h1>
      <p className="facts"><span>{t('facts.number')} <b>{page.number}</b></span>{version > 0 && <span>{t('cloud.version', { n: version })}</span>}<span>{t('cloud.signedUnit')} <b>{signed.unit ?? t('cloud.unsigned')}</b></span><span>{t('cloud.signedProvider')} <b>{signed.provider ?? t('cloud.unsigned')}</b></span></p>
      <Where page={page} over={over} />
      {page.moving && <Moving />}
    </header>
  );
}

/** Where the plan stands and for whom it waits, in one sentence. */
function Where({ page, over }: { page: Page; over: number }) {
  const { t } = useWords();
  const format = useFormat();
  return <p className="where" data-testid="plan-where">{t(`cloud.where.${whereIs(page, over)}`, { n: over, on: page.liveOn === null ? '' : format.on(page.liveOn) })}</p>;
}

const OPEN: readonly string[] = ['none', 'drafting', 'returned', 'rejected'];

function whereIs({ state, signed }: Page, over: number): string {
  const at = state ?? 'none';
  if (OPEN.includes(at) && over > 0) return 'over';
  return at === 'drafting' && signed.unit !== null && signed.provider !== null ? 'signed' : at;
}
