import type { Connection } from '@temporalio/client';
import { soon } from '../doorbell/connection';
import { ensureSearchAttributes } from './embedded/search-attributes';

const NOT_FOUND = 5; // gRPC
const KEPT_DAYS = 7; // closed runs are for operators to look at; what happened is in the record
const PAUSE_MS = 500;

/** The namespace is there and knows the search attributes of runs; answers its id. Where Temporal's database was lost, both are made again. */
export function keepNamespace(client: Connection, namespace: string): () => Promise<string> {
  let known: string | undefined;
  return async () => {
    const id = (await idOf(client, namespace)) ?? (await register(client, namespace));
    if (id !== known) await client.withDeadline(soon(), () => ensureSearchAttributes(client, namespace));
    known = id;
    return id;
  };
}

async function idOf(client: Connection, namespace: string): Promise<string | undefined> {
  try {
    const { namespaceInfo } = await client.withDeadline(soon(), () => client.workflowService.describeNamespace({ namespace }));
    return namespaceInfo?.id ?? '';
  } catch (err) {
    if (typeof err === 'object' && err !== null && 'code' in err && err.code === NOT_FOUND) return undefined;
    throw err;
  }
}

/** Another worker may have been faster: what counts is that it is there. */
async function register(client: Connection, namespace: string): Promise<string> {
  const seconds = KEPT_DAYS * 86_400;
  await client.withDeadline(soon(), () => client.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: { seconds: seconds as never } })).catch(() => undefined);
  for (let tries = 0; tries < 40; tries += 1) {
    const id = await idOf(client, namespace);
    if (id !== undefined) return id;
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  throw new Error(`Temporal has no namespace ${namespace}, and none could be registered`);
}
