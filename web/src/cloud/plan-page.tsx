import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CloudPlanPage as Page, HostSheet as Sheet, Recorded } from '../api/contract';
import { readCloudPlan } from '../api/reads';
import { useAct, type Act } from '../api/use-act';
import { offered } from '../approval/acts';
import { Moving } from '../parts/moving';
import { Shown, useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useWords, wordOf } from '../words/words';
import { HostSheet } from './host-sheet';
import { EMPTY_SHEET } from './sheet';
import '../styles/project.css';

type Typed = { readonly provider: string; readonly sheet: Sheet; readonly method: string; readonly security: string; readonly schedule: string };

/** The cloud technical plan: its hosts beside what was approved, who has signed it, and what comes next. */
export function CloudPlanPage() {
  const { id } = useParams({ from: '/projects/$id/cloud-plan' });
  const page = useQuery(readCloudPlan(id));
  return <Shown of={page}>{(data) => <Plan key={`${id} ${data.version}`} page={data} />}</Shown>;
}

function typedOf({ provider, providers, sheet, method, security, schedule }: Page): Typed {
  return { provider: provider ?? providers[0]?.id ?? '', sheet: sheet ?? EMPTY_SHEET, method, security, schedule };
}

function Plan({ page }: { page: Page }) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(page));
  const act = useAct<Recorded>();
  useTitle(page.title);
  const isDrafting = offered(page.may, 'draft') !== undefined;
  const bounds = Object.fromEntries(page.bounds.map(({ service, approved }) => [service, approved ?? 0]));
  return (
    <main className="project">
      <p className="back"><Link to="/projects/$id" params={{ id: page.projectId }}>‹ {page.title}</Link></p>
      <Head page={page} />
      {page.moving && <Moving />}
      <HostSheet services={page.services} sheet={typed.sheet} bounds={bounds} change={isDrafting ? (sheet) => setTyped({ ...typed, sheet }) : undefined} />
      <Words page={page} typed={typed} set={isDrafting ? setTyped : undefined} />
      <Acts page={page} typed={typed} act={act} />
      {act.refusal && <Refusal problem={act.refusal} />}
    </main>
  );
}

function Head({ page: { state, version, signed } }: { page: Page }) {
  const { t } = useWords();
  return (
    <>
      <h1>{t('cloud.plan')}<span className="tag" data-testid="plan-state" data-state={state ?? 'none'}>{wordOf(t, 'cloud.states', state ?? 'none')}</span></h1>
      <p className="facts"><span>{t('cloud.version', { n: version })}</span><span>{t('cloud.signedUnit')} <b>{signed.unit ?? t('unknown')}</b></span><span>{t('cloud.signedProvider')} <b>{signed.provider ?? t('unknown')}</b></span></p>
    </>
  );
}

function Words({ page, typed, set }: { page: Page; typed: Typed; set: ((typed: Typed) => void) | undefined }) {
  const { t, say } = useWords();
  return (
    <div className="plan-words">
      <label>{t('cloud.provider')}<select className="select" disabled={!set} value={typed.provider} data-testid="plan-provider" onChange={(event) => set?.({ ...typed, provider: event.target.value })}>{page.providers.map((each) => <option key={each.id} value={each.id}>{say(each)}</option>)}</select></label>
      {(['method', 'security', 'schedule'] as const).map((name) => <label key={name}>{t(`cloud.${name}`)}<Input.TextArea rows={2} maxLength={4000} readOnly={!set} value={typed[name]} data-testid={`plan-${name}`} onChange={(event) => set?.({ ...typed, [name]: event.target.value })} /></label>)}
    </div>
  );
}

function Acts({ page, typed, act }: { page: Page; typed: Typed; act: Act<Recorded> }) {
  const { t } = useWords();
  const [day, setDay] = useState('');
  const [opinion, setOpinion] = useState('');
  const path = `projects/${page.projectId}/cloud-plan`;
  const run = (verb: string, body: object): void => void act.run({ method: 'POST', path: `${path}${verb}`, body });
  const may = (name: string): boolean => offered(page.may, name) !== undefined;
  const report = offered(page.may, 'report');
  return (
    <div className="acts">
      {may('draft') && <Button loading={act.busy} data-testid="plan-draft" onClick={() => run('', { version: page.version, ...typed })}>{t('cloud.acts.draft')}</Button>}
      {may('sign') && <Button loading={act.busy} data-testid="plan-sign" onClick={() => run('/signature', { version: page.version })}>{t('cloud.acts.sign')}</Button>}
      {report && <Button type="primary" loading={act.busy} data-testid="plan-report" onClick={() => run('/report', { version: page.version })}>{t('cloud.acts.report')}</Button>}
      {report?.blocked && <Refusal problem={report.blocked} quiet />}
      {may('go-live') && <><Input type="date" className="input-short" aria-label={t('cloud.liveOn')} value={day} data-testid="plan-live-day" onChange={(event) => setDay(event.target.value)} /><Button type="primary" disabled={day === ''} loading={act.busy} data-testid="plan-live" onClick={() => run('/live-day', { on: day })}>{t('cloud.acts.live')}</Button></>}
      {may('accept-migration') && <><Input aria-label={t('cloud.opinion')} placeholder={t('cloud.opinion')} value={opinion} data-testid="plan-opinion" onChange={(event) => setOpinion(event.target.value)} /><Button type="primary" disabled={opinion.trim() === ''} loading={act.busy} data-testid="plan-accept" onClick={() => run('/migration-acceptance', { opinion })}>{t('cloud.acts.accept')}</Button></>}
    </div>
  );
}
