import type { Overlay } from '../api/contract';
import { useWords } from '../words/words';

/** What is otherwise between two versions of the rules, item by item. */
export function Changes({ of }: { of: Overlay['changes'] }) {
  const { t } = useWords();
  return <ul className="rule-changes">{of.map(({ section, id, change }) => <li key={`${section} ${id}`}><span className="tag">{t(`rules.change.${change}`)}</span> <code>{section}/<b>{id}</b></code></li>)}</ul>;
}
