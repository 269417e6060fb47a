import type { Client } from './law';

/** Of which process a command was carried out: null where of none, undefined where it never was. */
export async function processOfCommand(client: Client, commandId: string): Promise<string | null | undefined> {
  const { rows } = await client.query<{ processId: string | null }>({ name: 'process-of-command', text: 'select process_id as "processId" from command where id = $1', values: [commandId] });
  return rows[0]?.processId;
}
