import { Button, Checkbox, Input } from 'antd';
import type { Item, UserTaskPage } from '../api/contract';
import { useWords } from '../words/words';
import type { Decision } from './use-decision';

const MOST = 50;
const LONGEST = 500;

/** Everything that is missing, named at once, one thing a line; after a return, what was asked then with its answers comes first. */
export function DecisionItems({ page, decision }: { page: UserTaskPage; decision: Decision }) {
  const { t } = useWords();
  const { draft } = decision;
  const { items, reasons = [] } = draft.value;
  const put = (next: readonly string[], why: readonly string[] = reasons): void => draft.set({ ...draft.value, items: next.length === 0 ? [''] : next, reasons: why });
  return (
    <>
    {page.before && <Before items={page.before.items} decision={decision} />}
    <fieldset className="items">
      <legend className="caption">{t(page.before ? 'decision.newItems' : 'decision.items')}</legend>
      <ol>
        {items.map((item, i) => (
          <li key={i}>
            <div className="item-fields">
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={LONGEST} value={item} aria-label={t('decision.item', { n: i + 1 })} data-testid={`decision-item-${i}`} onChange={(event) => put(items.map((each, at) => (at === i ? event.target.value : each)))} />
              {page.before && item.trim() !== '' && <Input maxLength={LONGEST} value={reasons[i] ?? ''} placeholder={t('decision.itemReason')} aria-label={t('decision.itemReason')} data-testid={`decision-item-reason-${i}`} onChange={(event) => put(items, items.map((_, at) => (at === i ? event.target.value : reasons[at] ?? '')))} />}
            </div>
            {items.length > 1 && <button type="button" className="link" aria-label={t('decision.dropItem', { n: i + 1 })} onClick={() => put(items.filter((_, at) => at !== i), reasons.filter((_, at) => at !== i))}>×</button>}
          </li>
        ))}
      </ol>
      <Button size="small" disabled={items.length >= MOST} data-testid="decision-add-item" onClick={() => put([...items, ''])}>{t('decision.addItem')}</Button>
    </fieldset>
    </>
  );
}

/** What was asked for last time, each thing beside its answer: ticked where it was not answered well. */
function Before({ items, decision }: { items: readonly Item[]; decision: Decision }) {
  const { t } = useWords();
  const { draft } = decision;
  const { again = [] } = draft.value;
  const tick = (n: number): void => draft.set({ ...draft.value, again: again.includes(n) ? again.filter((each) => each !== n) : [...again, n] });
  return (
    <div className="items-before" data-testid="decision-before">
      <p className="caption">{t('decision.before')}</p>
      {items.map(({ n, text, answer }) => (
        <Checkbox key={n} checked={again.includes(n)} aria-label={t('decision.beforeItem', { n })} data-testid={`decision-again-${n}`} onChange={() => tick(n)}>
          <span>{n}. {text}</span>
          <span className="caption">{answer === null ? t('decision.noAnswer') : t('decision.answer', { text: answer })}</span>
        </Checkbox>
      ))}
    </div>
  );
}
