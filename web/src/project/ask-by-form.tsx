import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Recorded, RequestKinds, RequestPage } from '../api/contract';
import { useAct } from '../api/use-act';
import { useMe } from '../app/me';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { FormFields, type Data } from './form-fields';

type Kind = RequestKinds['kinds'][number];
const NOTHING: Data = {};

/** Asks for whatever the rules in force let be asked: the form is the pack's, and nothing here knows the kind. */
export function AskByForm({ projectId, kind, fold }: { projectId: string; kind: Kind; fold: () => void }) {
  const { t, say } = useWords();
  const draft = useDraft(`${useMe().id}:request:${kind.id}:${projectId}`, NOTHING);
  const act = useAct<Recorded>(draft.drop);
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: `projects/${projectId}/requests`, body: { kind: kind.id, data: draft.value } });
    }}>
      <h3>{say(kind.name)}</h3>
      <FormFields form={kind.form} data={draft.value} faults={act.refusal?.errors ?? []} put={draft.set} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} data-testid="request-submit">{t('requests.submit')}</Button><Button onClick={fold}>{t('fold')}</Button></div>
    </form>
  );
}

/** The same form once more, with an answer to each item that was asked for. */
export function AgainByForm({ page, form }: { page: RequestPage; form: Kind['form'] }) {
  const { t } = useWords();
  const [data, setData] = useState<Data>(page.data);
  const [answers, setAnswers] = useState<Readonly<Record<number, string>>>({});
  const act = useAct<Recorded>();
  const answered = page.items.map(({ n }) => ({ n, text: (answers[n] ?? '').trim() }));
  return (
    <form className="answer" onSubmit={(event) => {
      event.preventDefault();
      void act.run({ method: 'POST', path: `requests/${page.request.id}/resubmission`, body: { data, answers: answered } });
    }}>
      {page.items.map(({ n, text }) => <label key={n} className="answer-item"><span>{n}. {text}</span><Input.TextArea rows={2} maxLength={4000} value={answers[n] ?? ''} data-testid={`answer-${n}`} onChange={(event) => setAnswers({ ...answers, [n]: event.target.value })} /></label>)}
      <FormFields form={form} data={data} faults={act.refusal?.errors ?? []} put={setData} />
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={answered.some(({ text }) => text === '')} data-testid="request-resubmit">{t('changes.again')}</Button></div>
    </form>
  );
}
