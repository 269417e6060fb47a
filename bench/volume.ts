import type { Database } from '../db/database';
import { createRecord } from '../db/record/change';
import { addDays } from '../domain/calendar/calendar';
import { schedule } from '../domain/calendar/schedule';
import { ladderOf } from '../domain/policy/lookup';
import type { Plan, PlanTask } from '../domain/policy/pack';
import type { World } from '../domain/record/case';
import type { Fact } from '../domain/record/fact';
import { isRefusal } from '../domain/refusal';
import { assign, supervisedTaskId } from '../domain/supervision/assign';

type Volume = { readonly processes: number; readonly isMoved: boolean };
const AT_ONCE = 250;
const PLAN: Omit<Plan, 'tasks'> = { id: 'volume', document: '000', name: { zh: '大量任务', en: 'Volume' }, importOn: '2019-04-02', source: { default: 'made for a measurement' } };

/**
 * Makes many supervised tasks, through the record's own writer, so that their chains are whole; their days are spread over three years.
 * `isMoved` leaves them as if their runs had begun to wait for the report long ago; else the sweeper starts their runs.
 */
export async function makeVolume(db: Database, { processes, isMoved }: Volume): Promise<void> {
  const record = createRecord(db.pool);
  for (let from = 0; from < processes; from += AT_ONCE) {
    const items = Array.from({ length: Math.min(AT_ONCE, processes - from) }, (_, n) => item(from + n));
    const ids = items.map(({ id }) => supervisedTaskId(PLAN.id, id));
    const changed = await record.changeAll(ids, { commandId: `volume:${from}`, actorId: 'demo-zhengshi', content: { from } }, (_, w) => {
      const all = items.map((one) => [supervisedTaskId(PLAN.id, one.id), factsOf(one, w, isMoved)] as const);
      return { facts: all[0]?.[1] ?? [], also: Object.fromEntries(all.slice(1)), answer: {} };
    });
    if (isRefusal(changed)) throw new Error(changed.refused);
    if (isMoved) await db.pool.query(`update process set seen_seq = last_seq, hear_by = now() + interval '1 day', run_id = 'volume', run_build = (select current_build from installation) where id = any ($1)`, [ids]);
  }
}

/** Nobody leads them, so nobody is sent twenty thousand letters. */
function item(n: number): PlanTask {
  const id = String(n).padStart(6, '0');
  const day = (n * 7919) % 640; // scattered: the nearest are not the first made
  return {
    id, row: n, title: { zh: `任务${id}`, en: `Task ${id}` }, phrase: '', due: { kind: 'by_date', on: addDays('2019-05-20', day) }, leads: [], cooperating: [], clause: '表', ladder: 'plan-task', department: 'sh-zjw', unit: 'sh-zjw-xxb',
    source: { default: 'made for a measurement' },
  };
}

function factsOf(one: PlanTask, w: World, isMoved: boolean): Fact[] {
  const opened = assign(PLAN, one, w);
  if (!isMoved || !('on' in one.due)) return opened;
  const planned = schedule(ladderOf(w.pack, one.ladder), { startedAt: w.at, dueOn: one.due.on }, w.calendar);
  return [
    ...opened,
    { kind: 'awaiting.opened', v: 1, payload: { what: 'completion', nth: 1, path: '' } },
    { kind: 'deadline.set', v: 1, payload: { of: 'completion.1', generation: 1, ladder: one.ladder, startedAt: w.at, originalDueAt: planned.dueAt, ...planned } },
  ];
}
