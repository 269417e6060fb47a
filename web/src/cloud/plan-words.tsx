import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import type { CloudPlanPage as Page } from '../api/contract';
import { readCloudPlan } from '../api/reads';
import { Group } from '../parts/page';
import { useWords } from '../words/words';
import { HostSheet } from './host-sheet';
import { savedIn, type Plan, type TypedPlan } from './use-plan';
import '../styles/cloud.css';

const WORDS = ['method', 'security', 'schedule'] as const;
type Props = { readonly page: Page; readonly typed: TypedPlan; readonly put?: Plan['put'] | undefined };

/** What a plan says beside its figures, to be typed or only read. */
export function PlanWords({ page, typed, put }: Props) {
  const { t, say } = useWords();
  if (!put) return <PlanSaid page={page} typed={typed} />;
  return (
    <div className="plan-words">
      <label>{t('cloud.provider')}<select className="select" value={typed.provider} data-testid="plan-provider" onChange={(event) => put({ ...typed, provider: event.target.value })}>{page.providers.map((each) => <option key={each.id} value={each.id}>{say(each)}</option>)}</select></label>
      {WORDS.map((name) => <label key={name}>{t(`cloud.${name}`)}<Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} value={typed[name]} data-testid={`plan-${name}`} onChange={(event) => put({ ...typed, [name]: event.target.value })} /></label>)}
    </div>
  );
}

function PlanSaid({ page, typed }: Props) {
  const { t, say } = useWords();
  const provider = page.providers.find(({ id }) => id === typed.provider);
  return (
    <dl className="fields">
      <div className="field field-long"><dt>{t('cloud.provider')}</dt><dd data-testid="plan-provider">{provider && page.version > 0 ? say(provider) : t('unknown')}</dd></div>
      {WORDS.map((name) => <div key={name} className="field field-long"><dt>{t(`cloud.${name}`)}</dt><dd className="prose" data-testid={`plan-${name}`}>{typed[name] || t('unknown')}</dd></div>)}
    </dl>
  );
}

/** The plan as it was reported, beside the decision on it. */
export function PlanAsked({ projectId }: { projectId: string }) {
  const { t } = useWords();
  const { data } = useQuery(readCloudPlan(projectId));
  if (!data || data.version === 0) return null;
  const typed = savedIn(data);
  const bounds = Object.fromEntries(data.bounds.map(({ service, approved }) => [service, approved ?? 0]));
  return (
    <>
      <Group title={t('cloud.plan')} note={`${t('cloud.version', { n: data.version })} · ${t('cloud.hosts', { n: typed.sheet.hosts.length })}`} aside={<Link to="/projects/$id/cloud-plan" params={{ id: projectId }}>{t('cloud.wholePlan')}</Link>}><HostSheet services={data.services} sheet={typed.sheet} bounds={bounds} /></Group>
      <Group title={t('cloud.words')}><PlanSaid page={data} typed={typed} /></Group>
    </>
  );
}
