import { sightOf } from '../../../domain/evaluation/sight';
import type { EvaluationRow } from '../../../domain/record/case';
import { aProject, comeTo, waiting } from '../../support/cases';
import { agree, declare, resubmit, sendBack } from '../../support/deeds';
import { assign, confirm, EVALUATION_ID, EXPERTS, fill, listed, lock, OLD, opine, pointsOn, recuse, returnData } from '../../support/evaluation-deeds';
import { anEvaluation } from '../../support/evaluations';
import { broken } from '../../support/invariants';
import { aRecord, type MemoryRecord } from '../../support/memory-record';

const inHand = (record: MemoryRecord, id = EVALUATION_ID): string[] => record.case(id).tasks.filter(({ state }) => state === 'open').map(({ seat, key }) => `${seat} ${key}`);
const rowOf = (record: MemoryRecord): EvaluationRow => { const row = record.case(EVALUATION_ID).evaluation; if (!row) throw new Error('no evaluation'); return row; };
const UNQUALIFIED = { preliminary: 5000, sheets: [5900, 5900, 5900, 5900, 5900] };

test('from the list to the opinion: each step lies in the queue of those who owe it, with its clock', async () => {
  const record = aRecord();
  await record.do(listed());
  expect(inHand(record)).toEqual(['filler unit_clerk@sh-zjw-xxb']);
  await record.do(fill());
  expect(inHand(record)).toEqual(['scorer dept_reviewer@sh-zjw']);
  await record.do(confirm());
  expect(inHand(record)).toEqual(['assigner evaluator@sh-jxw']);
  await record.do(assign());
  expect(inHand(record)).toEqual(EXPERTS.map((expert) => `demo-${expert} person:demo-${expert}`));
  for (const [n, expert] of EXPERTS.entries()) {
    expect(record.case(EVALUATION_ID).deadlines.filter(({ state }) => state === 'open').map(({ ladder }) => ladder)).toEqual(['evaluation-sheet']);
    await record.do(lock(expert, 8000 + n * 100));
  }
  expect(rowOf(record).composed).toMatchObject({ preliminary: 7000, professional: { numerator: 41_000, denominator: 5 }, composite: 7960, qualified: true });
  expect(inHand(record)).toEqual(['opiner evaluator@sh-jxw']);
  await record.do(opine());
  expect(record.case(EVALUATION_ID)).toMatchObject({ process: { outcome: 'qualified' }, evaluation: { opinion: { number: 1, year: 2019, qualified: true } } });
  expect(broken(record, EVALUATION_ID)).toEqual([]);
});

test('one act lists many systems, and each is a process of its own', async () => {
  const record = aRecord();
  await record.do(listed({ systems: [1, 2, 3].map((n) => ({ system: `old-${n}`, title: `旧系统${n}`, unit: 'sh-zjw-xxb' })) }));
  expect(new Set(record.facts().filter(({ kind }) => kind === 'evaluation.listed').map(({ commandId }) => commandId)).size).toBe(1);
  for (const n of [1, 2, 3]) expect(record.case(`post.2019.old-${n}`)).toMatchObject({ process: { kind: 'evaluation', title: `旧系统${n}` }, evaluation: { department: 'sh-zjw' } });
});

test('what is still to be built is evaluated beforehand by the set of its field, whoever decides reads what was said, and nothing is stopped by it', async () => {
  const set = 'pre-online-service-2018';
  const record = await aProject('declared', { kind: 'NEW', data: { themes: ['ONLINE_SERVICE'] } });
  expect(record.case()).toMatchObject({ project: { themes: ['ONLINE_SERVICE'], preOpinion: 'none' } });
  await record.do(listed({ set, systems: [{ system: 'p1' }] }));
  const id = 'pre.2019.p1';
  expect(record.case(id)).toMatchObject({ evaluation: { kind: 'pre', set, project: 'p1', department: 'sh-zjw' } });
  const scores = (total: number) => pointsOn(set, total);
  for (const deed of [fill({ id, given: scores(0).map(({ indicator }) => ({ indicator, text: 'text' })) }), confirm({ id, scores: scores(5000) }), assign({ id }), ...EXPERTS.map((expert) => lock(expert, 0, { id, scores: scores(5900) })), opine({ id })]) await record.do(deed);
  expect(record.case().project?.preOpinion).toBe('unqualified');
  expect(broken(record, id)).toEqual([]);
});

test('what is untrue goes back with every item; the department’s clock stands meanwhile and goes on with what was left', async () => {
  const record = await anEvaluation('filled');
  record.at += 4 * 86_400_000;
  await record.do(returnData());
  expect(inHand(record)).toEqual(['filler unit_clerk@sh-zjw-xxb']);
  expect(record.case(EVALUATION_ID)).toMatchObject({ process: { stage: 'filling', visit: 2 }, rounds: [{}, { outcome: 'returned', items: [{ n: 1, text: 'text-item' }] }, {}] });
  const left = record.case(EVALUATION_ID).deadlines.find(({ state }) => state === 'paused')?.budgetLeft ?? 0;
  expect(left).toBeLessThan(15);
  await record.do(fill());
  const resumed = record.facts(EVALUATION_ID).findLast(({ kind }) => kind === 'round.opened');
  expect(resumed?.payload).toMatchObject({ route: 'evaluation-confirmation', round: 2, resumes: true });
  await record.do(confirm());
  expect(broken(record, EVALUATION_ID)).toEqual([]);
});

test('two may stand back and three sheets suffice; where a third does, a substitute is asked for and scores beside the others', async () => {
  const record = await anEvaluation('assigned');
  for (const expert of EXPERTS.slice(0, 2)) await record.do(recuse(expert));
  expect(inHand(record)).toHaveLength(3);
  await record.do(lock('expert-4', 8000));
  await record.do(recuse('expert-3'));
  expect(inHand(record)).toEqual(['demo-expert-5 person:demo-expert-5', 'substitute-3 evaluator@sh-jxw']);
  await record.do(lock('expert-5', 8100));
  expect(rowOf(record).composed).toBeNull(); // two sheets are not enough, whoever waits
  await record.do(assign({ experts: ['expert-6'] }));
  await record.do(lock('expert-6', 8200));
  expect(rowOf(record).composed).toMatchObject({ professional: { numerator: 24_300, denominator: 3 } });
  expect(broken(record, EVALUATION_ID)).toEqual([]);
});

test('the last open expert stands back: the result is made of the sheets that are locked', async () => {
  const record = await anEvaluation('scored', { sheets: [8000, 8000, 8000, 8000] });
  expect(rowOf(record).composed).toBeNull();
  await record.do(recuse('expert-5'));
  expect(rowOf(record).composed).toMatchObject({ professional: { numerator: 32_000, denominator: 4 } });
});

test('an expert who does not come is reminded, and then the authority hears of it', async () => {
  const record = await anEvaluation('assigned');
  await record.travel(record.at + 40 * 86_400_000);
  const told = record.facts(EVALUATION_ID).flatMap((fact) => (fact.kind === 'rung.fired' ? [`${fact.payload.rung}: ${fact.payload.tells.map(({ to }) => to.replace('demo-', '')).join(' ')}`] : []));
  expect(told).toEqual([`remind-7: ${EXPERTS.join(' ')}`, 'evaluator: pingjia', 'leader: wangwu']);
});

describe('who reads which score when', () => {
  const seenBy = (record: MemoryRecord, login: string) => { const { own, ...seen } = sightOf(rowOf(record), record.world(login).actor); return { ...seen, own: own?.state ?? null }; };
  test('before the last sheet is locked nobody reads another’s, the authority and the auditor included', async () => {
    const record = await anEvaluation('scored', { sheets: [8000, 8000, 8000, 8000] });
    for (const login of ['pingjia', 'chener', 'zjw-clerk', 'zjw-review', 'expert-1', 'expert-5', 'wangmin', 'nobody']) expect([login, seenBy(record, login).result]).toEqual([login, false]);
    expect(seenBy(record, 'pingjia').preliminary).toBe(false);
    expect(seenBy(record, 'expert-1')).toMatchObject({ own: 'locked', preliminary: false, experts: false });
    expect(seenBy(record, 'zjw-review').preliminary).toBe(true); // her own house gave it
  });
  test('then the authority, the auditor and the experts read the result; the unit and its department with the opinion', async () => {
    const record = await anEvaluation('scored');
    expect(['pingjia', 'chener', 'expert-1', 'zjw-clerk', 'zjw-review', 'wangmin'].map((login) => seenBy(record, login).result)).toEqual([true, true, true, false, false, false]);
    await record.do(opine());
    expect(['zjw-clerk', 'zjw-review'].map((login) => seenBy(record, login))).toEqual([{ own: null, result: true, preliminary: true, experts: false }, { own: null, result: true, preliminary: true, experts: false }]);
  });
});

describe('what an opinion does to a later decision on the system', () => {
  const reviewed = (record: MemoryRecord) => record.act(agree(waiting(record, 'first-review').id, 'wangmin'));
  const declared = async (record: MemoryRecord, kind: 'NEW' | 'OM' | 'UPGRADE', originalSystem: string | null = OLD): Promise<MemoryRecord> => { await record.do(declare({ kind, data: { originalSystem: originalSystem ?? undefined } })); await comeTo(record, 'confirmed'); return record; };

  test('without an opinion, maintenance of what is listed and every upgrade wait; an older system on no list does not', async () => {
    expect(reviewed(await declared(await anEvaluation('scored'), 'OM'))).toMatchObject({ code: 'R056', outcome: 'no-opinion' });
    expect(reviewed(await declared(await anEvaluation('scored'), 'UPGRADE'))).toMatchObject({ code: 'R057', outcome: 'no-opinion' });
    expect(reviewed(await declared(aRecord(), 'OM', 'another-old-one'))).not.toHaveProperty('refused');
    expect(reviewed(await declared(aRecord(), 'UPGRADE', 'another-old-one'))).toMatchObject({ code: 'R057', outcome: 'no-opinion' });
  });

  test('a qualified one lets both pass, and its ruling stays with the decision', async () => {
    for (const kind of ['OM', 'UPGRADE'] as const) {
      const record = await declared(await anEvaluation('opined'), kind);
      expect(reviewed(record)).not.toHaveProperty('refused');
      expect(record.facts('p1').findLast(({ kind: fact }) => fact === 'task.decided')?.payload).toMatchObject({ rulings: expect.arrayContaining([expect.objectContaining({ code: kind === 'OM' ? 'R056' : 'R057', outcome: 'qualified', source: { document: '003', clause: 'A4' } })]) });
    }
  });

  test('new projects are not asked, whatever stands of the system', async () => expect(reviewed(await declared(await anEvaluation('opined', UNQUALIFIED), 'NEW'))).not.toHaveProperty('refused'));

  test('who names no system is stopped until it is named: the file goes back, and passes with it', async () => {
    const record = await declared(await anEvaluation('opined'), 'UPGRADE', null);
    expect(reviewed(record)).toMatchObject({ code: 'R057', outcome: 'original-not-named' });
    await record.do(sendBack(waiting(record, 'first-review').id, 'wangmin'));
    await record.do(resubmit('p1', { kind: 'UPGRADE', data: { originalSystem: OLD } }));
    expect(reviewed(record)).not.toHaveProperty('refused');
  });

  test('a later qualified opinion lifts the veto from then on; what was decided before stays decided', async () => {
    const record = await declared(await anEvaluation('opined', UNQUALIFIED), 'OM');
    expect(reviewed(record)).toMatchObject({ refused: 'gate-open', outcome: 'unqualified' });
    await record.travel('2020-03-02 10:00');
    const again = 'post.2020.zjw-grid-2009';
    await record.do(listed({ year: 2020 }));
    await record.do(fill({ id: again }));
    await record.do(confirm({ id: again }));
    await record.do(assign({ id: again }));
    for (const expert of EXPERTS) await record.do(lock(expert, 8000, { id: again }));
    expect(reviewed(record)).toMatchObject({ refused: 'gate-open', outcome: 'unqualified' }); // a result is no opinion yet
    await record.do(opine({ id: again, year: 2020 }));
    expect(reviewed(record)).not.toHaveProperty('refused');
    expect(record.case(EVALUATION_ID).evaluation?.opinion).toMatchObject({ qualified: false });
  });
});
