import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { MayDo, Recorded, SupervisedPage } from '../api/contract';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { ReasonAct } from '../parts/reason-act';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

type Of = { readonly taskId: string; readonly may: readonly MayDo[] };

/** What the supervisor can do to a task that runs: mark, move, give to others, open an occurrence, cancel. */
export function Steer({ page }: { page: SupervisedPage }) {
  const of = { taskId: page.task.id, may: page.may };
  return (
    <div className="acts">
      <Acknowledge {...of} />
      <Urge {...of} owing={page.owing} />
      <ReasonAct may={page.may} act="mark-key" path={`supervised-tasks/${of.taskId}/key-supervision`} testId="task-mark" required />
      <MoveDay {...of} />
      {page.choices && <ChangeLeads {...of} page={page} choices={page.choices} />}
      <Occur {...of} />
      <ReasonAct may={page.may} act="cancel" path={`supervised-tasks/${of.taskId}/cancellation`} testId="task-cancel" required />
    </div>
  );
}

/** 签收: one press. Who stands for several members signs in the list of answers. */
function Acknowledge({ taskId, may }: Of) {
  const { t } = useWords();
  const act = useAct<Recorded>();
  if (!offered(may, 'acknowledge')) return null;
  return (
    <div className="reason-act">
      <Button type="primary" loading={act.busy} data-testid="task-acknowledge" onClick={() => void act.run({ method: 'POST', path: `supervised-tasks/${taskId}/acknowledgement`, body: {} })}>{t('steer.acknowledge')}</Button>
      {act.refusal && <Refusal problem={act.refusal} />}
    </div>
  );
}

/** 催办: one press, to whoever owes an answer; where it cannot be done now, the page says why. */
function Urge({ taskId, may, owing }: Of & { owing: number }) {
  const { t } = useWords();
  const act = useAct<Recorded>();
  const offer = offered(may, 'urge');
  if (!offer) return null;
  const problem = act.refusal ?? offer.blocked;
  return (
    <div className="reason-act">
      <Button loading={act.busy} disabled={offer.blocked !== null} data-testid="task-urge" onClick={() => void act.run({ method: 'POST', path: `supervised-tasks/${taskId}/urges`, body: {} })}>{t('steer.urge', { count: owing })}</Button>
      {problem && <Refusal problem={problem} quiet={act.refusal === null} />}
    </div>
  );
}

type Unfolding = { readonly open: string; readonly submit: string; readonly testId: string; readonly path: string; readonly body: object; readonly ready: boolean; readonly children: ReactNode };

/** A button that unfolds a small form and sends it. */
export function Unfolding({ open, submit, testId, path, body, ready, children }: Unfolding) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const act = useAct<Recorded>(() => setOpen(false));
  return (
    <div className="reason-act">
      <Button aria-expanded={isOpen} data-testid={testId} onClick={() => setOpen(!isOpen)}>{open}</Button>
      {isOpen && (
        <form className="unfolded" onSubmit={(event) => {
          event.preventDefault();
          void act.run({ method: 'POST', path, body });
        }}>
          {children}
          {act.refusal && <Refusal problem={act.refusal} />}
          <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={!ready} data-testid={`${testId}-submit`}>{submit}</Button><Button onClick={() => setOpen(false)}>{t('fold')}</Button></div>
        </form>
      )}
    </div>
  );
}

function MoveDay({ taskId, may }: Of) {
  const { t } = useWords();
  const [{ dueOn, reason }, set] = useState({ dueOn: '', reason: '' });
  if (!offered(may, 'move-day')) return null;
  return (
    <Unfolding open={t('steer.move')} submit={t('steer.moveSubmit')} testId="task-move" path={`supervised-tasks/${taskId}/due-day`} body={{ dueOn, reason: reason.trim() }} ready={dueOn !== '' && reason.trim() !== ''}>
      <label className="inline-label">{t('steer.moveUntil')}<Input type="date" className="input-short" value={dueOn} data-testid="task-move-on" onChange={(event) => set({ reason, dueOn: event.target.value })} /></label>
      <Input.TextArea rows={2} maxLength={1000} value={reason} placeholder={t('steer.moveReason')} aria-label={t('steer.moveReason')} data-testid="task-move-reason" onChange={(event) => set({ dueOn, reason: event.target.value })} />
    </Unfolding>
  );
}

function Occur({ taskId, may }: Of) {
  const { t } = useWords();
  const [dueOn, setDueOn] = useState('');
  if (!offered(may, 'occur')) return null;
  return (
    <Unfolding open={t('steer.occur')} submit={t('steer.occurSubmit')} testId="task-occur" path={`supervised-tasks/${taskId}/occurrences`} body={{ dueOn }} ready={dueOn !== ''}>
      <label className="inline-label">{t('steer.occurOn')}<Input type="date" className="input-short" value={dueOn} data-testid="task-occur-on" onChange={(event) => setDueOn(event.target.value)} /></label>
    </Unfolding>
  );
}

type Choices = NonNullable<SupervisedPage['choices']>;

/** Several bodies out of those that can answer. */
export function Organs({ label, value, choices, testId, change }: { label: string; value: readonly string[]; choices: Choices['organs']; testId: string; change: (organs: string[]) => void }) {
  const { say } = useWords();
  return (
    <label className="inline-label">{label}
      <Select mode="multiple" className="input-wide" value={[...value]} aria-label={label} data-testid={testId} optionFilterProp="label" options={choices.map((organ) => ({ value: organ.id, label: say(organ) }))} onChange={(organs: string[]) => change(organs)} />
    </label>
  );
}

function ChangeLeads({ taskId, page, choices }: Of & { page: SupervisedPage; choices: Choices }) {
  const { t } = useWords();
  const [form, set] = useState({ leads: page.task.leads.map(({ id }) => id), cooperating: page.task.cooperating.map(({ id }) => id).filter((id) => choices.organs.some((organ) => organ.id === id)), reason: '' });
  return (
    <Unfolding open={t('steer.leads')} submit={t('steer.leadsSubmit')} testId="task-leads" path={`supervised-tasks/${taskId}/leads`} body={{ ...form, reason: form.reason.trim() }} ready={form.leads.length > 0 && form.reason.trim() !== ''}>
      <Organs label={t('steer.leadsOf')} value={form.leads} choices={choices.organs} testId="task-leads-of" change={(leads) => set({ ...form, leads })} />
      <Organs label={t('steer.cooperatingOf')} value={form.cooperating} choices={choices.organs} testId="task-leads-cooperating" change={(cooperating) => set({ ...form, cooperating })} />
      <Input.TextArea rows={2} maxLength={1000} value={form.reason} placeholder={t('steer.leadsReason')} aria-label={t('steer.leadsReason')} data-testid="task-leads-reason" onChange={(event) => set({ ...form, reason: event.target.value })} />
    </Unfolding>
  );
}
