import { z } from 'zod';
import { Service } from './cloud';
import { Code, Day, Id, Name, Source, Words, type Deep } from './item';
import { Group } from './groups';
import { IndicatorSet } from './indicators';
import { Ladder } from './ladder';
import { Letter, Series, Template } from './letter';
import { PackPhrase } from './phrases';
import { MemberList, Plan } from './plan';
import { CONDITIONS, RequestKind } from './request';
import { Rule } from './rule';

const clauseText = z
  .strictObject({
    says: z.string().min(1), // the document's own words
    means: z.string().optional(),
    doneBy: z.array(z.string().regex(/^[a-z]+:.+$/)).optional(), // 'rule:<id>', 'task:<id>' … what carries the clause out
    notAutomated: z.string().optional(), // else why nothing does
  })
  .refine((it) => it.doneBy !== undefined || it.notAutomated !== undefined, { message: 'says neither doneBy nor notAutomated' });

export const PackDocument = z.strictObject({
  document: z.string().min(1),
  title: z.string().min(1),
  shortTitle: z.string().min(1),
  inForceOn: Day,
  source: Source, // of inForceOn: most documents bear no date of their own
  clauses: z.record(z.string(), clauseText),
});

export const Organ = z.strictObject({
  id: Id,
  name: Words,
  aliases: z.array(z.string()),
  kind: z.enum(['organ', 'institution', 'enterprise', 'collective', 'role', 'group', 'office']),
  parent: Id.optional(), // an office under its department, a working group under its leading group
  subsetOf: Id.optional(), // 有关部门: which of them an administrator names
  plays: z.array(z.strictObject({ organ: Id, from: Day.optional(), to: Day.optional(), source: Source })).optional(),
  note: z.string().optional(),
  source: Source,
});

export const RoleDef = z.strictObject({ role: Name, name: Words, source: Source });

export const Window = z
  .strictObject({
    id: Id,
    channel: Code,
    name: Words,
    rule: Id,
    ladder: Id, // who is reminded before the last day
    cutoffs: z.array(z.strictObject({ year: z.int(), lastDay: Day, source: Source })).optional(),
    yearly: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/).optional(), // the same day each year
    source: Source,
  })
  .refine((it) => (it.cutoffs === undefined) !== (it.yearly === undefined), { message: 'needs either cutoffs by year or one yearly day' });

export const AttachmentKind = z.strictObject({ kind: Id, name: Words, help: Words.optional(), source: Source });
export const ProjectKind = z.strictObject({ kind: Code, name: Words, documents: z.array(Id), source: Source });
const Acceptance = z.strictObject({ documents: z.array(Id).min(1), source: Source }); // what an application for acceptance brings
export const Channel = z.strictObject({ channel: Code, name: Words, acceptance: Acceptance, source: Source });
export const Milestone = z.strictObject({ id: Id, name: Words, source: Source }); // in the order in which a build reaches them

export const Form = z.strictObject({
  id: Id,
  name: Words,
  schema: z.record(z.string(), z.unknown()), // JSON Schema 2020-12
  fields: z.array(z.strictObject({ name: z.string(), label: Words, help: Words.optional(), source: Source })), // in the order asked
  source: Source,
});

const Place = z.union([z.strictObject({ organ: Id }), z.strictObject({ relation: z.enum(['unit', 'department', 'lead', 'provider', 'group', 'sender', 'meeting']) })]); // sender: the department whose batch a case is; meeting: the body that sits
/**
 * at: feel is an expression over the route's inputs that names an organ.
 * when: it sits only where the case is like that. each: every holder of the office has a task of her own. chosen: a person whom the decider before names among the holders.
 * weight: what its vote counts. empty: what is done where nobody holds the office; left out, the task waits in its queue.
 */
const Seat = z.strictObject({
  id: Id, role: Name, at: z.union([Place, z.strictObject({ feel: z.string().min(1) })]), when: z.enum(CONDITIONS).optional(), each: z.literal(true).optional(), chosen: z.literal(true).optional(), weight: z.int().min(1).max(1000).optional(),
  empty: z.union([z.literal('skip'), z.literal('ask-admin'), z.strictObject({ escalate: z.strictObject({ role: Name, organ: Id }) })]).optional(), source: Source,
});
/** 评审会: who confirms and who votes, how many must be able to vote on an item, and what share of the cast votes carries; more than half, so that no two sides have it. */
const Meeting = z.strictObject({ chair: Name, members: z.array(Name).min(1), quorum: z.int().min(1), needs: z.strictObject({ share: z.int().min(1), of: z.int().min(1) }).refine(({ share, of }) => share <= of && share * 2 > of, { message: 'is no majority' }), source: Source });
/** How votes come to one outcome. `quorum` counts who voted, abstentions too; `tie` is for half of the votes cast, where as much speaks for as against; `casting` is the seat that decides it. */
const Vote = z.strictObject({
  needs: z.union([z.strictObject({ count: z.int().min(1) }), z.strictObject({ weight: z.int().min(1) }), z.strictObject({ ratio: z.tuple([z.int().min(1), z.int().min(1)]), of: z.enum(['cast', 'seats']) })]),
  quorum: z.int().min(1).optional(), veto: z.array(Id).min(1).optional(), abstention: z.boolean().default(true), tie: z.union([z.literal('agreed'), z.literal('not-agreed'), z.strictObject({ casting: Id })]), source: Source,
});
/** 会签 all-agree, 或签 one-agrees, 依次 in-order, 票签 vote. */
const Settles = z.union([z.literal('all-agree'), z.literal('one-agrees'), z.literal('in-order'), z.strictObject({ vote: Vote })]);
/** A FEEL condition over the route's inputs: the step is passed over, with this as its reason, where it does not hold. */
const If = z.strictObject({ feel: z.string().min(1), source: Source });
const Step = z.strictObject({ id: Id, name: Words, seats: z.array(Seat).min(1).refine((seats) => seats.some(({ when }) => when === undefined), { message: 'none of them always sits' }), ladder: Id.optional(), settles: Settles, after: z.array(Id).optional(), if: If.optional(), notBy: z.array(Id).min(1).optional(), offers: z.array(z.enum(['agree', 'disagree', 'return'])).min(1).optional(), proposes: z.literal('approval').optional(), meeting: Meeting.optional() }); // meeting: it may be decided by one instead, several files at once; after: the steps it waits for, the one before when left out; notBy: routes of this case whose deciders do not sit here; offers: what may be said there, everything when left out

/** differentPeople: nobody takes two seats of it. repeated: who agreed at an earlier step of the round (or at the one before) is not asked again. resumption: where a file goes that comes back. */
export const Route = z.strictObject({ id: Id, name: Words, steps: z.array(Step).min(1), differentPeople: z.boolean().default(false), repeated: z.enum(['once', 'consecutive']).optional(), resumption: z.enum(['back', 'forward', 'choice']).optional(), source: Source });

/** Who owes what is awaited, and until when: counted by its ladder, or by a day in a year after that of its subject. Without a ladder, what is awaited brings its own. */
export const Wait = z.strictObject({
  wait: Id, name: Words, ladder: Id.optional(), asks: z.array(z.union([z.literal('attendees'), z.strictObject({ role: Name, at: Place })])).min(1), // attendees: those asked to a meeting
  due: z.union([z.strictObject({ of: z.literal('meeting') }), z.strictObject({ day: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), yearsAfter: z.int().min(0) })]).optional(), tells: z.literal(true).optional(), needs: z.array(Id).min(1).optional(), source: Source, // tells: those asked hear of it when it begins; needs: documents that are reported before it can end
});

export const Parameter = z.strictObject({
  id: Id,
  name: Words,
  unit: z.string().min(1),
  history: z.array(z.strictObject({ from: Day, value: z.int(), source: Source })).min(1),
});

export const Gate = z.strictObject({
  id: Id,
  name: Words,
  asks: z.array(Id).min(1),
  refuses: z.array(Id), // of those asked: a ruling that does not hold refuses the act; the others are only shown
  at: z.array(z.string().regex(/^[a-z-]+\.[a-z-]+$/)).min(1),
  source: Source,
});

export const Setting = z.strictObject({ value: z.union([z.string(), z.int(), z.boolean()]), source: Source });
export const Settings = z.record(Name, Setting);

export const PackHead = z.strictObject({
  jurisdiction: Id,
  version: z.string().min(1),
  utcOffset: z.string().regex(/^[+-](0\d|1[0-4]):[0-5]\d$/),
  name: Words,
});

/** A whole policy pack as it is published: plain JSON, so that what Postgres gives back is parsed by the same schema. */
export const Pack = PackHead.extend({
  documents: z.array(PackDocument),
  organs: z.array(Organ),
  roles: z.array(RoleDef),
  windows: z.array(Window),
  kinds: z.array(ProjectKind),
  channels: z.array(Channel),
  attachments: z.array(AttachmentKind),
  forms: z.array(Form),
  routes: z.array(Route),
  waits: z.array(Wait),
  milestones: z.array(Milestone),
  ladders: z.array(Ladder),
  parameters: z.array(Parameter),
  rules: z.array(Rule),
  gates: z.array(Gate),
  plans: z.array(Plan),
  memberLists: z.array(MemberList).default([]),
  series: z.array(Series),
  templates: z.array(Template),
  letters: z.array(Letter),
  indicatorSets: z.array(IndicatorSet),
  services: z.array(Service).default([]),
  requests: z.array(RequestKind).default([]),
  groups: z.array(Group).default([]),
  phrases: z.array(PackPhrase).default([]),
  settings: Settings,
});

export type Pack = Deep<z.infer<typeof Pack>>;
export type PackDocument = Deep<z.infer<typeof PackDocument>>;
export type Organ = Deep<z.infer<typeof Organ>>;
export type RoleDef = Deep<z.infer<typeof RoleDef>>;
export type Window = Deep<z.infer<typeof Window>>;
export type ProjectKind = Deep<z.infer<typeof ProjectKind>>;
export type Channel = Deep<z.infer<typeof Channel>>;
export type AttachmentKind = Deep<z.infer<typeof AttachmentKind>>;
export type Form = Deep<z.infer<typeof Form>>;
export type Place = Deep<z.infer<typeof Place>>;
export type Seat = Deep<z.infer<typeof Seat>>;
export type Step = Deep<z.infer<typeof Step>>;
export type Settles = Step['settles'];
export type Vote = Deep<z.infer<typeof Vote>>;
export type Route = Deep<z.infer<typeof Route>>;
export type Milestone = Deep<z.infer<typeof Milestone>>;
export type Wait = Deep<z.infer<typeof Wait>>;
export type Parameter = Deep<z.infer<typeof Parameter>>;
export type Gate = Deep<z.infer<typeof Gate>>;

// The parts that have a file of their own, so that who works with a pack needs one import.
export type { Source, Words } from './item';
export type { Audience, Ladder, Move, Rung } from './ladder';
export type { Letter, Series } from './letter';
export type { DueKind, Plan, PlanTask } from './plan';
export type { IndicatorSet } from './indicators';
export type { Inputs, Rule, Ruling } from './rule';
export type { Service } from './cloud';
export type { Group } from './groups';
