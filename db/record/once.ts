import { canonical } from '../../domain/record/canonical';
import { isRefusal, type Refusal } from '../../domain/refusal';
import type { Pool } from '../database';
import type { Asked } from './change';
import { hashOf, type HashAlgorithm } from './hash';
import { inTransaction, type Client } from './transaction';

class Undone extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

type KeptCommand = { readonly actorId: string; readonly contentHash: string; readonly answer: object };

/**
 * Carries out an act that leaves no fact (a draft begun, a clock sent on its way), once for its command id: the same id and content get the first
 * answer again. A refusal undoes all of it and is not remembered.
 */
export async function once<A extends object>(pool: Pool, { algorithm, asked }: { algorithm: HashAlgorithm; asked: Asked }, work: (client: Client) => Promise<A | Refusal>): Promise<A | Refusal> {
  const contentHash = hashOf(algorithm, canonical(asked.content));
  try {
    return await inTransaction(pool, '', async (client) => {
      const { rows } = await client.query<KeptCommand>('select actor_id as "actorId", content_hash as "contentHash", answer from command where id = $1', [asked.commandId]);
      const [before] = rows;
      if (before) return repeated<A>(before, { actorId: asked.actorId, contentHash });
      const answer = await work(client);
      if (isRefusal(answer)) throw new Undone(answer);
      await client.query('insert into command (id, actor_id, process_id, content_hash, answer, at) values ($1, $2, null, $3, $4, now())', [asked.commandId, asked.actorId, contentHash, JSON.stringify(answer)]);
      return answer;
    });
  } catch (err) {
    if (err instanceof Undone) return err.refusal;
    throw err;
  }
}

function repeated<A extends object>(before: KeptCommand, asked: { actorId: string; contentHash: string }): A | Refusal {
  if (before.actorId !== asked.actorId) return { refused: 'command-not-yours' };
  return before.contentHash === asked.contentHash ? (before.answer as A) : { refused: 'command-id-reused' };
}
