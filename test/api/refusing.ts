import type { Asking } from './ask';
import type { No } from './route-cases';

/** A body as it is sent, and the refusals that most addresses have in common. */
export const body = (value: unknown) => (): Asking => ({ body: value });
export const malformed = (as: string, value: unknown, pointer: string): No => ({ what: `malformed at ${pointer}`, as, asking: body(value), status: 400, type: 'invalid-request', pointer });
export const strict = (as: string, good: object): No => ({ what: 'a field too many', as, asking: body({ ...good, isAdmin: true }), status: 400, type: 'invalid-request', pointer: '#/' });
export const unknown = (as: string, path: string, value: unknown): No => ({ what: 'an id that nothing has', as, path: () => path, asking: body(value), status: 404, type: 'not-found' });
export const hidden = (as: string, value?: unknown): No => ({ what: `${as} may not even know of it`, as, ...(value !== undefined && { asking: body(value) }), status: 404, type: 'not-found' });
export const forbidden = (as: string, type: string, value?: unknown): No => ({ what: `${as} sees it and may not do it`, as, ...(value !== undefined && { asking: body(value) }), status: 403, type });
export const badQuery = (as: string, query: string, pointer: string): No => ({ what: `the query ${query}`, as, query, status: 400, type: 'invalid-request', pointer });
