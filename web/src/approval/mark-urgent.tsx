import { Button, Input } from 'antd';
import { useState } from 'react';
import type { OpenTasks } from '../api/contract';
import { useAct } from '../api/use-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

type Pressing = OpenTasks['pressing'];

/** A leader's word that a file presses (急件), or does so no more, at every seat where it waits: with the reason, which goes on record of each. */
export function MarkUrgent({ tasks, urgent }: { tasks: Pressing; urgent: boolean }) {
  const { t, say } = useWords();
  const [reason, setReason] = useState<string | null>(null);
  const act = useAct();
  const what = urgent ? 'mark' : 'unmark';
  const steps = [...new Set(tasks.map(({ step }) => say(step)))].join(t('comma'));
  const markAll = async (why: string): Promise<void> => {
    for (const { taskId } of tasks) if (!(await act.run({ method: 'POST', path: `user-tasks/${taskId}/priority`, body: { urgent, reason: why } }))) return; // what was refused stays to be read
    setReason(null);
  };
  return (
    <div className="reason-act">
      <Button aria-expanded={reason !== null} data-testid={`urgent-${what}`} onClick={() => setReason(reason === null ? '' : null)}>{t(`urgent.${what}`, { step: steps })}</Button>
      {reason !== null && (
        <form className="unfolded" onSubmit={(event) => {
          event.preventDefault();
          void markAll(reason.trim());
        }}>
          <Input.TextArea rows={2} maxLength={500} autoFocus value={reason} placeholder={t('urgent.reason')} aria-label={t('urgent.reason')} data-testid="urgent-reason" onChange={(event) => setReason(event.target.value)} />
          {act.refusal && <Refusal problem={act.refusal} />}
          <div className="acts">
            <Button type="primary" htmlType="submit" loading={act.busy} disabled={reason.trim() === ''} data-testid="urgent-submit">{t('urgent.submit')}</Button>
            <Button onClick={() => setReason(null)}>{t('fold')}</Button>
          </div>
        </form>
      )}
    </div>
  );
}
