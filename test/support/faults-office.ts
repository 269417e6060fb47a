import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { readShippedPack } from '../../bin/pack-files';
import type { Call, Entry, Ledger } from './faults-ledger';
import { patiently, type City } from './faults-city';

/** People at their desks, who do whatever waits for them, by a seed: the load under which everything is killed. */
export type Office = {
  readonly projects: readonly string[];
  /** No more projects are begun; resolves when nobody has anything left to do. */
  readonly finish: () => Promise<void>;
  /** How many have been declared so far. */
  readonly declared: () => number;
};
type Working = { readonly city: City; readonly ledger: Ledger; readonly seed: string; readonly everyMs: number; readonly atMost: number; readonly plan?: boolean };
type Waits = { readonly id: string; readonly processId: string; readonly route: string | null; readonly step: string | null; readonly round: number; readonly key: string; readonly what: string; readonly title: string };

const BATCHLESS = `select a.process_id as id from awaiting a join process p on p.id = a.process_id where a.what = 'batch' and a.state = 'open' and p.closed_at is null
  and not exists (select from batch_project b join declaration_batch d on d.id = b.process_id where b.project_id = a.process_id and d.submitted_at is not null and b.place is not null)`;
const WAITS = `select t.id, t.process_id as "processId", t.route, t.step, t.round, t.key, 'decision' as what, p.title from user_task t join process p on p.id = t.process_id where t.state in ('open', 'claimed') and p.closed_at is null
  union all select a.process_id || '+' || a.what || a.nth, a.process_id, null, null, a.nth, coalesce(s.department_id, ''), a.what, p.title from awaiting a join process p on p.id = a.process_id left join supervised_task s on s.id = a.process_id where a.state = 'open' and p.closed_at is null`;

/** A number from 0 to 1 that is the same for the same seed and name. */
export const chance = (seed: string, name: string): number => createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE() / 2 ** 32;

export const DATA = { title: '', kind: 'OM', channel: 'daily', originalSystem: 'an-older-system', amountFen: 30_000_000, purpose: '演练。', startOn: '2019-09-01', endOn: '2020-12-31', functionTags: ['城市治理'] } as const;

/** Makes a draft that can be declared; an outage meanwhile is waited out. */
export async function aDraft(city: City, title: string): Promise<string> {
  return patiently(async () => {
    const clerk = await city.as('zjw-clerk');
    const { id } = await clerk.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' });
    await clerk.send('PUT', `/projects/${id}/draft`, { data: { ...DATA, title }, keyTask: null, version: 1 });
    await clerk.attach(`/projects/${id}/attachments/construction-plan`, { name: '方案.pdf', text: `%PDF-1.4 ${title}` });
    return id;
  });
}

/** What waits for no single person: the department sends what it has confirmed all at once, and a window closes by itself. */
const LEFT_ALONE: ReadonlySet<string> = new Set(['batch', 'submission', 'decisions', 'closing']);

/** Opens the office: projects are declared one after the other, and everybody does what waits for her. */
export async function openOffice(working: Working): Promise<Office> {
  const { city, ledger, seed } = working;
  await Promise.all(['zjw-clerk', 'zjw-review', 'wangmin', 'zhaoliu', 'sunqi', 'lisi', 'zhengshi', 'hanliu', 'chusan'].map((login) => city.as(login)));
  const departments = new Map(((await readShippedPack('shanghai')).pack.plans[0]?.tasks ?? []).flatMap(({ department }) => (department === undefined ? [] : [[department, `${department.replace(/^sh-/, '')}-review`] as const])));
  const projects: string[] = [];
  const taken = new Set<string>();
  const busy = new Set<Promise<unknown>>();
  const troubles: unknown[] = [];
  let isOpen = true;
  const call = (one: Call): Promise<Entry> => ledger.call((login) => city.as(login), one);
  const occupied = (work: Promise<unknown>): void => {
    const noted = work.catch((err: unknown) => { troubles.push(err); }).finally(() => busy.delete(noted));
    busy.add(noted);
  };

  const doing = (one: Waits): Promise<unknown> => {
    if (one.what === 'decision') return decide(one, { seed, call });
    if (LEFT_ALONE.has(one.what)) return Promise.resolve();
    if (one.what === 'supplement') return one.processId.startsWith('sh-') ? resubmitBatch(one, { call }) : supplement(one, { seed, call });
    if (one.what === 'operation') return chance(seed, `retire ${one.id}`) < 0.4 ? call({ name: `retire ${one.id}`, who: 'zjw-clerk', method: 'POST', path: `/projects/${one.processId}/retirement`, body: { reason: '停用。' } }) : Promise.resolve();
    const lead = departments.get(one.key); // other rows of the plan wait for bodies that nobody plays here
    if (lead === undefined) return Promise.resolve();
    return call({ name: `report ${one.id}`, who: lead, method: 'POST', path: `/supervised-tasks/${one.processId}/report`, body: { report: '已完成。' } });
  };

  const declaring = (async () => {
    if (working.plan) await call({ name: `${seed} import`, who: 'zhengshi', method: 'POST', path: '/plans/shanghai-2019/import', body: {} });
    for (let n = 0; isOpen && n < working.atMost; n += 1) {
      const id = await aDraft(city, `演练项目${n}`);
      projects.push(id);
      occupied(declare(id, { seed, call }));
      await pause(working.everyMs);
    }
  })();
  const look = async (): Promise<number> => {
    const { rows } = await city.db().pool.query<Waits>(WAITS);
    const fresh = rows.filter(({ id }) => !taken.has(id));
    for (const one of fresh.slice(0, Math.max(0, 12 - busy.size))) {
      taken.add(one.id);
      occupied(doing(one));
    }
    return fresh.length;
  };
  // The department ranks and sends whatever waits for its batch, one sending after the other.
  let [sending, sent] = [Promise.resolve(), 0];
  const send = async (): Promise<boolean> => {
    const { rows } = await city.db().pool.query<{ id: string }>(BATCHLESS);
    if (rows.length === 0) return false;
    sending = sending.then(() => sendBatch(city, { call, n: (sent += 1) })).catch((err: unknown) => { troubles.push(err); });
    await sending;
    return true;
  };
  await call({ name: `${seed} window`, who: 'chusan', method: 'POST', path: '/declaration-windows', body: { channel: 'daily', year: 2019 } });
  let quietTurns = 0;
  const working_ = (async () => {
    while (isOpen || quietTurns < 3) {
      const waiting = (await patiently(look)) + ((await patiently(send)) ? 1 : 0);
      const behind = await patiently(() => isBehind(city));
      quietTurns = waiting + busy.size === 0 && !behind ? quietTurns + 1 : 0;
      await pause(40);
    }
  })();
  return {
    projects, declared: () => projects.length,
    async finish() {
      isOpen = false;
      await declaring;
      await working_;
      if (troubles.length > 0) throw troubles[0];
    },
  };
}

/** Whether any process has facts on which its run has not acted yet. */
export async function isBehind(city: City): Promise<boolean> {
  const { rows } = await city.db().pool.query<{ n: number }>('select count(*)::int as n from process where seen_seq < last_seq');
  return (rows[0]?.n ?? 0) > 0;
}

type Desk = { readonly seed: string; readonly call: (one: Call) => Promise<Entry> };

/** Some units withdraw what they have just declared, at a moment of their own. */
async function declare(id: string, { seed, call }: Desk): Promise<void> {
  await call({ name: `declare ${id}`, who: 'zjw-clerk', method: 'POST', path: `/projects/${id}/submission`, body: {} });
  if (chance(seed, `withdraw ${id}`) > 0.1) return;
  await pause(chance(seed, `when ${id}`) * 4_000);
  await call({ name: `withdraw ${id}`, who: 'zjw-clerk', method: 'POST', path: `/projects/${id}/withdrawal`, body: { reason: '不再需要。' } });
}

const BATCH = 'sh-zjw.daily.2019';

/** What the department has confirmed is put in its order and sent; what came too late for this sending goes with the next. */
async function sendBatch(city: City, { call, n }: Pick<Desk, 'call'> & { n: number }): Promise<void> {
  const { rows } = await patiently(async () => (await city.as('zjw-review')).get<{ rows: { projectId: string; state: string }[] }>(`/declaration-batches/${BATCH}`));
  const order = rows.filter(({ state }) => state === 'new' || state === 'submitted').map(({ projectId }) => projectId);
  if (order.length === 0) return;
  await call({ name: `rank ${n}`, who: 'zjw-review', method: 'POST', path: `/declaration-batches/${BATCH}/ranking`, body: { order } });
  await call({ name: `send ${n}`, who: 'zjw-review', method: 'POST', path: `/declaration-batches/${BATCH}/submission`, body: {} });
}

async function resubmitBatch(one: Waits, { call }: Pick<Desk, 'call'>): Promise<void> {
  await call({ name: `resubmit ${one.id}`, who: 'zjw-review', method: 'POST', path: `/declaration-batches/${one.processId}/resubmission`, body: { answers: [{ n: 1, text: '已补充。' }, { n: 2, text: '已附上。' }] } });
}

function reviewer({ step, key }: Waits): string {
  if (key.startsWith('acceptance_clerk@')) return 'hanliu';
  if (key.startsWith('dept_reviewer@')) return 'zjw-review';
  if (key.startsWith('supervisor@')) return 'zhengshi';
  if (key.startsWith('finance_reviewer@')) return 'lisi';
  return step === 'first-review' ? 'wangmin' : 'zhaoliu';
}

function verdict({ id, route, step, round }: Waits, seed: string): object {
  const drawn = chance(seed, `verdict ${id}`);
  if (drawn < 0.15 && round < 3) return { outcome: 'return', items: round === 1 ? ['请补充说明', '请附方案'] : [{ text: '请补充说明', reason: '补正后才看出' }, { text: '请附方案', reason: '补正后才看出' }] };
  if (drawn > 0.93 && step !== 'verify' && route !== 'batch-acceptance') return { outcome: 'disagree', opinion: '不同意。' };
  return { outcome: 'agree', opinion: '同意。' };
}

/** A quarter of all decisions are given twice at once, with opposite words: one of them has to be refused. */
async function decide(one: Waits, { seed, call }: Desk): Promise<void> {
  const path = `/user-tasks/${one.id}/decision`;
  const said = call({ name: `decide ${one.id}`, who: reviewer(one), method: 'POST', path, body: verdict(one, seed) });
  const isContested = one.step !== 'verify' && one.route !== 'batch-acceptance' && chance(seed, `contest ${one.id}`) < 0.25;
  const opposite = isContested ? call({ name: `oppose ${one.id}`, who: reviewer(one), method: 'POST', path, body: { outcome: 'disagree', opinion: '不同意。' } }) : undefined;
  await Promise.all([said, opposite]);
}

async function supplement(one: Waits, { call }: Desk): Promise<void> {
  await call({ name: `resubmit ${one.id}`, who: 'zjw-clerk', method: 'POST', path: `/projects/${one.processId}/resubmission`, body: { data: { ...DATA, title: one.title }, answers: [{ n: 1, text: '已补充。' }, { n: 2, text: '已附上。' }] } });
}
