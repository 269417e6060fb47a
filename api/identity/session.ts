import connectPgSimple from 'connect-pg-simple';
import cookieParser from 'cookie-parser';
import { doubleCsrf } from 'csrf-csrf';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Pool } from '../../db/database';
import { sessionOf } from '../../db/sign-in';
import { sendProblem } from '../problem';

declare module 'express-session' {
  interface SessionData { personId: string; signedInAt: number }
}

const IDLE_MS = 60 * 60_000; // 等保三级: an hour at the desk without a click ends the session
const LONGEST_MS = 12 * 60 * 60_000;
const TOUCH_MS = 60_000;
const MOST_SESSIONS = 10_000;
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export type Sessions = { readonly handlers: RequestHandler[]; readonly tokenFor: (req: Request, res: Response) => string };

/** Sessions kept by the server, in PostgreSQL: ended everywhere at once, and never readable by a script. */
export function createSessions(pool: Pool, secret: string): Sessions {
  const Store = connectPgSimple(session);
  const kept = (rolling: boolean): RequestHandler => session({
    store: sparing(pool, new Store({ pool: pool, tableName: 'session', createTableIfMissing: false, pruneSessionInterval: false }), rolling), name: 'docket.sid', secret, resave: false, saveUninitialized: false, rolling,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: IDLE_MS, path: '/' },
  });
  const [prolonged, left] = [kept(true), kept(false)];
  const keep: RequestHandler = (req, res, next) => void (isUnattended(req) ? left : prolonged)(req, res, next);
  const csrf = doubleCsrf({
    getSecret: () => secret, getSessionIdentifier: (req) => req.session.id, cookieName: 'docket.csrf', cookieOptions: { sameSite: 'lax', secure: false, path: '/' },
    getCsrfTokenFromRequest: (req) => req.get('X-CSRF-Token'),
  });
  const guard: RequestHandler = (req, res, next) => {
    if (SAFE.has(req.method) || isSignIn(req) || req.session.personId === undefined) return next(); // who is not signed in hears that, not that her page is old
    if (!csrf.validateRequest(req)) return sendProblem(res, 'csrf');
    next();
  };
  return { handlers: [cookieParser(), sameOrigin, keep, guard], tokenFor: (req, res) => csrf.generateCsrfToken(req, res, { overwrite: false }) };
}

/** What an open page reads by its own clockwork, while nobody is at it, says so: it is no click, and the session ends in its time. */
const isUnattended = (req: Request): boolean => SAFE.has(req.method) && req.get('X-Unattended') !== undefined;

/** A session is read at every click, planned once a connection. A click prolongs it; written down once a minute, for each writing is a commit that the click would wait for. */
function sparing(pool: Pool, store: session.Store, prolongs: boolean): session.Store {
  const written = new Map<string, number>();
  const touch = store.touch?.bind(store);
  return Object.assign(store, {
    get(sid: string, done: (err: unknown, kept?: session.SessionData | null) => void) {
      sessionOf<session.SessionData>(pool, sid).then((kept) => done(null, kept), done);
    },
    touch(sid: string, kept: session.SessionData, done?: () => void) {
      const now = performance.now();
      if (!prolongs || now - (written.get(sid) ?? -TOUCH_MS) < TOUCH_MS) return done?.();
      if (written.size > MOST_SESSIONS) written.clear();
      written.set(sid, now);
      touch?.(sid, kept, done);
    },
  });
}

/** Before there is a session there is no token; there the origin speaks. */
const isSignIn = (req: Request): boolean => req.method === 'POST' && (req.path === '/session' || req.path === '/tokens');

/** A page of somebody else may not act here, whatever cookies it sends along. */
function sameOrigin(req: Request, res: Response, next: NextFunction): void {
  if (!SAFE.has(req.method) && isForeign(req)) return sendProblem(res, 'csrf');
  next();
}

function isForeign(req: Request): boolean {
  const [origin, site] = [req.get('Origin'), req.get('Sec-Fetch-Site')];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return origin !== undefined && hostOf(origin) !== req.get('Host');
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** Lets only signed-in people through; who was disabled has no session left. */
export function signedIn(req: Request, res: Response, next: NextFunction): void {
  const { personId, signedInAt } = req.session;
  if (personId === undefined || Date.now() - (signedInAt ?? 0) > LONGEST_MS) return sendProblem(res, 'not-signed-in');
  res.locals['actorId'] = personId;
  next();
}

/** The instant at which a session is over, however busy its person was. */
export const endsAt = (req: Request): number => (req.session.signedInAt ?? 0) + LONGEST_MS;

type Answered = (err?: unknown) => void;
const told = (ask: (answered: Answered) => void): Promise<void> => new Promise((done, failed) => {
  ask((err) => (err === undefined || err === null ? done() : failed(err instanceof Error ? err : new Error('the session store refused'))));
});

/** Begins a session under a new id, so that nobody can have prepared it. */
export async function beginSession(req: Request, personId: string): Promise<void> {
  await told((answered) => req.session.regenerate(answered));
  Object.assign(req.session, { personId, signedInAt: Date.now() });
  await told((answered) => req.session.save(answered));
}

/** Ends a session on the server. */
export const endSession = (req: Request): Promise<void> => told((answered) => req.session.destroy(answered));
