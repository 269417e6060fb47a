import fc from 'fast-check';
import { verdictOf, type Ballot } from '../../../domain/approval/vote';
import type { Vote } from '../../../domain/policy/pack';
import { reportSeed } from '../../support/seeds';

const SOURCE = { default: 'a vote' };
const vote = (of: Partial<Vote>): Vote => ({ needs: { count: 1 }, abstention: true, tie: 'not-agreed', source: SOURCE, ...of });
const cast = (...said: Ballot['said'][]): Ballot[] => said.map((each, n) => ({ seat: `s${n + 1}`, weight: 1, said: each }));

test.each<[string, { of: Partial<Vote>; said: Ballot['said'][] }, string]>([
  ['two of three votes are enough, and the third is not waited for', { of: { needs: { count: 2 } }, said: ['agree', 'agree', null] }, 'agreed'],
  ['one of three is not enough yet', { of: { needs: { count: 2 } }, said: ['agree', null, null] }, 'open'],
  ['two against of three cannot be outvoted', { of: { needs: { count: 2 } }, said: ['disagree', 'disagree', null] }, 'not-agreed'],
  ['two thirds of the votes cast', { of: { needs: { ratio: [2, 3], of: 'cast' } }, said: ['agree', 'agree', 'disagree'] }, 'agreed'],
  ['two thirds of the seats: who abstains counts for the whole', { of: { needs: { ratio: [2, 3], of: 'seats' } }, said: ['agree', 'abstain', 'disagree'] }, 'not-agreed'],
  ['who abstains is on neither side of the votes cast', { of: { needs: { ratio: [2, 3], of: 'cast' } }, said: ['agree', 'abstain', 'abstain'] }, 'agreed'],
  ['a quorum that only those could reach who have not voted is waited for', { of: { needs: { count: 1 }, quorum: 2 }, said: ['agree', null] }, 'open'],
  ['a quorum is reached by abstaining too', { of: { needs: { count: 1 }, quorum: 2 }, said: ['agree', 'abstain'] }, 'agreed'],
  ['without its quorum nothing is agreed', { of: { needs: { count: 1 }, quorum: 3 }, said: ['agree', 'agree'] }, 'not-agreed'],
  ['a veto ends it whoever else agreed', { of: { needs: { count: 1 }, veto: ['s2'] }, said: ['agree', 'disagree', 'agree'] }, 'not-agreed'],
  ['as long as a veto is possible nothing is agreed', { of: { needs: { count: 1 }, veto: ['s2'] }, said: ['agree', null] }, 'open'],
  ['a tie goes as the pack says', { of: { needs: { ratio: [1, 2], of: 'cast' }, tie: 'agreed' }, said: ['agree', 'disagree'] }, 'agreed'],
  ['a tie is decided by the casting seat', { of: { needs: { ratio: [1, 2], of: 'cast' }, tie: { casting: 's2' } }, said: ['agree', 'disagree'] }, 'not-agreed'],
  ['nothing is agreed by nobody', { of: { needs: { ratio: [1, 2], of: 'cast' }, tie: 'agreed' }, said: ['abstain', 'abstain'] }, 'not-agreed'],
])('%s', (_what, { of, said }, verdict) => expect(verdictOf(vote(of), cast(...said))).toBe(verdict));

test('weights are added up, not heads', () => {
  const ballots: Ballot[] = [{ seat: 'chair', weight: 3, said: 'agree' }, { seat: 'a', weight: 1, said: 'disagree' }, { seat: 'b', weight: 1, said: 'disagree' }];
  expect(verdictOf(vote({ needs: { weight: 3 } }), ballots)).toBe('agreed');
  expect(verdictOf(vote({ needs: { ratio: [2, 3], of: 'cast' } }), ballots)).toBe('not-agreed');
});

const anyVote = fc.record({
  needs: fc.oneof(fc.integer({ min: 1, max: 4 }).map((count) => ({ count })), fc.integer({ min: 1, max: 6 }).map((weight) => ({ weight })), fc.record({ ratio: fc.constantFrom([1, 2], [2, 3], [3, 4], [1, 1]), of: fc.constantFrom('cast' as const, 'seats' as const) })),
  quorum: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), veto: fc.option(fc.constant(['s1']), { nil: undefined }), tie: fc.constantFrom('agreed' as const, 'not-agreed' as const, { casting: 's2' }),
}).map(({ quorum, veto, ...rest }) => vote({ ...rest, ...(quorum !== undefined && { quorum }), ...(veto !== undefined && { veto }) }));
const anyBallots = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 3 }), said: fc.constantFrom('agree' as const, 'disagree' as const, 'abstain' as const, null) }), { minLength: 1, maxLength: 5 }).map((all) => all.map((each, n) => ({ seat: `s${n + 1}`, ...each })));

/** Every way in which those who have not voted yet could still vote. */
function futures(ballots: readonly Ballot[]): Ballot[][] {
  const [open] = ballots.flatMap((each, n) => (each.said === null ? [n] : []));
  if (open === undefined) return [[...ballots]];
  return (['agree', 'disagree', 'abstain'] as const).flatMap((said) => futures(ballots.map((each, n) => (n === open ? { ...each, said } : each))));
}

test('a vote that is said to be decided is decided so in every way in which the rest could vote', () => {
  fc.assert(fc.property(anyVote, anyBallots, (of, ballots) => {
    const now = verdictOf(of, ballots);
    if (now === 'open') return;
    expect(new Set(futures(ballots).map((each) => verdictOf(of, each)))).toEqual(new Set([now]));
  }), reportSeed({ numRuns: 5_000 }));
});

test('one more yes never turns a vote that was agreed', () => {
  fc.assert(fc.property(anyVote, anyBallots, fc.nat(4), (of, ballots, pick) => {
    const all = ballots.map((each) => ({ ...each, said: each.said ?? 'disagree' as const }));
    if (verdictOf(of, all) !== 'agreed') return;
    const n = pick % all.length;
    expect(verdictOf(of, all.map((each, i) => (i === n ? { ...each, said: 'agree' as const } : each)))).toBe('agreed');
  }), reportSeed({ numRuns: 5_000 }));
});
