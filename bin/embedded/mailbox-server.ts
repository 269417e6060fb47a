import { connect, type Socket } from 'node:net';
import type { Logger } from 'pino';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Arriving, MailFolder, StoredMail } from './mail-folder';

export type Hooks = {
  onArrival?: (mail: Arriving) => void | Promise<void>; // before it is stored; an error's `responseCode` is the answer
  onMessage?: (mail: StoredMail, line: { drop(): void }) => void | Promise<void>; // stored, and the 250 not yet said
};
export type Serving = Hooks & { folder: MailFolder; name: string; log: Logger };
export type Listener = { stop(): Promise<void> };

const LIMIT_BYTES = 2 * 1024 * 1024;

/** An SMTP server listens on this port of 127.0.0.1 and stores what it is given; undefined when the port is taken. */
export async function listen(port: number, serving: Serving): Promise<Listener | undefined> {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    banner: serving.name,
    size: LIMIT_BYTES,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onData: (stream, session, reply) => {
      const line = { drop: () => void sockets.get(session.remotePort)?.destroy() };
      receive({ stream, session, line }, serving).then(() => reply(), reply);
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  if (!(await listens(server, port))) return undefined;
  // A client that hangs up in the middle of a word is no fault of ours.
  server.on('error', (error) => serving.log.debug({ error: error.message }, 'mailbox.line'));
  return { stop: () => new Promise((done) => server.close(done)) };
}

function listens(server: SMTPServer, port: number): Promise<boolean> {
  return new Promise((answer, refuse) => {
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? answer(false) : refuse(error)));
    server.listen(port, '127.0.0.1', () => answer(true));
  });
}

type Received = { stream: SMTPServerDataStream; session: SMTPServerSession; line: { drop(): void } };

async function receive({ stream, session, line }: Received, { folder, log, onArrival, onMessage }: Serving): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw Object.assign(new Error('邮件超过 2 MB / mail larger than 2 MB'), { responseCode: 552 });

  const { mailFrom, rcptTo } = session.envelope;
  const arriving = {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    receivedAt: Date.now(),
    raw: Buffer.concat(chunks),
  };
  await onArrival?.(arriving);
  const mail = await folder.store(arriving);
  log.debug({ id: mail.id, messageId: mail.messageId }, 'mailbox.stored');
  await onMessage?.(mail, line);
}

/** Answers by what name the server on this port of 127.0.0.1 greets, or undefined when it is silent. */
export function greetingOn(port: number): Promise<string | undefined> {
  return new Promise((answer) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2_000 });
    const end = (greeting?: string) => {
      socket.destroy();
      answer(greeting);
    };
    socket.once('data', (data) => end(data.toString('utf8')));
    socket.once('timeout', () => end());
    socket.once('error', () => end());
    socket.once('close', () => end());
  });
}
