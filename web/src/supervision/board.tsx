import { Link } from '@tanstack/react-router';
import type { SupervisionBoard } from '../api/contract';
import { useNow } from '../app/me';
import { Glyph, type GlyphName } from '../parts/glyph';
import { dayOf, useFormat } from '../words/format';
import { useWords, type TFunction } from '../words/words';
import { FigureLink } from './figure-link';

type Tone = keyof SupervisionBoard['figures'];
const TONES: readonly Tone[] = ['overdue', 'today', 'soon', 'verifying', 'normal', 'paused', 'none', 'done'];
const GLYPHS: Record<Tone, GlyphName> = { overdue: 'late', today: 'full', soon: 'half', verifying: 'watch', normal: 'ring', paused: 'paused', none: 'none', done: 'done' };
const MARKS: Record<Tone, string> = { overdue: 'overdue', today: 'today', soon: 'soon', verifying: 'verifying', normal: 'normal', paused: 'paused', none: 'none', done: 'done' };

/** Every task on one axis of time, with a legend whose figures narrow the list below. */
export function BoardStrip({ board }: { board: SupervisionBoard }) {
  const { t } = useWords();
  return (
    <section className="panel board-strip" aria-label={t('board.strip')}>
      <ul className="board-legend">
        {TONES.map((tone) => (
          <li key={tone}><FigureLink figure={board.figures[tone]} of={`tone-${tone}`} className="board-tone"><span className={`mark mark-${MARKS[tone]}`}><Glyph name={GLYPHS[tone]} /><span>{t(`board.tones.${tone}`)}</span></span><b>{board.figures[tone].count}</b></FigureLink></li>
        ))}
      </ul>
      <Axis strip={board.strip} />
    </section>
  );
}

type Strip = SupervisionBoard['strip'];

/** A heap of glyphs for each month that has a task in it, and the line of today where it falls. */
function Axis({ strip }: { strip: Strip }) {
  const { t } = useWords();
  const thisMonth = dayOf(useNow()).slice(0, 7);
  const months = [...new Set([...strip.map(({ on }) => on.slice(0, 7)), thisMonth])].sort();
  return (
    <ol className="board-axis">
      {months.map((month, i) => (
        <li key={month} className={`board-month ${month === thisMonth ? 'board-now' : ''}`} aria-label={month}>
          <div className="board-heap">{strip.filter(({ on }) => on.startsWith(month)).map((task) => <Dot key={task.id} task={task} />)}</div>
          <span className="caption">{monthWords(t, month, months[i - 1])}</span>
        </li>
      ))}
    </ol>
  );
}

/** The year is said once, where it begins. */
const monthWords = (t: TFunction, month: string, before: string | undefined): string => {
  const [year = '', n = ''] = month.split('-');
  const name = t(`format.months.${Number(n)}`);
  return before?.startsWith(year) ? name : t('board.month', { year, month: name });
};

function Dot({ task }: { task: Strip[number] }) {
  const { t } = useWords();
  const format = useFormat();
  const words = `${task.title} · ${format.on(task.on)} · ${t(`board.tones.${task.tone}`)}`;
  return <Link to="/supervision/$id" params={{ id: task.id }} className={`board-dot mark-${MARKS[task.tone]}`} title={words} aria-label={words} tabIndex={-1}><Glyph name={GLYPHS[task.tone]} /></Link>;
}
