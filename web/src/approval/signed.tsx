import type { Step } from '../api/contract';
import { useMe } from '../app/me';
import { Glyph, type GlyphName } from '../parts/glyph';
import { useFormat } from '../words/format';
import { useWords, wordOf, type TFunction } from '../words/words';
import { TakeOff } from './take-off';

/** Who has signed and who has not, at each step that several sign, with the rule by which they come to one outcome; and why a step was passed over. */
export function Signed({ steps }: { steps: readonly Step[] }) {
  const told = steps.filter(({ seats, state }) => seats.length > 1 || state === 'skipped');
  return <>{told.map((step) => (step.state === 'skipped' ? <Skipped key={step.step} step={step} /> : <SignedStep key={step.step} step={step} />))}</>;
}

function SignedStep({ step }: { step: Step }) {
  const { t, say } = useWords();
  const signed = step.seats.filter(({ outcome }) => outcome !== null).length;
  return (
    <section className="signed" data-testid={`signed-${step.step}`}>
      <h3>{t('signed.title', { step: say(step.name), signed, of: step.seats.length })}</h3>
      <ul>{step.seats.map((seat) => <Seat key={seat.taskId} seat={seat} />)}</ul>
      <p className="caption">{say(step.rule)}</p>
    </section>
  );
}

function Skipped({ step }: { step: Step }) {
  const { t, say } = useWords();
  return <section className="signed" data-testid={`skipped-${step.step}`}><h3>{t('signed.skipped', { step: say(step.name) })}</h3>{step.why && <p className="caption">{say(step.why)}</p>}</section>;
}

type SeatView = Step['seats'][number];
const GLYPHS: Readonly<Record<string, GlyphName>> = { agree: 'done', abstain: 'none' };

/** A signer whom this person added, and who has not spoken. */
const isOff = ({ askedBy, outcome, state }: SeatView, me: string): boolean => askedBy?.id === me && outcome === null && state !== 'cancelled';

function Seat({ seat }: { seat: SeatView }) {
  const { t, say } = useWords();
  const format = useFormat();
  const me = useMe();
  const { organ, outcome, who, candidates, state, taskId } = seat;
  return (
    <li data-added={seat.added ?? undefined} data-state={state}>
      <Glyph name={outcome === null ? 'ring' : GLYPHS[outcome] ?? 'no'} />
      <span>{who ? format.person(who) : candidates.length > 0 ? t('format.person', { name: say(organ), office: candidates.join(t('comma')) }) : say(organ)}<AddedBy seat={seat} />{isOff(seat, me.id) && <> <TakeOff taskId={taskId} /></>}</span>
      <span className="caption">{standing(t, seat)}</span>
    </li>
  );
}

function AddedBy({ seat: { added, askedBy } }: { seat: SeatView }) {
  const { t } = useWords();
  return added === null ? null : <span className="caption"> {t('signed.added', { how: t(`sign.${added}.name`), who: askedBy?.name ?? t('someone') })}</span>;
}

/** What she said; else whether her turn has come, and for how long she has had it. */
function standing(t: TFunction, { outcome, state, waited }: SeatView): string {
  if (outcome !== null) return wordOf(t, 'outcomes', outcome);
  if (state === 'waiting' || state === 'cancelled') return wordOf(t, 'taskStates', state);
  return [t('signed.open'), ...(waited !== null && waited > 0 ? [t('picture.waited', { count: waited })] : [])].join(' · ');
}
