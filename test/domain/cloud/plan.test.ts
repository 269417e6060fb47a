import fc from 'fast-check';
import { approvedQuantities } from '../../../domain/cloud/approved';
import { withinBound } from '../../../domain/cloud/bound';
import { faultsOfSheet, totalsOf } from '../../../domain/cloud/sheet';
import { isRefusal } from '../../../domain/refusal';
import { aProject, comeTo, returned, supplemented, waiting } from '../../support/cases';
import { acceptIt, aCloudProject, aPlanThatIs, draftPlan, each, failIt, goLive, inCloud, planReturned, platformSays, propose, reportPlan, scan, SERVICES, sheetOf, signPlan } from '../../support/cloud';
import { agree, says, who, type Deed } from '../../support/deeds';
import { broken } from '../../support/invariants';
import { PACK, type MemoryRecord } from '../../support/memory-record';
import { reportSeed } from '../../support/seeds';

const kinds = (record: MemoryRecord): string[] => record.facts('p1').map(({ kind }) => kind);
const stage = (record: MemoryRecord): unknown => [record.case().process.stage, record.case().awaits.filter(({ state }) => state === 'open').map(({ what }) => what)];

test('a migration that is turned down, item by item, goes live anew with a scan and a day of its own; whoever owes it is told and reminded', async () => {
  const record = await aPlanThatIs('live');
  await record.do(failIt());
  const failed = record.facts('p1').find((fact) => fact.kind === 'migration.failed');
  expect(failed?.payload).toMatchObject({ version: 1, items: [{ n: 1, text: 'text-item-1' }, { n: 2, text: 'text-item-2' }] });
  expect(new Set(failed?.kind === 'migration.failed' ? failed.payload.tells.map(({ as }) => as) : [])).toEqual(new Set(['cloud_manager@sh-dsj', 'cloud_provider@sh-cloud-a']));
  expect(record.case()).toMatchObject({ process: { stage: 'cloud-plan' }, cloud: { plan: { state: 'failed', liveOn: null, scannedOn: null, faults: [{}, {}] } } });
  expect(record.case().awaits.filter(({ state }) => state === 'open')).toMatchObject([{ what: 'cloud-going-live', nth: 2 }]);
  await record.travel(record.at + 60 * 86_400_000);
  expect(record.facts('p1').flatMap((fact) => (fact.kind === 'rung.fired' && fact.payload.of === 'cloud-going-live.2' ? [fact.payload.rung] : []))).toContain('remind-30');
  await record.do(scan('yunjia', '2019-05-30'));
  await record.do(goLive('yunguan', '2019-05-31'));
  await record.do(acceptIt());
  expect(record.case()).toMatchObject({ process: { stage: 'build' }, cloud: { plan: { state: 'accepted', version: 1, liveOn: '2019-05-31' } } });
});

describe('what the review approves', () => {
  test('is proposed by the first review, seen by both countersigners, and approved with the last yes', async () => {
    const record = await aProject('confirmed', inCloud());
    await record.do(propose(record));
    expect(record.case().cloud?.proposal).toEqual({ round: 1, by: who('wangmin'), amountFen: 28_000_000, cloud: each(10) });
    expect(approvedQuantities(record.case())).toBeNull();
    await comeTo(record, 'countersigned');
    expect([approvedQuantities(record.case()), record.case().project?.approvedFen]).toEqual([null, null]);
    await comeTo(record, 'approved');
    expect([approvedQuantities(record.case()), record.case().project?.approvedFen]).toEqual([each(10), 28_000_000]);
  });

  test('is what was declared where the reviewer names no amount, and no cloud where none was declared', async () => {
    const record = await aProject('approved');
    expect(record.facts('p1').find(({ kind }) => kind === 'project.approved')?.payload).toEqual({ round: 1, amountFen: '30000000', declaredFen: '30000000', cloud: null, declaredCloud: null });
    expect([approvedQuantities(record.case()), record.case().process.stage]).toEqual([null, 'build']);
  });

  test('nothing of the cloud leads past the plan: approved zeros are no resources', async () => {
    const record = await aCloudProject(each(0));
    expect([approvedQuantities(record.case()), record.case().process.stage]).toEqual([each(0), 'build']);
  });

  test('lapses when the unit declares less than was proposed: the review begins again where figures are named', async () => {
    const record = await aProject('confirmed', inCloud());
    await record.do(propose(record));
    await returned(record, 'countersigner', 'zhaoliu');
    await supplemented(record, inCloud({ data: { cloud: sheetOf(each(4)) } }));
    expect([record.case().cloud?.proposal, waiting(record, 'first-review').round]).toEqual([null, 2]);
    expect(record.case().deadlines.filter(({ state }) => state === 'paused')).toEqual([]);
    await record.do(propose(record, each(4)));
    await comeTo(record, 'approved');
    expect(approvedQuantities(record.case())).toEqual(each(4));
  });

  test('stands when the unit only answers: the review goes on where it was returned', async () => {
    const record = await aProject('confirmed', inCloud());
    await record.do(propose(record));
    await returned(record, 'countersigner', 'zhaoliu');
    await supplemented(record, inCloud());
    expect([record.case().cloud?.proposal?.amountFen, waiting(record, 'countersigner').round]).toEqual([28_000_000, 2]);
  });
});

describe('the sheet of virtual hosts', () => {
  const { CS08: _cpu, ...blank } = each(1);
  test.each([
    ['no host at all', sheetOf(), ['/cloud/hosts must name at least one virtual host']],
    ['a blank cell', sheetOf(each(1), blank), ['/cloud/hosts/1/quantities/CS08 must have a quantity; 0 where none is needed']],
    ['a blank cell of a service that is declared separately', { hosts: [{ name: '前置', quantities: blank }], separate: { CS08: 3 } }, []],
    ['zeros', sheetOf(each(0)), []],
    ['a service of the thirty that are not declared', sheetOf(each(1, { CS16: 2 })), ['/cloud/hosts/0/quantities/CS16 is none of the services that are declared']],
    ['such a service declared separately', { ...sheetOf(each(1)), separate: { CS99: 1 } }, ['/cloud/separate/CS99 is none of the services that are declared']],
    ['two hosts of one name', { hosts: [{ name: '库1', quantities: each(1) }, { name: ' 库1', quantities: each(1) }] }, ['/cloud/hosts/1/name stands already as host 1']],
  ])('%s', (_, sheet, faults) => expect(faultsOfSheet(PACK, sheet, '/cloud').map(({ pointer, says: said }) => `${pointer} ${said}`)).toEqual(faults));

  test('comes to the sum of its hosts and what is declared separately, service by service', () => {
    expect(totalsOf({ ...sheetOf(each(2), each(3, { CS09: 7 })), separate: { CS09: 1 } })).toEqual(each(5, { CS09: 10 }));
  });

  test('a declaration is refused with each fault of its sheet', async () => {
    await expect(aProject('declared', inCloud({ data: { cloud: sheetOf(blank) } }))).rejects.toThrow('/cloud/hosts/0/quantities/CS08');
  });

  test('its totals stand in the fact, its cells behind the hash of the form', async () => {
    const record = await aProject('declared', inCloud());
    expect(record.facts('p1').find(({ kind }) => kind === 'project.submitted')?.payload).toMatchObject({ cloud: { chapter: true, hosts: 2, quantities: each(16) } });
  });
});

describe('the bound, each service by itself (003 A1, R059)', () => {
  test.each([
    ['equal', each(10), []],
    ['one below', each(9), []],
    ['nothing used', each(0), []],
    ['one above', each(10, { CS09: 11 }), ['CS09 11/10 +1']],
    ['one above, with all others far below: no netting', each(0, { CS09: 11 }), ['CS09 11/10 +1']],
    ['every service above', each(11), SERVICES.map((service) => `${service} 11/10 +1`)],
    ['a service that was not approved', each(10, { CS16: 1 }), ['CS16 1/0 +1']],
  ])('%s', async (_, planned, over) => {
    const record = await aCloudProject();
    const said = withinBound(record.case(), planned, record.world('zjw-clerk'));
    expect('refused' in said && said.refused === 'plan-over-bound' ? said.over.map((each_) => `${each_.service} ${each_.planned}/${each_.approved} +${each_.by}`) : said).toEqual(over.length > 0 ? over : Object.keys(planned).map(() => expect.objectContaining({ code: 'R059', holds: true })));
  });

  test('a plan passes exactly when no service exceeds its own bound', async () => {
    const record = await aCloudProject(each(10, { CS08: 0, CS44: 16 }));
    const approved = each(10, { CS08: 0, CS44: 16 });
    fc.assert(fc.property(fc.array(fc.nat(20), { minLength: 14, maxLength: 14 }), (numbers) => {
      const planned = Object.fromEntries(SERVICES.map((service, n) => [service, numbers[n] ?? 0]));
      const passes = SERVICES.every((service) => (planned[service] ?? 0) <= (approved[service] ?? 0));
      expect('refused' in withinBound(record.case(), planned, record.world('zjw-clerk'))).toBe(!passes);
    }), reportSeed({ numRuns: 200 }));
  });
});

describe('from the approval until the system lives on the cloud', () => {
  test('the whole road: drafted, signed by both, reported, received, confirmed, allocated, live, accepted, and on into the build', async () => {
    const record = await aPlanThatIs('accepted');
    expect(kinds(record).filter((kind) => /^(cloud-plan|allocation|migration)\./.test(kind))).toEqual(['cloud-plan.drafted', 'cloud-plan.signed', 'cloud-plan.signed', 'cloud-plan.reported', 'cloud-plan.confirmed', 'allocation.answered', 'cloud-plan.scanned', 'cloud-plan.went-live', 'migration.accepted']);
    expect([record.case().process.stage, record.case().cloud?.plan?.state, record.case().cloud?.plan?.liveOn]).toEqual(['build', 'accepted', '2019-04-02']);
    expect(broken(record, 'p1')).toEqual([]);
  });

  test('an over-bound plan is refused, reduced, signed again and reported: a signature stands for one version', async () => {
    const record = await aCloudProject();
    await record.do(draftPlan({ hosts: [each(6), each(6)] }));
    await record.do(signPlan());
    await record.do(signPlan('yunjia'));
    expect(record.act(reportPlan())).toMatchObject({ refused: 'plan-over-bound' });
    await record.do(draftPlan({ by: 'yunjia', version: 1, hosts: [each(5), each(5)] }));
    expect(record.act(reportPlan('zjw-clerk', 2))).toMatchObject({ refused: 'plan-not-signed', missing: ['unit', 'provider'] });
    await record.do(signPlan('zjw-clerk', 2));
    await record.do(signPlan('yunjia', 2));
    await record.do(reportPlan('zjw-clerk', 2));
    expect(waiting(record, 'receive').key).toBe('cloud_manager@sh-dsj');
  });

  test('what the review body returns is drafted anew, with a clock of its own', async () => {
    const record = await aPlanThatIs('received');
    await planReturned(record);
    expect(stage(record)).toEqual(['cloud-plan', ['cloud-plan']]);
    expect(record.case().deadlines.filter(({ of }) => of.startsWith('cloud-plan.')).map(({ of, state }) => [of, state])).toEqual([['cloud-plan.1', 'ended'], ['cloud-plan.2', 'open']]);
    await record.do(draftPlan({ version: 1 }));
    await record.do(signPlan('zjw-clerk', 2));
    await record.do(signPlan('yunjia', 2));
    await record.do(reportPlan('zjw-clerk', 2));
    expect(waiting(record, 'confirm-plan').round).toBe(2);
  });

  test('the ladder of the drafting reminds unit and provider, and tells the department and the manager when it is late', async () => {
    const record = await aPlanThatIs('drafted');
    await record.travel('2019-06-01 12:00');
    const fired = record.facts('p1').flatMap((fact) => (fact.kind === 'rung.fired' && fact.payload.of === 'cloud-plan.1' ? [[fact.payload.rung, fact.payload.tells.map(({ to }) => to)]] : []));
    expect(fired).toEqual([
      ['remind-10', [who('zjw-clerk'), who('yunjia')]], ['remind-18', [who('zjw-clerk'), who('yunjia')]],
      ['department', [who('zjw-clerk'), who('yunjia'), who('zjw-deputy')]], ['manager', [who('yunguan')]],
    ].map(([rung, tells]) => [rung, rung === 'manager' ? tells : expect.arrayContaining(tells as string[])]));
  });

  test('those of whom something is awaited hear of it at once', async () => {
    const record = await aPlanThatIs('allocated');
    const told = (record.tables.get('notice') ?? []).filter((row) => row['template'] === 'work-awaited').map((row) => row['recipient_id']);
    expect(told).toEqual(expect.arrayContaining([who('zjw-clerk'), who('yunguan')]));
  });
});

describe('what the platform says', () => {
  const says_ = (...deeds: readonly Deed[]) => async (): Promise<MemoryRecord> => {
    const record = await aPlanThatIs('confirmed');
    for (const deed of deeds) { const said = record.act(deed); if (isRefusal(said)) throw new Error(JSON.stringify(said)); await record.settle(); }
    return record;
  };
  const good = platformSays('allocated', { quantities: each(5) });
  const answers = (record: MemoryRecord): string[] => record.facts('p1').flatMap((fact) => (fact.kind === 'allocation.answered' ? [fact.payload.answer] : []));
  test.each([
    ['taken, then allocated', [platformSays('taken'), good], ['allocated'], 'cloud-going-live'],
    ['allocated before it said taken', [good, platformSays('taken')], ['allocated'], 'cloud-going-live'],
    ['twice', [good, good], ['allocated'], 'cloud-going-live'],
    ['allocated, and rejected afterwards', [good, platformSays('rejected')], ['allocated'], 'cloud-going-live'],
    ['one more than asked for', [platformSays('allocated', { quantities: each(5, { CS08: 6 }) })], ['contradicted'], 'cloud-allocation'],
    ['a service less', [platformSays('allocated', { quantities: {} })], ['contradicted'], 'cloud-allocation'],
    ['wrong, and then right', [platformSays('allocated', { quantities: each(4) }), good], ['contradicted', 'allocated'], 'cloud-going-live'],
    ['rejected', [platformSays('rejected')], ['rejected'], 'cloud-plan'],
  ] as const)('%s', async (...[, deeds, heard, waits]) => {
    const record = await says_(...deeds)();
    expect([answers(record), record.case().awaits.filter(({ state }) => state === 'open').map(({ what }) => what)]).toEqual([heard, [waits]]);
    expect(broken(record, 'p1')).toEqual([]);
  });

  test('a rejected plan is drafted anew, and the new version is a new order', async () => {
    const record = await says_(platformSays('rejected'))();
    await record.do(draftPlan({ version: 1, hosts: [each(3)] }));
    await record.do(signPlan('zjw-clerk', 2));
    await record.do(signPlan('yunjia', 2));
    await record.do(reportPlan('zjw-clerk', 2));
    await record.do(agree(waiting(record, 'receive').id, 'yunguan'));
    await record.do(agree(waiting(record, 'confirm-plan').id, 'wangmin'));
    expect(record.act(platformSays('allocated', { quantities: each(5) }))).toEqual({ order: 'p1.v1', heard: 'known' }); // the old order, too late
    await record.do(platformSays('allocated', { version: 2, quantities: each(3) }));
    expect(stage(record)).toEqual(['cloud-plan', ['cloud-going-live']]);
  });
});

test('whatever people and the platform do with a plan, what was approved does not change, and a refused act changes nothing', async () => {
  const deed = fc.oneof(
    fc.record({ version: fc.nat(3), by: fc.constantFrom('zjw-clerk', 'yunjia', 'yjj-clerk'), of: fc.nat(12) }).map(({ version, by, of }) => draftPlan({ version, by, hosts: [each(of)] })),
    fc.record({ version: fc.nat(3), by: fc.constantFrom('zjw-clerk', 'yunjia', 'yunyi') }).map(({ version, by }) => signPlan(by, version)),
    fc.nat(3).map((version) => reportPlan('zjw-clerk', version)),
    fc.constantFrom(platformSays('taken'), platformSays('allocated', { quantities: each(5) }), platformSays('rejected'), scan(), goLive(), acceptIt(), propose_()),
  );
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25, size: 'max' }), async (deeds) => {
    const record = await aCloudProject();
    for (const each_ of deeds) {
      const before = JSON.stringify([...record.tables]);
      if (isRefusal(record.act(each_))) expect(JSON.stringify([...record.tables])).toBe(before);
      await record.settle();
      for (const task of record.case().tasks.filter(({ state }) => state === 'open')) record.act(says(task.id, { by: task.step === 'receive' ? 'yunguan' : 'wangmin', outcome: 'agree' }));
      await record.settle();
      expect([approvedQuantities(record.case()), record.case().project?.approvedFen, broken(record, 'p1')]).toEqual([each(10), 28_000_000, []]);
    }
  }), reportSeed({ numRuns: 60 }));
});

/** Somebody tries to propose other figures when the review is long over. */
function propose_(): Deed {
  return says('p1~review~1~first-review~first-reviewer', { by: 'sunqi', outcome: 'agree', figures: { amountFen: 1, cloud: each(16) } });
}

