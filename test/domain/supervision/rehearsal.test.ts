import { addDays } from '../../../domain/calendar/days';
import { ladderOf } from '../../../domain/policy/lookup';
import { agree, report, type Deed } from '../../support/deeds';
import { on, PACK, type MemoryRecord } from '../../support/memory-record';
import { accepted, answer, create, ownerOf, planOn, rowId } from '../../support/supervision-deeds';
import { waiting } from '../../support/cases';
import { deadline, OUTSIDE, shown, type Rung } from '../calendar/oracle';

/**
 * Three years of the plan, from the day on which it is imported: by the product's own acts, workflows and clock, in a record in memory. What has to be
 * said is worked out by the table of days, which shares nothing with the product's arithmetic.
 */
const [IMPORTED, UNTIL] = ['2019-03-01', '2022-03-31'];
const RUNGS = ladderOf(PACK, 'plan-task').rungs as unknown as readonly Rung[];
const HISTORICAL = ['adhoc-1', 'adhoc-2'];

/** The plan as it is imported, and two things of the year before that were put on record by hand. */
async function begun(): Promise<MemoryRecord> {
  const record = await planOn(`${IMPORTED} 09:30`);
  await record.do(create({ id: 'adhoc-1', dueOn: '2018-11-30' }));
  await record.do(create({ id: 'adhoc-2', dueOn: '2019-02-28', origin: 'meeting-minutes', leads: ['sh-gaj'] }));
  return record;
}

type Row = { readonly id: string; readonly dueOn: string | null; readonly collective: boolean; readonly lead: string; readonly recurs: boolean };
const rowsOf = (record: MemoryRecord): Row[] => (record.tables.get('supervised_task') ?? []).map((row) => ({
  id: String(row['id']), dueOn: (row['due_on'] as string | null | undefined) ?? null, collective: row['collective'] !== null, lead: (row['leads'] as string[])[0] ?? '', recurs: row['due_kind'] === 'recurring',
}));
const dated = (record: MemoryRecord): Row[] => rowsOf(record).filter(({ id, dueOn }) => dueOn !== null && id !== rowId('01') && !HISTORICAL.includes(id));

/** How many tasks are due on each day, and how often each is reminded of: the day before Sunday 30 June 2019 falls together with the day itself. */
const BY_DAY: readonly (readonly [day: string, tasks: number, reminders: number])[] = [
  ['2019-04-30', 1, 5], ['2019-06-30', 5, 4], ['2019-09-30', 1, 5], ['2019-12-31', 13, 5], ['2020-06-30', 4, 5], ['2020-12-31', 8, 5], ['2021-06-30', 2, 5], ['2021-12-31', 2, 5],
];

/** Every rung that spoke, and every day that was missed, as `rung instant`. */
const spoken = (record: MemoryRecord, id: string): string[] => record.facts(id).flatMap((fact) => {
  if (fact.kind === 'rung.missed') return [`passed over: ${fact.payload.rung}`];
  return (fact.kind === 'rung.fired' || fact.kind === 'deadline.missed') && fact.payload.of.startsWith('completion.') ? [`${fact.payload.rung} ${fact.payload.moment}`] : [];
});
/** What the table of days says of a day, up to an instant. */
function owed(dueOn: string, until: number): string[] {
  const asked = deadline({ startedOn: IMPORTED, minute: 9 * 60 + 30, dueOn, budget: 0, rungs: RUNGS.map((rung) => ({ ...rung, id: rung.id })) });
  return asked === OUTSIDE ? [OUTSIDE] : asked.rungs.filter((line) => Number(line.split(' ')[1]) <= until);
}
const twice = (list: readonly unknown[]): unknown[] => list.filter((each, n) => list.indexOf(each) !== n);

test('the table of days, by hand: a task due on Sunday 30 June 2019', () => {
  expect(shown(deadline({ startedOn: IMPORTED, minute: 570, dueOn: '2019-06-30', budget: 0, rungs: RUNGS }))).toEqual([
    'remind-30 2019-05-31', 'remind-15 2019-06-14', 'remind-7 2019-06-21', 'remind-0 2019-06-28', 'missed 2019-07-01', 'it-head 2019-07-01', 'deputy-leader 2019-07-05', 'head 2019-07-12', 'working-group 2019-07-19', 'leading-group 2019-08-09',
  ]);
});

describe('nobody answers', () => {
  let record: MemoryRecord;
  beforeAll(async () => {
    record = await begun();
    await record.travel(`${UNTIL} 23:59`);
  }, 300_000);

  test('each task with a day is reminded of, missed and escalated exactly as its ladder says, and nothing twice', () => {
    for (const { id, dueOn } of dated(record)) expect([id, spoken(record, id)]).toEqual([id, owed(dueOn ?? '', on(`${UNTIL} 23:59`))]);
    for (const { id } of rowsOf(record)) expect([id, twice(spoken(record, id))]).toEqual([id, []]);
  });

  test('36 tasks had a day: 175 reminders, each day missed once, and every step of the ladder climbed by each', () => {
    const tasks = dated(record);
    expect(Object.fromEntries([...new Set(tasks.map(({ dueOn }) => dueOn))].sort().map((day) => [day, tasks.filter(({ dueOn }) => dueOn === day).length]))).toEqual(Object.fromEntries(BY_DAY.map(([day, count]) => [day, count])));
    const of = (kind: string): number => tasks.reduce((sum, { id }) => sum + spoken(record, id).filter((line) => RUNGS.find((rung) => rung.id === line.split(' ')[0])?.kind === kind).length, 0);
    expect({ reminders: of('remind'), missed: of('miss'), escalations: of('escalate') }).toEqual({ reminders: BY_DAY.reduce((sum, [, count, reminders]) => sum + count * reminders, 0), missed: 36, escalations: 36 * 5 });
  });

  test('nothing is said of what was past before it came, of what only begins on a day, of what has no day, nor of what was done', () => {
    const silent = rowsOf(record).filter((row) => !dated(record).includes(row) && !dated(record).some(({ id }) => id === row.id));
    expect(silent.map(({ id }) => id.replace('shanghai-2019.SH19-', '')).sort()).toEqual(['01', '03', '17', '22', 'B04', 'B05', 'B06', 'B07', 'B08', 'B09', 'B10', 'B11', 'B03', ...HISTORICAL].sort());
    for (const { id } of silent) expect([id, spoken(record, id)]).toEqual([id, []]);
  });

  test('nobody was told one thing twice', () => {
    const told = (record.tables.get('notice') ?? []).map((row) => `${String(row['recipient_id'])} ${String(row['process_id'])} ${String(row['moment'])} ${String(row['template'])}`);
    expect(twice(told)).toEqual([]);
  });

  test('a collective is escalated to every department that has not answered', () => {
    const fired = record.facts(rowId('06')).find((fact) => fact.kind === 'rung.fired' && fact.payload.rung === 'deputy-leader');
    expect(fired?.kind === 'rung.fired' && fired.payload.tells.map(({ as }) => as).sort()).toEqual((PACK.memberLists[0]?.members ?? []).map((member) => `deputy_leader@${member}`).sort());
  });
});

describe('everybody answers ten days before', () => {
  const DAYS_BEFORE = 10;
  let record: MemoryRecord;
  beforeAll(async () => {
    record = await begun();
    const tasks = rowsOf(record).filter(({ id, recurs }) => id !== rowId('01') && !HISTORICAL.includes(id) && !recurs).map((row) => ({ ...row, on: row.dueOn === null ? '2019-06-03' : addDays(row.dueOn, -DAYS_BEFORE) }));
    for (const day of [...new Set(tasks.map((row) => row.on))].sort()) {
      await record.travel(`${day} 10:00`);
      for (const task of tasks.filter((row) => row.on === day)) await answered(task);
    }
    await record.travel(`${UNTIL} 23:59`);
  }, 300_000);

  async function answered({ id, collective, lead }: Row): Promise<void> {
    const put = (deed: Deed): void => expect(record.act(deed)).not.toHaveProperty('refused');
    for (const { member } of record.case(id).supervised?.answers ?? []) {
      put(answer(id, member));
      put(accepted(record, id, member));
    }
    if (!collective) {
      await record.do(report(id, ownerOf(lead)));
      put(agree(waiting(record, 'verify', id).id, 'zhengshi'));
    }
    await record.settle(id);
  }

  test('each task heard only the reminders before its answer, and nothing was missed or escalated', () => {
    for (const { id, dueOn } of dated(record)) expect([id, spoken(record, id)]).toEqual([id, owed(dueOn ?? '', on(`${addDays(dueOn ?? '', -DAYS_BEFORE)} 10:00`))]);
    expect(record.facts().filter(({ kind }) => kind === 'deadline.missed')).toEqual([]);
    expect(record.facts().flatMap((fact) => (fact.kind === 'rung.fired' ? [fact.payload.rung] : [])).filter((rung) => !['remind-30', 'remind-15'].includes(rung))).toEqual([]);
  });

  test('each is verified and closed; the recurring rows go on, and the historical ones stay as they were', () => {
    const open = rowsOf(record).filter(({ id }) => record.case(id).process.closedAt === null).map(({ id }) => id.replace('shanghai-2019.SH19-', '')).sort();
    expect(open).toEqual(['B03', 'B04', 'B05', 'B06', ...HISTORICAL].sort());
    for (const { id } of dated(record)) expect([id, record.case(id).process.outcome]).toEqual([id, 'verified']);
  });
});
