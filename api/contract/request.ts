import { z } from 'zod';
import { DayMark, FieldView, Id, Instant, MayDo, Named, Recorded, saying, textOf, TimelineEntry, Words } from './common';
import { FormView } from './form';
import { OpenTasks } from './handing';

const Data = z.record(z.string().max(80), z.unknown()); // the pack's form says what belongs in it

export const AskRequest = z.strictObject({ kind: Id, data: Data });
export const ResubmitRequest = z.strictObject({ data: Data, answers: z.array(z.strictObject({ n: z.int().min(1), text: saying(4000) })).max(50) });
export const WithdrawRequest = z.strictObject({ reason: textOf(1000).optional() });
export const RequestAsked = Recorded.extend({ requestId: z.string(), projectId: z.string() });
export const RequestActed = Recorded.extend({ requestId: z.string() });

/** What a change asks, each item with what it replaces; `from` is null where nothing of a service was approved. */
export const ChangeView = z.object({
  amount: z.object({ fromFen: z.int(), toFen: z.int() }).nullable(), cloud: z.array(z.object({ service: z.string(), name: Words, unit: Words, from: z.int().nullable(), to: z.int() })), scope: z.string().nullable(), reason: z.string(),
});
/** A request as a list or a decision shows it. */
export const RequestView = z.object({
  id: z.string(), kind: z.string(), kindName: Words, projectId: z.string(), number: z.string(), title: z.string(), unit: Named, askedAt: Instant, outcome: z.string().nullable(), outcomeName: Words.nullable(),
  effect: z.string(), fields: z.array(FieldView), change: ChangeView, dayMark: DayMark.nullable(), waitsForApplicant: z.boolean(), moving: z.boolean(),
}).meta({ id: 'Request' });
/** What may be asked of a project by the reader, each with its form. */
export const RequestKinds = z.object({ kinds: z.array(z.object({ id: z.string(), name: Words, effect: z.string(), form: FormView })) }).meta({ id: 'RequestKinds' });
export const RequestPage = z.object({
  at: Instant, version: z.int(), moving: z.boolean(), request: RequestView, items: z.array(z.object({ n: z.int(), text: z.string() })), data: z.record(z.string(), z.unknown()), form: FormView.nullable(), timeline: z.array(TimelineEntry), may: z.array(MayDo), tasks: OpenTasks,
}).meta({ id: 'RequestPage' });
