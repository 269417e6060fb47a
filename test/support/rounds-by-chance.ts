import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { decide } from '../../domain/approval/decide';
import { effectOf, modeOf } from '../../domain/approval/effects';
import { beyond, isLive } from '../../domain/approval/road';
import type { Case } from '../../domain/record/case';
import { isRefusal } from '../../domain/refusal';
import { wrongIn, wrongWords } from './round-faults';
import { aRoute, aTry, CLERK, RoundModel, type Tried } from './round-model';

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

const NOT_HERS: ReadonlySet<string> = new Set(['seat-already-filled', 'own-submission', 'recused', 'not-a-candidate']);
/** Whomever a place of the route asks by name could say her word there; a recall asks again whom it asked. */
function wronglyNamed(facts: Tried['facts'], model: RoundModel): string[] {
  if (facts.some(({ kind }) => kind === 'task.recalled')) return [];
  return facts.flatMap((fact) => {
    if (fact.kind !== 'task.opened' || fact.payload.named === undefined || fact.payload.added !== undefined || fact.payload.work === 'consult') return [];
    const { taskId, named } = fact.payload;
    const no = decide(model.c, { taskId, outcome: 'agree', opinion: 'text', items: [] }, model.world(named));
    return isRefusal(no) && NOT_HERS.has(no.refused) ? [`${named} is asked for ${taskId} and would be refused (${no.refused})`] : [];
  });
}

const ROWS_EVERY = 25;

/** Everything of a case but what only the database adds, in one order. */
const shape = ({ rounds, tasks, deadlines, awaits }: Case): unknown => ({
  rounds: rounds.map(({ stands, steps, ...round }) => ({ ...round, stands: stands ?? [], steps: [...steps].sort((a, b) => (a.step < b.step ? -1 : 1)) })), tasks: tasks.map(({ openedAt: _o, decidedAt: _d, ...task }) => task).sort((a, b) => (a.id < b.id ? -1 : 1)),
  deadlines: deadlines.map(({ of, state, dueAt, said, budgetLeft, generation }) => ({ of, state, dueAt, said, budgetLeft, generation })).sort((a, b) => (a.of < b.of ? -1 : 1)), awaits,
});

export type WalkedByChance = { readonly sequences: number; readonly acts: Readonly<Record<string, number>>; readonly faults: readonly string[] };

/**
 * Routes by chance, and on each of them people who try by chance whatever there is to try, on the code that decides in production. After every act somebody is asked or there is
 * one outcome, nobody speaks twice or on her own, a return leaves what the table of effects says; and the rows are what `apply` makes of the facts. What did not hold is told with the smallest story of it.
 */
export function walkByChance({ sequences, seed }: { readonly sequences: number; readonly seed: number }): WalkedByChance {
  const acts: Record<string, number> = {};
  let walked = 0;
  const told = fc.check(fc.property(aRoute, fc.array(aTry, { minLength: 4, maxLength: 30 }), (route, tries) => {
    const model = new RoundModel(route);
    deepStrictEqual(wrong(model), []);
    for (const each of tries) {
      const tried = model.try(each);
      if (tried.said === 'done') acts[each.act] = (acts[each.act] ?? 0) + 1;
      const faults = [...wrong(model), ...wrongReturn(tried, model), ...wronglyNamed(tried.facts, model)];
      if (faults.length > 0) throw new Error(`${JSON.stringify(each)}: ${faults.join('; ')}`);
    }
    deepStrictEqual(wrongOnRecord(model), []);
    walked += 1;
    if (walked % ROWS_EVERY === 0) {
      const rows = model.rows();
      deepStrictEqual(rows && shape(rows), shape(model.c));
    }
  }), { seed, numRuns: sequences });
  return { sequences: walked, acts, faults: told.failed ? [`${told.errorInstance instanceof Error ? told.errorInstance.message : 'it fell over'} in ${JSON.stringify(told.counterexample)}`] : [] };
}
