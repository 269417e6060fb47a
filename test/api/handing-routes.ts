import type { No, Route } from './route-cases';
import { MISSING, type World } from './world';

type Send = (w: World) => { readonly body: unknown };
const AS = 'wangmin';
const HANDED = 'zhaoliu';
const at = (verb: string, id: (w: World) => string = (w) => w.handing) => (w: World): string => `/user-tasks/${id(w)}/${verb}`;
const body = (value: unknown): Send => () => ({ body: value });
const malformed = (value: unknown, pointer: string): No => ({ what: `malformed at ${pointer}`, as: AS, asking: body(value), status: 400, type: 'invalid-request', pointer });
/** Who may not know of the case, who sees it and has no part in it, and a task that is not there. */
const closedTo = (verb: string, type: string, value: unknown): No[] => [
  { what: 'weisi may not even know of it', as: 'weisi', asking: body(value), status: 404, type: 'not-found' },
  { what: 'the clerk sees it and may not do it', as: 'zjw-clerk', asking: body(value), status: 403, type },
  { what: 'an id that nothing has', as: AS, path: () => `/user-tasks/${MISSING}~review~1~first-review~first-reviewer/${verb}`, asking: body(value), status: 404, type: 'not-found' },
];
const to = (login: string): string => `demo-${login}`;
const FILE = { 'Content-Type': 'application/pdf', 'X-File-Name': encodeURIComponent('核对表.pdf') };
const unfit = (value: unknown, person: string): No => ({ what: `${person} cannot be given it`, as: AS, asking: body(value), status: 422, type: 'person-unfit' });

/** The addresses at which a task is handed on, looked at by others, asked about, urged and noted on: in an order in which each can be asked once. */
export const HANDING_ROUTES: Readonly<Record<string, Route>> = {
  'GET /user-tasks/{taskId}/people': {
    ok: { as: AS, path: at('people'), query: '?for=reassign', status: 200, answers: { people: expect.arrayContaining([expect.objectContaining({ id: to(HANDED), name: '赵柳' })]) } },
    no: [{ what: 'for nothing that is known', as: AS, query: '?for=all', status: 400, type: 'invalid-request', pointer: '#/for' }, { what: 'weisi may not even know of it', as: 'weisi', query: '?for=copy', status: 404, type: 'not-found' }, { what: 'the clerk has no part in it', as: 'zjw-clerk', query: '?for=copy', status: 403, type: 'not-a-candidate' }],
  },
  'POST /user-tasks/{taskId}/reassignment': {
    ok: { as: AS, path: at('reassignment'), asking: body({ to: to(HANDED), reason: '另有任务' }), status: 201, answers: { assignee: to(HANDED) } },
    no: [...closedTo('reassignment', 'not-a-candidate', { to: to(HANDED), reason: '另有任务' }), malformed({ to: to(HANDED), reason: ' ' }, '#/reason'), malformed({ to: to(HANDED), reason: '另有任务', isAdmin: true }, '#/'), { what: 'what a colleague has', as: AS, asking: body({ to: to('sunqi'), reason: '另有任务' }), status: 409, type: 'task-already-claimed' }],
  },
  'POST /user-tasks/{taskId}/assignment': {
    ok: { as: 'wangwu', path: at('assignment'), asking: body({ to: to(AS) }), status: 201, answers: { assignee: to(AS) } },
    no: [...closedTo('assignment', 'not-the-leader', { to: to(AS) }), malformed({ to: '' }, '#/to'), { what: 'a colleague is no leader', as: 'zhaoliu', asking: body({ to: to(AS) }), status: 403, type: 'not-the-leader' }],
  },
  'POST /user-tasks/{taskId}/delegation': {
    ok: { as: AS, path: at('delegation'), asking: body({ to: to(HANDED), note: '请看云资源部分' }), status: 201, answers: { assignee: to(HANDED) } },
    no: [...closedTo('delegation', 'not-a-candidate', { to: to(HANDED) }), malformed({ to: to(HANDED), note: '' }, '#/note'), { what: 'what is out already', as: AS, asking: body({ to: to('sunqi') }), status: 409, type: 'delegated' }],
  },
  'POST /user-tasks/{taskId}/resolution': {
    ok: { as: HANDED, path: at('resolution'), asking: body({ opinion: '数量合理。' }), status: 201, answers: { assignee: to(AS) } },
    no: [...closedTo('resolution', 'not-a-candidate', { opinion: '数量合理。' }), malformed({ opinion: '' }, '#/opinion'), { what: 'what is not out', as: AS, asking: body({ opinion: '数量合理。' }), status: 409, type: 'not-delegated' }],
  },
  'DELETE /user-tasks/{taskId}/delegation': { ok: { as: AS, path: at('delegation', (w) => w.delegated), status: 200, answers: { assignee: to(AS) } }, no: [{ what: 'weisi may not even know of it', as: 'weisi', status: 404, type: 'not-found' }, { what: 'what is not out any more', as: AS, status: 409, type: 'not-delegated' }] },
  'POST /user-tasks/{taskId}/questions': {
    ok: { as: AS, path: at('questions'), asking: body({ to: [to('lisi'), to('qianer')], question: '经费渠道是否合规？' }), status: 201, answers: { asked: [to('lisi'), to('qianer')] } },
    no: [...closedTo('questions', 'not-a-candidate', { to: [to('lisi')], question: '经费渠道？' }), malformed({ to: [], question: '经费渠道？' }, '#/to'), unfit({ to: [to('zjw-clerk')], question: '经费渠道？' }, 'the clerk'), unfit({ to: [to('lisi')], question: '经费渠道？' }, 'who was asked already')],
  },
  'POST /user-tasks/{taskId}/answer': {
    ok: { as: 'lisi', path: at('answer', (w) => `${w.handing}~q1`), asking: body({ opinion: '合规。' }), status: 201 },
    no: [...closedTo('answer', 'not-a-candidate', { opinion: '合规。' }), malformed({ opinion: ' ' }, '#/opinion'), { what: 'what was answered', as: 'lisi', asking: body({ opinion: '合规。' }), status: 409, type: 'already-decided' }],
  },
  'DELETE /user-tasks/{taskId}/question': { ok: { as: AS, path: at('question', (w) => `${w.handing}~q2`), status: 200 }, no: [{ what: 'weisi may not even know of it', as: 'weisi', status: 404, type: 'not-found' }, { what: 'what was taken back', as: AS, status: 409, type: 'no-question' }, { what: 'the task is no question', as: AS, path: at('question'), status: 404, type: 'not-found' }] },
  'POST /user-tasks/{taskId}/copies': {
    ok: { as: AS, path: at('copies'), asking: body({ to: [to('zhengshi')], note: '请阅知' }), status: 201, answers: { sent: [to('zhengshi')] } },
    no: [...closedTo('copies', 'not-a-candidate', { to: [to('zhengshi')] }), malformed({ to: [to('zhengshi')], note: '' }, '#/note'), unfit({ to: [to('yjj-review')] }, 'another department')],
  },
  'POST /copies/{processId}/read': {
    ok: { as: 'zhengshi', path: (w) => `/copies/${w.handing.split('~')[0] ?? ''}/read`, asking: body({}), status: 200, answers: { read: 1 } },
    no: [{ what: 'nothing was sent to her', as: AS, asking: body({}), status: 404, type: 'not-found' }, { ...malformed({ all: true }, '#/'), as: 'zhengshi' }],
  },
  'POST /user-tasks/{taskId}/urges': {
    ok: { as: 'zjw-clerk', path: at('urges'), asking: body({}), status: 201, answers: { count: 1 } },
    no: [{ what: 'weisi may not even know of it', as: 'weisi', asking: body({}), status: 404, type: 'not-found' }, { what: 'a colleague does not urge', as: 'zhaoliu', asking: body({}), status: 403, type: 'not-yours-to-urge' }, { what: 'within the hour', as: 'zjw-clerk', asking: body({}), status: 409, type: 'urged-already' }, { ...malformed({ why: 'x' }, '#/'), as: 'zjw-clerk' }],
  },
  'PUT /user-tasks/{taskId}/remark-files': {
    ok: { as: AS, path: at('remark-files'), asking: () => ({ raw: '%PDF-1.4 核对', headers: FILE }), status: 201, answers: { name: '核对表.pdf' } },
    no: [
      { what: 'weisi may not even know of it', as: 'weisi', asking: () => ({ raw: '%PDF', headers: FILE }), status: 404, type: 'not-found' }, { what: 'the clerk has no part in it', as: 'zjw-clerk', asking: () => ({ raw: '%PDF', headers: FILE }), status: 403, type: 'not-a-candidate' },
      { what: 'an empty file', as: AS, asking: () => ({ raw: '', headers: FILE }), status: 400, type: 'invalid-request', pointer: '#' }, { what: 'a name with a path', as: AS, asking: () => ({ raw: '%PDF', headers: { ...FILE, 'X-File-Name': '..%2Fx.pdf' } }), status: 400, type: 'invalid-request' },
    ],
  },
  'POST /user-tasks/{taskId}/remarks': {
    ok: { as: AS, path: at('remarks'), asking: (w) => ({ body: { words: '已核对清单。', files: [{ name: '核对表.pdf', hash: w.remarkFile }] } }), status: 201, answers: { files: [expect.objectContaining({ name: '核对表.pdf', version: 1 })] } },
    no: [...closedTo('remarks', 'not-a-candidate', { words: '已核对。' }), malformed({ words: 5 }, '#/words'), { what: 'a file that was not uploaded', as: AS, asking: body({ words: '已核对。', files: [{ name: '别的.pdf', hash: 'abc' }] }), status: 422, type: 'file-unknown' }],
  },
  'GET /user-tasks/{taskId}/remark-files/{hash}': { ok: { as: AS, path: (w) => `/user-tasks/${w.handing}/remark-files/${w.remarkFile}`, status: 200 }, no: [{ what: 'weisi may not even know of it', as: 'weisi', status: 404, type: 'not-found' }, { what: 'content that nothing has', as: AS, path: at('remark-files/none'), status: 404, type: 'not-found' }] },
  'POST /user-tasks/{taskId}/recusal': {
    ok: { as: AS, path: at('recusal'), asking: body({ reason: '与申报人有亲属关系' }), status: 201, answers: { to: 'reviewer@sh-grp-jjcj' } },
    no: [...closedTo('recusal', 'not-a-candidate', { reason: '亲属关系' }), malformed({ reason: '' }, '#/reason'), { what: 'who stood back has no more part in it', as: AS, asking: body({ reason: '亲属关系' }), status: 403, type: 'recused' }],
  },
};
