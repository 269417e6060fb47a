import { useState } from 'react';
import type { Ruling } from '../api/contract';
import { useWords, wordOf, type TFunction } from '../words/words';
import { Citation, Clause } from './clause';
import { Glyph, type GlyphName } from './glyph';

type Verdict = 'holds' | 'refuses' | 'open' | 'judge';
const GLYPHS: Record<Verdict, GlyphName> = { holds: 'done', refuses: 'no', open: 'no', judge: 'judge' };
const STRICT: readonly string[] = ['block', 'must'];

/** What must hold and does not is refused where its gate refuses, and has to be closed later where it does not; the rest, and what is to be attended to though it stops nothing, is for a person to judge. */
function verdictOf({ holds, attend, refuses, strength }: Ruling): Verdict {
  if (holds) return attend ? 'judge' : 'holds';
  if (refuses) return 'refuses';
  return STRICT.includes(strength) ? 'open' : 'judge';
}

const isAsking = ({ holds, attend }: Ruling): boolean => !holds || attend;

/** A rule that was asked again and again speaks once: as it was ruled last. */
const latest = (rulings: readonly Ruling[]): Ruling[] => [...new Map(rulings.map((ruling) => [ruling.rule, ruling])).values()];

/** What the rules say, what stands in the way first; what is fulfilled folds into one line. */
export function Rulings({ rulings }: { rulings: readonly Ruling[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const asking = latest(rulings).filter(isAsking);
  const fulfilled = latest(rulings).filter((ruling) => !isAsking(ruling));
  const folded = asking.length > 0 && fulfilled.length > 1 && !open;
  if (rulings.length === 0) return <p className="empty">{t('rulings.empty')}</p>;
  return (
    <ul className="rulings">
      {[...asking, ...(folded ? [] : fulfilled)].map((ruling) => <RulingLine key={ruling.rule} ruling={ruling} />)}
      {folded && <li className="ruling"><span /><button type="button" className="link" onClick={() => setOpen(true)}>{t('rulings.rest', { n: fulfilled.length })}</button></li>}
    </ul>
  );
}

function RulingLine({ ruling }: { ruling: Ruling }) {
  const { t, say } = useWords();
  const [verdict, asks] = [verdictOf(ruling), isAsking(ruling)];
  return (
    <li className={`ruling ruling-${verdict}`} data-rule={ruling.rule} data-outcome={ruling.outcome}>
      <span className="ruling-verdict"><Glyph name={GLYPHS[verdict]} />{t(`rulings.${verdict}`)}</span>
      <div>
        <p>{say(ruling.words)} <span className="caption">{t(`strength.${ruling.strength}`, { defaultValue: ruling.strength })}</span>{ruling.attend && <b className="ruling-outcome"> {wordOf(t, 'outcomes', ruling.outcome)}</b>}</p>
        {asks && ruling.clause.says && <Clause says={ruling.clause.says} />}
        {asks && <p className="ruling-way">{t('rulings.wayOut', { way: say(ruling.wayOut) })}</p>}
      </div>
      <Citation clause={{ ...ruling.clause, code: ruling.code }} />
    </li>
  );
}

/** One sentence over all rulings: how many hold, how many stand in the way, how many are to be judged. */
export function rulingsSentence(t: TFunction, rulings: readonly Ruling[]): string {
  const count = (verdict: Verdict): number => latest(rulings).filter((ruling) => verdictOf(ruling) === verdict).length;
  const parts = (['refuses', 'open', 'judge', 'holds'] as const).filter((verdict) => count(verdict) > 0).map((verdict) => t(`rulings.count.${verdict}`, { n: count(verdict) }));
  return parts.join(t('listComma'));
}
