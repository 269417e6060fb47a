import type { DayMark as Mark } from '../api/contract';
import { useFormat } from '../words/format';
import { useWords, type TFunction } from '../words/words';
import { Glyph, type GlyphName } from './glyph';

const GLYPHS: Record<Mark['tone'], GlyphName> = { normal: 'ring', soon: 'half', today: 'full', overdue: 'late', paused: 'paused', none: 'none', done: 'done' };

/** Where the instant still means what it says: a stopped clock will move it. */
const RUNNING: readonly Mark['tone'][] = ['normal', 'soon', 'today', 'overdue'];

const wordsOf = (t: TFunction, { tone, count, unit, budgetLeft }: Mark): string => {
  if (tone === 'paused') return t('mark.paused.working-day', { count: budgetLeft ?? count });
  if (tone === 'normal' || tone === 'soon') return t(`mark.left.${unit}`, { count });
  return tone === 'overdue' ? t(`mark.overdue.${unit}`, { count }) : t(`mark.${tone}`);
};

/** The same in words alone, for paper. */
export function useMarkWords(): (mark: Mark) => string {
  const { t } = useWords();
  return (mark) => wordsOf(t, mark);
}

/** How much time is left, as the server counted it: shape, word, then colour. `due` adds the instant in words. */
export function DayMark({ mark, due = false }: { mark: Mark; due?: boolean }) {
  const { t } = useWords();
  const format = useFormat();
  const instant = mark.dueAt === undefined ? undefined : format.due(mark.dueAt);
  return (
    <span className={`mark mark-${mark.tone}`} data-tone={mark.tone} title={instant}>
      <Glyph name={GLYPHS[mark.tone]} />
      <span>
        <span className={mark.provisional ? 'mark-provisional' : undefined}>{wordsOf(t, mark)}</span>
        <Notes mark={mark} />
        {due && RUNNING.includes(mark.tone) && <Note words={instant} />}
      </span>
    </span>
  );
}

function Notes({ mark: { provisional, movedFrom } }: { mark: Mark }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <>
      <Note words={provisional ? t('mark.provisional') : undefined} />
      <Note words={movedFrom === undefined ? undefined : t('mark.movedFrom', { day: format.lastDay(movedFrom) })} />
    </>
  );
}

const Note = ({ words }: { words: string | undefined }) => (words === undefined ? null : <span className="mark-note">{words}</span>);
