import type { YearUsage } from '../api/contract';
import { yuanOf } from '../words/format';
import { useWords } from '../words/words';

/** Twelve months with what each really cost, and their sum beside what was approved. */
export function UsageTable({ usage, spentFen, amountFen }: { usage: YearUsage; spentFen: number; amountFen: number }) {
  const { t } = useWords();
  return (
    <table className="rows usage">
      <thead><tr><th scope="col">{t('usage.month')}</th><th scope="col" className="cell-figure">{t('usage.cost')}</th><th scope="col">{t('usage.note')}</th></tr></thead>
      <tbody>
        {usage.map(({ month, amountFen: fen, note }) => (
          <tr key={month} data-testid={`usage-${month}`}><td>{month}</td><td className="cell-figure">{fen === null ? '—' : yuanOf(fen)}</td><td className="cell-quiet">{note ?? ''}</td></tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row">{t('usage.sum')}</th><td className="cell-figure" data-testid="usage-sum">{yuanOf(spentFen)}</td><td className="cell-quiet">{t('usage.of', { of: t('format.yuan', { amount: yuanOf(amountFen) }) })}</td></tr></tfoot>
    </table>
  );
}
