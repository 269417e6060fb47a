import { z } from 'zod';
import { DayMark, Instant, Words } from './common';

export const SignIn = z.strictObject({ login: z.string().min(1).max(64), password: z.string().min(1).max(256) });
export const Office = z.object({ role: z.string(), roleName: Words, organ: z.string(), organName: Words });
/** What anyone may read before signing in: public facts and, in a demo, whom one can be. */
export const SignInPage = z.object({
  kind: z.enum(['demo', 'test', 'production']), jurisdiction: Words, now: Instant,
  windows: z.array(z.object({ channel: z.string(), name: Words, cutoffAt: Instant.nullable(), dayMark: DayMark })),
  people: z.array(z.object({ login: z.string(), password: z.string(), name: z.string(), office: Words })),
});
/** Who is signed in, where she may go, and the token her acts carry in `X-CSRF-Token`. */
export const Me = z.object({
  id: z.string(), login: z.string(), name: z.string(), locale: z.string(), offices: z.array(Office), csrfToken: z.string(),
  kind: z.enum(['demo', 'test', 'production']), jurisdiction: Words, now: Instant,
  navigation: z.array(z.enum(['workbench', 'tasks', 'projects', 'declaration', 'meetings', 'supervision', 'evaluations', 'mailbox', 'clock', 'operations', 'administration'])),
  counts: z.object({ todo: z.int(), unread: z.int() }), movement: z.enum(['running', 'paused']),
});
export const TokenUse = z.strictObject({ token: z.string().min(20).max(200), password: z.string().min(10).max(256) });
