import type { No, Route } from './route-cases';
import { MISSING } from './world';

const NO_PACK = '0'.repeat(64);
const ALL = { from: NO_PACK, to: NO_PACK, kind: 'request' };
const body = (value: unknown) => () => ({ body: value });
const FILE = { path: 'phrases.yaml', text: 'phrases: []\n', version: 'none' };
const malformed = (as: string, value: unknown, pointer: string): No => ({ what: `malformed at ${pointer}`, as, asking: body(value), status: 400, type: 'invalid-request', pointer });
const refused = (as: string, value?: unknown): No => ({ what: `${as}, who has no part in it`, as, ...(value !== undefined && { asking: body(value) }), status: 403, type: 'role-missing' });

/** The addresses of the rules that an installation edits by itself. What comes of publishing is asked in overlay.test.ts and in the journey of the exception. */
export const POLICY_ROUTES: Readonly<Record<string, Route>> = {
  'GET /policy/overlay': { ok: { as: 'yanan', status: 200, answers: { faults: [], conflicts: [], changes: [], may: ['policy.view', 'policy.publish'] } }, no: [refused('zhengshi'), refused('wangmin')] },
  'GET /policy/overlay/file': {
    ok: { as: 'kongshen', query: '?path=gates.yaml', status: 200, answers: { path: 'gates.yaml', isDrafted: false, own: null, shipped: expect.stringContaining('gates:') } },
    no: [{ ...refused('zhengshi'), query: '?path=gates.yaml' }, { what: 'a file that is no part of a pack', as: 'chusan', query: '?path=..%2Fetc', status: 422, type: 'overlay-path' }, { what: 'no path', as: 'chusan', query: '', status: 400, type: 'invalid-request', pointer: '#/path' }],
  },
  'POST /policy/overlay/check': {
    ok: { as: 'chusan', asking: body({ path: 'gates.yaml', text: 'gates: [' }), status: 200, answers: { faults: [expect.objectContaining({ file: 'gates.yaml', line: 1, own: true })] } },
    no: [refused('zhengshi', { path: 'gates.yaml', text: '' }), malformed('chusan', { path: '', text: '' }, '#/path'), { what: 'a file that is no part of a pack', as: 'chusan', asking: body({ path: 'poem.txt', text: '' }), status: 422, type: 'overlay-path' }],
  },
  'POST /policy/overlay/drafts': {
    no: [
      refused('zhengshi', FILE), refused('yanan', FILE), malformed('chusan', { ...FILE, text: 3 }, '#/text'), malformed('chusan', { ...FILE, isAdmin: true }, '#/'),
      { what: 'a file that was read otherwise than it stands', as: 'chusan', asking: body(FILE), status: 409, type: 'overlay-changed' }, { what: 'a file that is no part of a pack', as: 'chusan', asking: body({ ...FILE, path: '../x.yaml' }), status: 422, type: 'overlay-path' },
    ],
  },
  'POST /policy/overlay/drafts/dropping': { ok: { as: 'chusan', asking: body({ path: 'phrases.yaml' }), status: 201, answers: { path: 'phrases.yaml' } }, no: [refused('yanan', { path: 'phrases.yaml' }), malformed('chusan', { path: '' }, '#/path')] },
  'POST /policy/overlay/publication': { no: [refused('kongshen', { seen: 'x', reason: '试' }), malformed('yanan', { seen: 'x', reason: ' ' }, '#/reason'), { what: 'nothing is drafted', as: 'yanan', asking: body({ seen: 'x', reason: '试' }), status: 409, type: 'overlay-empty' }] },
  'GET /policy/versions': { ok: { as: 'yanan', status: 200, answers: { may: [], rows: [expect.objectContaining({ open: expect.objectContaining({ projectLifecycle: expect.any(Number) }) })] } }, no: [refused('zhengshi')] },
  'GET /policy/versions/{hash}/cases': {
    no: [{ ...refused('yanan'), path: () => `/policy/versions/${NO_PACK}/cases`, query: '?kind=request' }, { what: 'a version that nobody published', as: 'chusan', path: () => `/policy/versions/${NO_PACK}/cases`, query: '?kind=request', status: 422, type: 'version-unknown' }, { what: 'what is no kind', as: 'chusan', path: () => `/policy/versions/${NO_PACK}/cases`, query: '?kind=poem', status: 400, type: 'invalid-request', pointer: '#/kind' }],
  },
  'GET /processes/{id}/version/preview': {
    no: [{ ...refused('yanan'), path: (w) => `/processes/${w.change}/version/preview`, query: `?to=${NO_PACK}` }, { what: 'a version that nobody published', as: 'chusan', path: (w) => `/processes/${w.change}/version/preview`, query: `?to=${NO_PACK}`, status: 422, type: 'version-unknown' }, { what: 'what is no version', as: 'chusan', path: (w) => `/processes/${w.change}/version/preview`, query: '?to=1', status: 400, type: 'invalid-request', pointer: '#/to' }],
  },
  'POST /processes/{id}/version': {
    no: [{ ...refused('yanan', { to: NO_PACK }), path: (w) => `/processes/${w.change}/version` }, { ...malformed('chusan', { to: '1' }, '#/to'), path: (w) => `/processes/${w.change}/version` }, { what: 'a version that nobody published', as: 'chusan', path: (w) => `/processes/${w.change}/version`, asking: body({ to: NO_PACK }), status: 422, type: 'version-unknown' }],
  },
  'POST /policy/move': { no: [refused('yanan', ALL), malformed('chusan', { ...ALL, kind: 'poem' }, '#/kind'), { what: 'a version that nobody published', as: 'chusan', asking: body(ALL), status: 422, type: 'version-unknown' }] },
  'GET /operations/ahead': {
    ok: { as: 'zhengshi', query: '?days=7', status: 200, answers: { days: 7, more: false, rows: expect.arrayContaining([expect.objectContaining({ kind: 'remind', moves: [], name: { zh: '到期提醒', en: 'Reminder' }, to: [expect.objectContaining({ id: 'demo-zjw-review' })] })]) } },
    no: [refused('zjw-clerk'), { what: 'a year', as: 'zhengshi', query: '?days=365', status: 400, type: 'invalid-request', pointer: '#/days' }],
  },
  'GET /projects/{id}/request-kinds': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.toChange}/request-kinds`, status: 200, answers: { kinds: [expect.objectContaining({ id: 'project-change', effect: 'project-change' })] } },
    no: [{ what: 'another unit', as: 'yjj-clerk', path: (w) => `/projects/${w.toChange}/request-kinds`, status: 404, type: 'not-found' }, { what: 'an id that nothing has', as: 'zjw-clerk', path: () => `/projects/${MISSING}/request-kinds`, status: 404, type: 'not-found' }],
  },
};
