import { Link } from '@tanstack/react-router';
import { useMe } from '../app/me';
import { useTitle } from '../parts/page';
import { useWords } from '../words/words';
import { CalendarChanges } from './calendar';
import { OfficeChanges } from './offices';
import { PeopleList } from './people';
import '../styles/administration.css';

const OF_PEOPLE = ['admin', 'security_admin', 'audit_admin'];
const OF_CALENDAR = ['supervisor', 'admin', 'audit_admin'];

/** What keeps an installation in order: working days, who holds which office, accounts. Each written by one person and confirmed by another. */
export function AdministrationPage() {
  const { t } = useWords();
  const { offices } = useMe();
  const holds = (roles: readonly string[]): boolean => offices.some(({ role }) => roles.includes(role));
  useTitle(t('nav.administration'));
  return (
    <main className="page administration">
      <header className="headline"><h1>{t('nav.administration')}</h1><p className="headline-note">{t('administration.note')}</p></header>
      {holds(OF_PEOPLE) && <p><Link to="/administration/rules" className="button-link" data-testid="to-rules">{t('rules.title')}</Link></p>}
      {holds(OF_CALENDAR) && <CalendarChanges />}
      {holds(OF_PEOPLE) && <><OfficeChanges /><PeopleList /></>}
    </main>
  );
}
