import { PROJECT_STAGES } from '../../domain/project/states';
import type { Case, TaskRow } from '../../domain/record/case';
import type { Desk } from '../../workflows/desk';
import { aPlan, aProject, aYear, decisionOn, TASK_ID, waiting, YEAR_ID } from '../support/cases';
import { askChange, CHANGE, resubmitChange } from '../support/requests';
import { asking } from '../../workflows/request';
import { acceptIt, aCloudProject, draftPlan, each, goLive, inCloud, platformSays, propose, reportPlan, scan, signPlan } from '../support/cloud';
import { accept, agree, amend, applyFor, askExtension, correct, declare, disagree, openWindow, operate, rank, reach, report, resubmit, resubmitBatch, retire, sendBack, sendBatch, settleFor, use, withdraw, type Deed } from '../support/deeds';
import { aRecord, on, PACK, type MemoryRecord } from '../support/memory-record';
import { TODAY, type Regulation } from '../support/movement';

/** What people do next, by what they find; nothing when they have nothing to do. The first review sends the file back once. */
type People = (c: Case, record: MemoryRecord) => Deed | undefined;
const isOpen = ({ state }: { state: string }): boolean => state === 'open' || state === 'claimed';
const onTask: Readonly<Record<string, (id: string, round: number) => Deed>> = {
  confirm: (id) => agree(id, 'zjw-review'),
  'first-review': (id, round) => (round === 1 ? sendBack(id, 'wangmin') : agree(id, 'wangmin')),
  countersign: (id) => (id.endsWith('finance-countersigner') ? agree(id, 'lisi') : agree(id, 'zhaoliu')),
  verify: (id, round) => (round === 1 ? sendBack(id, 'zhengshi') : agree(id, 'zhengshi')),
  grant: (id) => agree(id, 'zhengshi'),
  accept: (id, round) => (round === 1 ? disagree(id, 'zjw-review') : agree(id, 'zjw-review')),
};
const awaits = (c: Case, what: string): boolean => c.awaits.some((each) => each.what === what && isOpen(each));
const taskInHand = (c: Case): Deed | undefined => {
  const task = c.tasks.find(isOpen);
  return task && onTask[task.step]?.(task.id, task.round);
};
const owed: Readonly<Record<string, (c: Case) => Deed>> = {
  supplement: (c) => resubmit('p1', c.project?.cloud ? inCloud() : {}),
  build: (c) => reach('p1', PACK.milestones[c.project?.milestones.length ?? 0]?.id ?? ''),
  'acceptance-application': () => applyFor('p1'),
  operation: () => retire('p1'),
};
const owedNow = (c: Case): Deed | undefined => Object.keys(owed).filter((what) => awaits(c, what)).map((what) => owed[what]?.(c))[0];

const [WINDOW, BATCH] = ['shanghai.daily.2019', 'sh-zjw.daily.2019'];
/** What brings a confirmed project to review: its window opened, its batch ranked, sent, returned once, and accepted. */
const onBatch: People = (_, record) => {
  const c = record.has(BATCH) ? record.case(BATCH) : undefined;
  if (!record.has(WINDOW)) return openWindow();
  if (!c?.batch?.ranking.includes('p1')) return rank(['p1']);
  if (c.batch.submittedAt === null) return sendBatch(['p1']);
  return awaits(c, 'supplement') ? resubmitBatch() : atTheDesk(c);
};
const atTheDesk = (c: Case): Deed | undefined => { const task = c.tasks.find(isOpen); return task && (task.round === 1 ? sendBack(task.id, 'hanliu') : accept(task.id, ['p1'])); };
/** A project on the cloud: the plan comes back once, and the platform turns its first order down. */
const onCloud = (record: MemoryRecord): People => (c, at) => {
  const task = c.tasks.find(isOpen);
  if (task && isOfCloud(task)) return task.step === 'first-review' ? propose(record) : PLAN_TASK[task.step]?.(task.id, task.round);
  const what = Object.keys(ON_CLOUD).find((each_) => awaits(c, each_));
  return what === undefined ? busy(c, at) : ON_CLOUD[what]?.(planOf(c));
};
const isOfCloud = ({ step, round }: TaskRow): boolean => step in PLAN_TASK || (step === 'first-review' && round > 1);
const planOf = (c: Case) => c.cloud?.plan;
const PLAN_TASK: Readonly<Record<string, (id: string, round: number) => Deed>> = { receive: (id) => agree(id, 'yunguan'), 'confirm-plan': (id, round) => (round === 1 ? sendBack(id, 'wangmin') : agree(id, 'wangmin')) };
const ON_CLOUD: Readonly<Record<string, (plan: NonNullable<Case['cloud']>['plan'] | undefined) => Deed>> = {
  'cloud-plan': (plan) => plannedNext(plan),
  'cloud-allocation': (plan) => (plan?.version === 2 ? platformSays('rejected', { version: 2 }) : platformSays('allocated', { version: 3, quantities: each(5) })),
  'cloud-going-live': (plan) => (plan?.scannedOn ? goLive() : scan()),
  'cloud-migration': () => acceptIt(),
};
const plannedNext = (plan: NonNullable<Case['cloud']>['plan'] | undefined): Deed => {
  if (!plan) return draftPlan();
  if (plan.state !== 'drafting') return draftPlan({ version: plan.version });
  if (plan.unitSignedBy === null) return signPlan('zjw-clerk', plan.version);
  return plan.providerSignedBy === null ? signPlan('yunjia', plan.version) : reportPlan('zjw-clerk', plan.version);
};

test('a project on the cloud, whose plan came back and whose order was turned down, goes on to the very same facts wherever its record was cut off', async () => {
  const whole = aRecord();
  whole.act(declare(inCloud()));
  await goOn(whole, { id: 'p1', people: onCloud(whole), regulation: TODAY.projectLifecycle });
  expect(lifeOf(whole).slice(4, 7)).toEqual(['cloud-plan 1', '→ migrated', 'build 1']);
  expect(whole.case()).toMatchObject({ process: { outcome: 'retired' }, cloud: { plan: { version: 3, state: 'accepted' } } });
  for (let cut = 1; cut <= whole.commits.length; cut += 1) {
    const again = whole.cutAfter(cut);
    await goOn(again, { id: 'p1', people: onCloud(again), regulation: TODAY.projectLifecycle });
    expect([cut, again.facts('p1')]).toEqual([cut, whole.facts('p1')]);
  }
});

const busy: People = (c, record) => (awaits(c, 'supplement') ? owed['supplement']?.(c) : taskInHand(c) ?? (awaits(c, 'batch') ? onBatch(c, record) : owedNow(c)));
const givingUp: People = (c, record) => (awaits(c, 'supplement') ? withdraw('p1') : busy(c, record));
const refusing: People = (c, record) => { const task = c.tasks.find(isOpen); return task?.seat === 'finance-countersigner' ? disagree(task.id, 'lisi') : busy(c, record); };
/** A colleague puts the approval right while the system is built. */
const correcting: People = (c, record) => (c.process.stage === 'build' && c.correctedSeq === null ? correct('p1', { by: 'sunqi', ...decisionOn(record), amountFen: 29_000_000 }) : busy(c, record));
const owing: People = (c) => (c.supervised?.dueOn === '2020-12-31' && c.supervised.askedDueOn === null && awaits(c, 'completion') ? askExtension(TASK_ID, '2021-06-30') : taskInHand(c) ?? (awaits(c, 'completion') ? report(TASK_ID) : undefined));

/** Lets people and movement go on until the process is closed; without people who have something to do it stays where it is. */
async function goOn(record: MemoryRecord, { id, people, regulation }: { id: string; people: People; regulation: Regulation }): Promise<void> {
  for (;;) {
    for (const each of [WINDOW, BATCH]) if (each !== id && record.has(each)) await record.settle(each);
    if (await record.settle(id, regulation)) return;
    const deed = people(record.case(id), record);
    if (!deed) return;
    const said = record.act(deed);
    if ('refused' in said) throw new Error(`${JSON.stringify(deed.content)}: ${JSON.stringify(said)}`);
  }
}

/** The stages of a life with the way each ended, and its end. */
const lifeOf = (record: MemoryRecord, id = 'p1'): string[] => record.facts(id).flatMap((fact) => {
  if (fact.kind === 'stage.entered') return [`${fact.payload.stage} ${fact.payload.visit}`];
  if (fact.kind === 'stage.left') return [`→ ${fact.payload.outcome}`];
  return fact.kind === 'process.closed' ? [`closed ${fact.payload.outcome}`] : [];
});

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

describe('a system with a year of operation, sent back once, amended, used and settled', () => {
  const MONTHS = Array.from({ length: 12 }, (_, n) => `2019-${String(n + 1).padStart(2, '0')}`);
  const onYear: Readonly<Record<string, (task: TaskRow) => Deed>> = {
    'operation-review': ({ id, round, seat }) => (round === 1 ? sendBack : agree)(id, seat === 'finance' ? 'lisi' : 'wangmin'),
    'operation-settlement': ({ id, round }) => (round === 1 ? disagree : agree)(id, 'lisi'),
  };
  const nextMonth = (c: Case): Deed => { const left = MONTHS.find((month) => !c.operationYear?.usage.some((told) => told.month === month)); return left ? use(YEAR_ID, left) : settleFor(YEAR_ID); };
  const inTheYear = (record: MemoryRecord): People => (c) => {
    const task = c.tasks.find(isOpen);
    if (task) return onYear[task.route]?.(task);
    if (awaits(c, 'amendment')) return amend(YEAR_ID);
    if (!awaits(c, 'settlement')) return undefined;
    record.at = Math.max(record.at, on('2020-01-06 09:00')); // the year is over
    return nextMonth(c);
  };
  const inOperation: People = (c) => (awaits(c, 'operation') ? (c.project?.operation ? retire('p1') : operate('p1', 2019)) : undefined);

  /** Parent and child go on in turns until neither has anything left to do. */
  async function together(record: MemoryRecord): Promise<void> {
    for (let before = -1; before < record.commits.length; ) {
      before = record.commits.length;
      await goOn(record, { id: 'p1', people: inOperation, regulation: TODAY.projectLifecycle });
      if (record.facts(YEAR_ID).length > 0) await goOn(record, { id: YEAR_ID, people: inTheYear(record), regulation: TODAY.operationYear });
    }
  }

  test('goes on to the very same facts on both sides, wherever the record was cut off', async () => {
    const whole = await aProject('accepted');
        const begun = whole.commits.length;
    await together(whole);
    expect([lifeOf(whole, YEAR_ID), whole.case().process.outcome]).toEqual([['review 1', '→ supported', 'running 1', '→ settled', 'closed settled'], 'retired']);
    expect(whole.facts('p1').filter(({ kind }) => kind.startsWith('child.')).map(({ payload }) => payload)).toEqual([{ childId: YEAR_ID, childKind: 'operationYear', path: 'operation#1/' }, { childId: YEAR_ID, childKind: 'operationYear', outcome: 'settled' }]);
    for (let cut = begun; cut <= whole.commits.length; cut += 1) {
      const again = whole.cutAfter(cut);
      await together(again);
      expect([cut, again.facts('p1'), again.facts(YEAR_ID)]).toEqual([cut, whole.facts('p1'), whole.facts(YEAR_ID)]);
    }
  });

  test('a year that is not supported ends there; the ground cured, the same year is declared again', async () => {
    const record = await aYear('declared');
    await record.do(disagree(waiting(record, 'reviewer', YEAR_ID).id, 'wangmin'));
    expect([record.case(YEAR_ID).process.outcome, record.case().project?.operation]).toEqual(['not-supported', { year: 2019, attempt: 1, amountFen: 1_200_000, by: 'demo-zjw-clerk', note: 'text-note', outcome: 'not-supported' }]);
    await record.do(operate('p1', 2019));
    expect(record.case('p1.2019.2')).toMatchObject({ process: { stage: 'review', closedAt: null }, operationYear: { attempt: 2 } });
  });
});

/** A window, its one batch and the project in it, all of them moved; when nobody has anything to do, the cut-off comes. */
async function aSeason(record: MemoryRecord): Promise<void> {
  for (;;) {
    for (const each of [WINDOW, BATCH, 'p1']) if (record.has(each)) await record.settle(each);
    const deed = busy(record.case('p1'), record);
    if (deed) record.act(deed);
    else if (record.case(WINDOW).process.closedAt === null) { record.at = Number(record.case(WINDOW).window?.cutoffAt) + 15_000; record.fireDue(); }
    else if (record.case(BATCH).process.closedAt !== null) return;
  }
}

test('a window and a batch go on to the very same facts wherever their record was cut off: sent, returned, accepted, decided after the cut-off', async () => {
  const whole = aRecord();
  whole.act(declare());
  await aSeason(whole);
  expect([WINDOW, BATCH, 'p1'].map((id) => whole.case(id).process.outcome)).toEqual(['closed', 'decided', 'retired']);
  for (let cut = 1; cut <= whole.commits.length; cut += 1) {
    const again = whole.cutAfter(cut);
    await aSeason(again);
    for (const id of [WINDOW, BATCH, 'p1']) expect([cut, id, again.facts(id)]).toEqual([cut, id, whole.facts(id)]);
  }
});

describe('a change of a project, sent back once, answered and granted', () => {
  const onChange = (c: Case): Deed | undefined => {
    if (awaits(c, 'supplement')) return resubmitChange({ amountFen: 28_500_000, cloud: { CS08: 12 } });
    const task = c.tasks.find(isOpen);
    return task && (task.seat === 'change-finance' ? agree(task.id, 'lisi') : (task.round === 1 ? sendBack : agree)(task.id, 'wangmin'));
  };
  const granted = async (): Promise<[MemoryRecord, number]> => {
    const whole = await aCloudProject();
    const begun = whole.commits.length + 1;
    whole.act(askChange());
    await goOn(whole, { id: CHANGE, people: onChange, regulation: TODAY.request });
    return [whole, begun];
  };

  test('goes on to the very same facts on both sides, wherever the record was cut off', async () => {
    const [whole, begun] = await granted();
    expect([lifeOf(whole, CHANGE), whole.case().project?.approvedFen]).toEqual([['review 1', '→ granted', 'closed granted'], 28_500_000]);
    for (let cut = begun; cut <= whole.commits.length; cut += 1) {
      const again = whole.cutAfter(cut);
      await goOn(again, { id: CHANGE, people: onChange, regulation: TODAY.request });
      expect([cut, again.facts(CHANGE), again.facts('p1')]).toEqual([cut, whole.facts(CHANGE), whole.facts('p1')]);
    }
  });

  const CHECKED: Regulation = { stages: ['check', 'review'], run: async (desk) => { await desk.stage('check', () => Promise.resolve('complete')); await asking(desk); } };
  test('under a build with a stage before the review, those that have not reached the review pass it, and the others go on', async () => {
    const [whole, begun] = await granted();
    const inReview = whole.commits.findIndex(({ facts }) => facts.some(({ processId, kind }) => processId === CHANGE && kind === 'stage.entered')) + 1;
    for (let cut = begun; cut <= whole.commits.length; cut += 1) {
      const record = whole.cutAfter(cut);
      await goOn(record, { id: CHANGE, people: onChange, regulation: CHECKED });
      expect([cut, lifeOf(record, CHANGE)]).toEqual([cut, [...(cut < inReview ? ['check 1', '→ complete'] : []), 'review 1', '→ granted', 'closed granted']]);
    }
  });

  const UNREVIEWED: Regulation = { stages: ['check'], run: async (desk) => { await desk.stage('check', () => Promise.resolve('complete')); await desk.close('withdrawn'); } };
  test('under a build whose review is gone, those that stood in it are led out with their open work; what was granted stands', async () => {
    const [whole, begun] = await granted();
    for (let cut = begun; cut <= whole.commits.length; cut += 1) {
      const record = whole.cutAfter(cut);
      await goOn(record, { id: CHANGE, people: () => undefined, regulation: UNREVIEWED });
      const { tasks, rounds, deadlines } = record.case(CHANGE);
      expect([cut, tasks.filter(isOpen), rounds.filter(isOpen), deadlines.filter(isOpen)]).toEqual([cut, [], [], []]);
      expect(record.case().project?.approvedFen).toBe(whole.cutAfter(cut).case().project?.approvedFen);
    }
  });
});

const decided = (at: Desk, route: string): Promise<string> => at.round(route).then(async (outcome) => (outcome === 'returned' ? at.until('supplement').then(() => decided(at, route)) : outcome));
const declaration = (desk: Desk): Promise<unknown> => desk.stage('declaration', (at) => decided(at, 'confirmation').then((outcome) => (outcome === 'agreed' ? at.until('batch').then(() => 'agreed') : outcome)));
const review = (desk: Desk): Promise<unknown> => desk.stage('review', (at) => decided(at, 'review'));
const build = (desk: Desk): Promise<unknown> => desk.stage('build', (at) => at.until('build'));
const acceptance = (desk: Desk): Promise<unknown> => desk.stage('acceptance', async (at) => { await at.gate('acceptance-by-department'); do await at.until('acceptance-application'); while ((await at.round('acceptance')) !== 'agreed'); return 'accepted'; });
const construction = async (desk: Desk): Promise<void> => { await desk.gate('construction'); await build(desk); await acceptance(desk); };
const operation = (desk: Desk): Promise<unknown> => desk.stage('operation', (at) => at.until('operation'));
const AFTER_REVIEW = ['build 1', '→ built', 'acceptance 1', '→ accepted', 'operation 1', '→ retired', 'closed retired'];
const inOrder = (stages: readonly string[], ...steps: readonly ((desk: Desk) => Promise<unknown>)[]): Regulation => ({ stages, run: async (desk) => { for (const step of steps) await step(desk); await desk.close('retired'); } });

/** Tomorrow's regulations. */
const INSERTED = inOrder([...PROJECT_STAGES, 'pre-evaluation'], declaration, (desk) => desk.stage('pre-evaluation', () => Promise.resolve('passed')), review, construction, operation);
const REMOVED = inOrder(['declaration', 'build', 'acceptance', 'operation'], declaration, construction, operation);
const MOVED = inOrder(PROJECT_STAGES, review, declaration, construction, operation);

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
