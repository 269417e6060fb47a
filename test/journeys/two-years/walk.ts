import { each, sheetOf } from '../../support/cloud';
import type { Answer, Hands } from './hands';

export const TITLE = '城市排水监测平台';
export const CHANGE_TITLE = `${TITLE}（项目调整）`;
export const yearTitle = (year: number): string => `${TITLE}（${year}年度运维）`;
export const UPGRADE = '城市排水监测平台二期';
export const [WINDOW, BATCH, NEXT_BATCH] = ['shanghai.central.2019', 'sh-zjw.central.2019', 'sh-zjw.daily.2021'];

/** Where the walk stands: whose hands, which project, and how many acts so far. */
export type Walk = { readonly hands: Hands; id: string; upgrade: string; request: string; acts: number; readonly seen: string[] };
export const aWalk = (hands: Hands): Walk => ({ hands, id: '', upgrade: '', request: '', acts: 0, seen: [] });

type Row = { readonly id: string; readonly title: string };
export type Word = { readonly outcome: 'agree' | 'disagree' | 'return'; readonly opinion?: string; readonly items?: readonly string[]; readonly figures?: object };

/** An act and all that follows from it. */
export async function act(walk: Walk, ...[login, path, body = {}]: readonly [login: string, path: string, body?: object]): Promise<Answer> {
  const said = await walk.hands.act(login, `two years ${(walk.acts += 1)} ${login} ${path.replaceAll(walk.id || '-', 'p')}`, path, body);
  await walk.hands.settled();
  return said;
}

/** What waits for a person under a title; an error where nothing does. */
export async function inHand(walk: Walk, login: string, title: string): Promise<Row> {
  const { rows } = await walk.hands.get<{ rows: readonly Row[] }>(login, '/user-tasks');
  const row = rows.find((each_) => each_.title === title);
  if (!row) throw new Error(`「${title}」 does not wait for ${login}`);
  return row;
}

/** A person's word on what waits for her under a title. */
export const say = async (walk: Walk, login: string, { title = TITLE, ...word }: Word & { readonly title?: string }): Promise<Answer> =>
  act(walk, login, `/user-tasks/${(await inHand(walk, login, title)).id}/decision`, word);
export const agree = (walk: Walk, login: string, title = TITLE): Promise<Answer> => say(walk, login, { title, outcome: 'agree', opinion: '同意。' });
export const sendBack = (walk: Walk, login: string, { title = TITLE, item }: { title?: string; item: string }): Promise<Answer> => say(walk, login, { title, outcome: 'return', items: [item] });

export const clerk = (walk: Walk, verb: string, body: object = {}): Promise<Answer> => act(walk, 'zjw-clerk', `/projects/${walk.id}/${verb}`, body);

/** The unit answers the one item with which its project came back. */
export async function answer(walk: Walk, text: string): Promise<void> {
  const { data } = await walk.hands.get<{ data: object }>('zjw-clerk', `/projects/${walk.id}`);
  await clerk(walk, 'resubmission', { data, answers: [{ n: 1, text }] });
}

const FORM = { amountFen: 60_000_000, purpose: '监测排水。', startOn: '2019-09-01', endOn: '2020-12-31', functionTags: ['城市治理'] };
export const NEW = { ...FORM, title: TITLE, kind: 'NEW', channel: 'central', onCloud: true, cloudChapter: '方案第五章', cloud: sheetOf(each(16)) };
export const upgradeOf = (system: string) => ({ ...FORM, title: UPGRADE, kind: 'UPGRADE', channel: 'daily', originalSystem: system });

/** Drafts a project and hands it in; without its construction plan, unless told. */
export async function declare(walk: Walk, data: object, { plan = false } = {}): Promise<string> {
  const id = await walk.hands.prepare('zjw-clerk', async (visitor) => {
    const made = await visitor.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' });
    await visitor.send('PUT', `/projects/${made.id}/draft`, { data, keyTask: null, version: 1 });
    return made.id;
  });
  if (plan) await attach(walk, id, 'construction-plan');
  await act(walk, 'zjw-clerk', `/projects/${id}/submission`);
  return id;
}

export const attach = (walk: Walk, id: string, kind: string): Promise<void> => walk.hands.prepare('zjw-clerk', (visitor) => visitor.attach(`/projects/${id}/attachments/${kind}`, { name: `${kind}.pdf`, text: `%PDF-1.4 ${kind} ${id}` }));

/** The plan in a new version, with so much of the eighth service, signed by both sides. */
export async function drawPlan(walk: Walk, version: number, CS08: number): Promise<void> {
  await clerk(walk, 'cloud-plan', { version: version - 1, provider: 'sh-cloud-a', sheet: sheetOf(each(10, { CS08 })), method: '按模块迁移', security: '按等保二级防护', schedule: '两个月' });
  await signPlan(walk, version);
}
const signPlan = async (walk: Walk, version: number): Promise<void> => { for (const login of ['zjw-clerk', 'yunjia']) await act(walk, login, `/projects/${walk.id}/cloud-plan/signature`, { version }); };
export const reportPlan = (walk: Walk, version: number): Promise<Answer> => clerk(walk, 'cloud-plan/report', { version });

/** The unit's one batch is ranked and sent. */
export async function sendBatch(walk: Walk, batch: string, order: readonly string[]): Promise<void> {
  await act(walk, 'zjw-review', `/declaration-batches/${batch}/ranking`, { order });
  await act(walk, 'zjw-review', `/declaration-batches/${batch}/submission`);
}

/** The desk's word on a batch that waits for it. */
export async function receive(walk: Walk, batch: string, word: object): Promise<void> {
  const { taskId } = await walk.hands.get<{ taskId: string }>('hanliu', `/declaration-batches/${batch}`);
  await act(walk, 'hanliu', `/user-tasks/${taskId}/decision`, word);
}

/** Each month of these is told with what it cost. */
export async function use(walk: Walk, year: number, months: readonly number[]): Promise<void> {
  for (const month of months) await act(walk, 'zjw-clerk', `/operation-years/${walk.id}.${year}/usage`, { month: `${year}-${String(month).padStart(2, '0')}`, amountFen: month < 9 ? 0 : 250_000, note: '按实填报。' });
}
