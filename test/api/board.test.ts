import { readXlsx } from 'hucre/xlsx';
import type { Pool } from '../../db/database';
import { boardOf, boardPage, type Looked } from '../../db/reads/supervision-board';
import type { Scope } from '../../domain/access/may';
import { MARK_WORDS, STATE_WORDS } from '../../api/reads/supervision/words';
import en from '../../web/src/words/en.json';
import zh from '../../web/src/words/zh-CN.json';
import { PLAN, taskId } from '../journeys/acts';
import { aDocket, type Docket } from '../support/docket';
import { ask, open, type Session } from './ask';

const row = (id: string): string => `${PLAN}.SH19-${id}`;
const SHARED = row('04');
const MEMBERS = ['sh-zjw', 'sh-swj', 'sh-jtw'];
const FORMULA = '=HYPERLINK("http://docket.example","点我")';
const PEOPLE = ['zhengshi', 'fengyi', 'chener', 'wangmin', 'chusan', 'weisi', 'zjw-clerk', 'zjw-review', 'zjw-it', 'zjw-head', 'swj-owner', 'yjj-review', 'lisi', 'kongshen'];
type Named = { readonly id: string; readonly zh: string };
type Figure = { readonly count: number; readonly query: string };
type Row = { readonly id: string; readonly title: string; readonly clause: string; readonly tone: string; readonly state: string; readonly dueOn: string | null; readonly dayMark: { readonly tone: string }; readonly owes: readonly Named[]; readonly leads: readonly Named[]; readonly urged: { readonly count: number; readonly last: string | null } };
type Tally = { readonly overdue: Figure; readonly soon: Figure; readonly normal: Figure; readonly all: Figure };
type Board = {
  readonly figures: Readonly<Record<string, Figure>>; readonly all: Figure; readonly key: Figure; readonly urged: Figure; readonly plans: readonly (Tally & { readonly plan: Named; readonly apart: Figure })[]; readonly units: readonly (Tally & { readonly unit: Named; readonly oldest: string | null })[];
  readonly unanswered: readonly { readonly unit: Named; readonly owes: Figure }[]; readonly verifying: readonly { readonly key: string; readonly office: { readonly zh: string }; readonly tasks: Figure }[]; readonly strip: readonly { readonly id: string; readonly on: string }[];
};
type Month = { readonly days: readonly { readonly on: string; readonly working: boolean; readonly due: readonly { readonly id: string; readonly tone: string }[]; readonly rungs: readonly { readonly id: string; readonly at: string; readonly said: boolean }[] }[] };
type Ahead = { readonly total: number; readonly letters: number; readonly until: string; readonly rows: readonly { readonly id: string; readonly at: string; readonly kind: string; readonly title: string; readonly to: readonly { readonly name: string; readonly office: { readonly zh: string } }[] }[] };

let docket: Docket;
const sessions = new Map<string, Session>();
const of = (login: string): Session => sessions.get(login) ?? (() => { throw new Error(`${login} has not signed in`); })();
const get = async <T>(login: string, path: string): Promise<T> => {
  const answer = await ask(of(login), ['GET', path]);
  if (answer.status !== 200) throw new Error(`${login} ${path}: ${answer.status} ${answer.text}`);
  return answer.body as T;
};
const listed = async (login: string, query = '', after = ''): Promise<Row[]> => {
  const { rows, next } = await get<{ rows: Row[]; next: string | null }>(login, `/supervised-tasks?${query}${after && `&after=${after}`}`);
  return next === null ? rows : [...rows, ...(await listed(login, query, next))];
};
const board = (login: string, query = ''): Promise<Board> => get<Board>(login, `/supervision-board?${query}`);
const figuresOf = ({ figures, all, key, urged, plans, units, unanswered, verifying }: Board): Figure[] => [
  ...Object.values(figures), all, key, urged, ...plans.flatMap(({ overdue, soon, normal, all: whole, apart }) => [overdue, soon, normal, whole, apart]), ...units.flatMap(({ overdue, soon, normal, all: whole }) => [overdue, soon, normal, whole]),
  ...unanswered.map(({ owes }) => owes), ...verifying.map(({ tasks }) => tasks),
];
/** What is wrong with the figures of a board: those whose list is not as long as they say. */
async function wrongFigures(login: string, base = ''): Promise<string[]> {
  const figures = figuresOf(await board(login, base));
  expect(figures.length).toBeGreaterThanOrEqual(10);
  const wrong: string[] = [];
  for (const { count, query } of figures) { const rows = await listed(login, query); if (rows.length !== count) wrong.push(`${login} ${query}: ${count}, and the list has ${rows.length}`); }
  return wrong;
}

/** The plan in the summer of 2019: late and near tasks, one reported, a shared one with an answer given, one returned, one under key supervision, one that came from outside with a formula for a name. */
beforeAll(async () => {
  docket = await aDocket();
  const act = async (login: string, path: string, body: object): Promise<void> => { await (await docket.as(login)).act(`${login} ${path}`, 'POST', path, body); await docket.settled(); };
  await act('zhengshi', `/plans/${PLAN}/import`, { members: { 'municipal-departments': MEMBERS } });
  await docket.travel('2019-06-25T02:00:00Z');
  await act('zjw-review', `/supervised-tasks/${SHARED}/report`, { report: '清单已列。', member: 'sh-zjw' });
  await act('zjw-review', `/supervised-tasks/${taskId(23)}/report`, { report: '已建成。' });
  await act('zhengshi', `/supervised-tasks/${taskId(24)}/key-supervision`, { reason: '群众关切' });
  await act('zhengshi', `/supervised-tasks/${taskId(24)}/urges`, {});
  await act('zhengshi', `/supervised-tasks/${SHARED}/urges`, {});
  await act('zhengshi', '/supervised-tasks', { source: 'leader-instruction', reference: '+批示〔2019〕6号', title: FORMULA, leads: ['sh-zjw'], cooperating: [], dueOn: '2019-07-03' });
  await docket.travel('2019-07-03T01:00:00Z');
  await docket.settled();
  for (const login of PEOPLE) sessions.set(login, await open(docket.url, login));
}, 240_000);
afterAll(() => docket.stop(), 60_000);

test('in July the board of the supervisor has something of every colour', async () => {
  const { figures, all, key, urged, verifying } = await board('zhengshi');
  for (const tone of ['overdue', 'today', 'normal', 'none', 'verifying', 'done']) expect([tone, figures[tone]?.count]).not.toEqual([tone, 0]);
  expect(all.count).toBe(Object.values(figures).reduce((sum, { count }) => sum + count, 0));
  expect([key.count, urged.count]).toEqual([1, 2]);
  expect(verifying).toEqual([{ key: 'supervisor@sh-wg', office: expect.objectContaining({ zh: expect.stringContaining('工作小组') }), tasks: { count: 2, query: 'verifier=supervisor%40sh-wg' } }]);
});

test.each(PEOPLE)('every figure on the board of %s is as large as the list it leads to is long', async (login) => {
  expect(await wrongFigures(login)).toEqual([]);
}, 60_000);

test.each(['unit=sh-zjw', `plan=${PLAN}&to=2019-12-31`, 'text=%E7%B3%BB%E7%BB%9F', 'state=reported'])('and so is every figure of a board narrowed by %s', async (base) => {
  expect(await wrongFigures('zhengshi', base)).toEqual([]);
}, 60_000);

test('where a task stands is what its day mark says, as long as an answer is owed', async () => {
  const rows = await listed('zhengshi');
  expect(rows.filter(({ tone, dayMark, state }) => tone !== 'verifying' && dayMark.tone !== tone && state !== 'reported').map(({ id, tone, dayMark }) => `${id} ${tone} ${dayMark.tone}`)).toEqual([]);
  expect(rows.filter(({ tone }) => tone === 'verifying').map(({ id }) => id)).toEqual([taskId(23)]);
});

test('the list begins with what is longest overdue, and what is over stands behind everything else', async () => {
  const rows = await listed('zhengshi');
  const at = rows.findIndex(({ tone }) => tone === 'done');
  expect(rows.slice(at).every(({ tone }) => tone === 'done')).toBe(true);
  const days = rows.slice(0, at).map(({ dueOn }) => dueOn ?? '9999-12-31');
  expect(days).toEqual([...days].sort());
  expect(rows[0]).toMatchObject({ tone: 'overdue' });
});

test('filters of the address narrow the list, and several narrow it together', async () => {
  expect((await listed('zhengshi', 'tone=overdue,today')).map(({ tone }) => tone)).toEqual(expect.arrayContaining(['overdue', 'today']));
  expect((await listed('zhengshi', 'from=2019-07-03&to=2019-07-03')).map(({ title }) => title)).toEqual([FORMULA]);
  expect((await listed('zhengshi', 'key=true')).map(({ id }) => id)).toEqual([taskId(24)]);
  expect((await listed('zhengshi', 'text=100%25')).length).toBe(0); // a percent sign is a percent sign
  expect((await listed('zhengshi', 'unit=sh-zjw&state=reported')).map(({ id }) => id)).toEqual([taskId(23)]);
});

test('who has answered a shared task owes it no more, and who has not is named to the supervisor alone', async () => {
  const owed = async (login: string): Promise<string[] | undefined> => (await listed(login)).find(({ id }) => id === SHARED)?.owes.map(({ id }) => id);
  expect(await owed('zhengshi')).toEqual(['sh-jtw', 'sh-swj']);
  expect(await owed('zjw-review')).toEqual([]);
  expect(await owed('swj-owner')).toEqual(['sh-swj']);
  expect((await listed('zjw-review', 'unit=sh-swj')).map(({ id }) => id)).not.toContain(SHARED);
  expect((await board('zjw-review')).unanswered.map(({ unit }) => unit.id)).not.toContain('sh-swj');
  expect((await board('zhengshi')).unanswered.map(({ unit }) => unit.id)).toEqual(expect.arrayContaining(['sh-swj', 'sh-jtw']));
});

test('how often a task was urged is counted beside it, for a member as far as it was urged itself', async () => {
  const urgedOf = async (login: string): Promise<number | undefined> => (await listed(login)).find(({ id }) => id === SHARED)?.urged.count;
  expect([await urgedOf('zhengshi'), await urgedOf('swj-owner'), await urgedOf('zjw-review')]).toEqual([1, 1, 0]); // the third had answered
  expect((await listed('zhengshi', 'urged=true')).map(({ id }) => id).sort()).toEqual([SHARED, taskId(24)].sort());
  expect((await listed('zjw-review', 'urged=true')).map(({ id }) => id)).toEqual([]);
});

test('a unit sees its own duties, and who has no duty an empty board', async () => {
  const hers = await listed('zjw-review');
  expect(hers.length).toBeGreaterThan(0);
  expect((await listed('zhengshi')).length).toBeGreaterThan(hers.length);
  expect((await board('wangmin')).all).toEqual({ count: 0, query: '' });
});

test('the sheet holds the rows of the page, in its order, and what looks like a formula is text', async () => {
  for (const [login, query] of [['zhengshi', ''], ['zhengshi', 'tone=overdue,today,soon'], ['zjw-review', 'unit=sh-zjw'], ['wangmin', '']] as const) {
    const rows = await listed(login, query);
    const answer = await fetch(`${docket.url}/api/supervised-tasks.xlsx?${query}`, { headers: { Cookie: of(login).cookie ?? '' } });
    expect(answer.headers.get('Content-Disposition')).toContain(encodeURIComponent('督办事项2019-07-03.xlsx'));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const [head, ...cells] = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    expect(head).toEqual(['时限', '截止日', '事项', '出处', '牵头', '状态', '未反馈', '升级到', '下一步', '催办次数']);
    expect(cells.map((line) => [line[1] ?? null, line[2], line[3], line[4], line[5], line[6] ?? '', line[9]])).toEqual(rows.map(({ dueOn, title, clause, leads, state, owes, urged }) => [dueOn, title, clause, leads.map((each) => each.zh).join('、'), STATE_WORDS.zh[state], owes.map((each) => each.zh).join('、'), urged.count]));
  }
});

test('a cell that begins like a formula is kept as an inline string in the workbook', async () => {
  const answer = await fetch(`${docket.url}/api/supervised-tasks.xlsx?from=2019-07-03&to=2019-07-03`, { headers: { Cookie: of('zhengshi').cookie ?? '' } });
  const book = await readXlsx(new Uint8Array(await answer.arrayBuffer()), { readStyles: true });
  const sheet = book.sheets[0];
  expect(sheet?.rows[1]?.slice(2, 4)).toEqual([FORMULA, '+批示〔2019〕6号']);
  expect([...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
});

test('the sheet speaks English where that is asked for, in the words of the desk', async () => {
  const answer = await fetch(`${docket.url}/api/supervised-tasks.xlsx?language=en`, { headers: { Cookie: of('zhengshi').cookie ?? '' } });
  expect((await readXlsx(new Uint8Array(await answer.arrayBuffer()))).sheets[0]?.rows[0]).toContain('Escalated to');
  expect([STATE_WORDS.zh, STATE_WORDS.en]).toEqual([expect.objectContaining(zh.supervisedStates), expect.objectContaining(en.supervisedStates)]);
  for (const [words, dictionary] of [[MARK_WORDS.zh, zh.mark], [MARK_WORDS.en, en.mark]] as const) {
    for (const unit of ['working-day', 'day'] as const) {
      for (const count of [1, 3]) {
        const filled = (text: string): string => text.replace('{{count}}', String(count));
        const form = `${unit}_${count === 1 ? 'one' : 'other'}` as const;
        expect([words.soon({ tone: 'soon', count, unit }), words.overdue({ tone: 'overdue', count, unit })]).toEqual([filled(dictionary.left[form]), filled(dictionary.overdue[form])]);
      }
    }
    expect([words.today, words.none, words.done].map((say) => say({ tone: 'none', count: 0, unit: 'day' }))).toEqual([dictionary.today, dictionary.none, dictionary.done]);
  }
});

test('a month shows its due days and what the ladders said and will say on each', async () => {
  const { days } = await get<Month>('zhengshi', '/supervision-board/month?month=2019-06');
  expect(days).toHaveLength(30);
  expect(days.find(({ on }) => on === '2019-06-30')?.due.map(({ id }) => id)).toEqual(expect.arrayContaining([row('02'), SHARED]));
  expect(days.flatMap(({ rungs }) => rungs).every(({ said }) => said)).toBe(true); // June is past
  const july = await get<Month>('zhengshi', '/supervision-board/month?month=2019-07');
  expect(july.days.flatMap(({ rungs }) => rungs).some(({ said }) => !said)).toBe(true);
  expect(july.days.filter(({ on, working }) => working && [0, 6].includes(new Date(on).getUTCDay()))).toEqual([]);
  const hers = await get<Month>('zjw-review', '/supervision-board/month?month=2019-06');
  const mine = (await listed('zjw-review')).map(({ id }) => id);
  expect(hers.days.flatMap(({ due, rungs }) => [...due, ...rungs]).filter(({ id }) => !mine.includes(id))).toEqual([]);
});

test('the dry run names what the clock’s agenda has for these tasks, and then exactly that is sent to those people', async () => {
  const ahead = await get<Ahead>('zhengshi', '/supervision-board/ahead');
  const agenda = await get<{ rows: { at: string; processId: string }[] }>('zhengshi', `/clock/agenda?until=${encodeURIComponent(ahead.until)}`);
  expect(ahead.rows.map(({ at, id }) => `${at} ${id}`)).toEqual(agenda.rows.map(({ at, processId }) => `${at} ${processId}`));
  expect((await get<Ahead>('wangmin', '/supervision-board/ahead')).rows).toEqual([]);
  const mine = (await listed('zjw-review')).map(({ id }) => id);
  const hers = await get<Ahead>('zjw-review', '/supervision-board/ahead');
  expect(hers.rows.filter(({ id }) => !mine.includes(id))).toEqual([]);
  expect(hers.rows.flatMap(({ to }) => to).filter(({ office }) => !office.zh.includes('住建委'))).toEqual([]);
  await docket.travel(ahead.until);
  await docket.settled();
  const { rows } = await docket.db.pool.query<{ id: string; at: string; names: string[] }>(`select f.process_id as id, f.payload ->> 'moment' as at, coalesce((select array_agg(r.name order by r.name) from jsonb_array_elements(f.payload -> 'tells') t join person r on r.id = t ->> 'to'), '{}') as names
    from fact f where f.kind = 'rung.fired' and f.process_id like 'shanghai-2019.%' and (f.payload ->> 'moment')::float8 > $1 order by 1, 2`, [Date.parse('2019-07-03T01:00:00Z')]);
  const said = rows.map(({ id, at, names }) => `${new Date(Number(at)).toISOString()} ${id} ${names.join(' ')}`).sort();
  const promised = ahead.rows.filter(({ kind, id }) => kind !== 'miss' && id.startsWith(PLAN)).map(({ at, id, to }) => `${at} ${id} ${to.map(({ name }) => name).sort().join(' ')}`).sort();
  expect(said.length).toBeGreaterThan(10);
  expect(said).toEqual(promised);
}, 120_000);

test.each([['counts', (pool: Pool, looked: Looked) => boardOf(pool, looked, { strip: 1000, few: 10 })], ['list', (pool: Pool, looked: Looked) => boardPage(pool, looked, { after: null, atMost: 101 })]] as const)('the %s of the board are found by indexes: no user task is read that is not of a supervised task', async (_, read) => {
  const scope: Scope = { all: true, units: [], departments: [], leads: [], keys: [] };
  const asked: { text: string; values: unknown[] }[] = [];
  const listening = { query: (text: string, values: unknown[]) => { asked.push({ text, values }); return Promise.resolve({ rows: [] }); } };
  await read(listening as unknown as Pool, { scope, now: 0, standings: { todayUntil: 0, soonUntil: {} }, filter: { tone: ['overdue'] } });
  const client = await docket.db.pool.connect();
  try {
    await client.query('begin; set local enable_seqscan = off');
    const plan = await client.query<{ 'QUERY PLAN': string }>(`explain ${asked[0]?.text ?? ''}`, asked[0]?.values);
    const lines = plan.rows.map((line) => line['QUERY PLAN']).join('\n');
    expect(lines).toMatch(/on user_task t/);
    expect(lines).not.toMatch(/Seq Scan on (user_task|deadline|process|supervised_answer)/);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
