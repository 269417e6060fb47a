import type { FactOf, Recorded } from '../../domain/record/fact';
import { insert, type RowOp } from './tables';

/** The id of a letter: its process and its place in the record. */
export const letterId = (processId: string, seq: number): string => `${processId}~letter~${seq}`;

/** The rows of a letter: itself, each office it goes to, and a file that waits to be printed. `cause` counts from the fact that caused it to the letter. */
export function letterIssued({ processId, seq, at, payload }: Recorded<FactOf<'letter.issued'>>): RowOp[] {
  const { letter, number, series, year, n, template, templateHash, pack, signs, to, data, on, cause } = payload;
  const id = letterId(processId, seq);
  const issuedAt = new Date(at).toISOString();
  const keys = [...new Set(to.map(({ role, organ }) => `${role}@${organ}`))];
  return [
    insert('letter', { id, process_id: processId, seq, cause_seq: cause, letter, number, series, year, n, template, template_hash: templateHash, pack, signs, addressees: to, data, issued_on: on, issued_at: issuedAt }),
    ...keys.map((key) => insert('letter_to', { letter_id: id, key, issued_at: issuedAt })),
    insert('letter_file', { letter_id: id }),
  ];
}
