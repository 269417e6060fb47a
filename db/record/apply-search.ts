import type { ProcessKind } from '../../domain/record/facts';
import { vectorOf } from '../search/lexemes';
import { insert, update, type RowOp } from './tables';

/** The kinds of process that are looked for; a window is reached by its year. */
export const SEARCHED: ReadonlySet<ProcessKind> = new Set(['projectLifecycle', 'supervisedTask', 'operationYear', 'evaluation', 'declarationBatch', 'request']);

/** What a new process is found by: its name; by whom, the database adds as its rows come to be. */
export const searchOpened = (id: string, { kind, title, at }: { readonly kind: ProcessKind; readonly title: string; readonly at: string }): RowOp[] =>
  SEARCHED.has(kind) ? [insert('search_entry', { process_id: id, kind, opened_at: at, title: vectorOf(title) })] : [];
/** From then on it is found by this name. */
export const searchTitled = (id: string, title: string): RowOp => update('search_entry', { process_id: id }, { title: vectorOf(title) });
/** From then on it is found by this number too. */
export const searchNumbered = (id: string, number: string): RowOp => update('search_entry', { process_id: id }, { number: vectorOf(number) });
