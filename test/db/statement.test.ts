import fc from 'fast-check';
import { ctes, merge } from '../../db/record/statement';
import { insert, remove, update, type RowOp } from '../../db/record/tables';
import { write, type Tables } from '../support/memory-rows';
import { reportSeed } from '../support/seeds';

/** What facts ask of a task's rows, one after the other. */
const STEPS = {
  open: (id) => [insert('user_task', { id, state: 'open' }), insert('queue_entry', { queue_key: 'office', task_id: id, due_at: '1' }), insert('deadline', { process_id: id, of: 'step', generation: 1, fired: 0 })],
  claim: (id) => [update('user_task', { id }, { state: 'claimed', assignee_id: 'she' }), remove('queue_entry', { task_id: id }), insert('queue_entry', { queue_key: 'person', task_id: id, due_at: '1' })],
  unclaim: (id) => [update('user_task', { id }, { state: 'open', assignee_id: null }), remove('queue_entry', { task_id: id }), insert('queue_entry', { queue_key: 'office', task_id: id, due_at: '1' })],
  climb: (id) => [update('deadline', { process_id: id, of: 'step' }, { fired: 1 })],
  move: (id) => [update('deadline', { process_id: id, of: 'step' }, { generation: 2, fired: 0 })],
  decide: (id) => [update('user_task', { id }, { state: 'decided' }), remove('queue_entry', { task_id: id }), update('deadline', { process_id: id, of: 'step' }, { state: 'ended' })],
} as const satisfies Record<string, (id: string) => RowOp[]>;
type StepName = keyof typeof STEPS;
const AFTER: Readonly<Record<string, readonly StepName[]>> = { none: ['open'], open: ['claim', 'climb', 'move', 'decide'], claimed: ['unclaim', 'climb', 'move', 'decide'], decided: [] };
const LEADS: Partial<Record<StepName, string>> = { open: 'open', claim: 'claimed', unclaim: 'open', decide: 'decided' };

/** Histories of three tasks, interleaved as chance has it. */
const history = fc.array(fc.tuple(fc.constantFrom('t1', 't2', 't3'), fc.nat(9)), { maxLength: 40 }).map((picks) => {
  const states = new Map<string, string>();
  return picks.flatMap(([id, pick]) => {
    const possible = AFTER[states.get(id) ?? 'none'] ?? [];
    const step = possible[pick % Math.max(1, possible.length)];
    if (step === undefined) return [];
    states.set(id, LEADS[step] ?? states.get(id) ?? 'none');
    return STEPS[step](id);
  });
});

const sorted = (tables: Tables): string[] => [...tables].flatMap(([table, rows]) => rows.map((row) => `${table} ${JSON.stringify(Object.entries(row).sort())}`)).sort();

/** What PostgreSQL makes of one statement: everything it changes is as it was before the statement; what it inserts comes on top. */
function inOneStatement(tables: Tables, ops: readonly RowOp[]): void {
  for (const wanted of ['delete', 'update', 'insert'] as const) {
    for (const { table, op, key, cells } of merge(ops)) {
      if (op !== wanted) continue;
      write(tables, op === 'insert' ? { op, table, row: { ...cells, ...key } } : op === 'update' ? { op, table, key, set: cells } : { op, table, key });
    }
  }
}

test('what many facts ask of the rows, written in one statement, is what they ask for one after the other', () => {
  fc.assert(fc.property(history, fc.nat(40), (ops, cut) => {
    const [one, other]: [Tables, Tables] = [new Map(), new Map()];
    for (const op of ops.slice(0, cut)) for (const tables of [one, other]) write(tables, op);
    for (const op of ops.slice(cut)) write(one, op);
    inOneStatement(other, ops.slice(cut));
    expect(sorted(other)).toEqual(sorted(one));
  }), reportSeed({ numRuns: 500 }));
});

test('no row is inserted or changed twice in a statement, and merging what is merged changes nothing', () => {
  fc.assert(fc.property(history, (ops) => {
    const merged = merge(ops);
    const rows = merged.filter(({ op }) => op !== 'delete').map(({ table, key }) => `${table} ${JSON.stringify(key)}`);
    expect(new Set(rows).size).toBe(rows.length);
    const again = merge(merged.map(({ op, table, key, cells }): RowOp => (op === 'insert' ? { op, table, row: { ...cells, ...key } } : op === 'update' ? { op, table, key, set: cells } : { op, table, key })));
    expect(again.map((each) => JSON.stringify(each)).sort()).toEqual(merged.map((each) => JSON.stringify(each)).sort());
  }), reportSeed({ numRuns: 200 }));
});

test('rows of one shape are written by one part of the statement, however many they are; a column that no table has is refused', () => {
  const ops = Array.from({ length: 50 }, (_, n) => update('deadline', { process_id: `p${n}`, of: 'step' }, { fired: n }));
  expect(ctes(merge(ops), 4).parts).toHaveLength(1);
  expect(() => ctes(merge([{ op: 'update', table: 'deadline', key: { process_id: 'p', of: 's' }, set: { colour: 'red' } }]), 1)).toThrow('deadline has no column colour');
});
