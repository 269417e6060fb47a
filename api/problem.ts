import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { ZodError } from 'zod';
import { codeOf, isNotNow } from '../db/database';
import { isRefusal, type Refusal } from '../domain/refusal';
import { problemText, type ProblemName } from './contract/problems';

export type ProblemBody = { type: string; title: string; status: number; detail: string; params?: Record<string, unknown>; errors?: { pointer: string; detail: string }[]; trace?: string };
type Extra = { readonly params?: Record<string, unknown>; readonly errors?: { pointer: string; detail: string }[]; readonly trace?: string };

/** The language a person reads: Chinese unless she asks for English. */
export const languageOf = (req: Request): 'zh' | 'en' => (req.get('Accept-Language')?.toLowerCase().startsWith('en') ? 'en' : 'zh');

/** A problem in words, without being sent: what a screen shows beside an act that is not possible yet. */
export function problemOf(name: ProblemName, language: 'zh' | 'en', extra: Extra = {}): ProblemBody {
  const text = problemText(name);
  const [title, detail] = text[language];
  return { type: `/problems/${name}`, title: filled(title, extra.params), status: text.status, detail: filled(detail, extra.params), ...extra };
}

function filled(sentence: string, params: Record<string, unknown> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

/** The problem a refusal is. */
export function refusalProblem(refusal: Refusal, language: 'zh' | 'en'): ProblemBody {
  const { refused, ...params } = refusal;
  const errors = 'faults' in refusal ? refusal.faults.map((fault) => ('pointer' in fault ? { pointer: fault.pointer, detail: fault.says } : { pointer: `${fault.file}:${fault.line}`, detail: fault.says })) : undefined;
  return problemOf(refused, language, { params, ...(errors && { errors }) });
}

/** Sends a problem of the door. */
export function sendProblem(res: Response, name: ProblemName, extra: Extra = {}): void {
  send(res, problemOf(name, languageOf(res.req), extra));
}

const send = (res: Response, body: ProblemBody): void => void res.status(body.status).type('application/problem+json').send(JSON.stringify(body));

/** Sends what an act came back with: its answer, or the problem its refusal is. */
export function reply(res: Response, status: number, answer: object): void {
  if (isRefusal(answer)) send(res, refusalProblem(answer, languageOf(res.req)));
  else res.status(status).json(answer);
}

/** Turns what was thrown into HTTP: a bad request, a world that is down, or our bug. Refusals never come this way. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (err: unknown, req, res, next) => {
    if (res.headersSent) return next(err);
    if (err instanceof ZodError) return sendProblem(res, 'invalid-request', { errors: err.issues.map(({ path, message }) => ({ pointer: `#/${path.join('/')}`, detail: message })) });
    if (isBodyFault(err)) return sendProblem(res, err.status === 413 ? 'too-large' : 'invalid-request', { errors: [{ pointer: '#', detail: err.type ?? 'unreadable body' }] });
    const trace = randomBytes(4).toString('hex').toUpperCase();
    if (isNotNow(err)) {
      log.warn({ code: codeOf(err), path: req.path, trace }, 'request.postponed');
      res.set('Retry-After', '5');
      return sendProblem(res, 'unavailable', { trace });
    }
    log.error({ err, path: req.path, trace }, 'request.failed');
    return sendProblem(res, 'internal', { trace });
  };
}

/** What the body parser and the router throw for a request they cannot read. */
const isBodyFault = (err: unknown): err is { status: number; type?: string } => typeof err === 'object' && err !== null && 'status' in err && typeof err.status === 'number' && err.status >= 400 && err.status < 500;
