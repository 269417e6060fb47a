import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { SupervisionAhead } from '../api/contract';
import { readAhead } from '../api/reads';
import { Shown, useTitle } from '../parts/page';
import { placeOf, useFormat } from '../words/format';
import { useWords } from '../words/words';
import { queryOf } from './narrowing';
import '../styles/supervision.css';

/** A dry run: what the ladders will send within thirty days if nothing changes, day by day, and to whom. */
export function AheadPage() {
  const { t } = useWords();
  const ahead = useQuery(readAhead(queryOf(useSearch({ from: '/supervision/ahead' }), 'month')));
  useTitle(t('board.ahead.title'));
  return <main className="page"><Shown of={ahead}>{(data) => <Days ahead={data} />}</Shown></main>;
}

function Days({ ahead }: { ahead: SupervisionAhead }) {
  const { t } = useWords();
  const format = useFormat();
  const days = [...new Set(ahead.rows.map(({ at }) => placeOf(at).day))];
  return (
    <>
      <header className="headline">
        <p className="back"><Link to="/supervision" search={{}}>‹ {t('nav.supervision')}</Link></p>
        <h1 data-testid="ahead-title">{ahead.total === 0 ? t('board.ahead.none') : t('board.ahead.headline', { rungs: ahead.total, letters: ahead.letters })}</h1>
        <p className="headline-note">{t('board.ahead.note', { until: format.lastDay(ahead.until) })}{ahead.more && ` ${t('board.ahead.more')}`}</p>
      </header>
      {days.map((day) => (
        <section key={day} className="panel">
          <h2 className="panel-caption">{format.on(day)} {format.weekday(`${day}T00:00:00+08:00`)}<span>{ahead.rows.filter(({ at }) => placeOf(at).day === day).length}</span></h2>
          <ul className="ahead">{ahead.rows.filter(({ at }) => placeOf(at).day === day).map((row, i) => <Rung key={`${row.id} ${row.at} ${i}`} row={row} />)}</ul>
        </section>
      ))}
      {days.length === 0 && <section className="panel"><p className="empty">{t('board.ahead.empty')}</p></section>}
    </>
  );
}

function Rung({ row }: { row: SupervisionAhead['rows'][number] }) {
  const { t, say } = useWords();
  const format = useFormat();
  return (
    <li className="ahead-row" data-kind={row.kind}>
      <time className="cell-quiet" dateTime={row.at}>{placeOf(row.at).time}</time>
      <span className="ahead-what"><Link to="/supervision/$id" params={{ id: row.id }}>{row.title}</Link><span className={`caption under ${row.kind === 'remind' ? '' : 'count-over'}`}>{[...new Set([t(`board.rungs.${row.kind}`), say(row.name)])].join(' · ')}</span></span>
      <span className="ahead-to caption">{row.to.length === 0 ? t('board.ahead.nobody') : row.to.map((person) => format.person(person)).join(t('comma'))}</span>
    </li>
  );
}
