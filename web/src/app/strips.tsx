import { useSyncExternalStore } from 'react';
import { useWords } from '../words/words';
import { useMe } from './me';

/** What concerns every page: movement that stands still, a network that is gone. */
export function Strips() {
  const { t } = useWords();
  const { movement } = useMe();
  const online = useOnline();
  return (
    <>
      {movement === 'paused' && <p className="strip" role="status">{t('strips.paused')}</p>}
      {!online && <p className="strip strip-soon" role="status">{t('strips.offline')}</p>}
    </>
  );
}

const subscribe = (listener: () => void): (() => void) => {
  ['online', 'offline'].forEach((event) => window.addEventListener(event, listener));
  return () => ['online', 'offline'].forEach((event) => window.removeEventListener(event, listener));
};

const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
