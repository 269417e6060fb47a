import { PROJECT_STAGES } from '../../domain/project/states';
import type { Desk } from '../../workflows/desk';
import { aPlan, decisionOn, TASK_ID } from '../support/cases';
import { askExtension, correct, declare, disagree, report, withdraw } from '../support/deeds';
import { aRecord } from '../support/memory-record';
import { TODAY, type Regulation } from '../support/movement';
import { aConfirmedMeeting, confirms, isHeld, MEETING } from '../support/meetings';
import { awaits, busy, goOn, inOrder, isOpen, lifeOf, taskInHand, type People } from './people';

const givingUp: People = (c, record) => (awaits(c, 'supplement') ? withdraw('p1') : busy(c, record));
const refusing: People = (c, record) => { const task = c.tasks.find(isOpen); return task?.seat === 'finance-countersigner' ? disagree(task.id, 'lisi') : busy(c, record); };
/** A colleague puts the approval right while the system is built. */
const correcting: People = (c, record) => (c.process.stage === 'build' && c.correctedSeq === null ? correct('p1', { by: 'sunqi', ...decisionOn(record), amountFen: 29_000_000 }) : busy(c, record));
const owing: People = (c) => (c.supervised?.dueOn === '2020-12-31' && c.supervised.askedDueOn === null && awaits(c, 'completion') ? askExtension(TASK_ID, '2021-06-30') : taskInHand(c) ?? (awaits(c, 'completion') ? report(TASK_ID) : undefined));

const lives = [['brought to its retirement', busy, 'retired'], ['withdrawn when it is sent back', givingUp, 'withdrawn'], ['refused by the last countersigner', refusing, 'not-approved'], ['whose approval was corrected on the way', correcting, 'retired']] as const;

describe.each(lives)('a project %s', (_, people, outcome) => {
  const whole = aRecord();
  beforeAll(async () => {
    whole.act(declare());
    await goOn(whole, { id: 'p1', people, regulation: TODAY.projectLifecycle });
  });

  test('comes to its end', () => expect(whole.case().process.outcome).toBe(outcome));

  test('cut off after any command, it goes on to the very same facts, hash for hash', async () => {
    for (let cut = 1; cut <= whole.commits.length; cut += 1) {
      const again = whole.cutAfter(cut);
      await goOn(again, { id: 'p1', people, regulation: TODAY.projectLifecycle });
      expect([cut, again.facts('p1')]).toEqual([cut, whole.facts('p1')]);
    }
  });
});

test('a task of the plan, extended, returned and verified, goes on to the very same facts wherever its record was cut off', async () => {
  const whole = await aPlan();
  const before = whole.commits.length;
  await goOn(whole, { id: TASK_ID, people: owing, regulation: TODAY.supervisedTask });
  expect(whole.case(TASK_ID)).toMatchObject({ process: { outcome: 'verified' }, supervised: { dueOn: '2021-06-30' } });
  for (let cut = before; cut <= whole.commits.length; cut += 1) {
    const again = whole.cutAfter(cut);
    await goOn(again, { id: TASK_ID, people: owing, regulation: TODAY.supervisedTask });
    expect([cut, again.facts(TASK_ID)]).toEqual([cut, whole.facts(TASK_ID)]);
  }
});

const decided = (at: Desk, route: string): Promise<string> => at.round(route).then(async (outcome) => (outcome === 'returned' ? at.until('supplement').then(() => decided(at, route)) : outcome));
const declaration = (desk: Desk): Promise<unknown> => desk.stage('declaration', (at) => decided(at, 'confirmation').then((outcome) => (outcome === 'agreed' ? at.until('batch').then(() => 'agreed') : outcome)));
const review = (desk: Desk): Promise<unknown> => desk.stage('review', (at) => decided(at, 'review'));
const build = (desk: Desk): Promise<unknown> => desk.stage('build', (at) => at.until('build'));
const acceptance = (desk: Desk): Promise<unknown> => desk.stage('acceptance', async (at) => { await at.gate('acceptance-by-department'); do await at.until('acceptance-application'); while ((await at.round('acceptance')) !== 'agreed'); return 'accepted'; });
const construction = async (desk: Desk): Promise<void> => { await desk.gate('construction'); await build(desk); await acceptance(desk); };
const operation = (desk: Desk): Promise<unknown> => desk.stage('operation', (at) => at.until('operation'));
const AFTER_REVIEW = ['build 1', '→ built', 'acceptance 1', '→ accepted', 'operation 1', '→ retired', 'closed retired'];

/** Tomorrow's regulations. */
const INSERTED = inOrder([...PROJECT_STAGES, 'pre-evaluation'], 'retired', declaration, (desk) => desk.stage('pre-evaluation', () => Promise.resolve('passed')), review, construction, operation);
const REMOVED = inOrder(['declaration', 'build', 'acceptance', 'operation'], 'retired', declaration, construction, operation);
const MOVED = inOrder(PROJECT_STAGES, 'retired', review, declaration, construction, operation);

describe('a build with another order of stages meets the cases of the old one', () => {
  const whole = aRecord();
  const commitOf = (line: string): number => whole.commits.findIndex((_, n) => lifeOf(whole.cutAfter(n + 1)).at(-1) === line) + 1;
  beforeAll(async () => {
    whole.act(declare());
    await goOn(whole, { id: 'p1', people: busy, regulation: TODAY.projectLifecycle });
    expect(lifeOf(whole)).toEqual(['declaration 1', '→ agreed', 'review 1', '→ agreed', ...AFTER_REVIEW]);
  });

  /** The life of the case under the new build, by where the old one had brought it. */
  async function livesOn(regulation: Regulation): Promise<ReadonlyMap<number, readonly string[]>> {
    const found = new Map<number, readonly string[]>();
    for (let cut = 1; cut <= whole.commits.length; cut += 1) {
      const record = whole.cutAfter(cut);
      await goOn(record, { id: 'p1', people: busy, regulation });
      expect([cut, record.case().process.outcome, record.case().tasks.filter(isOpen), record.case().rounds.filter(isOpen), record.case().deadlines.filter(isOpen), record.case().awaits.filter(isOpen)]).toEqual([cut, 'retired', [], [], [], []]);
      found.set(cut, lifeOf(record));
    }
    return found;
  }
  const sections = (found: ReadonlyMap<number, readonly string[]>): unknown[] => [...found].filter(([cut, life]) => JSON.stringify(found.get(cut - 1)) !== JSON.stringify(life)).map(([cut, life]) => [cut, life]);
  const asBefore = ['declaration 1', '→ agreed', 'review 1', '→ agreed', ...AFTER_REVIEW];

  test('a stage inserted before the review is entered by every case that has not reached the review, and passed over by every case that has', async () => {
    expect(sections(await livesOn(INSERTED))).toEqual([
      [1, ['declaration 1', '→ agreed', 'pre-evaluation 1', '→ passed', 'review 1', '→ agreed', ...AFTER_REVIEW]],
      [commitOf('review 1'), asBefore],
    ]);
  });

  test('a stage removed is not entered any more; a case that stands in it is led out, its open work with it; what was decided there stands', async () => {
    const inReview = commitOf('review 1');
    expect(sections(await livesOn(REMOVED))).toEqual([
      [1, ['declaration 1', '→ agreed', ...AFTER_REVIEW]],
      [inReview, ['declaration 1', '→ agreed', 'review 1', '→ removed', ...AFTER_REVIEW]],
      [inReview + whole.commits.slice(inReview).findIndex((_, n) => lifeOf(whole.cutAfter(inReview + n + 1)).length > 3) + 1, asBefore],
    ]);
  });

  test('nobody is asked any more for what was open in a stage that is gone, and no clock of it runs on', async () => {
    for (const line of ['review 1', '→ agreed'] as const) {
      const record = whole.cutAfter(whole.commits.findIndex((_, n) => whole.cutAfter(n + 1).case().rounds.some(({ route, state }) => route === 'review' && (line === 'review 1' ? state === 'open' : state === 'ended'))) + 1);
      await record.settle('p1', REMOVED); // nobody acts: in review, and waiting for the supplement of what was returned
      const c = record.case();
      expect([c.process.stage, c.tasks.filter(isOpen), c.rounds.filter(isOpen), c.deadlines.filter(({ state }) => state !== 'ended').map(({ of }) => of), c.awaits.filter(isOpen).map(({ what }) => what)]).toEqual(['build', [], [], ['build.1'], ['build']]);
      expect(record.tables.get('queue_entry')).toEqual([]);
    }
  });

  test('a review moved before the declaration comes first for a new case; a case that has been declared is past it, and is not taken back', async () => {
    expect(sections(await livesOn(MOVED))).toEqual([
      [1, ['review 1', '→ agreed', 'declaration 1', '→ agreed', ...AFTER_REVIEW]],
      [commitOf('declaration 1'), ['declaration 1', '→ agreed', ...AFTER_REVIEW]],
      [commitOf('review 1'), asBefore],
    ]);
  });
});

/** After the votes: the secretary says that it was held, the chair confirms. */
const sittingOut: People = (c) => (awaits(c, 'meeting') ? isHeld() : awaits(c, 'meeting-confirmation') ? confirms() : undefined);

test('a review meeting goes on to the very same facts wherever its record was cut off, and decides each item once', async () => {
  const whole = await aConfirmedMeeting();
  const decidedBy = (record: typeof whole): unknown[] => ['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => record.facts(id).filter(({ kind }) => kind === 'task.decided' || kind === 'task.untabled').map(({ commandId, payload }) => [commandId, payload]));
  const voted = whole.commits.findIndex(({ facts }) => facts.some(({ kind }) => kind === 'meeting.held'));
  for (let cut = voted; cut <= whole.commits.length; cut += 1) {
    const again = whole.cutAfter(cut);
    await goOn(again, { id: MEETING, people: sittingOut, regulation: TODAY.reviewMeeting });
    expect([cut, again.facts(MEETING), decidedBy(again)]).toEqual([cut, whole.facts(MEETING), decidedBy(whole)]);
  }
});

test('a build without the carrying-out leads a meeting to its end; a stage put in before it is entered by a meeting that has not reached it; one whose confirmation was moved before its day is past it', async () => {
  const whole = await aConfirmedMeeting();
  const held = whole.commits.findIndex(({ facts }) => facts.some(({ kind }) => kind === 'meeting.held'));
  const convened = (desk: Desk): Promise<unknown> => desk.stage('convened', (at) => at.until('meeting'));
  const confirmation = (desk: Desk): Promise<unknown> => desk.stage('awaiting-chair', (at) => at.until('meeting-confirmation'));
  const carrying = (desk: Desk): Promise<unknown> => desk.stage('carrying-out', (at) => at.items());
  const lifeUnder = async (regulation: Regulation): Promise<string[]> => { const record = whole.cutAfter(held); await goOn(record, { id: MEETING, people: sittingOut, regulation }); return lifeOf(record, MEETING); };
  expect(await lifeUnder(inOrder(['convened', 'awaiting-chair'], 'confirmed', convened, confirmation))).toEqual(['convened 1', '→ held', 'awaiting-chair 1', '→ confirmed', 'closed confirmed']);
  expect(await lifeUnder(inOrder(['convened', 'notice', 'awaiting-chair', 'carrying-out'], 'confirmed', convened, (desk) => desk.stage('notice', () => Promise.resolve('told')), confirmation, carrying))).toEqual(['convened 1', '→ held', 'notice 1', '→ told', 'awaiting-chair 1', '→ confirmed', 'carrying-out 1', '→ carried-out', 'closed confirmed']);
  expect(await lifeUnder(inOrder(['awaiting-chair', 'convened', 'carrying-out'], 'confirmed', confirmation, convened, carrying))).toEqual(['convened 1', '→ held', 'carrying-out 1', '→ carried-out', 'closed confirmed']);
});
