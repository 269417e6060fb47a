import { useWords } from '../words/words';

/** The one word of an opinion, in its own tint. */
export function QualifiedTag({ qualified }: { qualified: boolean }) {
  const { t } = useWords();
  return <span className={`tag tag-${qualified ? 'qualified' : 'unqualified'}`}>{t(qualified ? 'evaluation.qualified' : 'evaluation.unqualified')}</span>;
}
