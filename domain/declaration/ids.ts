/** The process id of a channel's window in a year: the business's own key. */
export const windowId = (jurisdiction: string, channel: string, year: number): string => `${jurisdiction}.${channel}.${year}`;

/** The process id of a department's batch: one for each department, channel and year, so that there is no second one (003 B9). */
export const batchId = (department: string, channel: string, year: number): string => `${department}.${channel}.${year}`;

export type BatchKey = { readonly department: string; readonly channel: string; readonly year: number };

/** What the id of a batch is made of; undefined where it is no such id. */
export function batchKeyOf(id: string): BatchKey | undefined {
  const [, department, channel, year] = /^([^.]+)\.([^.]+)\.(\d{4})$/.exec(id) ?? [];
  return department === undefined || channel === undefined ? undefined : { department, channel, year: Number(year) };
}
