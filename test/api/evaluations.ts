import type { Docket } from '../support/docket';
import { assign, confirm, evaluated, fill, given, idOf, list, lock, recuse, scores } from '../journeys/evaluation-acts';
import type { Asking } from './ask';
import type { Case, No, Route } from './route-cases';

/** An evaluation at each step; the one in scoring has a locked sheet, a recused and three open ones. */
export type EvaluationWorld = { readonly filling: string; readonly mending: string; readonly confirming: string; readonly assigning: string; readonly scoring: string; readonly opining: string; readonly closed: string };
export const STEPS = ['filling', 'mending', 'confirming', 'assigning', 'scoring', 'opining', 'closed'] as const;
export const SCORING = idOf('api-scoring');

/** Makes them, by acts of signed-in people over HTTP. */
export async function evaluationWorld(docket: Docket): Promise<EvaluationWorld> {
  await list(docket, STEPS.map((step) => ({ system: `api-${step}`, title: `评价${step}` })));
  for (const step of ['mending', 'confirming', 'assigning', 'scoring', 'opining']) await fill(docket, idOf(`api-${step}`));
  for (const step of ['assigning', 'scoring', 'opining']) await confirm(docket, idOf(`api-${step}`), [7000]);
  for (const step of ['scoring', 'opining']) await assign(docket, idOf(`api-${step}`));
  await lock(docket, 'expert-2', [SCORING, 6161]);
  await recuse(docket, 'expert-3', SCORING);
  for (const expert of ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5']) await lock(docket, expert, [idOf('api-opining'), 8000]);
  await evaluated(docket, idOf('api-closed'), { p: 7000, sheets: [8000, 8000, 8000, 8000, 8000] });
  return Object.fromEntries(STEPS.map((step) => [step, idOf(`api-${step}`)])) as EvaluationWorld;
}

const at = (step: (typeof STEPS)[number], verb = '') => (): string => `/evaluations/${idOf(`api-${step}`)}${verb === '' ? '' : `/${verb}`}`;
const body = (value: unknown) => (): Asking => ({ body: value });
type Answered = readonly [status: number, type: string, more?: Partial<Case> & { pointer?: string }];
const no = (what: string, as: string, [status, type, more = {}]: Answered): No => ({ what, as, status, type, ...more });
const hidden = (as: string, value: unknown): No => no(`${as} may not even know of it`, as, [404, 'not-found', { asking: body(value) }]);
const malformed = (as: string, value: unknown, pointer: string): No => no(`malformed at ${pointer}`, as, [400, 'invalid-request', { asking: body(value), pointer }]);
const NOWHERE = '/evaluations/post.1999.nothing';

const LIST = { year: 2019, set: 'post-2018', systems: [{ system: 'api-new', title: '新列系统', unit: 'sh-zjw-xxb' }] };
const [GIVEN, SCORES] = [{ given: given() }, { scores: scores(7000) }];
const EXPERTS = { experts: ['expert-1', 'expert-2', 'expert-4', 'expert-5', 'expert-6'].map((login) => `demo-${login}`) };

/** The addresses of evaluations with what they answer. */
export const EVALUATION_ROUTES: Readonly<Record<string, Route>> = {
  'GET /evaluations': { ok: { as: 'zjw-clerk', status: 200, answers: { may: [], rows: expect.arrayContaining([expect.objectContaining({ title: '评价filling' })]) } }, no: [no('the query ?sort=composite', 'pingjia', [400, 'invalid-request', { query: '?sort=composite', pointer: '#/' }])] },
  'GET /evaluations/{id}': { ok: { as: 'expert-2', path: at('scoring'), status: 200, answers: { sheet: expect.objectContaining({ state: 'locked', total: 6161 }), result: null, panel: null } }, no: [no('another unit', 'yjj-clerk', [404, 'not-found']), no('an expert who was not named', 'expert-7', [404, 'not-found']), no('a reviewer of projects', 'wangmin', [404, 'not-found']), no('an id that nothing has', 'pingjia', [404, 'not-found', { path: () => NOWHERE }])] },
  'GET /systems': { ok: { as: 'zjw-clerk', status: 200, answers: { rows: expect.arrayContaining([expect.objectContaining({ id: 'api-filling' })]) } } },
  'POST /evaluation-lists': {
    ok: { as: 'pingjia', asking: body(LIST), status: 201, answers: { evaluations: ['post.2019.api-new'] } },
    no: [no('a reviewer of projects', 'wangmin', [403, 'role-missing', { asking: body({ ...LIST, year: 2018 }) }]), no('a system that is on the list', 'pingjia', [409, 'already-listed', { asking: body({ ...LIST, systems: [{ system: 'api-filling', title: '又一次', unit: 'sh-zjw-xxb' }] }) }]), no('an older one without its name', 'pingjia', [422, 'system-unknown', { asking: body({ ...LIST, systems: [{ system: 'api-nameless' }] }) }]), malformed('pingjia', { ...LIST, set: 'post-1999' }, '#/set'), malformed('pingjia', { ...LIST, systems: [...LIST.systems, ...LIST.systems] }, '#/systems'), malformed('pingjia', { ...LIST, qualified: true }, '#/')],
  },
  'POST /evaluations/{id}/filling': {
    ok: { as: 'zjw-clerk', path: at('filling', 'filling'), asking: body(GIVEN), status: 201 },
    no: [hidden('yjj-clerk', GIVEN), no('its department', 'zjw-review', [403, 'not-your-evaluation', { asking: body(GIVEN) }]), no('a second time', 'zjw-clerk', [409, 'evaluation-elsewhere', { asking: body(GIVEN) }]), malformed('zjw-clerk', { given: [{ indicator: 'usage', text: ' ' }] }, '#/given/0/text'), no('an id that nothing has', 'zjw-clerk', [404, 'not-found', { path: () => `${NOWHERE}/filling`, asking: body(GIVEN) }])],
  },
  'POST /evaluations/{id}/confirmation': {
    ok: { as: 'zjw-review', path: at('confirming', 'confirmation'), asking: body(SCORES), status: 201, answers: { total: 7000 } },
    no: [hidden('yjj-review', SCORES), no('the unit', 'zjw-clerk', [403, 'not-your-evaluation', { asking: body(SCORES) }]), no('a hundredth too many', 'zjw-review', [422, 'score-out-of-range', { path: at('mending', 'confirmation'), asking: body({ scores: scores(7000).map((score, n) => (n === 0 ? { ...score, points: score.points + 1 } : score)) }) }]), no('what is past', 'zjw-review', [409, 'evaluation-elsewhere', { path: at('scoring', 'confirmation'), asking: body(SCORES) }]), malformed('zjw-review', { scores: [{ indicator: 'usage', points: 0.5 }] }, '#/scores/0/points'), malformed('zjw-review', { scores: SCORES.scores, total: 1 }, '#/')],
  },
  'POST /evaluations/{id}/return': {
    ok: { as: 'zjw-review', path: at('mending', 'return'), asking: body({ items: ['请补一年数据'] }), status: 201 },
    no: [hidden('yjj-review', { items: ['x'] }), no('the unit', 'zjw-clerk', [403, 'not-your-evaluation', { asking: body({ items: ['x'] }) }]), malformed('zjw-review', { items: [] }, '#/items'), no('what is closed', 'zjw-review', [409, 'process-closed', { path: at('closed', 'return'), asking: body({ items: ['x'] }) }])],
  },
  'POST /evaluations/{id}/experts': {
    ok: { as: 'pingjia', path: at('assigning', 'experts'), asking: body(EXPERTS), status: 201 },
    no: [hidden('wangmin', EXPERTS), no('the unit', 'zjw-clerk', [403, 'not-your-evaluation', { asking: body(EXPERTS) }]), no('when nobody is to be named', 'pingjia', [409, 'evaluation-elsewhere', { path: at('opining', 'experts'), asking: body(EXPERTS) }]), malformed('pingjia', { experts: [] }, '#/experts')],
  },
  'POST /evaluations/{id}/sheet': {
    ok: { as: 'expert-1', path: at('scoring', 'sheet'), asking: body({ scores: scores(7777, '数据不全') }), status: 201, answers: { total: 7777 } },
    no: [no('a second time', 'expert-2', [409, 'sheet-locked', { asking: body(SCORES) }]), no('after standing back', 'expert-3', [409, 'sheet-recused', { asking: body(SCORES) }]), hidden('expert-7', SCORES), no('the authority', 'pingjia', [403, 'not-your-evaluation', { asking: body(SCORES) }]), malformed('expert-4', { scores: [{ indicator: 'usage', points: -1 }] }, '#/scores/0/points')],
  },
  'POST /evaluations/{id}/recusal': {
    ok: { as: 'expert-5', path: at('scoring', 'recusal'), asking: body({ reason: '曾参与建设' }), status: 201 },
    no: [hidden('expert-7', { reason: 'x' }), no('after locking', 'expert-2', [409, 'sheet-locked', { asking: body({ reason: 'x' }) }]), malformed('expert-4', {}, '#/reason')],
  },
  'POST /evaluations/{id}/opinion': {
    ok: { as: 'pingjia', path: at('opining', 'opinion'), asking: body({ words: '合格。' }), status: 201, answers: { year: 2019, number: 2, qualified: true } },
    no: [hidden('wangmin', {}), no('the unit', 'zjw-clerk', [403, 'not-your-evaluation', { asking: body({}) }]), no('a second one', 'pingjia', [409, 'process-closed', { path: at('closed', 'opinion'), asking: body({}) }]), no('before there is a result', 'pingjia', [409, 'evaluation-elsewhere', { path: at('scoring', 'opinion'), asking: body({}) }]), malformed('pingjia', { qualified: true }, '#/')],
  },
};
