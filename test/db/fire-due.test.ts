import { fireDue } from '../../db/record/fire-due';
import { createLaw } from '../../db/record/law';
import { eachInATown } from '../support/each-town';
import { declare, importPlan } from '../support/deeds';
import { PACK } from '../support/memory-record';

const at = eachInATown();

const fired = async (): Promise<{ id: string; of: string; rung: string; times: number }[]> =>
  (await at.db.pool.query<{ id: string; of: string; rung: string; times: number }>(`select process_id as id, payload ->> 'of' as of, payload ->> 'rung' as rung, count(*)::int as times from fact where kind in ('rung.fired', 'rung.missed', 'deadline.missed') group by 1, 2, 3 order by 1, 2, 3`)).rows;
const ids = Array.from({ length: 30 }, (_, n) => `p${String(n).padStart(2, '0')}`);

test('what is due is fired once: a second time there is nothing left', async () => {
  await at.town.do(declare());
  expect(await at.town.passTo('2019-04-08 09:00')).toEqual(['p1']);
  expect(await fireDue(at.db.pool, at.town.record.law, 250)).toEqual([]);
  expect(await fired()).toEqual([{ id: 'p1', of: 'confirmation.1.confirm', rung: 'remind-3', times: 1 }]);
});

test('ten clocks at once fire each of ninety rungs once, a few at a time', async () => {
  for (const id of ids) await at.town.do(declare({ id }));
  await at.db.pool.query(`update installation set offset_ms = offset_ms + 14 * 86400000`);
  const law = createLaw();
  for (let more = true; more; ) more = (await Promise.all(Array.from({ length: 10 }, () => fireDue(at.db.pool, law, 7)))).some((moved) => moved.length > 0);
  const all = await fired();
  expect(all).toHaveLength(30 * 4); // the reminder, the miss, and the two escalations of a confirmation
  expect(all.filter(({ times }) => times !== 1)).toEqual([]);
});

test('after a year of silence only the newest reminder is sent; the older are recorded as missed, and each escalation is made once, in order', async () => {
  await at.town.do(importPlan(PACK.plans[0] ?? never()));
  await at.town.passTo('2020-01-20 09:00'); // the four tasks of 2019 are three weeks overdue
  const { rows } = await at.db.pool.query<{ kind: string; rung: string }>(`select kind, payload ->> 'rung' as rung from fact where process_id = 'shanghai-2019.SH19-24' and payload ? 'rung' order by seq`);
  expect(rows.map(({ kind, rung }) => `${kind} ${rung}`)).toEqual([
    'rung.missed remind-30', 'rung.missed remind-15', 'rung.missed remind-7', 'rung.missed remind-1', 'rung.fired remind-0', 'deadline.missed missed', 'rung.fired it-head', 'rung.fired deputy-leader', 'rung.fired head',
  ]);
});

test('each person is told once of one thing at one moment, and all that moment’s letters are there', async () => {
  await at.town.do(declare());
  await at.town.passTo('2019-04-08 09:00');
  await fireDue(at.db.pool, at.town.record.law, 250);
  const { rows } = await at.db.pool.query<{ recipient_id: string; template: string }>(`select recipient_id, template from notice where about = 'rung.fired'`);
  expect(rows).toEqual([{ recipient_id: 'demo-zjw-review', template: 'deadline-near' }]);
});

function never(): never {
  throw new Error('the pack has no plan');
}
