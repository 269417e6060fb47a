import type { Pack, Rung } from '../../../domain/policy/pack';
import { readPack } from '../../../domain/policy/read-pack';
import type { Fact } from '../../../domain/record/fact';
import { aRecord, PACK } from '../../support/memory-record';
import { agree, claim, declare } from '../../support/deeds';
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

async function late(moves: Moves, before: (record: ReturnType<typeof aRecord>) => Promise<unknown> = () => Promise.resolve()) {
  const record = aRecord({ pack: moving(moves) });
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

test('a move that finds nobody gives way to the next; where none can be made the rung only speaks', async () => {
  const nobody = { openTo: { role: 'acceptance_clerk', organ: 'sh-zjw' } } as const;
  expect(ofRung((await late([{ handTo: 'substitute' }, nobody, { openTo: { role: 'dept_head', at: 'department' } }])).facts('p1')).map(({ kind }) => kind)).toEqual(['task.cancelled', 'task.opened']);
  expect(ofRung((await late([{ handTo: 'substitute' }, nobody])).facts('p1'))).toEqual([]);
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
