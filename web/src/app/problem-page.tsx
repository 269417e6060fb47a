import { useParams } from '@tanstack/react-router';
import { useTitle } from '../parts/page';
import { Refusal } from '../parts/refusal';
import { useWords } from '../words/words';

/** What a problem's type means, for whoever followed its address. */
export function ProblemPage() {
  const { name } = useParams({ from: '/problems/$name' });
  const { t } = useWords();
  useTitle(t('problemPage.title'));
  return (
    <main className="page">
      <h1>{t('problemPage.title')}</h1>
      <Refusal problem={{ type: `/problems/${name}`, title: '', status: 0, detail: t('problemPage.unknown', { name }) }} />
    </main>
  );
}
