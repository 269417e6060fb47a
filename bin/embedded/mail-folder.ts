import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

export type MailLine = { id: string; from: string; to: string[]; messageId: string; subject: string; receivedAt: number };
export type StoredMail = MailLine & { headers: { name: string; value: string }[]; text: string; html: string };
export type Arriving = { from: string; to: string[]; receivedAt: number; raw: Buffer };
export type MailFolder = {
  lines(): readonly MailLine[];
  refresh(): void;
  read(id: string): Promise<StoredMail | undefined>;
  store(arriving: Arriving): Promise<StoredMail>;
};

// What the envelope said, as the first header of the file: one file is one mail, whole or not there.
const ENVELOPE = 'X-Docket-Envelope: ';

/** Answers the mails of this folder, one .eml file each, numbered in the order of their arrival. */
export function openMailFolder(folder: string): MailFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const index = new Map<string, MailLine>();
  let newest = 0;
  const remember = (line: MailLine) => {
    index.set(line.id, line);
    newest = Math.max(newest, Number(line.id));
  };
  const refresh = () => {
    const unseen = idsIn(folder).filter((id) => !index.has(id));
    for (const id of unseen) remember(lineOf(readFileSync(join(folder, `${id}.eml`)), id));
  };
  refresh();

  // One after the other, so that nobody who reads on from an id ever passes over a mail that was still being written.
  let last: Promise<unknown> = Promise.resolve();
  const store = (arriving: Arriving) => {
    const stored = last.then(async () => {
      const mail = await parse(arriving.raw, { ...arriving, id: String(newest + 1).padStart(8, '0') });
      await write(folder, mail, arriving.raw);
      remember(shorten(mail));
      return mail;
    });
    last = stored.catch(() => undefined);
    return stored;
  };

  const read = async (id: string) => {
    const line = index.get(id);
    return line && parse(readFileSync(join(folder, `${id}.eml`)), line);
  };
  return { lines: () => [...index.values()], refresh, read, store };
}

function idsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d+\.eml$/.test(name))
    .map((name) => name.slice(0, -'.eml'.length))
    .sort();
}

type Envelope = Pick<MailLine, 'id' | 'from' | 'to' | 'receivedAt'>;

async function parse(raw: Buffer, { id, from, to, receivedAt }: Envelope): Promise<StoredMail> {
  const { messageId = '', subject = '', headers, text = '', html = '' } = await PostalMime.parse(raw);
  const ours = ENVELOPE.slice(0, -2).toLowerCase();
  const theirs = headers.filter(({ key }) => key !== ours).map(({ originalKey, value }) => ({ name: originalKey, value }));
  return { id, from, to, receivedAt, messageId, subject, headers: theirs, text, html };
}

function shorten({ id, from, to, messageId, subject, receivedAt }: MailLine): MailLine {
  return { id, from, to, messageId, subject, receivedAt };
}

async function write(folder: string, mail: StoredMail, raw: Buffer): Promise<void> {
  const draft = join(folder, `${mail.id}.part`);
  const envelope = `${ENVELOPE}${Buffer.from(JSON.stringify(shorten(mail))).toString('base64')}\r\n`;
  await flushed(draft, 'w', (file) => file.writeFile(Buffer.concat([Buffer.from(envelope), raw])));
  await rename(draft, join(folder, `${mail.id}.eml`));
  await flushed(folder, 'r', async () => undefined);
}

async function flushed(path: string, flags: string, work: (file: Awaited<ReturnType<typeof open>>) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

function lineOf(file: Buffer, id: string): MailLine {
  const first = file.subarray(0, file.indexOf('\r\n')).toString('latin1');
  const unknown: MailLine = { id, from: '', to: [], messageId: '', subject: '', receivedAt: 0 };
  if (!first.startsWith(ENVELOPE)) return unknown; // somebody's own file; it is shown, not understood
  return { ...unknown, ...(JSON.parse(Buffer.from(first.slice(ENVELOPE.length), 'base64').toString('utf8')) as MailLine), id };
}
