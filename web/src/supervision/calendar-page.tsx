import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { SupervisionMonth } from '../api/contract';
import { readMonth } from '../api/reads';
import { Glyph } from '../parts/glyph';
import { Shown, useTitle } from '../parts/page';
import { useIsPhone } from '../parts/use-media';
import { useKeys } from '../parts/use-keys';
import { useNow } from '../app/me';
import { dayOf, timeOf } from '../words/format';
import { useWords } from '../words/words';
import { queryOf, withThat, type Narrowing } from './narrowing';
import '../styles/supervision.css';

type Day = SupervisionMonth['days'][number];
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
const weekdayOf = (on: string): number => (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
const monthsFrom = (month: string, n: number): string => { const [year = 0, m = 1] = month.split('-').map(Number); return new Date(Date.UTC(year, m - 1 + n, 1)).toISOString().slice(0, 7); };

/** A month of the tasks: what is due on each day, and what the ladders said and will say. */
export function CalendarPage() {
  const { t } = useWords();
  const narrowing = useSearch({ from: '/supervision/calendar' });
  const navigate = useNavigate();
  const month = narrowing.month ?? dayOf(useNow()).slice(0, 7);
  const shown = useQuery(readMonth(queryOf({ ...narrowing, month })));
  useTitle(t('board.calendar.title'));
  const go = (n: number) => (): void => void navigate({ to: '/supervision/calendar', search: withThat(narrowing, 'month', monthsFrom(month, n)), replace: true });
  useKeys({ ArrowLeft: go(-1), ArrowRight: go(1) });
  return (
    <main className="page">
      <Head narrowing={narrowing} month={month} />
      <Shown of={shown}>{(data) => <Month days={data.days} />}</Shown>
    </main>
  );
}

function Head({ narrowing, month }: { narrowing: Narrowing; month: string }) {
  const { t } = useWords();
  const [year = '', n = ''] = month.split('-');
  const to = (by: number): Narrowing => withThat(narrowing, 'month', monthsFrom(month, by));
  return (
    <header className="headline headline-acts">
      <div>
        <p className="back"><Link to="/supervision" search={withThat(narrowing, 'month', '')}>‹ {t('nav.supervision')}</Link></p>
        <h1 data-testid="calendar-title" data-month={month}>{t('board.month', { year, month: t(`format.months.${Number(n)}`) })}</h1>
      </div>
      <div className="acts">
        <Link className="button-link" to="/supervision/calendar" search={to(-1)} replace data-testid="month-before">‹ {t('board.calendar.before')}</Link>
        <Link className="button-link" to="/supervision/calendar" search={withThat(narrowing, 'month', '')} replace>{t('board.calendar.now')}</Link>
        <Link className="button-link" to="/supervision/calendar" search={to(1)} replace data-testid="month-after">{t('board.calendar.after')} ›</Link>
      </div>
    </header>
  );
}

function Month({ days }: { days: readonly Day[] }) {
  const { t } = useWords();
  const isPhone = useIsPhone();
  const full = days.filter(({ due, rungs }) => due.length + rungs.length > 0);
  if (isPhone) return <section className="panel">{full.length === 0 ? <p className="empty">{t('board.calendar.empty')}</p> : <ol className="month-list">{full.map((day) => <li key={day.on}><h2>{day.on}</h2><Things day={day} /></li>)}</ol>}</section>;
  const blanks = Array.from({ length: weekdayOf(days[0]?.on ?? '') }, (_, i) => i);
  return (
    <section className="panel">
      <div className="month-head" aria-hidden="true">{WEEK.map((n) => <span key={n} className="caption">{t(`format.weekdays.${n}`)}</span>)}</div>
      <ol className="month">
        {blanks.map((i) => <li key={`blank ${i}`} className="month-day month-blank" aria-hidden="true" />)}
        {days.map((day) => <DayCell key={day.on} day={day} />)}
      </ol>
      {full.length === 0 && <p className="empty">{t('board.calendar.empty')}</p>}
    </section>
  );
}

function DayCell({ day }: { day: Day }) {
  const { t } = useWords();
  const today = dayOf(useNow());
  return (
    <li className={`month-day ${day.working ? '' : 'month-rest'} ${day.on === today ? 'month-today' : ''}`} data-day={day.on}>
      <span className="caption">{Number(day.on.slice(8))}{day.on === today && ` ${t('board.calendar.today')}`}{day.working && weekdayOf(day.on) > 4 && ` ${t('board.calendar.makeUp')}`}</span>
      <Things day={day} />
    </li>
  );
}

const GLYPHS = { overdue: 'late', today: 'full', soon: 'half', verifying: 'watch', normal: 'ring', paused: 'paused', none: 'none', done: 'done' } as const;

/** What is due on a day, then what is said on it, one line for each kind of voice. */
function Things({ day }: { day: Day }) {
  const { t, say } = useWords();
  return (
    <ul className="month-things">
      {day.due.map(({ id, title, tone }) => <li key={id}><Link to="/supervision/$id" params={{ id }} className={`mark-${tone}`} title={title}><Glyph name={GLYPHS[tone]} /><span>{title}</span></Link></li>)}
      {voices(day).map(({ key, rungs }) => { const [first] = rungs; return first && <li key={key} className={`caption ${first.kind === 'escalate' ? 'count-over' : ''}`} title={rungs.map(({ title }) => title).join('\n')}>{timeOf(first.at)} {say(first.name)} {t('board.calendar.times', { count: rungs.length })}{first.said && ` ${t('board.calendar.said')}`}</li>; })}
    </ul>
  );
}

function voices({ rungs }: Day): { key: string; rungs: Day['rungs'] }[] {
  const keyOf = ({ at, kind, name, said }: Day['rungs'][number]): string => `${at} ${kind} ${name.zh} ${said}`;
  return [...new Set(rungs.map(keyOf))].map((key) => ({ key, rungs: rungs.filter((rung) => keyOf(rung) === key) }));
}
