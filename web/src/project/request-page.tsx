import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Recorded, RequestPage as Page } from '../api/contract';
import { readProject, readRequest } from '../api/reads';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { MarkPressing, UrgeWaiting } from '../approval/open-tasks';
import { Fields } from '../parts/fields';
import { DayMark } from '../parts/day-mark';
import { History } from '../parts/history';
import { Moving } from '../parts/moving';
import { Group, Shown, useTitle } from '../parts/page';
import { ReasonAct } from '../parts/reason-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';
import { AgainByForm } from './ask-by-form';
import { ChangeFigures } from './change-figures';
import { ChangeForm, changeOf, isWrong, NO_CHANGE, type TypedChange } from './change-form';
import '../styles/project.css';

/** One request: what it asks beside what stands, where it is, and what its unit may still do. */
export function RequestPage() {
  const { id } = useParams({ from: '/requests/$id' });
  const page = useQuery(readRequest(id));
  return <Shown of={page}>{(data) => <Asked key={`${id} ${data.version}`} page={data} />}</Shown>;
}

function Asked({ page }: { page: Page }) {
  const { t, say } = useWords();
  const { request } = page;
  useTitle(request.title);
  return (
    <main className="project">
      <header className="project-head">
        <p className="back"><Link to="/projects/$id" params={{ id: request.projectId }}>‹ {t('years.project')}</Link></p>
        <h1>{request.title}<State request={request} /></h1>
        <p className="facts"><span>{t('facts.number')} <b>{request.number}</b></span><span>{t('facts.unit')} <b>{say(request.unit)}</b></span>{request.dayMark && <DayMark mark={request.dayMark} due />}</p>
        <UrgeWaiting waiting={page.tasks.waiting} />
        {page.moving && <Moving />}
        <div className="acts"><ReasonAct may={page.may} act="withdraw" path={`requests/${request.id}/withdrawal`} testId="request-withdraw" /><MarkPressing pressing={page.tasks.pressing} /></div>
      </header>
      <div className="two-columns">
        <div>
          {offered(page.may, 'resubmit') && <Group title={t('changes.againTitle', { n: page.items.length })}>{request.effect === 'record' && page.form ? <AgainByForm page={page} form={page.form} /> : <Again page={page} />}</Group>}
          <Content request={request} />
        </div>
        <aside><Group title={t('history.title')}><History entries={page.timeline} /></Group></aside>
      </div>
    </main>
  );
}

/** How it came out; while it is open, whether it waits for its unit. */
function State({ request: { outcomeName, waitsForApplicant } }: { request: Page['request'] }) {
  const { t, say } = useWords();
  return <span className="tag" data-testid="request-state">{outcomeName ? say(outcomeName) : t(waitsForApplicant ? 'changes.waits' : 'changes.open')}</span>;
}

/** What is asked: the fields of its form where it leaves a record, else the figures that it changes. */
function Content({ request: { effect, kindName, fields, change } }: { request: Page['request'] }) {
  const { t, say } = useWords();
  if (effect === 'record') return <Group title={say(kindName)}><Fields fields={fields} /></Group>;
  return <Group title={t('changes.asked')}><ChangeFigures change={change} /></Group>;
}

/** What was asked so far, to be typed over. */
const typedOf = ({ request: { change } }: Page): TypedChange => ({
  ...NO_CHANGE, amount: change.amount ? String(change.amount.toFen / 1_000_000) : '', cloud: Object.fromEntries(change.cloud.map(({ service, to }) => [service, String(to)])), scope: change.scope ?? '', reason: change.reason,
});

function Again({ page }: { page: Page }) {
  const { t } = useWords();
  const project = useQuery(readProject(page.request.projectId));
  const [typed, setTyped] = useState(() => typedOf(page));
  const [answers, setAnswers] = useState<Readonly<Record<number, string>>>({});
  const act = useAct<Recorded>();
  const isReady = page.items.every(({ n }) => (answers[n] ?? '').trim() !== '') && typed.reason.trim() !== '' && !isWrong(typed);
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: `requests/${page.request.id}/resubmission`, body: { data: changeOf(typed), answers: page.items.map(({ n }) => ({ n, text: (answers[n] ?? '').trim() })) } });
    }}>
      {page.items.map(({ n, text }) => <label key={n} className="answer-item"><span>{n}. {text}</span><Input.TextArea rows={2} maxLength={4000} value={answers[n] ?? ''} data-testid={`answer-${n}`} onChange={(event) => setAnswers({ ...answers, [n]: event.target.value })} /></label>)}
      <ChangeForm cloud={project.data?.cloud ?? null} typed={typed} set={setTyped} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={!isReady} data-testid="request-resubmit">{t('changes.again')}</Button></div>
    </form>
  );
}
