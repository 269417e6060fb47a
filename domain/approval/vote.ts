import type { Vote } from '../policy/pack';
import type { TaskRow } from '../record/case';

export type Verdict = 'agreed' | 'not-agreed' | 'open';
/** A voter: her seat on the route, what her vote counts, and what she said, if she has. */
export type Ballot = { readonly seat: string; readonly weight: number; readonly said: 'agree' | 'disagree' | 'abstain' | null };

/** The ballots of a step's tasks; whoever was taken out of the vote has none. */
export const ballotsOf = (tasks: readonly TaskRow[]): Ballot[] =>
  tasks.filter(({ state }) => state !== 'cancelled').map(({ seat, weight, state, outcome }) => ({ seat: seatOf(seat), weight, said: state === 'decided' && (outcome === 'agree' || outcome === 'disagree' || outcome === 'abstain') ? outcome : null }));

/** The seat of the route behind the seat of a task, which may name a person or a signer that was added. */
export const seatOf = (seat: string): string => seat.split(/[:+]/)[0] ?? seat;

/** What the votes come to: said as soon as no vote that is still out could change it, neither by being cast nor by never being cast. */
export function verdictOf(vote: Vote, ballots: readonly Ballot[]): Verdict {
  const out = ballots.some(({ said }) => said === null);
  if (!out) return count(vote, ballots);
  const [best, worst] = (['agree', 'disagree'] as const).map((word) => count(vote, ballots.map((each) => (each.said === null ? { ...each, said: word } : each))));
  const without = count(vote, ballots.filter(({ said }) => said !== null));
  return best !== undefined && best === worst && best === without ? best : 'open';
}

/** Whether enough have voted, or still can, for the vote to count. */
export const reachesQuorum = ({ quorum = 1 }: Vote, ballots: readonly Ballot[]): boolean => ballots.length >= quorum;

/** The outcome when all have spoken. Who abstained is present and on neither side; without a quorum nothing is agreed. */
function count(vote: Vote, ballots: readonly Ballot[]): Exclude<Verdict, 'open'> {
  if (!reachesQuorum(vote, ballots) || ballots.some(({ seat, said }) => said === 'disagree' && vote.veto?.includes(seat))) return 'not-agreed';
  const yes = ballots.filter(({ said }) => said === 'agree');
  if (yes.length === 0) return 'not-agreed'; // nothing is agreed by nobody, however the rest abstained
  const no = ballots.filter(({ said }) => said === 'disagree');
  if (isAtHalf(vote) && weigh(yes) === weigh(no)) return tied(vote, ballots);
  return carries(vote, { yes, no, all: ballots }) ? 'agreed' : 'not-agreed';
}

/** Only where half of the votes would do can there be a tie. */
const isAtHalf = ({ needs }: Vote): boolean => 'ratio' in needs && needs.of === 'cast' && (needs.ratio[0] ?? 0) * 2 === needs.ratio[1];

function tied({ tie }: Vote, ballots: readonly Ballot[]): Exclude<Verdict, 'open'> {
  if (typeof tie === 'string') return tie;
  return ballots.find(({ seat }) => seat === tie.casting)?.said === 'agree' ? 'agreed' : 'not-agreed';
}

type Counted = { readonly yes: readonly Ballot[]; readonly no: readonly Ballot[]; readonly all: readonly Ballot[] };

/** A ratio compares without dividing: n of m is reached when yes·m ≥ whole·n. */
function carries({ needs }: Vote, { yes, no, all }: Counted): boolean {
  if ('count' in needs) return yes.length >= needs.count;
  if ('weight' in needs) return weigh(yes) >= needs.weight;
  const [n = 1, m = 1] = needs.ratio;
  const whole = needs.of === 'cast' ? weigh(yes) + weigh(no) : weigh(all);
  return weigh(yes) * m >= whole * n;
}

const weigh = (ballots: readonly Ballot[]): number => ballots.reduce((sum, { weight }) => sum + weight, 0);
