import { aProject, waiting } from '../../support/cases';
import { aCloudProject, aPlanThatIs, each } from '../../support/cloud';
import { agree, applyFor, disagree, retire } from '../../support/deeds';
import type { RefusalCase } from '../../support/refusal-case';
import { aBuiltProjectWithAChange, anAskedChange, aReturnedChange, askChange, CHANGE, granted, resubmitChange, withdrawChange } from '../../support/requests';

/** Every "no" around what is asked of an approved project. */
export const REQUEST_REFUSALS: readonly RefusalCase[] = [
  { refused: 'not-your-unit', when: 'another unit asks for a change', meet: async () => (await aCloudProject()).act(askChange(undefined, { by: 'yjj-clerk' })) },
  { refused: 'not-your-unit', when: 'the reviewing body asks for one', meet: async () => (await aCloudProject()).act(askChange(undefined, { by: 'wangmin' })) },
  { refused: 'not-your-unit', when: 'the department asks for one', meet: async () => (await aCloudProject()).act(askChange(undefined, { by: 'zjw-review' })) },
  { refused: 'no-such-request-kind', when: 'the pack knows none of that name', says: { kind: 'wish' }, meet: async () => (await aCloudProject()).act(askChange(undefined, { kind: 'wish' })) },
  { refused: 'not-approved-yet', when: 'the review is not over', says: { stage: 'review' }, meet: async () => (await aProject('reviewed')).act(askChange({ amountFen: 1 })) },
  { refused: 'process-closed', when: 'a change is asked of a system that is out of use', says: { outcome: 'retired' }, meet: async () => { const record = await aProject('accepted'); await record.do(retire('p1')); return record.act(askChange({ amountFen: 1 })); } },
  { refused: 'request-open', when: 'a second change is asked beside the first', says: { requestId: CHANGE }, meet: async () => (await anAskedChange()).act(askChange({ amountFen: 1 }, { n: 2 })) },
  { refused: 'form-invalid', when: 'a change is asked without a reason', says: { faults: [{ pointer: '/reason', says: "must have required property 'reason'" }] }, meet: async () => (await aCloudProject()).act(askChange(undefined, { data: { amountFen: 1 } })) },
  { refused: 'form-invalid', when: 'a change asks for less than nothing', says: { faults: [{ pointer: '/cloud/CS08', says: 'must be >= 0' }] }, meet: async () => (await aCloudProject()).act(askChange({ cloud: { CS08: -1 } })) },
  { refused: 'nothing-changes', when: 'every figure is what was approved', meet: async () => (await aCloudProject()).act(askChange({ amountFen: 28_000_000, cloud: each(10) })) },
  { refused: 'quantities-unknown', when: 'a change names a service that no declaration quantifies', says: { services: ['CS16'] }, meet: async () => (await aCloudProject()).act(askChange({ cloud: { CS16: 1 } })) },
  { refused: 'quantities-unknown', when: 'a change asks cloud for a project that has none', says: { services: ['CS08'] }, meet: async () => (await aProject('approved')).act(askChange({ cloud: { CS08: 1 } })) },
  { refused: 'change-below-plan', when: 'it would leave less than the reported plan takes', says: { services: [{ service: 'CS08', planned: 5, asked: 4 }] }, meet: async () => (await aPlanThatIs('reported')).act(askChange({ cloud: { CS08: 4, CS09: 5 } })) },
  { refused: 'not-found', when: 'a request that was never asked is taken back', meet: async () => (await aCloudProject()).act(withdrawChange()) },
  { refused: 'not-waiting-for-you', when: 'a change is resubmitted that nobody sent back', says: { stage: 'review' }, meet: async () => (await anAskedChange()).act(resubmitChange()) },
  { refused: 'not-your-unit', when: 'another unit resubmits it', meet: async () => (await aReturnedChange()).act(resubmitChange(undefined, { by: 'yjj-clerk' })) },
  { refused: 'answers-missing', when: 'one item of the change is not answered', says: { items: [2] }, meet: async () => (await aReturnedChange()).act(resubmitChange(undefined, { answers: [1] })) },
  { refused: 'nothing-changes', when: 'what was sent back comes again with nothing to change', meet: async () => (await aReturnedChange()).act(resubmitChange({})) },
  { refused: 'not-your-unit', when: 'the reviewing body takes a change back', meet: async () => (await anAskedChange()).act(withdrawChange('wangmin')) },
  { refused: 'process-closed', when: 'what was granted is taken back', says: { outcome: 'granted' }, meet: async () => { const record = await anAskedChange(); await granted(record); return record.act(withdrawChange()); } },
  { refused: 'request-already-settled', when: 'it is taken back before its run has closed what was declined', says: { outcome: 'declined' }, meet: async () => { const record = await anAskedChange(); record.act(disagree(waiting(record, 'change-reviewer', CHANGE).id, 'wangmin')); return record.act(withdrawChange()); } },
  { refused: 'own-submission', when: 'a reviewer of the unit itself decides on its change', meet: async () => { const record = await anAskedChange(); return record.act(agree(waiting(record, 'change-reviewer', CHANGE).id, 'twohats')); } },
  { refused: 'change-open', when: 'the acceptance is applied for while a change is open', says: { requestId: CHANGE }, meet: async () => (await aBuiltProjectWithAChange()).act(applyFor('p1')) },
  { refused: 'change-open', when: 'an acceptance is agreed to while a change is open', says: { requestId: CHANGE }, meet: async () => { const record = await aProject('applied'); await record.do(askChange({ scope: '减少一个子系统' })); return record.act(agree(waiting(record, 'accept').id, 'zjw-review')); } },
  { refused: 'change-open', when: 'the system is to go out of use while a change is open', says: { requestId: CHANGE }, meet: async () => { const record = await aProject('accepted'); await record.do(askChange({ amountFen: 1 })); return record.act(retire('p1')); } },
];
