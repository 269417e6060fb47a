import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Clock } from '../api/contract';
import { readClock, readMe } from '../api/reads';
import { Group, Shown, useTitle } from '../parts/page';
import { dayOf, timeOf, useFormat } from '../words/format';
import { useWords } from '../words/words';
import { Travel } from './travel';
import '../styles/operations.css';

const TRAVELLING_MS = 500;
const RESTING_MS = 5000;

/** The business clock of a demo: where it stands, what comes next, and the way forward from moment to moment. */
export function ClockPage() {
  const { t } = useWords();
  useTitle(t('nav.clock'));
  const clock = useQuery({ ...readClock, refetchInterval: ({ state }) => (state.data?.travelling ? TRAVELLING_MS : RESTING_MS) });
  useTimeElsewhere(clock.data?.now);
  return <main className="page clock"><Shown of={clock}>{(data) => <Face clock={data} />}</Shown></main>;
}

/** The chip in the bar goes with the clock. */
function useTimeElsewhere(now: string | undefined): void {
  const queries = useQueryClient();
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: readMe.queryKey });
  }, [now, queries]);
}

function Face({ clock }: { clock: Clock }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <>
      <header className="clock-head">
        <p className="caption">{t('clock.business')}</p>
        <h1 data-testid="clock-now" data-instant={clock.now}>{dayOf(clock.now)} {format.weekday(clock.now)} {timeOf(clock.now)}</h1>
        <p className="clock-note">{t('clock.forward')}</p>
        <p data-testid="clock-state" data-state={stateOf(clock)} role="status"><State clock={clock} /></p>
        {clock.next && <p className="lead">{t('clock.next', { at: `${dayOf(clock.next.at)} ${timeOf(clock.next.at)}`, what: say(clock.next.words) })}</p>}
      </header>
      {clock.may.some((act) => act === 'travel' || act.endsWith('.travel')) && <Travel clock={clock} />}
      <Stops stops={clock.stops.filter(({ rings, settledMs }) => rings > 0 || settledMs === null)} />
    </>
  );
}

const stateOf = ({ travelling, waitingFor }: Clock): 'waiting' | 'travelling' | 'resting' => (travelling ? (waitingFor ? 'waiting' : 'travelling') : 'resting');

function State({ clock }: { clock: Clock }) {
  const { t, say } = useWords();
  if (clock.waitingFor) return <>{t('clock.waiting', { what: say(clock.waitingFor) })}</>;
  return <>{clock.travelling ? t('clock.travelling', { until: clock.until === null ? t('clock.nextThing') : `${dayOf(clock.until)} ${timeOf(clock.until)}` }) : t('clock.resting')}</>;
}

/** Where something happened on the way; a moment that only passed by is none. */
function Stops({ stops }: { stops: Clock['stops'] }) {
  const { t } = useWords();
  return (
    <Group title={t('clock.stops', { n: stops.length })}>
      {stops.length === 0 ? <p className="empty">{t('clock.noStops')}</p> : <ol className="stops">{stops.map((stop, i) => <StopLine key={`${stop.at} ${i}`} stop={stop} />)}</ol>}
    </Group>
  );
}

function StopLine({ stop }: { stop: Clock['stops'][number] }) {
  const { t, say } = useWords();
  return (
    <li>
      <time dateTime={stop.at}>{dayOf(stop.at)} {timeOf(stop.at)}</time>
      <span>{say(stop.what) || t('clock.rings', { count: stop.rings })}</span>
      <span className="caption">{stop.settledMs === null ? t('clock.settling') : t('clock.settled', { seconds: (stop.settledMs / 1000).toFixed(1) })}</span>
    </li>
  );
}
