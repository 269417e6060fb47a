import { Input, Select } from 'antd';
import { useState } from 'react';
import type { SupervisedTasks } from '../api/contract';
import { useWords } from '../words/words';
import { Organs, Unfolding } from './steer';

const SOURCES = ['leader-instruction', 'meeting-minutes', 'special-topic'] as const;
const NOTHING = { source: SOURCES[0] as (typeof SOURCES)[number], reference: '', title: '', leads: [] as string[], cooperating: [] as string[], dueOn: '', collective: '' };

/** A task that no plan lists (领导批示、会议纪要、专题), assigned from one small form. */
export function CreateTask({ choices }: { choices: NonNullable<SupervisedTasks['choices']> }) {
  const { t, say } = useWords();
  const [form, set] = useState(NOTHING);
  const { collective, dueOn, ...given } = form;
  const body = { ...given, dueOn: dueOn === '' ? null : dueOn, ...(collective !== '' && { collective }) };
  const ready = form.title.trim() !== '' && form.reference.trim() !== '' && form.leads.length > 0;
  return (
    <Unfolding open={t('steer.create')} submit={t('steer.createSubmit')} testId="task-create" path="supervised-tasks" body={body} ready={ready}>
      <label className="inline-label">{t('steer.source')}<Select className="input-short" value={form.source} data-testid="task-create-source" options={SOURCES.map((source) => ({ value: source, label: t(`supervised.origins.${source}`) }))} onChange={(source) => set({ ...form, source })} /></label>
      <label className="inline-label">{t('steer.reference')}<Input maxLength={200} value={form.reference} data-testid="task-create-reference" onChange={(event) => set({ ...form, reference: event.target.value })} /></label>
      <label className="inline-label">{t('steer.title')}<Input maxLength={200} value={form.title} data-testid="task-create-title" onChange={(event) => set({ ...form, title: event.target.value })} /></label>
      <Organs label={t('steer.leadsOf')} value={form.leads} choices={choices.organs} testId="task-create-leads" change={(leads) => set({ ...form, leads })} />
      <Organs label={t('steer.cooperatingOf')} value={form.cooperating} choices={choices.organs} testId="task-create-cooperating" change={(cooperating) => set({ ...form, cooperating })} />
      <label className="inline-label">{t('steer.dueOn')}<Input type="date" className="input-short" value={form.dueOn} data-testid="task-create-due" onChange={(event) => set({ ...form, dueOn: event.target.value })} /></label>
      <label className="inline-label">{t('steer.collective')}<Select allowClear className="input-wide" value={form.collective === '' ? null : form.collective} data-testid="task-create-collective" options={choices.lists.map((list) => ({ value: list.id, label: say(list) }))} onChange={(list: string | null | undefined) => set({ ...form, collective: list ?? '' })} /></label>
    </Unfolding>
  );
}
