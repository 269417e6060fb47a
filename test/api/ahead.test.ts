import { declare, factsOf, waiting } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';
import { changed, publishOverlay } from '../support/overlay';
import { ask, open, type Answer } from './ask';

/** What the department's first escalation does where this installation says so: hands on to the substitute, else asks the head of the department. */
const LADDER = 'ladders/confirmation-item.yaml';
const MOVES = 'moves: [{handTo: substitute}, {openTo: {role: dept_head, at: department}}]';
const AWAY = { substitute: 'demo-zjw-deputy', from: '2019-04-08', to: '2019-04-30', reason: '出差' };

let docket: Docket;
let [held, pooled]: [string, string] = ['', ''];
beforeAll(async () => {
  docket = await aDocket();
  await publishOverlay(docket, { [LADDER]: changed(LADDER, ['kind: escalate,', `kind: escalate, ${MOVES},`]) });
  [held, pooled] = [await declare(docket, { title: '已签收' }), await declare(docket, { title: '待签收' })];
  const reviewer = await docket.as('zjw-review');
  await reviewer.act('claim', 'POST', `/user-tasks/${(await waiting(docket, 'zjw-review', '已签收'))?.id ?? ''}/claim`);
  await reviewer.act('away', 'POST', '/me/substitutions', AWAY);
  await docket.travel('2019-04-08T09:00:00+08:00');
}, 180_000);
afterAll(() => docket.stop(), 60_000);

type Row = { readonly id: string; readonly title: string; readonly at: string; readonly kind: string; readonly asked: { readonly zh: string }; readonly to: readonly { readonly id: string }[]; readonly moves: readonly { readonly what: string; readonly to: { readonly zh: string } | null }[] };
const ahead = async (login: string, query = ''): Promise<Answer> => ask(await open(docket.url, login), ['GET', `/operations/ahead${query}`]);
const rowsOf = ({ body }: Answer): Row[] => body['rows'] as Row[];

test('who has no part in supervising is refused, an administrator too; a leader sees the queues of her own body, the supervisor those of all', async () => {
  for (const login of ['zjw-clerk', 'zjw-review', 'chusan', 'yanan', 'chener']) expect([login, (await ahead(login)).status, (await ahead(login)).type]).toEqual([login, 403, 'role-missing']);
  const all = rowsOf(await ahead('zhengshi', '?days=7')).filter(({ id }) => [held, pooled].includes(id));
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set([held, pooled]));
  expect(rowsOf(await ahead('zjw-deputy', '?days=7')).filter(({ id }) => [held, pooled].includes(id))).toEqual(all);
  expect(rowsOf(await ahead('yjj-deputy', '?days=7'))).toEqual([]);
});

test('within seven days the clock will remind, then move each task as the pack says: to who stands in for its holder, or to the office above; nothing of it is on record yet', async () => {
  const before = await factsOf(docket);
  const said = rowsOf(await ahead('zhengshi', '?days=7'));
  const moving = (of: string): Row | undefined => said.find(({ id, moves }) => id === of && moves.length > 0);
  expect(moving(held)).toMatchObject({ title: '已签收', kind: 'escalate', moves: [{ what: 'handed' }], to: expect.arrayContaining([expect.objectContaining({ id: 'demo-zjw-deputy' }), expect.objectContaining({ id: 'demo-zjw-review' })]) });
  expect(moving(pooled)).toMatchObject({ title: '待签收', kind: 'escalate', moves: [{ what: 'opened' }], to: [expect.objectContaining({ id: 'demo-zjw-deputy' })] });
  expect(said.filter(({ id }) => id === held).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['miss', 'escalate']));
  expect(await factsOf(docket)).toEqual(before);
  const [first] = said;
  expect(rowsOf(await ahead('zhengshi', '?days=1')).every(({ at }) => Date.parse(at) < Date.parse('2019-04-10T00:00:00+08:00'))).toBe(true);
  expect(first).toBeDefined();
});

test('and what it foretold is what the clock then does', async () => {
  const { at = '' } = rowsOf(await ahead('zhengshi', '?days=7')).find(({ id, moves }) => id === held && moves.length > 0) ?? {};
  await docket.travel(new Date(Date.parse(at) - 60_000).toISOString());
  expect((await factsOf(docket, held)).map(({ kind }) => kind)).not.toContain('task.reassigned');
  await docket.travel(new Date(Date.parse(at) + 60_000).toISOString());
  expect((await factsOf(docket, held)).filter(({ kind }) => kind === 'task.reassigned')).toMatchObject([{ actorId: 'clock', at: expect.any(Number), payload: { to: 'demo-zjw-deputy', why: 'rung' } }]);
  expect((await factsOf(docket, pooled)).filter(({ kind }) => kind === 'task.opened').at(-1)).toMatchObject({ actorId: 'clock', payload: { key: 'dept_head@sh-zjw' } });
  expect([await waiting(docket, 'zjw-deputy', '已签收'), await waiting(docket, 'zjw-deputy', '待签收')]).toEqual([expect.objectContaining({ title: '已签收' }), expect.objectContaining({ title: '待签收' })]);
  expect(await waiting(docket, 'zjw-review', '待签收')).toBeUndefined();
  expect(rowsOf(await ahead('zhengshi', '?days=7')).filter(({ moves }) => moves.some(({ what }) => what === 'handed'))).toEqual([]);
}, 60_000);
