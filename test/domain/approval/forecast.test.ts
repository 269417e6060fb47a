import fc from 'fast-check';
import { ROADS } from '../../../domain/approval/life-road';
import type { Step } from '../../../domain/policy/pack';
import { aProject, aPlan, aReportedTask, aYear, comeTo, returned, supplemented, TASK_ID, waiting, YEAR_ID, type Milestone } from '../../support/cases';
import { aCloudProject, aPlanThatIs, inCloud, planReturned, PLAN_ROAD } from '../../support/cloud';
import { agree, askExtension, claim, disagree, openWindow, operate, resubmit, retire, sendBack, withdraw, who } from '../../support/deeds';
import { anAskedChange, aReturnedChange, CHANGE } from '../../support/requests';
import { ahead, cameUp, lastSeqOf, namesAhead, openNow, packWith, reallyOpen } from '../../support/forecasts';
import type { MemoryRecord } from '../../support/memory-record';
import { reportSeed } from '../../support/seeds';

const TO_THE_END = ['confirm', 'batch', 'first-review', 'countersign', 'build', 'acceptance-application', 'accept', 'operation'];
const lineOf = (record: MemoryRecord, name: string, measured?: ReadonlyMap<string, number>) => ahead(record, { ...(measured && { measured }) }).find((line) => line.name === name);
const dayOf = (record: MemoryRecord, name: string, measured?: ReadonlyMap<string, number>): string | null | undefined => lineOf(record, name, measured)?.expected.on;

describe('what lies ahead of a declared project', () => {
  test('is the whole road, what is open first, with the people who have it or could', async () => {
    const record = await aProject('declared');
    expect(namesAhead(record)).toEqual(TO_THE_END);
    expect(lineOf(record, 'confirm')).toMatchObject({ state: 'open', who: [{ key: 'dept_reviewer@sh-zjw', has: null, people: expect.arrayContaining([who('zjw-review')]) as string[] }] });
    expect(lineOf(record, 'first-review')?.who).toEqual([{ seat: 'first-reviewer', key: 'reviewer@sh-grp-jjcj', has: null, people: ['wangmin', 'zhaoliu', 'sunqi'].map(who) }]);
    expect(lineOf(record, 'countersign')?.who.map(({ key }) => key)).toEqual(['reviewer@sh-jxw', 'finance_reviewer@sh-czj']);
    expect(lineOf(record, 'build')?.who.map(({ key }) => key)).toEqual(['unit_clerk@sh-zjw-xxb', 'unit_head@sh-zjw-xxb']);
  });

  test('names nobody whose own submission it is, and whoever has claimed it alone', async () => {
    const record = await aProject('confirmed');
    expect(lineOf(record, 'first-review')?.who[0]?.people).not.toContain(who('twohats'));
    await record.do(claim(waiting(record, 'first-review').id, 'wangmin'));
    expect(lineOf(record, 'first-review')?.who).toEqual([{ seat: 'first-reviewer', key: 'reviewer@sh-grp-jjcj', has: who('wangmin'), people: [who('wangmin')] }]);
  });

  test('does not name for a second seat whoever has taken the first of a route of different people', async () => {
    const before = lineOf(await aProject('confirmed'), 'countersign')?.who[0]?.people ?? [];
    const record = await aProject('reviewed'); // by wangmin
    expect(before).toContain(who('wangmin'));
    expect(lineOf(record, 'countersign')?.who.map(({ seat, people }) => [seat, people])).toEqual([['countersigner', before.filter((id) => id !== who('wangmin'))], ['finance-countersigner', ['lisi', 'qianer'].map(who)]]);
    await record.do(agree(waiting(record, 'countersigner').id, 'zhaoliu'));
    expect(lineOf(record, 'countersign')?.who.map(({ seat }) => seat)).toEqual(['finance-countersigner']);
  });

  test('says which stage is passed over and by which gate: nothing of the cloud, nothing that is built', async () => {
    const passed = async (project: Parameters<typeof aProject>[1]) => ahead(await aProject('declared', project)).filter(({ state }) => state === 'skipped').map(({ name, over }) => [name, over]);
    expect(await passed({})).toEqual([['cloud-plan', { why: 'gate', gate: 'cloud-resources' }]]);
    expect(await passed({ kind: 'OM', data: { originalSystem: 'an-older-system' } })).toEqual([['cloud-plan', { why: 'gate', gate: 'cloud-resources' }], ['build', { why: 'gate', gate: 'construction' }], ['acceptance', { why: 'gate', gate: 'construction' }]]);
  });

  test('takes what is declared of the cloud as what the review will leave, until the review has ended', async () => {
    expect(namesAhead(await aProject('declared', inCloud()))).toEqual(['confirm', 'batch', 'first-review', 'countersign', 'cloud-plan', 'receive', 'confirm-plan', 'cloud-allocation', 'cloud-going-live', 'cloud-migration', 'build', 'acceptance-application', 'accept', 'operation']);
  });
});

describe('the expected days', () => {
  test('are those that the ladders give, one after the other, while nothing was measured', async () => {
    const record = await aProject('confirmed'); // on Tuesday 2 April; Qingming on the 5th
    expect(['first-review', 'countersign', 'build'].map((name) => [dayOf(record, name), lineOf(record, name)?.expected.basis, lineOf(record, name)?.expected.days])).toEqual([['2019-04-17', 'given', 10], ['2019-04-30', 'given', 10], ['2020-05-06', 'given', 250]]);
    expect(lineOf(record, 'operation')?.expected).toMatchObject({ on: null, basis: 'unknown' });
  });

  test('are as measured where enough was: from the day on which the open step came, then from one to the next', async () => {
    const record = await aProject('confirmed');
    const measured = new Map([['review.first-review', 3], ['review.countersign', 2]]);
    expect([dayOf(record, 'first-review', measured), dayOf(record, 'countersign', measured), lineOf(record, 'countersign', measured)?.expected.basis]).toEqual(['2019-04-08', '2019-04-10', 'measured']);
    await record.travel('2019-04-11 09:00'); // longer than usual already: not before today
    expect([dayOf(record, 'first-review', measured), dayOf(record, 'countersign', measured)]).toEqual(['2019-04-11', '2019-04-15']);
  });

  test('of a batch is the last day of its window', async () => {
    const record = await aProject('declared');
    await record.do(openWindow());
    expect([dayOf(record, 'batch'), lineOf(record, 'batch')?.expected.basis]).toEqual([record.case('shanghai.daily.2019').window?.lastDay, 'set']);
  });

  test('beyond the calendar are unknown, and so is all that waits for them', async () => {
    const record = await aProject('confirmed');
    const far = new Map([['review.first-review', 60_000]]);
    expect([dayOf(record, 'first-review', far), dayOf(record, 'countersign', far), dayOf(record, 'build', far)]).toEqual([null, null, null]);
  });
});

describe('after a return at the countersignature', () => {
  const sentBack = async (): Promise<MemoryRecord> => {
    const record = await aProject('reviewed');
    await record.travel('2019-04-09 10:00'); // four of ten working days used, the ninth counts as left
    await returned(record, 'finance-countersigner', 'lisi');
    return record;
  };

  test('the supplement comes first; then the countersignature goes on with the days it had left, and the first review stands', async () => {
    const record = await sentBack();
    expect(namesAhead(record)).toEqual(['supplement', 'countersign', 'build', 'acceptance-application', 'accept', 'operation']);
    expect(lineOf(record, 'supplement')).toMatchObject({ state: 'open', who: [{ key: 'unit_clerk@sh-zjw-xxb' }], expected: { on: '2019-04-16', basis: 'given', days: 5 } });
    expect(lineOf(record, 'countersign')).toMatchObject({ state: 'ahead', round: null, expected: { on: '2019-04-25', basis: 'given', days: 7 } });
  });

  test('what was measured counts where it is shorter than what was left', async () => {
    const record = await sentBack();
    expect(dayOf(record, 'countersign', new Map([['review.countersign', 2]]))).toBe('2019-04-18');
    expect(dayOf(record, 'countersign', new Map([['review.countersign', 30]]))).toBe('2019-04-25');
  });

  test('resubmitted, the countersignature is open at once, its day what was left', async () => {
    const record = await sentBack();
    await supplemented(record);
    expect([openNow(record), dayOf(record, 'countersign')]).toEqual([['countersign'], '2019-04-18']);
    expect(dayOf(record, 'countersign', new Map([['review.countersign', 30]]))).toBe('2019-04-18');
  });

  test('a return at the first review asks the first review again, and the countersigners after it', async () => {
    const record = await aProject('confirmed');
    await returned(record, 'first-review', 'wangmin');
    expect(namesAhead(record).slice(0, 3)).toEqual(['supplement', 'first-review', 'countersign']);
  });

  test('a plan that comes back is drafted anew, and confirmed where it was returned', async () => {
    const record = await aPlanThatIs('received');
    await planReturned(record);
    expect(namesAhead(record).slice(0, 3)).toEqual(['cloud-plan', 'confirm-plan', 'cloud-allocation']);
  });
});

describe('nothing lies ahead', () => {
  test('of a project that was withdrawn, refused or retired', async () => {
    const [gone, refused, retired] = [await aProject('confirmed'), await aProject('declared'), await aProject('accepted')];
    await gone.do(withdraw('p1'));
    await refused.do(disagree(waiting(refused, 'confirm').id, 'zjw-review'));
    await retired.do(retire('p1'));
    expect([gone, refused, retired].map((record) => ahead(record))).toEqual([[], [], []]);
  });
});

describe('a route with steps side by side and a condition', () => {
  const seat = { role: 'reviewer', at: { organ: 'sh-jxw' }, source: { default: 'of this test' } } as const;
  const step = (id: string, more: Partial<Step>): Step => ({ id, name: { zh: id, en: id }, settles: 'all-agree', ladder: 'review-item', seats: [{ ...seat, id }], ...more });
  const source = { default: 'of this test' } as const;
  const fanned = packWith('review', (steps) => [...steps.slice(0, 1), step('legal', { after: ['first-review'] }), step('money', { after: ['first-review'], ladder: 'cloud-allocation' }), step('board', { after: ['legal', 'money'], if: { feel: 'amount_fen > 50000000', source } }), step('sign', { after: ['board'], ladder: 'cloud-receipt' })]);

  test('both branches are expected from the same day, and what waits for both from the later of them', async () => {
    const record = await aProject('confirmed', {}, { pack: fanned });
    expect(ahead(record).slice(0, 5).map(({ name, state, after, expected }) => [name, state, after, expected.on])).toEqual([
      ['first-review', 'open', [], '2019-04-17'], ['legal', 'ahead', ['first-review'], '2019-04-30'], ['money', 'ahead', ['first-review'], '2019-04-22'],
      ['board', 'skipped', ['legal', 'money'], '2019-04-30'], ['sign', 'ahead', ['board'], '2019-05-09'],
    ]);
  });

  test('what its condition passes over says the condition and what it saw', async () => {
    expect(lineOf(await aProject('confirmed', {}, { pack: fanned }), 'board')?.over).toMatchObject({ why: 'condition', when: 'amount_fen > 50000000', inputs: { amount_fen: 30_000_000 } });
    expect(lineOf(await aProject('confirmed', { amountFen: 60_000_000, with: ['construction-plan'] }, { pack: fanned }), 'board')).toMatchObject({ state: 'ahead', over: null, who: [{ key: 'reviewer@sh-jxw' }] });
  });

  test('a seat whose office nobody holds is asked of the office that the route names, or passed over with its step', async () => {
    const empty = (policy: NonNullable<Step['seats'][number]['empty']>) => packWith('review', (steps) => [...steps.slice(0, 1), step('vacant', { seats: [{ ...seat, id: 'vacant', role: 'group_leader', at: { organ: 'sh-czj' }, empty: policy }] })]);
    const at = async (policy: NonNullable<Step['seats'][number]['empty']>) => lineOf(await aProject('confirmed', {}, { pack: empty(policy) }), 'vacant');
    expect((await at({ escalate: { role: 'superior', organ: 'sh-jxw' } }))?.who).toEqual([{ seat: 'vacant', key: 'superior@sh-jxw', has: null, people: [who('zhouba')] }]);
    expect(await at('skip')).toMatchObject({ state: 'skipped', over: { why: 'nobody' } });
  });
});

describe('every kind of process', () => {
  test('a change: its own route, the seat of finance only where the amount rises', async () => {
    const seats = async (amountFen: number) => ahead(await anAskedChange({ amountFen }), { id: CHANGE }).flatMap(({ name, who: asked }) => asked.map(({ seat }) => [name, seat]));
    expect(await seats(40_000_000)).toEqual([['review-change', 'change-reviewer'], ['review-change', 'change-finance']]);
    expect(await seats(20_000_000)).toEqual([['review-change', 'change-reviewer']]);
    expect(namesAhead(await aReturnedChange(), CHANGE)).toEqual(['supplement', 'review-change']);
  });

  test('a year of operation: its review, its settlement on the day of the pack, and who looks at it', async () => {
    const lines = ahead(await aYear('declared'), { id: YEAR_ID });
    expect(lines.map(({ name, expected }) => [name, expected.on])).toEqual([['review', '2019-04-17'], ['settlement', '2020-01-31'], ['settle', '2020-02-14']]);
  });

  test('a row of a plan: its leads by its day, then whoever verifies', async () => {
    const [plan, reported] = [await aPlan(), await aReportedTask()];
    expect(ahead(plan, { id: TASK_ID }).map(({ name, state, who: asked, expected }) => [name, state, asked.map(({ key }) => key), expected.on])).toEqual([['completion', 'open', ['task_owner@sh-zjw'], '2020-12-31'], ['verify', 'ahead', ['supervisor@sh-wg'], '2021-01-08']]);
    expect(namesAhead(reported, TASK_ID)).toEqual(['verify']);
  });

  test('an extension that is asked for stands beside the road', async () => {
    const record = await aPlan();
    await record.do(askExtension(TASK_ID, '2021-06-30'));
    expect(namesAhead(record, TASK_ID)).toEqual(['grant', 'completion', 'verify']);
  });

  test('has a road, and every round and wait of it is known to the pack or ends by an act of its own', () => {
    expect(Object.values(ROADS).every((road) => road.length > 0)).toBe(true);
  });
});

// The order of a road stands in its workflow alone; what is forecast is held against where the workflow really goes.
const STOPS: readonly Milestone[] = ['declared', 'confirmed', 'reviewed', 'countersigned', 'approved', 'built', 'applied', 'accepted'];
/** Sends the file back from where it stands, and answers; where nothing can be sent back, nothing happens. */
async function there(record: MemoryRecord): Promise<void> {
  const open = record.case().tasks.find(({ state, route }) => state === 'open' && (route === 'review' || route === 'confirmation'));
  if (!open) return;
  const by = { confirm: 'zjw-review', 'first-review': 'sunqi', countersigner: 'sunqi', 'finance-countersigner': 'qianer' }[open.step === 'countersign' ? open.seat : open.step] ?? '';
  await record.do(sendBack(open.id, by));
  expect(openNow(record)).toEqual(reallyOpen(record));
  await record.do(resubmit('p1', { answers: [1, 2] }));
}

test('at each moment of a random life what is said to be open is open, and the road that is taken afterwards without a return is the one that was forecast', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...STOPS), fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 3 }), async (walks) => {
    const record = await aProject('declared');
    let reached = 0;
    for (const [stop, returns] of walks) {
      if (STOPS.indexOf(stop) > reached) { await comeTo(record, stop); reached = STOPS.indexOf(stop); }
      for (let n = 0; n < returns; n += 1) await there(record);
      expect(openNow(record)).toEqual(reallyOpen(record));
    }
    const [said, open, from] = [namesAhead(record), openNow(record), lastSeqOf(record)];
    if (reached < STOPS.length - 1) await comeTo(record, 'accepted');
    expect(said).toEqual([...said.filter((name) => open.includes(name)), ...cameUp(record, from)]);
  }), reportSeed({ numRuns: 12 }));
}, 120_000);

test('the same holds for a plan of the cloud, step by step', async () => {
  const record = await aCloudProject();
  const [said, from] = [namesAhead(record), lastSeqOf(record)];
  for (const walk of Object.values(PLAN_ROAD)) {
    await walk(record);
    expect(openNow(record)).toEqual(reallyOpen(record));
  }
  await comeTo(record, 'accepted');
  expect(said).toEqual(['cloud-plan', ...cameUp(record, from)]);
});

test('the same holds for a year of operation and for a project that has several of them', async () => {
  const record = await aYear('settled');
  expect([openNow(record, YEAR_ID), openNow(record)]).toEqual([[], reallyOpen(record)]);
  await record.do(operate('p1', 2020));
  expect(openNow(record, 'p1.2020')).toEqual(reallyOpen(record, 'p1.2020'));
});
