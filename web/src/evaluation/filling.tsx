import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { Evaluation, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { IndicatorName } from './indicators';
import { indicatorsOf, pointsOf } from './points';

type Given = Readonly<Record<string, string>>;

/** The unit says something to every indicator; what it said before stands ready to be mended. */
export function Filling({ page }: { page: Evaluation }) {
  const { t, say } = useWords();
  const me = useMe();
  const all = indicatorsOf(page);
  const before: Given = Object.fromEntries(all.map(({ id, given }) => [id, given ?? '']));
  const draft = useDraft<Given>(`${me.id}:filling:${page.evaluation.id}:${page.version}`, before);
  const act = useAct<Recorded>(draft.drop);
  const said = all.map(({ id }) => ({ indicator: id, text: (draft.value[id] ?? '').trim() }));
  const missing = said.filter(({ text }) => text === '').length;
  return (
    <form onSubmit={(event) => { event.preventDefault(); void act.run({ method: 'POST', path: `evaluations/${page.evaluation.id}/filling`, body: { given: said } }); }}>
      <div className="evaluation-bar">
        <p className="evaluation-sum" role="status">{missing > 0 ? t('evaluation.left', { count: missing }) : t('evaluation.whole', { count: all.length })}</p>
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={missing > 0} data-testid="fill-submit">{t('evaluation.fill')}</Button>
      </div>
      {act.refusal && <Refusal problem={act.refusal} />}
      {page.dimensions.map(({ id, name, max, indicators }) => (
        <Group key={id} title={say(name)} note={t('evaluation.full', { max: pointsOf(max) })}>
          {indicators.map((each) => (
            <div key={each.id} className="indicator">
              <IndicatorName indicator={each} htmlFor={`fill-${each.id}`} />
              <Input.TextArea id={`fill-${each.id}`} aria-describedby={`scale-${each.id}`} rows={2} maxLength={4000} value={draft.value[each.id] ?? ''} data-testid={`fill-${each.id}`} onChange={(event) => draft.set({ ...draft.value, [each.id]: event.target.value })} />
            </div>
          ))}
        </Group>
      ))}
    </form>
  );
}
