import { NativeConnection, Worker } from '@temporalio/worker';
import pg from 'pg';
import { roadActivities } from './activities';

/** The worker of the comparison, in a process of its own like the product's. */
async function main([address = '', namespace = '', databaseUrl = '']: readonly string[]): Promise<void> {
  const connection = await NativeConnection.connect({ address });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
  await pool.query('create table if not exists bench_road (id integer primary key, n integer not null default 0)');
  await pool.query('insert into bench_road (id) select generate_series(0, 63) on conflict do nothing');
  const worker = await Worker.create({ connection, namespace, taskQueue: 'bench-road', workflowsPath: require.resolve('./workflows'), activities: roadActivities(pool, (name, at) => { process.send?.({ name, at }); }) });
  process.once('SIGTERM', () => worker.shutdown());
  process.send?.({ name: 'ready', at: 0 });
  await worker.run();
  await Promise.all([connection.close(), pool.end()]);
  process.disconnect?.();
}

void main(process.argv.slice(2));
