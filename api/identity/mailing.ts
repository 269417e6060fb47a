import { Router } from 'express';
import type { z } from 'zod';
import { habitsOf, holdHabits, keepHabits, waitingFor, waitsAnew } from '../../db/mailing';
import { look } from '../../db/reads/sight';
import { once } from '../../db/record/once';
import { setHabits, usualHabits, type KeptHabits } from '../../domain/mailing/habits';
import type { Client } from '../../db/record/transaction';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { SetHabits, type HabitsSet, type MailHabits } from '../contract/mailing';
import { actorIdOf, incoming, type Desk } from '../door';
import { reply } from '../problem';
import { isoOrNull } from '../reads/view';

/** GET and PUT /me/mailing — how I want to be written to. The notices themselves are there at their instant, whatever I choose. */
export const mailingRoute = (desk: Desk): Router =>
  Router()
    .get('/me/mailing', async (_req, res) => {
      const { pack } = await look(desk.record);
      const [kept, { n, at }] = [await habitsOf(desk.db.pool, actorIdOf(res)), await waitingFor(desk.db.pool, actorIdOf(res))];
      res.json({ ...(kept ?? usualHabits(pack)), waiting: { count: n, nextAt: isoOrNull(at) } } satisfies z.infer<typeof MailHabits>);
    })
    .put('/me/mailing', async (req, res) => {
      const { body, asked } = incoming(desk, { req, res }, SetHabits);
      const usual = usualHabits((await look(desk.record)).pack);
      const answer = await once(desk.db.pool, { algorithm: desk.algorithm, asked }, (client) => habitsSet(client, asked.actorId, { usual, asks: body }));
      if (!isRefusal(answer)) desk.ring.postman();
      reply(res, 200, answer);
    });

/** After it her new habits hold, and whatever waited by the old ones is due to be looked at, once. */
async function habitsSet(client: Client, personId: string, { usual, asks }: { usual: KeptHabits; asks: KeptHabits }): Promise<Refusal | z.infer<typeof HabitsSet>> {
  await holdHabits(client, personId);
  const set = setHabits((await habitsOf(client, personId)) ?? usual, asks);
  if (isRefusal(set)) return set;
  if (!(await keepHabits(client, personId, set))) return { refused: 'habits-changed-elsewhere' };
  return { version: set.version, anew: await waitsAnew(client, personId) };
}
