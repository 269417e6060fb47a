import { startCloudPlatform, type CloudPlatform } from '../../bin/embedded/cloud-platform';
import type { Delivery, PlatformFault } from '../../bin/embedded/cloud-platform-server';
import { each, sheetOf } from '../support/cloud';
import { aDocket, until, type Docket } from '../support/docket';
import { agreeing, factsOf, kinds, mailTo, projectOf, refusal, say } from './acts';

const SECRET = 'the secret of the cloud platform in tests';
let platform: CloudPlatform;
let docket: Docket;
beforeAll(async () => {
  platform = await startCloudPlatform(SECRET);
  docket = await aDocket({ env: { CLOUD_PLATFORM_URL: platform.url, CLOUD_PLATFORM_SECRET: SECRET } });
}, 120_000);
afterAll(async () => {
  await docket.stop();
  await platform.stop();
}, 60_000);

const ON_CLOUD = { onCloud: true, cloudChapter: '方案第五章', cloud: sheetOf(each(8), each(8)) };
const WORDS = { method: '按模块迁移', security: '按等保二级防护', schedule: '两个月' };
type Made = { readonly id: string; readonly title: string };

/** A project on the cloud, of two hosts, declared and confirmed by its department. */
async function declared(title: string): Promise<Made> {
  const clerk = await docket.as('zjw-clerk');
  const { id } = await clerk.send<{ id: string }>('POST', '/projects', { unit: 'sh-zjw-xxb' });
  await clerk.send('PUT', `/projects/${id}/draft`, { data: { title, kind: 'NEW', channel: 'daily', amountFen: 30_000_000, ...ON_CLOUD }, keyTask: null, version: 1 });
  await clerk.attach(`/projects/${id}/attachments/construction-plan`, { name: `${title}建设方案.pdf`, text: `%PDF-1.4 ${title}` });
  await clerk.act(`declare ${id}`, 'POST', `/projects/${id}/submission`);
  await docket.settled();
  await agreeing(docket, title, 'zjw-review');
  return { id, title };
}

async function decideFirst(title: string, figures?: object): Promise<void> {
  const reviewer = await docket.as('wangmin');
  const task = (await reviewer.get<{ rows: { id: string; title: string }[] }>('/user-tasks')).rows.find((row) => row.title === title);
  await reviewer.act(`first ${title} ${JSON.stringify(figures ?? null)}`, 'POST', `/user-tasks/${task?.id ?? ''}/decision`, { outcome: 'agree', ...(figures && { figures }) });
  await docket.settled();
}

let acts = 0;
const put = async (login: string, { id }: Made, { version, of }: { version: number; of: number }): Promise<unknown> =>
  (await docket.as(login)).act(`draft ${id} ${(acts += 1)}`, 'POST', `/projects/${id}/cloud-plan`, { version, provider: 'sh-cloud-a', sheet: sheetOf(each(of), each(of)), ...WORDS });
const post = async (login: string, { id }: Made, { verb, body }: { verb: string; body: object }): Promise<unknown> => {
  const answer = await (await docket.as(login)).act(`${verb} ${id} ${(acts += 1)}`, 'POST', `/projects/${id}/cloud-plan/${verb}`, body);
  await docket.settled();
  return answer;
};

/** Drafted with so much of each service on each of two hosts, and signed by unit and provider. */
async function signed(made: Made, version: number, of: number): Promise<void> {
  await put('zjw-clerk', made, { version: version - 1, of });
  for (const login of ['zjw-clerk', 'yunjia']) await post(login, made, { verb: 'signature', body: { version } });
}

/** A project whose plan, five of each on each of two hosts, is reported, received and confirmed. */
async function confirmed(title: string): Promise<Made> {
  const made = await declared(title);
  await decideFirst(title, { cloud: each(10) });
  await agreeing(docket, title, 'zhaoliu', 'lisi');
  await signed(made, 1, 5);
  await post('zjw-clerk', made, { verb: 'report', body: { version: 1 } });
  await agreeing(docket, title, 'yunguan', 'wangmin');
  return made;
}

const answers = async (id: string): Promise<unknown[]> => (await factsOf(docket, id)).filter(({ kind }) => kind === 'allocation.answered').map(({ payload }) => payload['answer']);
const deliveries = async (id: string): Promise<[string, number][]> => (await (await fetch(`${platform.url}/deliveries`)).json() as { deliveries: Delivery[] }).deliveries.filter(({ order }) => order === `${id}.v1`).map(({ what, status }) => [what, status]);
const next = (...faults: PlatformFault[]): Promise<unknown> => fetch(`${platform.url}/faults`, { method: 'POST', body: JSON.stringify({ next: faults }) });
const incidents = async (): Promise<{ what: string; processId: string | null }[]> => (await docket.db.pool.query<{ what: string; processId: string | null }>(`select what, process_id as "processId" from incident order by opened_at`)).rows;

test('from approval with quantities to a system that lives on the cloud: over the bound, reduced, returned, confirmed, allocated, live, accepted', async () => {
  const made = await declared('社区云应用');
  expect(await refusal(decideFirst(made.title))).toMatchObject({ status: 422, type: 'quantities-not-named', params: { code: 'R035', document: '003', clause: 'A1' } });
  expect(await refusal(decideFirst(made.title, { cloud: each(10, { CS08: 17 }) }))).toMatchObject({ type: 'quantities-above-declared', params: { over: [{ service: 'CS08', planned: 17, approved: 16, by: 1 }] } });
  await decideFirst(made.title, { amountFen: 28_000_000, cloud: each(10) });
  const seen = (await (await docket.as('lisi')).get<{ rows: { id: string; title: string }[] }>('/user-tasks')).rows.find(({ title }) => title === made.title);
  expect(await (await docket.as('lisi')).get(`/user-tasks/${seen?.id ?? ''}`)).toMatchObject({ proposes: false, cloud: { proposedFen: 28_000_000, proposed: each(10) } });
  await agreeing(docket, made.title, 'zhaoliu', 'lisi');
  expect((await projectOf(docket, 'zjw-clerk', made.id)).project).toMatchObject({ stage: 'cloud-plan', status: 'cloud-plan' });

  await signed(made, 1, 6);
  const over = await refusal(post('zjw-clerk', made, { verb: 'report', body: { version: 1 } }));
  expect(over).toMatchObject({ status: 409, type: 'plan-over-bound', params: { code: 'R059', document: '003', clause: 'A1', over: expect.arrayContaining([{ service: 'CS09', planned: 12, approved: 10, by: 2 }]) } });
  expect((over.params['over'] as unknown[]).length).toBe(14);
  await signed(made, 2, 5);
  await post('zjw-clerk', made, { verb: 'report', body: { version: 2 } });
  await agreeing(docket, made.title, 'yunguan');
  await say(docket, 'wangmin', { title: made.title, outcome: 'return', items: ['请补充迁移步骤'] });
  await docket.travel(new Date((await clockNow()) + 16 * 86_400_000).toISOString());
  await mailTo(docket, 'yunjia', made.title); // reminded of what it owes again
  await signed(made, 3, 5);
  await post('zjw-clerk', made, { verb: 'report', body: { version: 3 } });
  await agreeing(docket, made.title, 'wangmin'); // it goes on where it was returned
  await confirmationReached(made);
  await until(async () => (await answers(made.id)).length > 0, 20_000, 'the platform answers');
  await docket.settled();
  const today = new Date((await clockNow()) + 8 * 3_600_000).toISOString().slice(0, 10);
  expect(await refusal(post('yunguan', made, { verb: 'live-day', body: { on: today } }))).toMatchObject({ status: 409, type: 'scan-missing', params: { kinds: ['scan-report'], document: '003', clause: 'A1' } });
  expect(await refusal(post('yunjia', made, { verb: 'scan', body: { on: today } }))).toMatchObject({ status: 422, type: 'scan-report-missing' });
  await (await docket.as('zjw-clerk')).attach(`/projects/${made.id}/attachments/scan-report`, { name: '上线安全扫描报告.pdf', text: '%PDF-1.4 scan' });
  await post('yunjia', made, { verb: 'scan', body: { on: today } });
  await post('yunguan', made, { verb: 'live-day', body: { on: today } });
  await post('zjw-clerk', made, { verb: 'migration-acceptance', body: { opinion: '迁移完成，运行正常。' } });
  expect((await projectOf(docket, 'zjw-clerk', made.id)).project).toMatchObject({ stage: 'build' });
  const told = await factsOf(docket, made.id);
  expect(kinds(told).filter((kind) => /^(cloud-plan|allocation|migration|project\.approved)/.test(kind))).toEqual([
    'project.approved', 'cloud-plan.drafted', 'cloud-plan.signed', 'cloud-plan.signed', 'cloud-plan.drafted', 'cloud-plan.signed', 'cloud-plan.signed', 'cloud-plan.reported', 'cloud-plan.returned',
    'cloud-plan.drafted', 'cloud-plan.signed', 'cloud-plan.signed', 'cloud-plan.reported', 'cloud-plan.confirmed', expect.stringMatching(/^allocation\./), ...kinds(told).filter((kind) => kind.startsWith('allocation.')).slice(1), 'cloud-plan.scanned', 'cloud-plan.went-live', 'migration.accepted',
  ]);
  expect(told.filter(({ kind, payload }) => kind === 'rung.fired' && payload['of'] === 'cloud-plan.2').map(({ payload }) => payload['rung'])).toContain('remind-10');
}, 180_000);

/** The confirmation went out once, for the version that was confirmed, and each of the three bodies finds it among its letters. */
async function confirmationReached({ id, title }: Made): Promise<void> {
  const [letter, ...others] = (await factsOf(docket, id)).filter(({ kind, payload }) => kind === 'letter.issued' && payload['letter'] === 'plan-confirmation').map(({ payload }) => payload as { number: string; data: { plan: unknown } });
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ number: expect.stringMatching(/^沪信云确〔2019〕\d+号$/) as string, signs: 'sh-jxw', data: { title, plan: { version: 3, provider: 'sh-cloud-a', quantities: each(10) } } });
  for (const login of ['zjw-clerk', 'yunjia', 'yunguan']) {
    const { rows } = await (await docket.as(login)).get<{ rows: { id: string; number: string; processId: string }[] }>('/letters?letter=plan-confirmation');
    expect([login, rows.filter(({ processId }) => processId === id).map(({ number }) => number)]).toEqual([login, [letter?.number]]);
    const { to } = await (await docket.as(login)).get<{ to: unknown[] }>(`/letters/${rows[0]?.id ?? ''}`);
    expect(to.length).toBe(4);
  }
}

const clockNow = async (): Promise<number> => Date.parse((await (await docket.as('zhengshi')).get<{ now: string }>('/clock')).now);

test.each([
  ['wrong-signature', ['allocated'], [['allocated', 401], ['allocated', 200]]],
  ['replayed', ['allocated'], [['allocated', 200], ['allocated', 409]]],
  ['twice', ['allocated'], [['allocated', 200], ['allocated', 200]]],
  ['out-of-order', ['allocated'], [['allocated', 200], ['taken', 200]]],
  ['error-500', ['allocated'], [['taken', 200], ['allocated', 200]]],
  ['time-out', ['allocated'], [['taken', 200], ['allocated', 200]]],
  ['contradicts', ['contradicted'], [['allocated', 200]]],
  ['rejects', ['rejected'], [['allocated', 200]]],
] as const)('a platform that %s: the answer is on record once, or somebody is called', async (fault, heard, sent) => {
  await next(fault);
  const { id } = await confirmed(`平台${fault}`);
  await until(async () => (await deliveries(id)).length >= sent.length, 60_000, `${fault}: what the platform sent`);
  await docket.settled();
  const said = fault === 'rejects' ? [['rejected', 200]] : sent;
  expect([await answers(id), await deliveries(id)]).toEqual([heard, said]);
  const { rows } = await docket.db.pool.query<{ what: string }>(`select what from awaiting where process_id = $1 and state = 'open'`, [id]);
  const waits = { allocated: 'cloud-going-live', contradicted: 'cloud-allocation', rejected: 'cloud-plan' }[heard[0]];
  expect(rows.map(({ what }) => what)).toEqual([waits]);
  if (heard[0] !== 'allocated') expect(await incidents()).toContainEqual({ what: `cloud.${heard[0]}`, processId: id });
  expect(kinds(await factsOf(docket, id)).filter((kind) => kind === 'allocation.ordered').length).toBeLessThanOrEqual(1);
}, 120_000);
