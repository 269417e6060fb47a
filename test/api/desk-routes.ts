import type { No, Route } from './route-cases';
import { MISSING } from './world';

const AS = 'zjw-review';
const WORDS = { words: '同意，请抓紧实施。' };
const badQuery = (query: string, pointer: string): No => ({ what: `the query ${query}`, as: AS, query, status: 400, type: 'invalid-request', pointer });
const malformed = (value: unknown, pointer: string): No => ({ what: `malformed at ${pointer}`, as: 'lisi', asking: () => ({ body: value }), status: 400, type: 'invalid-request', pointer });
const nobodys = (as: string): No => ({ what: `${as} may not even know of it`, as, status: 404, type: 'not-found' });

/** The addresses of one person's desk: the workbench, her phrases, what she has opened, her list as a workbook. */
export const DESK_ROUTES: Readonly<Record<string, Route>> = {
  'GET /workbench': { ok: { as: AS, status: 200, answers: { counts: expect.objectContaining({ late: 0 }), rows: expect.arrayContaining([expect.objectContaining({ step: expect.objectContaining({ zh: '初审确认' }) })]) } } },
  'GET /units': { ok: { as: 'wangmin', status: 200, answers: { rows: expect.arrayContaining([expect.objectContaining({ id: 'sh-zjw-xxb' })]) } } },
  'GET /user-tasks.xlsx': { ok: { as: AS, status: 200 }, no: [badQuery('?order=title', '#/order'), badQuery('?language=fr', '#/language'), badQuery('?after=x', '#/'), badQuery('?from=2019-02-30', '#/from')] },
  'PUT /user-tasks/{taskId}/opened': { ok: { as: AS, path: (w) => `/user-tasks/${w.confirmTask}/opened`, status: 204 }, no: [nobodys('yjj-review'), nobodys('weisi'), { ...nobodys(AS), what: 'an id that nothing has', path: () => `/user-tasks/${MISSING}~confirmation~1~confirm~confirmer/opened` }] },
  'GET /phrases': { ok: { as: 'wangmin', status: 200, answers: { own: [expect.objectContaining({ words: '同意，请按计划推进。' })], most: 30, shared: expect.arrayContaining([expect.objectContaining({ id: 'agree', outcome: 'agree' })]) } } },
  'POST /phrases': {
    ok: { as: 'lisi', asking: () => ({ body: WORDS }), status: 201, answers: { own: [expect.objectContaining(WORDS)] } },
    no: [{ what: 'the same words again', as: 'lisi', asking: () => ({ body: WORDS }), status: 409, type: 'phrase-already-there' }, malformed({ words: ' ' }, '#/words'), malformed({ words: '长'.repeat(201) }, '#/words'), malformed({ ...WORDS, isAdmin: true }, '#/')],
  },
  'POST /phrases/order': {
    ok: { as: 'wangmin', asking: (w) => ({ body: { ids: [w.phrase] } }), status: 201, answers: { own: [expect.objectContaining({ words: '同意，请按计划推进。' })] } },
    no: [{ what: 'the phrases of another', as: 'lisi', asking: (w) => ({ body: { ids: [w.phrase] } }), status: 409, type: 'phrases-changed-elsewhere' }, malformed({ ids: [] }, '#/ids'), malformed({ ids: ['x y'] }, '#/ids/0')],
  },
  'DELETE /phrases/{id}': { ok: { as: 'wangmin', path: (w) => `/phrases/${w.phrase}`, status: 200, answers: { own: [] } }, no: [nobodys('lisi'), nobodys('wangmin')] },
  'GET /processes/{id}/forecast': {
    ok: { as: 'zjw-clerk', path: (w) => `/processes/${w.returned}/forecast`, status: 200, answers: { closed: false, lines: expect.arrayContaining([expect.objectContaining({ code: 'first-review', state: 'open', round: 2, expected: expect.objectContaining({ basis: 'given' }) }), expect.objectContaining({ code: 'countersign', state: 'ahead' })]) } },
    no: [nobodys('yjj-clerk'), nobodys('weisi'), { ...nobodys('zjw-clerk'), what: 'an id that nothing has', path: () => `/processes/${MISSING}/forecast` }],
  },
  'GET /user-tasks/{taskId}/explanation': {
    ok: { as: AS, path: (w) => `/user-tasks/${w.confirmTask}/explanation`, status: 200, answers: { lines: expect.arrayContaining([expect.objectContaining({ what: 'way', code: 'relation' }), expect.objectContaining({ what: 'seat', clause: expect.objectContaining({ clause: 'B4' }) }), expect.objectContaining({ what: 'until', code: 'confirmation-item' })]) } },
    no: [nobodys('yjj-review'), nobodys('weisi'), { ...nobodys(AS), what: 'an id that nothing has', path: () => `/user-tasks/${MISSING}~confirmation~1~confirm~confirmer/explanation` }],
  },
};
