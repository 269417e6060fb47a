import { isDeepStrictEqual } from 'node:util';
import type { Calendar } from '../../domain/calendar/calendar';
import { extend, schedule } from '../../domain/calendar/schedule';
import { ladderOf } from '../../domain/policy/lookup';
import { aDocket, until, type Docket } from '../support/docket';
import { shippedCalendar } from '../domain/calendar/shipped-calendar';
import { shippedPack } from '../domain/policy/shipped-pack';
import { replayed } from '../replay/histories';
import { agreeing, declare, factsOf, importPlan, mailTo, PLAN, refusal, say, taskId, waiting, type KeptFact, type Mark } from './acts';

const pack = shippedPack('shanghai');
const [plan] = pack.plans;
const ladder = ladderOf(pack, 'plan-task');
/** The ten rows with a unit, each with one lead and a last day. */
const keyProjects = (plan?.tasks ?? []).filter(({ unit }) => unit !== undefined);
const lastDayOf = ({ due }: (typeof keyProjects)[number]): string => ('to' in due ? due.to : '');
const EXTENDED = taskId(31); // 数据共享交换平台, owed by 2019-12-31
const LATEST_MS = 5_000;
let docket: Docket;
let importedAt: number;
let grantedAt: number;
beforeAll(async () => {
  docket = await aDocket();
  await importPlan(docket);
  importedAt = (await factsOf(docket, taskId(24))).find(({ kind }) => kind === 'deadline.set')?.at ?? 0;
}, 120_000);
afterAll(() => docket.stop(), 60_000);

const titleOf = (id: string): string => plan?.tasks.find((task) => `${PLAN}.${task.id}` === id)?.title.zh ?? '';
const ask = (name: string, newDueOn: string): Promise<unknown> => docket.as('dsj-review').then((lead) => lead.act(name, 'POST', `/supervised-tasks/${EXTENDED}/extension-requests`, { newDueOn, reason: '招标延期。' }));
type TaskPage = { readonly task: { readonly dueOn: string; readonly originalDueOn: string; readonly dayMark: Mark }; readonly askedDueOn: string | null };
const taskPage = async (): Promise<TaskPage> => (await docket.as('zhengshi')).get<TaskPage>(`/supervised-tasks/${EXTENDED}`);

describe('an extension', () => {
  test('cannot be asked for an earlier day, nor beyond the calendar, nor twice', async () => {
    expect(await refusal(ask('earlier', '2019-12-31'))).toMatchObject({ status: 422, type: 'extension-not-later', params: { dueOn: '2019-12-31' } });
    expect(await refusal(ask('beyond', '2031-01-01'))).toMatchObject({ status: 422, type: 'outside-calendar' });
    await ask('first', '2020-06-30');
    expect(await refusal(ask('second', '2020-07-31'))).toMatchObject({ status: 409, type: 'extension-already-asked' });
    expect(await taskPage()).toMatchObject({ askedDueOn: '2020-06-30', task: { dueOn: '2019-12-31' } });
  });

  test('is declined: the day stays, and the lead is told', async () => {
    await docket.settled();
    await say(docket, 'zhengshi', { title: titleOf(EXTENDED), outcome: 'disagree', opinion: '理由不充分。' });
    expect(await taskPage()).toMatchObject({ askedDueOn: null, task: { dueOn: '2019-12-31', originalDueOn: '2019-12-31' } });
    expect(await mailTo(docket, 'dsj-review', '延期未批准')).toContain(titleOf(EXTENDED));
  });

  test('is granted after the task was reminded for the first time: the new day counts, the original one stays on record', async () => {
    await docket.travel('2019-12-02T10:00:00+08:00');
    await ask('again', '2020-02-28');
    await docket.settled();
    await say(docket, 'zhengshi', { title: titleOf(EXTENDED), outcome: 'agree', opinion: '同意。' });
    grantedAt = (await factsOf(docket, EXTENDED)).find(({ kind }) => kind === 'deadline.moved')?.at ?? 0;
    expect((await taskPage()).task).toMatchObject({ dueOn: '2020-02-28', originalDueOn: '2019-12-31', dayMark: { dueAt: '2020-02-28T16:00:00.000Z', movedFrom: '2019-12-31T16:00:00.000Z' } });
    expect(await mailTo(docket, 'dsj-review', '延期已批准')).toContain('原定期限保留');
  }, 120_000);
});

describe('a change of the calendar', () => {
  const TITLE = '春节前申报';
  const change = async (name: string, kind: string, ...on: string[]): Promise<{ moved: number; earlier: number; version: number; processes: { processId: string; of: string; from: string; to: string }[] }> =>
    {
      const { id: proposed } = await (await docket.as('zhengshi')).act<{ id: string }>(name, 'POST', '/calendar-changes', { days: on.map((day) => ({ on: day, kind, name: '春节调休' })), reason: '关于2020年春节假期的通知' });
      return (await docket.as('chusan')).act(`${name}, confirmed`, 'POST', `/calendar-changes/${proposed}/confirmation`, {});
    };
  const saidBefore = new Map<string, KeptFact[]>();
  let id: string;

  test('is written by the supervisor for days that the calendar knows, and is in force once the administrator has confirmed it', async () => {
    const body = { days: [{ on: '2020-01-31', kind: 'local-work', name: '调休' }], reason: '通知' };
    expect(await refusal((await docket.as('chusan')).act('not mine', 'POST', '/calendar-changes', body))).toMatchObject({ status: 403, type: 'role-missing' });
    const { id: proposed } = await (await docket.as('zhengshi')).act<{ id: string }>('only written', 'POST', '/calendar-changes', { ...body, days: [{ on: '2020-01-05', kind: 'local-work', name: '调休' }] });
    expect(await refusal((await docket.as('zhengshi')).act('my own', 'POST', `/calendar-changes/${proposed}/confirmation`, {}))).toMatchObject({ status: 403, type: 'role-missing' });
    expect((await (await docket.as('chusan')).get<{ rows: { id: string; version: number | null; mayConfirm: boolean }[] }>('/calendar-changes')).rows).toEqual([expect.objectContaining({ id: proposed, version: null, mayConfirm: true })]);
    expect(await refusal((await docket.as('zhengshi')).act('beyond', 'POST', '/calendar-changes', { ...body, days: [{ on: '2031-01-01', kind: 'local-off', name: '元旦' }] }))).toMatchObject({ status: 422, type: 'outside-calendar', params: { on: '2031-01-01' } });
    expect(await refusal((await docket.as('zhengshi')).act('a day twice', 'POST', '/calendar-changes', { ...body, days: [...body.days, ...body.days] }))).toMatchObject({ status: 400, type: 'invalid-request' });
  });

  test('as first announced, 31 January and Saturday 1 February 2020 are worked: what was received on the 20th is due on the 1st', async () => {
    await change('announced', 'local-work', '2020-01-31', '2020-02-01');
    await docket.travel('2020-01-20T10:00:00+08:00');
    id = await declare(docket, { title: TITLE, channel: 'daily', dept: 'zjw' });
    expect((await waiting(docket, 'zjw-review', TITLE))?.dayMark.dueAt).toBe('2020-02-01T16:00:00.000Z');
  }, 120_000);

  test('then the holiday is made longer: every open deadline that it touches is moved, in the queue as well, and its holder is told from when to when', async () => {
    await docket.travel('2020-01-27T10:00:00+08:00');
    for (const fact of await factsOf(docket)) if (fact.kind === 'rung.fired') saidBefore.set(fact.processId, [...(saidBefore.get(fact.processId) ?? []), fact]);
    const first = await change('extended', 'local-off', '2020-01-31', '2020-02-01');
    await docket.settled();
    const mine = first.processes.filter(({ processId }) => processId === id);
    expect(mine).toEqual([{ processId: id, of: 'confirmation.1.confirm', from: '2020-02-01T16:00:00.000Z', to: '2020-02-04T16:00:00.000Z' }]);
    expect(first.moved).toBe(first.processes.length);
    expect((await waiting(docket, 'zjw-review', TITLE))?.dayMark.dueAt).toBe('2020-02-04T16:00:00.000Z');
    expect(await mailTo(docket, 'zjw-review', '期限调整')).toContain('由 2020年2月1日 24:00 改为 2020年2月4日 24:00');
    expect((await factsOf(docket, id)).find(({ kind }) => kind === 'deadline.moved')).toMatchObject({ actorId: 'demo-chusan', payload: { why: 'calendar', said: ['remind-3'], generation: 2 } });
  }, 120_000);

  test('the same command again answers the same and moves nothing; the same days under another command find nothing to move', async () => {
    const moves = (await factsOf(docket)).filter(({ kind }) => kind === 'deadline.moved').length;
    const again = await change('extended', 'local-off', '2020-01-31', '2020-02-01');
    expect(again.processes.filter(({ processId }) => processId === id)).toHaveLength(1);
    expect(await change('once more', 'local-off', '2020-01-31', '2020-02-01')).toMatchObject({ moved: 0, earlier: 0, processes: [] });
    expect((await factsOf(docket)).filter(({ kind }) => kind === 'deadline.moved')).toHaveLength(moves);
  });

  test('a deadline that comes nearer is rung for, and speaks at its nearer hour', async () => {
    const nearer = await change('nearer', 'local-work', '2020-02-01', '2020-02-02');
    expect(nearer.earlier).toBeGreaterThanOrEqual(1);
    expect(nearer.processes).toContainEqual({ processId: id, of: 'confirmation.1.confirm', from: '2020-02-04T16:00:00.000Z', to: '2020-02-02T16:00:00.000Z' });
    await docket.travel('2020-02-03T10:00:00+08:00');
    const missed = (await factsOf(docket, id)).find(({ kind }) => kind === 'deadline.missed');
    expect(missed?.payload).toMatchObject({ generation: 3, moment: Date.parse('2020-02-03T00:00:00+08:00') });
    expect((missed?.at ?? 0) - Date.parse('2020-02-03T00:00:00+08:00')).toBeLessThan(LATEST_MS);
  }, 120_000);

  test('nothing that was said before is said again', async () => {
    await agreeing(docket, TITLE, 'zjw-review');
    for (const [process, said] of saidBefore) {
      const names = said.map(({ payload }) => `${String(payload['of'])} ${String(payload['rung'])}`);
      const after = (await factsOf(docket, process)).filter(({ kind, at }) => kind === 'rung.fired' && at > (said.at(-1)?.at ?? 0)).map(({ payload }) => `${String(payload['of'])} ${String(payload['rung'])}`);
      expect(after.filter((name) => names.includes(name))).toEqual([]);
    }
  });
});

describe('when a year has been travelled', () => {
  let facts: KeptFact[];
  beforeAll(async () => {
    await docket.travel('2020-04-03T10:00:00+08:00');
    await until(async () => (await docket.db.pool.query(`select 1 from notice where state <> 'sent' limit 1`)).rowCount === 0, 60_000, 'every notice sent');
    facts = await factsOf(docket);
  }, 180_000);

  const fired = (of: (fact: KeptFact) => boolean = () => true): KeptFact[] => facts.filter((fact) => (fact.kind === 'rung.fired' || fact.kind === 'deadline.missed' || fact.kind === 'rung.missed') && of(fact));
  const NOW = Date.parse('2020-04-03T10:00:00+08:00');

  test('every rung has spoken at its own instant', () => {
    expect(fired().length).toBeGreaterThan(25);
    expect(fired().filter(({ at, payload }) => at < Number(payload['moment']) || at - Number(payload['moment']) > LATEST_MS)).toEqual([]);
    expect(fired(({ kind }) => kind === 'rung.missed')).toEqual([]);
  });

  test('each once', () => {
    const names = fired().map(({ processId, payload }) => `${processId} ${String(payload['of'])} ${String(payload['generation'])} ${String(payload['rung'])}`);
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
  });

  test('in the order of their moments', () => {
    const moments = fired().map(({ payload }) => Number(payload['moment']));
    expect(moments.filter((moment, n) => n > 0 && moment < (moments[n - 1] ?? 0))).toEqual([]);
  });

  test('the tasks of the plan have heard exactly what their ladder says, the extended one for both its days', () => {
    const cal = shippedCalendar(...['2020-02-01', '2020-02-02'].map((on) => ({ on, kind: 'local-work' as const, name: '春节调休' }))); // as it stood after its last change
    const spoken = (id: string): string[] => fired(({ processId, payload }) => processId === id && payload['of'] === 'completion.1').map(({ payload }) => `${String(payload['rung'])} ${String(payload['moment'])}`);
    for (const task of keyProjects) {
      const id = `${PLAN}.${task.id}`;
      expect([id, spoken(id)]).toEqual([id, owed(id, lastDayOf(task), cal)]);
    }
  });

  function owed(id: string, dueOn: string, cal: Calendar): string[] {
    const first = schedule(ladder, { startedAt: importedAt, dueOn }, cal).rungs;
    if (id !== EXTENDED) return first.filter(({ at }) => at <= NOW).map(({ rung, at }) => `${rung} ${at}`);
    const second = extend(ladder, { newDueOn: '2020-02-28', startedAt: grantedAt, cal }).rungs;
    return [...first.filter(({ at }) => at <= grantedAt), ...second.filter(({ at }) => at <= NOW)].map(({ rung, at }) => `${rung} ${at}`);
  }

  test('nobody was told the same thing twice, and every notice has its one letter in the real mailbox', async () => {
    const { rows } = await docket.db.pool.query<{ id: string; mail: string; told: string }>(`select n.id, r.mail, n.recipient_id || ' ' || n.process_id || ' ' || n.moment as told from notice n join person r on r.id = n.recipient_id`);
    expect(new Set(rows.map(({ told }) => told)).size).toBe(rows.length);
    const sent = docket.mailbox.listMails().map(({ messageId, to }) => `${messageId} ${to.join()}`).sort();
    const due = rows.map(({ id, mail }) => `<${id.replace(/[^A-Za-z0-9.-]/g, '.')}@docket> ${mail}`).sort();
    expect(new Set(sent).size).toBe(sent.length);
    expect(isDeepStrictEqual(sent, due) || { sent: sent.filter((line) => !due.includes(line)), due: due.filter((line) => !sent.includes(line)) }).toBe(true);
  });

  test('every chain of the record is whole', async () => expect(await (await docket.as('chener')).get('/record/verification')).toMatchObject({ broken: [] }));

  test('its runs replay', async () => expect(await replayed(docket)).toEqual({ failed: [], atLeast: true }), 120_000);
});
