import { createHmac, createHash } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { v5 as uuidOf } from 'uuid';
import type { z } from 'zod';
import { changeOfAccount } from '../../domain/access/administrators';
import { may } from '../../domain/access/may';
import type { Act } from '../../domain/access/table';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { accountOf, accounts, disableAccount, heldBy, invite, openAccount, type PersonRow } from '../../db/accounts';
import { look, type Sight } from '../../db/reads/sight';
import type { Asked } from '../../db/record/change';
import { once } from '../../db/record/once';
import type { Client } from '../../db/record/transaction';
import { OpenAccount, PeopleQuery, Why, type People } from '../contract/administration';
import { actorIdOf, idOf, incoming, type Desk } from '../door';
import { reply } from '../problem';
import { handOverOne } from './hand-over';
import { organ, roleName } from '../reads/view';

const PAGE = 50;
export const missing = (role: string): Refusal => ({ refused: 'role-missing', role });

/** /people — accounts: opened, invited and taken out of use by the system administrator, read by all three (三员分立). */
export const peopleRoute = (desk: Desk, secret: string): Router =>
  Router()
    .get('/people', async (req, res) => {
      const { find, after } = PeopleQuery.parse(req.query);
      const { sight, acts } = await seeing(desk, res);
      if (!acts.includes('people.view')) return reply(res, 403, missing('admin'));
      const rows = await accounts(desk.db.pool, { find, after, limit: PAGE + 1 });
      res.json({ rows: rows.slice(0, PAGE).map((row) => personView(sight, row)), next: rows.length > PAGE ? rows[PAGE - 1]?.login ?? null : null, may: [...acts, ...(may(sight.offices.actor(actorIdOf(res)), 'substitution.name') ? ['substitution.name'] : [])] } satisfies z.infer<typeof People>);
    })
    .post('/people', async (req, res) => {
      const { body: { reason, ...account }, asked } = incoming(desk, { req, res }, OpenAccount);
      await acting(desk, { res, asked, act: 'people.change' }, (client) => openAccount(client, { id: `person-${account.login}`, ...account }, { by: asked.actorId, reason }));
    })
    .post('/people/:id/invitation', async (req, res) => {
      const { asked, body: { reason } } = incoming(desk, { req, res }, Why);
      const token = createHmac('sha256', secret).update(`invitation ${asked.commandId} ${idOf(req, 'id')}`).digest('base64url'); // the same for the same act, and kept nowhere
      const done = await allowed(desk, { res, asked, act: 'people.change' }, (client) => onAccount(client, { id: idOf(req, 'id') }, async ({ id }) => {
        await invite(client, { id, tokenHash: createHash('sha256').update(token).digest('hex'), by: asked.actorId, reason });
        return { invited: true as const };
      }));
      reply(res, 201, isRefusal(done) ? done : { token });
    })
    .post('/people/:id/disabling', (req, res) => disabling(desk, { req, res }));

/** After it nobody signs in by this account, her sessions are gone, and what waited for her by name is back in its queues. */
async function disabling(desk: Desk, { req, res }: { req: Request; res: Response }): Promise<void> {
  const { asked, body: { reason } } = incoming(desk, { req, res }, Why);
  const personId = idOf(req, 'id');
  const done = await allowed(desk, { res, asked, act: 'people.change' }, (client) => onAccount(client, { id: personId, not: asked.actorId }, async ({ id }) => {
    await disableAccount(client, { id, by: asked.actorId, reason });
    return { disabled: true as const };
  }));
  if (isRefusal(done)) return reply(res, 201, done);
  for (const { id } of await heldBy(desk.db.pool, personId)) await handOverOne(desk, { ...asked, commandId: uuidOf(id, asked.commandId) }, { processId: id, from: personId, to: null });
  reply(res, 201, done);
}

type At = { readonly res: Response; readonly asked: Asked; readonly act: Act };
type Work<A extends object> = (client: Client) => Promise<A | Refusal>;

/** Lets the work be done once by who may do it. */
export async function allowed<A extends object>(desk: Desk, { res, asked, act }: At, work: Work<A>): Promise<A | Refusal> {
  const { acts } = await seeing(desk, res);
  return acts.includes(act) ? once(desk.db.pool, { algorithm: desk.algorithm, asked }, work) : missing(act === 'office.confirm' ? 'security_admin' : 'admin');
}

export const acting = async <A extends object>(desk: Desk, at: At, work: Work<A>): Promise<void> => reply(at.res, 201, await allowed(desk, at, work));

/** The account that is meant, in use and locked; `not` is who may not mean herself. */
export async function onAccount<A extends object>(client: Client, { id, not = '' }: { id: string; not?: string }, work: (person: PersonRow) => Promise<A | Refusal>): Promise<A | Refusal> {
  const person = await accountOf(client, id);
  return changeOfAccount(person, not) ?? (person ? work(person) : { refused: 'not-found' });
}

const ACTS: readonly Act[] = ['people.view', 'people.change', 'office.confirm'];

export async function seeing(desk: Desk, res: Response): Promise<{ sight: Sight; acts: Act[] }> {
  const sight = await look(desk.record);
  const me = sight.offices.actor(actorIdOf(res));
  return { sight, acts: ACTS.filter((act) => may(me, act)) };
}

const personView = ({ pack }: Sight, { offices, ...person }: PersonRow): z.infer<typeof People>['rows'][number] => ({ ...person, offices: offices.map(({ role, organ: at }) => ({ role, roleName: roleName(pack, role), organ: organ(pack, at) })) });
