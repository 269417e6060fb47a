import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { freePort } from './free-port';
import { realHome } from './home';
import { openMailFolder, type MailFolder, type MailLine, type StoredMail } from './mail-folder';
import { greetingOn, listen, type Hooks, type Listener, type Serving } from './mailbox-server';
import { readState, writeState } from './state-file';
import { noteWhere } from './where';

type Opening = Hooks & { home: string; log: Logger; port?: number };
export type Mailbox = {
  smtpUrl: string;
  port: number;
  adopted: boolean;
  messages(): readonly MailLine[];
  listMails(wish?: { after?: string | undefined; to?: string | undefined }): MailLine[];
  readMail(id: string): Promise<StoredMail | undefined>;
  stop(): Promise<void>;
};
type Post = { listener: Listener | undefined; folder: MailFolder; port: number };

const TAKE_OVER_MS = 500;

/**
 * Mail sent to `smtpUrl` is kept in this home and can be read here. Of several live Dockets of one home one listens and
 * all read the folder; when it goes, the next takes over its port.
 */
export async function startMailbox(opening: Opening): Promise<Mailbox> {
  const home = realHome(opening.home);
  const folder = openMailFolder(join(home, 'mailbox'));
  const serving: Serving = { ...opening, folder, name: nameOf(home) };
  const post = await occupy(portFileOf(home), serving, opening.port);
  noteWhere(home, { mailbox: { folder: join(home, 'mailbox') } });
  const isAdopted = post.listener === undefined;
  const stopWaiting = takeOverLater(post, serving);

  const messages = () => {
    if (!post.listener) folder.refresh();
    return folder.lines();
  };
  return {
    smtpUrl: `smtp://127.0.0.1:${post.port}`,
    port: post.port,
    adopted: isAdopted,
    messages,
    listMails: ({ after = '', to } = {}) => messages().filter((mail) => mail.id > after && (to === undefined || mail.to.includes(to))),
    readMail: async (id) => {
      messages();
      return folder.read(id);
    },
    stop: async () => {
      stopWaiting();
      await post.listener?.stop();
    },
  };
}

async function occupy(portFile: string, serving: Serving, wished: number | undefined): Promise<Post> {
  const { folder } = serving;
  let port = wished ?? readState<{ port: number }>(portFile)?.port ?? (await freePort());
  for (;;) {
    const listener = await listen(port, serving);
    if (listener || (await isOurs(port, serving))) {
      writeState(portFile, { port });
      return { listener, folder, port };
    }
    if (port === wished) throw new Error(`端口 ${port} 已被其他程序占用 / port ${port} is taken by another program`);
    port = await freePort();
  }
}

async function isOurs(port: number, { name }: Serving): Promise<boolean> {
  return (await greetingOn(port))?.includes(name) === true;
}

function takeOverLater(post: Post, serving: Serving): () => void {
  let isOver = false;
  let pending: NodeJS.Timeout;
  const tryAgain = async () => {
    if (post.listener || isOver) return;
    const listener = await listen(post.port, serving).catch(() => undefined);
    post.folder.refresh();
    if (isOver) await listener?.stop();
    else if (listener) post.listener = listener;
    else wait();
  };
  const wait = () => {
    pending = setTimeout(() => void tryAgain(), TAKE_OVER_MS).unref();
  };
  if (!post.listener) wait();
  return () => {
    isOver = true;
    clearTimeout(pending);
  };
}

// Two homes of one machine must not take each other's mailbox for their own.
function nameOf(home: string): string {
  return `Docket mailbox ${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
}

function portFileOf(home: string): string {
  return join(home, 'mailbox.json');
}
