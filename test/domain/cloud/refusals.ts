import { aProject, waiting } from '../../support/cases';
import { acceptIt, aCloudProject, aPlanThatIs, draftPlan, each, failIt, goLive, inCloud, planReturned, platformSays, propose, reportPlan, scan, signPlan } from '../../support/cloud';
import { agree, says } from '../../support/deeds';
import type { RefusalCase } from '../../support/refusal-case';

const R035 = { code: 'R035', document: '003', clause: 'A1' };
const R059 = { code: 'R059', rule: 'cloud-bound', document: '003', clause: 'A1' };
const { CS44: _left, ...WITHOUT_ONE } = each(10);
const withFigures = async (figures: { amountFen?: number; cloud?: Record<string, number> }) => { const record = await aProject('confirmed', inCloud()); return record.act(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'agree', figures })); };
const aSignedPlanOf = async (quantities: Record<string, number>) => { const record = await aCloudProject(); await record.do(draftPlan({ hosts: [quantities] })); await record.do(signPlan()); await record.do(signPlan('yunjia')); return record; };

/** Every "no" around what the review approves of the cloud, and the plan that is drafted under it. */
export const CLOUD_REFUSALS: readonly RefusalCase[] = [
  { refused: 'figures-not-asked', when: 'a countersigner names figures of her own', says: { step: 'countersign' }, meet: async () => { const record = await aProject('reviewed'); return record.act(says(waiting(record, 'countersigner').id, { by: 'zhaoliu', outcome: 'agree', figures: { amountFen: 1 } })); } },
  { refused: 'approved-above-declared', when: 'one fen more is approved than was declared', says: { approvedFen: 30_000_001, declaredFen: 30_000_000 }, meet: () => withFigures({ amountFen: 30_000_001, cloud: each(10) }) },
  { refused: 'quantities-not-named', when: 'one service is left out: that is no zero', says: { services: ['CS44'], ...R035 }, meet: () => withFigures({ cloud: WITHOUT_ONE }) },
  { refused: 'quantities-not-named', when: 'the reviewer agrees and says nothing of the cloud', says: { ...R035 }, meet: () => withFigures({}) },
  { refused: 'quantities-above-declared', when: 'one more is approved of a service than was declared', says: { over: [{ service: 'CS08', planned: 17, approved: 16, by: 1 }], ...R035 }, meet: () => withFigures({ cloud: each(16, { CS08: 17 }) }) },
  { refused: 'quantities-unknown', when: 'a service is approved that nobody declared', says: { services: ['CS16'] }, meet: () => withFigures({ cloud: each(10, { CS16: 1 }) }) },
  { refused: 'quantities-unknown', when: 'cloud is approved of a project that stands on none', says: { services: ['CS08'] }, meet: async () => { const record = await aProject('confirmed'); return record.act(propose(record, { CS08: 1 })); } },
  { refused: 'gate-open', when: 'a project on the cloud has no sheet of hosts', says: { code: 'R018', outcome: 'missing', document: '003', clause: 'A1' }, meet: async () => { const record = await aProject('confirmed', { data: { onCloud: true, cloudChapter: '第五章' } }); return record.act(agree(waiting(record, 'first-review').id, 'wangmin')); } },
  { refused: 'gate-open', when: 'the plan of a new project on the cloud says nothing of it', says: { code: 'R017', outcome: 'missing', document: '003', clause: 'A1' }, meet: async () => { const record = await aProject('confirmed', inCloud({ data: { cloudChapter: ' ' } })); return record.act(propose(record)); } },
  { refused: 'no-cloud-plan-awaited', when: 'a plan is drafted before the review is over', says: { stage: 'review' }, meet: async () => (await aProject('reviewed')).act(draftPlan()) },
  { refused: 'no-cloud-plan-awaited', when: 'a plan is drafted over the one that was reported', says: { stage: 'cloud-plan' }, meet: async () => (await aPlanThatIs('reported')).act(draftPlan({ version: 1 })) },
  { refused: 'not-your-unit', when: 'another unit drafts it', meet: async () => (await aCloudProject()).act(draftPlan({ by: 'yjj-clerk' })) },
  { refused: 'not-your-unit', when: 'the provider that was not chosen signs it', meet: async () => (await aPlanThatIs('drafted')).act(signPlan('yunyi')) },
  { refused: 'not-your-unit', when: 'the provider reports it by herself', meet: async () => (await aPlanThatIs('signed')).act(reportPlan('yunjia')) },
  { refused: 'provider-unknown', when: 'it names a body that is no provider', says: { provider: 'sh-czj' }, meet: async () => (await aCloudProject()).act(draftPlan({ provider: 'sh-czj' })) },
  { refused: 'form-invalid', when: 'its sheet leaves a cell blank', says: { faults: [{ pointer: '/hosts/0/quantities/CS44', says: 'must have a quantity; 0 where none is needed' }] }, meet: async () => (await aCloudProject()).act(draftPlan({ hosts: [WITHOUT_ONE] })) },
  { refused: 'plan-changed-elsewhere', when: 'somebody drafts over a version she has not seen', says: { version: 1 }, meet: async () => (await aPlanThatIs('drafted')).act(draftPlan({ by: 'yunjia' })) },
  { refused: 'plan-changed-elsewhere', when: 'the provider signs what the unit has changed meanwhile', says: { version: 2 }, meet: async () => { const record = await aPlanThatIs('drafted'); await record.do(draftPlan({ version: 1 })); return record.act(signPlan('yunjia', 1)); } },
  { refused: 'plan-not-drafted', when: 'there is nothing to sign', meet: async () => (await aCloudProject()).act(signPlan()) },
  { refused: 'plan-not-drafted', when: 'what came back is reported again as it was', meet: async () => { const record = await aPlanThatIs('received'); await planReturned(record); return record.act(reportPlan()); } },
  { refused: 'already-signed', when: 'one side signs twice', says: { side: 'unit' }, meet: async () => { const record = await aPlanThatIs('drafted'); await record.do(signPlan()); return record.act(signPlan()); } },
  { refused: 'plan-not-signed', when: 'the provider has not signed', says: { missing: ['provider'] }, meet: async () => { const record = await aPlanThatIs('drafted'); await record.do(signPlan()); return record.act(reportPlan()); } },
  { refused: 'plan-not-signed', when: 'nobody has', says: { missing: ['unit', 'provider'] }, meet: async () => (await aPlanThatIs('drafted')).act(reportPlan()) },
  { refused: 'plan-incomplete', when: 'what stands of the plan lacks a service that was approved', says: { services: ['CS44'] }, meet: async () => {
    const record = await aPlanThatIs('drafted');
    record.append('p1', [{ kind: 'cloud-plan.drafted', v: 1, payload: { version: 2, by: 'someone', provider: 'sh-cloud-a', hosts: 1, quantities: WITHOUT_ONE, form: 'plan-2' } }]);
    await record.do(signPlan('zjw-clerk', 2));
    await record.do(signPlan('yunjia', 2));
    return record.act(reportPlan('zjw-clerk', 2));
  } },
  { refused: 'plan-over-bound', when: 'one service is one above what was approved', says: { over: [{ service: 'CS08', planned: 11, approved: 10, by: 1 }], ...R059, wayOut: { zh: '压减到核定数以内，或先办理项目调整', en: 'Reduce it to what was approved, or have the project changed first' } }, meet: async () => (await aSignedPlanOf(each(10, { CS08: 11 }))).act(reportPlan()) },
  { refused: 'plan-over-bound', when: 'several are above, and what others spare makes up for none', says: { over: [{ service: 'CS08', planned: 11, approved: 10, by: 1 }, { service: 'CS09', planned: 30, approved: 10, by: 20 }], ...R059 }, meet: async () => (await aSignedPlanOf(each(0, { CS08: 11, CS09: 30 }))).act(reportPlan()) },
  { refused: 'act-not-available', when: 'the cloud manager sends back what she can only receive', meet: async () => { const record = await aPlanThatIs('reported'); return record.act(says(waiting(record, 'receive').id, { by: 'yunguan', outcome: 'return' })); } },
  { refused: 'act-not-available', when: 'the review body refuses a plan for good', meet: async () => { const record = await aPlanThatIs('received'); return record.act(says(waiting(record, 'confirm-plan').id, { by: 'wangmin', outcome: 'disagree' })); } },
  { refused: 'no-such-order', when: 'the platform speaks of a version that was never drafted', says: { order: 'p1.v7' }, meet: async () => (await aPlanThatIs('confirmed')).act(platformSays('allocated', { version: 7 })) },
  { refused: 'not-your-unit', when: 'a reviewer puts down the live day', meet: async () => (await aPlanThatIs('scanned')).act(goLive('wangmin')) },
  { refused: 'not-awaiting-the-live-day', when: 'nothing is allocated yet', meet: async () => (await aPlanThatIs('confirmed')).act(goLive()) },
  { refused: 'live-day-ahead', when: 'the day is still to come', says: { on: '2019-04-03' }, meet: async () => (await aPlanThatIs('scanned')).act(goLive('yunguan', '2019-04-03')) },
  { refused: 'live-day-ahead', when: 'the scan is still to come', says: { on: '2019-04-03' }, meet: async () => (await aPlanThatIs('allocated')).act(scan('yunjia', '2019-04-03')) },
  { refused: 'scan-missing', when: 'it goes live unscanned', says: { kinds: ['scan-report'], document: '003', clause: 'A1' }, meet: async () => (await aPlanThatIs('allocated')).act(goLive()) },
  { refused: 'scan-report-missing', when: 'a scan is put down without its report', says: { kinds: ['scan-report'] }, meet: async () => (await aPlanThatIs('allocated')).act(scan('yunjia', '2019-04-02', ['other'])) },
  { refused: 'live-before-scan', when: 'it is said to have gone live the day before its scan', says: { on: '2019-04-01', scannedOn: '2019-04-02' }, meet: async () => (await aPlanThatIs('scanned')).act(goLive('yunguan', '2019-04-01')) },
  { refused: 'not-your-unit', when: 'another provider puts down the scan', meet: async () => (await aPlanThatIs('allocated')).act(scan('yunyi')) },
  { refused: 'not-awaiting-the-live-day', when: 'the scan comes before the allocation', meet: async () => (await aPlanThatIs('confirmed')).act(scan()) },
  { refused: 'gate-open', when: 'a new project says that it is moved later by itself', says: { code: 'R016', outcome: 'off-cloud', document: '003', clause: 'A1' }, meet: async () => { const record = await aProject('confirmed', { data: { cloudState: 'TO_MIGRATE' } }); return record.act(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'agree' })); } },
  { refused: 'gate-open', when: 'a new project does not say how it stands to the cloud', says: { code: 'R016', outcome: 'not-stated', document: '003', clause: 'A1' }, meet: async () => { const record = await aProject('confirmed', { data: { cloudState: undefined } }); return record.act(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'agree' })); } },
  { refused: 'not-awaiting-the-acceptance', when: 'the system is not live', meet: async () => (await aPlanThatIs('allocated')).act(acceptIt()) },
  { refused: 'not-awaiting-the-acceptance', when: 'a migration is turned down that is not live', meet: async () => (await aPlanThatIs('allocated')).act(failIt()) },
  { refused: 'not-awaiting-the-acceptance', when: 'it is turned down twice', meet: async () => { const record = await aPlanThatIs('live'); await record.do(failIt()); return record.act(failIt()); } },
  { refused: 'not-your-unit', when: 'the cloud manager turns the migration down', meet: async () => (await aPlanThatIs('live')).act(failIt('yunguan')) },
  { refused: 'faults-required', when: 'it is turned down and nothing is named', meet: async () => (await aPlanThatIs('live')).act(failIt('zjw-clerk', [])) },
  { refused: 'scan-missing', when: 'what failed goes live again on the scan of before', says: { kinds: ['scan-report'] }, meet: async () => { const record = await aPlanThatIs('live'); await record.do(failIt()); return record.act(goLive()); } },
  { refused: 'not-your-unit', when: 'the provider accepts its own migration', meet: async () => (await aPlanThatIs('live')).act(acceptIt('yunjia')) },
];
