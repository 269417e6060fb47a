import fc from 'fast-check';
import { effectOf, modeOf } from '../../../domain/approval/effects';
import { beyond, isLive } from '../../../domain/approval/road';
import type { Case } from '../../../domain/record/case';
import { wrongIn, wrongWords } from '../../support/round-faults';
import { ACTS, aRoute, aTry, CLERK, RoundModel, type Tried } from '../../support/round-model';
import { reportSeed, SEED } from '../../support/seeds';

/** `SOAK` walks ten times as many. */
const { numRuns: SEQUENCES = 20_000 } = reportSeed({ numRuns: Number(process.env['SEQUENCES'] ?? 20_000) });

const wrong = ({ c, route }: RoundModel): string[] => wrongIn(c, route);
const wrongOnRecord = ({ facts, c, route }: RoundModel): string[] => wrongWords(facts, c, { route, applicants: [CLERK, 'both'] });

/** What a return leaves, held against the table. */
function wrongReturn({ before, after, on, target, said, facts }: Tried, model: RoundModel): string[] {
  const task = before.tasks.find(({ id }) => id === on);
  const word = facts.find((fact) => fact.kind === 'task.decided');
  if (said !== 'done' || !task || word?.payload.outcome !== 'return') return [];
  const { settles = 'all-agree' } = model.route.steps.find(({ id }) => id === task.step) ?? {};
  const effect = effectOf(wayBack(target, facts), modeOf(settles));
  const was = before.tasks.filter((each) => isLive(each) && each.id !== task.id && each.round === task.round);
  const is = new Set(after.tasks.filter(isLive).map(({ id }) => id));
  const behind: ReadonlySet<string> = target === undefined ? new Set() : beyond(model.route, target);
  const wrongs = was.flatMap((each) => {
    const gone = each.step === task.step ? effect.siblings === 'cancelled' : goesBeside(effect, behind.has(each.step));
    return is.has(each.id) === gone ? [`${each.id} is ${gone ? 'kept' : 'gone'} against the table`] : [];
  });
  const anew = after.tasks.filter(({ id }) => !before.tasks.some((each) => each.id === id));
  return [...wrongs, ...wronglyAsked(anew, target, behind.has(task.step))];
}

/** Whoever is asked anew is asked at the step it went to; nobody is while the applicant has it. */
function wronglyAsked(anew: Case['tasks'], target: string | undefined, wasBehind: boolean): string[] {
  const isRight = target === undefined ? anew.length === 0 : anew.every(({ step }) => step === target || !wasBehind);
  return isRight ? [] : ['a return asked somebody else than the step it went to'];
}

function wayBack(target: string | undefined, facts: Tried['facts']): 'returns-to-applicant' | 'returns-back' | 'returns-forward' {
  if (target === undefined) return 'returns-to-applicant';
  return facts.find((fact) => fact.kind === 'step.returned')?.payload.resume === 'back' ? 'returns-back' : 'returns-forward';
}

const goesBeside = ({ beside }: ReturnType<typeof effectOf>, isBehind: boolean): boolean => beside === 'cancelled' || (beside === 'behind-target-cancelled' && isBehind);

const PROPERTY = { seed: SEED, numRuns: SEQUENCES };

test(`whatever people do on whatever route (${SEQUENCES} sequences, seed ${SEED}): somebody is asked or there is an outcome, one outcome, nobody twice, a return leaves what the table says, and the rows are what the facts make of them`, () => {
  const done = new Map<string, number>();
  let walked = 0;
  fc.assert(
    fc.property(aRoute, fc.array(aTry, { minLength: 4, maxLength: 30 }), (route, tries) => {
      const model = new RoundModel(route);
      expect(wrong(model)).toEqual([]);
      for (const each of tries) {
        const tried = model.try(each);
        if (tried.said === 'done') done.set(each.act, (done.get(each.act) ?? 0) + 1);
        const faults = [...wrong(model), ...wrongReturn(tried, model)];
        if (faults.length > 0) throw new Error(`${JSON.stringify(each)}: ${faults.join('; ')}`);
      }
      expect(wrongOnRecord(model)).toEqual([]);
      walked += 1;
      if (walked % 25 === 0) {
        const rows = model.rows();
        const shape = ({ rounds, tasks, deadlines, awaits }: Case): unknown => ({
          rounds: rounds.map(({ stands, steps, ...round }) => ({ ...round, stands: stands ?? [], steps: [...steps].sort((a, b) => (a.step < b.step ? -1 : 1)) })), tasks: tasks.map(({ openedAt: _o, decidedAt: _d, ...task }) => task).sort((a, b) => (a.id < b.id ? -1 : 1)),
          deadlines: deadlines.map(({ of, state, dueAt, said, budgetLeft, generation }) => ({ of, state, dueAt, said, budgetLeft, generation })).sort((a, b) => (a.of < b.of ? -1 : 1)), awaits,
        });
        expect(rows && shape(rows)).toEqual(shape(model.c));
      }
    }),
    PROPERTY,
  );
  expect([...new Set(ACTS)].map((act) => [act, done.get(act) ?? 0] as const).filter(([, times]) => times < SEQUENCES / 400)).toEqual([]); // each act was carried out often enough to have been tried
}, 3_600_000);
