import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Response } from 'express';
import { writeXlsxStream } from 'hucre/xlsx';

/** A column of a sheet: its heading, and how wide it stands. */
export type Column = { readonly header: string; readonly width: number };
export type Cell = string | number | null;

/** A workbook of one sheet, written while its rows are read. Every text is an inline string, so that what begins like a formula is shown and never computed. */
const spreadsheet = (rows: AsyncIterable<readonly Cell[]>, { name, columns }: { name: string; columns: readonly Column[] }): Readable =>
  Readable.fromWeb(writeXlsxStream(inCells(rows), { name, columns: columns.map((column) => ({ ...column })), freezePane: { rows: 1 }, inlineStrings: true }) as ReadableStream);

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
type Sheet = { readonly file: string; readonly named: string; readonly name: string; readonly headings: readonly string[]; readonly widths: readonly number[] };

/** Answers with a workbook of one sheet while its rows are read: `file` is its plain name, `named` the one that people read, both without their ending. */
export function sendSpreadsheet(res: Response, { file, named, name, headings, widths }: Sheet, rows: AsyncIterable<readonly Cell[]>): Promise<void> {
  res.set({ 'Content-Type': XLSX, 'Content-Disposition': `attachment; filename="${file}.xlsx"; filename*=UTF-8''${encodeURIComponent(`${named}.xlsx`)}`, 'X-Content-Type-Options': 'nosniff' });
  return pipeline(spreadsheet(rows, { name, columns: headings.map((header, i) => ({ header, width: widths[i] ?? 16 })) }), res);
}

async function* inCells(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield [...row];
}
