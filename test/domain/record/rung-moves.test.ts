import type { Pack, Rung } from '../../../domain/policy/pack';
import { readPack } from '../../../domain/policy/read-pack';
import type { Fact } from '../../../domain/record/fact';
import { aRecord, on, PACK } from '../../support/memory-record';
import { agree, claim, declare, onOne, who } from '../../support/deeds';
import { recuse } from '../../../domain/approval/recuse';
import { delegate } from '../../../domain/approval/delegate';
import { letSign, takeOff } from '../../support/routes';
import { standsIn } from '../../support/substitutes';
import { packFiles } from '../policy/shipped-pack';

const TASK = 'p1~confirmation~1~confirm~confirmer';
const CLAUSE = { document: '003', clause: 'B2' };
type Moves = NonNullable<Rung['moves']>;

/** The pack that ships, the first escalation of a confirmation moving something. */
const moving = (moves: Moves): Pack => ({
  ...PACK,
  ladders: PACK.ladders.map((ladder) => (ladder.id !== 'confirmation-item' ? ladder : { ...ladder, rungs: ladder.rungs.map((rung) => (rung.id === firstEscalation ? { ...rung, moves } : rung)) })),
});
const firstEscalation = PACK.ladders.find(({ id }) => id === 'confirmation-item')?.rungs.find(({ kind }) => kind === 'escalate')?.id ?? '';

async function late(moves: Moves, before: (record: ReturnType<typeof aRecord>) => Promise<unknown> = () => Promise.resolve(), beginning: Parameters<typeof aRecord>[0] = {}) {
  const record = aRecord({ ...beginning, pack: moving(moves) });
  await record.do(declare());
  await before(record);
  await record.travel('2019-04-11 10:00'); // due on the 10th, the first escalation speaks the next working day
  return record;
}
const ofRung = (facts: readonly Fact[]): Fact[] => { const from = facts.findIndex(({ kind, payload }) => kind === 'rung.fired' && 'rung' in payload && payload.rung === firstEscalation); return facts.slice(from + 1); };

test('an open task goes to another office: whose it was is not asked any more, who is asked now is told', async () => {
  const record = await late([{ openTo: { role: 'dept_head', at: 'department' } }], (r) => r.do(claim(TASK, 'zjw-review')));
  const facts = ofRung(record.facts('p1'));
  expect(facts.map(({ kind }) => kind)).toEqual(['task.cancelled', 'task.opened']);
  expect(facts[0]?.payload).toMatchObject({ taskId: TASK, why: 'superseded', by: 'clock' });
  expect(facts[1]?.payload).toMatchObject({ taskId: `${TASK}~${firstEscalation}`, key: 'dept_head@sh-zjw', seat: 'confirmer', by: 'clock', tells: [{ as: 'dept_head@sh-zjw' }] });
  expect(record.act(agree(TASK, 'zjw-review'))).toMatchObject({ refused: 'act-not-available' });
  expect(record.act(agree(`${TASK}~${firstEscalation}`, 'zjw-deputy'))).toMatchObject({ round: { outcome: 'agreed' } });
});

test('the seat of a signer whom a colleague added stays one that the colleague may take off', async () => {
  const record = await late([{ openTo: { role: 'dept_head', at: 'department' } }], (r) => r.do(letSign(TASK, 'zjw-review', { beside: ['zjw-review-2'] })));
  expect(record.case().tasks.find(({ id }) => id === `${TASK}+1~${firstEscalation}`)).toMatchObject({ state: 'open', key: 'dept_head@sh-zjw', added: 'beside', askedBy: who('zjw-review') });
  await record.do(takeOff(`${TASK}+1~${firstEscalation}`, 'zjw-review'));
  expect(record.act(agree(`${TASK}~${firstEscalation}`, 'zjw-deputy'))).toMatchObject({ round: { outcome: 'agreed' } });
});

test('a move that finds nobody gives way to the next; where none can be made the rung only speaks', async () => {
  const nobody = { openTo: { role: 'acceptance_clerk', organ: 'sh-zjw' } } as const;
  expect(ofRung((await late([{ handTo: 'substitute' }, nobody, { openTo: { role: 'dept_head', at: 'department' } }])).facts('p1')).map(({ kind }) => kind)).toEqual(['task.cancelled', 'task.opened']);
  expect(ofRung((await late([{ handTo: 'substitute' }, nobody])).facts('p1'))).toEqual([]);
});

describe('to the substitute of somebody who is away', () => {
  const held = (record: ReturnType<typeof aRecord>): Promise<unknown> => record.do(claim(TASK, 'zjw-review'));
  const away = (...substitutions: readonly ReturnType<typeof standsIn>[]) => late([{ handTo: 'substitute' }], held, { substitutions });

  test('her task is given to the one who stands in for her: both are told, and it is decided in the substitute’s own name', async () => {
    const record = await away(standsIn('zjw-deputy', 'zjw-review'));
    const facts = ofRung(record.facts('p1'));
    expect(facts.map(({ kind }) => kind)).toEqual(['task.reassigned']);
    expect(facts[0]).toMatchObject({ actorId: 'clock', payload: { taskId: TASK, from: who('zjw-review'), to: who('zjw-deputy'), by: 'clock', why: 'rung', tells: [{ to: who('zjw-deputy') }, { to: who('zjw-review') }] } });
    expect(record.case().tasks.find(({ id }) => id === TASK)).toMatchObject({ state: 'claimed', assignee: who('zjw-deputy') });
    expect(record.act(agree(TASK, 'zjw-review'))).toMatchObject({ refused: 'task-already-claimed', by: who('zjw-deputy') });
    await record.do(agree(TASK, 'zjw-deputy'));
    expect(record.case().tasks.find(({ id }) => id === TASK)).toMatchObject({ decidedBy: who('zjw-deputy'), decidedFor: null });
  });

  test('who hears that a task is hers is not told beside it that it is late; without her, whom the rung names is', async () => {
    const tells = (record: ReturnType<typeof aRecord>): unknown => record.facts('p1').flatMap((fact) => (fact.kind === 'rung.fired' && fact.payload.rung === firstEscalation ? fact.payload.tells.map(({ to }) => to) : []));
    expect(tells(await away(standsIn('zjw-deputy', 'zjw-review')))).toEqual([]);
    expect(tells(await away(standsIn('zjw-review-2', 'zjw-review')))).toEqual([who('zjw-deputy')]);
  });

  test('it is given once: the later rungs of the same ladder speak and move nothing', async () => {
    const record = await away(standsIn('zjw-deputy', 'zjw-review'));
    await record.travel('2019-05-20 10:00');
    expect(record.facts('p1').filter(({ kind }) => kind === 'task.reassigned')).toHaveLength(1);
  });

  test('where nobody stands in, the next of the pack’s moves is made; where there is none, the rung only speaks and all stays as it was', async () => {
    const next = await late([{ handTo: 'substitute' }, { openTo: { role: 'dept_head', at: 'department' } }], held);
    expect(ofRung(next.facts('p1')).map(({ kind }) => kind)).toEqual(['task.cancelled', 'task.opened']);
    const alone = await away();
    expect(ofRung(alone.facts('p1'))).toEqual([]);
    expect(alone.facts('p1').find(({ kind, payload }) => kind === 'rung.fired' && payload.rung === firstEscalation)?.payload).toMatchObject({ notice: 'deadline-escalated', tells: [{ to: who('zjw-deputy') }] });
    expect(alone.case().tasks.find(({ id }) => id === TASK)).toMatchObject({ state: 'claimed', assignee: who('zjw-review') });
  });

  const SPEAKS: readonly (readonly [string, ReturnType<typeof standsIn>])[] = [
    ['whose days ended the evening before', standsIn('zjw-deputy', 'zjw-review', { to: on('2019-04-11 00:00') })],
    ['whose days begin tomorrow', standsIn('zjw-deputy', 'zjw-review', { from: on('2019-04-12 00:00') })],
    ['who stands in for other routes only', standsIn('zjw-deputy', 'zjw-review', { kinds: ['operationYear'] })],
    ['who stands in for smaller sums only', standsIn('zjw-deputy', 'zjw-review', { maxFen: 1 })],
    ['who has no office there and could never decide it in her own name', standsIn('hanliu', 'zjw-review')],
    ['who sits in the unit that handed it in', standsIn('zjw-clerk-review', 'zjw-review')],
    ['who stands in for a colleague', standsIn('zjw-deputy', 'zjw-review-2')],
  ];
  test.each(SPEAKS)('it is not given to somebody %s', async (_, substitution) => {
    expect(ofRung((await away(substitution)).facts('p1'))).toEqual([]);
  });

  test('of several the first who can have it has it', async () => {
    const record = await away(standsIn('hanliu', 'zjw-review'), standsIn('zjw-review-2', 'zjw-review'), standsIn('zjw-deputy', 'zjw-review'));
    expect(ofRung(record.facts('p1')).map(({ payload }) => payload)).toMatchObject([{ to: who('zjw-review-2') }]);
  });

  test('who stood back from the case is not given it in another’s place', async () => {
    const record = await late([{ handTo: 'substitute' }], async (r) => {
      await r.do(claim(TASK, 'zjw-deputy'));
      await r.do(onOne('p1', { by: 'zjw-deputy', content: { recuse: TASK } }, (c, w) => recuse(c, { taskId: TASK, reason: 'text-reason' }, w)));
      await r.do(claim(`${TASK}~x1`, 'zjw-review'));
    }, { substitutions: [standsIn('zjw-deputy', 'zjw-review')] });
    expect(ofRung(record.facts('p1'))).toEqual([]);
  });

  test('what nobody has taken is nobody’s to hand on, and what is out for an opinion stays with its owner', async () => {
    const pool = await late([{ handTo: 'substitute' }], () => Promise.resolve(), { substitutions: [standsIn('zjw-deputy', 'zjw-review')] });
    expect(ofRung(pool.facts('p1'))).toEqual([]);
    const out = await late([{ handTo: 'substitute' }], (r) => r.do(onOne('p1', { by: 'zjw-review', content: { delegate: TASK } }, (c, w) => delegate(c, { taskId: TASK, to: who('zjw-review-2'), note: null }, w))), { substitutions: [standsIn('zjw-deputy', 'zjw-review-2')] });
    expect(ofRung(out.facts('p1'))).toEqual([]);
    expect(out.case().tasks.find(({ id }) => id === TASK)).toMatchObject({ assignee: who('zjw-review-2'), delegatedBy: who('zjw-review') });
  });
});

test('silence is taken for a yes where a document says so: the clock’s own word, with its rulings, and the round ends as after a person’s', async () => {
  const record = await late([{ deem: 'agree', source: CLAUSE }]);
  const facts = ofRung(record.facts('p1'));
  expect(facts.slice(0, 3).map(({ kind }) => kind)).toEqual(['task.decided', 'deadline.ended', 'round.ended']);
  expect(facts[0]?.payload).toMatchObject({ taskId: TASK, outcome: 'agree', by: 'clock', opinion: null, rulings: expect.arrayContaining([expect.objectContaining({ holds: true })]) });
  expect(facts[2]?.payload).toMatchObject({ route: 'confirmation', outcome: 'agreed' });
  expect(record.act(agree(TASK, 'zjw-review'))).toMatchObject({ refused: 'already-decided', by: 'clock' });
});

test('silence is taken for a no in the same way, and nothing more is said of what has ended', async () => {
  const record = await late([{ deem: 'disagree', source: CLAUSE }]);
  expect(record.facts('p1').find(({ kind }) => kind === 'round.ended')?.payload).toMatchObject({ outcome: 'not-agreed' });
  const rungs = record.facts('p1').filter(({ kind }) => kind === 'rung.fired').length;
  await record.travel('2019-05-20 10:00');
  expect(record.facts('p1').filter(({ kind }) => kind === 'rung.fired')).toHaveLength(rungs);
});

test('who has decided in time is not overruled: the deadline has ended and nothing is deemed', async () => {
  const record = await late([{ deem: 'disagree', source: CLAUSE }], (r) => r.do(agree(TASK, 'zjw-review')));
  expect(record.facts('p1').filter(({ kind }) => kind === 'task.decided').map(({ payload }) => (payload as { by: string }).by)).toEqual(['demo-zjw-review']);
});

test('after an outage all that was due is made at once and in order: what one rung ended, the next leaves alone', async () => {
  const record = aRecord({ pack: moving([{ deem: 'agree', source: CLAUSE }]) });
  await record.do(declare());
  record.at += 60 * 86_400_000;
  record.fireDue();
  const kinds = record.facts('p1').map(({ kind, payload }) => ('rung' in payload ? `${kind} ${payload.rung}` : kind));
  expect(kinds.slice(kinds.indexOf('deadline.missed missed'))).toEqual(['deadline.missed missed', `rung.fired ${firstEscalation}`, 'task.decided', 'deadline.ended', 'round.ended']);
});

/* prettier-ignore */
test.each<[string, string, string]>([
  ['what no document says',           "kind: escalate, moves: [{deem: agree, source: {default: handier}}],", 'deems what no document lets it deem'],
  ['a word before the time is over',  "kind: remind, moves: [{deem: agree, source: {document: '003', clause: B2}}],", 'deems before the time is over'],
  ['an office that decides nothing',  'kind: escalate, moves: [{openTo: {role: group_leader, at: group}}],', 'opens a task to an office that decides nothing'],
  ['a role that nobody knows',        'kind: escalate, moves: [{openTo: {role: judge, at: department}}],', 'role judge is not in the pack'],
  ['an organ that nobody knows',      'kind: escalate, moves: [{openTo: {role: reviewer, organ: sh-nowhere}}],', 'organ sh-nowhere is not in the pack'],
  ['a miss that moves',               'kind: miss, moves: [{handTo: substitute}],', 'only a reminder or an escalation moves'],
])('a rung cannot move %s', (_, to, says) => {
  const kind = /^kind: (\w+)/.exec(to)?.[1] ?? '';
  const read = readPack(packFiles('shanghai').map((file) => (file.path === 'ladders/confirmation-item.yaml' ? { ...file, text: file.text.replace(`kind: ${kind},`, to) } : file)));
  expect('faults' in read ? read.faults.map((fault) => fault.says) : []).toEqual(expect.arrayContaining([expect.stringContaining(says)]));
});

test('a request is decided by people: its route has no ladder that deems', () => {
  const read = readPack(packFiles('shanghai').map((file) => (file.path === 'ladders/change-item.yaml' ? { ...file, text: file.text.replace('kind: escalate,', "kind: escalate, moves: [{deem: agree, source: {document: '003', clause: B8}}],") } : file)));
  expect('faults' in read ? read.faults.map((fault) => fault.says) : []).toEqual(['ladder change-item deems, and a request is decided by people']);
});
