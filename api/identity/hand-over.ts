import { Router, type Request, type Response } from 'express';
import { v5 as uuidOf } from 'uuid';
import type { z } from 'zod';
import { may } from '../../domain/access/may';
import { handOver, type HandedOver as Handed } from '../../domain/approval/hand-over';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { heldBy, noteHandedOver, officeKeysOf } from '../../db/accounts';
import { personById } from '../../db/people';
import { namesOf } from '../../db/reads/case';
import { look, type Sight } from '../../db/reads/sight';
import type { Asked } from '../../db/record/change';
import { once } from '../../db/record/once';
import { HandOver, type HandOverPage, type HandedOver } from '../contract/administration';
import { actorIdOf, idOf, incoming, recorded, type Desk } from '../door';
import { reply } from '../problem';
import { several } from '../several';

const MISSING: Refusal = { refused: 'role-missing', role: 'admin' };

/** GET and POST /people/:id/hand-over — everything that waits for somebody by name goes to another, or back to its queue (离职转办). */
export const handOverRoute = (desk: Desk): Router =>
  Router()
    .get('/people/:id/hand-over', async (req, res) => {
      const sight = await look(desk.record);
      if (!mayHandOver(sight, res)) return reply(res, 403, MISSING);
      reply(res, 200, (await pageOf(desk, idOf(req, 'id'), sight)) ?? { refused: 'not-found' });
    })
    .post('/people/:id/hand-over', (req, res) => handingOver(desk, { req, res }));

const mayHandOver = ({ offices }: Sight, res: Response): boolean => may(offices.actor(actorIdOf(res)), 'people.change');

/** How much she holds, and who holds an office of hers and could have it. */
async function pageOf({ db }: Desk, id: string, { offices }: Sight): Promise<z.infer<typeof HandOverPage> | undefined> {
  const person = await personById(db.knex, id);
  if (!person) return undefined;
  const held = await heldBy(db.pool, id);
  const others = [...new Set((await officeKeysOf(db.pool, id)).flatMap(offices.holders))].filter((other) => other !== id);
  const names = await namesOf(db.pool, others);
  return { person: { id, name: person.name }, tasks: held.reduce((sum, { tasks }) => sum + tasks, 0), processes: held.length, candidates: others.map((other) => ({ id: other, name: names.get(other) ?? other })) };
}

async function handingOver(desk: Desk, { req, res }: { readonly req: Request; readonly res: Response }): Promise<void> {
  const { asked, body: { to, reason } } = incoming(desk, { req, res }, HandOver);
  const from = idOf(req, 'id');
  const hindrance = mayHandOver(await look(desk.record), res) ? await unknownPeople(desk, { from, to }) : MISSING;
  if (hindrance) return reply(res, 201, hindrance);
  const noted = await once(desk.db.pool, { algorithm: desk.algorithm, asked: { ...asked, commandId: uuidOf('note', asked.commandId) } }, async (client) => { await noteHandedOver(client, { id: from, by: asked.actorId, reason }); return { noted: true }; });
  if (isRefusal(noted)) return reply(res, 201, noted);
  const held = await heldBy(desk.db.pool, from);
  const titles = new Map(held.map(({ id, title }) => [id, title]));
  reply(res, 201, await several(desk, asked, {
    ids: [...titles.keys()],
    one: async (processId, commandId): Promise<z.infer<typeof HandedOver>['rows'][number]> => {
      const done = await handOverOne(desk, { ...asked, commandId }, { processId, from, to });
      return { processId, title: titles.get(processId) ?? '', tasks: isRefusal(done) ? [] : [...done.tasks] };
    },
  }));
}

/** Both are people of this installation, and two. */
async function unknownPeople({ db }: Desk, { from, to }: { readonly from: string; readonly to: string | null }): Promise<Refusal | undefined> {
  if (from === to) return { refused: 'substitute-is-oneself' };
  const people = await namesOf(db.pool, [from, ...(to === null ? [] : [to])]);
  return people.has(from) && (to === null || people.has(to)) ? undefined : { refused: 'not-found' };
}

type Passing = { readonly processId: string; readonly from: string; readonly to: string | null };

/** What waits for somebody in one process, handed over in one transaction; whoever is told hears of it. */
export async function handOverOne(desk: Desk, asked: Asked, { processId, from, to }: Passing): Promise<Refusal | Handed> {
  return recorded(desk, {}, await desk.record.change(processId, { commandId: asked.commandId, actorId: asked.actorId, content: { left: from, to } }, (c, w) => handOver(c, { from, to }, w)));
}
