import { verify } from '../../db/record/verify';
import { freePort } from '../../bin/embedded/free-port';
import { signIn, type Visitor } from '../../bin/first-run/client';
import { aDocket, PASSWORD, type Docket, type Part } from '../support/docket';
import { findProductionServer, startProductionTemporal, type ProductionTemporal } from '../support/production-temporal';
import { agreeing, declare, mailTo, say, waiting } from '../journeys/acts';

const programs = findProductionServer();
const walked = programs === undefined ? test.skip : test;
const TITLE = '双机运行项目';
let temporal: ProductionTemporal;
let docket: Docket;
let secondUrl: string;
let secondWorker: Part;

beforeAll(async () => {
  if (programs === undefined) return;
  temporal = await startProductionTemporal(programs, String(process.env['DOCKET_TEST_PG']));
  process.env['DOCKET_TEST_TEMPORAL'] = temporal.address;
  docket = await aDocket();
  const port = String(await freePort());
  [secondUrl, secondWorker] = await Promise.all([docket.run('api', { PORT: port }).then(() => `http://127.0.0.1:${port}`), docket.run('worker')]);
}, 300_000);
afterAll(async () => {
  await docket?.stop();
  await temporal?.stop();
}, 60_000);

const atTheSecond = (login: string): Promise<Visitor> => signIn(secondUrl, login, PASSWORD);

walked('two apis are one: what is handed in at one stands in the queue of the other, and a session of one is known there too', async () => {
  await declare(docket, { title: TITLE });
  const { rows } = await (await atTheSecond('zjw-review')).get<{ rows: { title: string }[] }>('/user-tasks?view=pool');
  expect(rows.map(({ title }) => title)).toContain(TITLE);
}, 120_000);

walked('the same act sent to both at once happens once', async () => {
  const task = (await waiting(docket, 'zjw-review', TITLE))?.id ?? '';
  const [first, second] = [await docket.as('zjw-review'), await atTheSecond('zjw-review')];
  const body = { outcome: 'agree', opinion: '同意。' };
  const both = await Promise.allSettled([first.act('twice', 'POST', `/user-tasks/${task}/decision`, body), second.act('twice', 'POST', `/user-tasks/${task}/decision`, body)]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  await docket.settled();
  const { rows } = await docket.db.pool.query<{ n: number }>(`select count(*)::int as n from fact where kind = 'task.decided' and payload ->> 'taskId' = $1`, [task]);
  expect(rows).toEqual([{ n: 1 }]);
}, 120_000);

walked('a worker and an api fall; the others carry on, and nothing is lost or said twice', async () => {
  await docket.worker?.kill();
  const id = await declare(docket, { title: '一台倒下之后' });
  await agreeing(docket, '一台倒下之后', 'zjw-review');
  await say(docket, 'wangmin', { title: '一台倒下之后', outcome: 'return', items: ['请附经费测算表'] });
  expect(await mailTo(docket, 'zjw-clerk', '补正')).toContain('请附经费测算表');
  await docket.api.kill();
  const { project } = await (await atTheSecond('zjw-clerk')).get<{ project: { status: string } }>(`/projects/${id}`);
  expect(project.status).toBe('changes-requested');
  expect(secondWorker.child.exitCode).toBeNull();
  expect((await verify(docket.db.pool, 'sm3')).broken).toEqual([]);
}, 180_000);
