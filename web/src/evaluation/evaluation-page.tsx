import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Evaluation } from '../api/contract';
import { readEvaluation } from '../api/reads';
import { offered } from '../approval/acts';
import { OpenTasks } from '../approval/open-tasks';
import { DayMark } from '../parts/day-mark';
import { Moving } from '../parts/moving';
import { Group, Shown, useTitle } from '../parts/page';
import { dayOf, useFormat } from '../words/format';
import { useWords, wordOf } from '../words/words';
import { Filling } from './filling';
import { Indicators } from './indicators';
import { Opinion } from './opinion';
import { Panel } from './panel';
import { pointsOf } from './points';
import { QualifiedTag } from './qualified-tag';
import { Result } from './result';
import { Scoring } from './scoring';
import '../styles/project.css';
import '../styles/supervision.css';
import '../styles/evaluation.css';

/** One evaluation: what it waits for from this person first, then the result if she may read it, then what the unit said. */
export function EvaluationPage() {
  const { id } = useParams({ from: '/evaluations/$id' });
  const page = useQuery(readEvaluation(id));
  return <Shown of={page}>{(data) => <One key={`${id} ${data.evaluation.stage}`} page={data} />}</Shown>;
}

function One({ page }: { page: Evaluation }) {
  useTitle(page.evaluation.title);
  return (
    <main className="project">
      <Head page={page} />
      <div className="evaluation-body">
        {page.items.length > 0 && <Items page={page} />}
        {page.result && <Result result={page.result} />}
        {offered(page.may, 'opine') && <Opinion page={page} />}
        {page.panel && <Panel page={page} />}
        <Asked page={page} />
      </div>
    </main>
  );
}

/** What this person is to fill in or score; otherwise what the unit said. */
function Asked({ page }: { page: Evaluation }) {
  if (offered(page.may, 'fill')) return <Filling page={page} />;
  if (offered(page.may, 'confirm')) return <Scoring page={page} what="confirmation" />;
  if (offered(page.may, 'score')) return <Scoring page={page} what="sheet" />;
  return <Indicators page={page} />;
}

function Head({ page }: { page: Evaluation }) {
  const { t, say } = useWords();
  const { evaluation: row, sheet } = page;
  return (
    <header className="project-head">
      <p className="back"><Link to="/evaluations">‹ {t('nav.evaluations')}</Link></p>
      <h1>{row.title}</h1>
      <p className="facts">
        {row.dayMark && <DayMark mark={row.dayMark} />}
        <span>{t(`evaluations.kind.${row.kind}`, { year: row.year })}</span><span data-testid="evaluation-stage" data-stage={row.stage}>{row.opinion ? t('mark.done') : wordOf(t, 'evaluationStages', row.stage)}</span><span>{say(row.unit)}</span>
        {sheet && <Own sheet={sheet} now={page.at} />}
      </p>
      <Verdict row={row} />
      {page.words !== null && <p className="prose evaluation-words">{page.words}</p>}
      <OpenTasks tasks={page.tasks} />
      {page.moving && <Moving />}
    </header>
  );
}

/** How far one's own sheet is; once locked, when and with which sum. */
function Own({ sheet, now }: { sheet: NonNullable<Evaluation['sheet']>; now: string }) {
  const { t } = useWords();
  const format = useFormat();
  const words = t(`evaluation.sheet.${sheet.state}`);
  if (sheet.lockedAt === null || sheet.total === null) return <span>{words}</span>;
  return <span>{words} <b>{format.stamp(sheet.lockedAt, Date.parse(now))}</b> · {t('evaluation.points', { points: pointsOf(sheet.total) })}</span>;
}

/** The word of the opinion, the points, its number and day, and what it means for money and upgrades. */
function Verdict({ row: { opinion, kind, composite } }: { row: Evaluation['evaluation'] }) {
  const { t } = useWords();
  const format = useFormat();
  if (!opinion) return null;
  return (
    <p className="evaluation-verdict" data-testid="evaluation-opinion">
      <QualifiedTag qualified={opinion.qualified} />
      {composite !== null && <b>{t('evaluation.points', { points: pointsOf(composite) })}</b>}
      <span className="nowrap">{t('evaluation.number', { year: opinion.year, number: opinion.number })}</span><span className="caption nowrap">{format.on(dayOf(opinion.at))}</span>
      {kind === 'post' && <span>{t(opinion.qualified ? 'evaluation.allows' : 'evaluation.stops')}</span>}
    </p>
  );
}

function Items({ page }: { page: Evaluation }) {
  const { t } = useWords();
  return <Group title={t('evaluation.returned')}><ol className="evaluation-items">{page.items.map(({ n, text }) => <li key={n}>{text}</li>)}</ol></Group>;
}
