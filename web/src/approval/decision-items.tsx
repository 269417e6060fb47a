import { Button, Input } from 'antd';
import { useWords } from '../words/words';
import type { Decision } from './use-decision';

const MOST = 50;
const LONGEST = 500;

/** Everything that is missing, named at once, one thing a line. */
export function DecisionItems({ decision }: { decision: Decision }) {
  const { t } = useWords();
  const { draft } = decision;
  const { items } = draft.value;
  const put = (next: readonly string[]): void => draft.set({ ...draft.value, items: next.length === 0 ? [''] : next });
  return (
    <fieldset className="items">
      <legend className="caption">{t('decision.items')}</legend>
      <ol>
        {items.map((item, i) => (
          <li key={i}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={LONGEST} value={item} aria-label={t('decision.item', { n: i + 1 })} data-testid={`decision-item-${i}`} onChange={(event) => put(items.map((each, at) => (at === i ? event.target.value : each)))} />
            {items.length > 1 && <button type="button" className="link" aria-label={t('decision.dropItem', { n: i + 1 })} onClick={() => put(items.filter((_, at) => at !== i))}>×</button>}
          </li>
        ))}
      </ol>
      <Button size="small" disabled={items.length >= MOST} data-testid="decision-add-item" onClick={() => put([...items, ''])}>{t('decision.addItem')}</Button>
    </fieldset>
  );
}
