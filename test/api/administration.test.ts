import { aDocket, type Docket } from '../support/docket';
import { declare, refusal, waiting } from '../journeys/acts';
import { ask, nobody, open } from './ask';

let docket: Docket;
beforeAll(async () => { docket = await aDocket(); }, 120_000);
afterAll(() => docket.stop(), 60_000);

const as = async (login: string) => docket.as(login);
const NEW = { login: 'zhangxin', name: '张新', mail: 'zhangxin@docket.example', reason: '新到岗' };
const PASSWORD = 'a long enough password';
const OFFICE = { person: 'person-zhangxin', role: 'dept_reviewer', organ: 'sh-zjw', reason: '补充初审力量' };

describe('somebody comes', () => {
  test('her account is opened by one, her invitation is spent once, and she may do nothing yet', async () => {
    expect(await (await as('chusan')).act('zhangxin comes', 'POST', '/people', NEW)).toMatchObject({ id: 'person-zhangxin' });
    const { token } = await (await as('chusan')).act<{ token: string }>('zhangxin is invited', 'POST', '/people/person-zhangxin/invitation', { reason: '新到岗' });
    expect((await (await as('chusan')).act<{ token: string }>('zhangxin is invited', 'POST', '/people/person-zhangxin/invitation', { reason: '新到岗' })).token).toBe(token); // the same click
    expect((await ask(nobody(docket.url), ['POST', '/tokens'], { body: { token, password: PASSWORD } })).status).toBe(201);
    expect((await ask(nobody(docket.url), ['POST', '/tokens'], { body: { token, password: PASSWORD } })).body).toMatchObject({ type: expect.stringContaining('token-spent') });
    const { rows } = await docket.db.pool.query<{ kept: boolean }>(`select exists (select from command where answer::text like '%' || $1 || '%') as kept`, [token]);
    expect(rows[0]?.kept).toBe(false); // a token is kept nowhere
    const hers = await open(docket.url, 'zhangxin', PASSWORD);
    expect((await ask(hers, ['GET', '/user-tasks'])).body).toMatchObject({ rows: [] });
    expect((await ask(hers, ['GET', '/me'])).body).toMatchObject({ offices: [] });
  });

  test('her office counts from the moment in which a second person confirms it, and not before', async () => {
    const hers = await open(docket.url, 'zhangxin', PASSWORD);
    const { id } = await (await as('chusan')).act<{ id: string }>('her office', 'POST', '/office-changes', OFFICE);
    expect((await ask(hers, ['GET', '/me'])).body).toMatchObject({ offices: [] });
    expect(await refusal((await as('chusan')).act('my own', 'POST', `/office-changes/${id}/confirmation`, {}))).toMatchObject({ status: 403, type: 'role-missing' });
    expect((await (await as('yanan')).get<{ rows: unknown[] }>('/office-changes')).rows).toEqual([expect.objectContaining({ id, mayConfirm: true, confirmedAt: null, person: { id: 'person-zhangxin', name: '张新' } })]);
    await (await as('yanan')).act('confirmed', 'POST', `/office-changes/${id}/confirmation`, {});
    expect(await refusal((await as('yanan')).act('once more', 'POST', `/office-changes/${id}/confirmation`, {}))).toMatchObject({ status: 409, type: 'confirmed-already' });
    expect((await ask(hers, ['GET', '/me'])).body).toMatchObject({ offices: [expect.objectContaining({ role: 'dept_reviewer', organ: 'sh-zjw' })] });
  });

  test('who does business never administers: the door says so, and the database too', async () => {
    expect(await refusal((await as('chusan')).act('too much', 'POST', '/office-changes', { ...OFFICE, role: 'admin', organ: 'sh-jxw' }))).toMatchObject({ status: 409, type: 'offices-apart', params: { held: 'dept_reviewer' } });
    await expect(docket.db.pool.query(`insert into holding (person_id, role, organ_id) values ('person-zhangxin', 'audit_admin', 'sh-jxw')`)).rejects.toMatchObject({ constraint: 'holding_apart' });
  });
});

describe('somebody leaves', () => {
  test('she is out with her next click, what she had claimed is back in the queue, and a colleague takes it', async () => {
    await declare(docket, { title: '离岗前认领' });
    const task = await waiting(docket, 'zjw-review', '离岗前认领');
    const hers = await open(docket.url, 'zhangxin', PASSWORD);
    expect((await ask(hers, ['POST', `/user-tasks/${task?.id}/claim`], { body: {} })).status).toBe(201);
    expect(await refusal((await as('zjw-review')).act('hers', 'POST', `/user-tasks/${task?.id}/claim`, {}))).toMatchObject({ type: 'task-already-claimed' });

    await (await as('chusan')).act('zhangxin leaves', 'POST', '/people/person-zhangxin/disabling', { reason: '调离' });
    expect((await ask(hers, ['GET', '/me'])).status).toBe(401);
    expect((await ask(nobody(docket.url), ['POST', '/session'], { body: { login: 'zhangxin', password: PASSWORD } })).status).toBe(401);

    expect((await (await as('zjw-review')).act('now mine', 'POST', `/user-tasks/${task?.id}/claim`, {}))).toMatchObject({ assignee: 'demo-zjw-review' });
    expect((await (await as('kongshen')).get<{ rows: unknown[] }>('/people?find=zhangxin')).rows).toEqual([expect.objectContaining({ state: 'disabled' })]);
  });

  test('nothing is changed on her account any more', async () => {
    expect(await refusal((await as('chusan')).act('back again', 'POST', '/people/person-zhangxin/invitation', { reason: '又来了' }))).toMatchObject({ status: 409, type: 'account-disabled' });
    expect(await refusal((await as('chusan')).act('an office', 'POST', '/office-changes', OFFICE))).toMatchObject({ status: 409, type: 'account-disabled' });
  });
});

test('the record of it names who did what to which account, and no application can take a line back', async () => {
  const { rows } = await docket.db.pool.query(`select what, by_id as by from account_change where person_id = 'person-zhangxin' order by n`);
  expect(rows).toEqual([{ what: 'opened', by: 'demo-chusan' }, { what: 'invited', by: 'demo-chusan' }, { what: 'disabled', by: 'demo-chusan' }]);
  await expect(docket.db.pool.query('delete from account_change')).rejects.toMatchObject({ code: '42501' });
});
