import type { No, Route } from './route-cases';
import { PLAN, taskId } from './world';

const row = (id: string): string => `/supervised-tasks/${PLAN}.SH19-${id}`;
const body = (value: unknown) => () => ({ body: value });
const REASON = { reason: '另有安排' };
const MOVED = { dueOn: '2021-06-30', ...REASON };
const GIVEN = { leads: ['sh-gaj'], ...REASON };
const ASSIGNED = { source: 'leader-instruction', reference: '批示〔2019〕3号', title: '排查积水点', leads: ['sh-zjw'], cooperating: ['sh-swj'], dueOn: '2019-08-30' };
const malformed = (as: string, value: unknown, pointer: string): No => ({ what: `malformed at ${pointer}`, as, asking: body(value), status: 400, type: 'invalid-request', pointer });
const hidden = (as: string, value: unknown): No => ({ what: `${as} may not even know of it`, as, asking: body(value), status: 404, type: 'not-found' });
const forbidden = (as: string, type: string, value: unknown): No => ({ what: `${as} sees it and may not do it`, as, asking: body(value), status: 403, type });
const unknown = (verb: string, value: unknown): No => ({ what: 'a task that is not there', as: 'zhengshi', path: () => `${row('99')}/${verb}`, asking: body(value), status: 404, type: 'not-found' });

/** The addresses of the plan that are asked beside its report, its extension and its end. */
export const PLAN_ROUTES: Readonly<Record<string, Route>> = {
  'POST /supervised-tasks': {
    ok: { as: 'zhengshi', asking: body(ASSIGNED), status: 201, answers: { taskId: expect.stringMatching(/^ad-hoc\./), moving: true } },
    no: [
      { what: 'a lead', as: 'zjw-review', asking: body(ASSIGNED), status: 403, type: 'role-missing' }, malformed('zhengshi', { ...ASSIGNED, leads: [] }, '#/leads'), malformed('zhengshi', { ...ASSIGNED, source: 'rumour' }, '#/source'), malformed('zhengshi', { ...ASSIGNED, dueOn: '2019-02-30' }, '#/dueOn'), malformed('zhengshi', { ...ASSIGNED, isKey: true }, '#/'),
      { what: 'a body that is none', as: 'zhengshi', asking: body({ ...ASSIGNED, leads: ['sh-all'] }), status: 422, type: 'unknown-organ' }, { what: 'a list that is not there', as: 'zhengshi', asking: body({ ...ASSIGNED, collective: 'districts' }), status: 422, type: 'unknown-list' },
    ],
  },
  'POST /supervised-tasks/{id}/acknowledgement': {
    ok: { as: 'zjw-review', path: () => `/supervised-tasks/${taskId(23)}/acknowledgement`, asking: body({}), status: 201, answers: { taskId: taskId(23) } },
    no: [
      forbidden('zjw-clerk', 'not-the-lead', {}), forbidden('zhengshi', 'not-the-lead', {}), hidden('yjj-review', {}), malformed('zjw-review', { member: '../1' }, '#/member'), unknown('acknowledgement', {}), { what: 'a task that was signed for', as: 'zjw-review', asking: body({}), status: 409, type: 'already-acknowledged' },
      { what: 'another member’s part', as: 'zjw-review', path: () => `${row('04')}/acknowledgement`, asking: body({ member: 'sh-swj' }), status: 403, type: 'not-your-answer' }, { what: 'who is no member', as: 'gy-review', path: () => `${row('04')}/acknowledgement`, asking: body({}), status: 404, type: 'not-found' },
    ],
  },
  'POST /supervised-tasks/{id}/key-supervision': {
    ok: { as: 'zhengshi', path: () => `/supervised-tasks/${taskId(24)}/key-supervision`, asking: body(REASON), status: 201, answers: { taskId: taskId(24) } },
    no: [forbidden('yjj-review', 'not-the-supervisor', REASON), hidden('zjw-review', REASON), malformed('zhengshi', { reason: ' ' }, '#/reason'), unknown('key-supervision', REASON), { what: 'one that was marked', as: 'zhengshi', asking: body(REASON), status: 409, type: 'already-key' }],
  },
  'POST /supervised-tasks/{id}/urges': {
    ok: { as: 'zhengshi', path: () => `/supervised-tasks/${taskId(24)}/urges`, asking: body({}), status: 201, answers: { taskId: taskId(24), organs: ['sh-yjj'] } },
    no: [
      forbidden('yjj-review', 'not-the-supervisor', {}), hidden('zjw-review', {}), malformed('zhengshi', { words: '请抓紧' }, '#/'), unknown('urges', {}), { what: 'one that she urged a moment ago', as: 'zhengshi', asking: body({}), status: 409, type: 'urged-lately' },
      { what: 'a recurring row', as: 'zhengshi', path: () => `${row('B05')}/urges`, asking: body({}), status: 409, type: 'answered-by-occurrence' }, { what: 'a task that was done at import', as: 'zhengshi', path: () => `${row('01')}/urges`, asking: body({}), status: 409, type: 'process-closed' },
    ],
  },
  'POST /supervised-tasks/bulk': {
    ok: { as: 'zhengshi', asking: body({ act: 'urge', tasks: [taskId(25), taskId(24)] }), status: 200, answers: { rows: [{ taskId: taskId(24), done: false, organs: 0, problem: expect.objectContaining({ type: '/problems/urged-lately' }) }, { taskId: taskId(25), done: true, organs: 1, problem: null }] } },
    no: [malformed('zhengshi', { act: 'urge', tasks: [] }, '#/tasks'), malformed('zhengshi', { act: 'cancel', tasks: [taskId(25)] }, '#/act'), malformed('zhengshi', { act: 'mark-key', tasks: [taskId(25)] }, '#/reason'), malformed('zhengshi', { act: 'move-day', tasks: [taskId(25)], reason: '推迟', dueOn: '2021-02-30' }, '#/dueOn'), malformed('zhengshi', { act: 'urge', tasks: [taskId(25)], reason: '快' }, '#/')],
  },
  'POST /supervised-tasks/{id}/due-day': {
    ok: { as: 'zhengshi', path: () => `/supervised-tasks/${taskId(28)}/due-day`, asking: body(MOVED), status: 201, answers: { taskId: taskId(28) } },
    no: [
      forbidden('zfw-review', 'not-the-supervisor', MOVED), hidden('zjw-clerk', MOVED), malformed('zhengshi', { ...MOVED, dueOn: 'soon' }, '#/dueOn'), unknown('due-day', MOVED), { what: 'the day that holds', as: 'zhengshi', asking: body(MOVED), status: 422, type: 'nothing-changed' },
      { what: 'a day that is past', as: 'zhengshi', asking: body({ ...MOVED, dueOn: '2019-03-01' }), status: 422, type: 'day-past' }, { what: 'a recurring row', as: 'zhengshi', path: () => `${row('B05')}/due-day`, asking: body(MOVED), status: 409, type: 'answered-by-occurrence' },
    ],
  },
  'POST /supervised-tasks/{id}/leads': {
    ok: { as: 'zhengshi', path: () => `/supervised-tasks/${taskId(29)}/leads`, asking: body({ ...GIVEN, cooperating: ['sh-scj'] }), status: 201, answers: { taskId: taskId(29) } },
    no: [{ ...forbidden('zjw-review', 'not-the-supervisor', GIVEN), path: () => `/supervised-tasks/${taskId(23)}/leads` }, hidden('yjj-review', GIVEN), malformed('zhengshi', { ...GIVEN, leads: [] }, '#/leads'), unknown('leads', GIVEN), { what: 'a leading group', as: 'zhengshi', asking: body({ ...GIVEN, leads: ['sh-lg'] }), status: 422, type: 'unknown-organ' }, { what: 'a task that each department answers', as: 'zhengshi', path: () => `${row('04')}/leads`, asking: body(GIVEN), status: 409, type: 'answered-by-members' }],
  },
  'POST /supervised-tasks/{id}/occurrences': {
    ok: { as: 'zhengshi', path: () => `${row('B05')}/occurrences`, asking: body({ dueOn: '2019-09-30' }), status: 201, answers: { taskId: `${PLAN}.SH19-B05.2019-09-30` } },
    no: [forbidden('dsj-review', 'not-the-supervisor', { dueOn: '2019-10-31' }), hidden('yjj-review', { dueOn: '2019-10-31' }), malformed('zhengshi', { dueOn: '2019-9-1' }, '#/dueOn'), unknown('occurrences', { dueOn: '2019-10-31' }), { what: 'one that is open', as: 'zhengshi', asking: body({ dueOn: '2019-09-30' }), status: 409, type: 'occurrence-already-open' }, { what: 'a task that does not recur', as: 'zhengshi', path: () => `${row('02')}/occurrences`, asking: body({ dueOn: '2019-09-30' }), status: 409, type: 'not-recurring' }],
  },
};
