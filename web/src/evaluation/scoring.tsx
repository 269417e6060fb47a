import { Button, Input } from 'antd';
import { useMe } from '../app/me';
import type { Evaluation, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { hundredthsOf, indicatorsOf, pointsOf, type Indicator } from './points';
import { StandBack } from './stand-back';

type Typed = Readonly<Record<string, { readonly points: string; readonly reason: string }>>;
const NOTHING = { points: '', reason: '' };
type Props = { readonly page: Evaluation; readonly what: 'confirmation' | 'sheet' };

/** A sheet of points: the department's preliminary one or an expert's own. The sum is shown while it is typed; another's is never there. */
export function Scoring({ page, what }: Props) {
  const { t, say } = useWords();
  const me = useMe();
  const draft = useDraft<Typed>(`${me.id}:${what}:${page.evaluation.id}:${page.version}`, {});
  const act = useAct<Recorded>(draft.drop);
  const all = indicatorsOf(page);
  const scores = all.flatMap((each) => scoreOf(each, draft.value[each.id]) ?? []);
  const total = scores.reduce((sum, { points }) => sum + points, 0);
  return (
    <>
      <form onSubmit={(event) => { event.preventDefault(); void act.run({ method: 'POST', path: `evaluations/${page.evaluation.id}/${what}`, body: { scores } }); }}>
        <p className="evaluation-sum" data-testid={`${what}-sum`}>{t('evaluation.sum', { done: scores.length, all: all.length, total: pointsOf(total), of: pointsOf(page.set.scale) })}</p>
        {what === 'sheet' && <p className="caption">{t('evaluation.blind')}</p>}
        {page.dimensions.map(({ id, name, max, indicators }) => (
          <Group key={id} title={say(name)} note={pointsOf(max)}>
            <div className="form-fields">
              {indicators.map((each) => <Line key={each.id} indicator={each} typed={draft.value[each.id] ?? NOTHING} put={(typed) => draft.set({ ...draft.value, [each.id]: typed })} />)}
            </div>
          </Group>
        ))}
        {act.refusal && <Refusal problem={act.refusal} />}
        <div className="acts"><Button type="primary" htmlType="submit" loading={act.busy} disabled={scores.length < all.length} data-testid={`${what}-submit`}>{t(`evaluation.submit.${what}`)}</Button></div>
      </form>
      <StandBack page={page} what={what === 'sheet' ? 'recusal' : 'return'} />
    </>
  );
}

function scoreOf({ id, max }: Indicator, typed: Typed[string] | undefined): { indicator: string; points: number; reason?: string } | undefined {
  const points = hundredthsOf(typed?.points ?? '');
  if (points === undefined || points > max) return undefined;
  const reason = typed?.reason.trim() ?? '';
  return { indicator: id, points, ...(reason !== '' && { reason }) };
}

function Line({ indicator, typed, put }: { indicator: Indicator; typed: Typed[string]; put: (typed: Typed[string]) => void }) {
  const { t, say } = useWords();
  const isFault = typed.points !== '' && scoreOf(indicator, typed) === undefined;
  return (
    <div className={isFault ? 'form-field form-field-fault' : 'form-field'}>
      <label htmlFor={`score-${indicator.id}`}>{say(indicator.name)} <span className="caption">{t('evaluation.full', { max: pointsOf(indicator.max) })}</span></label>
      <p className="prose">{indicator.given ?? t('unknown')}</p>
      <div className="evaluation-line">
        <Input id={`score-${indicator.id}`} className="input-short" inputMode="decimal" value={typed.points} data-testid={`score-${indicator.id}`} onChange={(event) => put({ ...typed, points: event.target.value })} />
        <Input value={typed.reason} maxLength={1000} placeholder={t('evaluation.reason')} aria-label={`${say(indicator.name)} ${t('evaluation.reason')}`} onChange={(event) => put({ ...typed, reason: event.target.value })} />
      </div>
      {isFault && <p className="form-fault">{t('evaluation.outOfRange', { max: pointsOf(indicator.max) })}</p>}
      <p className="form-help">{say(indicator.scale)}</p>
    </div>
  );
}
