import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Knex } from 'knex';
import type { Database } from '../db/database';
import { initialise, readInstallation, seedCalendar, type Installation, type InstallationKind } from '../db/installation';
import { packHash, publishPack } from '../db/packs';
import { keepShipped, lastRevision } from '../db/overlay';
import { layAgain } from './lay-again';
import { addPeople } from '../db/people';
import { addToken } from '../db/sign-in';
import { readShippedPack } from './pack-files';

type Birth = { readonly kind: InstallationKind; readonly jurisdiction: string; readonly bornAt?: number };

/** Brings an installation into the world, once: its kind and hash algorithm for good, its working days, its first pack. */
export async function beBorn({ knex: db, pool }: Pick<Database, 'knex' | 'pool'>, { kind, jurisdiction, bornAt }: Birth): Promise<Installation> {
  const before = await readInstallation(db);
  if (!before) {
    await initialise(db, { kind, jurisdiction, ...(bornAt !== undefined && { bornAt }) });
    await seedCalendar(db, jurisdiction, JSON.parse(await readFile(require.resolve('chinese-days/dist/chinese-days.json'), 'utf8')));
  }
  const installation = before ?? (await readInstallation(db));
  if (!installation) throw new Error('the installation could not be read back');
  await publishShipped({ knex: db, pool }, installation, bornAt);
  return installation;
}

/** Publishes the pack of this release; it is in force from the birth, later ones from the business day of their publishing. What an installation has laid over it is laid over the new one too, unless the two meet. */
export async function publishShipped({ knex: db, pool }: Pick<Database, 'knex' | 'pool'>, installation: Installation, from?: number): Promise<void> {
  const { pack, files } = await readShippedPack(installation.jurisdiction);
  const shipped = { hash: packHash(installation.hashAlgorithm, pack), version: pack.version, files: Object.entries(files).map(([path, text]) => ({ path, text })) };
  await keepShipped(pool, { ...shipped, jurisdiction: installation.jurisdiction });
  if (await lastRevision(pool, installation.jurisdiction)) return layAgain(pool, installation);
  const isFirst = (await db('pack').where({ jurisdiction: installation.jurisdiction }).first('hash')) === undefined;
  const now = Date.now() + installation.offsetMs;
  await publishPack(db, { pack, files, by: 'release', inForceFrom: isFirst ? Math.min(from ?? now, now) - 86_400_000 : now, algorithm: installation.hashAlgorithm });
}

/** The three who keep an installation, each apart from the others (三员分立): sign-in name, office and name. */
const ADMINISTRATORS = [['sysadmin', 'admin', '系统管理员'], ['secadmin', 'security_admin', '安全管理员'], ['audadmin', 'audit_admin', '审计管理员']] as const;

/** Makes the three administrators of a production installation: nobody's password, a token each that is spent once. */
export async function firstAdministrators(db: Knex, organ: string): Promise<{ login: string; name: string; token: string }[]> {
  return Promise.all(ADMINISTRATORS.map(async ([login, role, name]) => {
    const token = randomBytes(24).toString('base64url');
    await addPeople(db, [{ id: `person-${login}`, login, name, mail: `${login}@docket.example`, passwordHash: null, offices: [{ role, organ }] }]);
    await addToken(db, { tokenHash: createHash('sha256').update(token).digest('hex'), personId: `person-${login}` });
    return { login, name, token };
  }));
}
