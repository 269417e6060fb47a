import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readClock, unsettled } from '../../db/clock';
import { ask, open, type Answer, type Session } from '../api/ask';
import { aDocket, until, type Docket } from '../support/docket';
import { replayed } from '../replay/histories';
import { declare, waiting as inQueue } from './acts';

const USUAL = { mailing: 'at-once', digestAt: '08:30', quiet: null, quietOnRestDays: false };
const NIGHT = { from: '22:00', to: '07:00' };
type Notice = { readonly id: string; readonly subject: string; readonly state: string; readonly moment: string; readonly toldAs: string; readonly sentAt: string | null; readonly leavesAt: string | null };
let docket: Docket;
let reviewer: Session; // has a digest
let other: Session; // wants no mail at night
beforeAll(async () => {
  docket = await aDocket();
  [reviewer, other] = [await open(docket.url, 'zjw-review'), await open(docket.url, 'yjj-review')];
}, 120_000);
afterAll(() => docket.stop(), 60_000);

const set = (who: Session, habits: object): Promise<Answer> => ask(who, ['PUT', '/me/mailing'], { body: { ...USUAL, ...habits } });
const waiting = async (who: Session): Promise<unknown> => (await ask(who, ['GET', '/me/mailing'])).body['waiting'];
const notices = async (who: Session): Promise<Notice[]> => ((await ask(who, ['GET', '/notices'])).body as { rows: Notice[] }).rows;
const mails = ({ login }: Session): { id: string; messageId: string; subject: string }[] => docket.mailbox.listMails({ to: `${login}@docket.example` });
const textOf = async (id: string): Promise<string> => (await docket.mailbox.readMail(id))?.text ?? '';
/** Everything that may leave now has left. */
const posted = (withinMs = 30_000): Promise<void> => until(async () => (await unsettled(docket.db.pool)).notices === 0, withinMs, 'posted');
const declared = async (dept: string, ...titles: string[]): Promise<void> => {
  for (const title of titles) await declare(docket, { title, dept });
  await posted();
};
const orderOf = (text: string, words: readonly string[]): number[] => words.map((word) => text.indexOf(word));

describe('one mail a day', () => {
  test('is what she gets who asks for it: each notice is there at once, and no mail', async () => {
    expect((await set(reviewer, { mailing: 'digest', version: 0 })).body).toEqual({ version: 1, anew: 0 });
    await declared('zjw', '甲系统', '乙系统', '丙系统');
    expect((await notices(reviewer)).map(({ subject, state, leavesAt }) => [subject, state, leavesAt])).toEqual(['丙', '乙', '甲'].map((name) => [`待办：${name}系统`, 'waiting', '2019-04-03T00:30:00.000Z']));
    expect(await waiting(reviewer)).toEqual({ count: 3, nextAt: '2019-04-03T00:30:00.000Z' });
    expect(mails(reviewer)).toEqual([]);
  });

  test('over three days: one each morning, with everything since the last, in order and each with its link', async () => {
    await docket.travel('2019-04-03T10:00:00+08:00');
    await declared('zjw', '丁系统', '戊系统');
    await ask(reviewer, ['POST', `/user-tasks/${(await inQueue(docket, 'zjw-review', '丁系统'))?.id ?? ''}/claim`], { body: {} }); // from here on she is told of it as herself
    await docket.travel('2019-04-04T10:00:00+08:00');
    await declared('zjw', '己系统');
    await docket.travel('2019-04-05T10:00:00+08:00');
    const digests = mails(reviewer);
    expect(digests.map(({ subject, messageId }) => `${subject} ${messageId}`)).toEqual(['通知摘要：3 条 <digest.demo-zjw-review.2019-04-03@docket>', '通知摘要：2 条 <digest.demo-zjw-review.2019-04-04@docket>', '通知摘要：1 条 <digest.demo-zjw-review.2019-04-05@docket>']);
    const [first = '', second = '', third = ''] = await Promise.all(digests.map(({ id }) => textOf(id)));
    const places = orderOf(first, ['待办：甲系统', '待办：乙系统', '待办：丙系统']);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(first.match(new RegExp(`${docket.url}/tasks/\\S+`, 'g'))).toHaveLength(3);
    expect(orderOf(second, ['待办：丁系统', '待办：戊系统', '甲系统'])).toEqual([expect.any(Number), expect.any(Number), -1]);
    expect(second.indexOf('丁系统')).toBeLessThan(second.indexOf('戊系统'));
    expect(third).toContain('待办：己系统');
    expect((await notices(reviewer)).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'sent'));
  }, 120_000);

  test('on a day with nothing to tell there is none', async () => {
    await docket.travel('2019-04-08T08:59:00+08:00');
    expect(mails(reviewer)).toHaveLength(3);
    expect(await waiting(reviewer)).toEqual({ count: 0, nextAt: null });
  }, 60_000);

  test('the reminders of a morning stand together in the digest of the next', async () => {
    await docket.travel('2019-04-09T08:45:00+08:00');
    const [digest] = mails(reviewer).slice(3);
    expect(digest?.subject).toBe('通知摘要：3 条');
    expect(mails(reviewer)).toHaveLength(4);
    const text = await textOf(digest?.id ?? '');
    expect(orderOf(text, ['临期提醒：甲系统', '临期提醒：乙系统', '临期提醒：丙系统'])).not.toContain(-1);
    expect(text.match(/2019年4月8日 09:00/g)).toHaveLength(3);
  }, 60_000);

  test('who goes back to a mail for each notice gets what waits at once, once', async () => {
    await docket.travel('2019-04-09T10:00:00+08:00');
    expect(await waiting(reviewer)).toEqual({ count: 2, nextAt: '2019-04-10T00:30:00.000Z' });
    expect(await set(reviewer, { version: 0 })).toMatchObject({ status: 409, type: 'habits-changed-elsewhere' });
    expect((await set(reviewer, { version: 1 })).body).toEqual({ version: 2, anew: 2 });
    await posted();
    expect(mails(reviewer).slice(4).map(({ subject }) => subject).sort()).toEqual(['临期提醒：丁系统', '临期提醒：戊系统']);
    await docket.travel('2019-04-10T08:45:00+08:00'); // the hour of a digest that she no longer has
    expect(mails(reviewer).filter(({ subject }) => subject.startsWith('通知摘要'))).toHaveLength(4);
    expect((await notices(reviewer)).filter(({ state }) => state !== 'sent')).toEqual([]);
  }, 60_000);
});

describe('quiet hours', () => {
  test('keep a mail back until they are over; the notice is read meanwhile', async () => {
    expect((await set(other, { quiet: NIGHT, version: 0 })).status).toBe(200);
    await declared('yjj', '日间系统');
    expect(mails(other)).toHaveLength(1); // it is a quarter to nine in the morning
    await docket.travel('2019-04-10T23:00:00+08:00');
    await declared('yjj', '夜间系统');
    const [notice] = await notices(other);
    expect(notice).toMatchObject({ subject: '待办：夜间系统', state: 'waiting', leavesAt: '2019-04-10T23:00:00.000Z', sentAt: null });
    expect(notice?.moment.slice(0, 13)).toBe('2019-04-10T15');
    expect((await ask(other, ['PUT', `/notices/${encodeURIComponent(notice?.id ?? '')}/read`])).status).toBe(204);
    await docket.travel('2019-04-11T06:58:00+08:00');
    expect(mails(other)).toHaveLength(1);
  }, 60_000);

  test('at seven it leaves, once', async () => {
    await docket.travel('2019-04-11T07:00:10+08:00');
    expect(mails(other).slice(1).map(({ subject }) => subject)).toEqual(['待办：夜间系统']);
    const [notice] = await notices(other);
    expect(notice).toMatchObject({ state: 'sent', leavesAt: null });
    expect(notice?.sentAt?.slice(0, 16)).toBe('2019-04-10T23:00');
  }, 60_000);

  test('and days of rest: what is told on a Friday night comes on Monday', async () => {
    expect((await set(other, { quiet: NIGHT, quietOnRestDays: true, version: 1 })).status).toBe(200);
    await docket.travel('2019-04-12T22:30:00+08:00');
    await declared('yjj', '周末系统');
    expect(((await notices(other))[0])).toMatchObject({ subject: '待办：周末系统', leavesAt: '2019-04-14T23:00:00.000Z' });
    await docket.travel('2019-04-15T06:59:00+08:00');
    expect(mails(other).filter(({ subject }) => subject.includes('周末'))).toEqual([]);
    await docket.travel('2019-04-15T07:00:10+08:00');
    expect(mails(other).filter(({ subject }) => subject.includes('周末'))).toHaveLength(1);
  }, 60_000);
});

describe('a sender that dies between the mail server’s yes and its own note', () => {
  test('sends the digest again as the same mail, byte for byte, and nothing in it a second time', async () => {
    const clerk = await open(docket.url, 'zjw-clerk');
    expect((await set(clerk, { mailing: 'digest', version: 0 })).status).toBe(200);
    const before = mails(clerk).length;
    await declared('zjw', '重发系统');
    await docket.worker?.stop();
    const dying = await docket.run('worker', { CHAOS: 'after-smtp-accept-before-mark' }, ['--activate']);
    const gone = new Promise((done) => dying.child.once('exit', done));
    const { now } = await readClock(docket.db.pool);
    await (await docket.as('zhengshi')).send('POST', '/clock/travels', { until: new Date(now + 86_400_000).toISOString() });
    await gone;
    expect(mails(clerk)).toHaveLength(before + 1);
    await docket.run('worker', {}, ['--activate']);
    await until(async () => (await readClock(docket.db.pool)).until === null, 90_000, 'the clock is there');
    await posted(60_000);
    const twice = mails(clerk).slice(before);
    expect(new Set(twice.map(({ messageId }) => messageId)).size).toBe(1);
    expect(twice).toHaveLength(2);
    const [first, second] = twice.map(({ id }) => readFileSync(join(docket.home, 'mailbox', `${id}.eml`), 'utf8').replace(/^X-Docket-Envelope: .*\r?\n/, '')); // what the mailbox itself notes of an arrival
    expect(first).toContain('Message-ID: <digest.demo-zjw-clerk.2019-04-15@docket>');
    expect(second).toBe(first);
    const { rows } = await docket.db.pool.query<{ state: string; ambiguous: number }>(`select state, ambiguous from digest where recipient_id = 'demo-zjw-clerk'`);
    expect(rows).toEqual([{ state: 'sent', ambiguous: 1 }]);
    expect((await notices(clerk)).filter(({ state }) => state !== 'sent')).toEqual([]);
  }, 180_000);
});

test('every notice has left by exactly one mail: its own, or one digest', async () => {
  const { rows } = await docket.db.pool.query<{ id: string; digest: string | null; mail: string }>(`select n.id, n.digest_id as digest, r.mail from notice n join person r on r.id = n.recipient_id where n.state = 'sent'`);
  const owed = [...new Set(rows.map(({ id, digest, mail }) => `<${(digest ?? id).replace(/[^A-Za-z0-9.-]/g, '.')}@docket> ${mail}`))].sort();
  const sent = [...new Set(docket.mailbox.listMails().map(({ messageId, to }) => `${messageId} ${to.join()}`))].sort();
  expect(sent).toEqual(owed);
});

test('who is told as herself reads her name, not the key of her queue', async () => {
  const { name } = (await ask(reviewer, ['GET', '/me'])).body;
  const told = await notices(reviewer);
  expect(told.find(({ subject }) => subject === '临期提醒：丁系统')?.toldAs).toBe(name);
  expect(told.find(({ subject }) => subject === '临期提醒：戊系统')?.toldAs).toBe('dept_reviewer@sh-zjw');
});

test('its runs replay', async () => expect(await replayed(docket)).toEqual({ failed: [], atLeast: true }), 60_000);
