import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { ProjectPage, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { AttachmentKinds } from './attachment-kinds';

/** What an acceptance asks for, what is there already, and the application. What is missing is said before it is sent. */
export function Acceptance({ page }: { page: ProjectPage }) {
  const { t } = useWords();
  const me = useMe();
  const { id } = page.project;
  const draft = useDraft(`${me.id}:acceptance:${id}`, '');
  const act = useAct<Recorded>(draft.drop);
  const { documents } = page.life;
  const missing = documents.filter(({ attached }) => !attached).length;
  const statement = draft.value.trim();
  return (
    <Group title={t('acceptance.title')} note={missing === 0 ? t('acceptance.complete') : t('acceptance.missing', { count: missing })}>
      <AttachmentKinds projectId={id} kinds={documents.map(({ kind, name }) => ({ kind, name, help: null }))} attachments={page.attachments} />
      <form className="answer" onSubmit={(event) => {
        event.preventDefault();
        void act.run({ method: 'POST', path: `projects/${id}/acceptance-application`, body: { statement } });
      }}>
        <Input.TextArea rows={3} maxLength={4000} value={draft.value} placeholder={t('acceptance.statement')} aria-label={t('acceptance.statement')} data-testid="acceptance-statement" onChange={(event) => draft.set(event.target.value)} />
        {act.refusal && <Refusal problem={act.refusal} />}
        <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={statement === '' || missing > 0} data-testid="acceptance-submit">{t('acceptance.submit')}</Button></div>
      </form>
    </Group>
  );
}
