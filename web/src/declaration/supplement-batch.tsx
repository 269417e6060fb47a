import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { BatchPage, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';

type Answers = Readonly<Record<string, string>>;

/** The formal defects of a batch, each answered in its place; no project comes in by this way. */
export function SupplementBatch({ page }: { page: BatchPage }) {
  const { t } = useWords();
  const me = useMe();
  const draft = useDraft<Answers>(`${me.id}:batch:${page.batch.id}:${page.version}`, {});
  const act = useAct<Recorded>(draft.drop);
  const answers = page.items.flatMap(({ n }) => ((draft.value[n] ?? '').trim() === '' ? [] : [{ n, text: (draft.value[n] ?? '').trim() }]));
  return (
    <Group title={t('supplement.title')} note={t('supplement.answered', { done: answers.length, of: page.items.length })}>
      <ol className="asked">
        {page.items.map(({ n, text }) => (
          <li key={n}>
            <p><b>{n}</b> {text}</p>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} value={draft.value[n] ?? ''} aria-label={t('supplement.answerTo', { n })} data-testid={`batch-answer-${n}`} onChange={(event) => draft.set({ ...draft.value, [n]: event.target.value })} />
          </li>
        ))}
      </ol>
      {act.refusal && <Refusal problem={act.refusal} />}
      <div className="acts"><Button type="primary" loading={act.busy} disabled={answers.length < page.items.length} data-testid="batch-resubmit" onClick={() => void act.run({ method: 'POST', path: `declaration-batches/${page.batch.id}/resubmission`, body: { answers } })}>{t('supplement.submit', { count: page.items.length })}</Button></div>
    </Group>
  );
}
