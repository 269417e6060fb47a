import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre/xlsx';

/** A column of a sheet: its heading, and how wide it stands. */
export type Column = { readonly header: string; readonly width: number };
export type Cell = string | number | null;

/** A workbook of one sheet, written while its rows are read. Every text is an inline string, so that what begins like a formula is shown and never computed. */
export const spreadsheet = (rows: AsyncIterable<readonly Cell[]>, { name, columns }: { name: string; columns: readonly Column[] }): Readable =>
  Readable.fromWeb(writeXlsxStream(inCells(rows), { name, columns: columns.map((column) => ({ ...column })), freezePane: { rows: 1 }, inlineStrings: true }) as ReadableStream);

async function* inCells(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield [...row];
}
