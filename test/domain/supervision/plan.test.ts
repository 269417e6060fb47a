import { dayOf } from '../../../domain/calendar/calendar';
import { occurrencesOf } from '../../../domain/supervision/import-plan';
import { agree, report, sendBack } from '../../support/deeds';
import { broken } from '../../support/invariants';
import { CALENDAR, on, PACK, type MemoryRecord } from '../../support/memory-record';
import { accepted, acknowledge, answer, create, mark, move, occur, ownerOf, planOn, returned, rowId, verifying } from '../../support/supervision-deeds';
import { waiting } from '../../support/cases';
import { who } from '../../support/deeds';

const MEMBERS = PACK.memberLists[0]?.members ?? [];
const DISTRICTS = PACK.organs.filter(({ name }) => /区政府$/.test(name.zh) && !/^各/.test(name.zh)).map(({ id }) => id).sort();
const spoken = (record: MemoryRecord, id: string): string[] => record.facts(id).flatMap((fact) => (fact.kind === 'rung.fired' || fact.kind === 'deadline.missed' ? [`${fact.payload.rung} ${dayOf(CALENDAR, fact.at)}`] : []));
const told = (record: MemoryRecord, id: string, rung: string): string[] => record.facts(id).flatMap((fact) => (fact.kind === 'rung.fired' && fact.payload.rung === rung ? fact.payload.tells.map(({ as }) => as) : []));
const supervised = (record: MemoryRecord, id: string) => record.case(id).supervised;

describe('the plan of 2019, imported on the first of April', () => {
  let record: MemoryRecord;
  beforeAll(async () => { record = await planOn('2019-04-01 09:30'); });
  const rows = () => record.tables.get('supervised_task') ?? [];

  test('is 43 rows and the six reports that fall due until its horizon', () => {
    expect([rows().length, rows().filter((row) => row['occurrence_of'] === null).length]).toEqual([49, 43]);
    expect(rows().filter((row) => row['occurrence_of'] === rowId('B03')).map((row) => row['due_on'])).toEqual(['2019-06-30', '2019-12-31', '2020-06-30', '2020-12-31', '2021-06-30', '2021-12-31']);
  });

  test('has the due kinds of the document: one approximate, 21 by a day, four without, four recurring, three from a day on, ten within a time', () => {
    const kinds = rows().filter((row) => row['occurrence_of'] === null).map((row) => String(row['due_kind']));
    expect(Object.fromEntries([...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((each) => each === kind).length]))).toEqual({ approximate: 1, by_date: 21, from: 3, none: 4, recurring: 4, window: 10 });
  });

  test('what was done before is opened and closed by the import, and is asked of nobody', () => {
    expect(record.case(rowId('01'))).toMatchObject({ process: { outcome: 'done-at-import' }, supervised: { state: 'done-at-import' }, deadlines: [] });
    expect(record.facts(rowId('01')).map(({ kind }) => kind)).toEqual(['process.opened', 'supervised.assigned', 'awaiting.opened', 'awaiting.ended', 'process.closed']);
  });

  test.each([['from a day on', '03'], ['about a time', 'B07'], ['without a day', 'B09'], ['recurring', 'B05']])('a task %s waits and has no clock', (_, row) => {
    expect(record.case(rowId(row))).toMatchObject({ deadlines: [], awaits: [{ what: 'completion', state: 'open' }], supervised: { dueOn: null } });
  });

  test('a window is due at the end of its last day', () => expect(record.case(rowId('24')).deadlines).toMatchObject([{ of: 'completion.1', dueAt: on('2020-01-01 00:00') }]));

  test('a rung that lies before the import is not made', () => {
    const rungs = record.case(rowId('12')).deadlines[0]?.rungs.map(({ rung }) => rung); // due on 30 April: thirty days before was Sunday 31 March
    expect(rungs).toEqual(['remind-15', 'remind-7', 'remind-1', 'remind-0', 'missed', 'it-head', 'deputy-leader', 'head', 'working-group', 'leading-group']);
  });

  test('every department has an answer of its own to a collective row', () => {
    expect(supervised(record, rowId('04'))?.answers).toEqual([...MEMBERS].sort().map((member) => ({ member, state: 'assigned' })));
    expect(supervised(record, rowId('02'))?.answers).toEqual([]);
  });

  test.each(['B03', 'B03.2019-06-30', 'B08', 'B10'])('row %s is answered by the sixteen districts beside the departments, each for itself', (row) => {
    const asked = supervised(record, rowId(row))?.answers.map(({ member }) => member) ?? [];
    expect(asked.filter((member) => !MEMBERS.includes(member))).toEqual(DISTRICTS);
    expect(asked).toHaveLength(DISTRICTS.length + MEMBERS.length);
  });
});

test('imported late, a day that is past is kept and nobody is reminded of it', async () => {
  const record = await planOn('2019-07-15 09:00');
  const past = (record.tables.get('supervised_task') ?? []).filter((row) => row['historical'] === true).map((row) => String(row['id']).slice('shanghai-2019.SH19-'.length)).sort();
  expect(past).toEqual(['01', '02', '04', '05', '12', '16', 'B03.2019-06-30']);
  expect(record.case(rowId('02'))).toMatchObject({ deadlines: [], supervised: { dueOn: '2019-06-30' }, awaits: [{ state: 'open' }] });
  expect(record.facts(rowId('02')).flatMap((fact) => ('tells' in fact.payload ? (fact.payload.tells ?? []) : []))).toEqual([]);
});

test('an import may name other members by the list, as long as they are bodies that can answer', async () => {
  const record = await planOn('2019-04-01 09:30', { 'municipal-departments': ['sh-zjw', 'sh-swj', 'sh-zjw'] });
  expect(supervised(record, rowId('05'))?.answers.map(({ member }) => member)).toEqual(['sh-swj', 'sh-zjw']);
});

test('a horizon within a year cuts the occurrences there', () => {
  const item = PACK.plans[0]?.tasks.find(({ id }) => id === 'SH19-B03');
  expect(item && occurrencesOf({ horizon: { on: '2020-12-30', source: { default: 'x' } } }, item)).toEqual(['2019-06-30', '2019-12-31', '2020-06-30']);
});

const ID = rowId('04'); // due on Sunday 30 June 2019
const three = (): Promise<MemoryRecord> => planOn('2019-04-01 09:30', { 'municipal-departments': ['sh-zjw', 'sh-swj', 'sh-jtw'] });

describe('a collective', () => {
  test('each member signs, answers and is verified for itself; the task closes with the last of them', async () => {
    const record = await three();
    await record.do(acknowledge(ID, ownerOf('sh-zjw')));
    for (const member of ['sh-zjw', 'sh-swj', 'sh-jtw']) await record.do(answer(ID, member));
    expect(record.case(ID).tasks.filter(({ state }) => state === 'open').map(({ key }) => key)).toEqual(['supervisor@sh-wg', 'supervisor@sh-wg', 'supervisor@sh-wg']);
    await record.do(accepted(record, ID, 'sh-zjw'));
    await record.do(returned(record, ID, 'sh-swj'));
    expect(supervised(record, ID)?.answers).toEqual([{ member: 'sh-jtw', state: 'reported' }, { member: 'sh-swj', state: 'returned' }, { member: 'sh-zjw', state: 'verified' }]);
    await record.do(accepted(record, ID, 'sh-jtw'));
    expect(record.case(ID).process.closedAt).toBeNull();
    await record.do(answer(ID, 'sh-swj'));
    await record.do(accepted(record, ID, 'sh-swj'));
    expect(record.case(ID)).toMatchObject({ process: { outcome: 'verified' }, supervised: { state: 'verified' } });
    expect(broken(record, ID)).toEqual([]);
  });

  test('a returned member is told, and only that one', async () => {
    const record = await three();
    await record.do(answer(ID, 'sh-swj'));
    await record.do(returned(record, ID, 'sh-swj'));
    const returnedTo = (record.tables.get('notice') ?? []).filter((row) => row['template'] === 'verification-returned').map((row) => row['recipient_id']);
    expect(returnedTo).toEqual([who(ownerOf('sh-swj'))]);
  });

  test('its ladder speaks to the members that owe an answer at that moment', async () => {
    const record = await three();
    await record.travel('2019-06-01 10:00');
    await record.do(answer(ID, 'sh-zjw'));
    await record.do(accepted(record, ID, 'sh-zjw'));
    await record.travel('2019-06-17 10:00');
    await record.do(answer(ID, 'sh-swj'));
    await record.do(returned(record, ID, 'sh-swj'));
    await record.do(answer(ID, 'sh-jtw')); // waits for the working group, not for its member
    await record.travel('2019-07-31 10:00');
    expect(['remind-30', 'remind-15', 'remind-7', 'it-head'].map((rung) => told(record, ID, rung).filter((as) => !as.startsWith('it_head') && !as.startsWith('dept')))).toEqual([
      ['task_owner@sh-jtw', 'task_owner@sh-swj', 'task_owner@sh-zjw'], ['task_owner@sh-jtw', 'task_owner@sh-swj'], ['task_owner@sh-swj'], ['task_owner@sh-swj'],
    ]);
    expect(told(record, ID, 'deputy-leader')).toEqual(['deputy_leader@sh-swj']);
    expect(record.facts(ID).flatMap((fact) => (fact.kind === 'letter.issued' && fact.payload.letter === 'reminder' ? [fact.payload.to.map(({ organ }) => organ)] : []))[0]).toEqual(['sh-swj', 'sh-swj', 'sh-swj']);
  });

  test('a second return of one member is measured against its own first, not against another member’s', async () => {
    const record = await three();
    for (const member of ['sh-swj', 'sh-jtw']) { await record.do(answer(ID, member)); await record.do(returned(record, ID, member)); }
    await record.do(answer(ID, 'sh-swj'));
    const task = verifying(record, ID, 'sh-swj');
    expect(record.case(ID).deadlines.find(({ of }) => of === `verification.${task.round}.verify`)).toMatchObject({ state: 'open' });
    expect(record.act(sendBack(task.id, 'zhengshi'))).not.toHaveProperty('refused');
    expect(record.case(ID).deadlines.filter(({ state }) => state === 'paused').map(({ of }) => of)).toEqual(['verification.2.verify', 'verification.3.verify']);
  });
});

test('a lead signs for its task, reports, and signs no more after a return', async () => {
  const record = await planOn('2019-04-01 09:30');
  await record.do(acknowledge(rowId('23'), 'zjw-review'));
  expect(supervised(record, rowId('23'))?.state).toBe('acknowledged');
  await record.do(report(rowId('23')));
  await record.do(sendBack(waiting(record, 'verify', rowId('23')).id, 'zhengshi'));
  expect(supervised(record, rowId('23'))?.state).toBe('returned');
});

test('a task without a day is reported and verified like any other', async () => {
  const record = await planOn('2019-04-01 09:30');
  await record.do(report(rowId('B09'), ownerOf('sh-zfb')));
  await record.do(agree(waiting(record, 'verify', rowId('B09')).id, 'zhengshi'));
  expect(record.case(rowId('B09')).process.outcome).toBe('verified');
});

test('one that is given a day has its ladder from then on, and that day as its original', async () => {
  const record = await planOn('2019-04-01 09:30');
  await record.do(move(rowId('B09'), '2019-05-31'));
  expect(supervised(record, rowId('B09'))).toMatchObject({ dueOn: '2019-05-31', originalDueOn: '2019-05-31' });
  await record.travel('2019-05-31 10:00');
  expect(spoken(record, rowId('B09'))).toEqual(['remind-30 2019-04-30', 'remind-15 2019-05-16', 'remind-7 2019-05-24', 'remind-1 2019-05-30', 'remind-0 2019-05-31']);
});

test('a historical task that is given a day is reminded of again', async () => {
  const record = await planOn('2019-07-15 09:00');
  await record.do(move(rowId('02'), '2019-08-30'));
  expect(supervised(record, rowId('02'))).toMatchObject({ historical: false, originalDueOn: '2019-06-30' });
  await record.travel('2019-08-20 10:00');
  expect(spoken(record, rowId('02'))).toEqual(['remind-30 2019-07-31', 'remind-15 2019-08-15']);
});

test('the supervisor opens one more occurrence of a recurring row; it is a task of its own, for the members of that row', async () => {
  const record = await planOn('2019-04-01 09:30', { 'districts-and-departments': ['sh-zjw', 'sh-qhp', 'sh-jtw'] });
  await record.do(occur('B03', '2022-06-30'));
  const id = `${rowId('B03')}.2022-06-30`;
  expect(record.case(id)).toMatchObject({ process: { closedAt: null }, supervised: { dueOn: '2022-06-30', item: 'SH19-B03' } });
  expect(supervised(record, id)?.answers.map(({ member }) => member)).toEqual(['sh-jtw', 'sh-qhp', 'sh-zjw']);
  await record.do(occur('B05', '2019-09-30'));
  expect(record.case(`${rowId('B05')}.2019-09-30`)).toMatchObject({ deadlines: [{ of: 'completion.1' }], supervised: { leads: ['sh-zfb', 'sh-dsj', 'sh-jxw', 'sh-czj', 'sh-fgw'] } });
});

test('what a leader asks for is a task at once, with its source, its leads and its ladder', async () => {
  const record = await planOn('2019-06-03 09:00');
  await record.do(create());
  expect(record.case('adhoc-1')).toMatchObject({ process: { kind: 'supervisedTask', title: '排查积水点' }, supervised: { plan: 'ad-hoc', origin: 'leader-instruction', clause: '批示〔2019〕3号', dueOn: '2019-08-30' }, deadlines: [{ ladder: 'plan-task', dueAt: on('2019-08-31 00:00') }] });
  await record.do(mark('adhoc-1'));
  expect(supervised(record, 'adhoc-1')?.isKey).toBe(true);
  await record.do(create({ id: 'adhoc-2', dueOn: '2019-05-31' }));
  expect(record.case('adhoc-2')).toMatchObject({ supervised: { historical: true }, deadlines: [] });
  await record.do(create({ id: 'adhoc-3', dueOn: null, list: 'municipal-departments' }));
  expect(supervised(record, 'adhoc-3')?.answers).toHaveLength(MEMBERS.length);
});
