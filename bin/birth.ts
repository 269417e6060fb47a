import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Knex } from 'knex';
import { initialise, readInstallation, seedCalendar, type Installation, type InstallationKind } from '../db/installation';
import { publishPack } from '../db/packs';
import { addPeople } from '../db/people';
import { addToken } from '../db/sign-in';
import { readShippedPack } from './pack-files';

type Birth = { readonly kind: InstallationKind; readonly jurisdiction: string; readonly bornAt?: number };

/** Brings an installation into the world, once: its kind and hash algorithm for good, its working days, its first pack. */
export async function beBorn(db: Knex, { kind, jurisdiction, bornAt }: Birth): Promise<Installation> {
  const before = await readInstallation(db);
  if (!before) {
    await initialise(db, { kind, jurisdiction, ...(bornAt !== undefined && { bornAt }) });
    await seedCalendar(db, jurisdiction, JSON.parse(await readFile(require.resolve('chinese-days/dist/chinese-days.json'), 'utf8')));
  }
  const installation = before ?? (await readInstallation(db));
  if (!installation) throw new Error('the installation could not be read back');
  await publishShipped(db, installation, bornAt);
  return installation;
}

/** Publishes the pack of this release; it is in force from the birth, later ones from the business day of their publishing. */
export async function publishShipped(db: Knex, installation: Installation, from?: number): Promise<void> {
  const { pack, files } = await readShippedPack(installation.jurisdiction);
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
