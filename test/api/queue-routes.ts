import type { Asking } from './ask';
import type { No, Route } from './route-cases';
import { MISSING, taskId } from './world';

const AS = 'zjw-review';
const PRESSES = { urgent: true, reason: '市领导批示。' };
const VIEW = { list: 'tasks', name: '今日', query: 'view=todo&due=today' };
const body = (value: unknown) => (): Asking => ({ body: value });
const badQuery = (query: string, pointer: string): No => ({ what: `the query ${query}`, as: AS, query, status: 400, type: 'invalid-request', pointer });
const malformed = (as: string, value: unknown, pointer: string): No => ({ what: `malformed at ${pointer}: ${JSON.stringify(value).slice(0, 60)}`, as, asking: body(value), status: 400, type: 'invalid-request', pointer });
const nobodys = (as: string, value?: unknown): No => ({ what: `${as} may not even know of it`, as, ...(value !== undefined && { asking: body(value) }), status: 404, type: 'not-found' });

/** The addresses of queues beside the list itself: the next one, what presses, follow-ups, views, the search, what one started or was sent. They come late, for they take files. */
export const QUEUE_ROUTES: Readonly<Record<string, Route>> = {
  'GET /search': {
    ok: { as: AS, query: `?text=${encodeURIComponent('调整中')}`, status: 200, answers: { more: false, rows: expect.arrayContaining([expect.objectContaining({ title: '调整中', processKind: 'projectLifecycle' }), expect.objectContaining({ processKind: 'request' })]) } },
    no: [badQuery('', '#/text'), badQuery('?text=%20', '#/text'), badQuery(`?text=${'a'.repeat(61)}`, '#/text'), badQuery('?text=a&kind=request', '#/')],
  },
  'GET /my-processes': { ok: { as: 'zjw-clerk', query: '?view=started', status: 200, answers: { rows: expect.arrayContaining([expect.objectContaining({ title: '待补正', unread: false })]) } }, no: [badQuery('', '#/view'), badQuery('?view=mine', '#/view'), badQuery('?view=copies&sort=at', '#/')] },
  'GET /my-processes/counts': { ok: { as: 'zjw-clerk', status: 200, answers: { copies: 0, toread: 0, started: expect.any(Number) } } },
  'PUT /user-tasks/{taskId}/follow-up': {
    ok: { as: 'zhengshi', path: () => `/user-tasks/${taskId(23)}~verification~1~verify~verifier/follow-up`, asking: body({ on: '2019-05-06' }), status: 204 },
    no: [nobodys('yjj-review', { on: '2019-05-06' }), { ...nobodys(AS, { on: null }), what: 'an id that nothing has', path: () => `/user-tasks/${MISSING}~confirmation~1~confirm~confirmer/follow-up` }, malformed('zhengshi', { on: '2019-02-30' }, '#/on'), malformed('zhengshi', {}, '#/on'), malformed('zhengshi', { on: null, note: '催' }, '#/')],
  },
  'POST /user-tasks/{taskId}/priority': {
    ok: { as: 'zhengshi', path: (w) => `/user-tasks/${w.toSend}~confirmation~1~confirm~confirmer/priority`, status: 409, asking: body(PRESSES) },
    no: [nobodys('zjw-review', PRESSES), nobodys('weisi', PRESSES), { what: 'a reviewer of the department', as: 'yjj-review', asking: body(PRESSES), status: 403, type: 'not-yours-to-press' }, malformed('zhengshi', { urgent: true }, '#/reason'), malformed('zhengshi', { ...PRESSES, urgent: 'yes' }, '#/urgent'), malformed('zhengshi', { ...PRESSES, priority: 9 }, '#/'),
      { what: 'an id that nothing has', as: 'zhengshi', path: () => `/user-tasks/${MISSING}~confirmation~1~confirm~confirmer/priority`, asking: body(PRESSES), status: 404, type: 'not-found' }],
  },
  'GET /saved-views': { ok: { as: AS, query: '?list=tasks', status: 200, answers: { rows: [], most: 20 } }, no: [badQuery('', '#/list'), badQuery('?list=projects', '#/list'), badQuery('?list=tasks&of=lisi', '#/')] },
  'POST /saved-views': {
    ok: { as: AS, asking: body(VIEW), status: 201, answers: { views: [expect.objectContaining({ name: '今日', query: 'view=todo&due=today' })] } },
    no: [malformed(AS, { ...VIEW, name: ' ' }, '#/name'), malformed(AS, { ...VIEW, name: '长'.repeat(21) }, '#/name'), malformed(AS, { ...VIEW, query: 'due=never' }, '#/due'), malformed(AS, { ...VIEW, query: 'after=x' }, '#/'), malformed(AS, { ...VIEW, list: 'supervision' }, '#/'), malformed(AS, { ...VIEW, person: 'lisi' }, '#/')],
  },
  'POST /saved-views/order': { no: [{ what: 'views that are not hers', as: AS, asking: body({ list: 'tasks', ids: [MISSING] }), status: 409, type: 'views-changed-elsewhere' }, malformed(AS, { list: 'tasks', ids: [] }, '#/ids'), malformed(AS, { list: 'all', ids: ['a'] }, '#/list')] },
  'DELETE /saved-views/{id}': { no: [{ what: 'an id that nothing has', as: AS, path: () => `/saved-views/${MISSING}`, status: 404, type: 'not-found' }] },
  'POST /user-tasks/next': {
    ok: { as: 'yunguan', asking: body({}), status: 409 },
    no: [malformed('wangmin', { filter: { view: 'done' } }, '#/filter'), malformed('wangmin', { filter: { kind: 'poem' } }, '#/filter/kind'), malformed('wangmin', { taskId: 'a' }, '#/'), { what: 'nothing of this kind', as: 'wangmin', asking: body({ filter: { kind: 'evaluation' } }), status: 409, type: 'nothing-waits' }, { what: 'nobody’s office', as: 'weisi', asking: body({}), status: 409, type: 'nothing-waits' }],
  },
};
