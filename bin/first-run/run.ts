import { setTimeout as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import { readClock, unsettled } from '../../db/clock';
import type { Database } from '../../db/database';
import type { Pack } from '../../domain/policy/pack';
import { DEMO_PASSWORD, passwordHash } from '../../api/identity/sign-in';
import { addPeople } from '../../db/people';
import { acceptBatch, openWindow, sendBatch } from './batch';
import { signIn, type Visitor } from './client';
import type { Deed, People } from './deed';
import { OLDER_DEEDS } from './older-systems';
import { inventedPeople } from './people';
import { FIRST_STOP_AT, PLAN_IMPORTED_AT, SEASONS, STORY, type Chapter, type Season } from './story';

type FirstRun = { readonly url: string; readonly db: Database; readonly pack: Pack; readonly signal: AbortSignal; readonly say: (line: string) => void };

/** Adds a demo's invented people; who is there stays. */
export async function seedPeople(db: Knex, pack: Pack): Promise<void> {
  const hash = await passwordHash(DEMO_PASSWORD);
  await addPeople(db, inventedPeople(pack).map((person) => ({ ...person, passwordHash: hash })));
}

/**
 * Lives the demo's past: every project and task is brought where it is by acts of signed-in people over HTTP, the clock travelling between.
 * Killed midway it goes on where it was: each act's command id is made of its name.
 */
export async function liveFirstRun({ url, db, pack, signal, say }: FirstRun): Promise<void> {
  const visitors = new Map<string, Visitor>();
  const people: People = async (login) => {
    const visitor = visitors.get(login) ?? (await signIn(url, login, DEMO_PASSWORD));
    visitors.set(login, visitor);
    return visitor;
  };
  const deeds = [importPlan(pack), ...SEASONS.map(windowOf), ...STORY.flatMap((chapter, n) => deedsOf(placed(chapter, pack), n)), ...OLDER_DEEDS].sort((a, b) => a.at - b.at);
  for (const deed of deeds) {
    if (signal.aborted) return;
    if (await isDone(db.knex, deed.name)) continue;
    say(`${new Date(deed.at + 8 * 3_600_000).toISOString().slice(0, 10)} ${deed.says}`);
    await travel({ db, people, signal }, deed.at);
    if (signal.aborted) return;
    await deed.do(people);
    await db.knex('first_run').insert({ deed: deed.name }).onConflict('deed').ignore();
  }
  await travel({ db, people, signal }, FIRST_STOP_AT);
}

const isDone = async (db: Knex, deed: string): Promise<boolean> => (await db('first_run').where({ deed }).first('deed')) !== undefined;

type Travelling = Pick<FirstRun, 'db' | 'signal'> & { readonly people: People };

/** Travels to a moment and waits until all has settled there; a moment that is past needs no journey. Whoever stops the demo stops the workers as well: then nothing settles any more, and nothing is waited for. */
async function travel({ db, people, signal }: Travelling, to: number): Promise<void> {
  if (signal.aborted) return;
  if ((await readClock(db.pool)).now < to) {
    await (await people('zhengshi')).send('POST', '/clock/travels', { until: new Date(to).toISOString() });
    await waitFor(async () => (await readClock(db.pool)).until === null, signal);
  }
  await waitFor(async () => isNothing(await unsettled(db.pool)), signal);
}

const isNothing = ({ behind, due }: Awaited<ReturnType<typeof unsettled>>): boolean => behind + due === 0;

async function waitFor(isThere: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !(await isThere())) await pause(20);
}

const importPlan = (pack: Pack): Deed => ({
  at: PLAN_IMPORTED_AT, name: 'import-plan', says: `导入计划：${pack.plans[0]?.name.zh ?? ''}`,
  do: async (people) => { await (await people('zhengshi')).act('import-plan', 'POST', `/plans/${pack.plans[0]?.id ?? ''}/import`); },
});

function placed(chapter: Chapter, pack: Pack): Chapter {
  const task = pack.plans[0]?.tasks.find(({ id }) => id === chapter.item);
  return task?.department !== undefined && task.unit !== undefined ? { ...chapter, department: task.department, unit: task.unit } : chapter;
}

const at = (on: string, minute: number): number => Date.parse(`${on}T10:00:00+08:00`) + minute * 60_000;

function deedsOf(chapter: Chapter, n: number): Deed[] {
  const short = chapter.department.replace(/^sh-/, '');
  const declared: Deed = { at: at(chapter.declaredOn, n), name: `declare-${n}`, says: `申报：${chapter.title}`, do: async (people) => declare(await people(`${short}-clerk`), chapter, n) };
  return [declared, ...withBatch(chapter.acts).map(([on, act], k): Deed => ({ at: at(on, 20 + n * 2 + k), name: `${act}-${n}-${k}`, says: `${SAYS[act]}：${chapter.title}`, do: async (people) => DO[act](await whoHas(people, WHO[act](short), chapter.title), { title: chapter.title, name: `${act}-${n}-${k}`, batch: `${chapter.department}.${chapter.channel}.${chapter.declaredOn.slice(0, 4)}` }) }))];
}

const windowOf = (season: Season): Deed => ({ at: at(season.openedOn, 0), name: `open-${season.channel}-${season.year}`, says: `开设申报窗口：${season.channel} ${season.year}`, do: async (people) => openWindow(await people('chusan'), season.lastDay === undefined ? { channel: season.channel, year: season.year } : { channel: season.channel, year: season.year, lastDay: season.lastDay }) });

type Step = readonly [on: string, act: Chapter['acts'][number][1] | 'send' | 'accept'];
/** What a department has confirmed it sends in its batch, and the desk accepts that on the same day. */
const withBatch = (acts: Chapter['acts']): Step[] => acts.flatMap(([on, act]): Step[] => (act === 'confirm' ? [[on, act], [on, 'send'], [on, 'accept']] : [[on, act]]));

const SAYS = { confirm: '主管部门确认', first: '审核同意', return: '退回补正', resubmit: '补正后重交', countersign: '会签同意', finance: '财政会签同意', send: '报送批次', accept: '受理批次' } as const;
/** Who may take each step: of the reviewers whoever of the project's group has it in her queue. */
const WHO: Record<Step[1], (dept: string) => readonly [string, ...string[]]> = {
  confirm: (dept) => [`${dept}-review`], first: () => ['wangmin', 'sunqi', 'zhaoliu'], return: () => ['wangmin', 'sunqi', 'zhaoliu'], resubmit: (dept) => [`${dept}-clerk`], countersign: () => ['zhaoliu', 'wangmin', 'sunqi'], finance: () => ['lisi'], send: (dept) => [`${dept}-review`], accept: () => ['hanliu'],
};

async function whoHas(people: Parameters<Deed['do']>[0], logins: readonly [string, ...string[]], title: string): Promise<Visitor> {
  for (const login of logins.length > 1 ? logins : []) {
    const who = await people(login);
    const { rows } = await who.get<{ rows: { title: string }[] }>('/user-tasks?view=todo');
    if (rows.some((row) => row.title === title)) return who;
  }
  return people(logins[0]); // a killed first run may have taken the step already
}

async function declare(clerk: Visitor, chapter: Chapter, n: number): Promise<void> {
  const drafts = await clerk.get<{ drafts: { id: string; title: string }[] }>('/projects');
  const id = drafts.drafts.find(({ title }) => title === chapter.title)?.id ?? (await clerk.send<{ id: string }>('POST', '/projects', { unit: chapter.unit })).id;
  const draft = await clerk.get<{ version: number; keyTasks: { id: string }[]; attachments: unknown[] }>(`/projects/${id}/draft`);
  const keyTask = chapter.item === '' ? null : (draft.keyTasks.find((task) => task.id.endsWith(chapter.item))?.id ?? null);
  const data = { title: chapter.title, kind: chapter.kind, channel: chapter.channel, amountFen: chapter.amountFen, purpose: chapter.purpose, startOn: '2019-09-01', endOn: '2020-12-31', functionTags: ['城市治理'], cloudState: 'LATER_OTHER_UNIT', cloudStateReason: '随原平台由大数据中心统一上云。' };
  await clerk.send('PUT', `/projects/${id}/draft`, { data, keyTask, version: draft.version });
  if (draft.attachments.length === 0 && chapter.item !== 'SH19-26') await clerk.attach(`/projects/${id}/attachments/construction-plan`, { name: `${chapter.title}建设方案.pdf`, text: `%PDF-1.4 ${chapter.title}` });
  await clerk.act(`declare-${n}`, 'POST', `/projects/${id}/submission`);
}

type Doing = (who: Visitor, of: { title: string; name: string; batch: string }) => Promise<void>;
const OPINIONS = { confirm: '已组织论证，同意申报。', first: '方案可行，同意，请会签。', countersign: '同意。', finance: '经费测算合理，同意。' } as const;

const agree = (opinion: string): Doing => async (who, { title, name }) => {
  const taskId = await taskOf(who, title);
  await who.act(name, 'POST', `/user-tasks/${taskId}/decision`, { outcome: 'agree', opinion });
};

const DO: Record<Step[1], Doing> = {
  send: (who, { batch, name }) => sendBatch(who, batch, name), accept: (who, { batch, name }) => acceptBatch(who, batch, name),
  confirm: agree(OPINIONS.confirm), first: agree(OPINIONS.first), countersign: agree(OPINIONS.countersign), finance: agree(OPINIONS.finance),
  return: async (who, { title, name }) => {
    const taskId = await taskOf(who, title);
    await who.act(name, 'POST', `/user-tasks/${taskId}/decision`, { outcome: 'return', items: ['请补充与现有系统的整合关系说明', '请附项目建设方案（含经费测算表）'] });
  },
  resubmit: async (who, { title, name }) => {
    const { rows } = await who.get<{ rows: { id: string; title: string; status: string }[] }>('/projects');
    const id = rows.find((row) => row.title === title && row.status === 'changes-requested')?.id ?? '';
    const page = await who.get<{ data: object; items: { n: number }[] }>(`/projects/${id}`);
    await who.act(name, 'POST', `/projects/${id}/resubmission`, { data: page.data, answers: page.items.map(({ n }) => ({ n, text: '已补充，见方案相应章节。' })) });
  },
};

/** The task of a project in a person's queue; a killed first run may have taken it already, then the act's repeat answers. */
async function taskOf(who: Visitor, title: string): Promise<string> {
  const lists = await Promise.all(['todo', 'done'].map((view) => who.get<{ rows: { id: string; title: string }[] }>(`/user-tasks?view=${view}`)));
  const id = lists.flatMap(({ rows }) => rows).find((row) => row.title === title)?.id;
  if (id === undefined) throw new Error(`「${title}」 waits for nobody here`);
  return id;
}
