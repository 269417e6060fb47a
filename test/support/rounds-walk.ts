import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, type Visitor } from '../../bin/first-run/client';
import type { Database } from '../../db/database';
import { load, type LoadedCase } from '../../db/record/load';
import { beyond, standingOf } from '../../domain/approval/road';
import type { Route } from '../../domain/policy/pack';
import type { TaskRow } from '../../domain/record/case';
import type { Fact } from '../../domain/record/fact';
import { who } from './deeds';
import { publishOwn, withRoutes } from './own-pack';
import { CONFIRMATIONS } from './own-routes';
import { wrongIn, wrongWords } from './round-faults';
import { chance } from './seeds';

/** Where sequences are walked: a docket with live workflows, and its own database to look into. */
export type Ground = { readonly db: Pick<Database, 'pool' | 'knex'>; readonly as: (login: string) => Promise<Visitor> };
export type Walked = { readonly sequences: number; readonly acts: Readonly<Record<string, number>>; readonly refused: Readonly<Record<string, number>>; readonly ends: Readonly<Record<string, number>>; readonly faults: readonly string[]; readonly ms: number };
type Sizes = { readonly sequences: number; readonly seed: number; readonly abreast?: number };

/** What people try; what is there more than once is tried more often. */
const TRIES = ['agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'agree', 'disagree', 'return', 'return-forward', 'return-back', 'abstain', 'abstain', 'claim', 'unclaim', 'recall', 'recall', 'recall', 'add-before', 'add-after', 'add-beside', 'remove', 'remove', 'withdraw'] as const;
export const WALKED_ACTS: readonly string[] = [...new Set([...TRIES, 'resubmit'])];
const MOST = 9;
const CLERK = 'zjw-clerk';
const HOLDERS: Readonly<Record<string, readonly string[]>> = { 'dept_reviewer@sh-zjw': ['zjw-review'], 'reviewer@sh-jxw': ['wangmin', 'zhaoliu', 'sunqi'], 'finance_reviewer@sh-czj': ['lisi', 'qianer'], 'acceptance_clerk@sh-jxw': ['hanliu'], 'reviewer@sh-czj': [] };
const EVERYBODY = [...Object.values(HOLDERS).flat(), CLERK];
const loginOf = (id: string | null): string | undefined => id?.replace(/^demo-/, '');

type Walk = { readonly ground: Ground; readonly id: string; readonly route: Route; readonly random: () => number; readonly tally: Tally };
type Tally = { readonly acts: Record<string, number>; readonly refused: Record<string, number>; readonly ends: Record<string, number>; readonly faults: string[] };
const add = (book: Record<string, number>, name: string): void => { book[name] = (book[name] ?? 0) + 1; };

/** Declares one project a sequence under variants of a route, and lets people do by chance whatever they try with each; answers what did not hold when all had settled. */
export async function walkRounds(ground: Ground, { sequences, seed, abreast = 10 }: Sizes): Promise<Walked> {
  const startedAt = performance.now();
  const tally: Tally = { acts: {}, refused: {}, ends: {}, faults: [] };
  for (const [k, route] of CONFIRMATIONS.entries()) {
    await publishOwn(ground.db, withRoutes(route));
    const own = Array.from({ length: sequences }, (_each, n) => n).filter((n) => n % CONFIRMATIONS.length === k);
    await inTurn(own, abreast, async (n) => {
      const random = chance(seed + n * 7919);
      const id = await declared(ground, { title: `随机办理 ${seed} ${n}`, amountFen: random() < 0.5 ? 30_000_000 : 10_000_000 });
      await walk({ ground, id, route, random, tally }).catch((err: unknown) => tally.faults.push(`sequence ${n}: ${err instanceof Error ? err.message : JSON.stringify(err)}`));
    });
  }
  return { sequences, ...tally, ms: Math.round(performance.now() - startedAt) };
}

async function inTurn<T>(all: readonly T[], abreast: number, one: (each: T) => Promise<void>): Promise<void> {
  const left = all.values();
  await Promise.all(Array.from({ length: abreast }, async () => { for (const each of left) await one(each); }));
}

const formOf = ({ title, amountFen }: { readonly title: string; readonly amountFen: number }): object => ({ title, kind: 'NEW', channel: 'daily', amountFen, cloudState: 'LATER_OTHER_UNIT', cloudStateReason: '由其他单位统一上云。' });

async function declared({ as }: Ground, project: { readonly title: string; readonly amountFen: number }): Promise<string> {
  const clerk = await as(CLERK);
  const { id } = await clerk.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' });
  await clerk.send('PUT', `/projects/${id}/draft`, { data: formOf(project), keyTask: null, version: 1 });
  await clerk.send('POST', `/projects/${id}/submission`);
  return id;
}

async function caseOf({ ground, id }: Pick<Walk, 'ground' | 'id'>): Promise<LoadedCase> {
  const c = (await load(ground.db.pool, '', [id])).cases.get(id);
  if (!c) throw new Error(`no process ${id}`);
  return c;
}

/** As it stands once its run has followed all that is on record. */
async function settledCase(walk: Pick<Walk, 'ground' | 'id'>): Promise<LoadedCase> {
  const giveUpAt = performance.now() + 60_000;
  for (;;) {
    const { rows } = await walk.ground.db.pool.query<{ settled: boolean }>('select seen_seq >= last_seq and seen_seq > 0 as settled from process where id = $1', [walk.id]);
    if (rows[0]?.settled) return caseOf(walk);
    if (performance.now() > giveUpAt) throw new Error(`${walk.id} is behind for a minute`);
    await pause(40);
  }
}

async function walk(w: Walk): Promise<void> {
  const done: string[] = [];
  const length = 3 + Math.floor(w.random() * (MOST - 2));
  for (let n = 0; n < length; n += 1) {
    const now = await caseOf(w);
    const c = isAsking(now) ? now : await settledCase(w);
    if (c.process.closedAt !== null) break;
    done.push(await tried(w, c));
  }
  const last = await settledCase(w);
  const facts = (await w.ground.db.pool.query<Fact>('select kind, payload from fact where process_id = $1 order by seq', [w.id])).rows;
  add(w.tally.ends, endOf(last));
  const faults = [...wrongIn(last, w.route), ...wrongWords(facts, last, { route: w.route, applicants: [who(CLERK)] }), ...unmoved(last), ...(await unseen(w, last))];
  w.tally.faults.push(...faults.map((fault) => `${w.route.name.en}: ${fault} (${w.id} after ${done.join(', ')})`));
}

const isAsking = (c: LoadedCase): boolean => c.rounds.some(({ state }) => state === 'open');

const endOf = ({ project, rounds }: LoadedCase): 'withdrawn' | 'not-agreed' | 'returned' | 'agreed' | 'asked' | 'terminated' => (project?.withdrawnAt ? 'withdrawn' : (rounds.at(-1)?.outcome ?? 'asked'));

/** What the run has to have brought about by now: whatever the record says is next is awaited, or the process is closed as it ended. */
function unmoved(c: LoadedCase): string[] {
  const owed = c.awaits.filter(({ state }) => state === 'open').map(({ what }) => what).join();
  const [outcome, is] = [endOf(c), `${c.process.outcome ?? 'running'} ${owed}`.trim()];
  const should = { withdrawn: 'withdrawn', 'not-agreed': 'screened-out', returned: 'running supplement', agreed: 'running batch', asked: 'running', terminated: 'terminated' }[outcome];
  return is === should ? [] : [`the run stands at “${is}” where the round is ${outcome}`];
}

/** Whoever is asked finds the page of what she is asked; with something to do, unless the route keeps her from a second seat. */
async function unseen({ ground, route }: Walk, c: LoadedCase): Promise<string[]> {
  const task = c.tasks.find(({ state }) => state === 'open' || state === 'claimed');
  const login = task && (loginOf(task.assignee) ?? HOLDERS[task.key]?.[0]);
  if (!task || login === undefined) return [];
  const page = await (await ground.as(login)).get<{ may: readonly { readonly act: string; readonly blocked: object | null }[] }>(`/user-tasks/${encodeURIComponent(task.id)}`);
  return route.differentPeople || page.may.some(({ blocked }) => blocked === null) ? [] : [`${login} is asked and may do nothing`];
}

/** One act of somebody over HTTP; what came of it is counted. */
async function tried(w: Walk, c: LoadedCase): Promise<string> {
  const act = actFor(c, w.random);
  const task = pick(among(c, act), w.random);
  const by = w.random() < 0.1 ? pick(EVERYBODY, w.random) : personFor(act, task, w.random);
  if (by === undefined || (task === undefined && !OF_UNIT.has(act))) return `${act}?`;
  const no = await carriedOut(w, c, { act, task, visitor: await w.ground.as(by), by }).then(() => undefined, (err: unknown) => err);
  note(w.tally, { no, act, says: `${by} ${act} on ${task?.id ?? w.id}` });
  return `${by} ${act}${no === undefined ? '' : '!'}`;
}

const OF_UNIT: ReadonlySet<string> = new Set(['resubmit', 'withdraw']);

/** What is tried next: what was sent back is mostly handed in again; a project is taken back now and then only. */
function actFor(c: LoadedCase, random: () => number): string {
  const chosen = pick(TRIES, random) ?? 'agree';
  if (c.rounds.at(-1)?.outcome === 'returned' && chosen !== 'recall' && chosen !== 'withdraw') return 'resubmit';
  return chosen === 'withdraw' && random() < 0.6 ? 'agree' : chosen;
}

/** A no has to have a name; anything else is a fault. */
function note({ acts, refused, faults }: Tally, { no, act, says }: { readonly no: unknown; readonly act: string; readonly says: string }): void {
  if (no === undefined) return add(acts, act);
  const isNamed = no instanceof Refusal && no.status < 500 && no.type.startsWith('/problems/') && !no.type.endsWith('/invalid-request');
  if (isNamed) add(refused, no.type.replace('/problems/', ''));
  else faults.push(`${says}: ${no instanceof Error ? no.message : JSON.stringify(no)}`);
}

const pick = <T>(all: readonly T[], random: () => number): T | undefined => all[Math.floor(random() * all.length)];

function among({ tasks }: LoadedCase, act: string): readonly TaskRow[] {
  if (act === 'recall') return tasks.filter(({ decidedBy }) => decidedBy !== null).slice(-3);
  if (act === 'remove') return tasks.filter(({ added, state }) => added !== null && state !== 'decided');
  return tasks.filter(({ state }) => state === 'open' || state === 'claimed');
}

/** Somebody who could do it. */
function personFor(act: string, task: TaskRow | undefined, random: () => number): string | undefined {
  if (act === 'resubmit' || act === 'withdraw') return CLERK;
  if (!task) return undefined;
  if (act === 'recall') return loginOf(task.decidedBy);
  if (act === 'remove') return loginOf(task.askedBy);
  return loginOf(task.assignee) ?? pick(HOLDERS[task.key] ?? [], random);
}

type Doing = { readonly act: string; readonly task: TaskRow | undefined; readonly visitor: Visitor; readonly by: string };

function carriedOut(w: Walk, c: LoadedCase, { act, task, visitor, by }: Doing): Promise<unknown> {
  const at = `/user-tasks/${encodeURIComponent(task?.id ?? '')}`;
  switch (act) {
    case 'resubmit': return visitor.send('POST', `/projects/${w.id}/resubmission`, supplementOf(c));
    case 'withdraw': return visitor.send('POST', `/projects/${w.id}/withdrawal`, { reason: '不再申报。' });
    case 'claim': return visitor.send('POST', `${at}/claim`);
    case 'unclaim': return visitor.send('DELETE', `${at}/claim`);
    case 'recall': return visitor.send('POST', `${at}/recall`);
    case 'remove': return visitor.send('DELETE', `${at}/signers`);
    case 'add-before': case 'add-after': case 'add-beside': return visitor.send('POST', `${at}/signers`, { people: [who(colleagueOf(by, task, w.random))], where: act.slice('add-'.length) });
    default: return visitor.send('POST', `${at}/decision`, { ...wordOf(w, c, { act, task }), opinion: '已阅。' });
  }
}

/** The same project again, with every item answered. */
const supplementOf = ({ project, rounds }: LoadedCase): object => ({ data: formOf({ title: project?.title ?? '', amountFen: project?.amountFen ?? 0 }), answers: (rounds.at(-1)?.items ?? []).map(({ n }) => ({ n, text: '已补充。' })) });

/** Another of the same office; where there is none, herself, which is refused. */
const colleagueOf = (by: string, task: TaskRow | undefined, random: () => number): string => pick((HOLDERS[task?.key ?? ''] ?? []).filter((login) => login !== by), random) ?? by;

/** Her word: a return goes to the applicant, or mostly to a step that was passed, now and then to any. */
function wordOf({ route, random }: Walk, c: LoadedCase, { act, task }: Pick<Doing, 'act' | 'task'>): object {
  if (!act.startsWith('return')) return { outcome: act };
  if (act === 'return') return { outcome: 'return', items: [{ text: '请补充说明。', reason: '首次审核未涉及。' }], ...(random() < 0.3 && { resume: 'forward' }) };
  const passed = passedBefore(c, task, route);
  const to = pick(passed.length > 0 && random() < 0.9 ? passed : route.steps, random);
  return { outcome: 'return', to: to?.id ?? '', resume: act.slice('return-'.length) };
}

/** The steps in front of a task's that somebody has passed. */
function passedBefore(c: LoadedCase, task: TaskRow | undefined, route: Route): Route['steps'] {
  const round = c.rounds.find(({ state }) => state === 'open');
  if (!round || !task) return [];
  return route.steps.filter((step) => step.id !== task.step && beyond(route, step.id).has(task.step) && ['passed', 'stands'].includes(standingOf(c, round, { route, step })));
}
