import { randomUUID } from 'node:crypto';
import { factsOf, PLAN, taskId } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';
import { ask, open, type Session } from './ask';

const SHARED = `${PLAN}.SH19-04`;
const MEMBERS = ['sh-zjw', 'sh-swj', 'sh-jtw'];
const MANY = 230; // two full pages and a part of a third
type Row = { readonly taskId: string; readonly done: boolean; readonly organs: number; readonly problem: { readonly type: string } | null };
type Listed = { readonly id: string; readonly title: string; readonly dueOn: string | null; readonly state: string };
type Page = { readonly rows: readonly Listed[]; readonly next: string | null };

let docket: Docket;
let supervisor: Session;
beforeAll(async () => {
  docket = await aDocket();
  supervisor = await open(docket.url, 'zhengshi');
  await act(`/plans/${PLAN}/import`, { members: { 'municipal-departments': MEMBERS } });
  await docket.settled();
}, 240_000);
afterAll(() => docket.stop(), 60_000);

async function act(path: string, body: object, as: Session = supervisor): Promise<Record<string, unknown>> {
  const answer = await ask(as, ['POST', path], { body });
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}
const bulk = (body: object, key: string = randomUUID(), as: Session = supervisor) => ask(as, ['POST', '/supervised-tasks/bulk'], { key, body });
const rowsOf = ({ body }: { readonly body: Record<string, unknown> }): readonly Row[] => body['rows'] as Row[];
const wentAs = (rows: readonly Row[]): Record<string, string> => Object.fromEntries(rows.map(({ taskId: id, problem }) => [id, problem?.type.replace('/problems/', '') ?? 'done']));
const urgings = async () => (await factsOf(docket)).filter(({ kind }) => kind === 'supervised.urged');

test('several tasks are urged at once: in the order of their ids, a transaction and a command for each, a result for each; the same click again and at once is answered the same and urges nobody twice', async () => {
  await act(`/supervised-tasks/${taskId(23)}/report`, { report: '已建成。' }, await open(docket.url, 'zjw-review'));
  await act(`/supervised-tasks/${SHARED}/report`, { report: '清单已列。', member: 'sh-zjw' }, await open(docket.url, 'zjw-review'));
  await docket.settled();
  const key = randomUUID();
  const body = { act: 'urge', tasks: [taskId(25), SHARED, taskId(23), 'nothing', `${PLAN}.SH19-01`, taskId(24), taskId(24)] };
  const [first, twin] = await Promise.all([bulk(body, key), bulk(body, key)]);
  expect([first.status, twin.status, twin.body]).toEqual([200, 200, first.body]);
  const rows = rowsOf(first);
  expect(rows.map(({ taskId: id }) => id)).toEqual([...new Set(body.tasks)].sort());
  expect(wentAs(rows)).toEqual({ [taskId(24)]: 'done', [taskId(25)]: 'done', [SHARED]: 'done', [taskId(23)]: 'nobody-to-urge', [`${PLAN}.SH19-01`]: 'process-closed', nothing: 'not-found' });
  expect(Object.fromEntries(rows.filter(({ done }) => done).map(({ taskId: id, organs }) => [id, organs]))).toEqual({ [taskId(24)]: 1, [taskId(25)]: 1, [SHARED]: 2 });
  await docket.settled();
  const facts = await urgings();
  expect(facts.map(({ processId }) => processId).sort()).toEqual([SHARED, taskId(24), taskId(25)].sort());
  expect(new Set(facts.map(({ commandId }) => commandId)).size).toBe(3);
  expect(facts.find(({ processId }) => processId === SHARED)?.payload['organs']).toEqual(['sh-jtw', 'sh-swj']);
  expect(await bulk(body, key)).toMatchObject({ status: 200, body: first.body });
  expect(await bulk({ act: 'urge', tasks: [taskId(26)] }, key)).toMatchObject({ status: 422, type: 'command-id-reused' });
  expect(await urgings()).toHaveLength(3);
});

test('whom it urges is told once in her notices, and the numbered slip stands in her mailbox', async () => {
  const owner = await docket.as('yjj-review');
  const notices = await owner.get<{ rows: { subject: string; processId: string }[] }>('/notices');
  expect(notices.rows.filter(({ processId, subject }) => processId === taskId(24) && subject.startsWith('催办'))).toHaveLength(1);
  const { rows } = await owner.get<{ rows: { number: string; processId: string }[] }>('/letters?letter=urge');
  expect(rows.map(({ processId, number }) => [processId, number.slice(0, 4)])).toEqual([[taskId(24), '沪整合催']]);
  const { rows: numbers } = await docket.db.pool.query<{ n: number }>(`select n from letter where series = 'reminder' order by n`);
  expect(numbers.map(({ n }) => n)).toEqual([1, 2, 3]);
});

test('within the hour the same person urges none of them again; an hour later she does', async () => {
  expect(wentAs(rowsOf(await bulk({ act: 'urge', tasks: [taskId(24)] })))).toEqual({ [taskId(24)]: 'urged-lately' });
  await docket.travel(new Date(Number((await urgings()).find(({ processId }) => processId === taskId(24))?.at) + 3_600_000).toISOString());
  expect(wentAs(rowsOf(await bulk({ act: 'urge', tasks: [taskId(24)] })))).toEqual({ [taskId(24)]: 'done' });
});

test('several are put under key supervision, and several moved to another day, each with the reason in its own record', async () => {
  const marked = await bulk({ act: 'mark-key', tasks: [taskId(24), taskId(25)], reason: '列入年度考核。' });
  expect(wentAs(rowsOf(marked))).toEqual({ [taskId(24)]: 'done', [taskId(25)]: 'done' });
  expect(wentAs(rowsOf(await bulk({ act: 'mark-key', tasks: [taskId(24), taskId(26)], reason: '列入年度考核。' })))).toEqual({ [taskId(24)]: 'already-key', [taskId(26)]: 'done' });
  expect(wentAs(rowsOf(await bulk({ act: 'move-day', tasks: [taskId(24), taskId(25), `${PLAN}.SH19-B05`], dueOn: '2021-06-30', reason: '疫情影响。' })))).toEqual({ [taskId(24)]: 'done', [taskId(25)]: 'done', [`${PLAN}.SH19-B05`]: 'answered-by-occurrence' });
  await docket.settled();
  const page = (await ask(supervisor, ['GET', `/supervised-tasks/${taskId(25)}`])).body as { task?: { isKey: boolean; dueOn: string; originalDueOn: string } };
  expect(page.task).toMatchObject({ isKey: true, dueOn: '2021-06-30', originalDueOn: '2020-12-31' });
});

test('who is not the supervisor steers nothing: a lead is refused row by row, and what she may not know of is not there', async () => {
  const lead = await open(docket.url, 'yjj-review');
  expect(wentAs(rowsOf(await bulk({ act: 'urge', tasks: [taskId(24), taskId(26)] }, randomUUID(), lead)))).toEqual({ [taskId(24)]: 'not-the-supervisor', [taskId(26)]: 'not-found' });
  expect((await urgings()).filter(({ actorId }) => actorId !== 'demo-zhengshi')).toEqual([]);
});

const read = async (query: string): Promise<Page> => {
  const answer = await ask(supervisor, ['GET', `/supervised-tasks?${query}`]);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body as unknown as Page;
};
/** Walks all pages of a list; `between` does something after each of them. */
async function walk(query: string, between: (page: number, rows: readonly Listed[]) => Promise<unknown> = () => Promise.resolve()): Promise<readonly Listed[]> {
  const rows: Listed[] = [];
  for (let after: string | null = '', page = 1; after !== null; page += 1) {
    const read_: Page = await read(`${query}${after && `&after=${after}`}`);
    rows.push(...read_.rows);
    after = read_.next;
    if (after !== null) await between(page, rows);
  }
  return rows;
}
const twice = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) !== i);

describe('a list of more than two pages', () => {
  beforeAll(async () => {
    const days = ['2019-08-30', '2019-09-30', null];
    const bodies = Array.from({ length: MANY }, (_, n) => ({ source: 'meeting-minutes', reference: `纪要〔2019〕${n}号`, title: `翻页之${String(n).padStart(3, '0')}`, leads: ['sh-zjw'], cooperating: [], dueOn: days[n % days.length] }));
    for (let from = 0; from < MANY; from += 10) await Promise.all(bodies.slice(from, from + 10).map((body) => act('/supervised-tasks', body)));
    await docket.settled();
  }, 240_000);
  const MINE = `text=${encodeURIComponent('翻页之')}`;

  test('gives every row once, in order, and each page but the last is full', async () => {
    const sizes: number[] = [];
    const rows = await walk(MINE, (_, sofar) => Promise.resolve(sizes.push(sofar.length)));
    expect(sizes).toEqual([100, 200]);
    expect(rows).toHaveLength(MANY);
    expect(twice(rows.map(({ id }) => id))).toEqual([]);
    const places = rows.map(({ dueOn, id }) => `${dueOn ?? '9999-12-31'} ${id}`);
    expect(places).toEqual([...places].sort());
  });

  test('gives every row once, in the order in which the walk began, while rows before and behind are moved, ended, urged, reported and added', async () => {
    const before = (await walk(MINE)).map(({ id }) => id);
    const [seen = '', ended = '', ahead = '', endedAhead = '', reported = '', first = ''] = [before[3], before[5], before[150], before[151], before[152], before[210]];
    let added = '';
    const rows = await walk(MINE, async (page) => {
      if (page > 1) return act(`/supervised-tasks/${first}/due-day`, { dueOn: '2019-08-29', reason: '提前。' }); // from behind the place to before it
      await act(`/supervised-tasks/${seen}/due-day`, { dueOn: '2020-03-31', reason: '推迟。' }); // seen, and moved on ahead
      await act(`/supervised-tasks/${ended}/cancellation`, { reason: '并入。' });
      await act(`/supervised-tasks/${ahead}/due-day`, { dueOn: '2019-08-01', reason: '提前。' }); // not seen, and moved to before the place
      await act(`/supervised-tasks/${ahead}/due-day`, { dueOn: '2019-08-02', reason: '再提前。' });
      await act(`/supervised-tasks/${endedAhead}/cancellation`, { reason: '并入。' });
      await act(`/supervised-tasks/${reported}/report`, { report: '已办。' }, await open(docket.url, 'zjw-review'));
      await act(`/supervised-tasks/${before[153] ?? ''}/urges`, {});
      added = String((await act('/supervised-tasks', { source: 'meeting-minutes', reference: '纪要', title: '翻页之后', leads: ['sh-zjw'], cooperating: [], dueOn: '2019-08-15' }))['taskId']);
      await docket.settled();
      return undefined;
    });
    const ids = rows.map(({ id }) => id);
    expect(twice(ids)).toEqual([]);
    expect(ids.filter((id) => id !== added)).toEqual(before);
    const again = (await walk(MINE)).map(({ id }) => id); // a new walk has the new order
    expect(again.slice(0, 2)).toEqual([ahead, added].sort((a, b) => (a === ahead ? -1 : b === ahead ? 1 : 0)));
    expect(new Set(again.slice(-2))).toEqual(new Set([ended, endedAhead]));
  }, 120_000);

  test('a cursor that was changed, or belongs to another list, is refused by its name', async () => {
    const { next } = await read(MINE);
    const inside = JSON.parse(Buffer.from(String(next), 'base64url').toString()) as Record<string, unknown>;
    const forged = [{ ...inside, on: '2019-01-01' }, { ...inside, id: 'a' }, { ...inside, folded: true }, { ...inside, since: Number(inside['since']) - 1 }, { ...inside, seal: 'AAAAAAAAAAAAAAAA' }, { on: '2020-99-99' }, 'x', null].map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
    for (const after of [...forged, 'x', String(next).slice(0, -4)]) {
      expect([after, await ask(supervisor, ['GET', `/supervised-tasks?${MINE}&after=${after}`])]).toEqual([after, expect.objectContaining({ status: 400, type: 'cursor-unknown' })]);
    }
    expect(await ask(supervisor, ['GET', `/supervised-tasks?after=${next}`])).toMatchObject({ status: 400, type: 'cursor-unknown' });
    expect(await ask(supervisor, ['GET', `/supervised-tasks?${MINE}&after=${next}`])).toMatchObject({ status: 200 });
  });
});
