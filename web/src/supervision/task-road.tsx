import { Glyph, type GlyphName } from '../parts/glyph';
import { useWords, wordOf } from '../words/words';

const ROAD = ['assigned', 'acknowledged', 'reported', 'verified'] as const;
/** A returned report is owed again by whoever has signed for it. */
const STANDS_AT: Readonly<Record<string, string>> = { returned: 'acknowledged' };

/** Assigned, signed for, reported, verified: the road of every task, and where this one stands on it. */
export function TaskRoad({ state }: { state: string }) {
  const { t } = useWords();
  const at = ROAD.findIndex((each) => each === (STANDS_AT[state] ?? state));
  if (at === -1) return <p className="road"><Glyph name="no" />{wordOf(t, 'supervisedStates', state)}</p>;
  const glyphOf = (i: number): GlyphName => (i < at || state === 'verified' ? 'done' : i === at ? 'watch' : 'ring');
  return (
    <ol className="route road" data-testid="task-state" data-state={state}>
      {ROAD.map((each, i) => <li key={each} className={`route-step ${i === at ? 'route-current' : ''}`} aria-current={i === at ? 'step' : undefined}><Glyph name={glyphOf(i)} />{t(`road.${each}`)}</li>)}
    </ol>
  );
}
