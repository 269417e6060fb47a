import { asJson, canonical } from '../record/canonical';
import type { Pack } from './pack';
import { SECTIONS, type Fault, type Found, type PackFile, type Section } from './parts';
import { readFile } from './read-file';
import { readPack } from './read-pack';

/** What an installation edits of its pack: files of the same shapes, whose items take the place of those that are called the same. */
export type Overlay = { readonly shipped: readonly PackFile[]; readonly files: readonly PackFile[]; readonly revision: number };
/** An item that the release has changed under what lies over it. */
export type Conflict = { readonly section: Section; readonly id: string; readonly file: string };
/** What is otherwise between two packs, item by item. */
export type ItemChange = { readonly section: string; readonly id: string; readonly change: 'added' | 'changed' | 'removed' };

/** Where a fault of the installation's own file is shown, so that it is not taken for the release's file of that name. */
const OWN = 'overlay/';
export const isOwn = ({ file }: Pick<Fault, 'file'>): boolean => file.startsWith(OWN);

/** The pack as shipped with the overlay on it, checked as a whole; its version names the revision, so that each publication has an address of its own. */
export function readOverlaid({ shipped, files, revision }: Overlay): { readonly pack: Pack } | { readonly faults: readonly Fault[] } {
  const own = files.map(({ path, text }) => ({ path: `${OWN}${path}`, text }));
  const heads = own.map(readFile).flatMap(({ found }) => found.filter(({ section }) => section === 'head').map(({ fault }) => fault('the head of a pack is the release’s own')));
  if (heads.length > 0) return { faults: heads };
  const read = readPack(shipped, own);
  if ('faults' in read) return read;
  const pack = { ...read.pack, version: `${read.pack.version}+${revision}` };
  const unkeepable = whyUnkeepable(pack);
  return unkeepable === undefined ? { pack } : { faults: [{ file: own[0]?.path ?? OWN, line: 1, says: unkeepable }] };
}

/** A pack is addressed by its bytes, so nothing may stand in it that two machines write differently. */
function whyUnkeepable(pack: Pack): string | undefined {
  try {
    canonical(asJson(pack));
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** The items of an overlay that the release says otherwise now than when it was laid: nothing of them is merged, a person says what stands. */
export function conflictsOf({ was, now, files }: { readonly was: readonly PackFile[]; readonly now: readonly PackFile[]; readonly files: readonly PackFile[] }): Conflict[] {
  const [before, after] = [itemsOf(was), itemsOf(now)];
  return files.flatMap(({ path, text }) => readFile({ path, text }).found.flatMap((item) => {
    const key = keyOf(item);
    return item.id !== undefined && before.get(key) !== after.get(key) ? [{ section: item.section, id: item.id, file: path }] : [];
  }));
}

const keyOf = ({ section, id }: Pick<Found, 'section' | 'id'>): string => `${section} ${id ?? ''}`;
const itemsOf = (files: readonly PackFile[]): ReadonlyMap<string, string> => new Map(files.flatMap((file) => readFile(file).found.map((item) => [keyOf(item), said(item.raw)] as const)));
/** One spelling of an item, whatever the order of its members. */
const said = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, inner: unknown) => (typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

const LISTS = (Object.keys(SECTIONS) as Section[]).filter((section): section is Exclude<Section, 'head' | 'settings'> => section !== 'head' && section !== 'settings');

/** What a person would find otherwise in one pack than in the other. */
export const changesBetween = (from: Pack, to: Pack): ItemChange[] => LISTS.flatMap((section) => changesIn(section, named(from, section), named(to, section))).concat(changesIn('settings', new Map(Object.entries(from.settings)), new Map(Object.entries(to.settings))));

const named = (pack: Pack, section: (typeof LISTS)[number]): ReadonlyMap<string, unknown> =>
  new Map(pack[section].map((item) => [String((item as Readonly<Record<string, unknown>>)[SECTIONS[section].id]), item]));

function changesIn(section: string, from: ReadonlyMap<string, unknown>, to: ReadonlyMap<string, unknown>): ItemChange[] {
  const changed = [...to].flatMap(([id, item]): ItemChange[] => (!from.has(id) ? [{ section, id, change: 'added' }] : said(from.get(id)) === said(item) ? [] : [{ section, id, change: 'changed' }]));
  return [...changed, ...[...from.keys()].filter((id) => !to.has(id)).map((id): ItemChange => ({ section, id, change: 'removed' }))];
}

/** The ladders by which the moments of an open deadline may come out otherwise under the other pack. */
export const laddersChanged = (from: Pack, to: Pack): string[] => changesBetween(from, to).filter(({ section, change }) => section === 'ladders' && change === 'changed').map(({ id }) => id);

/** What publishing is about: what is drafted, by whom, what of the release came under it, and what the publisher had read. */
export type Publishing = { readonly drafts: readonly { readonly path: string; readonly by: readonly string[] }[]; readonly conflicts: readonly Conflict[]; readonly faults: readonly Fault[]; readonly stands: string; readonly seen: string };

/** Why this person cannot publish what is drafted, if she cannot: it takes a second one, who has read it as it is, and what the release changed has to be drafted anew. */
export function hindersPublishing({ drafts, conflicts, faults, stands, seen }: Publishing, actorId: string): OverlayRefusal | { readonly refused: 'two-people' } | undefined {
  if (drafts.length === 0) return { refused: 'overlay-empty' };
  if (seen !== stands) return { refused: 'overlay-changed' };
  if (drafts.some(({ by }) => by.includes(actorId))) return { refused: 'two-people' };
  const open = conflicts.filter(({ file }) => !drafts.some(({ path }) => path === file));
  if (open.length > 0) return { refused: 'overlay-conflict', items: open };
  return faults.length > 0 ? { refused: 'overlay-faulty', faults } : undefined;
}

export type OverlayRefusal =
  | { readonly refused: 'overlay-empty' }
  | { readonly refused: 'overlay-changed' }
  | { readonly refused: 'overlay-conflict'; readonly items: readonly Conflict[] }
  | { readonly refused: 'overlay-faulty'; readonly faults: readonly Fault[] }
  | { readonly refused: 'overlay-path'; readonly path: string }
  | { readonly refused: 'version-unknown'; readonly to: string }
  | { readonly refused: 'step-gone'; readonly step: string }
  | { readonly refused: 'ladder-gone'; readonly ladder: string };

/** Why a file of this name is no part of a pack, if it is none. */
export const unknownPath = (path: string): OverlayRefusal | undefined =>
  (/^([a-z0-9-]+\/)*[a-z0-9-]+(\.html\.hbs|\.yaml)$/.test(path) && !readFile({ path, text: '{}' }).faults.some(({ says }) => says === 'is no part of a pack') ? undefined : { refused: 'overlay-path', path });

/** The files of an overlay once what is drafted counts: a draft takes the place of its file, one without words takes it away. */
export function filesWith(files: readonly PackFile[], drafts: readonly { readonly path: string; readonly body: string | null }[]): PackFile[] {
  const kept = files.filter(({ path }) => !drafts.some((draft) => draft.path === path));
  return [...kept, ...drafts.flatMap(({ path, body }) => (body === null ? [] : [{ path, text: body }]))].sort((a, b) => (a.path < b.path ? -1 : 1));
}
