import { createHash, randomUUID } from 'node:crypto';

/** A person at the door, over HTTP: signed in, with her cookie and her token. */
export type Visitor = {
  readonly get: <T = Record<string, unknown>>(path: string) => Promise<T>;
  /** An act under a name; the same name is the same command for ever, so that it can be repeated after a kill. */
  readonly act: <T = Record<string, unknown>>(...act: readonly [name: string, method: 'POST' | 'DELETE', path: string, body?: object]) => Promise<T>;
  readonly send: <T = Record<string, unknown>>(method: string, path: string, body?: object) => Promise<T>;
  readonly attach: (path: string, file: { name: string; text: string }) => Promise<void>;
};

/** A "no" as it came back over HTTP. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;
  readonly body: Record<string, unknown>;
  constructor(status: number, body: Record<string, unknown>) {
    super(`${status} ${String(body['type'])} ${String(body['detail'])} ${JSON.stringify(body['errors'] ?? body['params'] ?? '')}`);
    this.status = status;
    this.type = String(body['type']);
    this.body = body;
  }
}

/** A command id that is made of a name. */
export function commandIdOf(name: string): string {
  const hex = createHash('sha256').update(`docket ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Signs a person in. */
export async function signIn(url: string, login: string, password: string): Promise<Visitor> {
  const signed = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login, password }) });
  const me = (await signed.json()) as { csrfToken?: string } & Record<string, unknown>;
  if (!signed.ok || me.csrfToken === undefined) throw new Refusal(signed.status, me);
  const cookie = signed.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const headers = { Cookie: cookie, 'X-CSRF-Token': me.csrfToken, 'Accept-Language': 'zh-CN' };
  const ask = async <T>(method: string, path: string, more: { headers?: Record<string, string>; body?: string } = {}): Promise<T> => {
    const answer = await fetch(`${url}/api${path}`, { method, headers: { ...headers, ...more.headers }, ...(more.body !== undefined && { body: more.body }) });
    const text = await answer.text();
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    if (!answer.ok) throw new Refusal(answer.status, body);
    return body as T;
  };
  const json = (body: object): { headers: Record<string, string>; body: string } => ({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  return {
    get: (path) => ask('GET', path),
    send: (method, path, body = {}) => ask(method, path, { ...json(body), headers: { ...json(body).headers, 'Idempotency-Key': randomUUID() } }),
    act: (...[name, method, path, body = {}]) => ask(method, path, { headers: { 'Content-Type': 'application/json', 'Idempotency-Key': commandIdOf(name) }, body: JSON.stringify(body) }),
    attach: async (path, { name, text }) => { await ask('PUT', path, { headers: { 'Content-Type': 'application/pdf', 'X-File-Name': encodeURIComponent(name) }, body: text }); },
  };
}
