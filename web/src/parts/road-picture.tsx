import type { Step } from '../api/contract';
import { usePreferences } from '../app/preferences';
import { useWords, type TFunction } from '../words/words';

const WIDTH = 356;
const BACK = 46; // the way back runs beside the boxes
const HIGH = 40;
const GAP = 18;
const LETTER = 12;

const useScale = (): number => Number(usePreferences().type) / 100; // its words grow with the page's

type Box = { readonly seat: Step['seats'][number] | null; readonly x: number; readonly width: number };
type Drawn = { readonly step: Step; readonly y: number; readonly high: number; readonly boxes: readonly Box[] };
type Props = { readonly steps: readonly Step[]; readonly round: number };

/** The road of the case as it is walked, from above to below, the seats of one step beside each other: what is passed is filled, where it stands is framed, what is to come is dashed, and a return goes back to its beginning. */
export function RoadPicture({ steps, round }: Props) {
  const { t, say } = useWords();
  const high = HIGH * useScale();
  const drawn = steps.map((step, n): Drawn => ({ step, y: 1 + n * (high + GAP), high, boxes: boxesOf(step, round > 1 ? BACK : 1) }));
  const height = Math.max(1, steps.length) * (high + GAP) - GAP + 2;
  const at = drawn.find(({ step }) => step.state === 'current') ?? drawn.at(-1);
  const label = t('picture.label', { round, steps: steps.map((step) => t(`picture.${step.state}`, { step: say(step.name) })).join(t('comma')) });
  return (
    <svg className="road" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label} data-testid="road-picture">
      {drawn.map((each, n) => <Between key={each.step.step} from={drawn[n - 1]} to={each} />)}
      {round > 1 && at && drawn[0] && <Back from={at} to={drawn[0]} words={`↻${round}`} />}
      {drawn.map((each) => <Boxes key={each.step.step} of={each} />)}
    </svg>
  );
}

function boxesOf({ seats }: Step, left: number): Box[] {
  const all = seats.length === 0 ? [null] : seats;
  const width = (WIDTH - left - 1 - (all.length - 1) * 8) / all.length;
  return all.map((seat, n) => ({ seat, width, x: left + n * (width + 8) }));
}

/** Who has signed is done, and whose turn has not come is ahead, wherever the step stands. */
function lookOf(seat: Box['seat'], step: Step): Step['state'] {
  if (seat?.outcome) return 'done';
  return seat?.state === 'waiting' ? 'ahead' : step.state;
}

function Boxes({ of: { step, y, high, boxes } }: { of: Drawn }) {
  const { t, say } = useWords();
  const scale = useScale();
  return (
    <>
      {boxes.map(({ seat, x, width }, n) => (
        <g key={seat?.taskId ?? n} className={`road-step road-${lookOf(seat, step)}`}>
          <rect x={x} y={y} width={width} height={high} rx="4" />
          <text x={x + 10} y={y + 16 * scale}>{cut(`${seat?.outcome ? '✓ ' : ''}${say(step.name)}`, width / scale)}</text>
          <text x={x + 10} y={y + 32 * scale} className="road-who">{cut(whoIn(t, seat, step), width / scale)}</text>
        </g>
      ))}
    </>
  );
}

/** Who signed; else who has it, or could, and for how long. */
function whoIn(t: TFunction, seat: Box['seat'], step: Step): string {
  if (step.state === 'skipped') return t('picture.passedOver');
  if (seat === null) return '';
  const name = nameIn(t, seat);
  if (seat.state === 'waiting') return `${name} · ${t('taskStates.waiting')}`;
  return seat.waited === null || seat.waited === 0 ? name : `${name} · ${t('picture.waited', { count: seat.waited })}`;
}

const nameIn = (t: TFunction, { who, candidates, added }: NonNullable<Box['seat']>): string => `${who?.name ?? candidates.join(t('comma'))}${added === null ? '' : ` · ${t('picture.added')}`}`;

/** As much of the words as the box holds; a Chinese sign is as wide as it is high, a Latin letter half of it. */
function cut(words: string, width: number): string {
  let left = width - 20;
  for (const [n, sign] of [...words].entries()) {
    left -= /[\u0000-\u00ff]/.test(sign) ? LETTER * 0.58 : LETTER;
    if (left < 0) return `${[...words].slice(0, Math.max(1, n - 1)).join('')}…`;
  }
  return words;
}

const middle = ({ x, width }: Box): number => x + width / 2;

function Between({ from, to }: { from: Drawn | undefined; to: Drawn }) {
  if (!from) return null;
  const [top, foot] = [from.y + from.high, to.y];
  return <>{from.boxes.flatMap((a) => to.boxes.map((b) => <path key={`${a.x} ${b.x}`} className={`road-line road-line-${to.step.state}`} d={`M${middle(a)} ${top}C${middle(a)} ${top + GAP / 2} ${middle(b)} ${foot - GAP / 2} ${middle(b)} ${foot}`} />))}</>;
}

/** The way that a return went: beside the boxes, back to the first. */
function Back({ from, to, words }: { from: Drawn; to: Drawn; words: string }) {
  const [a, b] = [from.y + from.high * 0.75, to.y + to.high * 0.25];
  return <><path className="road-back" d={`M${BACK} ${a}C${BACK - 22} ${a} ${BACK - 22} ${b} ${BACK} ${b}`} /><text className="road-again" x="0" y={(a + b) / 2 + 4}>{words}</text></>;
}
