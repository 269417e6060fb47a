import type { Also } from '../record/change';

/** The next number of the year's opinions, taken last of all: numbers have no gaps, for a refusal gives its number back. */
export const takeOpinionNumber: Also<{ year: number; number: number }> = async (client, { year }) => {
  const { rows } = await client.query<{ value: number }>(`insert into counter (name, value) values ($1, 1) on conflict (name) do update set value = counter.value + 1 returning value`, [`opinion.${year}`]);
  return { year, number: rows[0]?.value ?? 0 };
};
