import { BATCH_STAGES } from '../../domain/declaration/states';
import { OPERATION_STAGES } from '../../domain/project/states';
import type { Case, TaskRow } from '../../domain/record/case';
import type { Desk } from '../../workflows/desk';
import { aProject, aYear, waiting, YEAR_ID } from '../support/cases';
import { agree, amend, declare, disagree, operate, retire, sendBack, settleFor, use, type Deed } from '../support/deeds';
import { aRecord, on, type MemoryRecord } from '../support/memory-record';
import { TODAY, type Regulation } from '../support/movement';
import { awaits, BATCH, busy, goOn, inOrder, isOpen, leftOpen, lifeOf, WINDOW, type People } from './people';

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
  async function together(record: MemoryRecord, regulation: Regulation = TODAY.operationYear): Promise<void> {
    for (let before = -1; before < record.commits.length; ) {
      before = record.commits.length;
      await goOn(record, { id: 'p1', people: inOperation, regulation: TODAY.projectLifecycle });
      if (record.facts(YEAR_ID).length > 0) await goOn(record, { id: YEAR_ID, people: inTheYear(record), regulation });
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

  describe('under a build with another order of stages', () => {
    const review = (desk: Desk): Promise<unknown> => desk.stage('review', async (at) => { while ((await at.round('operation-review')) === 'returned') await at.until('amendment'); return 'supported'; });
    const running = (desk: Desk): Promise<unknown> => desk.stage('running', async (at) => { do await at.until('settlement'); while ((await at.round('operation-settlement')) !== 'agreed'); return 'settled'; });
    const contract = (desk: Desk): Promise<unknown> => desk.stage('contract', () => Promise.resolve('signed'));
    const [REVIEW, RUNNING] = [['review 1', '→ supported'], ['running 1', '→ settled']];

    /** The lives of the year under another build, and from which commit of the old one on each is lived. */
    async function livesOn(regulation: Regulation): Promise<[(stage: string) => number, [number, string[]][]]> {
      const whole = await aYear('declared');
      const begun = whole.commits.findIndex(({ facts }) => facts.some(({ processId }) => processId === YEAR_ID)) + 1;
      await together(whole);
      const found: [number, string[]][] = [];
      for (let cut = begun; cut <= whole.commits.length; cut += 1) {
        const record = whole.cutAfter(cut);
        await together(record, regulation);
        expect([cut, leftOpen(record.case(YEAR_ID))]).toEqual([cut, []]);
        if (JSON.stringify(found.at(-1)?.[1]) !== JSON.stringify(lifeOf(record, YEAR_ID))) found.push([cut - begun, lifeOf(record, YEAR_ID)]);
      }
      return [(stage) => whole.commits.findIndex(({ facts }) => facts.some((fact) => fact.processId === YEAR_ID && fact.kind === 'stage.entered' && fact.payload.stage === stage)) + 1 - begun, found];
    }

    test('a stage inserted is entered by whoever has not come so far, and passed over by whoever has', async () => {
      const [commitOf, found] = await livesOn(inOrder([...OPERATION_STAGES, 'contract'], 'settled', review, contract, running));
      expect(found).toEqual([[0, [...REVIEW, 'contract 1', '→ signed', ...RUNNING, 'closed settled']], [commitOf('running'), [...REVIEW, ...RUNNING, 'closed settled']]]);
    });

    test('a stage removed is left by whoever stands in it, with its open work, and entered by nobody', async () => {
      const [commitOf, found] = await livesOn(inOrder(['running'], 'settled', running));
      expect(found.slice(0, 2)).toEqual([[0, [...RUNNING, 'closed settled']], [commitOf('review'), ['review 1', '→ removed', ...RUNNING, 'closed settled']]]);
      expect(found.at(-1)?.[1]).toEqual([...REVIEW, ...RUNNING, 'closed settled']);
    });

    test('a stage moved behind another is not gone back to', async () => {
      const [commitOf, found] = await livesOn(inOrder(OPERATION_STAGES, 'settled', running, review));
      expect(found).toEqual([[0, [...RUNNING, ...REVIEW, 'closed settled']], [commitOf('review'), [...REVIEW, 'closed settled']], [commitOf('running'), [...REVIEW, ...RUNNING, 'closed settled']]]);
    });
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
async function aSeason(record: MemoryRecord, builds: Readonly<Record<string, Regulation>> = {}): Promise<void> {
  for (;;) {
    for (const each of [WINDOW, BATCH, 'p1'].filter((id) => record.has(id))) await record.settle(each, builds[each]);
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

describe('under a build with another order of stages', () => {
  const collection = (desk: Desk): Promise<unknown> => desk.stage('collection', (at) => at.until('submission'));
  const reception = (desk: Desk): Promise<unknown> => desk.stage('reception', async (at) => { while ((await at.round('batch-acceptance')) === 'returned') await at.until('supplement'); return 'agreed'; });
  const decisions = (desk: Desk): Promise<unknown> => desk.stage('decisions', (at) => at.until('decisions'));
  const sealed = (desk: Desk): Promise<unknown> => desk.stage('sealing', () => Promise.resolve('sealed'));
  const whole = aRecord();
  const entered = (stage: string): number => whole.commits.findIndex(({ facts }) => facts.some((fact) => fact.processId === BATCH && fact.kind === 'stage.entered' && fact.payload.stage === stage)) + 1;
  const stagesOf = (record: MemoryRecord, id: string): string[] => lifeOf(record, id).filter((line) => !line.startsWith('→'));
  beforeAll(async () => {
    whole.act(declare());
    await aSeason(whole);
  });

  test.each([
    ['inserted before the reception', inOrder([...BATCH_STAGES, 'sealing'], 'decided', collection, sealed, reception, decisions), ['collection 1', 'sealing 1', 'reception 1', 'decisions 1', 'closed decided'], 'reception'],
    ['moved behind the decisions', inOrder([...BATCH_STAGES, 'sealing'], 'decided', collection, reception, decisions, sealed), ['collection 1', 'reception 1', 'decisions 1', 'sealing 1', 'closed decided'], null],
  ] as const)('a stage of a batch %s is gone through by whoever has not come so far', async (...[, regulation, lived, until]) => {
    for (let cut = 1; cut < whole.commits.length; cut += 1) {
      const record = whole.cutAfter(cut);
      if (record.has(BATCH) && record.case(BATCH).process.closedAt !== null) continue;
      await aSeason(record, { [BATCH]: regulation });
      expect([cut, stagesOf(record, BATCH)]).toEqual([cut, until !== null && cut >= entered(until) ? lived.filter((line) => line !== 'sealing 1') : lived]);
    }
  });

  test('a reception that is gone leaves nobody asked, wherever a batch stood', async () => {
    for (let cut = entered('collection'); cut < entered('decisions'); cut += 1) {
      const record = whole.cutAfter(cut);
      await record.settle(BATCH, inOrder(['collection', 'decisions'], 'decided', collection, decisions));
      const { tasks, rounds } = record.case(BATCH);
      expect([cut, tasks.filter(isOpen), rounds.filter(isOpen)]).toEqual([cut, [], []]);
    }
  });

  test('a window with a stage before its closing goes through it once, and keeps its cut-off', async () => {
    const checked: Regulation = { stages: ['notice'], run: async (desk) => { await desk.stage('notice', () => Promise.resolve('published')); await TODAY.declarationWindow.run(desk); } };
    for (let cut = 1; cut < whole.commits.length; cut += 1) {
      const record = whole.cutAfter(cut);
      if (!record.has(WINDOW) || record.case(WINDOW).process.closedAt !== null) continue;
      await aSeason(record, { [WINDOW]: checked });
      expect([cut, stagesOf(record, WINDOW), record.case(WINDOW).window?.cutoffAt]).toEqual([cut, ['notice 1', 'closed closed'], whole.case(WINDOW).window?.cutoffAt]);
    }
  });
});
