import type { No, Route } from './route-cases';

const body = (value: unknown) => () => ({ body: value });
const NIGHT = { from: '22:00', to: '07:00' };
const DIGEST = { mailing: 'digest', digestAt: '08:30', quiet: NIGHT, quietOnRestDays: true, version: 0 };
const malformed = (value: unknown, pointer: string): No => ({ what: `malformed at ${pointer}`, as: 'weisi', asking: body(value), status: 400, type: 'invalid-request', pointer });

/** How somebody wants to be written to: her own affair, whatever her office. */
export const MAILING_ROUTES: Readonly<Record<string, Route>> = {
  'GET /me/mailing': { ok: { as: 'weisi', status: 200, answers: { mailing: 'at-once', digestAt: '08:30', quiet: null, quietOnRestDays: false, version: 0, waiting: { count: 0, nextAt: null } } } },
  'PUT /me/mailing': {
    ok: { as: 'weisi', asking: body(DIGEST), status: 200, answers: { version: 1, anew: 0 } },
    no: [
      { what: 'habits that were set meanwhile', as: 'weisi', asking: body(DIGEST), status: 409, type: 'habits-changed-elsewhere' },
      { what: 'a digest in her quiet hours', as: 'weisi', asking: body({ ...DIGEST, digestAt: '22:00', version: 1 }), status: 422, type: 'digest-in-quiet-hours' },
      malformed({ ...DIGEST, mailing: 'weekly' }, '#/mailing'), malformed({ ...DIGEST, digestAt: '24:00' }, '#/digestAt'), malformed({ ...DIGEST, quiet: { from: '7', to: '22:00' } }, '#/quiet/from'),
      malformed({ ...DIGEST, quiet: { from: '22:00' } }, '#/quiet/to'), malformed({ ...DIGEST, version: -1 }, '#/version'), malformed({ ...DIGEST, person: 'demo-wangmin' }, '#/'),
    ],
  },
};
