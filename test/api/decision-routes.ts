import { badQuery, body, forbidden, hidden, malformed, strict, unknown } from './refusing';
import type { Route } from './route-cases';
import { MISSING } from './world';

const WORDS = { words: '附件二第三项的数量应为12台。', reason: '录入有误。' };

/** The addresses at which tasks are taken and decided, and decisions read and corrected. */
export const DECISION_ROUTES: Readonly<Record<string, Route>> = {
  'POST /user-tasks/bulk': {
    ok: { as: 'zjw-review', asking: (w) => ({ body: { act: 'claim', tasks: [w.closedTask, w.confirmTask] } }), status: 200, answers: { rows: expect.arrayContaining([expect.objectContaining({ done: true, state: 'claimed', problem: null }), expect.objectContaining({ done: false, state: null, problem: expect.objectContaining({ type: '/problems/already-decided' }) })]) } },
    no: [malformed('zjw-review', { act: 'claim', tasks: [] }, '#/tasks'), malformed('zjw-review', { act: 'score', tasks: ['a'] }, '#/act'), strict('zjw-review', { act: 'claim', tasks: ['a'] })],
  },
  'GET /user-tasks/{taskId}': { ok: { as: 'zjw-review', path: (w) => `/user-tasks/${w.confirmTask}`, status: 200, answers: { task: expect.objectContaining({ title: '待确认' }) } }, no: [hidden('yjj-review'), hidden('weisi'), unknown('zjw-review', `/user-tasks/${MISSING}~confirmation~1~confirm~confirmer`, undefined)] },
  'POST /user-tasks/{taskId}/claim': {
    ok: { as: 'zjw-review', path: (w) => `/user-tasks/${w.confirmTask}/claim`, asking: body({}), status: 201, answers: { state: 'claimed', assignee: 'demo-zjw-review' } },
    no: [hidden('yjj-review', {}), hidden('weisi', {}), forbidden('zjw-clerk', 'not-a-candidate', {}), forbidden('zhengshi', 'not-a-candidate', {}), malformed('zjw-review', { by: 'me' }, '#/'), { what: 'a task of a closed process', as: 'zjw-review', path: (w) => `/user-tasks/${w.closedTask}/claim`, asking: body({}), status: 409, type: 'already-decided' }],
  },
  'DELETE /user-tasks/{taskId}/claim': {
    ok: { as: 'zjw-review', path: (w) => `/user-tasks/${w.confirmTask}/claim`, status: 200, answers: { state: 'open', assignee: null } },
    no: [hidden('yjj-review'), forbidden('zjw-clerk', 'not-a-candidate'), { what: 'a task that nobody has', as: 'zjw-review', status: 409, type: 'act-not-available' }],
  },
  'GET /user-tasks/{taskId}/decision/preview': {
    ok: { as: 'zjw-review', path: (w) => `/user-tasks/${w.confirmTask}/decision/preview`, query: '?outcome=agree', status: 200, answers: { act: 'agree', blocked: null, outcome: expect.objectContaining({ next: { zh: '进入本部门批次，待排序报送', en: 'Into the department’s batch' } }) } },
    no: [
      badQuery('zjw-review', '', '#/outcome'), badQuery('zjw-review', '?outcome=maybe', '#/outcome'), badQuery('zjw-review', '?outcome=agree&chosen=demo-wangmin', '#/chosen'), badQuery('zjw-review', '?outcome=agree&opinion=x', '#/'),
      { ...hidden('yjj-review'), query: '?outcome=agree' }, { ...hidden('weisi'), query: '?outcome=agree' }, { ...forbidden('zjw-clerk', 'not-a-candidate'), query: '?outcome=agree' },
      { what: 'an id that nothing has', as: 'zjw-review', path: () => `/user-tasks/${MISSING}~confirmation~1~confirm~confirmer/decision/preview`, query: '?outcome=agree', status: 404, type: 'not-found' },
    ],
  },
  'POST /user-tasks/{taskId}/decision': {
    ok: { as: 'zjw-review', path: (w) => `/user-tasks/${w.confirmTask}/decision`, asking: body({ outcome: 'agree', opinion: '同意' }), status: 201, answers: { round: { route: 'confirmation', outcome: 'agreed' } } },
    no: [
      malformed('zjw-review', { outcome: 'maybe' }, '#/outcome'), malformed('zjw-review', { outcome: 'return', items: ['甲', ''] }, '#/items/1'), malformed('zjw-review', { outcome: 'agree', opinion: 'x'.repeat(4001) }, '#/opinion'), strict('zjw-review', { outcome: 'agree' }),
      hidden('yjj-review', { outcome: 'agree' }), hidden('weisi', { outcome: 'agree' }), forbidden('zjw-clerk', 'not-a-candidate', { outcome: 'agree' }),
      { what: 'a task that was decided', as: 'zjw-review', path: (w) => `/user-tasks/${w.closedTask}/decision`, asking: body({ outcome: 'agree' }), status: 409, type: 'already-decided' },
    ],
  },
  'GET /decisions/{processId}/{seq}': {
    ok: { as: 'zjw-clerk', path: (w) => w.decision, status: 200, answers: { isDecided: true, amountFen: 30_000_000, saw: expect.objectContaining({ form: expect.objectContaining({ version: 1 }), attachments: [expect.objectContaining({ name: '已批复建设方案.pdf', version: 1 })] }), corrections: [], may: [] } },
    no: [hidden('yjj-clerk'), hidden('weisi'), unknown('zjw-clerk', `/decisions/${MISSING}/3`, undefined), { what: 'a place where nothing was decided', as: 'zjw-clerk', path: (w) => `/decisions/${w.decided}/1`, status: 404, type: 'not-found' }, { what: 'a place that is no number', as: 'zjw-clerk', path: (w) => `/decisions/${w.decided}/first`, status: 404, type: 'not-found' }],
  },
  'POST /decisions/{processId}/{seq}/correction': {
    ok: { as: 'qianer', path: (w) => `${w.decision}/correction`, asking: (w) => ({ body: { ...WORDS, amountFen: 29_000_000, shown: w.followed } }), status: 201, answers: { outcome: 'agreed', moving: true } },
    no: [
      hidden('yjj-review', { ...WORDS, shown: 0 }), hidden('weisi', { ...WORDS, shown: 0 }), forbidden('zjw-clerk', 'not-a-candidate', { ...WORDS, shown: 0 }), forbidden('zhaoliu', 'decided-by-you', { ...WORDS, shown: 0 }),
      malformed('qianer', { words: ' ', reason: '录入有误。', shown: 0 }, '#/words'), malformed('qianer', { ...WORDS, shown: -1 }, '#/shown'), malformed('qianer', { ...WORDS, shown: 0, outcome: 'returned' }, '#/outcome'), strict('qianer', { ...WORDS, shown: 0 }),
      { what: 'a place where nothing was decided', as: 'qianer', path: (w) => `/decisions/${w.decided}/1/correction`, asking: body({ ...WORDS, shown: 0 }), status: 404, type: 'not-found' }, unknown('qianer', `/decisions/${MISSING}/1/correction`, { ...WORDS, shown: 0 }),
      { what: 'a page that did not show all that followed', as: 'qianer', asking: body({ ...WORDS, shown: 1 }), status: 409, type: 'followed-meanwhile' }, { what: 'another outcome, after the build was entered', as: 'qianer', asking: body({ ...WORDS, outcome: 'not-agreed', shown: 1 }), status: 409, type: 'already-followed' },
    ],
  },
};
