import { aProject, waiting } from '../../support/cases';
import { agree, claim, who } from '../../support/deeds';
import type { MemoryRecord } from '../../support/memory-record';
import type { RefusalCase } from '../../support/refusal-case';
import { decides, letSign, recall, returnTo, SIDE_BY_SIDE, takeOff, withSteps } from '../../support/routes';

const sideBySide = (more: Record<string, unknown> = {}): Promise<MemoryRecord> => aProject('confirmed', {}, { pack: withSteps(SIDE_BY_SIDE, more) });
/** The first step is passed; the commission and the treasury are asked side by side. */
async function passed(more: Record<string, unknown> = {}): Promise<{ readonly record: MemoryRecord; readonly first: string; readonly technical: string }> {
  const record = await sideBySide(more);
  const first = waiting(record, 'first').id;
  await record.do(decides(first, 'wangmin'));
  return { record, first, technical: waiting(record, 'technical').id };
}
const SOURCE = { default: 'a vote' };
const aVote = (): Promise<MemoryRecord> => aProject('confirmed', {}, { pack: withSteps([{ id: 'vote', settles: { vote: { needs: { count: 1 }, tie: 'not-agreed', source: SOURCE } }, seats: ['v0: reviewer@sh-jxw', 'v1: finance_reviewer@sh-czj'] }, { id: 'last', seats: ['last: reviewer@sh-jxw'] }]) });

/** Every "no" of going back, taking back, and who else signs. */
export const ROUND_REFUSALS: readonly RefusalCase[] = [
  { refused: 'not-a-step-before', when: 'a file is returned to a step that runs beside', says: { step: 'finance' }, meet: async () => { const { record, technical } = await passed(); return record.act(returnTo(technical, 'zhaoliu', { to: 'finance' })); } },
  { refused: 'not-a-step-before', when: 'a file is returned to a step that nobody has passed', says: { step: 'last' }, meet: async () => { const { record, technical } = await passed(); return record.act(returnTo(technical, 'zhaoliu', { to: 'last' })); } },
  { refused: 'resumption-fixed', when: 'the route itself says that what comes back goes forward', says: { resumption: 'forward' }, meet: async () => { const { record, technical } = await passed({ resumption: 'forward' }); return record.act(returnTo(technical, 'zhaoliu', { to: 'first-review', resume: 'back' })); } },
  { refused: 'reason-required', when: 'a file is returned to an earlier step without a word', meet: async () => { const { record, technical } = await passed(); return record.act(decides(technical, 'zhaoliu', { outcome: 'return', to: 'first-review', opinion: null })); } },
  {
    refused: 'choose-next', when: 'the next seat is filled by choice and nobody is chosen', says: { seats: [{ seat: 'next', people: [who('lisi'), who('qianer')] }] },
    meet: async () => { const record = await aProject('confirmed', {}, { pack: withSteps([{ id: 'first', seats: ['first: reviewer@sh-jxw'] }, { id: 'next', seats: [{ id: 'next', role: 'finance_reviewer', at: { organ: 'sh-czj' }, chosen: true }] }]) }); return record.act(agree(waiting(record, 'first').id, 'wangmin')); },
  },
  { refused: 'not-decided-yet', when: 'a word is recalled that was never said', meet: async () => { const record = await sideBySide(); return record.act(recall(waiting(record, 'first').id, 'wangmin')); } },
  { refused: 'not-your-word', when: 'a colleague recalls what another said', says: { by: who('wangmin') }, meet: async () => { const { record, first } = await passed(); return record.act(recall(first, 'sunqi')); } },
  { refused: 'acted-upon', when: 'the next person has taken the file', says: { by: who('zhaoliu') }, meet: async () => { const { record, first, technical } = await passed(); await record.do(claim(technical, 'zhaoliu')); return record.act(recall(first, 'wangmin')); } },
  { refused: 'acted-upon', when: 'a step was asked again since, and the word is of its earlier turn', meet: async () => { const { record, first, technical } = await passed(); await record.do(returnTo(technical, 'zhaoliu', { to: 'first-review' })); return record.act(recall(first, 'wangmin')); } },
  { refused: 'decision-stands', when: 'the round has come to its decision', meet: async () => { const { record, technical } = await passed(); await record.do(decides(technical, 'zhaoliu')); await record.do(decides(waiting(record, 'finance').id, 'lisi')); const last = waiting(record, 'last').id; await record.do(decides(last, 'sunqi')); return record.act(recall(last, 'sunqi')); } },
  { refused: 'vote-counted', when: 'the vote has been counted', meet: async () => { const record = await aVote(); const { id } = waiting(record, 'v0'); await record.do(decides(id, 'wangmin')); return record.act(recall(id, 'wangmin')); } },
  { refused: 'not-in-a-vote', when: 'a voter wants somebody to vote before her', says: { where: 'before' }, meet: async () => { const record = await aVote(); return record.act(letSign(waiting(record, 'v0').id, 'wangmin', { before: ['zhaoliu'] })); } },
  { refused: 'cannot-sign', when: 'somebody of the applicant’s unit is to sign', says: { person: who('twohats') }, meet: async () => { const record = await sideBySide(); return record.act(letSign(waiting(record, 'first').id, 'wangmin', { beside: ['twohats'] })); } },
  { refused: 'cannot-sign', when: 'somebody without any office is to sign', says: { person: who('nobody') }, meet: async () => { const record = await sideBySide(); return record.act(letSign(waiting(record, 'first').id, 'wangmin', { before: ['nobody'] })); } },
  { refused: 'cannot-sign', when: 'somebody of another body is to sign, who may not decide there', says: { person: who('lisi') }, meet: async () => { const record = await sideBySide(); return record.act(letSign(waiting(record, 'first').id, 'wangmin', { beside: ['lisi'] })); } },
  { refused: 'signs-already', when: 'she adds herself', says: { person: who('wangmin') }, meet: async () => { const record = await sideBySide(); return record.act(letSign(waiting(record, 'first').id, 'wangmin', { after: ['wangmin'] })); } },
  { refused: 'signs-already', when: 'somebody is added twice', says: { person: who('zhaoliu') }, meet: async () => { const record = await sideBySide(); const { id } = waiting(record, 'first'); await record.do(letSign(id, 'wangmin', { beside: ['zhaoliu'] })); return record.act(letSign(id, 'wangmin', { beside: ['zhaoliu'] })); } },
  { refused: 'not-added-by-you', when: 'another takes off a signer', says: { by: who('wangmin') }, meet: async () => { const record = await sideBySide(); await record.do(letSign(waiting(record, 'first').id, 'wangmin', { beside: ['zhaoliu'] })); return record.act(takeOff(waiting(record, 'first+1').id, 'sunqi')); } },
  { refused: 'not-found', when: 'a seat of the route is taken off as if it had been added', meet: async () => { const record = await sideBySide(); return record.act(takeOff(waiting(record, 'first').id, 'wangmin')); } },
  {
    refused: 'seat-already-filled', when: 'the step names a route whose deciders do not sit here, and she confirmed the project', says: { seat: 'confirmer' },
    meet: async () => { const record = await aProject('confirmed', {}, { pack: withSteps([{ id: 'own', seats: ['own: dept_reviewer@sh-zjw'], notBy: ['confirmation'] }]) }); return record.act(agree(waiting(record, 'own').id, 'zjw-review')); },
  },
  { refused: 'not-a-candidate', when: 'somebody who was not asked lets others sign', meet: async () => { const record = await sideBySide(); return record.act(letSign(waiting(record, 'first').id, 'lisi', { beside: ['zhaoliu'] })); } },
];
