import type { No, Route } from './route-cases';
import { MISSING } from './world';

const body = (value: unknown) => () => ({ body: value });
const NAMED = { substitute: 'demo-wangwu', from: '2029-12-01', to: '2029-12-09', reason: '出差' };
const refused = (what: string, value: object, [status, type]: readonly [number, string]): No => ({ what, as: 'zhouba', asking: body({ ...NAMED, ...value }), status, type });
const malformed = (value: object, pointer: string): No => ({ what: `malformed at ${pointer}`, as: 'zhouba', asking: body({ ...NAMED, ...value }), status: 400, type: 'invalid-request', pointer });
const FOR_ANOTHER = { ...NAMED, absent: 'demo-hanliu', substitute: 'demo-pingjia' };
/** Naming one for somebody who cannot sign in: only the security administrator, and by the checks that the absent person herself would meet. */
const IN_HER_PLACE: readonly No[] = [
  { what: 'the system administrator for another', as: 'chusan', asking: body(FOR_ANOTHER), status: 403, type: 'role-missing' }, { what: 'the audit administrator for another', as: 'kongshen', asking: body(FOR_ANOTHER), status: 403, type: 'role-missing' },
  { what: 'for nobody there is', as: 'yanan', asking: body({ ...FOR_ANOTHER, absent: 'demo-none' }), status: 404, type: 'not-found' }, { what: 'for an administrator', as: 'yanan', asking: body({ ...FOR_ANOTHER, absent: 'demo-chusan' }), status: 422, type: 'substitute-not-eligible' },
  { what: 'herself for another', as: 'yanan', asking: body({ ...FOR_ANOTHER, substitute: 'demo-yanan' }), status: 422, type: 'substitute-not-eligible' }, { what: 'of another organ', as: 'yanan', asking: body({ ...FOR_ANOTHER, substitute: 'demo-lisi' }), status: 422, type: 'substitute-not-eligible' },
];
const LEAVES = { to: 'demo-zhaoliu', reason: '调离' };
const leaving = (what: string, more: Partial<No> & Pick<No, 'status' | 'type'>): No => ({ what, as: 'chusan', asking: body(LEAVES), ...more });

/** Who acts in whose place, and what becomes of the work of somebody who leaves. */
export const SUBSTITUTION_ROUTES: Readonly<Record<string, Route>> = {
  'GET /me/substitutions': { ok: { as: 'hanliu', status: 200, answers: { rows: [expect.objectContaining({ substitute: { id: 'demo-pingjia', name: '平嘉' }, from: '2029-11-01', to: '2029-11-09', kinds: null, state: 'ahead', isMine: true })], organs: [expect.objectContaining({ id: 'sh-jxw' })] } } },
  'POST /me/substitutions': {
    ok: { as: 'zhouba', asking: body({ ...NAMED, kinds: ['review', 'request'], organs: ['sh-jxw'], maxFen: 100 }), status: 201, answers: { id: expect.any(String) } },
    no: [
      refused('herself', { substitute: 'demo-zhouba' }, [422, 'substitute-is-oneself']), refused('nobody there is', { substitute: 'demo-none' }, [404, 'not-found']), refused('days that are over', { from: '2018-01-01', to: '2018-01-02' }, [422, 'substitution-dates']),
      refused('somebody of another organ', { substitute: 'demo-lisi' }, [422, 'substitute-not-eligible']), refused('an administrator', { substitute: 'demo-chusan' }, [422, 'substitute-not-eligible']), refused('a kind that there is not', { kinds: ['leave'] }, [422, 'substitution-scope-unknown']),
      { what: 'a way round', as: 'wangwu', asking: body({ ...NAMED, substitute: 'demo-zhouba', from: '2029-12-09', to: '2029-12-20' }), status: 409, type: 'substitution-circle' },
      malformed({ from: '2029-02-30' }, '#/from'), malformed({ to: '9999-12-31' }, '#/to'), malformed({ kinds: [] }, '#/kinds'), malformed({ maxFen: 0 }, '#/maxFen'), malformed({ reason: ' ' }, '#/reason'), malformed({ person: 'demo-wangmin' }, '#/'), malformed({ absent: '' }, '#/absent'),
      refused('for a colleague', { absent: 'demo-hanliu' }, [403, 'role-missing']),
      ...IN_HER_PLACE,
    ],
  },
  'DELETE /me/substitutions/{id}': {
    ok: { as: 'pingjia', path: (w) => `/me/substitutions/${w.substitution}`, status: 200, answers: { ended: true } },
    no: [{ what: 'it is over', as: 'hanliu', status: 409, type: 'substitution-over' }, { what: 'a third person', as: 'wangmin', status: 404, type: 'not-found' }, { what: 'an id that nothing has', as: 'hanliu', path: () => `/me/substitutions/${MISSING}`, status: 404, type: 'not-found' }],
  },
  'GET /people/{id}/substitutions': {
    ok: { as: 'kongshen', path: () => '/people/demo-hanliu/substitutions', status: 200, answers: { person: { id: 'demo-hanliu', name: '韩榴' }, may: [], rows: [expect.objectContaining({ isMine: true, namedBy: null, mayEnd: false })] } },
    no: [{ what: 'a colleague', as: 'wangmin', path: () => '/people/demo-hanliu/substitutions', status: 403, type: 'role-missing' }, { what: 'an id that nobody has', as: 'yanan', path: () => '/people/demo-none/substitutions', status: 404, type: 'not-found' }],
  },
  'GET /people/{id}/hand-over': {
    ok: { as: 'chusan', path: () => '/people/demo-qianer/hand-over', status: 200, answers: { person: { id: 'demo-qianer', name: '钱尔' }, tasks: 0, candidates: [{ id: 'demo-lisi', name: '李思' }] } },
    no: [{ what: 'the security administrator', as: 'yanan', status: 403, type: 'role-missing' }, { what: 'an id that nobody has', as: 'chusan', path: () => '/people/demo-none/hand-over', status: 404, type: 'not-found' }],
  },
  'POST /people/{id}/hand-over': {
    ok: { as: 'chusan', path: () => '/people/demo-sunqi/hand-over', asking: body(LEAVES), status: 201, answers: { rows: [] } },
    no: [
      leaving('the audit administrator', { as: 'kongshen', status: 403, type: 'role-missing' }), leaving('to herself', { asking: body({ ...LEAVES, to: 'demo-sunqi' }), status: 422, type: 'substitute-is-oneself' }),
      leaving('to nobody there is', { asking: body({ ...LEAVES, to: 'demo-none' }), status: 404, type: 'not-found' }), leaving('of nobody there is', { path: () => '/people/demo-none/hand-over', status: 404, type: 'not-found' }),
      leaving('without a word on whom', { asking: body({ reason: '调离' }), status: 400, type: 'invalid-request', pointer: '#/to' }), leaving('without its reason', { asking: body({ to: null }), status: 400, type: 'invalid-request', pointer: '#/reason' }),
    ],
  },
};
