import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TasksAhead } from '../api/contract';
import { readTasksAhead } from '../api/reads';
import { Shown, useTitle } from '../parts/page';
import { placeOf, useFormat } from '../words/format';
import { useWords } from '../words/words';
import '../styles/supervision.css';

/** A dry run of the next seven days: what the ladders of user tasks will say if nothing is decided, to whom, and what they move. */
export function TasksAheadPage() {
  const { t } = useWords();
  const ahead = useQuery(readTasksAhead);
  useTitle(t('ahead.title'));
  return <main className="page"><Shown of={ahead}>{(data) => <Days ahead={data} />}</Shown></main>;
}

function Days({ ahead }: { ahead: TasksAhead }) {
  const { t } = useWords();
  const format = useFormat();
  const days = [...new Set(ahead.rows.map(({ at }) => placeOf(at).day))];
  return (
    <>
      <header className="headline">
        <p className="back"><Link to="/">‹ {t('nav.workbench')}</Link></p>
        <h1 data-testid="tasks-ahead-title">{t('ahead.headline', { days: ahead.days, rungs: ahead.total })}</h1>
        <p className="headline-note">{t('ahead.note')}{ahead.more && ` ${t('board.ahead.more')}`}</p>
      </header>
      {days.map((day) => (
        <section key={day} className="panel">
          <h2 className="panel-caption">{format.on(day)} {format.weekday(`${day}T00:00:00+08:00`)}</h2>
          <ul className="ahead">{ahead.rows.filter(({ at }) => placeOf(at).day === day).map((row, i) => <Rung key={`${row.taskId} ${row.at} ${i}`} row={row} />)}</ul>
        </section>
      ))}
      {days.length === 0 && <section className="panel"><p className="empty">{t('ahead.empty')}</p></section>}
    </>
  );
}

function Rung({ row }: { row: TasksAhead['rows'][number] }) {
  const { t, say } = useWords();
  const format = useFormat();
  const told = row.to.length === 0 ? t('board.ahead.nobody') : row.to.map((person) => format.person(person)).join(t('comma'));
  return (
    <li className="ahead-row" data-kind={row.kind} data-testid={`ahead-${row.taskId}`}>
      <time className="cell-quiet" dateTime={row.at}>{placeOf(row.at).time}</time>
      <span className="ahead-what">{row.title}<span className={`caption under ${row.kind === 'remind' ? '' : 'count-over'}`}>{say(row.asked)} · {t(`board.rungs.${row.kind}`)} · {say(row.name)}</span></span>
      <span className="ahead-to caption">{told}{row.moves.map(({ what, to }, i) => <span key={i} className="under count-over">{t(`ahead.moves.${what}`, { to: to ? say(to) : '' })}</span>)}</span>
    </li>
  );
}
