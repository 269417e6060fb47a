import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { DraftPage, Item, ProjectPage, Recorded } from '../api/contract';
import { readDraft } from '../api/reads';
import { useAct } from '../api/use-act';
import { offered } from '../approval/acts';
import { Group } from '../parts/page';
import { Outcome } from '../parts/outcome';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { AttachmentKinds, type Kind } from './attachment-kinds';
import { FormFields, type Data } from './form-fields';

type Typed = { readonly answers: Readonly<Record<string, string>>; readonly data: Data | null };
const NOTHING: Typed = { answers: {}, data: null };

/** What was asked for when the file came back: each thing answered in its place, form and attachments mended, all handed in at once. */
export function Supplement({ page }: { page: ProjectPage }) {
  const { t } = useWords();
  const me = useMe();
  const { id } = page.project;
  const draft = useDraft<Typed>(`${me.id}:supplement:${id}:${roundOf(page)}`, NOTHING);
  const act = useAct<Recorded>(draft.drop);
  const form = useQuery({ ...readDraft(id), retry: false });
  const may = offered(page.may, 'resubmit');
  const answered = page.items.filter(({ n }) => textOf(draft.value, n) !== '').length;
  const submit = () => void act.run({ method: 'POST', path: `projects/${id}/resubmission`, body: { data: draft.value.data ?? page.data, answers: page.items.flatMap(({ n }) => (textOf(draft.value, n) === '' ? [] : [{ n, text: textOf(draft.value, n) }])) } });
  return (
    <Group title={t('supplement.title')} note={t('supplement.answered', { done: answered, of: page.items.length })}>
      <ol className="asked">{page.items.map((item) => <Asked key={item.n} item={item} text={draft.value.answers[item.n] ?? ''} put={(text) => draft.set({ ...draft.value, answers: { ...draft.value.answers, [item.n]: text } })} />)}</ol>
      <details className="folded"><summary>{t('supplement.form')}</summary>
        <FormFields form={form.data?.form ?? guessed(page)} data={draft.value.data ?? page.data} faults={[]} put={(data) => draft.set({ ...draft.value, data })} />
      </details>
      <details className="folded" open><summary>{t('draft.attachments')}</summary><AttachmentKinds projectId={id} kinds={kindsOf(page, form.data)} attachments={page.attachments} /></details>
      {may?.outcome && <Outcome title={t('outcome.title')} preview={may.outcome} />}
      {act.refusal && <Refusal problem={act.refusal} rulings={page.rulings} />}
      <div className="acts"><Button type="primary" loading={act.busy} disabled={answered < page.items.length} data-testid="resubmit-submit" onClick={submit}>{t('supplement.submit', { count: page.items.length })}</Button></div>
    </Group>
  );
}

/** Answers belong to the return that asked for them. */
const roundOf = ({ timeline }: ProjectPage): number => Math.max(0, ...timeline.map(({ round }) => round ?? 0));

const textOf = ({ answers }: Typed, n: number): string => (answers[n] ?? '').trim();

function Asked({ item, text, put }: { item: Item; text: string; put: (text: string) => void }) {
  const { t } = useWords();
  return (
    <li>
      <p><b>{item.n}</b> {item.text}</p>
      {item.again !== null && <p className="caption">{t('supplement.again', { n: item.again })}</p>}
      {item.reason !== null && <p className="caption" data-testid={`supplement-reason-${item.n}`}>{t('supplement.reason', { reason: item.reason })}</p>}
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} value={text} placeholder={t('supplement.answer')} aria-label={t('supplement.answerTo', { n: item.n })} data-testid={`resubmit-answer-${item.n}`} onChange={(event) => put(event.target.value)} />
    </li>
  );
}

/** Without the form's own schema the questions are those whose answers are shown. */
function guessed(page: ProjectPage): Pick<DraftPage['form'], 'schema' | 'fields' | 'services'> {
  const ruleOf = (value: unknown) => (Array.isArray(value) ? { type: 'array' } : { type: typeof value === 'number' ? 'integer' : 'string' });
  return { services: page.services, fields: page.fields, schema: { properties: Object.fromEntries(page.fields.map(({ name, value }) => [name, ruleOf(value)])), required: page.fields.map(({ name }) => name) } };
}

function kindsOf(page: ProjectPage, draft: DraftPage | undefined): readonly Kind[] {
  if (draft) return draft.form.attachmentKinds;
  const known = new Map(page.attachments.map(({ kind, kindName }) => [kind, { kind, name: kindName, help: null }]));
  return [...known.values()];
}
