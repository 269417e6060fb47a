import type { Asking } from './ask';
import { BOARD_ROUTES } from './board-routes';
import { DECISION_ROUTES } from './decision-routes';
import { DESK_ROUTES } from './desk-routes';
import { EVALUATION_ROUTES } from './evaluations';
import { HANDING_ROUTES } from './handing-routes';
import { MEETING_ROUTES } from './meeting-routes';
import { badQuery, body, forbidden, hidden, malformed, strict, unknown } from './refusing';
import { ROUND_ROUTES } from './round-routes';
import { MAILING_ROUTES } from './mailing-routes';
import { QUEUE_ROUTES } from './queue-routes';
import { POLICY_ROUTES } from './policy-routes';
import { PLAN_ROUTES } from './plan-routes';
import { SUBSTITUTION_ROUTES } from './substitution-routes';
import { DATA, MISSING, PLAN, taskId, type World, PLAN_OF } from './world';

/** One request: who asks (nobody: null), where, with what; and what must come back. */
export type Case = { readonly as: string | null; readonly path?: (w: World) => string; readonly query?: string; readonly asking?: (w: World) => Asking; readonly status: number; readonly answers?: object };
export type No = Case & { readonly what: string; readonly type: string; readonly pointer?: string };
export type Route = { readonly ok?: Case; readonly no?: readonly No[]; readonly open?: boolean };

const CONTRACT = { milestone: 'contract', on: '2019-04-02' };
const STATEMENT = { statement: '已建成。' };
const YEAR = { year: 2019, amountFen: 1_200_000, note: '运维。' };
const USE = { month: '2019-01', amountFen: 50_000, note: '按实。' };
const AMENDED = { amountFen: 1_100_000, note: '已核减。' };
const SETTLE = { note: '年度已完。' };
const CHANGE = { kind: 'project-change', data: { amountFen: 20_000_000, reason: '规模压减' } };
const AGAIN = { data: { scope: '减少两个子系统', reason: '业务调整' }, answers: [{ n: 1, text: '已附' }] };
const REASON = { reason: '另行安排' };
const ANSWERS = [{ n: 1, text: '已补' }, { n: 2, text: '已补' }];
const DAYS = { days: [{ on: '2019-12-24', kind: 'local-off', name: '市定假日' }], reason: '市政府通知' };
const ACCOUNT = { login: 'zhangxin', name: '张新', mail: 'zhangxin@docket.example', reason: '新到岗' };
const OFFICE = { person: 'person-zhangxin', role: 'reviewer', organ: 'sh-jxw', reason: '补充审核力量' };
const FILE = { 'Content-Type': 'application/pdf', 'X-File-Name': encodeURIComponent('新件.pdf') };
const file = (headers: Record<string, string>, raw: string | Buffer = '%PDF-1.4') => (): Asking => ({ raw, headers });
const later = '2030-01-01T00:00:00.000Z';

/** Every address of the api with what it answers, in an order in which they can all be asked once. */
export const ROUTES: Readonly<Record<string, Route>> = {
  'GET /sign-in': { open: true, ok: { as: null, status: 200, answers: { kind: 'test' } } },
  'POST /session': {
    open: true, ok: { as: null, asking: body({ login: 'weisi', password: 'docket-demo' }), status: 201, answers: { login: 'weisi', offices: [] } },
    no: [{ ...malformed('weisi', { login: '', password: 'x' }, '#/login'), as: null }, { ...strict('weisi', { login: 'weisi', password: 'docket-demo' }), as: null }, { what: 'a wrong password', as: null, asking: body({ login: 'weisi', password: 'no' }), status: 401, type: 'wrong-password' }, { what: 'a name nobody has', as: null, asking: body({ login: 'nobody', password: 'no' }), status: 401, type: 'wrong-password' }],
  },
  'POST /tokens': {
    open: true, ok: { as: null, asking: (w) => ({ body: { token: w.token, password: 'a long password' } }), status: 201, answers: { login: 'sunqi' } },
    no: [{ what: 'a token that was spent', as: null, asking: (w) => ({ body: { token: w.token, password: 'a long password' } }), status: 401, type: 'token-spent' }, { ...malformed('', { token: 'x'.repeat(30), password: 'short' }, '#/password'), as: null }],
  },
  'GET /me': { ok: { as: 'wangmin', status: 200, answers: { login: 'wangmin', kind: 'test' } } },
  'GET /events': { no: [badQuery('zjw-review', '?process=%20', '#/process'), badQuery('zjw-review', '?all=1', '#/')] }, // what it tells is asked in desk.test.ts
  'GET /user-tasks': { ok: { as: 'zjw-review', status: 200, answers: { rows: expect.arrayContaining([expect.objectContaining({ title: '待确认' })]) } }, no: [badQuery('zjw-review', '?view=all', '#/view'), badQuery('zjw-review', '?sort=title', '#/'), badQuery('zjw-review', '?kind=all', '#/kind'), badQuery('zjw-review', '?due=soon', '#/due'), badQuery('zjw-review', '?order=title', '#/order'), badQuery('zjw-review', '?from=0000-01-01', '#/from'), badQuery('zjw-review', '?to=2019-02-30', '#/to'), badQuery('zjw-review', '?outcome=maybe', '#/outcome'), badQuery('zjw-review', '?unit=%20', '#/unit'), badQuery('zjw-review', '?text=%20', '#/text'), badQuery('zjw-review', `?after=${'x'.repeat(401)}`, '#/after')] },
  ...DECISION_ROUTES,
  'GET /projects': { ok: { as: 'zjw-clerk', status: 200, answers: { may: ['project.draft'] } }, no: [badQuery('zjw-clerk', '?after=a&after=b', '#/after'), badQuery('zjw-clerk', '?unit=sh-yjj', '#/')] },
  'POST /projects': { ok: { as: 'zjw-clerk', asking: body({ unit: 'sh-zjw-xxb' }), status: 201 }, no: [malformed('zjw-clerk', { unit: '../etc' }, '#/unit'), strict('zjw-clerk', { unit: 'sh-zjw-xxb' }), forbidden('yjj-clerk', 'not-your-unit', { unit: 'sh-zjw-xxb' }), forbidden('weisi', 'not-your-unit', { unit: 'sh-zjw-xxb' })] },
  'GET /projects/{id}': { ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.running}`, status: 200, answers: { project: expect.objectContaining({ status: 'in-operation' }) } }, no: [hidden('yjj-clerk'), hidden('weisi'), unknown('zjw-clerk', `/projects/${MISSING}`, undefined)] },
  'GET /projects/{id}/draft': { ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.draft}/draft`, status: 200, answers: { data: expect.objectContaining({ title: '草稿' }) } }, no: [hidden('yjj-clerk'), hidden('zjw-review'), unknown('zjw-clerk', `/projects/${MISSING}/draft`, undefined)] },
  'PUT /projects/{id}/draft': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.draft}/draft`, asking: body({ data: DATA, keyTask: null, version: 2 }), status: 200, answers: { version: 3 } },
    no: [
      hidden('yjj-clerk', { data: DATA, keyTask: null, version: 2 }), malformed('zjw-clerk', { data: [], keyTask: null, version: 2 }, '#/data'), malformed('zjw-clerk', { data: DATA, keyTask: '../1', version: 2 }, '#/keyTask'), strict('zjw-clerk', { data: DATA, keyTask: null, version: 2 }),
      { what: 'a version that is not the latest', as: 'zjw-clerk', asking: body({ data: DATA, keyTask: null, version: 1 }), status: 409, type: 'draft-changed-elsewhere' }, { what: 'what was handed in', as: 'zjw-clerk', path: (w) => `/projects/${w.running}/draft`, asking: body({ data: DATA, keyTask: null, version: 2 }), status: 409, type: 'draft-already-submitted' },
    ],
  },
  'PUT /projects/{id}/attachments/{kind}': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.draft}/attachments/other`, asking: file(FILE), status: 201, answers: { name: '新件.pdf', version: 1 } },
    no: [
      { what: 'another unit', as: 'yjj-clerk', asking: file(FILE), status: 404, type: 'not-found' }, { what: 'a kind that the pack does not know', as: 'zjw-clerk', path: (w) => `/projects/${w.draft}/attachments/poem`, asking: file(FILE), status: 400, type: 'invalid-request' },
      ...['../../x.pdf', 'a\u0000b', 'a\r\nBcc: x', ''].map((name): No => ({ what: `the name ${JSON.stringify(name)}`, as: 'zjw-clerk', asking: file({ ...FILE, 'X-File-Name': encodeURIComponent(name) }), status: 400, type: 'invalid-request' })),
      { what: 'a name that is no URI', as: 'zjw-clerk', asking: file({ ...FILE, 'X-File-Name': '%E0%A4%A' }), status: 400, type: 'invalid-request' }, { what: 'an empty file', as: 'zjw-clerk', asking: file(FILE, ''), status: 400, type: 'invalid-request', pointer: '#' },
      { what: '22 MB', as: 'zjw-clerk', asking: file(FILE, Buffer.alloc(22 * 1024 * 1024, 'x')), status: 413, type: 'too-large' }, { what: 'a project that was handed in', as: 'zjw-clerk', path: (w) => `/projects/${w.running}/attachments/other`, asking: file(FILE), status: 409, type: 'draft-already-submitted' },
    ],
  },
  'DELETE /projects/{id}/attachments/{kind}': { ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.draft}/attachments/${w.spareFile}`, status: 200, answers: { removed: true } }, no: [hidden('yjj-clerk'), hidden('zjw-review'), { what: 'a project that was handed in', as: 'zjw-clerk', path: (w) => `/projects/${w.running}/attachments/${w.file}`, status: 409, type: 'draft-already-submitted' }] },
  'GET /attachments/{id}/content': { ok: { as: 'zjw-clerk', path: (w) => `/attachments/${w.file}/content`, status: 200 }, no: [hidden('yjj-clerk'), hidden('weisi'), hidden('zjw-review'), unknown('zjw-clerk', `/attachments/${MISSING}/content`, undefined)] },
  'POST /projects/{id}/submission': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.draft}/submission`, asking: body({}), status: 201, answers: { number: expect.stringMatching(/^SH2019-\d{4}$/), moving: true } },
    no: [hidden('yjj-clerk', {}), { ...hidden('zjw-review', {}), path: (w) => `/projects/${w.emptyDraft}/submission` }, forbidden('zjw-review', 'not-your-unit', {}), unknown('zjw-clerk', `/projects/${MISSING}/submission`, {}), malformed('zjw-clerk', { amountFen: 1 }, '#/'), { what: 'a form that says nothing', as: 'zjw-clerk', path: (w) => `/projects/${w.emptyDraft}/submission`, asking: body({}), status: 422, type: 'form-invalid', pointer: '/title' }, { what: 'what was handed in', as: 'zjw-clerk', asking: body({}), status: 409, type: 'draft-already-submitted' }],
  },
  'POST /projects/{id}/resubmission': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.returned}/resubmission`, asking: body({ data: { ...DATA, title: '待补正' }, answers: ANSWERS }), status: 201, answers: { answered: 2 } },
    no: [
      hidden('yjj-clerk', { data: DATA, answers: ANSWERS }), forbidden('zjw-review', 'not-your-unit', { data: DATA, answers: ANSWERS }), malformed('zjw-clerk', { data: DATA, answers: [{ n: 0, text: 'x' }] }, '#/answers/0/n'),
      { what: 'a project that waits for nothing', as: 'zjw-clerk', path: (w) => `/projects/${w.running}/resubmission`, asking: body({ data: DATA, answers: ANSWERS }), status: 409, type: 'not-waiting-for-you' }, { what: 'a closed one', as: 'zjw-clerk', path: (w) => `/projects/${w.closed}/resubmission`, asking: body({ data: DATA, answers: ANSWERS }), status: 409, type: 'process-closed' },
    ],
  },
  'POST /projects/{id}/withdrawal': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.toWithdraw}/withdrawal`, asking: body(REASON), status: 201 },
    no: [hidden('yjj-clerk', REASON), hidden('weisi', REASON), forbidden('zjw-review', 'not-your-unit', REASON), strict('zjw-clerk', REASON), { what: 'what was approved', as: 'zjw-clerk', path: (w) => `/projects/${w.running}/withdrawal`, asking: body(REASON), status: 409, type: 'decision-already-made' }, { what: 'what is closed', as: 'zjw-clerk', path: (w) => `/projects/${w.closed}/withdrawal`, asking: body(REASON), status: 409, type: 'process-closed' }],
  },
  'POST /projects/{id}/termination': {
    ok: { as: 'wangwu', path: (w) => `/projects/${w.toEnd}/termination`, asking: body({ reason: '职能调整，不再建设' }), status: 201 },
    no: [hidden('yjj-clerk', REASON), hidden('luoheng', REASON), forbidden('wangmin', 'not-yours-to-terminate', REASON), malformed('wangwu', { reason: '  ' }, '#/reason'), unknown('wangwu', `/projects/${MISSING}/termination`, REASON), { what: 'what is ended already', as: 'wangwu', asking: body(REASON), status: 409, type: 'process-closed' }],
  },
  'POST /projects/{id}/retirement': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.running}/retirement`, asking: body({ reason: '停用' }), status: 201 },
    no: [hidden('yjj-clerk', REASON), forbidden('wangmin', 'not-your-unit', REASON), malformed('zjw-clerk', { reason: '  ' }, '#/reason'), unknown('zjw-clerk', `/projects/${MISSING}/retirement`, REASON), { what: 'what is not in operation', as: 'zjw-clerk', path: (w) => `/projects/${w.confirming}/retirement`, asking: body(REASON), status: 409, type: 'not-in-operation' }],
  },
  'POST /projects/{id}/new-declaration': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.closed}/new-declaration`, asking: body({}), status: 201 },
    no: [
      hidden('yjj-clerk', {}), forbidden('zjw-review', 'not-your-unit', {}), malformed('zjw-clerk', { year: 2020 }, '#/'), unknown('zjw-clerk', `/projects/${MISSING}/new-declaration`, {}),
      { what: 'one that was declared again', as: 'zjw-clerk', asking: body({}), status: 409, type: 'declared-again-already' }, { what: 'what is under way', as: 'zjw-clerk', path: (w) => `/projects/${w.returned}/new-declaration`, asking: body({}), status: 409, type: 'not-declarable-again' },
    ],
  },
  'GET /declaration-windows': { ok: { as: 'hanliu', status: 200, answers: { year: 2019, may: [] } }, no: [{ what: 'a clerk', as: 'zjw-clerk', status: 403, type: 'role-missing' }] },
  'POST /declaration-windows': {
    ok: { as: 'chusan', asking: body({ channel: 'central', year: 2019, lastDay: '2019-06-20' }), status: 201, answers: { windowId: 'shanghai.central.2019', lastDay: '2019-06-20' } },
    no: [
      { what: 'a department', as: 'zjw-review', asking: body({ channel: 'daily', year: 2020 }), status: 403, type: 'role-missing' }, malformed('chusan', { channel: 'daily', year: '2019' }, '#/year'), strict('chusan', { channel: 'daily', year: 2020 }),
      { what: 'one that stands open', as: 'chusan', asking: body({ channel: 'daily', year: 2019 }), status: 409, type: 'window-already-open' }, { what: 'a year without its day', as: 'chusan', asking: body({ channel: 'central', year: 2020 }), status: 409, type: 'window-not-set' },
      { what: 'a day of another year', as: 'chusan', asking: body({ channel: 'central', year: 2020, lastDay: '2021-06-20' }), status: 422, type: 'window-day-unfit' },
    ],
  },
  'GET /declaration-windows/{id}': { ok: { as: 'hanliu', path: () => '/declaration-windows/shanghai.daily.2019', status: 200, answers: { window: expect.objectContaining({ lastDay: '2019-08-31' }) } }, no: [hidden('zjw-clerk'), hidden('weisi'), unknown('hanliu', '/declaration-windows/shanghai.daily.2031', undefined)] },
  'POST /declaration-windows/{id}/last-day': {
    ok: { as: 'chusan', path: () => '/declaration-windows/shanghai.daily.2019/last-day', asking: body({ lastDay: '2019-09-10', reason: '市政府通知' }), status: 201, answers: { lastDay: '2019-09-10' } },
    no: [{ what: 'the desk', as: 'hanliu', asking: body({ lastDay: '2019-09-12', reason: 'x' }), status: 403, type: 'role-missing' }, malformed('chusan', { lastDay: '2019-09-31', reason: 'x' }, '#/lastDay'), malformed('chusan', { lastDay: '2019-09-12', reason: ' ' }, '#/reason'), unknown('chusan', '/declaration-windows/nowhere/last-day', { lastDay: '2019-09-12', reason: 'x' }), { what: 'a day that is past', as: 'chusan', asking: body({ lastDay: '2019-01-02', reason: 'x' }), status: 422, type: 'window-day-unfit' }],
  },
  'GET /declaration-batches': { ok: { as: 'zjw-review', status: 200, answers: { rows: expect.arrayContaining([expect.objectContaining({ id: 'sh-zjw.daily.2019' })]) } } },
  'GET /declaration-batches/{id}': { ok: { as: 'zjw-review', path: () => '/declaration-batches/sh-zjw.daily.2019', status: 200, answers: { batch: expect.objectContaining({ receipt: 'S2019-0001' }) } }, no: [hidden('yjj-review'), hidden('zjw-clerk'), unknown('zjw-review', '/declaration-batches/nowhere', undefined)] },
  'POST /declaration-batches/{id}/ranking': {
    ok: { as: 'yjj-review', path: () => '/declaration-batches/sh-yjj.daily.2019/ranking', asking: (w) => ({ body: { order: [w.toSend], reason: '应急' } }), status: 201, answers: { ranked: 1 } },
    no: [
      hidden('zjw-review', { order: [] }), forbidden('hanliu', 'not-your-department', { order: [] }), malformed('yjj-review', { order: [1] }, '#/order/0'), strict('yjj-review', { order: [] }), unknown('yjj-review', '/declaration-batches/nowhere/ranking', { order: [] }),
      { what: 'an order that leaves one out', as: 'yjj-review', asking: body({ order: [] }), status: 422, type: 'ranking-incomplete' },
    ],
  },
  'POST /declaration-batches/{id}/submission': {
    ok: { as: 'yjj-review', path: () => '/declaration-batches/sh-yjj.daily.2019/submission', asking: body({}), status: 201, answers: { projects: 1, receipt: 'S2019-0002' } },
    no: [hidden('zjw-review', {}), forbidden('hanliu', 'not-your-department', {}), strict('yjj-review', {}), { what: 'the same batch again', as: 'yjj-review', asking: body({}), status: 409, type: 'batch-already-submitted' }, { what: 'a batch of nothing', as: 'mzj-review', path: () => '/declaration-batches/sh-mzj.daily.2019/submission', asking: body({}), status: 409, type: 'batch-empty' }],
  },
  'POST /declaration-batches/{id}/resubmission': {
    no: [{ what: 'what nobody sent back', as: 'yjj-review', path: () => '/declaration-batches/sh-yjj.daily.2019/resubmission', asking: body({ answers: [] }), status: 409, type: 'not-waiting-for-you' }, { ...hidden('zjw-review', { answers: [] }), path: () => '/declaration-batches/sh-yjj.daily.2019/resubmission' }, { ...malformed('yjj-review', { answers: [{ n: 0, text: 'x' }] }, '#/answers/0/n'), path: () => '/declaration-batches/sh-yjj.daily.2019/resubmission' }],
  },
  'POST /projects/{id}/milestones': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.building}/milestones`, asking: body({ milestone: 'contract', on: '2019-04-02', note: '合同编号另附。' }), status: 201, answers: { milestone: 'contract', built: false } },
    no: [
      hidden('yjj-clerk', CONTRACT), hidden('weisi', CONTRACT), forbidden('wangmin', 'not-your-unit', CONTRACT), malformed('zjw-clerk', { milestone: 'contract', on: '2019-02-30' }, '#/on'), strict('zjw-clerk', CONTRACT), unknown('zjw-clerk', `/projects/${MISSING}/milestones`, CONTRACT),
      { what: 'one that is on record', as: 'zjw-clerk', asking: body(CONTRACT), status: 422, type: 'milestone-out-of-order' }, { what: 'a day that has not come', as: 'zjw-clerk', asking: body({ milestone: 'deployment', on: '2019-12-01' }), status: 422, type: 'milestone-day-impossible' },
      { what: 'what is in operation', as: 'zjw-clerk', path: (w) => `/projects/${w.operated}/milestones`, asking: body(CONTRACT), status: 409, type: 'not-in-build' },
    ],
  },
  'POST /projects/{id}/acceptance-application': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.accepting}/acceptance-application`, asking: body(STATEMENT), status: 201 },
    no: [
      hidden('yjj-clerk', STATEMENT), forbidden('zjw-review', 'not-your-unit', STATEMENT), malformed('zjw-clerk', { statement: ' ' }, '#/statement'), unknown('zjw-clerk', `/projects/${MISSING}/acceptance-application`, STATEMENT),
      { what: 'one that is being dealt with', as: 'zjw-clerk', asking: body(STATEMENT), status: 409, type: 'not-awaiting-acceptance' }, { what: 'what is not built', as: 'zjw-clerk', path: (w) => `/projects/${w.building}/acceptance-application`, asking: body(STATEMENT), status: 409, type: 'not-awaiting-acceptance' },
    ],
  },
  'POST /projects/{id}/operation-years': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.operated}/operation-years`, asking: body(YEAR), status: 201, answers: { year: 2019 } },
    no: [
      hidden('yjj-clerk', YEAR), forbidden('wangmin', 'not-your-unit', YEAR), malformed('zjw-clerk', { ...YEAR, amountFen: 1.5 }, '#/amountFen'), malformed('zjw-clerk', { ...YEAR, year: '2019' }, '#/year'), strict('zjw-clerk', YEAR), unknown('zjw-clerk', `/projects/${MISSING}/operation-years`, YEAR),
      { what: 'the same year again', as: 'zjw-clerk', asking: body(YEAR), status: 409, type: 'operation-year-open' }, { what: 'what is being built', as: 'zjw-clerk', path: (w) => `/projects/${w.building}/operation-years`, asking: body(YEAR), status: 409, type: 'not-in-operation' },
    ],
  },
  'GET /operation-years/{id}': { ok: { as: 'zjw-clerk', path: (w) => `/operation-years/${w.year}`, status: 200, answers: { year: expect.objectContaining({ year: 2019, amountFen: 1_200_000, stage: 'running' }) } }, no: [hidden('yjj-clerk'), hidden('weisi'), unknown('zjw-clerk', `/operation-years/${MISSING}.2019`, undefined)] },
  'POST /operation-years/{id}/usage': {
    ok: { as: 'zjw-clerk', path: (w) => `/operation-years/${w.year}/usage`, asking: body(USE), status: 201 },
    no: [
      hidden('yjj-clerk', USE), forbidden('wangmin', 'not-your-unit', USE), malformed('zjw-clerk', { ...USE, month: '2019-13' }, '#/month'), malformed('zjw-clerk', { ...USE, amountFen: -1 }, '#/amountFen'), unknown('zjw-clerk', `/operation-years/${MISSING}.2019/usage`, USE),
      { what: 'a month told twice', as: 'zjw-clerk', asking: body(USE), status: 409, type: 'usage-already-reported' }, { what: 'more than was approved', as: 'zjw-clerk', asking: body({ ...USE, month: '2019-02', amountFen: 1_150_001 }), status: 422, type: 'beyond-approved' },
      { what: 'the month that runs', as: 'zjw-clerk', asking: body({ ...USE, month: '2019-04' }), status: 422, type: 'month-not-over' }, { what: 'a month of another year', as: 'zjw-clerk', asking: body({ ...USE, month: '2018-12' }), status: 422, type: 'month-outside-year' },
    ],
  },
  'POST /operation-years/{id}/amendment': {
    ok: { as: 'zjw-clerk', path: (w) => `/operation-years/${w.yearBack}/amendment`, asking: body(AMENDED), status: 201 },
    no: [hidden('yjj-clerk', AMENDED), forbidden('wangmin', 'not-your-unit', AMENDED), malformed('zjw-clerk', { amountFen: 1 }, '#/note'), { what: 'a year that nobody sent back', as: 'zjw-clerk', path: (w) => `/operation-years/${w.year}/amendment`, asking: body(AMENDED), status: 409, type: 'not-waiting-for-you' }],
  },
  'POST /operation-years/{id}/settlement': {
    no: [
      { what: 'a year that is not over', as: 'zjw-clerk', path: (w) => `/operation-years/${w.year}/settlement`, asking: body(SETTLE), status: 409, type: 'operation-year-not-over' }, { ...hidden('yjj-clerk', SETTLE), path: (w) => `/operation-years/${w.year}/settlement` }, { ...forbidden('wangmin', 'not-your-unit', SETTLE), path: (w) => `/operation-years/${w.year}/settlement` },
      { ...malformed('zjw-clerk', {}, '#/note'), path: (w) => `/operation-years/${w.year}/settlement` }, { what: 'a year under review', as: 'zjw-clerk', path: (w) => `/operation-years/${w.yearBack}/settlement`, asking: body(SETTLE), status: 409, type: 'operation-year-not-running' },
    ],
  },
  'GET /projects/{id}/cloud-plan': { ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.planning}/cloud-plan`, status: 200, answers: { version: 0, state: null } }, no: [hidden('yjj-clerk'), hidden('weisi'), { what: 'a project without cloud', as: 'zjw-clerk', path: (w) => `/projects/${w.running}/cloud-plan`, status: 404, type: 'not-found' }] },
  'POST /projects/{id}/cloud-plan': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.planning}/cloud-plan`, asking: body(PLAN_OF), status: 201, answers: { version: 1 } },
    no: [hidden('yjj-clerk', PLAN_OF), forbidden('wangmin', 'not-your-unit', PLAN_OF), malformed('zjw-clerk', { ...PLAN_OF, provider: '../x' }, '#/provider'), { what: 'a version that is not the latest', as: 'zjw-clerk', asking: body({ ...PLAN_OF, version: 7 }), status: 409, type: 'plan-changed-elsewhere' }, { what: 'no sheet', as: 'zjw-clerk', asking: body({ ...PLAN_OF, version: 1, sheet: { hosts: [] } }), status: 422, type: 'form-invalid', pointer: '/hosts' }],
  },
  'POST /projects/{id}/cloud-plan/signature': {
    ok: { as: 'yunjia', path: (w) => `/projects/${w.planning}/cloud-plan/signature`, asking: body({ version: 1 }), status: 201, answers: { side: 'provider' } },
    no: [hidden('yjj-clerk', { version: 1 }), hidden('yunyi', { version: 1 }), forbidden('wangmin', 'not-your-unit', { version: 1 }), malformed('yunjia', { version: 0 }, '#/version'), { what: 'a second time', as: 'yunjia', asking: body({ version: 1 }), status: 409, type: 'already-signed' }],
  },
  'POST /projects/{id}/cloud-plan/report': {
    no: [{ what: 'what the unit has not signed', as: 'zjw-clerk', path: (w) => `/projects/${w.planning}/cloud-plan/report`, asking: body({ version: 1 }), status: 409, type: 'plan-not-signed' }, { ...forbidden('yunjia', 'not-your-unit', { version: 1 }), path: (w) => `/projects/${w.planning}/cloud-plan/report` }, { ...hidden('yjj-clerk', { version: 1 }), path: (w) => `/projects/${w.planning}/cloud-plan/report` }],
  },
  'POST /projects/{id}/cloud-plan/scan': {
    no: [{ what: 'what the platform has not allocated', as: 'zjw-clerk', path: (w) => `/projects/${w.live}/cloud-plan/scan`, asking: body({ on: '2019-04-02' }), status: 409, type: 'not-awaiting-the-live-day' }, { what: 'no day', as: 'zjw-clerk', path: (w) => `/projects/${w.live}/cloud-plan/scan`, asking: body({ on: '2019-02-30' }), status: 400, type: 'invalid-request', pointer: '#/on' }],
  },
  'POST /projects/{id}/cloud-plan/live-day': {
    no: [{ what: 'what the platform has not allocated', as: 'yunguan', path: (w) => `/projects/${w.live}/cloud-plan/live-day`, asking: body({ on: '2019-04-02' }), status: 409, type: 'not-awaiting-the-live-day' }, { what: 'no day', as: 'yunguan', path: (w) => `/projects/${w.live}/cloud-plan/live-day`, asking: body({ on: '2019-02-30' }), status: 400, type: 'invalid-request', pointer: '#/on' }],
  },
  'POST /projects/{id}/cloud-plan/migration-acceptance': {
    no: [{ what: 'what is not live', as: 'zjw-clerk', path: (w) => `/projects/${w.live}/cloud-plan/migration-acceptance`, asking: body({ opinion: '通过' }), status: 409, type: 'not-awaiting-the-acceptance' }, { what: 'no opinion', as: 'zjw-clerk', path: (w) => `/projects/${w.live}/cloud-plan/migration-acceptance`, asking: body({ opinion: ' ' }), status: 400, type: 'invalid-request', pointer: '#/opinion' }],
  },
  'POST /projects/{id}/cloud-plan/migration-failure': {
    no: [{ what: 'what is not live', as: 'zjw-clerk', path: (w) => `/projects/${w.live}/cloud-plan/migration-failure`, asking: body({ items: ['附件打不开'] }), status: 409, type: 'not-awaiting-the-acceptance' }, { what: 'nothing named', as: 'zjw-clerk', path: (w) => `/projects/${w.live}/cloud-plan/migration-failure`, asking: body({ items: [] }), status: 400, type: 'invalid-request', pointer: '#/items' }],
  },
  'POST /projects/{id}/requests': {
    ok: { as: 'zjw-clerk', path: (w) => `/projects/${w.toChange}/requests`, asking: body(CHANGE), status: 201, answers: { requestId: expect.stringMatching(/\.project-change\.1$/) } },
    no: [
      hidden('yjj-clerk', CHANGE), hidden('weisi', CHANGE), forbidden('wangmin', 'not-your-unit', CHANGE), malformed('zjw-clerk', { kind: '../x', data: {} }, '#/kind'), malformed('zjw-clerk', { kind: 'project-change', data: [] }, '#/data'), strict('zjw-clerk', CHANGE), unknown('zjw-clerk', `/projects/${MISSING}/requests`, CHANGE),
      { what: 'a second one', as: 'zjw-clerk', asking: body(CHANGE), status: 409, type: 'request-open' }, { what: 'a kind that the pack does not know', as: 'zjw-clerk', path: (w) => `/projects/${w.building}/requests`, asking: body({ ...CHANGE, kind: 'wish' }), status: 422, type: 'no-such-request-kind' },
      { what: 'a form without its reason', as: 'zjw-clerk', path: (w) => `/projects/${w.building}/requests`, asking: body({ ...CHANGE, data: { amountFen: 1 } }), status: 422, type: 'form-invalid', pointer: '/reason' }, { what: 'what is not approved', as: 'zjw-clerk', path: (w) => `/projects/${w.confirming}/requests`, asking: body(CHANGE), status: 409, type: 'not-approved-yet' },
    ],
  },
  'GET /requests/{id}': { ok: { as: 'zjw-clerk', path: (w) => `/requests/${w.change}`, status: 200, answers: { request: expect.objectContaining({ kind: 'project-change', outcome: null, change: expect.objectContaining({ scope: '减少一个子系统', reason: '业务调整' }) }), may: [expect.objectContaining({ act: 'withdraw' })] } }, no: [hidden('yjj-clerk'), hidden('weisi'), unknown('zjw-clerk', `/requests/${MISSING}.request.project-change.1`, undefined)] },
  'POST /requests/{id}/resubmission': {
    ok: { as: 'zjw-clerk', path: (w) => `/requests/${w.changeBack}/resubmission`, asking: body(AGAIN), status: 201, answers: { answered: 1 } },
    no: [
      hidden('yjj-clerk', AGAIN), forbidden('wangmin', 'not-your-unit', AGAIN), malformed('zjw-clerk', { data: {}, answers: [{ n: 0, text: 'x' }] }, '#/answers/0/n'), strict('zjw-clerk', AGAIN), unknown('zjw-clerk', `/requests/${MISSING}.request.project-change.1/resubmission`, AGAIN),
      { what: 'one that nobody sent back', as: 'zjw-clerk', path: (w) => `/requests/${w.change}/resubmission`, asking: body(AGAIN), status: 409, type: 'not-waiting-for-you' },
    ],
  },
  'POST /requests/{id}/withdrawal': {
    ok: { as: 'zjw-clerk', path: (w) => `/requests/${w.change}/withdrawal`, asking: body(REASON), status: 201 },
    no: [hidden('yjj-clerk', REASON), forbidden('wangmin', 'not-your-unit', REASON), strict('zjw-clerk', REASON), unknown('zjw-clerk', `/requests/${MISSING}.request.project-change.1/withdrawal`, REASON), { what: 'what was taken back', as: 'zjw-clerk', asking: body(REASON), status: 409, type: 'process-closed' }],
  },
  'POST /cloud-platform/answers': { open: true, no: [{ what: 'no signature', as: 'zjw-clerk', path: () => '/cloud-platform/answers', asking: body({}), status: 401, type: 'signature-wrong' }] },
  'GET /supervised-tasks': { ok: { as: 'zhengshi', status: 200, answers: { headline: { overdue: 0, today: 0, soon: 0, open: 48 }, may: ['plan.import', 'supervised.create', 'supervised.steer'] } }, no: [{ what: 'a cursor that it did not give', as: 'zhengshi', query: '?after=eyJvbiI6IjIwMTktMDEtMDEifQ', status: 400, type: 'cursor-unknown' }, badQuery('zhengshi', '?after=a&after=b', '#/after'), badQuery('zhengshi', '?tone=late', '#/tone'), badQuery('zhengshi', '?key=1', '#/key'), badQuery('zhengshi', '?language=zh', '#/')] },
  'GET /supervised-tasks/{id}': { ok: { as: 'zjw-review', path: () => `/supervised-tasks/${taskId(23)}`, status: 200, answers: { phrase: '2019-2020年' } }, no: [hidden('yjj-review'), hidden('wangmin'), hidden('weisi'), unknown('zhengshi', `/supervised-tasks/${PLAN}.SH19-99`, undefined)] },
  ...PLAN_ROUTES, ...POLICY_ROUTES, ...BOARD_ROUTES, ...SUBSTITUTION_ROUTES, ...MAILING_ROUTES, ...HANDING_ROUTES,
  ...DESK_ROUTES, ...MEETING_ROUTES, ...ROUND_ROUTES,
  'POST /supervised-tasks/{id}/report': {
    ok: { as: 'zjw-review', path: () => `/supervised-tasks/${taskId(23)}/report`, asking: body({ report: '已完成' }), status: 201, answers: { taskId: taskId(23) } },
    no: [forbidden('zjw-clerk', 'not-the-lead', { report: 'x' }), forbidden('zhengshi', 'not-the-lead', { report: 'x' }), hidden('yjj-review', { report: 'x' }), malformed('zjw-review', { report: '' }, '#/report'), { what: 'a task that was reported', as: 'zjw-review', asking: body({ report: 'x' }), status: 409, type: 'not-awaiting-a-report' }],
  },
  'POST /supervised-tasks/{id}/extension-requests': {
    ok: { as: 'wjw-review', path: () => `/supervised-tasks/${taskId(25)}/extension-requests`, asking: body({ newDueOn: '2021-06-30', reason: '招标延期' }), status: 201, answers: { newDueOn: '2021-06-30' } },
    no: [forbidden('wjw-clerk', 'not-the-lead', { newDueOn: '2021-06-30', reason: 'x' }), hidden('yjj-review', { newDueOn: '2021-06-30', reason: 'x' }), malformed('wjw-review', { newDueOn: '2021-02-30', reason: 'x' }, '#/newDueOn'), { what: 'a second request', as: 'wjw-review', asking: body({ newDueOn: '2021-07-30', reason: 'x' }), status: 409, type: 'extension-already-asked' }],
  },
  'POST /supervised-tasks/{id}/cancellation': {
    ok: { as: 'zhengshi', path: () => `/supervised-tasks/${taskId(26)}/cancellation`, asking: body(REASON), status: 201 },
    no: [forbidden('mzj-review', 'not-the-lead', REASON), hidden('yjj-review', REASON), malformed('zhengshi', {}, '#/reason'), unknown('zhengshi', `/supervised-tasks/${PLAN}.SH19-99/cancellation`, REASON)],
  },
  'POST /plans/{id}/import': { no: [{ what: 'a plan that was imported', as: 'zhengshi', path: () => `/plans/${PLAN}/import`, asking: body({}), status: 409, type: 'plan-already-imported' }, { what: 'somebody else', as: 'chusan', path: () => `/plans/${PLAN}/import`, asking: body({}), status: 403, type: 'role-missing' }, unknown('zhengshi', '/plans/nowhere-1900/import', {})] },
  'GET /notices': { ok: { as: 'zjw-clerk', status: 200, answers: { unread: expect.any(Number) } }, no: [badQuery('zjw-clerk', '?of=others', '#/')] },
  'PUT /notices/{id}/read': { ok: { as: 'zjw-clerk', path: (w) => `/notices/${encodeURIComponent(w.notice)}/read`, status: 204 }, no: [hidden('yjj-clerk'), hidden('zhengshi'), unknown('zjw-clerk', '/notices/none/read', undefined)] },
  'GET /letters': { ok: { as: 'zjw-clerk', query: '?letter=supplement', status: 200, answers: { rows: [expect.objectContaining({ letter: 'supplement', title: '待补正', number: '沪信项补〔2019〕1号', signs: expect.objectContaining({ zh: '市经济信息化委' }) })], next: null } }, no: [badQuery('zjw-clerk', '?to=others', '#/'), badQuery('zjw-clerk', '?letter=*', '#/letter')] },
  'GET /letters/{id}': { ok: { as: 'zjw-clerk', path: (w) => `/letters/${w.letter}`, status: 200, answers: { number: '沪信项补〔2019〕1号', pdf: { state: 'waiting', size: null }, to: expect.arrayContaining([{ office: expect.anything(), people: expect.any(Array) }]) } }, no: [hidden('yjj-clerk'), hidden('weisi'), unknown('zjw-clerk', `/letters/${MISSING}~letter~3`, undefined)] },
  'GET /letters/{id}/html': { ok: { as: 'zjw-clerk', path: (w) => `/letters/${w.letter}/html`, status: 200 }, no: [hidden('yjj-clerk'), hidden('weisi'), unknown('zjw-clerk', `/letters/${MISSING}~letter~3/html`, undefined)] },
  'GET /letters/{id}/pdf': { no: [{ what: 'one that waits to be printed', as: 'zjw-clerk', path: (w) => `/letters/${w.letter}/pdf`, status: 409, type: 'not-printed-yet' }, { ...hidden('yjj-clerk'), path: (w) => `/letters/${w.letter}/pdf` }, unknown('zjw-clerk', `/letters/${MISSING}~letter~3/pdf`, undefined)] },
  'GET /mails': { no: [{ what: 'where the mail goes to a real server', as: 'wangmin', status: 404, type: 'not-found' }] },
  'GET /clock': { ok: { as: 'zjw-clerk', status: 200, answers: { kind: 'test', may: [] } }, no: [{ what: 'nobody’s office', as: 'weisi', status: 403, type: 'role-missing' }] },
  'GET /clock/agenda': { ok: { as: 'zhengshi', query: `?until=${later}`, status: 200 }, no: [badQuery('zhengshi', '?until=tomorrow', '#/until'), badQuery('zhengshi', '', '#/until')] },
  'POST /clock/travels': { ok: { as: 'zhengshi', asking: body({ until: '2019-04-03T01:00:00.000Z' }), status: 202 }, no: [{ what: 'a clerk', as: 'zjw-clerk', asking: body({ until: later }), status: 403, type: 'role-missing' }, malformed('zhengshi', { until: 'tomorrow' }, '#/until'), { what: 'a year that the calendar does not know', as: 'zhengshi', asking: body({ until: '9999-01-01T00:00:00.000Z' }), status: 422, type: 'outside-calendar' }, { what: 'a way back', as: 'zhengshi', asking: body({ until: '2018-01-01T00:00:00.000Z' }), status: 409, type: 'not-possible-here' }] },
  'DELETE /clock/travels': { ok: { as: 'zhengshi', status: 200, answers: { travelling: false } }, no: [{ what: 'a clerk', as: 'zjw-clerk', status: 403, type: 'role-missing' }] },
  'GET /calendar-changes': { ok: { as: 'zhengshi', status: 200, answers: { rows: [], may: ['calendar.change'] } }, no: [{ what: 'a reviewer', as: 'wangmin', status: 403, type: 'role-missing' }] },
  'POST /calendar-changes': { ok: { as: 'zhengshi', asking: body(DAYS), status: 201, answers: { id: expect.any(String) } }, no: [{ what: 'the administrator, who confirms', as: 'chusan', asking: body(DAYS), status: 403, type: 'role-missing' }, malformed('zhengshi', { ...DAYS, days: [{ ...DAYS.days[0], on: '2019-02-29' }] }, '#/days/0/on'), malformed('zhengshi', { ...DAYS, days: [{ ...DAYS.days[0], kind: 'holiday' }] }, '#/days/0/kind'), malformed('zhengshi', { ...DAYS, days: [] }, '#/days'), { what: 'a year that the calendar does not know', as: 'zhengshi', asking: body({ ...DAYS, days: [{ ...DAYS.days[0], on: '2031-01-01' }] }), status: 422, type: 'outside-calendar' }] },
  'POST /calendar-changes/{id}/confirmation': { no: [{ what: 'whoever wrote it', as: 'zhengshi', path: () => `/calendar-changes/${MISSING}/confirmation`, asking: body({}), status: 403, type: 'role-missing' }, unknown('chusan', `/calendar-changes/${MISSING}/confirmation`, {})] },
  'GET /people': { ok: { as: 'kongshen', query: '?find=chusan', status: 200, answers: { rows: [expect.objectContaining({ login: 'chusan', offices: [expect.objectContaining({ role: 'admin' })] })], next: null, may: ['people.view'] } }, no: [{ what: 'a reviewer', as: 'wangmin', status: 403, type: 'role-missing' }, badQuery('chusan', '?state=x', '#/')] },
  'POST /people': { ok: { as: 'chusan', asking: body(ACCOUNT), status: 201, answers: { id: 'person-zhangxin' } }, no: [{ what: 'a name that is taken', as: 'chusan', asking: body({ ...ACCOUNT, login: 'wangmin' }), status: 409, type: 'login-taken' }, { what: 'the security administrator', as: 'yanan', asking: body(ACCOUNT), status: 403, type: 'role-missing' }, malformed('chusan', { ...ACCOUNT, login: '张新' }, '#/login'), malformed('chusan', { ...ACCOUNT, mail: 'x' }, '#/mail'), strict('chusan', ACCOUNT)] },
  'POST /people/{id}/invitation': { ok: { as: 'chusan', path: () => '/people/person-zhangxin/invitation', asking: body({ reason: '新到岗' }), status: 201, answers: { token: expect.stringMatching(/^.{43}$/) } }, no: [{ ...forbidden('yanan', 'role-missing', { reason: 'x' }), path: () => '/people/person-zhangxin/invitation' }, unknown('chusan', '/people/nobody/invitation', { reason: 'x' }), { ...malformed('chusan', { reason: '' }, '#/reason'), path: () => '/people/person-zhangxin/invitation' }] },
  'GET /office-changes': { ok: { as: 'yanan', status: 200, answers: { may: ['people.view', 'office.confirm'] } }, no: [{ what: 'the supervisor', as: 'zhengshi', status: 403, type: 'role-missing' }] },
  'POST /office-changes': { ok: { as: 'chusan', asking: body(OFFICE), status: 201, answers: { id: expect.any(String) } }, no: [{ what: 'an office that no pack has', as: 'chusan', asking: body({ ...OFFICE, role: 'emperor' }), status: 422, type: 'office-unknown' }, { what: 'a business office for an administrator', as: 'chusan', asking: body({ ...OFFICE, person: 'demo-kongshen' }), status: 409, type: 'offices-apart' }, { what: 'the security administrator, who confirms', as: 'yanan', asking: body(OFFICE), status: 403, type: 'role-missing' }, malformed('chusan', { ...OFFICE, ends: 'no' }, '#/ends')] },
  'POST /office-changes/{id}/confirmation': { no: [{ what: 'whoever wrote it', as: 'chusan', path: () => `/office-changes/${MISSING}/confirmation`, asking: body({}), status: 403, type: 'role-missing' }, unknown('yanan', `/office-changes/${MISSING}/confirmation`, {})] },
  'POST /people/{id}/disabling': { ok: { as: 'chusan', path: () => '/people/person-zhangxin/disabling', asking: body({ reason: '调离' }), status: 201, answers: { disabled: true } }, no: [{ what: 'herself', as: 'chusan', path: () => '/people/demo-chusan/disabling', asking: body({ reason: 'x' }), status: 403, type: 'own-account' }, { what: 'a second time', as: 'chusan', path: () => '/people/person-zhangxin/disabling', asking: body({ reason: 'x' }), status: 409, type: 'account-disabled' }, { ...forbidden('yanan', 'role-missing', { reason: 'x' }), path: () => '/people/demo-weisi/disabling' }, unknown('chusan', '/people/nobody/disabling', { reason: 'x' })] },
  'GET /incidents': { ok: { as: 'chusan', status: 200, answers: { may: ['incident.retry'] } }, no: [{ what: 'a reviewer', as: 'wangmin', status: 403, type: 'role-missing' }] },
  'POST /incidents/{id}/retry': { ok: { as: 'chusan', path: (w) => `/incidents/${w.incident}/retry`, asking: body({}), status: 201, answers: { retried: true } }, no: [{ what: 'the supervisor, who may look', as: 'zhengshi', status: 403, type: 'role-missing' }, { what: 'one that was ended', as: 'chusan', status: 404, type: 'not-found' }] },
  'GET /record/verification': { ok: { as: 'chener', status: 200, answers: { broken: [] } }, no: [{ what: 'the administrator', as: 'chusan', status: 403, type: 'role-missing' }] },
  ...EVALUATION_ROUTES,
  ...QUEUE_ROUTES,
  'DELETE /session': { ok: { as: 'qianer', status: 204 } },
};
