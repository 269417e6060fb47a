import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { Evaluation, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { QualifiedTag } from './qualified-tag';

/** The authority gives its opinion: what the result says, under the year's next number; what it stops or allows is said before. */
export function Opinion({ page }: { page: Evaluation }) {
  const { t } = useWords();
  const me = useMe();
  const draft = useDraft(`${me.id}:opinion:${page.evaluation.id}`, '');
  const act = useAct<Recorded>(draft.drop);
  const words = draft.value.trim();
  const isQualified = page.result?.qualified ?? false;
  return (
    <Group title={t('evaluation.opine.title')}>
      <form className="answer" onSubmit={(event) => { event.preventDefault(); void act.run({ method: 'POST', path: `evaluations/${page.evaluation.id}/opinion`, body: words === '' ? {} : { words } }); }}>
        <p className="evaluation-verdict"><QualifiedTag qualified={isQualified} />{page.evaluation.kind === 'post' && <span>{t(isQualified ? 'evaluation.allows' : 'evaluation.stops')}</span>}</p>
        <Input.TextArea rows={3} maxLength={4000} value={draft.value} placeholder={t('evaluation.opine.words')} aria-label={t('evaluation.opine.words')} data-testid="opinion-words" onChange={(event) => draft.set(event.target.value)} />
        {act.refusal && <Refusal problem={act.refusal} />}
        <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} data-testid="opinion-submit">{t(isQualified ? 'evaluation.opine.submitQualified' : 'evaluation.opine.submitUnqualified')}</Button></div>
      </form>
    </Group>
  );
}
