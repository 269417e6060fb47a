import type { z } from 'zod';
import { checkDocuments } from './checks/documents';
import { checkForms } from './checks/forms';
import { checkGroups } from './checks/groups';
import { checkIds } from './checks/ids';
import { checkIndicators } from './checks/indicators';
import { checkLadders } from './checks/ladders';
import { checkRoutes } from './checks/routes';
import { checkLetters } from './checks/letters';
import { checkReferences } from './checks/references';
import { checkRules } from './checks/rules';
import { checkSettings } from './checks/settings';
import { checkTime } from './checks/time';
import type { Pack } from './pack';
import { dueIn, NO_PARTS, SECTIONS, type Fault, type Found, type Item, type PackFile, type Parts, type Reading, type Section } from './parts';
import { readFile } from './read-file';

const CHECKS: readonly ((reading: Reading) => readonly Fault[])[] = [
  checkIds, checkReferences, checkDocuments, checkRules, checkForms, checkLadders, checkLetters, checkTime, checkSettings, checkIndicators, checkGroups, checkRoutes,
];

/** A whole pack out of its files and what lies over them, or every fault in both at once, each with its file and line. */
export function readPack(files: readonly PackFile[], over: readonly PackFile[] = []): { pack: Pack } | { faults: readonly Fault[] } {
  const [read, own] = [inPathOrder(files).map(readFile), inPathOrder(over).map(readFile)];
  const found = laidOver(read.flatMap((each) => each.found), own.flatMap((each) => each.found));
  const shaped = found.map(shape);
  const reading: Reading = { found, parts: partsOf(shaped.flatMap(({ item }) => item ?? [])) };
  const faults = [...[...read, ...own].flatMap((each) => each.faults), ...shaped.flatMap((each) => each.faults), ...CHECKS.flatMap((check) => check(reading)), ...headless(found)];
  return faults.length > 0 ? { faults: inOrder(faults) } : { pack: assembled(reading.parts) };
}

const inPathOrder = (files: readonly PackFile[]): PackFile[] => [...files].sort((a, b) => (a.path < b.path ? -1 : 1));

/** What lies over takes the place of what is called the same in the same section; the rest of it comes behind. */
function laidOver(found: readonly Found[], own: readonly Found[]): Found[] {
  const taken = new Set<Found>();
  const placed = found.map((item) => {
    const over = own.find((each) => each.id !== undefined && each.id === item.id && each.section === item.section && !taken.has(each));
    if (over) taken.add(over);
    return over ?? item;
  });
  return [...placed, ...own.filter((each) => !taken.has(each))];
}

type Shaped = { readonly item?: { readonly section: Section; readonly item: Item<never> }; readonly faults: readonly Fault[] };

function shape({ section, id, raw, fault }: Found): Shaped {
  const parsed = SECTIONS[section].schema.safeParse(raw);
  if (parsed.success) return { item: { section, item: { id: id ?? '', value: parsed.data as never, fault } }, faults: [] };
  return { faults: parsed.error.issues.flatMap((issue) => spelled(issue, raw)).map(({ says, path }) => fault(says, ...path)) };
}

/** A fault of shape in words: which field, and what is wrong with it. */
function spelled(issue: z.core.$ZodIssue, raw: unknown): { says: string; path: (string | number)[] }[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const said = (says: string, ...deeper: string[]) => ({ says: `${[...path, ...deeper].join('.') || 'item'} ${says}`, path: [...path, ...deeper] });
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => said('does not belong here', key));
  if (valueAt(raw, path) === undefined) return [said('is missing')];
  return [said(issue.code === 'invalid_union' ? 'has none of the allowed forms' : `: ${issue.message}`)];
}

const valueAt = (raw: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined), raw);

function partsOf(items: readonly { section: Section; item: Item<never> }[]): Parts {
  const of = (section: Section) => items.filter((each) => each.section === section).map(({ item }) => item);
  return (Object.keys(SECTIONS) as Section[]).reduce<Parts>((parts, section) => ({ ...parts, [section]: of(section) }), NO_PARTS);
}

function headless(found: readonly Found[]): Fault[] {
  const heads = found.filter(({ section }) => section === 'head');
  return heads.length === 1 ? [] : [{ file: 'pack.yaml', line: 1, says: heads.length === 0 ? 'is missing' : 'is there twice: one folder is one pack' }];
}

function assembled(parts: Parts): Pack {
  const [head] = parts.head;
  if (!head) throw new Error('a pack without a head was not refused');
  const time = String(parts.settings.find(({ id }) => id === 'reminderTime')?.value.value);
  return {
    ...head.value,
    documents: valuesOf(parts.documents),
    organs: valuesOf(parts.organs),
    roles: valuesOf(parts.roles),
    windows: valuesOf(parts.windows),
    kinds: valuesOf(parts.kinds),
    channels: valuesOf(parts.channels),
    attachments: valuesOf(parts.attachments),
    forms: valuesOf(parts.forms),
    routes: valuesOf(parts.routes),
    milestones: valuesOf(parts.milestones),
    ladders: valuesOf(parts.ladders).map((ladder) => ({ ...ladder, due: dueIn(ladder.due, parts), rungs: ladder.rungs.map((rung) => ({ ...rung, at: rung.at ?? time })) })),
    parameters: valuesOf(parts.parameters),
    rules: valuesOf(parts.rules),
    gates: valuesOf(parts.gates),
    plans: valuesOf(parts.plans),
    memberLists: valuesOf(parts.memberLists),
    series: valuesOf(parts.series),
    templates: valuesOf(parts.templates),
    letters: valuesOf(parts.letters),
    indicatorSets: valuesOf(parts.indicatorSets),
    services: valuesOf(parts.services),
    waits: valuesOf(parts.waits),
    requests: valuesOf(parts.requests),
    groups: valuesOf(parts.groups),
    phrases: valuesOf(parts.phrases),
    settings: Object.fromEntries(parts.settings.map(({ id, value }) => [id, value])),
  };
}

const valuesOf = <T>(items: readonly Item<T>[]): T[] => items.map(({ value }) => value);

const inOrder = (faults: readonly Fault[]): Fault[] => [...faults].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
