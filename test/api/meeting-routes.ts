import type { Asking } from './ask';
import type { No, Route } from './route-cases';
import type { World } from './world';

const body = (value: unknown) => (): Asking => ({ body: value });
const at = (verb: string) => (w: World): string => `/review-meetings/${w.meeting}${verb}`;
const ROOM = ['demo-wangmin', 'demo-wangwu', 'demo-tangyue', 'demo-sunqi'];
const calling = (w: World): object => ({ title: '第二次评审会', heldOn: '2030-01-04', tasks: [w.toMeet], attendees: ROOM });
const malformed = (as: string, value: unknown, pointer: string): No => ({ what: `malformed at ${pointer}`, as, asking: body(value), status: 400, type: 'invalid-request', pointer });
const hidden = (as: string, value: unknown): No => ({ what: `${as} may not even know of it`, as, asking: body(value), status: 404, type: 'not-found' });
const forbidden = (as: string, value: unknown): No => ({ what: `${as} sees it and may not do it`, as, asking: body(value), status: 403, type: 'not-a-candidate' });
const over = (verb: string, value: unknown): No => ({ what: 'a meeting that was called off', as: 'wangmin', path: (w) => `/review-meetings/${w.meetingOver}${verb}`, asking: body(value), status: 409, type: 'meeting-over' });
const COMES = { person: 'demo-wangmin', present: true };
const BACK = { person: 'demo-sunqi', stands: true, reason: '参与过编制' };
const VOTE = { person: 'demo-wangmin', vote: 'agree' };

/** The addresses of review meetings, in the order in which a meeting goes. */
export const MEETING_ROUTES: Readonly<Record<string, Route>> = {
  'GET /review-meetings': { ok: { as: 'wangmin', status: 200, answers: { rows: expect.arrayContaining([expect.objectContaining({ title: '四月评审会', state: 'convened' })]) } } },
  'GET /review-meetings/offers': { ok: { as: 'wangmin', status: 200, answers: { tasks: expect.arrayContaining([expect.objectContaining({ title: '待上会' })]) } } },
  'GET /review-meetings/{id}': { ok: { as: 'wangmin', path: at(''), status: 200, answers: { quorum: 3, items: [expect.objectContaining({ n: 1, title: '已上会' })] } }, no: [hidden('zjw-clerk', undefined), hidden('weisi', undefined)] },
  'POST /review-meetings/{id}/items': {
    ok: { as: 'wangmin', path: at('/items'), asking: (w) => ({ body: { task: w.toMeet } }), status: 201, answers: { n: 2 } },
    no: [malformed('wangmin', {}, '#/task'), forbidden('chener', { task: 'a~b' }), hidden('zjw-clerk', { task: 'a~b' }), over('/items', { task: 'a~b' }), { what: 'a task of another step', as: 'wangmin', asking: (w) => ({ body: { task: w.confirmTask } }), status: 404, type: 'not-found' }],
  },
  'POST /review-meetings/{id}/items/{n}/removal': {
    ok: { as: 'wangmin', path: at('/items/2/removal'), asking: body({}), status: 201, answers: { n: 2 } },
    no: [{ what: 'an item that is off', as: 'wangmin', asking: body({}), status: 404, type: 'not-on-agenda' }, forbidden('chener', {}), hidden('zjw-clerk', {}), malformed('wangmin', { why: 'x' }, '#/'), over('/items/1/removal', {})],
  },
  'POST /review-meetings': {
    ok: { as: 'wangmin', asking: (w) => ({ body: calling(w) }), status: 201, answers: { items: 1 } },
    no: [
      { what: 'a task that is on an agenda', as: 'wangmin', asking: (w) => ({ body: calling(w) }), status: 409, type: 'on-agenda' }, { what: 'a unit', as: 'zjw-clerk', asking: (w) => ({ body: calling(w) }), status: 404, type: 'not-found' },
      malformed('wangmin', { title: '会', heldOn: '2030-02-30', tasks: ['a~b'], attendees: ROOM }, '#/heldOn'), malformed('wangmin', { title: '会', heldOn: '2030-01-04', tasks: [], attendees: ROOM }, '#/tasks'), malformed('wangmin', { title: '会', heldOn: '2030-01-04', tasks: ['a~b', 'a~b'], attendees: ROOM }, '#/tasks'),
    ],
  },
  'POST /review-meetings/{id}/attendance': {
    ok: { as: 'wangmin', path: at('/attendance'), asking: body(COMES), status: 201 },
    no: [{ what: 'somebody of another office', as: 'wangmin', asking: body({ ...COMES, person: 'demo-lisi' }), status: 422, type: 'not-a-member' }, forbidden('chener', COMES), hidden('zjw-clerk', COMES), malformed('wangmin', { person: 'demo-wangmin' }, '#/present'), over('/attendance', COMES)],
  },
  'POST /review-meetings/{id}/items/{n}/recusals': {
    ok: { as: 'wangmin', path: at('/items/1/recusals'), asking: body(BACK), status: 201 },
    no: [{ what: 'no reason', as: 'wangmin', asking: body({ person: 'demo-tangyue', stands: true }), status: 422, type: 'reason-required' }, forbidden('chener', BACK), hidden('zjw-clerk', BACK), malformed('wangmin', { person: 'demo-sunqi' }, '#/stands'), over('/items/1/recusals', BACK)],
  },
  'POST /review-meetings/{id}/items/{n}/votes': {
    ok: { as: 'wangmin', path: at('/items/1/votes'), asking: body(VOTE), status: 201 },
    no: [
      { what: 'who is not there', as: 'wangmin', asking: body({ ...VOTE, person: 'demo-tangyue' }), status: 409, type: 'not-present' }, { what: 'an item that is not there', as: 'wangmin', path: at('/items/9/votes'), asking: body(VOTE), status: 404, type: 'not-on-agenda' },
      forbidden('chener', VOTE), hidden('zjw-clerk', VOTE), malformed('wangmin', { ...VOTE, vote: 'maybe' }, '#/vote'), over('/items/1/votes', VOTE),
    ],
  },
  'POST /review-meetings/{id}/holding': { ok: { as: 'wangmin', path: at('/holding'), asking: body({}), status: 201 }, no: [forbidden('chener', {}), hidden('zjw-clerk', {}), malformed('wangmin', { on: 'today' }, '#/'), over('/holding', {})] },
  'POST /review-meetings/{id}/confirmation': {
    ok: { as: 'wangwu', path: at('/confirmation'), asking: body({}), status: 201, answers: { items: [{ n: 1, outcome: null }] } }, // one alone is no quorum
    no: [{ what: 'a meeting that is confirmed', as: 'wangmin', asking: body({}), status: 409, type: 'meeting-over' }, forbidden('chener', {}), hidden('zjw-clerk', {}), malformed('wangwu', { items: [{ n: 0 }] }, '#/items/0/n'), over('/confirmation', {})],
  },
  'POST /review-meetings/{id}/cancellation': {
    ok: { as: 'wangmin', path: (w) => `/review-meetings/${w.meetingBack}/cancellation`, asking: body({ reason: '材料未齐' }), status: 201 },
    no: [malformed('wangmin', {}, '#/reason'), forbidden('chener', { reason: '演练' }), hidden('zjw-clerk', { reason: '演练' }), over('/cancellation', { reason: '演练' })],
  },
};
