import { z } from 'zod';
import { IndicatorSet } from './indicators';
import { Service } from './cloud';
import { Group } from './groups';
import { TimeOfDay } from './item';
import { Due, Ladder, Rung } from './ladder';
import { Letter, Series, Template } from './letter';
import { AttachmentKind, Channel, Form, Gate, Milestone, Organ, PackDocument, PackHead, Parameter, ProjectKind, RoleDef, Route, Setting, Wait, Window } from './pack';
import { PackPhrase } from './phrases';
import { MemberList, Plan } from './plan';
import { RequestKind } from './request';
import { Rule } from './rule';

/** In a file a rung may leave its time to the setting reminderTime, and a ladder its days to the setting that counts what may be put right. */
const LadderInFile = Ladder.extend({ due: z.union([Due, z.strictObject({ setting: z.enum(['correctionWorkingDays']) })]), rungs: z.array(Rung.extend({ at: TimeOfDay.optional() })).min(1) });
type DueInFile = z.infer<typeof LadderInFile>['due'];

/** What a pack is made of: the schema of one item of each section, and by what it is called. */
export const SECTIONS = {
  head: { schema: PackHead, id: 'jurisdiction' },
  documents: { schema: PackDocument, id: 'document' },
  organs: { schema: Organ, id: 'id' },
  roles: { schema: RoleDef, id: 'role' },
  windows: { schema: Window, id: 'id' },
  kinds: { schema: ProjectKind, id: 'kind' },
  channels: { schema: Channel, id: 'channel' },
  attachments: { schema: AttachmentKind, id: 'kind' },
  forms: { schema: Form, id: 'id' },
  routes: { schema: Route, id: 'id' },
  milestones: { schema: Milestone, id: 'id' },
  waits: { schema: Wait, id: 'wait' },
  ladders: { schema: LadderInFile, id: 'id' },
  parameters: { schema: Parameter, id: 'id' },
  rules: { schema: Rule, id: 'id' },
  gates: { schema: Gate, id: 'id' },
  plans: { schema: Plan, id: 'id' },
  memberLists: { schema: MemberList, id: 'id' },
  series: { schema: Series, id: 'id' },
  templates: { schema: Template, id: 'name' },
  letters: { schema: Letter, id: 'id' },
  indicatorSets: { schema: IndicatorSet, id: 'id' },
  services: { schema: Service, id: 'service' },
  requests: { schema: RequestKind, id: 'id' },
  groups: { schema: Group, id: 'group' },
  phrases: { schema: PackPhrase, id: 'phrase' },
  settings: { schema: Setting, id: 'name' },
} as const;

export type Section = keyof typeof SECTIONS;
type ValueOf<S extends Section> = z.infer<(typeof SECTIONS)[S]['schema']>;

/** Where a file of this name puts what it holds: one item, lists of items under their own keys, or a page of words as it stands. */
export const FILES: readonly { readonly path: RegExp; readonly item?: Section; readonly lists?: readonly Section[]; readonly page?: Section }[] = [
  { path: /(^|\/)pack\.yaml$/, item: 'head' },
  { path: /(^|\/)organs\.yaml$/, lists: ['organs'] },
  { path: /(^|\/)roles\.yaml$/, lists: ['roles'] },
  { path: /(^|\/)windows\.yaml$/, lists: ['windows'] },
  { path: /(^|\/)kinds\.yaml$/, lists: ['kinds', 'channels', 'attachments'] },
  { path: /(^|\/)gates\.yaml$/, lists: ['gates'] },
  { path: /(^|\/)cloud\/services\.yaml$/, lists: ['services'] },
  { path: /(^|\/)waits\.yaml$/, lists: ['waits', 'milestones'] },
  { path: /(^|\/)groups\.yaml$/, lists: ['groups'] },
  { path: /(^|\/)phrases\.yaml$/, lists: ['phrases'] },
  { path: /(^|\/)settings\.yaml$/, lists: ['settings'] },
  { path: /(^|\/)documents\/[^/]+\.yaml$/, item: 'documents' },
  { path: /(^|\/)forms\/[^/]+\.yaml$/, item: 'forms' },
  { path: /(^|\/)routes\/[^/]+\.yaml$/, item: 'routes' },
  { path: /(^|\/)ladders\/[^/]+\.yaml$/, item: 'ladders' },
  { path: /(^|\/)parameters\/[^/]+\.yaml$/, item: 'parameters' },
  { path: /(^|\/)rules\/[^/]+\.yaml$/, item: 'rules' },
  { path: /(^|\/)indicators\/[^/]+\.yaml$/, item: 'indicatorSets' },
  { path: /(^|\/)requests\/[^/]+\.yaml$/, item: 'requests' },
  { path: /(^|\/)plans\/[^/]+\.yaml$/, item: 'plans' },
  { path: /(^|\/)members\.yaml$/, lists: ['memberLists'] },
  { path: /(^|\/)letters\.yaml$/, lists: ['series', 'letters'] },
  { path: /(^|\/)templates\/[^/]+\.html\.hbs$/, page: 'templates' },
];

export type PackFile = { readonly path: string; readonly text: string };
export type Fault = { readonly file: string; readonly line: number; readonly says: string };
export type Path = readonly (string | number)[];

/** A piece of a file that knows its place; `fault` says something about it, or about what stands deeper in it. */
export type Found = { readonly section: Section; readonly id: string | undefined; readonly raw: unknown; readonly fault: (says: string, ...path: Path) => Fault };
export type Item<T> = { readonly id: string; readonly value: T; readonly fault: Found['fault'] };

/** The items whose shape is right, by section. */
export type Parts = { readonly [S in Section]: readonly Item<ValueOf<S>>[] };

/** The sections of a pack of which nothing has been read. */
export const NO_PARTS: Parts = {
  head: [], documents: [], organs: [], roles: [], windows: [], kinds: [], channels: [], attachments: [], forms: [], routes: [], milestones: [], waits: [], ladders: [],
  parameters: [], rules: [], gates: [], plans: [], memberLists: [], series: [], templates: [], letters: [], indicatorSets: [], services: [], requests: [], groups: [], phrases: [], settings: [],
};

/** All that was found, the misshapen too: an item that is there but wrong is no dangling reference. */
export type Reading = { readonly parts: Parts; readonly found: readonly Found[] };

/** The ids of a section, misshapen items included. */
export const idsOf = ({ found }: Reading, section: Section): ReadonlySet<string> =>
  new Set(found.flatMap((each) => (each.section === section && each.id !== undefined ? [each.id] : [])));

/** The days of a ladder: its own, or those of the setting it names. */
export const dueIn = (due: DueInFile, { settings }: Parts): Ladder['due'] => ('setting' in due ? { workingDays: Number(settings.find(({ id }) => id === due.setting)?.value.value) } : due);
