import { Link } from '@tanstack/react-router';
import { useIsPhone } from '../parts/use-media';
import { dayOf, timeOf, useFormat } from '../words/format';
import { useWords } from '../words/words';
import { useMe, useNow } from './me';
import { Navigation } from './navigation';
import { PersonMenu } from './person-menu';
import { Search } from './search';
import { useGoKeys } from './use-go-keys';

/** The one bar of the desk: mark, places, business time, person. */
export function TopBar() {
  const { say } = useWords();
  const me = useMe();
  const isPhone = useIsPhone();
  useGoKeys();
  return (
    <header className="top-bar">
      <Link to="/" className="brand"><Mark /><span>Docket</span></Link>
      <span className="jurisdiction">{say(me.jurisdiction)}</span>
      {isPhone ? <span /> : <Navigation className="top-nav" />}
      <Search />
      {me.kind !== 'production' && <TimeChip />}
      <PersonMenu />
    </header>
  );
}

/** The mark of the product. */
export const Mark = () => <span className="brand-mark" aria-hidden="true" lang="zh-CN">案</span>;

function TimeChip() {
  const { t } = useWords();
  const format = useFormat();
  const { kind, navigation } = useMe();
  const now = useNow();
  const named = `${t(`kinds.${kind}`)} · ${t('clock.business')}`;
  const words = <><span className="chip-kind">{named} </span>{dayOf(now)} <span className="chip-weekday">{format.weekday(now)} </span>{timeOf(now)}</>;
  return navigation.includes('clock') ? <Link to="/clock" className="time-chip" title={named} data-testid="clock-chip">{words}</Link> : <span className="time-chip" title={named} data-testid="clock-chip">{words}</span>;
}
