import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Correction, DecisionPage } from '../api/contract';
import { readDecision } from '../api/reads';
import { useNow } from '../app/me';
import { Attachments } from '../parts/attachments';
import { Fields } from '../parts/fields';
import { Group, Shown, useTitle } from '../parts/page';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { CorrectDecision } from './correct-decision';
import '../styles/project.css';
import '../styles/decision.css';

/** One recorded decision: what was said, what its decider saw, the corrections beside it, and what has followed. */
export function RecordedDecision() {
  const { processId, seq } = useParams({ from: '/decisions/$processId/$seq' });
  const page = useQuery(readDecision(processId, seq));
  return <Shown of={page}>{(data) => <Decision page={data} />}</Shown>;
}

function Decision({ page }: { page: DecisionPage }) {
  const { t } = useWords();
  useTitle(`${t('correction.title')} · ${page.title}`);
  return (
    <main className="project">
      <Head page={page} />
      <div className="two-columns">
        <div>
          {page.corrections.map((correction) => <Stands key={correction.seq} correction={correction} />)}
          <CorrectDecision page={page} />
          <Seen page={page} />
        </div>
        <aside>{page.isDecided && <Followed page={page} />}</aside>
      </div>
    </main>
  );
}

function Head({ page }: { page: DecisionPage }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <header className="project-head">
      <p className="back"><Back page={page} /></p>
      <h1>{page.title}</h1>
      <p className="facts">
        {page.number !== null && <span>{t('facts.number')} <b>{page.number}</b></span>}
        <span>{say(page.route)}{page.round !== null && page.round > 1 && ` · ${t('queue.round', { n: page.round })}`}</span>
        {page.amountFen !== null && <span>{t('facts.amount')} <b>{format.money(page.amountFen)}</b></span>}
      </p>
      <p className="where" data-testid="decision-outcome">{t('correction.was', { what: say(page.outcome) })}<span className="caption"> {t('correction.by', { who: page.who, at: format.stamp(page.decidedAt, now) })}</span></p>
      {page.opinion !== null && page.opinion !== '' && <p className="prose">{page.opinion}</p>}
    </header>
  );
}

function Back({ page }: { page: DecisionPage }) {
  const { t } = useWords();
  if (page.processKind === 'operationYear') return <Link to="/operation-years/$id" params={{ id: page.processId }}>‹ {t('correction.project')}</Link>;
  if (page.processKind === 'supervisedTask') return <Link to="/supervision/$id" params={{ id: page.processId }}>‹ {t('nav.supervision')}</Link>;
  return page.processKind === 'projectLifecycle' ? <Link to="/projects/$id" params={{ id: page.processId }}>‹ {t('correction.project')}</Link> : <Link to="/tasks">‹ {t('nav.tasks')}</Link>;
}

/** A correction as it stands beside the decision. */
function Stands({ correction }: { correction: Correction }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <Group title={t('correction.stands')} note={t('correction.by', { who: correction.who, at: format.stamp(correction.at, now) })}>
      <div className="correction" data-testid={`correction-${correction.seq}`}>
        <p className="prose">{correction.words}</p>
        {correction.amountFen !== null && <p>{t('correction.amount', { what: format.exact(correction.amountFen) ?? format.money(correction.amountFen) })}</p>}
        {correction.outcome !== null && <p>{t('correction.outcome', { what: say(correction.outcome) })}</p>}
        <p className="caption">{correction.reason}</p>
      </div>
    </Group>
  );
}

/** Exactly what the decider had before her: that version of the form, those versions of the files. */
function Seen({ page: { saw, fields } }: { page: DecisionPage }) {
  const { t } = useWords();
  const format = useFormat();
  const now = useNow();
  if (!saw) return <Group title={t('correction.saw')}><p className="empty">{t('correction.sawNothing')}</p></Group>;
  return (
    <>
      <Group title={t('correction.saw')} note={saw.form ? t('correction.sawForm', { n: saw.form.version, at: format.stamp(saw.form.at, now) }) : ''}><Fields fields={fields} /></Group>
      <Group title={t('file.attachments', { n: saw.attachments.length })}><Attachments attachments={saw.attachments} /></Group>
    </>
  );
}

function Followed({ page: { followed } }: { page: DecisionPage }) {
  const { t, say } = useWords();
  return (
    <Group title={t('correction.followed', { n: followed.length })}>
      {followed.length === 0 && <p className="empty">{t('correction.none')}</p>}
      <ul className="followed" data-testid="followed">
        {followed.map(({ seq, what, words, final }, i) => <li key={`${seq} ${i}`} data-what={what}><span>{say(words)}</span>{final && <span className="tag">{t('correction.final')}</span>}</li>)}
      </ul>
    </Group>
  );
}
