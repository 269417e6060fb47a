import type { z } from 'zod';
import { changesBetween, conflictsOf, filesWith, isOwn, readOverlaid, type Conflict, type ItemChange } from '../../domain/policy/overlay';
import type { Pack } from '../../domain/policy/pack';
import type { Fault as PackFault, PackFile } from '../../domain/policy/parts';
import { canonical } from '../../domain/record/canonical';
import type { Draft, OverlayState } from '../../db/overlay';
import { hashOf, type HashAlgorithm } from '../../db/record/hash';
import type { Fault } from '../contract/policy';

/** What an overlay comes to with everything that is drafted of it. */
export type Read = { readonly files: readonly PackFile[]; readonly pack: Pack | null; readonly faults: readonly PackFault[]; readonly conflicts: readonly Conflict[]; readonly changes: readonly ItemChange[] };
type Words = Pick<Draft, 'path' | 'body'>;

/** Reads what is drafted over the newest pack of the release: its faults, where it meets that release, and what would be otherwise from what is in force. */
export function readDrafted(state: OverlayState, drafts: readonly Words[], inForce: Pack): Read {
  const key = JSON.stringify([state.newest.hash, state.under.hash, state.revision?.n, inForce.version, drafts.map(({ path, body }) => [path, body])]);
  if (kept?.key !== key) kept = { key, read: readAnew(state, drafts, inForce) };
  return kept.read;
}

/** The last reading: to check a whole pack takes most of a second, and a page asks for the same one again and again. */
let kept: { readonly key: string; readonly read: Read } | undefined;

function readAnew({ newest, under, revision }: OverlayState, drafts: readonly Words[], inForce: Pack): Read {
  const own = revision?.files ?? [];
  const files = filesWith(own, drafts);
  const read = readOverlaid({ shipped: newest.files, files, revision: (revision?.n ?? 0) + 1 });
  const conflicts = newest.hash === under.hash ? [] : conflictsOf({ was: under.files, now: newest.files, files: own });
  return 'faults' in read ? { files, pack: null, faults: read.faults, conflicts, changes: [] } : { files, pack: read.pack, faults: [], conflicts, changes: changesBetween(inForce, read.pack) };
}

/** The name of what is drafted now: whoever publishes says it back, so that she publishes what she has read. */
export const standsAs = (algorithm: HashAlgorithm, { newest, revision, drafts }: OverlayState): string =>
  hashOf(algorithm, canonical([newest.hash, revision?.n ?? 0, drafts.map(({ path, body }) => [path, body])]));

/** The name of one file as it is drafted or in force. */
export const versionOf = (algorithm: HashAlgorithm, state: OverlayState, path: string): string => {
  const draft = state.drafts.find((each) => each.path === path);
  return hashOf(algorithm, canonical([draft ? draft.body : null, draft !== undefined, ownText(state, path)]));
};

/** What the installation has in force under this name, and what the release says under it. */
export const ownText = ({ revision }: OverlayState, path: string): string | null => revision?.files.find((file) => file.path === path)?.text ?? null;
export const shippedText = ({ newest }: OverlayState, path: string): string | null => newest.files.find((file) => file.path === path)?.text ?? null;

/** Faults as a person reads them: in her own files by their names, in the release's by theirs. */
export const faultViews = (faults: readonly PackFault[]): z.infer<typeof Fault>[] => faults.map((fault) => ({ ...fault, file: fault.file.replace(/^overlay\//, ''), own: isOwn(fault) }));
