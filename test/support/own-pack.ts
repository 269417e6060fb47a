import { readShippedPack } from '../../bin/pack-files';
import type { Database } from '../../db/database';
import { readClock } from '../../db/clock';
import { readInstallation } from '../../db/installation';
import { publishPack } from '../../db/packs';
import { Pack, type Route } from '../../domain/policy/pack';

/** Publishes a changed copy of the shipped pack in a test's own database by the product's own publishing; what begins from now on begins under it. */
export async function publishOwn({ knex, pool }: Pick<Database, 'knex' | 'pool'>, change: (pack: Pack) => Pack): Promise<Pack> {
  const { pack, files } = await readShippedPack('shanghai');
  const own = Pack.parse(JSON.parse(JSON.stringify(change(pack))));
  const installation = await readInstallation(knex);
  if (!installation) throw new Error('the installation was never initialised');
  await publishPack(knex, { pack: own, files, by: 'test', inForceFrom: (await readClock(pool)).now, algorithm: installation.hashAlgorithm });
  return own;
}

/** A pack with these routes: one of the same id gives way, a new one is added. */
export const withRoutes = (...routes: readonly Route[]) => (pack: Pack): Pack =>
  ({ ...pack, version: `${pack.version}-${routes.map(({ id, name }) => `${id}-${name.en}`).join('-').replaceAll(' ', '-').toLowerCase()}`, routes: [...pack.routes.filter(({ id }) => !routes.some((route) => route.id === id)), ...routes] });
