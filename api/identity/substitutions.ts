import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { may } from '../../domain/access/may';
import { ADMINISTRATORS } from '../../domain/access/administrators';
import { ending, isInForce, naming, substituting } from '../../domain/approval/substitution';
import { dayOf, instantOf } from '../../domain/calendar/calendar';
import { wordSetting } from '../../domain/policy/settings';
import type { Actor } from '../../domain/record/case';
import type { Refusal } from '../../domain/refusal';
import { personById } from '../../db/people';
import { namesOf } from '../../db/reads/case';
import { look, type Sight } from '../../db/reads/sight';
import { once } from '../../db/record/once';
import type { Client } from '../../db/record/transaction';
import { endSubstitution, holdSubstitutions, keepSubstitution, standingSubstitutions, substitutionOf, substitutionsOf, type KeptSubstitution } from '../../db/substitutions';
import { Substitute, type Substitutions, type SubstitutionsOf } from '../contract/substitution';
import { actorIdOf, idOf, incoming, type Desk } from '../door';
import { reply } from '../problem';
import { office, organ } from '../reads/view';

type Page = z.infer<typeof Substitutions>;
const SHOWN = 50;

/** /me/substitutions — who acts in my place while I am away, and in whose place I act (代理); /people/:id/substitutions — the same of somebody who cannot sign in. */
export const substitutionsRoute = (desk: Desk): Router =>
  Router()
    .get('/me/substitutions', async (_req, res) => {
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      res.json(await pageOf(desk, me, { sight, readerId: me.id }));
    })
    .get('/people/:id/substitutions', async (req, res) => {
      const sight = await look(desk.record);
      const reader = sight.offices.actor(actorIdOf(res));
      if (!may(reader, 'people.view')) return reply(res, 403, { refused: 'role-missing', role: 'admin' });
      const person = await personById(desk.db.knex, idOf(req, 'id'));
      if (!person) return reply(res, 200, { refused: 'not-found' });
      const page = await pageOf(desk, sight.offices.actor(person.id), { sight, readerId: reader.id });
      res.json({ ...page, person: { id: person.id, name: person.name }, may: may(reader, 'substitution.name') && person.id !== reader.id ? ['substitution.name'] : [] } satisfies z.infer<typeof SubstitutionsOf>);
    })
    .post('/me/substitutions', (req, res) => making(desk, { req, res }))
    .delete('/me/substitutions/:id', async (req, res) => {
      const { asked } = incoming(desk, { req, res }, z.strictObject({}));
      const { now } = await look(desk.record);
      reply(res, 200, await once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => {
        await holdSubstitutions(client);
        const kept = await substitutionOf(client, idOf(req, 'id'));
        const hindrance = ending(kept, asked.actorId);
        if (hindrance || !kept) return hindrance ?? { refused: 'not-found' };
        await endSubstitution(client, { id: kept.id, by: asked.actorId, at: now });
        return { ended: true as const };
      }));
    });

/** After it somebody stands in for whoever asked, or for whom an administrator named in her place, from and to the days that were named. */
async function making(desk: Desk, { req, res }: { readonly req: Request; readonly res: Response }): Promise<void> {
  const { body, asked } = incoming(desk, { req, res }, Substitute);
  const sight = await look(desk.record);
  const { reason, kinds = null, organs = null, maxFen = null, substitute, absent = asked.actorId } = body;
  const hindered = naming(absent, sight.offices.actor(asked.actorId));
  if (hindered) return reply(res, 201, hindered);
  const named = { person: absent, substitute, fromAt: instantOf(sight.calendar, body.from, '00:00'), toAt: instantOf(sight.calendar, body.to, '24:00'), kinds, organs, maxFen };
  if (!(await areThere(desk, [absent, substitute]))) return reply(res, 201, { refused: 'not-found' });
  const made = await once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client: Client): Promise<Refusal | { id: string }> => {
    await holdSubstitutions(client);
    const hindrance = substituting(named, { others: await standingSubstitutions(client), offices: (id) => sight.offices.actor(id).holdings, pack: sight.pack, at: sight.now });
    if (hindrance) return hindrance;
    await keepSubstitution(client, { id: asked.commandId, ...named, reason, by: asked.actorId });
    return { id: asked.commandId };
  });
  reply(res, 201, made);
}

const areThere = async ({ db }: Desk, people: readonly string[]): Promise<boolean> => (await Promise.all(people.map((id) => personById(db.knex, id)))).every((found) => found !== undefined);

type Reading = { readonly sight: Sight; readonly readerId: string };

async function pageOf({ db }: Desk, me: Actor, { sight, readerId }: Reading): Promise<Page> {
  const candidates = candidatesFor(me, sight);
  const [rows, names] = [await substitutionsOf(db.pool, me.id, SHOWN), await namesOf(db.pool, candidates)];
  const { pack } = sight;
  const roles = new Set(me.holdings.map(({ role }) => role));
  return {
    rows: rows.map((row) => rowOf(row, me, { sight, readerId })),
    candidates: candidates.map((id) => ({ id, name: names.get(id) ?? id, offices: sight.offices.actor(id).holdings.map(({ role, organ: at }) => office(pack, `${role}@${at}`)) })),
    routes: pack.routes.filter(({ steps }) => steps.some(({ seats }) => seats.some(({ role }) => roles.has(role)))).map(({ id, name }) => ({ id, ...name })),
    organs: [...new Set(me.holdings.map(({ organ: at }) => at))].map((at) => organ(pack, at)), today: dayOf(sight.calendar, sight.now),
  };
}

/** The people whom she may name: of her own organs, or of any where the pack says so; nobody who administers. */
function candidatesFor({ id, holdings }: Actor, { pack, offices }: Sight): string[] {
  const organs = wordSetting(pack, 'substitutesFrom') === 'anywhere' ? pack.organs.map((each) => each.id) : holdings.map((held) => held.organ);
  const people = [...new Set(organs)].flatMap((at) => pack.roles.flatMap(({ role }) => offices.holders(`${role}@${at}`)));
  return [...new Set(people)].filter((each) => each !== id && !offices.actor(each).holdings.some(({ role }) => (ADMINISTRATORS as readonly string[]).includes(role))).sort();
}

function stateOf({ endedAt, ...span }: Pick<KeptSubstitution, 'fromAt' | 'toAt' | 'endedAt'>, now: number): Page['rows'][number]['state'] {
  if (endedAt !== null) return 'ended';
  if (isInForce(span, now)) return 'in-force';
  return span.fromAt > now ? 'ahead' : 'over';
}

function rowOf({ person, name, substitute, substituteName, fromAt, toAt, organs, kinds, by, byName, ...row }: KeptSubstitution, me: Actor, { sight: { now, calendar, pack }, readerId }: Reading): Page['rows'][number] {
  const state = stateOf({ fromAt, toAt, endedAt: row.endedAt }, now);
  return {
    id: row.id, person: { id: person, name }, substitute: { id: substitute, name: substituteName }, from: dayOf(calendar, fromAt), to: dayOf(calendar, toAt - 1), kinds: kinds === null ? null : [...kinds],
    organs: organs === null ? null : organs.map((each) => organ(pack, each)), maxFen: row.maxFen, reason: row.reason, state, isMine: person === me.id,
    namedBy: by === person ? null : { id: by, name: byName }, mayEnd: ['ahead', 'in-force'].includes(state) && ending({ person, substitute, by, endedAt: row.endedAt }, readerId) === undefined,
  };
}
