import { z } from 'zod';
import { ChangeCalendar } from './operations';
import { Id, Instant, Named, saying, Words } from './common';

const Login = z.string().regex(/^[a-z][a-z0-9._-]{1,39}$/);
export const PeopleQuery = z.strictObject({ find: z.string().max(60).default(''), after: z.string().max(64).default('') });
const HeldOffice = z.object({ role: z.string(), roleName: Words, organ: Named });
export const People = z.object({ rows: z.array(z.object({ id: z.string(), login: z.string(), name: z.string(), mail: z.string(), state: z.enum(['active', 'disabled']), invited: z.boolean(), offices: z.array(HeldOffice) })), next: z.string().nullable(), may: z.array(z.string()) });
export const OpenAccount = z.strictObject({ login: Login, name: saying(40), mail: z.email().max(120), reason: saying(300) });
export const AccountOpened = z.object({ id: z.string(), login: z.string(), name: z.string(), mail: z.string() });
/** The token is shown to whoever asked for it and kept nowhere; it is good for a day and spent once. */
export const Invited = z.object({ token: z.string() });
export const Why = z.strictObject({ reason: saying(300) });
/** `to`: who takes everything over that she may have; without her, all goes back to its queue. */
export const HandOver = z.strictObject({ to: Id.nullable(), reason: saying(300) });
/** What became of each task of one process: with whom it is now, or back in its queue and by which refusal. */
const HandedRow = z.object({ processId: z.string(), title: z.string(), tasks: z.array(z.object({ taskId: z.string(), to: z.string().nullable(), why: z.string().nullable() })) });
export const HandedOver = z.object({ rows: z.array(HandedRow) });
/** How much somebody holds, and who holds an office of hers. */
export const HandOverPage = z.object({ person: z.object({ id: z.string(), name: z.string() }), tasks: z.int(), processes: z.int(), candidates: z.array(z.object({ id: z.string(), name: z.string() })) });
export const Disabled = z.object({ disabled: z.literal(true) });
export const AskOffice = z.strictObject({ person: Id, role: Id, organ: Id, ends: z.boolean().default(false), reason: saying(300) });
export const OfficeAsked = z.object({ id: z.string() });
export const OfficeChanges = z.object({ rows: z.array(z.object({ id: z.string(), person: z.object({ id: z.string(), name: z.string() }), role: z.string(), roleName: Words, organ: Named, ends: z.boolean(), reason: z.string(), by: z.string(), at: Instant, confirmedAt: Instant.nullable(), mayConfirm: z.boolean() })), roles: z.array(z.object({ role: z.string(), name: Words })), organs: z.array(Named), may: z.array(z.string()) });
export const Confirmed = z.object({ confirmed: z.literal(true) });

export const CalendarProposed = z.object({ id: z.string() });
export const CalendarChanges = z.object({
  rows: z.array(z.object({ id: z.string(), days: ChangeCalendar.shape.days, reason: z.string(), by: z.string(), at: Instant, confirmedBy: z.string().nullable(), confirmedAt: Instant.nullable(), version: z.int().nullable(), moved: z.int().nullable(), mayConfirm: z.boolean() })),
  may: z.array(z.string()),
});
