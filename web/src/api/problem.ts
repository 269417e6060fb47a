import type { Problem } from './contract';

type Failure = Error & { readonly problem: Problem };

/** What is thrown when the answer is a problem, or when there is none. */
export const failure = (problem: Problem): Failure => Object.assign(new Error(problem.detail), { problem });

/** The problem behind whatever was thrown; what is not ours to explain is a fault. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Error && 'problem' in error) return error.problem as Problem;
  return { type: '/problems/internal', title: 'Fault', status: 0, detail: error instanceof Error ? error.message : '' };
}

/** The stable name at the end of a problem's type: the key of its words. */
export const nameOf = (problem: Problem): string => problem.type.split('/').at(-1) ?? 'internal';

/** Whether the same request may succeed when it is simply sent again. */
export const isPassing = (problem: Problem): boolean => ['offline', 'unavailable'].includes(nameOf(problem));

/** Whether it is certain that nothing more will come of the request: the server said no. */
export const isFinal = (problem: Problem): boolean => problem.status >= 400 && problem.status < 500;

/** The problem that a response carries, or the nearest name for its status. */
export async function problemIn(response: Response): Promise<Problem> {
  if (response.headers.get('content-type')?.includes('json')) {
    const body = (await response.json()) as Partial<Problem>;
    if (typeof body.type === 'string') return { title: '', detail: '', status: response.status, ...body } as Problem;
  }
  return { type: `/problems/${NAMES[response.status] ?? (response.status >= 500 ? 'internal' : 'invalid-request')}`, title: '', status: response.status, detail: '' };
}

const NAMES: Record<number, string> = { 401: 'not-signed-in', 403: 'csrf', 404: 'not-found', 413: 'too-large', 429: 'rate-limited', 502: 'unavailable', 503: 'unavailable', 504: 'unavailable' };

/** The problem of having reached nobody. */
export const OFFLINE: Problem = { type: '/problems/offline', title: 'Offline', status: 0, detail: '' };
