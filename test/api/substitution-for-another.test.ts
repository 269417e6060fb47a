import { agreeing, declare, factsOf, waiting } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';
import { ask, open, type Answer } from './ask';

const TITLE = '病假中的件';
const ILL = { absent: 'demo-wangmin', substitute: 'demo-hanliu', from: '2019-04-02', to: '2019-04-12', reason: '住院，无法登录' };
let docket: Docket;
beforeAll(async () => {
  docket = await aDocket();
  await declare(docket, { title: TITLE });
  await agreeing(docket, TITLE, 'zjw-review');
}, 120_000);
afterAll(() => docket.stop(), 60_000);

type Page = { readonly rows: readonly Record<string, unknown>[]; readonly candidates: readonly { id: string }[]; readonly may: readonly string[] };
const put = async (login: string, body: object): Promise<Answer> => ask(await open(docket.url, login), ['POST', '/me/substitutions'], { body });
const pageOf = async (login: string, person: string): Promise<Page> => (await docket.as(login)).get<Page>(`/people/${person}/substitutions`);

test('the security administrator names who acts for somebody who cannot sign in; nobody else can, and nobody for the file’s own sake', async () => {
  for (const login of ['wangwu', 'hanliu', 'chusan', 'kongshen', 'zhengshi']) expect([login, (await put(login, ILL)).type]).toEqual([login, 'role-missing']);
  const { may, candidates } = await pageOf('yanan', 'demo-wangmin');
  expect(may).toEqual(['substitution.name']);
  expect(candidates.map(({ id }) => id)).toContain('demo-hanliu');
  expect(candidates.map(({ id }) => id)).not.toContain('demo-yanan');
  expect(await waiting(docket, 'hanliu', TITLE)).toBeUndefined();
  expect(await put('yanan', ILL)).toMatchObject({ status: 201 });
  expect(await put('yanan', { ...ILL, absent: 'demo-hanliu', substitute: 'demo-wangmin' })).toMatchObject({ status: 409, type: 'substitution-circle' });
});

test('it is on record with three names, shown to the three administrators and to both whom it is about', async () => {
  const row = { person: { id: 'demo-wangmin', name: '王敏' }, substitute: { id: 'demo-hanliu', name: '韩榴' }, namedBy: { id: 'demo-yanan', name: '严安' }, reason: '住院，无法登录', state: 'in-force' };
  expect((await pageOf('yanan', 'demo-wangmin')).rows).toMatchObject([{ ...row, mayEnd: true }]);
  for (const login of ['chusan', 'kongshen']) expect(await pageOf(login, 'demo-wangmin')).toMatchObject({ may: [], rows: [{ ...row, mayEnd: false }] });
  for (const [login, isMine] of [['wangmin', true], ['hanliu', false]] as const) expect(await (await docket.as(login)).get('/me/substitutions')).toMatchObject({ rows: [{ ...row, isMine, mayEnd: true }] });
  expect((await docket.db.pool.query(`select person_id as person, substitute_id as substitute, made_by as by, reason from substitution`)).rows).toEqual([{ person: 'demo-wangmin', substitute: 'demo-hanliu', by: 'demo-yanan', reason: ILL.reason }]);
});

test('the substitute decides in the absent person’s name, the administrator gains nothing, and what she named she ends', async () => {
  const task = await waiting(docket, 'hanliu', TITLE);
  expect(await ask(await open(docket.url, 'yanan'), ['POST', `/user-tasks/${task?.id ?? ''}/decision`], { body: { outcome: 'agree' } })).toMatchObject({ status: 404 });
  await agreeing(docket, TITLE, 'hanliu');
  expect((await factsOf(docket)).findLast(({ kind }) => kind === 'task.decided')).toMatchObject({ actorId: 'demo-hanliu', payload: { by: 'demo-hanliu', for: 'demo-wangmin' } });
  const id = String((await pageOf('yanan', 'demo-wangmin')).rows[0]?.['id']);
  for (const login of ['chusan', 'zhaoliu']) expect(await ask(await open(docket.url, login), ['DELETE', `/me/substitutions/${id}`])).toMatchObject({ status: 404, type: 'not-found' });
  expect(await ask(await open(docket.url, 'yanan'), ['DELETE', `/me/substitutions/${id}`])).toMatchObject({ status: 200, body: { ended: true } });
  expect((await docket.db.pool.query(`select ended_by as by from substitution`)).rows).toEqual([{ by: 'demo-yanan' }]);
  expect((await pageOf('kongshen', 'demo-wangmin')).rows).toMatchObject([{ state: 'ended', mayEnd: false }]);
});
