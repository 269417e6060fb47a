import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Clock } from '../api/contract';
import { readAgenda } from '../api/reads';
import { useAct } from '../api/use-act';
import { Refusal } from '../parts/refusal';
import { dayOf, instantOf, timeOf } from '../words/format';
import { useWords } from '../words/words';

const WEEK_MS = 7 * 86_400_000;

/** Forward to the next thing or to a moment, with what will happen on the way; and a stop. */
export function Travel({ clock }: { clock: Clock }) {
  const { t } = useWords();
  const [until, setUntil] = useState(() => inputOf(Date.parse(clock.now) + WEEK_MS));
  const travel = useAct();
  const halt = useAct();
  const instant = instantOf(until);
  const go = (to: string): void => void travel.run({ method: 'POST', path: 'clock/travels', body: { until: to } });
  const refusal = travel.refusal ?? halt.refusal;
  return (
    <section className="travel">
      <div className="travel-line">
        <Button loading={travel.busy} disabled={clock.travelling} data-testid="clock-next" onClick={() => go('next')}>{t('clock.goNext')}</Button>
        <Input type="datetime-local" className="input-moment" value={until} aria-label={t('clock.until')} data-testid="clock-until" onChange={(event) => setUntil(event.target.value)} />
        <Button type="primary" loading={travel.busy} disabled={clock.travelling || instant === undefined} data-testid="clock-travel" onClick={() => instant !== undefined && go(instant)}>{t('clock.go', { until: until.replace('T', ' ') })}</Button>
        {clock.travelling && <Button loading={halt.busy} data-testid="clock-stop" onClick={() => void halt.run({ method: 'DELETE', path: 'clock/travels' })}>{t('clock.stop')}</Button>}
      </div>
      {instant !== undefined && !clock.travelling && instant > clock.now && <Agenda until={instant} />}
      {refusal && <Refusal problem={refusal} />}
    </section>
  );
}

const inputOf = (ms: number): string => `${dayOf(ms)}T${timeOf(ms)}`;

function Agenda({ until }: { until: string }) {
  const { t, say } = useWords();
  const { data } = useQuery({ ...readAgenda(until), placeholderData: (before) => before });
  if (!data) return null;
  return (
    <details className="agenda">
      <summary data-testid="clock-agenda">{t('clock.agenda', { total: data.total, reminders: data.reminders, escalations: data.escalations, misses: data.misses })}</summary>
      <ol className="stops">{data.rows.map((row, i) => <li key={`${row.at} ${i}`}><time dateTime={row.at}>{dayOf(row.at)} {timeOf(row.at)}</time><span>{say(row.words)}</span></li>)}</ol>
    </details>
  );
}
