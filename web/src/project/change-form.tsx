import { Input } from 'antd';
import { useState } from 'react';
import type { ProjectPage } from '../api/contract';
import { countOf, quantityOf } from '../cloud/sheet';
import { fenOf, useFormat } from '../words/format';
import { useWords } from '../words/words';
import '../styles/cloud.css';

/** A change as it is typed: figures as text, services by their number. */
export type TypedChange = { readonly amount: string; readonly cloud: Readonly<Record<string, string>>; readonly scope: string; readonly reason: string };
export const NO_CHANGE: TypedChange = { amount: '', cloud: {}, scope: '', reason: '' };

const isBlank = (typed: string | undefined): boolean => (typed ?? '').trim() === '';
const isNoCount = (typed: string | undefined): boolean => !isBlank(typed) && quantityOf(typed ?? '') === undefined;
const isNoAmount = (typed: string): boolean => !isBlank(typed) && (fenOf(typed) ?? 0) <= 0;
/** Whether something was typed that is no figure; it is marked where it stands, and nothing is sent. */
export const isWrong = ({ amount, cloud }: TypedChange): boolean => isNoAmount(amount) || Object.values(cloud).some(isNoCount);

/** What was typed as the form has it; what was left blank stays as it was approved. */
export function changeOf({ amount, cloud, scope, reason }: TypedChange): object {
  const named = Object.entries(cloud).flatMap(([service, typed]) => { const quantity = quantityOf(typed); return quantity === undefined ? [] : [[service, quantity] as const]; });
  const fen = fenOf(amount);
  return { reason: reason.trim(), ...(fen !== undefined && fen > 0 && { amountFen: fen }), ...(named.length > 0 && { cloud: Object.fromEntries(named) }), ...(!isBlank(scope) && { scope: scope.trim() }) };
}

type Props = { readonly cloud: ProjectPage['cloud']; readonly typed: TypedChange; readonly set: (typed: TypedChange) => void };

/** The fields of a change: the amount, each approved service, the scope, and the reason. */
export function ChangeForm({ cloud, typed, set }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const approvedFen = cloud?.approvedFen ?? null;
  return (
    <>
      <p className="caption">{t('changes.blankStays')}</p>
      <label className="inline-label">{t('changes.newAmount')}<Input className="input-short" inputMode="decimal" suffix={t('years.wan')} status={isNoAmount(typed.amount) ? 'error' : ''} aria-invalid={isNoAmount(typed.amount)} value={typed.amount} data-testid="change-amount" onChange={(event) => set({ ...typed, amount: event.target.value })} />
        {approvedFen !== null && <span className="caption" title={format.exact(approvedFen)}>{t('changes.approvedNow', { amount: format.money(approvedFen) })}</span>}</label>
      <Services cloud={cloud} typed={typed} set={set} />
      <label className="answer-item"><span>{t('changes.newScope')}</span><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} value={typed.scope} data-testid="change-scope" onChange={(event) => set({ ...typed, scope: event.target.value })} /></label>
      <label className="answer-item"><span>{t('changes.reason')}</span><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} value={typed.reason} data-testid="change-reason" onChange={(event) => set({ ...typed, reason: event.target.value })} /></label>
    </>
  );
}

/** Each approved service beside its new quantity; what was approved as nothing is folded until it is asked for. */
function Services({ cloud, typed, set }: Props) {
  const { t, say } = useWords();
  const [whole, setWhole] = useState(false);
  const bounds = (cloud?.bounds ?? []).filter(({ approved }) => approved !== null);
  const shown = bounds.filter(({ service, approved }) => whole || (approved ?? 0) > 0 || !isBlank(typed.cloud[service]));
  if (bounds.length === 0) return null;
  return (
    <>
      <table className="bounds change-services">
        <thead><tr><th scope="col">{t('changes.item')}</th><th scope="col">{t('changes.from')}</th><th scope="col">{t('changes.to')}</th></tr></thead>
        <tbody>{shown.map(({ service, name, unit, approved }) => (
          <tr key={service}><th scope="row">{say(name)}<span className="caption">{say(unit)}</span></th><td>{countOf(approved ?? 0)}</td>
            <td><input className={isNoCount(typed.cloud[service]) ? 'cell cell-wrong' : 'cell'} inputMode="numeric" aria-invalid={isNoCount(typed.cloud[service])} aria-label={t('changes.newOf', { what: say(name) })} value={typed.cloud[service] ?? ''} data-testid={`change-${service}`} onChange={(event) => set({ ...typed, cloud: { ...typed.cloud, [service]: event.target.value } })} /></td></tr>
        ))}</tbody>
      </table>
      {shown.length < bounds.length && <p><button type="button" className="link" data-testid="change-rest" onClick={() => setWhole(true)}>{t('changes.rest', { n: bounds.length - shown.length })}</button></p>}
    </>
  );
}
