import type { Also } from '../record/change';

/** The receipt of a batch: the one it has, else the next number of its year, taken last of all so that the numbers have no gap. */
export const takeReceipt = (batchId: string, year: number): Also<string> => async (client) => {
  const kept = await client.query<{ receipt: string | null }>('select receipt from declaration_batch where id = $1', [batchId]);
  if (kept.rows[0]?.receipt) return kept.rows[0].receipt;
  const { rows } = await client.query<{ value: number }>(`insert into counter (name, value) values ($1, 1) on conflict (name) do update set value = counter.value + 1 returning value`, [`receipt.${year}`]);
  return `S${year}-${String(rows[0]?.value ?? 0).padStart(4, '0')}`;
};
