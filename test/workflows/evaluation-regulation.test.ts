import { EVALUATION_STAGES } from '../../domain/evaluation/states';
import type { Case } from '../../domain/record/case';
import type { Desk } from '../../workflows/desk';
import type { Deed } from '../support/deeds';
import { assign, confirm, EVALUATION_ID, fill, listed, lock, opine, recuse, returnData } from '../support/evaluation-deeds';
import { broken } from '../support/invariants';
import { aRecord, type MemoryRecord } from '../support/memory-record';
import { TODAY, type Regulation } from '../support/movement';

const isOpen = ({ state }: { state: string }): boolean => state === 'open' || state === 'claimed';
const ofSeat = (seat: string): Deed => {
  const expert = seat.replace('demo-', '');
  if (seat.startsWith('substitute')) return assign({ experts: ['expert-6'] });
  return ['expert-1', 'expert-2', 'expert-3'].includes(expert) ? recuse(expert) : lock(expert, 8000);
};
/** What people do next by what they find: the data come back once, three experts stand back and a substitute joins. */
const BY_STEP: Readonly<Record<string, (c: Case, seat: string) => Deed>> = {
  fill: () => fill(), review: (c) => (c.rounds.filter(({ route }) => route === 'evaluation-confirmation').length === 1 ? returnData() : confirm()), assign: () => assign(), score: (_, seat) => ofSeat(seat), opine: () => opine(),
};

/** Lets people and movement go on until the process is closed, or nobody has anything to do. */
async function goOn(record: MemoryRecord, regulation: Regulation): Promise<void> {
  for (;;) {
    if (await record.settle(EVALUATION_ID, regulation)) return;
    const c = record.case(EVALUATION_ID);
    const task = c.tasks.find(isOpen);
    const deed = task && BY_STEP[task.step]?.(c, task.seat);
    if (!deed) return;
    const said = record.act(deed);
    if ('refused' in said) throw new Error(`${JSON.stringify(deed.content)}: ${JSON.stringify(said)}`);
  }
}

const lifeOf = (record: MemoryRecord): string[] => record.facts(EVALUATION_ID).flatMap((fact) => {
  if (fact.kind === 'stage.entered') return [`${fact.payload.stage} ${fact.payload.visit}`];
  return fact.kind === 'process.closed' ? [`closed ${fact.payload.outcome}`] : [];
});

const whole = aRecord();
const commitOf = (line: string): number => whole.commits.findIndex((_, n) => lifeOf(whole.cutAfter(n + 1)).at(-1) === line) + 1;
beforeAll(async () => {
  whole.act(listed());
  await goOn(whole, TODAY.evaluation);
});

test('an evaluation is returned once, loses three experts, finds a substitute and comes to its opinion', () => {
  expect(lifeOf(whole)).toEqual(['filling 1', 'confirmation 1', 'filling 2', 'confirmation 2', 'scoring 1', 'opinion 1', 'closed qualified']);
  expect(broken(whole, EVALUATION_ID)).toEqual([]);
});

test('cut off after any command, it goes on to the very same facts, hash for hash', async () => {
  for (let cut = 1; cut <= whole.commits.length; cut += 1) {
    const again = whole.cutAfter(cut);
    await goOn(again, TODAY.evaluation);
    expect([cut, again.facts(EVALUATION_ID)]).toEqual([cut, whole.facts(EVALUATION_ID)]);
  }
});

const filling = (desk: Desk): Promise<unknown> => desk.stage('filling', (at) => at.round('evaluation-filling'));
const confirmation = (desk: Desk): Promise<string | undefined> => desk.stage('confirmation', (at) => at.round('evaluation-confirmation'));
const confirmed = async (desk: Desk): Promise<void> => { do await filling(desk); while ((await confirmation(desk)) === 'returned'); };
const scoring = (desk: Desk): Promise<unknown> => desk.stage('scoring', (at) => at.round('evaluation-scoring'));
const opinion = (desk: Desk): Promise<unknown> => desk.stage('opinion', (at) => at.round('evaluation-opinion'));
const inOrder = (stages: readonly string[], ...steps: readonly ((desk: Desk) => Promise<unknown>)[]): Regulation => ({ stages, run: async (desk) => { for (const step of steps) await step(desk); await desk.close('qualified'); } });

describe('a build with another order of stages meets the cases of the old one', () => {
  async function livesOn(regulation: Regulation, until = whole.commits.length): Promise<[number, string[]][]> {
    const found: [number, string[]][] = [];
    for (let cut = 1; cut <= until; cut += 1) {
      const record = whole.cutAfter(cut);
      await goOn(record, regulation);
      const c = record.case(EVALUATION_ID);
      expect([cut, c.tasks.filter(isOpen), c.rounds.filter(isOpen), c.deadlines.filter(({ state }) => state === 'open')]).toEqual([cut, [], [], []]);
      if (JSON.stringify(found.at(-1)?.[1]) !== JSON.stringify(lifeOf(record))) found.push([cut, lifeOf(record)]);
    }
    return found;
  }

  test('a stage inserted before the scoring is entered by whoever has not come so far, and passed over by whoever has', async () => {
    const key = (desk: Desk): Promise<unknown> => desk.stage('key-evaluation', () => Promise.resolve('chosen'));
    expect(await livesOn(inOrder([...EVALUATION_STAGES, 'key-evaluation'], confirmed, key, scoring, opinion))).toEqual([
      [1, ['filling 1', 'confirmation 1', 'filling 2', 'confirmation 2', 'key-evaluation 1', 'scoring 1', 'opinion 1', 'closed qualified']],
      [commitOf('scoring 1'), ['filling 1', 'confirmation 1', 'filling 2', 'confirmation 2', 'scoring 1', 'opinion 1', 'closed qualified']],
    ]);
  });

  test('a stage removed is left by whoever stands in it, its open work with it, and entered by nobody', async () => {
    expect(await livesOn(inOrder(['filling', 'scoring', 'opinion'], filling, scoring, opinion), commitOf('filling 2') - 1)).toEqual([
      [1, ['filling 1', 'scoring 1', 'opinion 1', 'closed qualified']],
      [commitOf('confirmation 1'), ['filling 1', 'confirmation 1', 'scoring 1', 'opinion 1', 'closed qualified']],
    ]);
  });

  test('a filling in moved behind the confirmation takes nobody back who is past it', async () => {
    const record = whole.cutAfter(commitOf('scoring 1'));
    await goOn(record, inOrder(EVALUATION_STAGES, confirmation, filling, scoring, opinion));
    expect(lifeOf(record).slice(0, 5)).toEqual(['filling 1', 'confirmation 1', 'filling 2', 'confirmation 2', 'scoring 1']);
    expect(lifeOf(record).at(-1)).toBe('closed qualified');
  });
});
