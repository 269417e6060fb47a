import { decide } from '../../domain/approval/decide';
import { isRefusal } from '../../domain/refusal';
import { openCases, taskOf } from '../cases';
import { round, sideBySide, spread, type Run } from '../figures';
import type { Ground } from '../ground';
import { findPgbench, pgbench } from '../pgbench';
import type { Row } from '../row';
import { keepStatements, throughPg } from '../statements';
import type { Wire } from '../wire';

const CLIENTS = 32;
const REVIEWERS = ['wangmin', 'zhaoliu', 'sunqi'];
const ENOUGH = 0.4;

/** Decisions of 32 people at once: at the api with everything moving and with the workers stopped, by the record alone, and the same statements without any of it. */
export const decisions: Row = {
  name: 'decisions', what: `decisions, ${CLIENTS} clients`, reach: '≥ 40 % of pgbench on the same statements, p99 ≤ 100 ms',
  async measure(ground, { seconds, say }) {
    await ground.startWorker(); // so that there is a build to ring for
    await ground.stopWorker();
    const many = seconds * 1200;
    const left = await openCases(ground.record, { prefix: 'dec', count: many * 3, at: 'first-review' });
    const kept = await keepStatements(ground, left.splice(0, seconds * 900));
    const wires = await ground.wires(CLIENTS, REVIEWERS);
    await atTheApi(wires, left, { clients: CLIENTS, seconds: 2 }); // warm

    const bare = await pgbenchOrPg(ground, kept, seconds);
    say(`bare: ${JSON.stringify(bare)}`);
    const alone = await byTheRecord(ground, left, seconds);
    const stopped = await atTheApi(wires, left, { clients: CLIENTS, seconds });
    const one = await atTheApi(wires, left, { clients: 1, seconds: 3 });
    await ground.startWorker();
    const moving = await atTheApi(wires, left, { clients: CLIENTS, seconds });
    return {
      figures: {
        'api, per second': round(stopped.perSecond), ...named('api', stopped), 'of the baseline': share(stopped, bare.tps), 'api with all movement behind it, per second': round(moving.perSecond), ...named('api with all movement', moving),
        'api, 1 client p50 ms': spread(one.ms).p50, 'record alone, per second': round(alone.perSecond), ...named('record', alone), 'record, of the baseline': share(alone, bare.tps),
      },
      baseline: { of: bare.of, 'per second': round(bare.tps), 'average ms': round(bare.averageMs) },
      holds: stopped.perSecond >= ENOUGH * bare.tps && spread(stopped.ms).p99 <= 100,
    };
  },
};

const share = ({ perSecond }: Run, tps: number): string => `${Math.round((perSecond / tps) * 100)} %`;
const named = (name: string, { ms }: Run): Record<string, number> => { const { p50, p99 } = spread(ms); return { [`${name}, p50 ms`]: p50, [`${name}, p99 ms`]: p99 }; };

/** People decide, each on a connection of her own, one after the other. */
export function atTheApi(wires: readonly Wire[], left: string[], { clients, seconds }: { clients: number; seconds: number }): Promise<Run> {
  return sideBySide(clients, seconds, async (client) => {
    const id = left.pop();
    if (id === undefined) return undefined;
    const answer = await wires[client]?.ask('POST', `/user-tasks/${taskOf(id, 'first-review')}/decision`, { name: `bench ${id}`, body: { outcome: 'agree' } });
    if (answer?.status !== 201) throw new Error(`${answer?.status} ${answer?.body}`);
    return answer.ms;
  });
}

function byTheRecord({ record }: Ground, left: string[], seconds: number): Promise<Run> {
  return sideBySide(CLIENTS, seconds, async () => {
    const id = left.pop();
    if (id === undefined) return undefined;
    const from = performance.now();
    const changed = await record.change(id, { commandId: `alone:${id}`, actorId: 'demo-wangmin', content: { id } }, (c, w) => decide(c, { taskId: taskOf(id, 'first-review'), outcome: 'agree', opinion: null, items: [] }, w));
    if (isRefusal(changed)) throw new Error(changed.refused);
    return performance.now() - from;
  });
}

async function pgbenchOrPg(ground: Ground, kept: Parameters<typeof throughPg>[1], seconds: number): Promise<{ of: string; tps: number; averageMs: number }> {
  const file = findPgbench();
  if (file !== undefined) return { of: 'pgbench, the same statements', ...(await pgbench(file, ground, { kept, clients: CLIENTS })) };
  const { perSecond, ms } = await throughPg(ground.db.pool, kept, { clients: CLIENTS, seconds });
  return { of: 'plain pg, the same statements (no pgbench here)', tps: perSecond, averageMs: ms.reduce((sum, each) => sum + each, 0) / ms.length };
}
