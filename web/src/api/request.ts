import type { Me } from './contract';
import { failure, nameOf, OFFLINE, problemIn } from './problem';
import { isAttended } from './attended';
import { csrfToken, signedIn, signedInAgain, wasSignedIn } from './session';

export type Method = 'POST' | 'PUT' | 'DELETE';
export type Sending = { readonly method: Method; readonly path: string; readonly body?: unknown; readonly file?: File };

/** The answer of a read; waits for the person where her session has run out. */
export const read = <T>(path: string, signal?: AbortSignal): Promise<T> => settled<T>(path, () => ({ method: 'GET', ...(signal ? { signal } : {}) }));

/** The answer of an act, sent under this command id. */
export const send = <T>({ method, path, body, file }: Sending, key: string): Promise<T> => settled<T>(path, () => ({
  method,
  headers: { ...(file ? headersOf(file) : { 'Content-Type': 'application/json' }), 'X-CSRF-Token': csrfToken(), 'Idempotency-Key': key },
  ...(file ? { body: file } : body === undefined ? {} : { body: JSON.stringify(body) }),
}));

const headersOf = (file: File): Record<string, string> => ({ 'Content-Type': file.type || 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) });

/** An expired session and a stale token are mended once, and the request goes out again. */
async function settled<T>(path: string, init: () => RequestInit): Promise<T> {
  const first = await reach(path, init());
  if (first.ok) return answerOf<T>(first);
  const problem = await problemIn(first);
  if (!(await mended(path, nameOf(problem)))) throw failure(problem);
  const second = await reach(path, init());
  if (second.ok) return answerOf<T>(second);
  throw failure(await problemIn(second));
}

async function mended(path: string, name: string): Promise<boolean> {
  if (path === 'session' || !wasSignedIn()) return false;
  if (name === 'not-signed-in') {
    await signedInAgain();
    return true;
  }
  if (name !== 'csrf') return false;
  const me = await reach('me', { method: 'GET' });
  if (me.ok) signedIn((await me.json()) as Me);
  return me.ok;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/${path}`, { credentials: 'same-origin', ...init, headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang, ...(init.method === 'GET' && !isAttended() && { 'X-Unattended': 'yes' }), ...init.headers } });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw failure(OFFLINE);
  }
}

const answerOf = async <T>(response: Response): Promise<T> => {
  const text = await response.text();
  return (text === '' ? {} : JSON.parse(text)) as T;
};
