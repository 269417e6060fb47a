import type { Step } from '../api/contract';
import { useMe } from '../app/me';
import { Glyph } from '../parts/glyph';
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

function Seat({ seat }: { seat: SeatView }) {
  const { t, say } = useWords();
  const format = useFormat();
  const me = useMe();
  const { organ, outcome, who, candidates, askedBy, state, taskId } = seat;
  const isMine = askedBy?.id === me.id && outcome === null && state !== 'cancelled';
  return (
    <li data-added={seat.added ?? undefined} data-state={state}>
      <Glyph name={outcome === null ? 'ring' : outcome === 'agree' ? 'done' : 'no'} />
      <span>{who ? format.person(who) : candidates.length > 0 ? t('format.person', { name: say(organ), office: candidates.join(t('comma')) }) : say(organ)}<AddedBy seat={seat} />{isMine && <> <TakeOff taskId={taskId} /></>}</span>
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
