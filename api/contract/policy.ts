import { z } from 'zod';
import { PROCESS_KINDS } from '../../domain/record/facts';
import { Instant, Problem, Recorded, saying, Words } from './common';

/** The rules that an installation edits by itself: files of the same shapes as the release's, drafted by one person and published by another. */
export const Fault = z.object({ file: z.string(), line: z.int(), says: z.string(), own: z.boolean() });
export const ItemChange = z.object({ section: z.string(), id: z.string(), change: z.enum(['added', 'changed', 'removed']) });
export const Conflict = z.object({ section: z.string(), id: z.string(), file: z.string() });
export const OverlayFile = z.object({ path: z.string(), state: z.enum(['in-force', 'drafted', 'to-be-removed']), by: z.array(z.string()), at: Instant.nullable() });
export const Published = z.object({
  n: z.int(), version: z.string(), reason: z.string(), draftedBy: z.array(z.string()), publishedBy: z.string(), at: Instant, changes: z.array(ItemChange), moved: z.int(), earlier: z.int(), done: z.boolean(),
});
/** `seen` names the drafts as they are shown: publishing says it back. `waits`: a newer pack of the release is not in force, because it meets what lies over it or does not fit. */
export const OverlayPage = z.object({
  at: Instant, release: z.object({ version: z.string(), waits: z.boolean() }), files: z.array(OverlayFile), shipped: z.array(z.string()), faults: z.array(Fault), conflicts: z.array(Conflict), changes: z.array(ItemChange),
  seen: z.string(), mayPublish: z.boolean(), history: z.array(Published), may: z.array(z.string()),
}).meta({ id: 'Overlay' });

const Path = z.string().min(1).max(120);
const Text = z.string().max(100_000); // kept letter for letter: a line is where its writer put it
export const OverlayFileQuery = z.strictObject({ path: Path });
/** One file: what is drafted of it, what is in force of the installation's own, and what the release says under the same name. */
export const OverlayFilePage = z.object({ path: z.string(), drafted: z.string().nullable(), isDrafted: z.boolean(), own: z.string().nullable(), shipped: z.string().nullable(), version: z.string(), faults: z.array(Fault) }).meta({ id: 'OverlayFile' });
/** `version` is that of the file as it was read. Without `text` the installation's own file is to go. */
export const DraftFile = z.strictObject({ path: Path, text: Text.nullable(), version: z.string().max(80) });
export const Drafted = z.object({ path: z.string(), faults: z.array(Fault) });
export const DropDraft = z.strictObject({ path: Path });
export const Dropped = z.object({ path: z.string() });
export const CheckFile = z.strictObject({ path: Path, text: Text });
export const Checked = z.object({ faults: z.array(Fault), changes: z.array(ItemChange) });
export const PublishOverlay = z.strictObject({ seen: z.string().min(1).max(80), reason: saying(500) });
/** Whose deadlines came out otherwise because a ladder changed. At most 200 are listed. */
export const OverlayPublished = z.object({ n: z.int(), pack: z.string(), moved: z.int(), earlier: z.int(), processes: z.array(z.object({ processId: z.string(), of: z.string(), from: Instant, to: Instant })) });

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const Versions = z.object({ inForce: z.string(), rows: z.array(z.object({ hash: z.string(), version: z.string(), inForceFrom: Instant, open: z.record(z.string(), z.int()) })), may: z.array(z.string()) }).meta({ id: 'Versions' });
export const CasesQuery = z.strictObject({ kind: z.enum(PROCESS_KINDS) });
/** Open cases of a kind under a version, the oldest first: at most 500, and whether there are more. */
export const CasesUnder = z.object({ rows: z.array(z.object({ id: z.string(), number: z.string().nullable(), stage: Words.nullable(), openedAt: Instant })), more: z.boolean() }).meta({ id: 'CasesUnder' });
export const PreviewQuery = z.strictObject({ to: Hash });
/** What moving a case to another version would change. */
export const MovePreview = z.object({
  from: z.string(), to: z.string(), steps: z.array(z.object({ route: z.string(), step: z.string(), name: Words, change: z.enum(['added', 'changed', 'removed']) })), deadlines: z.array(z.object({ of: z.string(), name: Words, from: Instant, to: Instant })), changes: z.array(ItemChange),
}).meta({ id: 'MovePreview' });
export const MoveCase = z.strictObject({ to: Hash });
export const CaseMoved = Recorded.extend({ from: z.string(), to: z.string(), moved: z.int() });
export const MoveCases = z.strictObject({ from: Hash, to: Hash, kind: z.enum(PROCESS_KINDS) });
export const CasesMoved = z.object({ rows: z.array(z.object({ id: z.string(), number: z.string().nullable(), done: z.boolean(), moved: z.int(), problem: Problem.nullable() })), more: z.boolean() });
