import { Link } from '@tanstack/react-router';
import type { Me, Place } from '../api/contract';
import { useWords } from '../words/words';
import { useMe } from './me';
import { PLACES } from './places';

const MOST = 999;
const ONLY_HERE = { activeOptions: { exact: true, includeSearch: false } };
const countOf = (me: Me, place: Place): number => ({ tasks: me.counts.todo, mailbox: me.counts.unread } as Partial<Record<Place, number>>)[place] ?? 0;

/** Where this person may go, with what waits for her there. */
export function Navigation({ className }: { className: string }) {
  const { t } = useWords();
  const me = useMe();
  return (
    <nav className={className} aria-label={t('nav.label')}>
      {me.navigation.map((place) => (
        <Link key={place} to={PLACES[place]} {...(place === 'workbench' && ONLY_HERE)} className="nav-item" activeProps={{ className: 'nav-current', 'aria-current': 'page' }} data-testid={`nav-${place}`}>
          {t(`nav.${place}`)}
          <Count of={countOf(me, place)} />
        </Link>
      ))}
    </nav>
  );
}

function Count({ of }: { of: number }) {
  return of === 0 ? null : <span className="nav-count">{of > MOST ? `${MOST}+` : of}</span>;
}
