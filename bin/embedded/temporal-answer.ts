import { Connection } from '@temporalio/client';
import { until } from './processes';
import { ensureSearchAttributes } from './search-attributes';

type Asked = { address: string; namespace: string; timeoutMs: number; isGone?: () => boolean };

/** True once the server answers for this namespace and knows our search attributes; false when the time is over or it has gone. */
export async function awaitTemporal({ address, namespace, timeoutMs, isGone = () => false }: Asked): Promise<boolean> {
  let answered = false;
  await until(
    async () => {
      answered = await isReady(address, namespace);
      return answered || isGone();
    },
    timeoutMs,
    100,
  );
  return answered;
}

async function isReady(address: string, namespace: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 2_000 });
    const { workflowService } = connection;
    await connection.withDeadline(deadline(), () => workflowService.describeNamespace({ namespace }));
    await connection.withDeadline(deadline(), () => ensureSearchAttributes(connection as Connection, namespace));
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close().catch(() => undefined);
  }
}

// A frozen server accepts connections and never answers.
function deadline(): number {
  return Date.now() + 5_000;
}
