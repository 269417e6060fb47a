import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { MayDo, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Outcome } from '../parts/outcome';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';

/** The lead's answer: what was done, handed to the supervisor to be verified. */
export function Report({ taskId, may }: { taskId: string; may: MayDo }) {
  const { t } = useWords();
  const me = useMe();
  const draft = useDraft(`${me.id}:report:${taskId}`, '');
  const act = useAct<Recorded>(draft.drop);
  const report = draft.value.trim();
  const problem = act.refusal ?? may.blocked;
  return (
    <Group title={t('report.title')}>
      <form className="answer" onSubmit={(event) => {
        event.preventDefault();
        void act.run({ method: 'POST', path: `supervised-tasks/${taskId}/report`, body: { report } });
      }}>
        <Input.TextArea rows={4} maxLength={4000} value={draft.value} placeholder={t('report.text')} aria-label={t('report.text')} data-testid="task-report-text" onChange={(event) => draft.set(event.target.value)} />
        {may.outcome && <Outcome title={t('outcome.title')} preview={may.outcome} />}
        {problem && <Refusal problem={problem} quiet={act.refusal === null} />}
        <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={report === '' || may.blocked !== null} data-testid="task-report-submit">{t('report.submit')}</Button></div>
      </form>
    </Group>
  );
}
