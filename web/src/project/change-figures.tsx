import type { ChangeRequest } from '../api/contract';
import { countOf } from '../cloud/sheet';
import { useFormat } from '../words/format';
import { useWords } from '../words/words';
import '../styles/cloud.css';

/** What a change asks, each item beside what it replaces, and why. */
export function ChangeFigures({ change: { amount, cloud, scope, reason } }: { change: ChangeRequest['change'] }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <div data-testid="change-figures">
      {(amount !== null || cloud.length > 0) && (
        <table className="bounds">
          <thead><tr><th scope="col">{t('changes.item')}</th><th scope="col">{t('changes.from')}</th><th scope="col">{t('changes.to')}</th></tr></thead>
          <tbody>
            {amount !== null && <tr><th scope="row">{t('changes.amount')}</th><td title={format.exact(amount.fromFen)}>{format.money(amount.fromFen)}</td><td title={format.exact(amount.toFen)}><b>{format.money(amount.toFen)}</b></td></tr>}
            {cloud.map(({ service, name, unit, from, to }) => <tr key={service}><th scope="row">{say(name)}<span className="caption">{say(unit)}</span></th><td>{countOf(from ?? 0)}</td><td><b>{countOf(to)}</b></td></tr>)}
          </tbody>
        </table>
      )}
      <dl className="fields">
        {scope !== null && <div className="field field-long"><dt>{t('changes.scope')}</dt><dd className="prose">{scope}</dd></div>}
        <div className="field field-long"><dt>{t('changes.reason')}</dt><dd className="prose">{reason}</dd></div>
      </dl>
    </div>
  );
}
