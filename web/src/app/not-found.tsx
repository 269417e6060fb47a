import { Link } from '@tanstack/react-router';
import { useTitle } from '../parts/page';
import { useWords } from '../words/words';

/** Says that nothing has this address, and leads back. */
export function NotFound() {
  const { t } = useWords();
  useTitle(t('notFound.what'));
  return (
    <main className="page">
      <div className="refusal"><h1 className="refusal-what">{t('notFound.what')}</h1><p className="refusal-now">{t('notFound.now')}</p><div className="acts"><Link to="/">{t('notFound.home')}</Link></div></div>
    </main>
  );
}
