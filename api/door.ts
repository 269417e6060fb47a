import type { NextFunction, Request, Response } from 'express';
import { ZodError, type z } from 'zod';
import type { Asked, Behind, Changed, Record_ } from '../db/record/change';
import { keptText, type HashAlgorithm, type KeptText } from '../db/record/hash';
import type { Database } from '../db/database';
import type { Ring } from '../doorbell/ring';
import type { ProcessKind } from '../domain/record/facts';
import { isRefusal, type Refusal } from '../domain/refusal';
import { CommandId, isKeepable } from './contract/common';
import type { Logger } from 'pino';

/** What every route is given. */
export type Desk = { readonly db: Database; readonly record: Record_; readonly ring: Ring; readonly algorithm: HashAlgorithm; readonly log: Logger; readonly jurisdiction: string; readonly kind: 'demo' | 'test' | 'production'; readonly point?: (name: string) => Promise<void> };

const DEEPEST = 24;
const MOST_VALUES = 20_000;

/** Refuses a body that nothing of ours could keep or walk: too deep, too many values, half characters, U+0000, numbers beyond all numbers. */
export function soundBody(req: Request, res: Response, next: NextFunction): void {
  res.locals['arrivedAt'] = Date.now(); // the whole request is here
  const fault = faultOf(req.body);
  if (fault) throw new ZodError([{ code: 'custom', path: [], message: fault, input: undefined }]);
  next();
}

function faultOf(body: unknown): string | undefined {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  for (let seen = 0, next = open.pop(); next !== undefined; next = open.pop(), seen += 1) {
    const { value, depth } = next;
    const fault = depth > DEEPEST || seen > MOST_VALUES ? 'too-deep' : unsoundValue(value);
    if (fault) return fault;
    for (const [name, inner] of membersOf(value)) {
      if (!isSoundName(name)) return 'forbidden-name';
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}

function unsoundValue(value: unknown): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return 'not-a-number';
  return typeof value === 'string' && !isKeepable(value) ? 'unstorable-text' : undefined;
}

const isSoundName = (name: string): boolean => name !== '__proto__' && name !== 'constructor' && isKeepable(name);
const membersOf = (value: unknown): [string, unknown][] => (typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? Object.entries(value) : []);

/** An id as it stands in an address; one that no thing can have is answered like one that no thing has. */
export function idOf(req: Request, name: string): string {
  const id = String(req.params[name] ?? '').slice(0, 130);
  return isKeepable(id) ? id : '';
}

/** Who asks. */
export const actorIdOf = (res: Response): string => String(res.locals['actorId']);

/** An act as it came in: its command id, its words made into texts, and the instant at which all of it was here. */
export type Incoming<B> = { readonly body: B; readonly asked: Asked; readonly text: (words: string) => string };

/** Reads an act at the door. What is wrong is thrown with its pointer; nothing is written. */
export function incoming<S extends z.ZodType>(desk: Desk, { req, res }: { req: Request; res: Response }, schema: S): Incoming<z.infer<S>> {
  const commandId = CommandId.safeParse(req.get('Idempotency-Key'));
  if (!commandId.success) throw new ZodError([{ code: 'custom', path: ['Idempotency-Key'], message: 'a UUID made once for this intention', input: undefined }]);
  const body = schema.parse(req.body ?? {});
  const texts: KeptText[] = [];
  const text = (words: string): string => {
    const kept = keptText(desk.algorithm, words);
    texts.push(kept);
    return kept.id;
  };
  const content = stable({ of: `${req.method} ${req.originalUrl.split('?')[0] ?? ''}`, body });
  return { body, text, asked: { commandId: commandId.data, actorId: actorIdOf(res), content, arrivedAt: Number(res.locals['arrivedAt']), texts } };
}

/** One spelling of a request's content, whatever the order of its members. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

/** Whoever carries mail or prints letters is told that there is something. */
function ringHands({ ring }: Desk, { tells, prints }: Changed): void {
  if (tells) ring.postman();
  if (prints) ring.clerk();
}
const kindOf = ({ processId, kind }: Behind, kinds: Readonly<Record<string, ProcessKind>>): ProcessKind => kinds[processId] ?? kind ?? 'projectLifecycle';

/** After the commit: rings whoever has news, and answers with what is true now. */
export async function recorded<A extends object>(desk: Desk, kinds: Readonly<Record<string, ProcessKind>>, changed: Refusal | Changed<A>): Promise<Refusal | (A & { processId: string; moving: boolean })> {
  if (isRefusal(changed)) return changed;
  await desk.point?.('after-commit-before-reply');
  for (const each of changed.behind) desk.ring.process({ ...each, kind: kindOf(each, kinds) });
  ringHands(desk, changed);
  return { ...changed.answer, processId: changed.behind[0]?.processId ?? Object.keys(kinds)[0] ?? '', moving: true };
}
