import { TABLES, type RowOp, type TableName } from './tables';

type Cells = Record<string, unknown>;
type Merged = { readonly table: TableName; readonly op: 'insert' | 'update' | 'delete'; readonly key: Cells; readonly cells: Cells };

/** Folds what many facts ask of one row into one change of it, so that all rows can be written in one statement. */
export function merge(ops: readonly RowOp[]): Merged[] {
  const byRow = new Map<string, Merged>();
  for (const op of ops) {
    if (op.op === 'delete') forget(byRow, op);
    const keyed = keyOf(op);
    const id = `${op.table} ${JSON.stringify(keyed)}`;
    const before = byRow.get(id);
    byRow.set(id, before ? fold(before, op) : { table: op.table, op: op.op, key: keyed, cells: cellsOf(op) });
  }
  return [...byRow.values()];
}

/** What was only going to be inserted, and then goes, never was: one statement does not see its own insertions. */
function forget(byRow: Map<string, Merged>, { table, key }: Extract<RowOp, { op: 'delete' }>): void {
  for (const [id, pending] of byRow) {
    if (pending.op === 'insert' && pending.table === table && Object.entries(key).every(([column, value]) => pending.cells[column] === value)) byRow.delete(id);
  }
}

function keyOf(op: RowOp): Cells {
  if (op.op !== 'insert') return { ...op.key };
  return Object.fromEntries(TABLES[op.table].key.map((column) => [column, op.row[column]]));
}

const cellsOf = (op: RowOp): Cells => (op.op === 'insert' ? { ...op.row } : op.op === 'update' ? { ...op.set } : {});

/** What is inserted and then changed is inserted as changed; what is changed twice is changed to the later. */
const fold = (before: Merged, op: RowOp): Merged => ({ ...before, cells: { ...before.cells, ...cellsOf(op) } });

/** Part of one statement: a data-modifying CTE and the JSON it reads. `first` is the number of the first free parameter. */
export function ctes(merged: readonly Merged[], first: number): { readonly parts: string[]; readonly values: string[] } {
  const groups = new Map<string, { readonly like: Merged; readonly rows: Cells[] }>();
  for (const each of merged) {
    const shape = `${each.op} ${each.table} ${Object.keys(each.key).join()} ${Object.keys(each.cells).sort().join()}`;
    const group = groups.get(shape) ?? { like: each, rows: [] };
    group.rows.push({ ...each.cells, ...each.key });
    groups.set(shape, group);
  }
  const list = [...groups.values()].sort((a, b) => RANK[a.like.op] - RANK[b.like.op]);
  return {
    parts: list.map(({ like, rows }, n) => `w${first + n} as (${WRITE[like.op](like, { parameter: `$${first + n}`, atMost: ceiling(rows.length) })})`),
    values: list.map(({ rows }) => JSON.stringify(rows)),
  };
}

const RANK = { delete: 0, update: 1, insert: 2 } as const;
const quoted = (column: string): string => `"${column}"`;

type Given = { readonly parameter: string; readonly atMost: number };

/** A power of four that so many rows do not exceed: few texts, so that each can stay prepared. */
function ceiling(rows: number): number {
  let most = 1;
  while (most < rows) most *= 4;
  return most;
}

/** The planner takes any JSON for a hundred rows and would read a whole table to find one of them; the limit tells it how few there are. */
function recordset(table: TableName, columns: readonly string[], { parameter, atMost }: Given): string {
  const types: Readonly<Record<string, string>> = TABLES[table].columns;
  return `(select * from jsonb_to_recordset(${parameter}::jsonb) as j(${columns.map((column) => `${quoted(column)} ${types[column] ?? unknown(table, column)}`).join(', ')}) limit ${atMost}) d`;
}

function unknown(table: TableName, column: string): never {
  throw new Error(`${table} has no column ${column}`);
}

const matches = (key: Cells): string => Object.keys(key).map((column) => `t.${quoted(column)} = d.${quoted(column)}`).join(' and ');

const WRITE = {
  insert({ table, key, cells }: Merged, given: Given): string {
    const columns = [...new Set([...Object.keys(cells), ...Object.keys(key)])];
    const once = table === 'notice' || table === 'letter_file' ? ' on conflict do nothing' : '';
    return `insert into ${table} (${columns.map(quoted).join(', ')}) select ${columns.map((c) => `d.${quoted(c)}`).join(', ')} from ${recordset(table, columns, given)}${once}`;
  },
  update({ table, key, cells }: Merged, given: Given): string {
    const set = Object.keys(cells).filter((column) => !(column in key));
    return `update ${table} t set ${set.map((c) => `${quoted(c)} = d.${quoted(c)}`).join(', ')} from ${recordset(table, [...set, ...Object.keys(key)], given)} where ${matches(key)}`;
  },
  delete: ({ table, key }: Merged, given: Given): string => `delete from ${table} t using ${recordset(table, Object.keys(key), given)} where ${matches(key)}`,
} as const;
