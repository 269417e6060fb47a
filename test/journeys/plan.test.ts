import { aDocket, type Docket } from '../support/docket';
import { replayed } from '../replay/histories';
import { factsOf, kinds, mailTo, PLAN, refusal } from './acts';

const row = (id: string): string => `${PLAN}.SH19-${id}`;
const SHARED = row('04'); // each department lists its idle systems, by 30 June 2019
const MEMBERS = ['sh-zjw', 'sh-swj', 'sh-jtw'];
const OWNERS: Readonly<Record<string, string>> = { 'sh-zjw': 'zjw-review', 'sh-swj': 'swj-owner', 'sh-jtw': 'jtw-owner' };
type Page = {
  readonly task: { readonly state: string; readonly dueOn: string | null; readonly originalDueOn: string | null; readonly historical: boolean; readonly isKey: boolean; readonly answers: object | null; readonly ladder: { readonly rungs: readonly { readonly rung: string }[] } };
  readonly answers: readonly { readonly member: { readonly id: string }; readonly state: string; readonly report: string | null }[]; readonly timeline: readonly { readonly words: { readonly zh: string } }[]; readonly occurrences: readonly { readonly dueOn: string }[]; readonly may: readonly { readonly act: string }[];
};

let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

const pageOf = async (id: string, login = 'zhengshi'): Promise<Page> => (await docket.as(login)).get<Page>(`/supervised-tasks/${id}`);
const put = async (login: string, path: string, body: object): Promise<{ taskId: string }> => {
  const answer = await (await docket.as(login)).act<{ taskId: string }>(`${login} ${path} ${JSON.stringify(body)}`, 'POST', path, body);
  await docket.settled();
  return answer;
};
const onTask = (login: string, id: string, ...[verb, body = {}]: readonly [verb: string, body?: object]): Promise<{ taskId: string }> => put(login, `/supervised-tasks/${id}/${verb}`, body);
const spoken = async (id: string): Promise<unknown[]> => (await factsOf(docket, id)).filter(({ kind }) => kind === 'rung.fired' || kind === 'deadline.missed').map(({ payload }) => payload['rung']);

/** The working group's word on the answer of one member. */
async function verify(member: string, word: object): Promise<void> {
  const opened = (await factsOf(docket, SHARED)).findLast(({ kind, payload }) => kind === 'round.opened' && payload['path'] === `@${member}`);
  const { rows } = await (await docket.as('zhengshi')).get<{ rows: { id: string }[] }>('/user-tasks?view=todo');
  const task = rows.find(({ id }) => id.startsWith(`${SHARED}~verification~${String(opened?.payload['round'])}~`));
  const { supervised } = await (await docket.as('zhengshi')).get<{ supervised: { member: { id: string }; report: string } }>(`/user-tasks/${task?.id ?? ''}`);
  expect([supervised.member.id, supervised.report]).toEqual([member, expect.stringContaining(member)]);
  await put('zhengshi', `/user-tasks/${task?.id ?? ''}/decision`, word);
}

test('the supervisor imports the plan and names the departments that are meant', async () => {
  expect(await refusal((await docket.as('zhengshi')).act('nowhere', 'POST', `/plans/${PLAN}/import`, { members: { 'municipal-departments': ['sh-nowhere'] } }))).toMatchObject({ status: 422, type: 'unknown-organ', params: { organ: 'sh-nowhere' } });
  expect(await put('zhengshi', `/plans/${PLAN}/import`, { members: { 'municipal-departments': MEMBERS } })).toMatchObject({ opened: 49 });
  expect((await pageOf(row('01'))).task).toMatchObject({ state: 'done-at-import' });
  expect((await pageOf(row('B03'))).occurrences.map(({ dueOn }) => dueOn)).toEqual(['2019-06-30', '2019-12-31', '2020-06-30', '2020-12-31', '2021-06-30', '2021-12-31']);
}, 60_000);

test('each department signs, answers and is verified for itself; one comes back and only that one owes again', async () => {
  await onTask('zjw-review', SHARED, 'acknowledgement');
  for (const member of MEMBERS) await onTask(OWNERS[member] ?? '', SHARED, 'report', { report: `${member} 已列出清单。` });
  await verify('sh-zjw', { outcome: 'agree', opinion: '属实。' });
  await verify('sh-swj', { outcome: 'return', items: ['请附系统清单'] });
  expect(await mailTo(docket, 'swj-owner', '退回：查清并列出僵尸系统')).toContain('请附系统清单');
  await verify('sh-jtw', { outcome: 'agree', opinion: '属实。' });
  expect((await pageOf(SHARED)).answers.map(({ member, state }) => `${member.id} ${state}`)).toEqual(['sh-jtw verified', 'sh-swj returned', 'sh-zjw verified']);
  expect((await pageOf(SHARED)).task).toMatchObject({ answers: { members: 3, reported: 0, verified: 2 } });
}, 60_000);

test('a department sees its own answer and nothing of another’s, and cannot answer for it', async () => {
  const page = await pageOf(SHARED, 'zjw-review');
  expect(page.answers.map(({ member }) => member.id)).toEqual(['sh-zjw']);
  expect(page.timeline.filter(({ words }) => words.zh.includes('水务局') || words.zh.includes('交通委'))).toEqual([]);
  expect(await refusal((await docket.as('zjw-review')).act('for another', 'POST', `/supervised-tasks/${SHARED}/report`, { report: '代报', member: 'sh-swj' }))).toMatchObject({ status: 403, type: 'not-your-answer' });
});

test('with the last accepted answer the task is closed', async () => {
  await onTask('swj-owner', SHARED, 'report', { report: 'sh-swj 清单见附件。' });
  await verify('sh-swj', { outcome: 'agree', opinion: '属实。' });
  expect((await pageOf(SHARED)).task.state).toBe('verified');
  expect(kinds(await factsOf(docket, SHARED)).slice(-2)).toEqual(['awaiting.ended', 'process.closed']);
}, 60_000);

let urgent: string;
let past: string;
test('what a leader asks for is a task at once; one whose day is past is kept and nobody is reminded of it', async () => {
  const task = { source: 'leader-instruction', reference: '批示〔2019〕3号', title: '排查积水点', leads: ['sh-zjw'], cooperating: ['sh-swj'], dueOn: '2019-05-10' };
  urgent = (await put('zhengshi', '/supervised-tasks', task)).taskId;
  past = (await put('zhengshi', '/supervised-tasks', { ...task, title: '上年积水点', dueOn: '2018-12-28' })).taskId;
  expect(await mailTo(docket, 'zjw-review', '督办交办：排查积水点')).toContain('批示〔2019〕3号');
  expect((await pageOf(past)).task).toMatchObject({ historical: true, ladder: { rungs: [] } });
  await onTask('zhengshi', urgent, 'key-supervision', { reason: '汛期将至。' });
  await onTask('zhengshi', urgent, 'due-day', { dueOn: '2019-05-31', reason: '汛期推迟。' });
  expect((await pageOf(urgent)).task).toMatchObject({ isKey: true, dueOn: '2019-05-31', originalDueOn: '2019-05-10' });
  expect(await mailTo(docket, 'zjw-review', '督办改期：排查积水点')).toContain('2019年5月31日');
}, 60_000);

test('the supervisor opens one more occurrence of what recurs', async () => {
  await onTask('zhengshi', row('B05'), 'occurrences', { dueOn: '2019-05-31' });
  expect((await pageOf(`${row('B05')}.2019-05-31`, 'dsj-review')).may.map(({ act }) => act)).toEqual(['acknowledge', 'report', 'ask-extension']);
});

test('three months later everything with a day has spoken by its day, the moved task by its new one, and nothing else has', async () => {
  await docket.travel('2019-07-02T02:00:00Z');
  const whole = ['remind-30', 'remind-15', 'remind-7', 'remind-1', 'remind-0', 'missed', 'it-head', 'deputy-leader', 'head', 'working-group'];
  expect([await spoken(urgent), await spoken(`${row('B05')}.2019-05-31`)]).toEqual([whole, whole]);
  expect(await spoken(row('02'))).toEqual(['remind-30', 'remind-15', 'remind-7', 'remind-0', 'missed', 'it-head']);
  expect(await Promise.all([past, row('01'), row('03'), row('17'), row('22'), row('B05'), row('B07'), row('B09'), SHARED].map(spoken))).toEqual(Array.from({ length: 9 }, () => []));
  const letters = (await (await docket.as('zjw-review')).get<{ rows: { title: string }[] }>('/letters?letter=reminder')).rows.map(({ title }) => title);
  expect(letters).toContain('排查积水点'); // 催办单, on paper
}, 180_000);

test('its runs replay', async () => expect(await replayed(docket)).toEqual({ failed: [], atLeast: true }), 120_000);
