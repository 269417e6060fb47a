import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { DraftPage as Page } from '../api/contract';
import { readDraft } from '../api/reads';
import { DayMark } from '../parts/day-mark';
import { fieldOf, faultWords } from '../parts/faults';
import { Group, Shown, useTitle } from '../parts/page';
import { Rulings } from '../parts/rulings';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import { AttachmentKinds } from './attachment-kinds';
import { DraftFoot } from './draft-foot';
import { FormFields } from './form-fields';
import { useDraftForm, type DraftForm } from './use-draft-form';
import '../styles/project.css';

/** A declaration in the making: one column of questions, beside it what is still missing. */
export function DraftPage() {
  const { id } = useParams({ from: '/projects/$id/draft' });
  const page = useQuery(readDraft(id));
  return <Shown of={page}>{(data) => <Draft key={id} page={data} />}</Shown>;
}

function Draft({ page }: { page: Page }) {
  const { t, say } = useWords();
  useTitle(t('draft.title'));
  const form = useDraftForm(page);
  const { filled, put } = form;
  return (
    <main className="draft">
      <header className="project-head">
        <p className="back"><Link to="/projects">‹ {t('nav.projects')}</Link></p>
        <h1>{typeof filled.data['title'] === 'string' ? filled.data['title'] : t('draft.title')}</h1>
        <p className="facts"><span>{t('facts.unit')} <b>{say(page.unit)}</b></span><span>{t('facts.department')} <b>{say(page.department)}</b></span></p>
      </header>
      <div className="two-columns">
        <div>
          <Group title={t('draft.form')}><FormFields form={page.form} data={filled.data} faults={page.faults} put={(data) => put({ ...filled, data })} /></Group>
          {page.keyTasks.length > 0 && <KeyTask page={page} form={form} />}
          <Group title={t('draft.attachments')}><AttachmentKinds projectId={page.id} kinds={page.form.attachmentKinds} attachments={page.attachments} removable /></Group>
        </div>
        <aside><Missing page={page} /></aside>
      </div>
      <DraftFoot page={page} form={form} />
    </main>
  );
}

function KeyTask({ page, form: { filled, put } }: { page: Page; form: DraftForm }) {
  const { t } = useWords();
  return (
    <Group title={t('draft.keyTask')} note={t('draft.keyTaskNote')}>
      <div className="form-fields">
        <select className="select" aria-label={t('draft.keyTask')} value={filled.keyTask ?? ''} data-testid="draft-keytask" onChange={(event) => put({ ...filled, keyTask: event.target.value === '' ? null : event.target.value })}>
          <option value="">{t('draft.noKeyTask')}</option>
          {page.keyTasks.map(({ id, title, clause }) => <option key={id} value={id}>{t('format.person', { name: title, office: clause })}</option>)}
        </select>
      </div>
    </Group>
  );
}

function Missing({ page }: { page: Page }) {
  const { t, say } = useWords();
  const format = useFormat();
  const open = page.rulings.filter(({ holds }) => !holds).length;
  const missing = page.faults.length + open;
  const labelOf = (pointer: string): string => {
    const field = page.form.fields.find(({ name }) => name === fieldOf({ pointer }));
    return field ? say(field.label) : pointer;
  };
  return (
    <>
      <Group title={missing === 0 ? t('draft.complete') : t('draft.missing', { count: missing })}>
        {page.faults.length > 0 && <ul className="missing">{page.faults.map((fault) => <li key={`${fault.pointer} ${fault.detail}`}><a href={`#field-${fieldOf(fault)}`}>{labelOf(fault.pointer)}</a><span>{faultWords(t, fault.detail)}</span></li>)}</ul>}
        <Rulings rulings={page.rulings} />
      </Group>
      {page.window && (
        <Group title={say(page.window.name)}>
          <p className="linked">{page.window.cutoffAt === null ? t('draft.noCutoff') : t('signIn.until', { due: format.due(page.window.cutoffAt) })}<DayMark mark={page.window.dayMark} /></p>
        </Group>
      )}
    </>
  );
}
