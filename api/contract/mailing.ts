import { z } from 'zod';
import { MAILINGS } from '../../domain/mailing/habits';
import { TimeOfDay } from '../../domain/policy/item';
import { Instant } from './common';

const Habits = { mailing: z.enum(MAILINGS), digestAt: TimeOfDay, quiet: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).nullable(), quietOnRestDays: z.boolean() };
/** How I want to be written to. `version` is of the habits I have read; whoever set others meanwhile is not overwritten. */
export const SetHabits = z.strictObject({ ...Habits, version: z.int().min(0) });
/** My habits, and what waits for me by them: how many mails, and when the first of them leaves. */
export const MailHabits = z.object({ ...Habits, version: z.int(), waiting: z.object({ count: z.int(), nextAt: Instant.nullable() }) });
/** `anew`: how many mails that waited are looked at by the new habits. */
export const HabitsSet = z.object({ version: z.int(), anew: z.int() });
