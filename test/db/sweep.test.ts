import pino from 'pino';
import { activate } from '../../db/sweep';
import type { Ring } from '../../doorbell/ring';
import { createSweep } from '../../doorbell/sweep';
import { eachInATown } from '../support/each-town';
import { importPlan } from '../support/deeds';
import { PACK } from '../support/memory-record';

const at = eachInATown();

/** All open processes in the order in which their next moments come. */
async function nearestFirst(): Promise<string[]> {
  const { rows } = await at.db.pool.query<{ id: string }>(`select p.id from process p where p.closed_at is null order by (select min(d.next_at) from deadline d where d.process_id = p.id and d.state = 'open') nulls last, p.id`);
  return rows.map(({ id }) => id);
}

/** A Temporal without runs, to which each ring goes by hand: whom it was rung for, and turns of a sweeper to whom it is as new as after a loss. */
async function afterALoss(isLost: (id: string, tries: number) => boolean): Promise<{ readonly heard: string[]; readonly turn: () => Promise<void> }> {
  const [heard, tried] = [[] as string[], new Map<string, number>()];
  const rung: Ring['awaited'] = async ({ processId: id }) => {
    tried.set(id, (tried.get(id) ?? 0) + 1);
    if (isLost(id, tried.get(id) ?? 0)) throw new Error('Temporal: DEADLINE_EXCEEDED');
    heard.push(id);
    return true;
  };
  const silent = { process: () => undefined, postman: () => undefined, clerk: () => undefined, replacePostman: async () => true, replaceClerk: async () => true, replaceStragglers: async () => false };
  await activate(at.db.pool, 'today');
  return { heard, turn: createSweep({ pool: at.db.pool, ring: { ...silent, awaited: rung, restart: rung }, log: pino({ level: 'silent' }), namespaceId: async () => 'another', isPolled: async () => true }) };
}

beforeEach(async () => { await at.town.do(importPlan(PACK.plans[0] ?? (() => { throw new Error('the pack has no plan'); })())); });

test('whose ring is lost keeps its place: it is rung again in the next turn, and in each turn that loses one nobody goes ahead but the ten it stood among', async () => {
  const all = await nearestFirst();
  const { heard, turn } = await afterALoss((id, tries) => (id === all[1] || id === all[6]) && tries <= 2);
  expect(all.length).toBeGreaterThan(30); // enough to be overtaken by
  await turn();
  expect(heard).toEqual(all.slice(0, 10).filter((id) => id !== all[1] && id !== all[6]));
  await turn();
  expect(heard).toEqual(all.slice(0, 18).filter((id) => id !== all[1] && id !== all[6]));
  await turn();
  expect([...heard].sort()).toEqual([...all].sort());
  expect(heard.slice(16, 18)).toEqual([all[1], all[6]]);
});

test('one whose ring is always lost holds nobody up for long, and is not given up', async () => {
  const all = await nearestFirst();
  const tries: number[] = [];
  const { heard, turn } = await afterALoss((id, n) => { if (id === all[0]) tries.push(n); return id === all[0]; });
  for (let n = 0; n < 4; n += 1) await turn();
  expect([...heard].sort()).toEqual(all.slice(1).sort());
  expect(tries).toEqual([1, 2, 3, 4]);
});
