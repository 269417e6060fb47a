import type { Ladder } from '../api/contract';
import { useNow } from '../app/me';
import { Glyph, type GlyphName } from '../parts/glyph';
import { placeOf, useFormat } from '../words/format';
import { useWords } from '../words/words';

/** How far a task has climbed: a box for each escalation, filled up to the one reached, then who has it and who is next. */
export function LadderBoxes({ ladder }: { ladder: Ladder }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  const reached = ladder.body ? say(ladder.body) : t('ladder.none');
  return (
    <div className="ladder">
      <span className="ladder-boxes" aria-hidden="true">{Array.from({ length: ladder.escalations }, (_, i) => <i key={i} className={i < ladder.reached ? 'ladder-reached' : ''} />)}</span>
      <span>{reached}</span>
      {ladder.next && <span className="caption">{t('ladder.next', { day: format.onNear(placeOf(ladder.next.at).day, now), name: say(ladder.next.name) })}</span>}
    </div>
  );
}

const GLYPHS: Record<Ladder['rungs'][number]['state'], GlyphName> = { fired: 'done', missed: 'none', planned: 'ring' };

/** Every rung of a ladder with its moment: what was said, what was passed over, what is to come. */
export function Rungs({ ladder }: { ladder: Ladder }) {
  const { t, say } = useWords();
  const format = useFormat();
  const now = useNow();
  const rungs = ladder.rungs.filter(({ state }) => state !== 'planned' || ladder.next !== null); // a deadline that is over says nothing more
  if (rungs.length === 0) return <p className="empty">{t('ladder.silent')}</p>;
  return (
    <ol className="rungs">
      {rungs.map((rung) => (
        <li key={`${rung.rung} ${rung.at}`} className={`rung rung-${rung.state} rung-${rung.kind}`} data-rung={rung.rung} data-state={rung.state}>
          <Glyph name={GLYPHS[rung.state]} />
          <span>{say(rung.name)}</span>
          <time className="caption" dateTime={rung.at}>{(rung.kind === 'miss' ? format.ends : format.stamp)(rung.at, now)}</time>
          <span className="caption">{t(`ladder.state.${rung.state}`)}</span>
        </li>
      ))}
    </ol>
  );
}
