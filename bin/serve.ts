import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Connection, WorkflowClient } from '@temporalio/client';
import type { Logger } from 'pino';
import { letterHtml } from '../activities/documents/letter-html';
import { linkOf, render } from '../activities/mail/render';
import type { Desk } from '../api/door';
import { createLive } from '../api/live';
import { createApp, listen } from '../api/server';
import type { Mailbox } from '../api/operations/mails';
import type { Database } from '../db/database';
import { readInstallation } from '../db/installation';
import { createRecord } from '../db/record/change';
import { currentBuild } from '../db/sweep';
import { reach } from '../doorbell/connection';
import { createRing } from '../doorbell/ring';

export type Serving = {
  readonly db: Database; readonly log: Logger; readonly host: string; readonly port: number; readonly publicUrl?: string;
  readonly temporal: () => { readonly address: string; readonly namespace: string } | null; readonly mailbox: Mailbox | null; readonly secret?: string; readonly cloudSecret?: string; readonly trustedProxies?: string; readonly point?: (name: string) => Promise<void>;
};

/** Opens the door; answers its address and how to close it. Without a Temporal it records all the same. */
export async function serve(serving: Serving): Promise<{ url: string; stop: () => Promise<void> }> {
  const { db, log, host, port, temporal } = serving;
  const installation = await readInstallation(db.knex);
  if (!installation) throw new Error('the installation was never initialised: run `docket init`');
  const bell = lazyClient(temporal, log);
  const door = crowd();
  const ring = createRing({ client: bell.client, build: cached(() => currentBuild(db.pool)), log, isCrowded: door.isCrowded, ...(serving.point && { point: serving.point }) });
  const desk: Desk = { db, record: createRecord(db.pool), ring, algorithm: installation.hashAlgorithm, log, jurisdiction: installation.jurisdiction, kind: installation.kind, ...(serving.point && { point: serving.point }) };
  const dist = join(__dirname, '..', 'web', 'dist');
  const live = createLive(desk);
  const app = createApp({ desk, live, ...secretsOf(serving, installation.secret), web: existsSync(dist) ? dist : null, mailbox: serving.mailbox, render: (row) => ({ ...render(row, serving.publicUrl ?? ''), link: linkOf(row) }), write: letterHtml, ...(serving.trustedProxies !== undefined && { trustedProxies: serving.trustedProxies }) });
  const server = await listen(app, { host, port });
  server.on('request', door.enters);
  const at = server.address();
  const url = `http://${host}:${typeof at === 'object' && at !== null ? at.port : port}`;
  return {
    url,
    stop: async () => {
      live.stop();
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 3_000).unref();
      await closed;
      await bell.close();
    },
  };
}

const secretsOf = ({ secret, cloudSecret }: Serving, own: string) => ({ secret: secret ?? own, platformSecret: cloudSecret ?? own });

const CACHE_MS = 1_000;
const CROWD = 8; // so many who wait for an answer at once wait for each other
const CROWD_LASTS_MS = 250; // between two waves of answers the crowd is still there

/** Counts who waits at the door for an answer, so that nothing that can wait is done at their cost. */
function crowd(): { readonly enters: (req: IncomingMessage, res: ServerResponse) => void; readonly isCrowded: () => boolean } {
  let [here, seenAt] = [0, -CROWD_LASTS_MS];
  return {
    enters: (req, res) => {
      if (req.url?.startsWith('/api/events')) return; // a page that listens waits for no answer
      here += 1;
      if (here >= CROWD) seenAt = performance.now();
      res.once('close', () => { here -= 1; });
    },
    isCrowded: () => performance.now() - seenAt < CROWD_LASTS_MS,
  };
}

function cached<T>(ask: () => Promise<T>): (fresh?: boolean) => Promise<T> {
  let kept: { value: T; until: number } | undefined;
  return async (fresh = false) => {
    if (fresh || !kept || kept.until < performance.now()) kept = { value: await ask(), until: performance.now() + CACHE_MS };
    return kept.value;
  };
}

/** Connects to Temporal when it is there; a door that cannot ring is still a door. */
function lazyClient(temporal: Serving['temporal'], log: Logger): { client: () => WorkflowClient | undefined; close: () => Promise<void> } {
  let hung: { client: WorkflowClient; connection: Connection } | undefined;
  const hang = (): WorkflowClient | undefined => {
    const at = temporal();
    if (!hung && at) {
      const connection = Connection.lazy(reach(at.address));
      hung = { connection, client: new WorkflowClient({ connection, namespace: at.namespace }) };
      log.debug({ address: at.address }, 'bell.hung');
    }
    return hung?.client;
  };
  return { client: hang, close: () => hung?.connection.close() ?? Promise.resolve() };
}
