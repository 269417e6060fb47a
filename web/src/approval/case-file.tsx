import { Link } from '@tanstack/react-router';
import type { UserTaskPage } from '../api/contract';
import { PlanAsked } from '../cloud/plan-words';
import { BatchListed } from '../declaration/batch-listed';
import { Attachments } from '../parts/attachments';
import { Fields } from '../parts/fields';
import { Group } from '../parts/page';
import { RoadAhead } from '../parts/road-ahead';
import { Rulings, rulingsSentence } from '../parts/rulings';
import { ChangeFigures } from '../project/change-figures';
import { UsageTable } from '../project/usage-table';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';

/** Everything that a decision is about, in the order in which it is asked for. */
export function CaseFile({ page }: { page: UserTaskPage }) {
  const { t } = useWords();
  const changed = page.fields.filter((field) => field.changed).length;
  return (
    <>
      {page.task.processKind === 'declarationBatch' && <BatchListed id={page.task.processId} />}
      {page.supervised && <Answer of={page.supervised} />}
      {page.operationYear && <YearFile of={page.operationYear} />}
      <ChangeFile of={page.request} />
      <PlanFile task={page.task} />
      {page.fields.length > 0 && <Group title={t('file.form')} note={changed > 0 ? t('file.changed', { n: changed }) : ''}><Fields fields={page.fields} /></Group>}
      {page.rulings.length > 0 && <Group title={t('file.rulings')} note={rulingsSentence(t, page.rulings)}><Rulings rulings={page.rulings} /></Group>}
      {page.task.processKind === 'projectLifecycle' && <Group id="attachments" title={t('file.attachments', { n: page.attachments.length })}><Attachments attachments={page.attachments} /></Group>}
      <RoadAhead processId={page.task.processId} />
    </>
  );
}

/** The cloud plan, where it is the plan that is decided on. */
const PlanFile = ({ task }: Pick<UserTaskPage, 'task'>) => (task.route === 'cloud-confirmation' ? <PlanAsked projectId={task.processId} /> : null);

function Answer({ of }: { of: NonNullable<UserTaskPage['supervised']> }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <Group title={t('file.answer')} aside={<Link to="/supervision/$id" params={{ id: of.id }}>{t('decision.wholeTask')}</Link>}>
      <dl className="fields">
        <div className="field"><dt>{t('supervised.dueOn')}</dt><dd>{of.dueOn === null ? t('supervised.noDay') : format.on(of.dueOn)}</dd></div>
        {of.member !== null && <div className="field"><dt>{t('supervised.member')}</dt><dd>{say(of.member)}</dd></div>}
        {of.askedDueOn !== null && <div className="field field-changed"><dt>{t('supervised.askedDueOn')}</dt><dd><b>{format.on(of.askedDueOn)}</b></dd></div>}
        {of.reason !== null && <div className="field field-long"><dt>{t('supervised.reason')}</dt><dd>{of.reason}</dd></div>}
        {of.report !== null && <div className="field field-long"><dt>{t('supervised.report')}</dt><dd className="prose">{of.report}</dd></div>}
      </dl>
    </Group>
  );
}

function ChangeFile({ of }: { of: UserTaskPage['request'] }) {
  const { t, say } = useWords();
  const byForm = of?.effect === 'record';
  return of && <Group title={byForm ? say(of.kindName) : t('changes.asked')} aside={<Link to="/projects/$id" params={{ id: of.projectId }}>{t('years.project')}</Link>}>{byForm ? <Fields fields={of.fields} /> : <ChangeFigures change={of.change} />}</Group>;
}

/** The money of a year: what it is made of, and the months once there are any. */
function YearFile({ of }: { of: NonNullable<UserTaskPage['operationYear']> }) {
  const { t } = useWords();
  const format = useFormat();
  const { year, usage, note } = of;
  return (
    <Group title={t('years.of', { year: year.year })} aside={<Link to="/operation-years/$id" params={{ id: year.id }}>{t('years.whole')}</Link>}>
      <dl className="fields">
        <div className="field"><dt>{t('years.amount')}</dt><dd><b>{format.exact(year.amountFen)}</b></dd></div>
        {note !== null && <div className="field field-long"><dt>{t('years.note')}</dt><dd className="prose">{note}</dd></div>}
      </dl>
      {year.spentFen > 0 && <UsageTable usage={usage} spentFen={year.spentFen} amountFen={year.amountFen} />}
    </Group>
  );
}
