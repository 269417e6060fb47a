import { randomUUID } from 'node:crypto';
import { agreeing, declare, factsOf, say, waiting } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';
import { changed, publishOverlay } from '../support/overlay';
import { ask, open, type Answer, type Session } from './ask';

/** The department's confirmation, in three days instead of five, and with the word of its head after that of its reviewer. */
const SECOND = `
  - id: head
    name: {zh: 负责人确认, en: Confirmation by its head}
    settles: all-agree
    ladder: confirmation-item
    seats:
      - {id: head-confirmer, role: dept_head, at: {relation: department}, source: {default: 本市自定}}
`;
const OURS = {
  'ladders/confirmation-item.yaml': changed('ladders/confirmation-item.yaml', ['due: {workingDays: 5}', 'due: {workingDays: 4}']),
  'routes/confirmation.yaml': changed('routes/confirmation.yaml', [`source: {document: '003', clause: B4}}\n`, `source: {document: '003', clause: B4}}${SECOND}`]),
};

let docket: Docket;
let chusan: Session;
const old: string[] = [];
let [release, ours, young]: [string, string, string] = ['', '', ''];
beforeAll(async () => {
  docket = await aDocket();
  chusan = await open(docket.url, 'chusan');
  for (const title of ['旧规之一', '旧规之二', '旧规之三', '旧规已办']) old.push(await declare(docket, { title }));
  await say(docket, 'zjw-review', { title: '旧规已办', outcome: 'disagree', opinion: '重复建设。' });
  release = String((await ask(chusan, ['GET', '/policy/versions'])).body['inForce']);
  ours = await publishOverlay(docket, OURS);
  young = await declare(docket, { title: '新规之一' });
}, 180_000);
afterAll(() => docket.stop(), 60_000);

const preview = (id: string, to: string): Promise<Answer> => ask(chusan, ['GET', `/processes/${id}/version/preview?to=${to}`]);
const move = (id: string, to: string, key: string = randomUUID()): Promise<Answer> => ask(chusan, ['POST', `/processes/${id}/version`], { key, body: { to } });
const moveAll = (from: string, to: string, key: string): Promise<Answer> => ask(chusan, ['POST', '/policy/move'], { key, body: { from, to, kind: 'projectLifecycle' } });
const versions = async (): Promise<Record<string, number>> => {
  const { body } = await ask(chusan, ['GET', '/policy/versions']);
  return Object.fromEntries((body['rows'] as { hash: string; open: Record<string, number> }[]).map(({ hash, open: of }) => [hash, of['projectLifecycle'] ?? 0]));
};
const facts = async (id: string): Promise<string[]> => (await factsOf(docket, id)).map(({ kind }) => kind);
const dueOf = async (id: string): Promise<string> => (await docket.db.pool.query<{ at: string }>(`select due_at as at from deadline where process_id = $1 and state = 'open'`, [id])).rows.map(({ at }) => new Date(at).toISOString()).join();

test('an administrator sees how many open cases stand under which version, and may move them', async () => {
  expect((await ask(chusan, ['GET', '/policy/versions'])).body).toMatchObject({ inForce: ours, may: ['policy.move'] });
  expect(await versions()).toEqual({ [release]: 3, [ours]: 1 });
});

test('the cases under a version are listed by number and stage: what they are about stays with who works on them', async () => {
  const { status, body } = await ask(chusan, ['GET', `/policy/versions/${release}/cases?kind=projectLifecycle`]);
  expect(status).toBe(200);
  expect(body).toMatchObject({ more: false, rows: old.slice(0, 3).map((id) => ({ id, number: expect.stringMatching(/\d{4}/), stage: { zh: '申报', en: expect.any(String) }, openedAt: expect.any(String) })) });
  expect(JSON.stringify(body)).not.toContain('旧规');
});

test('the preview of one case names the step that comes and what else is otherwise, and writes nothing', async () => {
  const before = await factsOf(docket);
  expect(await preview(old[0] ?? '', ours)).toMatchObject({
    status: 200, body: { from: release, to: ours, steps: [{ route: 'confirmation', step: 'head', name: { zh: '负责人确认', en: 'Confirmation by its head' }, change: 'added' }], changes: expect.arrayContaining([{ section: 'routes', id: 'confirmation', change: 'changed' }, { section: 'ladders', id: 'confirmation-item', change: 'changed' }]) },
  });
  expect(await factsOf(docket)).toEqual(before);
});

test('the preview of a case whose clock would go otherwise says from when to when, and the move does just that', async () => {
  const was = await dueOf(young);
  const { body } = await preview(young, release);
  expect(body).toMatchObject({ steps: [{ step: 'head', change: 'removed' }], deadlines: [{ of: 'confirmation.1.confirm', name: { zh: expect.any(String) }, from: was, to: expect.any(String) }] });
  const { to } = (body['deadlines'] as { to: string }[])[0] ?? { to: '' };
  expect(Date.parse(to) - Date.parse(was)).toBe(86_400_000); // a working day more
  expect(await move(young, release)).toMatchObject({ status: 201, body: { from: ours, to: release, moved: 1 } });
  expect(await dueOf(young)).toBe(to);
  expect(await move(young, ours)).toMatchObject({ status: 201, body: { from: release, to: ours, moved: 1 } });
  expect(await dueOf(young)).toBe(was);
});

test('a case that is moved goes on by the other version: asked again the same answer, once on record, and the step of the new route is asked', async () => {
  const [id = '', key] = [old[0], randomUUID()];
  const moved = await move(id, ours, key);
  expect(moved).toMatchObject({ status: 201, body: { from: release, to: ours } });
  expect((await move(id, ours, key)).body).toEqual(moved.body);
  expect(await move(id, ours)).toMatchObject({ status: 201, body: { from: ours, to: ours, moved: 0 } }); // another act with the same wish
  const changes = (await factsOf(docket, id)).filter(({ kind }) => kind === 'pack.changed');
  expect(changes).toMatchObject([{ actorId: 'demo-chusan', payload: { from: release, to: ours } }]);
  expect((await (await docket.as('zjw-clerk')).get<{ timeline: { kind: string; words: object }[] }>(`/projects/${id}`)).timeline.find(({ kind }) => kind === 'pack.changed')).toMatchObject({ words: { zh: '改按另一版规则办理', en: 'Moved to another version of the rules' } });
  await say(docket, 'zjw-review', { title: '旧规之一', outcome: 'agree', opinion: '同意。' });
  expect(await waiting(docket, 'zjw-deputy', '旧规之一')).toMatchObject({ step: { zh: '负责人确认' } });
}, 60_000);

test('all open cases of a kind are moved at once with a line for each: what cannot be moved says why and stays, what is closed is not asked', async () => {
  const forth = randomUUID();
  const first = await moveAll(release, ours, forth);
  expect(first).toMatchObject({ status: 200, body: { more: false } });
  expect(first.body['rows']).toEqual([old[1], old[2]].sort().map((id) => ({ id, number: expect.any(String), done: true, moved: 0, problem: null }))); // their clocks have followed the ladder since it was published
  expect((await moveAll(release, ours, forth)).body).toEqual(first.body);
  expect(await versions()).toEqual({ [release]: 0, [ours]: 4 });
  expect(await facts(old[3] ?? '')).not.toContain('pack.changed');

  const back = await moveAll(ours, release, randomUUID());
  const rows = back.body['rows'] as { id: string; done: boolean; moved: number; problem: { type: string; detail: string } | null }[];
  expect(rows.map(({ id }) => id)).toEqual([old[0], old[1], old[2], young].sort());
  expect(rows.filter(({ done }) => !done)).toMatchObject([{ id: old[0], moved: 0, problem: { type: '/problems/step-gone' } }]); // its head is being asked
  expect(rows.filter(({ done }) => done).map(({ moved }) => moved)).toEqual([1, 1, 1]);
  expect(await versions()).toEqual({ [release]: 3, [ours]: 1 });
  await agreeing(docket, '旧规之二', 'zjw-review'); // one word is enough again
  expect((await facts(old[1] ?? '')).filter((kind) => kind === 'round.ended')).toHaveLength(1);
}, 60_000);
