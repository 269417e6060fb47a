import { Button, Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useMe } from '../app/me';
import type { Evaluation, Recorded } from '../api/contract';
import { useAct } from '../api/use-act';
import { Group } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useDraft } from '../parts/use-draft';
import { useWords } from '../words/words';
import { GivenWords, IndicatorName } from './indicators';
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
      <div className="evaluation-before">
        <p className="caption">{t(what === 'sheet' ? 'evaluation.blind' : 'evaluation.confirming')}</p>
        <StandBack page={page} what={what === 'sheet' ? 'recusal' : 'return'} />
      </div>
      <form onSubmit={(event) => { event.preventDefault(); void act.run({ method: 'POST', path: `evaluations/${page.evaluation.id}/${what}`, body: { scores } }); }}>
        <div className="evaluation-bar">
          <p className="evaluation-sum" data-testid={`${what}-sum`}>{t('evaluation.done', { done: scores.length, all: all.length })} <b className="nowrap">{t('evaluation.sum', { total: pointsOf(total), of: pointsOf(page.set.scale) })}</b></p>
          <Button type="primary" htmlType="submit" loading={act.busy} disabled={scores.length < all.length} data-testid={`${what}-submit`}>{t(`evaluation.submit.${what}`)}</Button>
        </div>
        {act.refusal && <Refusal problem={act.refusal} />}
        {page.dimensions.map(({ id, name, max, indicators }) => (
          <Group key={id} title={say(name)} note={t('evaluation.full', { max: pointsOf(max) })}>
            <Columns />
            {indicators.map((each) => <Line key={each.id} indicator={each} typed={draft.value[each.id] ?? NOTHING} put={(typed) => draft.set({ ...draft.value, [each.id]: typed })} />)}
          </Group>
        ))}
      </form>
    </>
  );
}

/** What stands in which column; every field says it itself to those who do not see columns. */
function Columns() {
  const { t } = useWords();
  return <div className="indicator indicator-score indicator-head" aria-hidden="true">{['indicator', 'given', 'points', 'reason'].map((column) => <span key={column}>{t(`evaluation.column.${column}`)}</span>)}</div>;
}

function scoreOf({ id, max }: Indicator, typed: Typed[string] | undefined): { indicator: string; points: number; reason?: string } | undefined {
  const points = hundredthsOf(typed?.points ?? '');
  if (points === undefined || points > max) return undefined;
  const reason = typed?.reason.trim() ?? '';
  return { indicator: id, points, ...(reason !== '' && { reason }) };
}

/** Enter goes to the points of the next indicator, as one types down a column of figures. */
function toNext(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const fields = [...(event.currentTarget.form?.querySelectorAll<HTMLInputElement>('.points-field input') ?? [])];
  fields[fields.indexOf(event.currentTarget) + 1]?.focus();
}

function Line({ indicator, typed, put }: { indicator: Indicator; typed: Typed[string]; put: (typed: Typed[string]) => void }) {
  const { t, say } = useWords();
  const isFault = typed.points !== '' && scoreOf(indicator, typed) === undefined;
  return (
    <div className={`indicator indicator-score${isFault ? ' indicator-fault' : ''}`}>
      <IndicatorName indicator={indicator} htmlFor={`score-${indicator.id}`} />
      <GivenWords given={indicator.given} />
      <div>
        <div className="points-field">
          <Input id={`score-${indicator.id}`} inputMode="decimal" autoComplete="off" aria-describedby={`scale-${indicator.id}`} aria-invalid={isFault} value={typed.points} data-testid={`score-${indicator.id}`} onKeyDown={toNext} onChange={(event) => put({ ...typed, points: event.target.value })} />
          <span className="caption" aria-hidden="true">/ {pointsOf(indicator.max)}</span>
        </div>
        {isFault && <p className="form-fault" role="status">{t('evaluation.outOfRange', { max: pointsOf(indicator.max) })}</p>}
      </div>
      <Input.TextArea rows={1} maxLength={1000} value={typed.reason} placeholder={t('evaluation.reason')} aria-label={`${say(indicator.name)} ${t('evaluation.reason')}`} data-testid={`reason-${indicator.id}`} onChange={(event) => put({ ...typed, reason: event.target.value })} />
    </div>
  );
}
