import { inTransaction } from '../db/record/transaction';
import type { Pool } from '../db/database';
import type { Installation } from '../db/installation';
import { lockOverlay, overlayState, publishRevision } from '../db/overlay';
import { packHash } from '../db/packs';
import { createLaw } from '../db/record/law';
import { changesBetween, conflictsOf, readOverlaid } from '../domain/policy/overlay';

const RELEASE = 'release';

/** Lays an installation's overlay over the pack of a new release, as its next revision. Where the release touches what it lays over, or the two do not fit, nothing is merged and what is in force stays: the page of the overlay shows it, and people decide. */
export const layAgain = (pool: Pool, { jurisdiction, hashAlgorithm }: Pick<Installation, 'jurisdiction' | 'hashAlgorithm'>): Promise<void> => inTransaction(pool, '', async (client) => {
  await lockOverlay(client);
  const { newest, under, revision, drafts } = await overlayState(client, jurisdiction);
  if (!revision || revision.shipped === newest.hash || drafts.length > 0) return;
  if (conflictsOf({ was: under.files, now: newest.files, files: revision.files }).length > 0) return;
  const read = readOverlaid({ shipped: newest.files, files: revision.files, revision: revision.n + 1 });
  if ('faults' in read) return;
  const before = await createLaw().pack(client, revision.pack);
  await publishRevision(client, {
    hash: packHash(hashAlgorithm, read.pack), pack: read.pack, files: newest.files, own: revision.files, by: RELEASE, jurisdiction, n: revision.n + 1, before: revision.pack, shipped: newest.hash,
    changes: changesBetween(before, read.pack), reason: newest.version, draftedBy: [],
  });
});
