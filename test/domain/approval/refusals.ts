import { addPhrase, orderPhrases, removePhrase } from '../../../domain/approval/phrases';
import { moveFrom } from '../../../domain/record/moves';
import { aPlan, aProject, aYear, decisionOn, refusedTo, returned, supplemented, TASK_ID, waiting, YEAR_ID } from '../../support/cases';
import { agree, askExtension, claim, correct, disagree, says, sendBack, unclaim, who, withdraw } from '../../support/deeds';
import type { RefusalCase } from '../../support/refusal-case';

const PLAN_MISSING = { code: 'R014', rule: 'construction-plan-required', outcome: 'missing', document: '003', clause: 'B4' };

const PHRASES = [{ id: 'a', words: '同意。' }, { id: 'b', words: '不同意。' }];

/** Every "no" that somebody who works on a review may meet. */
export const APPROVAL_REFUSALS: readonly RefusalCase[] = [
  {
    refused: 'not-found', when: 'the task does not exist',
    meet: async () => (await aProject('confirmed')).act(claim('p1~review~9~first-review~first-reviewer', 'wangmin')),
  },
  {
    refused: 'not-a-candidate', when: 'a reviewer of finance takes what the commission was asked',
    meet: async () => { const record = await aProject('confirmed'); return record.act(claim(waiting(record, 'first-review').id, 'lisi')); },
  },
  {
    refused: 'not-a-candidate', when: 'a department decides on the project of another',
    meet: async () => { const record = await aProject(); return record.act(agree(waiting(record, 'confirm').id, 'yjj-review')); },
  },
  {
    refused: 'not-a-candidate', when: 'the supervisor of the plan decides on a project',
    meet: async () => { const record = await aProject('confirmed'); return record.act(agree(waiting(record, 'first-review').id, 'zhengshi')); },
  },
  {
    refused: 'own-submission', when: 'a reviewer works in the unit that declared the project',
    meet: async () => { const record = await aProject('confirmed'); return record.act(agree(waiting(record, 'first-review').id, 'twohats')); },
  },
  {
    refused: 'own-submission', when: 'she who declared it may not even claim it',
    meet: async () => { const record = await aProject('confirmed', { by: 'twohats' }); return record.act(claim(waiting(record, 'first-review').id, 'twohats')); },
  },
  {
    refused: 'task-already-claimed', when: 'another has claimed the task', says: { by: who('wangmin') },
    meet: async () => { const record = await aProject('confirmed'); const { id } = waiting(record, 'first-review'); record.act(claim(id, 'wangmin')); return record.act(claim(id, 'zhaoliu')); },
  },
  {
    refused: 'task-already-claimed', when: 'somebody decides over the head of her who has the task', says: { by: who('wangmin') },
    meet: async () => { const record = await aProject('confirmed'); const { id } = waiting(record, 'first-review'); record.act(claim(id, 'wangmin')); return record.act(agree(id, 'zhaoliu')); },
  },
  {
    refused: 'task-already-claimed', when: 'somebody gives back what another has', says: { by: who('wangmin') },
    meet: async () => { const record = await aProject('confirmed'); const { id } = waiting(record, 'first-review'); record.act(claim(id, 'wangmin')); return record.act(unclaim(id, 'zhaoliu')); },
  },
  {
    refused: 'act-not-available', when: 'what nobody has is given back', says: { act: 'unclaim', state: 'open' },
    meet: async () => { const record = await aProject('confirmed'); return record.act(unclaim(waiting(record, 'first-review').id, 'wangmin')); },
  },
  {
    refused: 'act-not-available', when: 'the other countersigner has sent the file back meanwhile', says: { act: 'decide', state: 'cancelled' },
    meet: async () => { const record = await aProject('reviewed'); const { id } = waiting(record, 'countersigner'); record.act(sendBack(waiting(record, 'finance-countersigner').id, 'lisi')); return record.act(agree(id, 'zhaoliu')); },
  },
  {
    refused: 'act-not-available', when: 'a request for more time is sent back: it is granted or declined', says: { act: 'decide', state: 'open' },
    meet: async () => { const record = await aPlan(); await record.do(askExtension(TASK_ID, '2021-06-30')); return record.act(sendBack(waiting(record, 'grant', TASK_ID).id, 'zhengshi')); },
  },
  {
    refused: 'already-decided', when: 'a colleague has decided a moment before', says: { by: who('wangmin'), outcome: 'agree' },
    meet: async () => { const record = await aProject('confirmed'); const { id } = waiting(record, 'first-review'); record.act(agree(id, 'wangmin')); return record.act(disagree(id, 'zhaoliu')); },
  },
  {
    refused: 'seat-already-filled', when: 'the first reviewer countersigns as well', says: { seat: 'first-reviewer' },
    meet: async () => { const record = await aProject('reviewed'); return record.act(agree(waiting(record, 'countersigner').id, 'wangmin')); },
  },
  {
    refused: 'seat-already-filled', when: 'the first reviewer countersigns after the countersignature was returned', says: { seat: 'first-reviewer' },
    meet: async () => { const record = await aProject('reviewed'); await returned(record, 'finance-countersigner', 'lisi'); await supplemented(record); return record.act(agree(waiting(record, 'countersigner').id, 'wangmin')); },
  },
  {
    refused: 'reason-required', when: 'she disagrees and says nothing',
    meet: async () => { const record = await aProject('confirmed'); return record.act(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'disagree', opinion: null })); },
  },
  {
    refused: 'items-required', when: 'she sends the file back and names nothing that is missing',
    meet: async () => { const record = await aProject('confirmed'); return record.act(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'return', items: [] })); },
  },
  {
    refused: 'item-reason-required', when: 'she sends the file back a second time with a new item and does not say why it comes only now', says: { items: [2, 3] },
    meet: async () => {
      const record = await aProject('confirmed');
      await returned(record, 'first-review', 'wangmin');
      await supplemented(record);
      return record.act(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'return', items: [{ text: 'text-item-1', again: 1 }, 'text-new', { text: 'text-other', again: 3 }, { text: 'text-late', reason: 'text-reason' }] }));
    },
  },
  {
    refused: 'item-reason-required', when: 'the first return says that it was asked before', says: { items: [1] },
    meet: async () => { const record = await aProject('confirmed'); return record.act(says(waiting(record, 'first-review').id, { by: 'wangmin', outcome: 'return', items: [{ text: 'text-item-1', again: 1 }] })); },
  },
  { refused: 'phrases-full', when: 'one phrase more is kept than the pack lets a person keep', says: { most: 2 }, meet: () => Promise.resolve(addPhrase(PHRASES, { id: 'c', words: '另议。' }, 2)) },
  { refused: 'phrase-already-there', when: 'the same words are kept twice', meet: () => Promise.resolve(addPhrase(PHRASES, { id: 'c', words: '同意。' }, 9)) },
  { refused: 'not-found', when: 'a phrase is taken away that is not hers', meet: () => Promise.resolve(removePhrase(PHRASES, 'z')) },
  { refused: 'phrases-changed-elsewhere', when: 'an order names a phrase that another page has taken away', meet: () => Promise.resolve(orderPhrases(PHRASES, ['b', 'a', 'c'])) },
  { refused: 'phrases-changed-elsewhere', when: 'an order leaves out a phrase that another page has added', meet: () => Promise.resolve(orderPhrases(PHRASES, ['b'])) },
  { refused: 'not-found', when: 'a correction is of a fact that is no decision', meet: async () => refusedTo(await aProject('built'), 'sunqi', { of: 1 }) },
  { refused: 'not-a-candidate', when: 'the department corrects what the commission and finance decided', meet: async () => refusedTo(await aProject('built'), 'zjw-review-2') },
  { refused: 'own-submission', when: 'a reviewer of the declaring unit corrects its decision', meet: async () => refusedTo(await aProject('built'), 'twohats') },
  { refused: 'decided-by-you', when: 'the countersigner corrects the decision that her word drew', says: { seat: 'countersigner' }, meet: async () => refusedTo(await aProject('built'), 'zhaoliu') },
  { refused: 'decided-by-you', when: 'the first reviewer corrects it: on this route she is no second pair of eyes', says: { seat: 'first-reviewer' }, meet: async () => refusedTo(await aProject('built'), 'wangmin') },
  { refused: 'decided-by-you', when: 'he who confirmed alone corrects himself', says: { seat: 'confirmer' }, meet: async () => refusedTo(await aProject('confirmed'), 'zjw-review', { route: 'confirmation' }) },
  { refused: 'not-correctable', when: 'a confirmation, which approves no money, gets an amount', says: { why: 'no-amount' }, meet: async () => refusedTo(await aProject('confirmed'), 'zjw-review-2', { route: 'confirmation', amountFen: 1 }) },
  {
    refused: 'not-correctable', when: 'a settlement has no letter in which it could be corrected', says: { why: 'no-letter' },
    meet: async () => refusedTo(await aYear('settled'), 'qianer', { id: YEAR_ID, route: 'operation-settlement' }),
  },
  {
    refused: 'not-correctable', when: 'a no becomes a yes without its procedure', says: { why: 'procedure' },
    meet: async () => { const record = await aProject('reviewed'); record.act(disagree(waiting(record, 'finance-countersigner').id, 'lisi')); return refusedTo(record, 'qianer', { outcome: 'agreed' }); },
  },
  { refused: 'already-followed', when: 'an approval becomes a no after the build was entered', says: { followed: expect.arrayContaining([expect.objectContaining({ what: 'stage', name: 'build', final: true })]) }, meet: async () => refusedTo(await aProject('approved'), 'sunqi', { outcome: 'not-agreed' }) },
  {
    refused: 'followed-meanwhile', when: 'something followed between the page and the confirmation', says: { shown: 1 },
    meet: async () => refusedTo(await aProject('built'), 'sunqi', { shown: 1 }),
  },
  {
    refused: 'corrected-meanwhile', when: 'a run moves by a record that it read before the correction',
    meet: async () => { const record = await aProject('approved'); await record.do(correct('p1', { by: 'sunqi', ...decisionOn(record) })); return moveFrom(record.case(), { move: { act: 'close', outcome: 'retired' }, after: 1 }, record.world('movement')); },
  },
  {
    refused: 'gate-open', when: 'a project above 500,000 yuan has no construction plan', says: PLAN_MISSING,
    meet: async () => { const record = await aProject('confirmed', { amountFen: 50_000_001 }); return record.act(agree(waiting(record, 'first-review').id, 'wangmin')); },
  },
  {
    refused: 'gate-open', when: 'the supplement took the plan away before the last countersignature', says: PLAN_MISSING,
    meet: async () => {
      const record = await aProject('reviewed', { amountFen: 80_000_000, with: ['construction-plan'] });
      await returned(record, 'finance-countersigner', 'lisi');
      await supplemented(record, { amountFen: 80_000_000, with: [] });
      return record.act(agree(waiting(record, 'finance-countersigner').id, 'lisi'));
    },
  },
  {
    refused: 'process-closed', when: 'the project was withdrawn and is closed', says: { outcome: 'withdrawn' },
    meet: async () => { const record = await aProject('confirmed'); const { id } = waiting(record, 'first-review'); await record.do(withdraw('p1')); return record.act(agree(id, 'wangmin')); },
  },
  {
    refused: 'declared-late', when: 'the department confirms after the window has closed', says: { code: 'R010', channel: 'daily' },
    meet: async () => { const record = await aProject(); await record.travel('2019-09-02 09:00'); return record.act(agree(waiting(record, 'confirm').id, 'zjw-review')); },
  },
];
