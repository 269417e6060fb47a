import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { addPhrase, orderPhrases, removePhrase, type Phrases as List } from '../../../domain/approval/phrases';
import { numberSetting } from '../../../domain/policy/settings';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import { changePhrases, newPhrase, phrasesOf } from '../../../db/desk/phrases';
import { once } from '../../../db/record/once';
import { look } from '../../../db/reads/sight';
import { AddPhrase, OrderPhrases, type Phrases, type PhrasesKept } from '../../contract/desk';
import { actorIdOf, idOf, incoming, type Desk } from '../../door';
import type { Asked } from '../../../db/record/change';
import { reply } from '../../problem';

const Nothing = z.strictObject({});

/** /phrases — what a person writes into opinions again and again: her own list, kept by her alone, beside what every desk offers. */
export const phrasesRoute = (desk: Desk): Router =>
  Router()
    .get('/phrases', async (_req, res) => {
      const { pack } = await look(desk.record);
      const own = [...(await phrasesOf(desk.db.pool, actorIdOf(res)))];
      const shared = pack.phrases.map(({ phrase, words, outcome }) => ({ id: phrase, words: { ...words }, outcome }));
      res.json({ own, shared, most: numberSetting(pack, 'phrasesPerPerson') } satisfies z.infer<typeof Phrases>);
    })
    .post('/phrases', async (req, res) => {
      const { body: { words }, asked } = incoming(desk, { req, res }, AddPhrase);
      const most = numberSetting((await look(desk.record)).pack, 'phrasesPerPerson');
      reply(res, 201, await changed(desk, asked, (list) => addPhrase(list, newPhrase(words), most)));
    })
    .post('/phrases/order', async (req, res) => {
      const { body: { ids }, asked } = incoming(desk, { req, res }, OrderPhrases);
      reply(res, 201, await changed(desk, asked, (list) => orderPhrases(list, ids)));
    })
    .delete('/phrases/:id', (req, res) => removing(desk, { req, res }));

async function removing(desk: Desk, { req, res }: { req: Request; res: Response }): Promise<void> {
  const { asked } = incoming(desk, { req, res }, Nothing);
  reply(res, 200, await changed(desk, asked, (list) => removePhrase(list, idOf(req, 'id'))));
}

/** Her list after the act, once for its command. */
const changed = (desk: Desk, asked: Asked, change: (list: List) => List | Refusal): Promise<Refusal | z.infer<typeof PhrasesKept>> =>
  once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => {
    const own = await changePhrases(client, asked.actorId, change);
    return isRefusal(own) ? own : { own: [...own] };
  });
