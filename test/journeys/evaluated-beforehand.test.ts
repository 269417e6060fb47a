import { ask, open } from '../api/ask';
import { aDocket, type Docket } from '../support/docket';
import { pointsOn } from '../support/evaluation-deeds';
import { agreeing, factsOf, mailTo, projectOf, refusal, say, waiting } from './acts';
import { EXPERTS, evaluationOf, opine } from './evaluation-acts';

const ONLINE = 'pre-online-service-2018';
const DATA = 'pre-data-analysis-2018';
const TITLE = '一网通办受理平台';
let docket: Docket;
let project: string;
let evaluation: string;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

/** A project of the housing commission about these themes, handed in. */
async function declaredAbout(title: string, themes: readonly string[]): Promise<string> {
  const clerk = await docket.as('zjw-clerk');
  const { id } = await clerk.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' });
  await clerk.send('PUT', `/projects/${id}/draft`, { data: { title, kind: 'NEW', channel: 'daily', amountFen: 30_000_000, themes, cloudState: 'LATER_OTHER_UNIT', cloudStateReason: '由其他单位统一上云。' }, keyTask: null, version: 1 });
  await clerk.act(`declare ${id}`, 'POST', `/projects/${id}/submission`);
  await docket.settled();
  return id;
}
const list = async (set: string, system: string, name = `${set} ${system}`): Promise<unknown> => (await docket.as('pingjia')).act(`list ${name}`, 'POST', '/evaluation-lists', { year: 2019, set, systems: [{ system }] });
const act = async (login: string, verb: string, body: object): Promise<void> => { await (await docket.as(login)).act(`${verb} ${login}`, 'POST', `/evaluations/${evaluation}/${verb}`, body); await docket.settled(); };
const scores = (total: number) => pointsOn(ONLINE, total).map(({ indicator, points }) => ({ indicator, points }));
const r054 = (rulings: readonly { readonly code: string; readonly outcome: string }[]): string | undefined => rulings.findLast(({ code }) => code === 'R054')?.outcome;

test('a new project of online services shows its pre-evaluation as due, and the authority finds it where it makes its list', async () => {
  project = await declaredAbout(TITLE, ['ONLINE_SERVICE']);
  expect(r054((await projectOf(docket, 'zjw-clerk', project)).rulings)).toBe('due');
  const { systems } = await (await docket.as('pingjia')).get<{ systems: { id: string; sets: string[] }[] }>('/evaluations');
  expect(systems.filter(({ id }) => id === project)).toMatchObject([{ sets: [ONLINE] }]);
});

test('the list names it under the set of its field and no other, once, and only by the authority', async () => {
  expect(await refusal(list(DATA, project))).toMatchObject({ status: 409, type: 'not-measured-by', params: { set: DATA } });
  expect(await refusal(list('post-2018', project))).toMatchObject({ status: 409, type: 'not-in-operation' });
  expect(await refusal((await docket.as('wangmin')).act('no list of hers', 'POST', '/evaluation-lists', { year: 2019, set: ONLINE, systems: [{ system: project }] }))).toMatchObject({ status: 403, type: 'role-missing' });
  await list(ONLINE, project);
  await list(ONLINE, project); // the same command again
  await docket.settled();
  expect(await refusal(list(ONLINE, project, 'once more'))).toMatchObject({ status: 409, type: 'already-listed' });
  evaluation = `pre.2019.${project}`;
  const { systems } = await (await docket.as('pingjia')).get<{ systems: { id: string }[] }>('/evaluations');
  expect(systems.map(({ id }) => id)).not.toContain(project);
  expect(await evaluationOf(docket, 'zjw-clerk', evaluation)).toMatchObject({ evaluation: { stage: 'filling' } });
});

test('filled in, sent back once, confirmed, scored blind: it is measured by its own eight indicators', async () => {
  const given = (words: string) => pointsOn(ONLINE, 0).map(({ indicator }) => ({ indicator, text: words }));
  await act('zjw-clerk', 'filling', { given: given('初稿') });
  await act('zjw-review', 'return', { items: ['办事事项清单未附依据'] });
  await (await docket.as('zjw-clerk')).act('filled again', 'POST', `/evaluations/${evaluation}/filling`, { given: given('已补充') });
  await docket.settled();
  await act('zjw-review', 'confirmation', { scores: scores(5000) });
  await act('pingjia', 'experts', { experts: EXPERTS.map((login) => `demo-${login}`) });
  for (const expert of EXPERTS) await act(expert, 'sheet', { scores: scores(5900) });
  expect((await evaluationOf(docket, 'pingjia', evaluation))).toMatchObject({ dimensions: [{ indicators: [{}, {}] }, { indicators: [{}, {}] }, { indicators: [{}, {}] }, { indicators: [{}, {}] }], result: { composite: 5720, qualified: false } });
});

test('while the opinion is not given the reviewer reads that it is due; given, she reads what it says', async () => {
  await agreeing(docket, TITLE, 'zjw-review');
  const task = await waiting(docket, 'wangmin', TITLE);
  const page = async (): Promise<string | undefined> => r054((await (await docket.as('wangmin')).get<{ rulings: { code: string; outcome: string }[] }>(`/user-tasks/${task?.id ?? ''}`)).rulings);
  expect(await page()).toBe('due');
  await opine(docket, evaluation);
  expect(await page()).toBe('unqualified');
  expect(await mailTo(docket, 'zjw-clerk', '评价意见已出具')).toContain(`/evaluations/${evaluation}`);
  const clerk = await docket.as('zjw-clerk');
  const { rows } = await clerk.get<{ rows: { id: string; processId: string }[] }>('/letters?letter=evaluation-opinion');
  expect(rows).toMatchObject([{ processId: evaluation }]);
  const { text: html } = await ask(await open(docket.url, 'zjw-clerk'), ['GET', `/letters/${rows[0]?.id ?? ''}/html`]);
  expect([html.includes('2019年度绩效前评价已经完成'), html.includes('评价结论供审核本项目时参考'), html.includes('运维经费')]).toEqual([true, true, false]);
});

test('a result below the mark stops nobody: the approval stands beside it, with the ruling that was read', async () => {
  for (const login of ['wangmin', 'zhaoliu', 'lisi']) await say(docket, login, { title: TITLE, outcome: 'agree', opinion: '前评价结论已阅，同意。' });
  expect((await projectOf(docket, 'zjw-clerk', project)).project).toMatchObject({ stage: 'build' });
  const approved = (await factsOf(docket, project)).find(({ kind }) => kind === 'project.approved');
  const rulings = (await factsOf(docket, project)).flatMap(({ payload }) => (payload['rulings'] ?? []) as { code: string; outcome: string; strength: string; holds: boolean; source: object }[]);
  expect([approved?.actorId, rulings.findLast(({ code }) => code === 'R054')]).toMatchObject([expect.any(String), { outcome: 'unqualified', strength: 'must', holds: true, source: { document: '003', clause: 'A4' } }]);
  const other = await declaredAbout('数据治理平台', ['DATA_GOVERNANCE']);
  expect(r054((await projectOf(docket, 'zjw-clerk', other)).rulings)).toBe('other-field');
  const late = await declaredAbout('大数据分析平台', ['BIG_DATA']);
  await agreeing(docket, '大数据分析平台', 'zjw-review', 'wangmin', 'zhaoliu', 'lisi');
  expect(await refusal(list(DATA, late))).toMatchObject({ status: 409, type: 'past-its-review', params: { stage: 'build' } });
}, 120_000);

test('the record is whole, the result is worked out again', async () => {
  expect(await (await docket.as('chener')).get('/record/verification')).toMatchObject({ broken: [] });
  expect((await factsOf(docket, evaluation)).at(-1)).toMatchObject({ kind: 'process.closed', payload: { outcome: 'unqualified' } });
});
