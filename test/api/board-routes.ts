import type { No, Route } from './route-cases';

const badQuery = (query: string, pointer: string): No => ({ what: `the query ${query}`, as: 'zhengshi', query, status: 400, type: 'invalid-request', pointer });

/** The addresses of the supervisor's board. */
export const BOARD_ROUTES: Readonly<Record<string, Route>> = {
  'GET /supervision-board': {
    ok: { as: 'zhengshi', status: 200, answers: { figures: expect.objectContaining({ overdue: { count: 0, query: 'tone=overdue' } }) } },
    no: [badQuery('?plan=../1', '#/plan'), badQuery('?tone=overdue', '#/'), badQuery('?from=2019-02-30', '#/from'), badQuery('?text=%00', '#/text')],
  },
  'GET /supervision-board/leader': { ok: { as: 'fengyi', status: 200, answers: { red: { count: 0, query: 'tone=overdue' } } } },
  'GET /supervision-board/month': { ok: { as: 'zjw-review', query: '?month=2019-06', status: 200, answers: { month: '2019-06' } }, no: [badQuery('?month=2019-13', '#/month'), badQuery('?tone=red', '#/tone')] },
  'GET /supervision-board/ahead': { ok: { as: 'zhengshi', status: 200, answers: { more: false } }, no: [badQuery('?days=90', '#/'), badQuery('?answer=late', '#/answer')] },
  'GET /supervised-tasks.xlsx': { ok: { as: 'zhengshi', status: 200 }, no: [badQuery('?tone=overdue,', '#/tone'), badQuery('?language=fr', '#/language'), badQuery(`?verifier=${'x'.repeat(131)}`, '#/verifier')] },
};
