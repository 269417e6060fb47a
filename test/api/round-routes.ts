import type { No, Route } from './route-cases';
import { MISSING, type World } from './world';

const closed = (verb: string) => (w: World): string => `/user-tasks/${w.closedTask}/${verb}`;
const body = (value: unknown) => () => ({ body: value });
const SIGN = { people: ['demo-lisi'], where: 'beside' };
/** Who may not know of the case, who sees it and has no part in it, a task that is not there, and a body that is none of it. */
const closedTo = (verb: string, value: unknown): No[] => [
  { what: 'yjj-review may not even know of it', as: 'yjj-review', path: closed(verb), asking: body(value), status: 404, type: 'not-found' },
  { what: 'the clerk sees it and may not do it', as: 'zjw-clerk', path: closed(verb), asking: body(value), status: 403, type: 'not-a-candidate' },
  { what: 'an id that nothing has', as: 'zjw-review', path: () => `/user-tasks/${MISSING}~confirmation~1~confirm~confirmer/${verb}`, asking: body(value), status: 404, type: 'not-found' },
  { what: 'a field too many', as: 'zjw-review', path: closed(verb), asking: body({ ...(value as object), isAdmin: true }), status: 400, type: 'invalid-request', pointer: '#/' },
];

/** Taking back an own word and letting others sign: how each is refused. That they are done is walked in test/journeys/rounds-model.test.ts and test/web/rounds.test.ts. */
export const ROUND_ROUTES: Readonly<Record<string, Route>> = {
  'POST /user-tasks/{taskId}/recall': { no: [...closedTo('recall', {}), { what: 'a process that is closed', as: 'zjw-review', path: closed('recall'), asking: body({}), status: 409, type: 'process-closed' }] },
  'POST /user-tasks/{taskId}/signers': {
    no: [
      ...closedTo('signers', SIGN), { what: 'a task that was decided', as: 'zjw-review', path: closed('signers'), asking: body(SIGN), status: 409, type: 'already-decided' },
      { what: 'nobody', as: 'zjw-review', path: closed('signers'), asking: body({ people: [], where: 'beside' }), status: 400, type: 'invalid-request', pointer: '#/people' }, { what: 'no such place', as: 'zjw-review', path: closed('signers'), asking: body({ people: ['demo-lisi'], where: 'above' }), status: 400, type: 'invalid-request', pointer: '#/where' },
    ],
  },
  'DELETE /user-tasks/{taskId}/signers': { no: [{ what: 'a seat of the route', as: 'zjw-review', path: closed('signers'), status: 404, type: 'not-found' }, { what: 'yjj-review may not even know of it', as: 'yjj-review', path: closed('signers'), status: 404, type: 'not-found' }] },
};
