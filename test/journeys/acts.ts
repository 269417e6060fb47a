import { acceptBatch, openWindow, sendBatch } from '../../bin/first-run/batch';
import { Refusal } from '../../bin/first-run/client';
import { each, sheetOf } from '../support/cloud';
import type { Docket } from '../support/docket';
import { until } from '../support/docket';

export const PLAN = 'shanghai-2019';
export const taskId = (row: number): string => `${PLAN}.SH19-${row}`;

export type Mark = { readonly tone: string; readonly count: number; readonly budgetLeft?: number; readonly dueAt?: string; readonly movedFrom?: string };
export type QueueRow = { readonly id: string; readonly title: string; readonly step: { readonly zh: string }; readonly route: string; readonly round: number; readonly dayMark: Mark; readonly receivedAt: string };
export type ProjectPage = {
  readonly project: { readonly status: string; readonly stage: string; readonly dayMark: Mark | null; readonly number: string }; readonly moving: boolean; readonly where: { readonly zh: string };
  readonly data: Record<string, unknown>; readonly items: readonly { readonly n: number; readonly text: string }[]; readonly may: readonly { readonly act: string; readonly blocked: { readonly type: string } | null }[];
  readonly rulings: readonly { readonly code: string; readonly outcome: string; readonly holds: boolean }[]; readonly keyTask: { readonly id: string } | null;
};

export type Declaring = { readonly title: string; readonly dept?: string; readonly kind?: 'NEW' | 'UPGRADE' | 'OM'; readonly channel?: 'daily' | 'central'; readonly amountFen?: number; readonly plan?: boolean; readonly keyTask?: string | null; readonly system?: string; readonly themes?: readonly string[] };

/** What is no new project names the system it is about: without another, an older one that stands on no list. */
const systemOf = ({ kind = 'NEW', system }: Declaring): object => (kind === 'NEW' && system === undefined ? {} : { originalSystem: system ?? 'an-older-system' });
const aboutOf = ({ themes = [] }: Declaring): object => (themes.length > 0 ? { themes } : {});

/** A draft as a department's clerk prepares it, with its construction plan attached unless told otherwise. */
export async function draft(docket: Docket, declaring: Declaring): Promise<string> {
  const { title, dept = 'zjw', kind = 'NEW', channel = 'daily', amountFen = 30_000_000, plan = true, keyTask = null } = declaring;
  const clerk = await docket.as(`${dept}-clerk`);
  const { id } = await clerk.send<{ id: string }>('POST', '/projects', { unit: `sh-${dept}-xxb` });
  await clerk.send('PUT', `/projects/${id}/draft`, { data: { title, kind, channel, amountFen, ...systemOf(declaring), purpose: '监测排水。', startOn: '2019-09-01', endOn: '2020-12-31', functionTags: ['城市治理'], ...aboutOf(declaring), cloudState: 'LATER_OTHER_UNIT', cloudStateReason: '由其他单位统一上云。' }, keyTask, version: 1 });
  if (plan) await clerk.attach(`/projects/${id}/attachments/construction-plan`, { name: `${title}建设方案.pdf`, text: `%PDF-1.4 ${title}` });
  return id;
}

/** Declared: the draft is handed in and its process has begun to move. */
export async function declare(docket: Docket, declaring: Declaring): Promise<string> {
  const id = await draft(docket, declaring);
  await (await docket.as(`${declaring.dept ?? 'zjw'}-clerk`)).act(`declare ${id}`, 'POST', `/projects/${id}/submission`);
  await docket.settled();
  return id;
}

/** What waits in a person's queue under a title; undefined where nothing does. */
export async function waiting(docket: Docket, login: string, title: string): Promise<QueueRow | undefined> {
  return (await (await docket.as(login)).get<{ rows: QueueRow[] }>('/user-tasks')).rows.find((row) => row.title === title);
}

export type Word = { readonly outcome: 'agree' | 'disagree' | 'return'; readonly opinion?: string; readonly items?: readonly (string | { readonly text: string; readonly again?: number; readonly reason?: string })[] };

/** A person's word on what waits for her under a title; resolves when all that follows has happened. */
export async function say(docket: Docket, login: string, { title, ...word }: Word & { readonly title: string }): Promise<string> {
  const task = await waiting(docket, login, title);
  if (!task) throw new Error(`「${title}」 does not wait for ${login}`);
  await (await docket.as(login)).act(`${login} on ${task.id}`, 'POST', `/user-tasks/${task.id}/decision`, word);
  await docket.settled();
  return task.id;
}

/** The yes of each of these people, one after the other. What a department has confirmed goes on to review in its batch. */
export async function agreeing(docket: Docket, title: string, ...logins: readonly string[]): Promise<void> {
  for (const login of logins) {
    const task = await say(docket, login, { title, outcome: 'agree', opinion: '同意。' });
    if (task.includes('~confirmation~')) await throughBatch(docket, task.split('~')[0] ?? '');
  }
}

/** A confirmed project comes before the authority: its window is opened, its department's batch ranked, sent and accepted. */
export async function throughBatch(docket: Docket, projectId: string): Promise<void> {
  const { rows } = await docket.db.pool.query<{ department: string; channel: string; year: number }>('select department_id as department, channel, year from project where id = $1', [projectId]);
  const { department = '', channel = '', year = 0 } = rows[0] ?? {};
  const id = `${department}.${channel}.${year}`;
  await openWindow(await docket.as('chusan'), { channel, year });
  await sendBatch(await docket.as(`${department.replace(/^sh-/, '')}-review`), id, `batch with ${projectId}`);
  await docket.settled();
  await acceptBatch(await docket.as('hanliu'), id, `batch with ${projectId}`);
  await docket.settled();
}

export const projectOf = async (docket: Docket, login: string, id: string): Promise<ProjectPage> => (await docket.as(login)).get<ProjectPage>(`/projects/${id}`);

/** The "no" that something comes back with; it is an error when it is a yes. */
export async function refusal(asked: Promise<unknown>): Promise<{ status: number; type: string; params: Record<string, unknown>; errors: unknown; detail: string }> {
  const no = await asked.then(() => undefined, (err: unknown) => err);
  if (!(no instanceof Refusal)) throw no instanceof Error ? no : new Error('it was not refused');
  return { status: no.status, type: no.type.replace('/problems/', ''), params: (no.body['params'] ?? {}) as Record<string, unknown>, errors: no.body['errors'], detail: String(no.body['detail']) };
}

export type KeptFact = { readonly processId: string; readonly seq: number; readonly kind: string; readonly at: number; readonly actorId: string; readonly commandId: string; readonly payload: Record<string, unknown> };
/** The facts of a process, or of all, in the order in which they were recorded. */
export async function factsOf(docket: Docket, processId?: string): Promise<KeptFact[]> {
  const { rows } = await docket.db.pool.query<KeptFact>('select process_id as "processId", seq, kind, ms(at)::float8 as at, actor_id as "actorId", command_id as "commandId", payload from fact where $1::text is null or process_id = $1 order by recorded_at, process_id, seq', [processId ?? null]);
  return rows;
}
export const kinds = (facts: readonly KeptFact[]): string[] => facts.map(({ kind }) => kind);

/** Waits for a mail to somebody with these words in its subject; answers its text. */
export async function mailTo(docket: Docket, login: string, subject: string): Promise<string> {
  const find = (): { id: string } | undefined => docket.mailbox.listMails({ to: `${login}@docket.example` }).find((mail) => mail.subject.includes(subject));
  await until(() => find() !== undefined, 20_000, `a mail to ${login}: ${subject}`);
  return (await docket.mailbox.readMail(find()?.id ?? ''))?.text ?? '';
}

/** The supervisor assigns the ten tasks of the plan. */
export async function importPlan(docket: Docket): Promise<void> {
  await (await docket.as('zhengshi')).act('import', 'POST', `/plans/${PLAN}/import`);
  await docket.settled();
}


const MILESTONES = ['contract', 'deployment', 'trial', 'built'];
/** The unit registers every milestone of its build, today. */
export async function build(docket: Docket, id: string, dept = 'zjw'): Promise<void> {
  const clerk = await docket.as(`${dept}-clerk`);
  const on = (await clerk.get<{ at: string }>(`/projects/${id}`)).at;
  for (const milestone of MILESTONES) await clerk.act(`${milestone} of ${id}`, 'POST', `/projects/${id}/milestones`, { milestone, on: new Date(Date.parse(on) + 8 * 3_600_000).toISOString().slice(0, 10) });
  await docket.settled();
}

/** The papers of an acceptance, attached by the unit. */
export async function acceptancePapers(docket: Docket, id: string, dept = 'zjw'): Promise<void> {
  const clerk = await docket.as(`${dept}-clerk`);
  for (const kind of ['acceptance-report', 'test-report']) await clerk.attach(`/projects/${id}/attachments/${kind}`, { name: `${kind}.pdf`, text: `%PDF-1.4 ${kind} ${id}` });
}

/** Built, applied for, and accepted by its department: the system is in operation. */
export async function accept(docket: Docket, { id, title, dept = 'zjw' }: { id: string; title: string; dept?: string }): Promise<void> {
  await build(docket, id, dept);
  await acceptancePapers(docket, id, dept);
  await (await docket.as(`${dept}-clerk`)).act(`apply for ${id}`, 'POST', `/projects/${id}/acceptance-application`, { statement: '已按方案建成，申请验收。' });
  await docket.settled();
  await agreeing(docket, title, `${dept}-review`);
}

/** The unit declares a year of operation; answers the id of that year. */
export async function declareYear(docket: Docket, id: string, year: number): Promise<string> {
  await (await docket.as('zjw-clerk')).act(`year ${year} of ${id}`, 'POST', `/projects/${id}/operation-years`, { year, amountFen: 1_200_000, note: '运维费用。' });
  await docket.settled();
  return `${id}.${year}`;
}

/** The unit asks for a change of an approved project; answers the id of the request. */
export async function askChange(docket: Docket, id: string, data: object = { scope: '减少一个子系统' }): Promise<string> {
  const { requestId } = await (await docket.as('zjw-clerk')).act<{ requestId: string }>(`change ${id} ${JSON.stringify(data)}`, 'POST', `/projects/${id}/requests`, { kind: 'project-change', data: { reason: '业务调整', ...data } });
  await docket.settled();
  return requestId;
}

/** A project on the cloud whose review approved ten of each service and 28 万元; answers its id. */
export async function approvedOnCloud(docket: Docket, title: string): Promise<string> {
  const clerk = await docket.as('zjw-clerk');
  const { id } = await clerk.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' });
  await clerk.send('PUT', `/projects/${id}/draft`, { data: { title, kind: 'NEW', channel: 'daily', amountFen: 30_000_000, onCloud: true, cloudChapter: '方案第五章', cloud: sheetOf(each(16)) }, keyTask: null, version: 1 });
  await clerk.act(`declare ${id}`, 'POST', `/projects/${id}/submission`);
  await docket.settled();
  await agreeing(docket, title, 'zjw-review');
  const first = await waiting(docket, 'wangmin', title);
  await (await docket.as('wangmin')).act(`first ${id}`, 'POST', `/user-tasks/${first?.id ?? ''}/decision`, { outcome: 'agree', figures: { amountFen: 28_000_000, cloud: each(10) } });
  await docket.settled();
  await agreeing(docket, title, 'zhaoliu', 'lisi');
  return id;
}
