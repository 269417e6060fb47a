import type { Logger } from 'pino';
import type { Database } from '../db/database';
import { standingsOf, type Standings } from '../db/reads/live';
import { look } from '../db/reads/sight';
import type { Record_ } from '../db/record/change';
import { queueKeys, scopedKeys } from '../domain/access/may';
import type { Actor } from '../domain/record/case';

/** What a page hears: it is connected, her queue changed, this process changed, the stream is alive, the session is over. */
export type Event = 'hello' | 'queue' | `process:${string}` | 'heart' | 'ended';
/** One open page: whose, under which session and until when, the process it shows, and how to tell it. */
export type Listener = { readonly sid: string; readonly personId: string; readonly until: number; readonly processId: string | null; readonly tell: (event: Event) => void; readonly end: () => void };
export type Live = { readonly join: (listener: Listener) => () => void; readonly stop: () => void };

type Heard = { queue: string; process: string };
type Keys = ReadonlyMap<string, readonly string[]>;

const LOOK_MS = 500; // so that who was disabled hears no more within a second
const HEART_MS = 20_000;

/**
 * Tells open pages what concerns them. While any is open, PostgreSQL is asked twice a second what stands; state is compared with state, so nothing is
 * missed between two apis, over a lost connection, or by commits that become visible out of order.
 */
export function createLive({ db, record, log }: { readonly db: Database; readonly record: Record_; readonly log: Logger }): Live {
  const open = new Map<Listener, Heard | null>();
  let timer: NodeJS.Timeout | undefined;
  let heartAt = Date.now();

  const round = async (): Promise<void> => {
    const here = [...open.keys()];
    const keys = await keysOf(record, here);
    const now = await standingsOf(db.pool, { sessions: distinct(here.map(({ sid }) => sid)), queues: distinct([...keys.values()].flat()), processes: distinct(here.flatMap(({ processId }) => processId ?? [])) });
    for (const listener of here) if (open.has(listener)) hear(open, listener, { keys, now });
    if (Date.now() - heartAt < HEART_MS) return;
    heartAt = Date.now();
    for (const { tell } of open.keys()) tell('heart');
  };
  const again = (): void => {
    timer = open.size === 0 ? undefined : setTimeout(() => void round().catch((err: unknown) => log.debug({ err }, 'live.not-now')).finally(again), LOOK_MS);
  };
  return {
    join: (listener) => {
      open.set(listener, null);
      if (!timer) again();
      return () => void open.delete(listener);
    },
    stop: () => {
      clearTimeout(timer);
      for (const { end } of open.keys()) end();
      open.clear();
    },
  };
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** The queues of everybody who listens, by the offices she holds at this moment. */
async function keysOf(record: Record_, here: readonly Listener[]): Promise<Keys> {
  const { offices } = await look(record);
  return new Map(distinct(here.map(({ personId }) => personId)).map((id) => [id, keysBefore(offices.actor(id))]));
}

/** Every queue that her page may show something of. */
const keysBefore = (me: Actor): string[] => [...queueKeys(me), ...scopedKeys(me).map(({ key }) => key)];

/** One page hears what has changed since it heard last; with its session over it hears that, and nothing after. */
function hear(open: Map<Listener, Heard | null>, listener: Listener, { keys, now }: { readonly keys: Keys; readonly now: Standings }): void {
  if (!now.sessions.includes(listener.sid) || Date.now() > listener.until) {
    open.delete(listener);
    listener.tell('ended');
    return listener.end();
  }
  const before = open.get(listener);
  const heard = heardBy(listener, keys, now);
  open.set(listener, heard);
  if (!before) return listener.tell('hello');
  if (before.queue !== heard.queue) listener.tell('queue');
  if (before.process !== heard.process && listener.processId !== null) listener.tell(`process:${listener.processId}`);
}

function heardBy({ personId, processId }: Listener, keys: Keys, { queues, processes }: Standings): Heard {
  return { queue: (keys.get(personId) ?? []).map((key) => `${key}=${queues[key] ?? ''}`).join(' '), process: processId === null ? '' : processes[processId] ?? '' };
}
