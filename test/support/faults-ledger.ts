import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { commandIdOf, Refusal, type Visitor } from '../../bin/first-run/client';

/** How a call ended for the person who made it. `unknown` is what she sees when the line breaks: it may have happened. */
export type Ended = 'ok' | 'refused';
export type Call = { readonly name: string; readonly who: string; readonly method: 'POST' | 'DELETE'; readonly path: string; readonly body?: object };
export type Entry = {
  readonly commandId: string; readonly name: string; readonly who: string; tries: number; unknowns: number; ended: Ended | undefined;
  answer: Record<string, unknown> | undefined; refusal: string | undefined; longestMs: number;
};
/** What every client saw, kept apart from the product: a line before each call and a line after it. */
export type Ledger = {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Answers of the product that no fault excuses: an internal error, a line that is not a problem. */
  readonly bad: readonly string[];
  /** Makes a call until its end is known, with the same command id. */
  readonly call: (as: (login: string) => Promise<Visitor>, call: Call) => Promise<Entry>;
};

const GIVE_UP_MS = 240_000;

/** Opens a ledger in a file of JSON lines. */
export function openLedger(file: string): Ledger {
  const entries = new Map<string, Entry>();
  const bad: string[] = [];
  const write = (line: object): void => appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
  const once = async (visitor: Visitor, call: Call, entry: Entry): Promise<void> => {
    write({ state: 'invoked', commandId: entry.commandId, ...call, attempt: entry.tries });
    try {
      entry.answer = await visitor.act(call.name, call.method, call.path, call.body);
      entry.ended = 'ok';
      write({ state: 'ok', commandId: entry.commandId, answer: entry.answer });
    } catch (err) {
      note(entry, err, bad);
      write({ state: entry.ended === 'refused' ? 'failed' : 'unknown', commandId: entry.commandId, why: String(err) });
    }
  };
  return {
    entries, bad,
    async call(as, call) {
      const entry: Entry = { commandId: commandIdOf(call.name), name: call.name, who: call.who, tries: 0, unknowns: 0, ended: undefined, answer: undefined, refusal: undefined, longestMs: 0 };
      if (entries.has(call.name)) throw new Error(`${call.name} was called before`);
      entries.set(call.name, entry);
      const began = performance.now();
      const visitor = await as(call.who);
      while (entry.ended === undefined) {
        entry.tries += 1;
        await once(visitor, call, entry);
        if (entry.ended === undefined) await pause(100 + 50 * Math.min(entry.tries, 10));
        if (performance.now() - began > GIVE_UP_MS) throw new Error(`${call.name} never ended: ${JSON.stringify(entry)}`);
      }
      entry.longestMs = performance.now() - began;
      return entry;
    },
  };
}

/** What a client of HTTP throws when the line breaks before or within the answer; by name, since a test has a TypeError and an Error of its own. */
const BROKEN_LINE = new Set(['TypeError', 'SyntaxError']);

function note(entry: Entry, err: unknown, bad: string[]): void {
  if (err instanceof Refusal && err.status < 500) {
    entry.ended = 'refused';
    entry.refusal = err.type.replace('/problems/', '');
    return;
  }
  entry.unknowns += 1;
  if (err instanceof Refusal && err.status !== 503) bad.push(`${entry.name}: ${err.message} ${JSON.stringify(err.body)}`);
  else if (!(err instanceof Refusal) && !BROKEN_LINE.has(String(err).split(':')[0] ?? '')) bad.push(`${entry.name}: ${String(err)}`);
}
