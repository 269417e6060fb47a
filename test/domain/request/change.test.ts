import fc from 'fast-check';
import { approvedQuantities } from '../../../domain/cloud/approved';
import { declaredServices } from '../../../domain/cloud/sheet';
import type { Fact } from '../../../domain/record/fact';
import { requestId, requestNamed } from '../../../domain/request/ids';
import { seatsOf } from '../../../domain/request/conditions';
import { aProject, comeTo, waiting } from '../../support/cases';
import { aCloudProject, acceptIt, draftPlan, each, goLive, platformSays, reportPlan, signPlan } from '../../support/cloud';
import { agree, applyFor, declare, disagree, operate, reach, retire, sendBack, withdraw, type Deed } from '../../support/deeds';
import { PACK, type MemoryRecord } from '../../support/memory-record';
import { anAskedChange, aReturnedChange, askChange, CHANGE, changeId, granted, resubmitChange, withdrawChange } from '../../support/requests';

const only = (record: MemoryRecord, id: string, kind: Fact['kind']): unknown[] => record.facts(id).filter((fact) => fact.kind === kind).map(({ payload }) => payload);
const reviewer = (record: MemoryRecord, n = 1): string => waiting(record, 'change-reviewer', changeId(n)).id;
const bound = (record: MemoryRecord) => approvedQuantities(record.case());

describe('a change that is granted', () => {
  test('is on the project in the very commit of the last yes, item by item with what it replaces', async () => {
    const record = await anAskedChange({ amountFen: 29_500_000, cloud: { CS08: 14, CS09: 8, CS10: 10 }, scope: '增加一个子系统' });
    expect(record.case()).toMatchObject({ project: { openRequest: CHANGE, approvedFen: 28_000_000 } });
    await record.do(agree(reviewer(record), 'wangmin'));
    expect(bound(record)).toEqual(each(10));
    await record.do(agree(waiting(record, 'change-finance', CHANGE).id, 'lisi'));
    const changes = { amount: { fromFen: '28000000', toFen: '29500000' }, cloud: [{ service: 'CS08', from: 10, to: 14 }, { service: 'CS09', from: 10, to: 8 }], scope: true };
    const commit = record.commits.find(({ facts }) => facts.some(({ kind }) => kind === 'project.changed'));
    expect(commit?.facts.map(({ processId, kind }) => `${processId} ${kind}`)).toEqual([...['task.decided', 'deadline.ended', 'round.ended', 'request.settled', 'letter.issued'].map((kind) => `${CHANGE} ${kind}`), 'p1 project.changed']);
    expect(only(record, 'p1', 'project.changed')).toEqual([{ requestId: CHANGE, changes, by: 'demo-lisi' }]);
    expect(bound(record)).toEqual(each(10, { CS08: 14, CS09: 8 }));
    expect([record.case().project, record.case(CHANGE)]).toMatchObject([{ openRequest: null, requests: 1, approvedFen: 29_500_000 }, { process: { outcome: 'granted', stage: 'review' }, request: { outcome: 'granted' } }]);
  });

  test('begins a service of which nothing was approved, declared as none', async () => {
    const record = await anAskedChange();
    record.append('p1', [{ kind: 'project.changed', v: 1, payload: { requestId: CHANGE, changes: { amount: null, cloud: [{ service: 'CS16', from: null, to: 2 }], scope: false }, by: 'demo-wangmin' } }]);
    expect(record.case().cloud?.approved.find(({ service }) => service === 'CS16')).toEqual({ service: 'CS16', declared: 0, quantity: 2 });
  });

  test('tells the asker once, with the number of its opinion (003 B8)', async () => {
    const record = await anAskedChange();
    await granted(record);
    expect(only(record, CHANGE, 'letter.issued')).toEqual([expect.objectContaining({ letter: 'adjustment', number: '沪信项调〔2019〕1号', signs: 'sh-jxw', tells: [], data: expect.objectContaining({ number: 'N-p1', outcome: 'granted', changes: { amount: null, cloud: [{ service: 'CS08', from: 10, to: 14 }, { service: 'CS09', from: 10, to: 8 }], scope: false } }) })]);
    expect((record.tables.get('notice') ?? []).filter((notice) => notice['process_id'] === CHANGE && notice['recipient_id'] === 'demo-zjw-clerk').map(({ template }) => template)).toEqual(['round-agreed']);
  });
});

test('a change that is declined leaves everything as it was approved, and says so in writing; another may be asked', async () => {
  const record = await anAskedChange();
  await record.do(disagree(reviewer(record), 'wangmin'));
  expect([bound(record), record.case().project, record.case(CHANGE).process.outcome]).toMatchObject([each(10), { openRequest: null, approvedFen: 28_000_000 }, 'declined']);
  expect(only(record, 'p1', 'project.change-ended')).toEqual([{ requestId: CHANGE, outcome: 'declined' }]);
  expect(only(record, CHANGE, 'letter.issued')).toMatchObject([{ letter: 'adjustment', data: { outcome: 'declined' } }]);
  await record.do(askChange({ cloud: { CS08: 11 } }, { n: 2 }));
  await granted(record, 2);
  expect([bound(record), only(record, changeId(2), 'letter.issued')]).toMatchObject([each(10, { CS08: 11 }), [{ number: '沪信项调〔2019〕2号' }]]);
});

test.each([
  ['while it is decided', anAskedChange],
  ['while it is being put right', aReturnedChange],
] as const)('a change taken back %s closes its work, and the project is free of it', async (_, begun) => {
  const record = await begun();
  await record.do(withdrawChange());
  expect([record.case(CHANGE), record.case().project?.openRequest, bound(record)]).toMatchObject([{ process: { outcome: 'withdrawn' }, request: { outcome: 'withdrawn' } }, null, each(10)]);
  expect(record.case(CHANGE).deadlines.filter(({ state }) => state !== 'ended')).toEqual([]);
  expect(record.case(CHANGE).tasks.filter(({ state }) => state === 'open')).toEqual([]);
});

test('a change taken back before its run has begun opens a round that ends at once', async () => {
  const record = await aCloudProject();
  record.act(askChange());
  record.act(withdrawChange());
  await record.settle(CHANGE);
  expect([record.case(CHANGE).process.outcome, record.case(CHANGE).tasks]).toEqual(['withdrawn', []]);
});

test('what was sent back goes on where it was returned, with the time that was left, and asks what it asks now', async () => {
  const record = await aReturnedChange();
  const [paused] = record.case(CHANGE).deadlines.filter(({ state }) => state === 'paused');
  await record.do(resubmitChange({ amountFen: 28_500_000, cloud: { CS08: 12 } }));
  expect(record.case(CHANGE).rounds).toMatchObject([{ outcome: 'returned' }, { round: 2, step: 'review-change', state: 'open' }]);
  expect(only(record, CHANGE, 'round.opened')).toMatchObject([{ resumes: false }, { resumes: true }]);
  expect(paused?.budgetLeft).toBe(10);
  expect(record.case(CHANGE).tasks.filter(({ state }) => state === 'open').map(({ seat }) => seat)).toEqual(['change-finance', 'change-reviewer']); // the amount rises now
  await granted(record);
  expect([bound(record), record.case().project?.approvedFen]).toEqual([each(10, { CS08: 12 }), 28_500_000]);
});

test.each([
  ['rises by one fen', 28_000_001, ['change-finance', 'change-reviewer']],
  ['falls by one fen', 27_999_999, ['change-reviewer']],
  ['stays', undefined, ['change-reviewer']],
] as const)('finance sits where the amount %s', async (_, amountFen, seats) => {
  const record = await anAskedChange({ cloud: { CS08: 11 }, ...(amountFen !== undefined && { amountFen }) });
  expect(record.case(CHANGE).tasks.map(({ seat }) => seat)).toEqual(seats);
});

test('a seat that depends on a change does not sit where there is none', () => {
  const step = PACK.routes.find(({ id }) => id === 'project-change')?.steps[0];
  expect(step && seatsOf(step, { request: null } as never).map(({ id }) => id)).toEqual(['change-reviewer']);
});

test('a plan reported while the change was being decided is not cut below by its yes', async () => {
  const record = await anAskedChange({ cloud: { CS08: 4 } });
  await record.do(draftPlan());
  for (const by of ['zjw-clerk', 'yunjia']) await record.do(signPlan(by));
  await record.do(reportPlan());
  expect(record.act(agree(reviewer(record), 'wangmin'))).toEqual({ refused: 'change-below-plan', services: [{ service: 'CS08', planned: 5, asked: 4 }] });
  await record.do(disagree(reviewer(record), 'wangmin'));
  expect(bound(record)).toEqual(each(10));
});

test('the same plan that was over its bound passes after the change, and not a service further (003 A1)', async () => {
  const record = await aCloudProject();
  await record.do(draftPlan({ hosts: [each(10, { CS08: 14 })] }));
  for (const by of ['zjw-clerk', 'yunjia']) await record.do(signPlan(by));
  expect(record.act(reportPlan())).toMatchObject({ refused: 'plan-over-bound', over: [{ service: 'CS08', by: 4 }], wayOut: { zh: '压减到核定数以内，或先办理项目调整' } });
  await record.do(askChange({ cloud: { CS08: 13 } }));
  await granted(record);
  expect(record.act(reportPlan())).toMatchObject({ refused: 'plan-over-bound', over: [{ service: 'CS08', planned: 14, approved: 13, by: 1 }] });
  await record.do(askChange({ cloud: { CS08: 14 } }, { n: 2 }));
  await granted(record, 2);
  await record.do(reportPlan());
  expect(record.case().cloud?.plan).toMatchObject({ version: 1, state: 'reported' });
});

test('an acceptance that was applied for goes on when the change is settled', async () => {
  const record = await aProject('applied');
  await record.do(askChange({ scope: '减少一个子系统' }));
  expect(record.act(agree(waiting(record, 'accept').id, 'zjw-review'))).toEqual({ refused: 'change-open', requestId: CHANGE });
  await record.do(withdrawChange());
  await comeTo(record, 'accepted');
  expect(record.case().process.stage).toBe('operation');
});

test('its ladder reminds the holder, says once that it is late, and calls the group leader', async () => {
  const record = await anAskedChange();
  await record.travel('2019-05-10 10:00');
  const fired = record.facts(CHANGE).flatMap((fact) => (fact.kind === 'rung.fired' ? [`${fact.payload.rung} → ${fact.payload.tells.map(({ as }) => as).join()}`] : fact.kind === 'deadline.missed' ? ['missed'] : []));
  expect(fired.map((said) => said.split(' → ')[0])).toEqual(['remind-5', 'missed', 'leader']);
  expect(fired.at(-1)).toContain('group_leader@sh-grp-jjcj');
});

test('an id says what it is of; the ids of other processes say nothing', () => {
  expect(requestNamed('01JZ.request.project-change.12')).toEqual({ subject: '01JZ', kind: 'project-change', n: 12 });
  for (const id of ['p1', 'p1.2020', 'p1.2020.2', 'shanghai-2019.SH19-23', 'shanghai.daily.2019', 'p1.request.project-change', '.request.project-change.1', 'p1~x.request.y.1']) expect([id, requestNamed(id)]).toEqual([id, undefined]);
  fc.assert(fc.property(fc.stringMatching(/^[0-9A-Za-z-]{1,26}$/), fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), fc.integer({ min: 1, max: 9999 }), (subject, kind, n) => { expect(requestNamed(requestId({ subject, kind, n }))).toEqual({ subject, kind, n }); }));
});

describe('after the approval no act but a granted change writes an approved figure', () => {
  const quantity = fc.integer({ min: 0, max: 30 });
  const services = declaredServices(PACK).map(({ service }) => service);
  const anyCloud = fc.dictionary(fc.constantFrom(...services), quantity, { maxKeys: 4 });
  const onTask = (deed: (id: string, by: string) => Deed, by: string) => (record: MemoryRecord): Deed | undefined => {
    const open = ['p1', ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => changeId(n))].flatMap((id) => (record.facts(id).length > 0 ? record.case(id).tasks.filter(({ state }) => state === 'open' || state === 'claimed') : []));
    const [task] = open;
    return task && deed(task.id, by);
  };
  const nextN = (record: MemoryRecord): number => (record.case().project?.requests ?? 0) + 1;
  const lastN = (record: MemoryRecord): number => Math.max(1, nextN(record) - 1);
  const version = (record: MemoryRecord): number => record.case().cloud?.plan?.version ?? 0;
  type Step = (record: MemoryRecord) => Deed | undefined;
  const anyStep: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: anyCloud.map((cloud): Step => (record) => askChange({ cloud }, { n: nextN(record) })) },
    { weight: 8, arbitrary: fc.constant<Step>(onTask(agree, 'wangmin')) },
    fc.integer({ min: 1, max: 40_000_000 }).map((amountFen): Step => (record) => askChange({ amountFen }, { n: nextN(record) })),
    anyCloud.map((cloud): Step => (record) => resubmitChange({ cloud }, { n: lastN(record) })),
    fc.constant<Step>((record) => withdrawChange('zjw-clerk', lastN(record))),
    ...['wangmin', 'zhaoliu', 'lisi', 'yunguan', 'zjw-review'].flatMap((by) => [agree, disagree, sendBack].map((deed) => fc.constant<Step>(onTask(deed, by)))),
    quantity.map((n): Step => (record) => draftPlan({ version: version(record), hosts: [each(n)] })),
    ...['zjw-clerk', 'yunjia'].map((by) => fc.constant<Step>((record) => signPlan(by, version(record)))),
    fc.constant<Step>((record) => reportPlan('zjw-clerk', version(record))),
    fc.constant<Step>((record) => platformSays('allocated', { version: version(record), quantities: record.case().cloud?.plan?.quantities ?? null })),
    ...[() => goLive(), () => acceptIt(), () => applyFor('p1'), () => operate('p1', 2019), () => retire('p1'), () => withdraw('p1'), () => reach('p1', 'contract'), () => declare({ id: 'p9' })].map((deed) => fc.constant<Step>(deed)),
  );

  test('whatever people do', async () => {
    let [changed, refused] = [0, 0];
    const figures = (record: MemoryRecord): unknown => [bound(record), record.case().project?.approvedFen];
    const taken = async (record: MemoryRecord, step: Step): Promise<void> => {
      const [before, at, deed] = [figures(record), record.commits.length, step(record)];
      const isDone = deed !== undefined && !('refused' in record.act(deed));
      for (const id of isDone ? deed.ids : []) if (record.facts(id).length > 0) await record.settle(id);
      const isChanged = record.commits.slice(at).some(({ facts }) => facts.some(({ kind }) => kind === 'project.changed'));
      changed += Number(isChanged);
      refused += Number(!isDone);
      if (!isChanged) expect(figures(record)).toEqual(before);
    };
    const overBound = (record: MemoryRecord): unknown[] => {
      const { plan } = record.case().cloud ?? {};
      const approved = bound(record) ?? {};
      return plan && !['drafting', 'returned', 'rejected'].includes(plan.state) ? Object.entries(plan.quantities).filter(([service, planned]) => planned > (approved[service] ?? 0)) : [];
    };
    await fc.assert(fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 40 }), async (steps) => {
      const record = await aCloudProject();
      for (const step of steps) await taken(record, step);
      expect(overBound(record)).toEqual([]);
    }), { numRuns: 60, seed: 78 });
    expect(changed).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(10);
  }, 120_000);
});
