import type { bringUp } from '../../bin/embedded/parts';
import { wipeHome } from '../../bin/embedded/wipe-home';

type Shared = typeof globalThis & { docketParts?: Awaited<ReturnType<typeof bringUp>>; docketHome?: string };

/** Stops what the run brought up, and leaves nothing behind. */
export default async function teardown(): Promise<void> {
  const { docketParts, docketHome } = globalThis as Shared;
  await docketParts?.release();
  if (docketHome) await wipeHome(docketHome);
}
