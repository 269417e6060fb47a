import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SupervisionLeader } from '../api/contract';
import { readLeader } from '../api/reads';
import { DayMark } from '../parts/day-mark';
import { Glyph, type GlyphName } from '../parts/glyph';
import { Shown, useTitle } from '../parts/page';
import { dayOf, timeOf, useFormat } from '../words/format';
import { useWords } from '../words/words';
import { FigureLink } from './figure-link';
import '../styles/supervision.css';
import '../styles/leader.css';

const LIGHTS = ['red', 'amber', 'green'] as const;
const GLYPHS: Record<(typeof LIGHTS)[number], GlyphName> = { red: 'late', amber: 'half', green: 'ring' };
const MARKS: Record<(typeof LIGHTS)[number], string> = { red: 'overdue', amber: 'soon', green: 'normal' };

/** What a leader needs in one look: how many are late, near and on time, by unit; what is overdue longest; what waits for verification. Every figure is its list. */
export function LeaderPage() {
  const { t } = useWords();
  const board = useQuery(readLeader);
  useTitle(t('board.leader.title'));
  return <main className="page leader-page"><Shown of={board}>{(data) => <Look board={data} />}</Shown></main>;
}

function Look({ board }: { board: SupervisionLeader }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <>
      <header className="headline headline-acts">
        <div><p className="back"><Link to="/supervision" search={{}}>‹ {t('nav.supervision')}</Link></p><h1 data-testid="leader-title">{t('board.leader.title')}</h1></div>
        <span className="caption">{t('board.asOf', { at: `${format.on(dayOf(board.at))} ${timeOf(board.at)}` })}</span>
      </header>
      <ul className="leader-lights">{LIGHTS.map((light) => <li key={light} className="panel"><FigureLink figure={board[light]} of={light} className="leader-light"><Label light={light} /><b>{board[light].count}</b></FigureLink></li>)}</ul>
      <div className="leader-columns">
        <Units units={board.units} />
        <div>
          <Worst worst={board.worst} />
          <Waiting board={board} />
        </div>
      </div>
    </>
  );
}

function Label({ light }: { light: (typeof LIGHTS)[number] }) {
  const { t } = useWords();
  return <span className={`mark mark-${MARKS[light]}`}><Glyph name={GLYPHS[light]} /><span>{t(`board.leader.${light}`)}</span></span>;
}

function Units({ units }: { units: SupervisionLeader['units'] }) {
  const { t, say } = useWords();
  return (
    <section className="panel">
      <h2 className="panel-caption">{t('board.byUnit')}<span>{units.length}</span><span className="leader-legend">{LIGHTS.map((light) => t(`board.leader.${light}`)).join(' / ')}</span></h2>
      {units.length === 0 ? <p className="empty">{t('board.leader.nothing')}</p> : (
        <ul className="leader-units">
          {units.map(({ unit, ...lights }) => (
            <li key={unit.id} data-testid={`leader-unit-${unit.id}`}>
              <span className="leader-name" title={say(unit)}>{say(unit)}</span>
              {LIGHTS.map((light) => <span key={light} className={`leader-figure ${lights[light].count > 0 ? `leader-${light}` : ''}`} title={t(`board.leader.${light}`)}><FigureLink figure={lights[light]} of={`${unit.id}-${light}`} /></span>)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Worst({ worst }: { worst: SupervisionLeader['worst'] }) {
  const { t, say } = useWords();
  return (
    <section className="panel">
      <h2 className="panel-caption">{t('board.leader.worst')}<span>{worst.length}</span></h2>
      {worst.length === 0 ? <p className="empty">{t('board.leader.noneLate')}</p> : (
        <ol className="leader-list">
          {worst.map(({ id, title, dayMark, owes }) => (
            <li key={id} data-testid={`leader-worst-${id}`}>
              <DayMark mark={dayMark} />
              <Link to="/supervision/$id" params={{ id }} title={title}>{title}</Link>
              <span className="caption" title={owes.map(say).join(t('comma'))}>{owes.map(say).join(t('comma'))}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Waiting({ board: { verifying, waiting } }: { board: SupervisionLeader }) {
  const { t, say } = useWords();
  return (
    <section className="panel">
      <h2 className="panel-caption">{t('board.leader.waiting')}{verifying.map(({ key, office, tasks }) => <span key={key}><FigureLink figure={tasks} of={`verifier-${key}`}>{say(office)} {tasks.count}</FigureLink></span>)}</h2>
      {waiting.length === 0 ? <p className="empty">{t('board.leader.noneWaiting')}</p> : <ol className="leader-list leader-waiting">{waiting.map(({ id, title }) => <li key={id} data-testid={`leader-waiting-${id}`}><Link to="/supervision/$id" params={{ id }} title={title}>{title}</Link></li>)}</ol>}
    </section>
  );
}
