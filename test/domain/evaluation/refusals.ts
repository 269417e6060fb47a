import { anEvaluation } from '../../support/evaluations';
import { assign, confirm, EVALUATION_ID, EXPERTS, fill, INDICATORS, listed, lock, OLD, opine, pointsOf, recuse, returnData } from '../../support/evaluation-deeds';
import { agree, claim, declare } from '../../support/deeds';
import { aProject, comeTo, waiting } from '../../support/cases';
import { aRecord } from '../../support/memory-record';
import type { RefusalCase } from '../../support/refusal-case';

const [first] = INDICATORS;
const ONLINE = 'pre-online-service-2018';
if (!first) throw new Error('the set has no indicator');
const taskOf = async (until: Parameters<typeof anEvaluation>[0]) => { const record = await anEvaluation(until); return { record, task: record.case(EVALUATION_ID).tasks.find(({ state }) => state === 'open')?.id ?? '' }; };

/** Every "no" on the way of an evaluation. */
export const EVALUATION_REFUSALS: readonly RefusalCase[] = [
  { refused: 'role-missing', when: 'a reviewer of projects sets the list', says: { role: 'evaluator' }, meet: async () => aRecord().act(listed({ by: 'wangmin' })) },
  { refused: 'already-listed', when: 'a system is listed twice in a year', says: { system: OLD, year: 2019 }, meet: async () => (await anEvaluation('listed')).act(listed()) },
  { refused: 'system-unknown', when: 'an older system comes without its name', says: { system: OLD }, meet: async () => aRecord().act(listed({ systems: [{ system: OLD, unit: 'sh-zjw-xxb' }] })) },
  { refused: 'system-unknown', when: 'its unit is none of the pack', meet: async () => aRecord().act(listed({ systems: [{ system: OLD, title: '旧系统', unit: 'sh-nowhere' }] })) },
  { refused: 'not-in-operation', when: 'a project still under review is listed', says: { stage: 'review' }, meet: async () => (await aProject('confirmed')).act(listed({ systems: [{ system: 'p1' }] })) },
  { refused: 'system-unknown', when: 'an older system is to be evaluated before it is built', says: { system: OLD }, meet: async () => aRecord().act(listed({ set: ONLINE })) },
  { refused: 'past-its-review', when: 'a project that is being built is put on a list of pre-evaluations', says: { stage: 'build' }, meet: async () => (await aProject('approved')).act(listed({ set: ONLINE, systems: [{ system: 'p1' }] })) },
  { refused: 'not-measured-by', when: 'a project is about something else than the set measures', says: { set: ONLINE }, meet: async () => (await aProject('confirmed')).act(listed({ set: ONLINE, systems: [{ system: 'p1' }] })) },
  { refused: 'evaluation-elsewhere', when: 'the department confirms what nobody has filled in', says: { stage: 'filling' }, meet: async () => (await anEvaluation('listed')).act(confirm()) },
  { refused: 'evaluation-elsewhere', when: 'experts are named before the data are confirmed', meet: async () => (await anEvaluation('filled')).act(assign()) },
  { refused: 'evaluation-elsewhere', when: 'the unit fills in again behind the back of its department', says: { stage: 'confirmation' }, meet: async () => (await anEvaluation('filled')).act(fill()) },
  { refused: 'evaluation-elsewhere', when: 'the opinion is given while an expert is still scoring', says: { stage: 'scoring' }, meet: async () => (await anEvaluation('scored', { sheets: [8000, 8000, 8000, 8000] })).act(opine()) },
  { refused: 'process-closed', when: 'a second opinion is given', says: { outcome: 'qualified' }, meet: async () => (await anEvaluation('opined')).act(opine({ number: 2 })) },
  { refused: 'indicators-mismatch', when: 'an indicator is left out', says: { missing: [first.id], unknown: [] }, meet: async () => (await anEvaluation('listed')).act(fill({ given: INDICATORS.slice(1).map(({ id }) => ({ indicator: id, text: 'text' })) })) },
  { refused: 'indicators-mismatch', when: 'points are given to an indicator of no set', says: { missing: [], unknown: ['charm'] }, meet: async () => (await anEvaluation('filled')).act(confirm({ scores: [...pointsOf(5000), { indicator: 'charm', points: 1, reason: null }] })) },
  { refused: 'indicators-mismatch', when: 'a sheet gives one indicator twice', says: { unknown: [first.id] }, meet: async () => (await anEvaluation('assigned')).act(lock('expert-1', 0, { scores: [...pointsOf(5000), { indicator: first.id, points: 1, reason: null }] })) },
  { refused: 'score-out-of-range', when: 'the department gives a hundredth above the maximum', says: { indicator: first.id, max: first.max }, meet: async () => (await anEvaluation('filled')).act(confirm({ scores: pointsOf(10_000).map((score, n) => (n === 0 ? { ...score, points: first.max + 1 } : score)) })) },
  { refused: 'score-out-of-range', when: 'an expert gives less than nothing', meet: async () => (await anEvaluation('assigned')).act(lock('expert-1', 0, { scores: pointsOf(5000).map((score, n) => (n === 0 ? { ...score, points: -1 } : score)) })) },
  { refused: 'score-out-of-range', when: 'an expert gives half a hundredth', meet: async () => (await anEvaluation('assigned')).act(lock('expert-1', 0, { scores: pointsOf(5000).map((score, n) => (n === 0 ? { ...score, points: 0.5 } : score)) })) },
  { refused: 'items-required', when: 'the department returns the data and names nothing', meet: async () => (await anEvaluation('filled')).act(returnData({ items: [] })) },
  { refused: 'own-submission', when: 'she who also sits in the unit confirms its data', meet: async () => (await anEvaluation('filled')).act(confirm({ by: 'zjw-clerk-review' })) },
  { refused: 'not-your-evaluation', when: 'another unit fills in', meet: async () => (await anEvaluation('listed')).act(fill({ by: 'yjj-clerk' })) },
  { refused: 'not-your-evaluation', when: 'another department confirms', meet: async () => (await anEvaluation('filled')).act(confirm({ by: 'yjj-review' })) },
  { refused: 'not-your-evaluation', when: 'an expert who was not named locks a sheet', meet: async () => (await anEvaluation('assigned')).act(lock('expert-6', 8000)) },
  { refused: 'not-your-evaluation', when: 'the department gives the opinion', meet: async () => (await anEvaluation('scored')).act(opine({ by: 'zjw-review' })) },
  { refused: 'task-already-claimed', when: 'a colleague has taken the data in hand', says: { by: 'demo-zjw-review-2' }, meet: async () => { const { record, task } = await taskOf('filled'); record.act(claim(task, 'zjw-review-2')); return record.act(confirm()); } },
  { refused: 'act-not-available', when: 'the data are waved through by a plain yes', says: { act: 'decide' }, meet: async () => { const { record, task } = await taskOf('filled'); return record.act(agree(task, 'zjw-review')); } },
  { refused: 'experts-count', when: 'four experts are named', says: { needed: 5 }, meet: async () => (await anEvaluation('confirmed')).act(assign({ experts: EXPERTS.slice(0, 4) })) },
  { refused: 'experts-count', when: 'one of five is named twice', says: { needed: 5 }, meet: async () => (await anEvaluation('confirmed')).act(assign({ experts: [...EXPERTS.slice(0, 4), 'expert-1'] })) },
  { refused: 'not-an-expert', when: 'a reviewer of projects is named', says: { expert: 'demo-wangmin' }, meet: async () => (await anEvaluation('confirmed')).act(assign({ experts: [...EXPERTS.slice(0, 4), 'wangmin'] })) },
  { refused: 'expert-conflict', when: 'an expert who sits in the department is named', says: { expert: 'demo-expert-of-zjw' }, meet: async () => (await anEvaluation('confirmed')).act(assign({ experts: [...EXPERTS.slice(0, 4), 'expert-of-zjw'] })) },
  { refused: 'preliminary-scorer', when: 'she who gave the preliminary score is named an expert', says: { expert: 'demo-zjw-review-expert' }, meet: async () => { const record = await anEvaluation('filled'); await record.do(confirm({ by: 'zjw-review-expert' })); return record.act(assign({ experts: [...EXPERTS.slice(0, 4), 'zjw-review-expert'] })); } },
  {
    refused: 'expert-already-assigned', when: 'she who stood back is named as the substitute', says: { expert: 'demo-expert-1' },
    meet: async () => { const record = await anEvaluation('assigned'); for (const expert of EXPERTS.slice(0, 3)) await record.do(recuse(expert)); return record.act(assign({ experts: ['expert-1'] })); },
  },
  { refused: 'sheet-locked', when: 'an expert changes her mind after locking', meet: async () => { const record = await anEvaluation('assigned'); await record.do(lock('expert-1', 8000)); return record.act(lock('expert-1', 9000)); } },
  { refused: 'sheet-locked', when: 'an expert stands back after locking', meet: async () => { const record = await anEvaluation('assigned'); await record.do(lock('expert-1', 8000)); return record.act(recuse('expert-1')); } },
  { refused: 'sheet-recused', when: 'an expert scores after standing back', meet: async () => { const record = await anEvaluation('assigned'); await record.do(recuse('expert-1')); return record.act(lock('expert-1', 8000)); } },
  ...(['OM', 'UPGRADE'] as const).map((kind): RefusalCase => ({
    refused: 'gate-open', when: `the ${kind} project of a system that was found wanting is approved`, says: { code: kind === 'OM' ? 'R056' : 'R057', document: '003', clause: 'A4', outcome: 'unqualified' },
    meet: async () => {
      const record = await anEvaluation('opined', { preliminary: 5000, sheets: [5900, 5900, 5900, 5900, 5900] });
      await record.do(declare({ kind, data: { originalSystem: OLD } }));
      await comeTo(record, 'confirmed');
      return record.act(agree(waiting(record, 'first-review').id, 'wangmin'));
    },
  })),
];
