import { Connection, WorkflowClient } from '@temporalio/client';
import { freePort } from '../../bin/embedded/free-port';
import { signIn, type Visitor } from '../../bin/first-run/client';
import { workflowId } from '../../doorbell/names';
import { throughBatch } from '../journeys/acts';
import { compareRuns } from '../support/faults-recount';
import { aDocket, PASSWORD, until, type Docket } from '../support/docket';

const DATA = { kind: 'NEW', channel: 'daily', amountFen: 30_000_000, purpose: '演练。', startOn: '2019-09-01', endOn: '2020-12-31', functionTags: ['城市治理'], cloudState: 'LATER_OTHER_UNIT', cloudStateReason: '由其他单位统一上云。' };
const confirmation = (id: string): string => `/user-tasks/${id}~confirmation~1~confirm~confirmer/decision`;
const firstReview = (id: string): string => `/user-tasks/${id}~review~1~first-review~first-reviewer/decision`;

let docket: Docket;
let temporal: WorkflowClient;
beforeAll(async () => {
  docket = await aDocket();
  temporal = new WorkflowClient({ connection: await Connection.connect({ address: String(process.env['DOCKET_TEST_TEMPORAL']) }), namespace: docket.namespace });
}, 120_000);
afterAll(async () => {
  await temporal.connection.close();
  await docket.stop();
}, 60_000);

/** Declares a project through this door. */
async function declared(clerk: Visitor, title: string): Promise<string> {
  const { id } = await clerk.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' });
  await clerk.send('PUT', `/projects/${id}/draft`, { data: { ...DATA, title }, keyTask: null, version: 1 });
  await clerk.attach(`/projects/${id}/attachments/construction-plan`, { name: '方案.pdf', text: `%PDF-1.4 ${title}` });
  await clerk.act(`declare ${id}`, 'POST', `/projects/${id}/submission`);
  return id;
}

const agree = (who: Visitor, path: string): Promise<unknown> => who.act(`agree ${path}`, 'POST', path, { outcome: 'agree', opinion: '同意。' });
const opened = async (id: string): Promise<string[]> => (await docket.db.pool.query<{ step: string }>('select step from user_task where process_id = $1 order by opened_at, step', [id])).rows.map(({ step }) => step);
const stands = async (id: string): Promise<{ stage: string | null; lastSeq: number; seenSeq: number }> => {
  const { rows } = await docket.db.pool.query<{ stage: string | null; lastSeq: number; seenSeq: number }>('select stage, last_seq as "lastSeq", seen_seq as "seenSeq" from process where id = $1', [id]);
  return rows[0] ?? { stage: null, lastSeq: 0, seenSeq: 0 };
};
const awaitsBatch = (id: string): Promise<void> => until(async () => (await docket.db.pool.query(`select 1 from awaiting where process_id = $1 and what = 'batch'`, [id])).rowCount === 1, 30_000, `${id} waits for its batch`);
const awaits = (id: string, step: string): Promise<void> => until(async () => (await opened(id)).includes(step), 30_000, `${step} of ${id}`);

test('while no worker works, acts are recorded and nothing moves, nobody is reminded and no mail leaves; when one works again all of it follows', async () => {
  const [clerk, head] = await Promise.all([docket.as('zjw-clerk'), docket.as('zjw-review')]);
  const before = await declared(clerk, '停工前');
  await awaits(before, 'confirm');
  await docket.settled();
  await until(async () => (await docket.db.pool.query(`select 1 from notice where state <> 'sent'`)).rowCount === 0, 20_000, 'every mail left');
  await docket.worker?.stop();
  const mails = docket.mailbox.messages().length;

  await agree(head, confirmation(before));
  const meanwhile = await declared(clerk, '停工中');
  const page = await head.get<{ moving: boolean }>(`/projects/${before}`);
  expect(page.moving).toBe(true);
  await until(async () => (await docket.db.pool.query(`select 1 from process where id = any ($1) and hear_by < now() - interval '5 seconds'`, [[before, meanwhile]])).rowCount === 2, 20_000, 'both are silent for longer than any ring or sweep would need');
  expect(await stands(before)).toMatchObject({ stage: 'declaration' });
  expect(await opened(before)).toEqual(['confirm']);
  expect(await opened(meanwhile)).toEqual([]);
  expect(docket.mailbox.messages()).toHaveLength(mails);

  await docket.run('worker', {}, ['--activate']);
  await Promise.all([awaitsBatch(before), awaits(meanwhile, 'confirm')]);
  await docket.settled();
  await until(() => docket.mailbox.messages().length > mails, 20_000, 'mail leaves again');
}, 120_000);

test('where the door cannot ring, the sweeper hears within seconds', async () => {
  const port = await freePort();
  const deaf = await docket.run('api', { TEMPORAL_ADDRESS: '', PORT: String(port) });
  const [clerk, head] = await Promise.all(['zjw-clerk', 'zjw-review'].map((login) => signIn(`http://127.0.0.1:${port}`, login, PASSWORD))) as [Visitor, Visitor];
  const ids = [];
  for (let n = 0; n < 8; n += 1) ids.push(await declared(clerk, `无铃项目${n}`));
  const recorded = performance.now();
  await Promise.all(ids.map((id) => awaits(id, 'confirm')));
  const heardMs = Math.round(performance.now() - recorded);
  await Promise.all(ids.map((id) => agree(head, confirmation(id))));
  const decided = performance.now();
  await Promise.all(ids.map(awaitsBatch));
  const movedMs = Math.round(performance.now() - decided);
  process.stderr.write(`  without a bell: heard after ${heardMs} ms, moved after ${movedMs} ms\n`);
  expect(Math.max(heardMs, movedMs)).toBeLessThan(8_000);
  await deaf.stop();
}, 120_000);

test('a run that an operator terminates, whatever it waits for, is begun again by the next act or by its own moment', async () => {
  const [clerk, head, reviewer] = await Promise.all([docket.as('zjw-clerk'), docket.as('zjw-review'), docket.as('wangmin')]);
  const terminate = (id: string): Promise<unknown> => temporal.getHandle(workflowId('projectLifecycle', id)).terminate('an operator');

  const beforeConfirmation = await declared(clerk, '终止一');
  await awaits(beforeConfirmation, 'confirm');
  await docket.settled();
  await terminate(beforeConfirmation);
  await agree(head, confirmation(beforeConfirmation));
  await throughBatch(docket, beforeConfirmation);
  await awaits(beforeConfirmation, 'first-review');

  await terminate(beforeConfirmation); // perhaps in the middle of its own steps
  await agree(reviewer, firstReview(beforeConfirmation));
  await docket.settled();
  expect(await opened(beforeConfirmation)).toEqual(['confirm', 'first-review', 'countersign', 'countersign']);

  const justDeclared = await declared(clerk, '终止二');
  await until(() => terminate(justDeclared).then(() => true, () => false), 10_000, 'its run has begun'); // before, within or after its first steps
  await awaits(justDeclared, 'confirm');

  const idle = await declared(clerk, '终止三');
  await awaits(idle, 'confirm');
  await docket.settled();
  await terminate(idle);
  const { rows } = await docket.db.pool.query<{ at: Date }>('select next_at as at from deadline where process_id = $1', [idle]);
  await docket.travel(new Date((rows[0]?.at.getTime() ?? 0) + 60_000).toISOString());
  await until(async () => (await docket.db.pool.query(`select 1 from fact where process_id = $1 and kind = 'rung.fired'`, [idle])).rowCount === 1, 20_000, 'its reminder');
  await agree(head, confirmation(idle));
  await awaitsBatch(idle);

  await docket.settled();
  await until(async () => (await compareRuns(docket.db, temporal)).faults.length === 0, 20_000, 'each open process has its run, and it stands where the record stands');
}, 180_000);
