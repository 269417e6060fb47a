import type { Ruling } from '../api/contract';
import { useWords } from '../words/words';

type Cited = Ruling['clause'] & { readonly code?: string };

/** Where a rule stands: document, clause, number; a default of the product says so instead. */
export function Citation({ clause }: { clause: Cited }) {
  const { t } = useWords();
  const place = clause.isDefault ? t('clause.default') : `${clause.shortTitle} ${clause.clause}`;
  return <span className="citation" lang={clause.isDefault ? undefined : 'zh-CN'}>{clause.code ? `${place} · ${clause.code}` : place}</span>;
}

/** A clause in the document's own words. What the law says is set in Song; nothing else is. */
export function Clause({ says }: { says: string }) {
  return <blockquote className="clause" lang="zh-CN">“{says}”</blockquote>;
}
