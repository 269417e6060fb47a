import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { startMailbox } from '../../bin/embedded/mailbox';
import { until } from '../../bin/embedded/processes';
import { aPlaceForHomes, silent } from './a-home';

const place = aPlaceForHomes();
afterAll(() => place.clear());

const open = (home: string, more: object = {}) => startMailbox({ home, log: silent, ...more });
const letter = (more: SendMailOptions = {}): SendMailOptions => ({
  from: 'docket@docket.example',
  to: '经办人 <clerk@sh-jxw.example>',
  subject: '督办提醒：「信用信息平台」还剩 3 个工作日',
  text: '请于 2019-06-28 前完成。',
  html: '<p>请于 <b>2019-06-28</b> 前完成。</p>',
  messageId: '<notice-1@docket.example>',
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...more,
});
const send = (smtpUrl: string, more?: SendMailOptions) => createTransport(smtpUrl).sendMail(letter(more));

test('a mail in Chinese is kept as it was written, with its envelope, also over a restart', async () => {
  const home = place.aHome();
  const first = await open(home);
  await send(first.smtpUrl, { envelope: { from: 'bounce@docket.example', to: ['clerk@sh-jxw.example', 'leader@sh-jxw.example'] } });
  const expected = {
    id: '00000001',
    from: 'bounce@docket.example',
    to: ['clerk@sh-jxw.example', 'leader@sh-jxw.example'],
    subject: '督办提醒：「信用信息平台」还剩 3 个工作日',
    messageId: '<notice-1@docket.example>',
  };
  expect(first.messages()).toMatchObject([expected]);
  await first.stop();

  const second = await open(home);
  expect(second.smtpUrl).toBe(first.smtpUrl);
  expect(second.messages()).toEqual(first.messages());
  const mail = await second.readMail('00000001');
  expect(mail).toMatchObject({ ...expected, text: expect.stringContaining('请于 2019-06-28 前完成。'), html: expect.stringContaining('<b>2019-06-28</b>') });
  expect(mail?.headers).toContainEqual({ name: 'Auto-Submitted', value: 'auto-generated' });
  expect(JSON.stringify(mail?.headers)).not.toContain('Docket-Envelope');
  await send(second.smtpUrl);
  expect(second.messages().map(({ id }) => id)).toEqual(['00000001', '00000002']);
  await second.stop();
});

test('lists are read on from a mail, and by recipient', async () => {
  const { smtpUrl, listMails, readMail, stop } = await open(place.aHome());
  await Promise.all(['a@x.example', 'b@x.example', 'a@x.example'].map((to) => send(smtpUrl, { to })));
  expect(listMails().map(({ id }) => id)).toEqual(['00000001', '00000002', '00000003']);
  expect(listMails({ after: '00000002' })).toHaveLength(1);
  expect(listMails({ to: 'a@x.example' })).toHaveLength(2);
  expect(listMails({ to: 'c@x.example' })).toEqual([]);
  expect(await readMail('00000009')).toBeUndefined();
  expect(await readMail('../../etc/passwd')).toBeUndefined();
  await stop();
});

test('two hundred mails at once are two hundred mails', async () => {
  const { smtpUrl, messages, stop } = await open(place.aHome());
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 3 } as Parameters<typeof createTransport>[0]);
  await Promise.all(Array.from({ length: 200 }, (_, n) => transport.sendMail(letter({ messageId: `<${n}@docket.example>` }))));
  transport.close();
  expect(new Set(messages().map(({ messageId }) => messageId)).size).toBe(200);
  await stop();
});

test('a mail above 2 MB is refused and nothing of it is kept', async () => {
  const { smtpUrl, messages, stop } = await open(place.aHome());
  await expect(send(smtpUrl, { text: 'x'.repeat(2_200_000) })).rejects.toMatchObject({ responseCode: 552 });
  expect(messages()).toEqual([]);
  await stop();
});

test('a line dropped before the 250 leaves the mail stored and the sender in doubt', async () => {
  let drops = 1;
  const onMessage = (_mail: unknown, line: { drop(): void }) => (drops-- > 0 ? line.drop() : undefined);
  const { smtpUrl, messages, stop } = await open(place.aHome(), { onMessage });
  await expect(send(smtpUrl)).rejects.toThrow();
  await send(smtpUrl);
  expect(messages().map(({ messageId }) => messageId)).toEqual(['<notice-1@docket.example>', '<notice-1@docket.example>']);
  await stop();
});

test('a mail refused on arrival is not stored', async () => {
  const onArrival = () => {
    throw Object.assign(new Error('come back later'), { responseCode: 451 });
  };
  const { smtpUrl, messages, stop } = await open(place.aHome(), { onArrival });
  await expect(send(smtpUrl)).rejects.toMatchObject({ responseCode: 451 });
  expect(messages()).toEqual([]);
  await stop();
});

test('a second Docket of the home reads what the first receives, and takes over when it goes', async () => {
  const home = place.aHome();
  const first = await open(home);
  const second = await open(home);
  expect(second).toMatchObject({ adopted: true, smtpUrl: first.smtpUrl });
  await send(first.smtpUrl);
  expect(second.messages()).toHaveLength(1);
  await first.stop();
  expect(await until(() => send(second.smtpUrl).then(() => true, () => false), 5_000)).toBe(true);
  expect(second.messages().map(({ id }) => id)).toEqual(['00000001', '00000002']);
  await second.stop();
});

test('a port that another program has taken is exchanged, unless it was asked for', async () => {
  const home = place.aHome();
  const first = await open(home);
  await first.stop();
  const squatter = createServer((socket) => socket.end('220 somebody else\r\n'));
  await new Promise<void>((done) => squatter.listen(first.port, '127.0.0.1', done));
  const second = await open(home);
  expect(second.port).not.toBe(first.port);
  await second.stop();
  await expect(open(home, { port: first.port })).rejects.toThrow(String(first.port));
  squatter.close();
});

test('what else lies in the folder does no harm', async () => {
  const home = place.aHome();
  const first = await open(home);
  await send(first.smtpUrl);
  await first.stop();
  const folder = join(home, 'mailbox');
  writeFileSync(join(folder, '00000002.part'), 'torn');
  writeFileSync(join(folder, '00000007.eml'), 'Subject: by hand\r\n\r\nhello\r\n');
  const second = await open(home);
  await send(second.smtpUrl);
  expect(second.messages().map(({ id }) => id)).toEqual(['00000001', '00000007', '00000008']);
  expect(await second.readMail('00000007')).toMatchObject({ text: expect.stringContaining('hello') });
  expect(readdirSync(folder)).toContain('00000008.eml');
  await second.stop();
});
