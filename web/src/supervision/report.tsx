import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useMe } from '../app/me';
import type { MayDo, Recorded, SupervisedPage } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Outcome } from '../parts/outcome';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';

/** The lead's answer: what was done, handed to the supervisor to be verified. */
export function Report({ taskId, may, members }: { taskId: string; may: MayDo; members: SupervisedPage['answers'] }) {
  const { t, say } = useWords();
  const me = useMe();
  const draft = useDraft(`${me.id}:report:${taskId}`, '');
  const act = useAct<Recorded>(draft.drop);
  const report = draft.value.trim();
  const [member, setMember] = useState(members.find(({ state }) => state !== 'reported' && state !== 'verified')?.member.id);
  const problem = act.refusal ?? may.blocked;
  return (
    <Group title={t('report.title')}>
      <form className="answer" onSubmit={(event) => {
        event.preventDefault();
        void act.run({ method: 'POST', path: `supervised-tasks/${taskId}/report`, body: { report, ...(member !== undefined && { member }) } });
      }}>
        {members.length > 1 && <label className="inline-label">{t('report.as')}<Select className="input-short" value={member} data-testid="task-report-as" options={members.map((each) => ({ value: each.member.id, label: say(each.member) }))} onChange={setMember} /></label>}
        <Input.TextArea rows={4} maxLength={4000} value={draft.value} placeholder={t('report.text')} aria-label={t('report.text')} data-testid="task-report-text" onChange={(event) => draft.set(event.target.value)} />
        {may.outcome && <Outcome title={t('outcome.title')} preview={may.outcome} />}
        {problem && <Refusal problem={problem} quiet={act.refusal === null} />}
        <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={report === '' || may.blocked !== null} data-testid="task-report-submit">{t('report.submit')}</Button></div>
      </form>
    </Group>
  );
}
