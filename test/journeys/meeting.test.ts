import { randomUUID } from 'node:crypto';
import { ask, open } from '../api/ask';
import { aDocket, type Docket } from '../support/docket';
import { factsOf, kinds, mailTo, projectOf, refusal, say, waiting } from './acts';
import { fiveProjects, TITLES } from './five-projects';

let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

const ROOM = ['wangmin', 'wangwu', 'tangyue', 'sunqi'] as const;
const who = (login: string): string => `demo-${login}`;
type Offers = { readonly today: string; readonly bodies: readonly { readonly body: string; readonly quorum: number; readonly members: readonly { readonly person: string; readonly mine: boolean }[] }[]; readonly tasks: readonly { readonly taskId: string; readonly title: string }[] };
type Item = { readonly n: number; readonly title: string; readonly verdict: { readonly outcome: string | null; readonly why: string | null }; readonly hinders: { readonly type: string } | null; readonly result: { readonly result: string; readonly problem: { readonly type: string } | null } | null };
type Page = { readonly meeting: { readonly state: string }; readonly items: readonly Item[]; readonly minutes: { readonly id: string; readonly number: string } | null; readonly may: readonly { readonly act: string }[] };

const post = async (login: string, path: string, body: object): Promise<unknown> => (await docket.as(login)).act(`${path} ${randomUUID()}`, 'POST', `/review-meetings${path}`, body);
const pageOf = async (id: string, login = 'wangmin'): Promise<Page> => (await docket.as(login)).get<Page>(`/review-meetings/${id}`);
const taskOf = ({ tasks }: Offers, title: string): string => tasks.find((task) => task.title === title)?.taskId ?? '';
const said = ({ items }: Page): unknown[] => items.map(({ n, verdict, hinders }) => [n, verdict.outcome ?? verdict.why, hinders?.type ?? null]);
const came = ({ items }: Page): unknown[] => items.map(({ result }) => [result?.result, result?.problem?.type ?? null]);
const everyoneIsThere = async (id: string): Promise<void> => { for (const login of ROOM) await post('wangmin', `/${id}/attendance`, { person: who(login), present: true }); };
/** Somebody decides alone what stands on an agenda. */
async function alone(login: string, title: string): Promise<unknown> {
  const first = await waiting(docket, login, title);
  return refusal((await docket.as(login)).act('alone', 'POST', `/user-tasks/${first?.id ?? ''}/decision`, { outcome: 'agree' }));
}
const readMinutes = async (login: string, { minutes }: Page): Promise<string> => (await ask(await open(docket.url, login), ['GET', `/letters/${encodeURIComponent(minutes?.id ?? '')}/html`])).text;

test('a meeting of five: called, reminded of, voted on, confirmed by its chair in one act; each project goes its own way, and the minutes say how', async () => {
  const ids = await fiveProjects(docket);
  const idOf = (title: string): string => ids.get(title) ?? '';
  const offers = await (await docket.as('wangmin')).get<Offers>('/review-meetings/offers');
  expect(offers.tasks.map(({ title }) => title).sort()).toEqual([...TITLES].sort());
  expect(offers.bodies).toEqual([expect.objectContaining({ body: 'review.first-review@sh-grp-jjcj', quorum: 3 })]);
  const heldOn = new Date(Date.parse(`${offers.today}T00:00:00Z`) + 10 * 86_400_000).toISOString().slice(0, 10);
  const tasks = TITLES.map((title) => taskOf(offers, title));
  const { meetingId: id } = (await post('wangmin', '', { title: '经济城建组评审会', heldOn, place: '三号会议室', tasks, attendees: ROOM.map(who) })) as { meetingId: string };
  await docket.settled();
  expect(await mailTo(docket, 'tangyue', '经济城建组评审会')).toBeTruthy();

  expect(await alone('zhaoliu', '智慧水务')).toMatchObject({ status: 409, type: 'on-agenda', params: { meetingId: id } });
  expect(await refusal((await docket.as('zjw-clerk')).get(`/review-meetings/${id}`))).toMatchObject({ status: 404 }); // whose files they are does not see how each votes
  await docket.travel(`${heldOn}T01:00:00.000Z`);
  expect((await factsOf(docket, id)).filter(({ kind }) => kind === 'rung.fired').map(({ payload }) => payload['rung'])).toEqual(['remind-3', 'remind-1']);

  await everyoneIsThere(id);
  for (const [login, n] of [['sunqi', 1], ['sunqi', 3], ['tangyue', 3]] as const) await post('wangmin', `/${id}/items/${n}/recusals`, { person: who(login), stands: true, reason: '近期参与过该单位的课题' });
  const vote = async (n: number, login: string, said: object): Promise<void> => void (await post('wangmin', `/${id}/items/${n}/votes`, { person: who(login), ...said }));
  for (const login of ['wangmin', 'wangwu', 'tangyue']) { await vote(1, login, { vote: 'agree' }); await vote(2, login, { vote: 'disagree', opinion: '与既有平台重复建设' }); }
  await vote(2, 'sunqi', { vote: 'abstain' });
  await vote(4, 'wangmin', { vote: 'return', opinion: '补充管网普查数据' }); await vote(4, 'tangyue', { vote: 'return', opinion: '补充安全方案' }); await vote(4, 'wangwu', { vote: 'agree' }); await vote(4, 'sunqi', { vote: 'disagree', opinion: '时机不成熟' });
  await vote(4, 'sunqi', { vote: 'return', opinion: '补充运维测算' }); // put right before the confirmation
  for (const login of ROOM) await vote(5, login, { vote: 'agree' });
  expect(said(await pageOf(id))).toEqual([[1, 'agree', null], [2, 'disagree', null], [3, 'no-quorum', null], [4, 'return', null], [5, 'agree', '/problems/gate-open']]);

  await post('wangmin', `/${id}/holding`, {});
  expect(await refusal(post('wangmin', `/${id}/confirmation`, {}))).toMatchObject({ status: 403, type: 'not-the-chair' });
  await docket.settled();
  const confirmed = await post('wangwu', `/${id}/confirmation`, { items: [{ n: 1, figures: { amountFen: 28_000_000 } }] });
  expect(confirmed).toMatchObject({ meetingId: id, items: [{ n: 1, outcome: 'agree' }, { n: 2, outcome: 'disagree' }, { n: 3, outcome: null }, { n: 4, outcome: 'return' }, { n: 5, outcome: 'agree' }] });
  await docket.settled();

  const after = await pageOf(id);
  expect([after.meeting.state, came(after)]).toEqual(['closed', [['decided', null], ['decided', null], ['undecided', null], ['decided', null], ['refused', '/problems/gate-open']]]);
  const where = async (title: string): Promise<string> => (await projectOf(docket, 'zjw-clerk', idOf(title))).where.zh;
  expect(await waiting(docket, 'sunqi', '智慧水务')).toMatchObject({ step: { zh: '会签' } });
  expect((await projectOf(docket, 'zjw-clerk', idOf('城市体征'))).project.status).toBe('not-approved');
  expect((await projectOf(docket, 'zjw-clerk', idOf('地下管网'))).items).toEqual([expect.objectContaining({ n: 1, text: '补充管网普查数据' }), expect.objectContaining({ n: 2, text: '补充安全方案' }), expect.objectContaining({ n: 3, text: '补充运维测算' })]);
  for (const title of ['桥梁监测', '大额平台']) expect([title, (await waiting(docket, 'zhaoliu', title))?.step.zh, await where(title)]).toEqual([title, '审核', expect.any(String)]);
  await say(docket, 'zhaoliu', { title: '桥梁监测', outcome: 'agree', opinion: '同意。' }); // taken up again, alone
  expect((await factsOf(docket, idOf('智慧水务'))).filter(({ commandId }) => commandId === `${id}:item:1`).map(({ kind, actorId }) => [kind, actorId])).toEqual(expect.arrayContaining([['task.decided', who('wangwu')], ['approval.proposed', who('wangwu')]]));
  expect(kinds(await factsOf(docket, id)).slice(-1)).toEqual(['process.closed']);

  expect(after.minutes?.number).toMatch(/^沪信项会〔2019〕1号$/);
  const html = await readMinutes('tangyue', after);
  for (const words of ['经济城建组评审会', '三号会议室', '王敏', '回避：孙祺（本人申请回避）', '未达法定人数', '退回补正', '补充管网普查数据', '与既有平台重复建设', '280,000.00元']) expect([words, html.includes(words)]).toEqual([words, true]);
}, 240_000);

test('a meeting is called off: its files are decided alone again', async () => {
  const offers = await (await docket.as('wangmin')).get<Offers>('/review-meetings/offers');
  const task = taskOf(offers, '大额平台');
  const { meetingId } = (await post('wangmin', '', { title: '补充评审会', heldOn: offers.today, tasks: [task], attendees: ROOM.map(who) })) as { meetingId: string };
  await docket.settled();
  await post('sunqi', `/${meetingId}/cancellation`, { reason: '材料未齐' });
  await docket.settled();
  expect((await pageOf(meetingId)).meeting.state).toBe('cancelled');
  await say(docket, 'zhaoliu', { title: '大额平台', outcome: 'return', items: ['补建设方案'] });
  expect(await waiting(docket, 'zhaoliu', '大额平台')).toBeUndefined();
}, 120_000);
