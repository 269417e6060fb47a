import { randomUUID } from 'node:crypto';
import { dueMail } from '../../activities/mail/due-mail';
import { digestOf } from '../../db/digests';
import { openIncident, openIncidents, resolveIncident } from '../../db/incidents';
import { holdHabits, keepHabits, waitsAnew } from '../../db/mailing';
import { noticeFailed, noticeLater, noticeSent, takeNotice } from '../../db/notices';
import { inTransaction } from '../../db/record/transaction';
import type { Habits } from '../../domain/mailing/habits';
import { eachInATown } from '../support/each-town';
import { declare } from '../support/deeds';

const READER = 'demo-zjw-review';
const AT_ONCE: Habits = { mailing: 'at-once', digestAt: '08:30', quiet: null, quietOnRestDays: false };
const DIGEST: Habits = { ...AT_ONCE, mailing: 'digest' };
const own = eachInATown();

/** The postman sorts its mail once. */
const sorted = () => dueMail({ pool: own.db.pool, law: own.town.record.law, publicUrl: 'https://docket.example' });
/** She sets other habits, as her act does it. */
const set = (version: number, habits: Habits): Promise<number> => inTransaction(own.db.pool, '', async (client) => {
  await holdHabits(client, READER);
  expect(await keepHabits(client, READER, { ...habits, version })).toBe(true);
  return waitsAnew(client, READER);
});
/** She is told of so many declarations. */
const told = async (n: number): Promise<void> => { for (let i = 0; i < n; i += 1) await own.town.do(declare({ id: randomUUID() })); };
type Row = { readonly id: string; readonly state: string; readonly digest: string | null };
const hers = async (): Promise<Row[]> => (await own.db.pool.query<Row>('select id, state, digest_id as digest from notice where recipient_id = $1 order by moment, id', [READER])).rows;
const idsOfHers = async (): Promise<string[]> => (await hers()).map(({ id }) => id);
const states = async (): Promise<string[]> => (await hers()).map(({ state }) => state);
const two = (n: number): string => String(n).padStart(2, '0');

test('of eight that collect at once one makes the digest, and everything is in it once', async () => {
  await set(1, DIGEST);
  await told(3);
  expect((await sorted()).ids.filter((id) => id.startsWith('digest:'))).toEqual([]);
  expect(await states()).toEqual(['waiting', 'waiting', 'waiting']);
  await own.town.passTo('2019-04-03 08:30');
  const answers = await Promise.all(Array.from({ length: 8 }, sorted));
  expect(new Set(answers.flatMap(({ ids }) => ids).filter((id) => id.startsWith('digest:')))).toEqual(new Set([`digest:${READER}:2019-04-03`]));
  expect((await hers()).map(({ state, digest }) => [state, digest])).toEqual(Array.from({ length: 3 }, () => ['collected', `digest:${READER}:2019-04-03`]));
  expect((await digestOf(own.db.pool, `digest:${READER}:2019-04-03`))?.subject).toBe('通知摘要：3 条');
});

test('whoever changes her habits at the very moment of her digest has each notice by exactly one mail', async () => {
  for (let day = 3, version = 1; day < 13; day += 1, version += 2) {
    await set(version, DIGEST);
    await told(2);
    await sorted();
    await own.town.passTo(`2019-04-${two(day)} 08:30`);
    const before = (await hers()).length;
    await Promise.all([sorted(), set(version + 1, AT_ONCE)]);
    await sorted();
    const now = await hers();
    expect(now).toHaveLength(before);
    expect(now.filter(({ state }) => state === 'waiting')).toEqual([]);
    expect(now.filter(({ state, digest }) => (state === 'collected') !== (digest !== null))).toEqual([]);
  }
}, 120_000);

test('habits that are set while mail is sorted by the old ones hold: nothing waits by what is no longer so', async () => {
  for (let n = 0, version = 1; n < 10; n += 1, version += 2) {
    await set(version, DIGEST);
    await told(1);
    await Promise.all([sorted(), set(version + 1, AT_ONCE)]);
    await sorted();
    expect((await states()).filter((state) => state === 'waiting')).toEqual([]);
  }
}, 120_000);

test('a notice whose sending was tried goes by itself, in no digest: nobody knows whether it had arrived', async () => {
  await told(2);
  const [first = '', second = ''] = await idsOfHers();
  expect(await takeNotice(own.db.pool, first)).toBe(true);
  await noticeLater(own.db.pool, first, { afterMs: 0, error: 'the line was dropped' });
  await set(1, DIGEST);
  const { ids } = await sorted();
  expect([ids.includes(first), ids.includes(second)]).toEqual([true, false]);
  expect(await states()).toEqual(['due', 'waiting']);
});

test('what could not be sent before it was quiet waits for the end of it, and is then tried for a day', async () => {
  await told(1);
  const [notice = ''] = await idsOfHers();
  await takeNotice(own.db.pool, notice);
  await noticeLater(own.db.pool, notice, { afterMs: 0, error: 'the server is away' });
  await set(1, { ...AT_ONCE, quiet: { from: '22:00', to: '07:00' } });
  await own.db.pool.query(`update notice set created_at = now() - interval '30 hours'`);
  await own.town.passTo('2019-04-02 22:00');
  expect((await sorted()).ids).not.toContain(notice);
  await own.town.passTo('2019-04-03 06:59');
  expect((await sorted()).ids).not.toContain(notice);
  await own.town.passTo('2019-04-03 07:00');
  expect((await sorted()).ids).toContain(notice);
  const { rows } = await own.db.pool.query<{ fresh: boolean }>(`select created_at > now() - interval '1 minute' as fresh from notice where id = $1`, [notice]);
  expect(rows).toEqual([{ fresh: true }]);
});

test('a digest that the world would not take is an incident; tried again it leaves with everything in it', async () => {
  await set(1, DIGEST);
  await told(2);
  await sorted();
  await own.town.passTo('2019-04-03 08:30');
  await sorted();
  const id = `digest:${READER}:2019-04-03`;
  await noticeFailed(own.db.pool, id, '550 no such mailbox');
  await openIncident(own.db.pool, { noticeId: id, what: 'notice.undelivered', code: '550', detail: 'no such mailbox' });
  expect((await sorted()).ids).not.toContain(id);
  const incident = (await openIncidents(own.db.pool)).find(({ noticeId }) => noticeId === id);
  await resolveIncident(own.db.pool, incident?.id ?? '', 'demo-chusan');
  expect((await sorted()).ids).toContain(id);
  expect(await takeNotice(own.db.pool, id)).toBe(true);
  await noticeSent(own.db.pool, id);
  expect(await states()).toEqual(['sent', 'sent']);
});

test('the same version of her habits is kept once', async () => {
  expect(await keepHabits(own.db.pool, READER, { ...DIGEST, version: 1 })).toBe(true);
  expect(await keepHabits(own.db.pool, READER, { ...AT_ONCE, version: 1 })).toBe(false);
});
