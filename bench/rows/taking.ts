import { openCases, taskOf } from '../cases';
import { round, sideBySide, spread, type Run } from '../figures';
import type { Ground } from '../ground';
import type { Row } from '../row';
import { keepStatements, throughPg } from '../statements';
import type { Wire } from '../wire';

const REVIEWERS = ['wangmin', 'zhaoliu', 'sunqi'];
const CLIENTS = [1, 8, 32] as const;
const BULK = 300;
const BULK_MS = 2000;
const BULKS = 4; // the first of them warms the api up and stands by itself

/** The next one taken and decided by 1, 8 and 32 people, and 300 files approved with one opinion; beside the same decisions written by plain `pg`. */
export const taking: Row = {
  name: 'taking', what: `“give me the next one” and decide with 1, 8 and 32 clients; ${BULK} approved at once`, reach: `${BULK} in ≤ ${BULK_MS} ms; nobody is given another’s file`,
  async measure(ground, { seconds, say }) {
    await ground.startWorker(); // so that there is a build to ring for
    await ground.stopWorker();
    const kept = await keepStatements(ground, await openCases(ground.record, { prefix: 'tkp', count: seconds * 900, at: 'first-review' }));
    const bare: Record<string, number> = {};
    for (const clients of CLIENTS) {
      const share = { ...kept, cases: kept.cases.slice((CLIENTS.indexOf(clients) * kept.cases.length) / CLIENTS.length, ((CLIENTS.indexOf(clients) + 1) * kept.cases.length) / CLIENTS.length) };
      const run = await throughPg(ground.db.pool, share, { clients, seconds: seconds / 2 });
      Object.assign(bare, named(`${clients} clients`, run));
    }
    const bulk = await several(ground);
    say(`${BULK} at once: ${bulk.join(', ')} ms`);
    const [cold = 0, ...warm] = bulk;
    const figures: Record<string, number> = { [`${BULK} approved, first after the start ms`]: cold, [`${BULK} approved, slowest after it ms`]: round(Math.max(...warm)) };
    await openCases(ground.record, { prefix: 'tak', count: seconds * 600, at: 'first-review' });
    const wires = await ground.wires(Math.max(...CLIENTS), REVIEWERS);
    const taken = new Set<string>();
    for (const clients of CLIENTS) Object.assign(figures, named(`take and decide, ${clients} clients`, await takeAndDecide(wires, taken, { clients, seconds })));
    return { figures, baseline: { of: 'plain pg, the statements of the same decision', ...bare }, holds: Math.max(...warm) <= BULK_MS };
  },
};

const named = (name: string, { ms, perSecond }: Run): Record<string, number> => { const { p50, p95 } = spread(ms); return { [`${name}, per second`]: round(perSecond), [`${name}, p50 ms`]: p50, [`${name}, p95 ms`]: p95 }; };

/** Each takes what presses most and decides on it, one after the other, until nothing waits. */
function takeAndDecide(wires: readonly Wire[], taken: Set<string>, { clients, seconds }: { clients: number; seconds: number }): Promise<Run> {
  let n = 0;
  return sideBySide(clients, seconds, async (client) => {
    const wire = wires[client];
    const next = wire && (await take(wire, `take ${clients} ${client} ${(n += 1)}`));
    if (!next) return undefined;
    if (taken.has(next.taskId)) throw new Error(`${next.taskId} was given twice`);
    taken.add(next.taskId);
    return next.ms + (await decided(wire, next.taskId));
  });
}

async function take(wire: Wire, name: string): Promise<{ taskId: string; ms: number } | undefined> {
  const { status, body, ms } = await wire.ask('POST', '/user-tasks/next', { name, body: {} });
  if (status === 409) return undefined;
  if (status !== 201) throw new Error(`${status} ${body.slice(0, 200)}`);
  return { taskId: (JSON.parse(body) as { taskId: string }).taskId, ms };
}

async function decided(wire: Wire, taskId: string): Promise<number> {
  const { status, body, ms } = await wire.ask('POST', `/user-tasks/${taskId}/decision`, { name: `decide ${taskId}`, body: { outcome: 'agree' } });
  if (status !== 201) throw new Error(`${status} ${body}`);
  return ms;
}

/** So many approved with one opinion by one person, a few times. */
async function several(ground: Ground): Promise<number[]> {
  const left = await openCases(ground.record, { prefix: 'blk', count: BULK * BULKS, at: 'first-review' });
  const [wire] = await ground.wires(1, ['wangmin']);
  const took: number[] = [];
  for (let n = 0; n < BULKS; n += 1) {
    const tasks = left.splice(0, BULK).map((id) => taskOf(id, 'first-review'));
    const answer = await wire?.ask('POST', '/user-tasks/bulk', { name: `bulk ${n}`, body: { act: 'agree', opinion: '一并同意，请抓紧实施。', tasks } });
    if (answer?.status !== 200 || answer.body.split('"done":true').length - 1 !== BULK) throw new Error(`${answer?.status} ${answer?.body.slice(0, 300)}`);
    took.push(round(answer.ms));
  }
  return took;
}
