import { Connection, WorkflowClient } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { bundleOf } from '../../bin/worker';
import type { Docket } from '../support/docket';

Runtime.install({ logger: new DefaultLogger('ERROR') });

export type History = { readonly workflowId: string; readonly history: unknown };

/** The histories of every run that a Docket's namespace has had. */
export async function historiesOf(docket: Docket): Promise<History[]> {
  const connection = await Connection.connect({ address: String(process.env['DOCKET_TEST_TEMPORAL']) });
  const client = new WorkflowClient({ connection, namespace: docket.namespace });
  const histories: History[] = [];
  for await (const one of client.list().intoHistories()) histories.push(one);
  await connection.close();
  return histories;
}

/** Replays histories on the bundle that made them; answers those on which it takes another way. */
export async function replay(histories: readonly History[]): Promise<string[]> {
  const { codePath } = await bundleOf(String(process.env['DOCKET_TEST_HOME']));
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { codePath } }, histories)) if (error) failed.push(`${workflowId}: ${error.message}`);
  return failed;
}

/** Replays all that a Docket has moved: none takes another way, and there were some. */
export async function replayed(docket: Docket): Promise<{ failed: string[]; atLeast: boolean }> {
  const histories = await historiesOf(docket);
  return { failed: await replay(histories), atLeast: histories.length > 1 };
}
