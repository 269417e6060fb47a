import { connect, type Socket } from 'node:net';
import { commandIdOf } from '../bin/first-run/client';

/** One client of the api on one connection, as light as it can be: on two cores what the measuring costs is taken from what is measured. */
export type Wire = { readonly ask: (method: 'GET' | 'POST', path: string, act?: { name: string; body: object }) => Promise<Answer>; readonly close: () => void };
export type Answer = { readonly status: number; readonly ms: number; readonly body: string };
type Waiting = { readonly answered: (answer: Answer) => void; readonly failed: (err: Error) => void; readonly from: number };

/** Signs somebody in and keeps one connection for her; one that idled too long for the server is opened anew. */
export async function openWire(url: string, login: string): Promise<Wire> {
  const { cookie, token } = await session(url, login);
  const { hostname, port } = new URL(url);
  const always = `Host: ${hostname}:${port}\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${token}\r\nConnection: keep-alive\r\n`;
  let line = await openLine(hostname, Number(port));
  return {
    async ask(method, path, act) {
      if (line.isClosed()) line = await openLine(hostname, Number(port));
      const body = act ? JSON.stringify(act.body) : '';
      const more = act ? `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nIdempotency-Key: ${commandIdOf(act.name)}\r\n` : '';
      return line.say(`${method} /api${path} HTTP/1.1\r\n${always}${more}\r\n${body}`);
    },
    close: () => line.close(),
  };
}

type Line = { readonly say: (request: string) => Promise<Answer>; readonly isClosed: () => boolean; readonly close: () => void };

async function openLine(host: string, port: number): Promise<Line> {
  const socket = await reach(host, port);
  let waiting: Waiting | undefined;
  let got: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
    const whole = wholeAnswer(got);
    if (!whole || !waiting) return;
    const { answered, from } = waiting;
    [got, waiting] = [Buffer.alloc(0), undefined];
    answered({ ...whole, ms: performance.now() - from });
  });
  socket.on('error', (err) => waiting?.failed(err));
  socket.on('close', () => waiting?.failed(new Error('the api closed the connection')));
  return {
    say: (request) => new Promise((answered, failed) => {
      waiting = { answered, failed, from: performance.now() };
      socket.write(request);
    }),
    isClosed: () => socket.destroyed || socket.readableEnded,
    close: () => socket.destroy(),
  };
}

async function session(url: string, login: string): Promise<{ cookie: string; token: string }> {
  const signed = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login, password: 'docket-demo' }) });
  const { csrfToken } = (await signed.json()) as { csrfToken?: string };
  if (csrfToken === undefined) throw new Error(`${login} could not sign in: ${signed.status}`);
  return { cookie: signed.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '), token: csrfToken };
}

const reach = (host: string, port: number): Promise<Socket> => new Promise((done, failed) => {
  const socket = connect({ host, port, noDelay: true }, () => done(socket));
  socket.once('error', failed);
});

function wholeAnswer(got: Buffer): { status: number; body: string } | undefined {
  const head = got.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const headers = got.toString('latin1', 0, head);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(headers)?.[1] ?? 0);
  if (got.length < head + 4 + length) return undefined;
  return { status: Number(headers.slice(9, 12)), body: got.toString('utf8', head + 4, head + 4 + length) };
}
