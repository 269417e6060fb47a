import { Button, Input } from 'antd';
import { useState } from 'react';
import type { CloudPlanPage as Page, Recorded } from '../api/contract';
import { useAct, type Act } from '../api/use-act';
import { offered } from '../approval/acts';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { AttachmentKinds } from '../project/attachment-kinds';
import { useWords } from '../words/words';
import type { Plan } from './use-plan';

type Props = { readonly page: Page; readonly plan: Plan };
type Doing = { readonly act: Act<Recorded>; readonly run: (verb: string, body: object) => void };

/** What this person may do with the plan now; not shown where there is nothing. */
export function PlanActs({ page, plan }: Props) {
  const { t } = useWords();
  const act = useAct<Recorded>();
  if (page.may.length === 0) return null;
  const run = (verb: string, body: object): void => void act.run({ method: 'POST', path: `projects/${page.projectId}/cloud-plan${verb}`, body });
  const may = (name: string): boolean => offered(page.may, name) !== undefined;
  return (
    <Group title={t('cloud.next')}>
      <div className="plan-acts">
        <No page={page} plan={plan} act={act} />
        {may('draft') && <Drafting page={page} plan={plan} act={act} run={run} />}
        {may('scan') && <Scan page={page} act={act} run={run} />}
        {may('go-live') && <Live act={act} run={run} />}
        {may('accept-migration') && <Accept act={act} run={run} />}
      </div>
    </Group>
  );
}

/** What the server answered; before that what stands in the way of the version that is saved. */
function No({ page, plan, act }: Props & Pick<Doing, 'act'>) {
  const blocked = plan.isTyped ? null : (offered(page.may, 'report')?.blocked ?? null);
  const problem = act.refusal ?? blocked;
  return problem && <Refusal problem={problem} quiet={act.refusal === null} />;
}

/** What is typed is saved before it is signed, and signed before it is reported. */
function Drafting({ page, plan, act, run }: Props & Doing) {
  const { t } = useWords();
  const [sign, report] = [offered(page.may, 'sign'), offered(page.may, 'report')];
  const isToSave = plan.isTyped || page.version === 0;
  const step = isToSave ? 'draft' : sign ? 'sign' : 'report';
  const look = (of: typeof step) => ({ type: step === of ? ('primary' as const) : ('default' as const), loading: act.busy, disabled: (of === 'draft') !== isToSave });
  return (
    <div className="acts">
      <Button {...look('draft')} data-testid="plan-draft" onClick={() => run('', { version: plan.base, ...plan.typed })}>{t('cloud.acts.draft', { n: plan.base + 1 })}</Button>
      {sign && <Button {...look('sign')} data-testid="plan-sign" onClick={() => run('/signature', { version: page.version })}>{t('cloud.acts.sign', { n: page.version })}</Button>}
      {report && <Button {...look('report')} aria-disabled={report.blocked !== null} data-testid="plan-report" onClick={() => run('/report', { version: page.version })}>{t('cloud.acts.report')}</Button>}
      {isToSave && sign && <span className="caption">{t('cloud.saveFirst')}</span>}
    </div>
  );
}

/** The scan before going live: its report, attached here, and its day. */
function Scan({ page: { projectId, scan, scannedOn }, act, run }: Doing & Pick<Props, 'page'>) {
  const { t } = useWords();
  const [day, setDay] = useState('');
  return (
    <>
      <AttachmentKinds projectId={projectId} kinds={scan.map(({ kind, name, attached }) => ({ kind, name, help: attached ? { zh: t('cloud.scanAttached'), en: t('cloud.scanAttached') } : null }))} attachments={[]} />
      <div className="acts">
        {scannedOn !== null && <span data-testid="plan-scanned">{t('cloud.scannedOn')} <b>{scannedOn}</b></span>}
        <label className="inline-label">{t('cloud.scannedOn')}<Input type="date" className="input-short" value={day} data-testid="plan-scan-day" onChange={(event) => setDay(event.target.value)} /></label>
        <Button disabled={day === ''} loading={act.busy} data-testid="plan-scan" onClick={() => run('/scan', { on: day })}>{t('cloud.acts.scan')}</Button>
      </div>
    </>
  );
}

function Live({ act, run }: Doing) {
  const { t } = useWords();
  const [day, setDay] = useState('');
  return (
    <div className="acts">
      <label className="inline-label">{t('cloud.liveOn')}<Input type="date" className="input-short" value={day} data-testid="plan-live-day" onChange={(event) => setDay(event.target.value)} /></label>
      <Button type="primary" disabled={day === ''} loading={act.busy} data-testid="plan-live" onClick={() => run('/live-day', { on: day })}>{t('cloud.acts.live')}</Button>
    </div>
  );
}

function Accept({ act, run }: Doing) {
  const { t } = useWords();
  const [opinion, setOpinion] = useState('');
  return (
    <>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} aria-label={t('cloud.opinion')} placeholder={t('cloud.opinion')} value={opinion} data-testid="plan-opinion" onChange={(event) => setOpinion(event.target.value)} />
      <div className="acts"><Button type="primary" disabled={opinion.trim() === ''} loading={act.busy} data-testid="plan-accept" onClick={() => run('/migration-acceptance', { opinion })}>{t('cloud.acts.accept')}</Button></div>
      <TurnDown act={act} run={run} />
    </>
  );
}

/** What is wrong with the migration, a line for each item; it goes live anew. */
function TurnDown({ act, run }: Doing) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const items = said.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return (
    <>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={20_000} aria-label={t('cloud.faults')} placeholder={t('cloud.faults')} value={said} data-testid="plan-faults" onChange={(event) => setSaid(event.target.value)} />
      <div className="acts"><Button danger disabled={items.length === 0} loading={act.busy} data-testid="plan-fail" onClick={() => run('/migration-failure', { items })}>{t('cloud.acts.fail')}</Button></div>
    </>
  );
}
