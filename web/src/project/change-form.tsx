import { Input } from 'antd';
import type { ProjectPage } from '../api/contract';
import { fenOf } from '../words/format';
import { useWords } from '../words/words';

/** A change as it is typed: figures as text, services by their number. */
export type TypedChange = { readonly amount: string; readonly cloud: Readonly<Record<string, string>>; readonly scope: string; readonly reason: string };
export const NO_CHANGE: TypedChange = { amount: '', cloud: {}, scope: '', reason: '' };

/** What was typed as the form has it; what was left blank stays as it was approved. */
export function changeOf({ amount, cloud, scope, reason }: TypedChange): object {
  const named = Object.entries(cloud).filter(([, typed]) => /^\d+$/.test(typed.trim())).map(([service, typed]) => [service, Number(typed)] as const);
  const fen = fenOf(amount);
  return { reason: reason.trim(), ...(fen !== undefined && fen > 0 && { amountFen: fen }), ...(named.length > 0 && { cloud: Object.fromEntries(named) }), ...(scope.trim() !== '' && { scope: scope.trim() }) };
}

type Props = { readonly cloud: ProjectPage['cloud']; readonly typed: TypedChange; readonly set: (typed: TypedChange) => void };

/** The fields of a change: the amount, each approved service, the scope, and the reason. */
export function ChangeForm({ cloud, typed, set }: Props) {
  const { t, say } = useWords();
  const bounds = (cloud?.bounds ?? []).filter(({ approved }) => approved !== null);
  return (
    <>
      <label className="inline-label">{t('changes.newAmount')}<Input className="input-short" inputMode="decimal" suffix={t('years.wan')} value={typed.amount} data-testid="change-amount" onChange={(event) => set({ ...typed, amount: event.target.value })} /></label>
      {bounds.length > 0 && (
        <table className="bounds">
          <thead><tr><th scope="col">{t('changes.item')}</th><th scope="col">{t('changes.from')}</th><th scope="col">{t('changes.to')}</th></tr></thead>
          <tbody>{bounds.map(({ service, name, unit, approved }) => (
            <tr key={service}><th scope="row">{say(name)}<span className="caption">{say(unit)}</span></th><td className="figure">{approved}</td>
              <td><Input className="input-short" inputMode="numeric" aria-label={say(name)} value={typed.cloud[service] ?? ''} data-testid={`change-${service}`} onChange={(event) => set({ ...typed, cloud: { ...typed.cloud, [service]: event.target.value } })} /></td></tr>
          ))}</tbody>
        </table>
      )}
      <Input.TextArea rows={2} maxLength={4000} value={typed.scope} placeholder={t('changes.scope')} aria-label={t('changes.scope')} data-testid="change-scope" onChange={(event) => set({ ...typed, scope: event.target.value })} />
      <Input.TextArea rows={2} maxLength={4000} value={typed.reason} placeholder={t('changes.reason')} aria-label={t('changes.reason')} data-testid="change-reason" onChange={(event) => set({ ...typed, reason: event.target.value })} />
    </>
  );
}
