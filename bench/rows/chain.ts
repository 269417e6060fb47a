import { createHash } from 'node:crypto';
import { verify as verifyPassword } from '@node-rs/argon2';
import { readInstallation } from '../../db/installation';
import { hashOf } from '../../db/record/hash';
import { verify } from '../../db/record/verify';
import { openCases } from '../cases';
import { round, sideBySide } from '../figures';
import type { Ground } from '../ground';
import type { Row } from '../row';

const BYTES = 520; // of a fact's canonical form, on the whole

/** Every chain recomputed from its facts. */
export const chain: Row = {
  name: 'chain', what: 'verify: links of the chain recomputed', reach: '≥ 100,000 links/s',
  async measure(ground, { seconds }) {
    await openCases(ground.record, { prefix: 'link', count: 2_000, at: 'first-review' });
    const algorithm = (await readInstallation(ground.db.knex))?.hashAlgorithm ?? 'sha256';
    const from = performance.now();
    const { facts, broken } = await verify(ground.db.pool, algorithm);
    const perSecond = facts / ((performance.now() - from) / 1000);
    if (broken.length > 0) throw new Error(JSON.stringify(broken.slice(0, 3)));
    const text = 'x'.repeat(BYTES);
    const began = performance.now();
    let hashed = 0;
    while (performance.now() - began < 1_000) for (let n = 0; n < 1_000; n += 1, hashed += 1) createHash(algorithm).update(`${hashOf(algorithm, String(n)).slice(0, 1)}${text}`).digest('hex');
    return {
      figures: { links: facts, 'links per second': round(perSecond), ...(await signIns(ground, seconds)) },
      baseline: { of: `${algorithm} alone over ${BYTES} bytes`, 'per second': round(hashed / ((performance.now() - began) / 1000)) },
      holds: perSecond >= 100_000,
    };
  },
};

/** How many sign-ins a second the passwords of the demo's people let through. */
async function signIns({ db }: Ground, seconds: number): Promise<Record<string, number>> {
  const { rows } = await db.pool.query<{ hash: string }>(`select password_hash as hash from person where login = 'wangmin'`);
  const { perSecond } = await sideBySide(4, seconds / 2, async () => {
    const from = performance.now();
    if (!(await verifyPassword(rows[0]?.hash ?? '', 'docket-demo'))) throw new Error('the password is wrong');
    return performance.now() - from;
  });
  return { 'passwords (argon2id) checked per second': round(perSecond) };
}
