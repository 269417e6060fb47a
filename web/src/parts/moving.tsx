import { useEffect, useState } from 'react';
import { useBusinessTimeOf } from '../app/me';
import { secondsOf } from '../words/format';
import { useWords } from '../words/words';

const SLOW_MS = 10_000;

/** The act is on record and the process has not caught up yet; after ten seconds it says that this is slow and that nothing is lost. */
export function Moving({ answeredAt }: { answeredAt?: number }) {
  const { t } = useWords();
  const timeOf = useBusinessTimeOf();
  const slow = useSlow();
  return (
    <p className="moving" role="status" data-testid="moving">
      <span className="moving-bar" aria-hidden="true" />
      {answeredAt ? t('moving.recorded', { time: secondsOf(timeOf(answeredAt)) }) : t('moving.now')}
      {slow && <span className="moving-slow">{t('moving.slow')}</span>}
    </p>
  );
}

function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}
