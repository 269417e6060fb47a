import { createHash, randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Router } from 'express';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { z } from 'zod';
import { personByLogin, type Person } from '../../db/people';
import { demoPeople, useToken } from '../../db/sign-in';
import { look } from '../../db/reads/sight';
import { SignIn, TokenUse, type SignInPage } from '../contract/identity';
import type { Desk } from '../door';
import { reply, sendProblem } from '../problem';
import { windowsNow } from '../reads/project/draft';
import { iso, office } from '../reads/view';
import { meOf } from './me';
import { beginSession, type Sessions } from './session';

/** The password of a demo's invented people; such people exist only where `npm start` made the database itself. */
export const DEMO_PASSWORD = 'docket-demo';
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// Checked where nobody has the name, so that it takes as long as where somebody has.
const NOBODY = hash(randomUUID(), ARGON2ID);

/** A password as it is kept: argon2id with 19 MiB and two passes. */
export const passwordHash = (password: string): Promise<string> => hash(password, ARGON2ID);

/** GET /sign-in, POST /session, POST /tokens — the doors that are open to who is not signed in. */
export function signInRoute(desk: Desk, sessions: Sessions): Router {
  const { db } = desk;
  const tries = new RateLimiterPostgres({ storeClient: db.pool, storeType: 'pool', tableName: 'login_rate', tableCreated: true, keyPrefix: 'login', points: 10, duration: 60, blockDuration: 60 });
  return Router()
    .get('/sign-in', async (_req, res) => {
      res.json(await page(desk));
    })
    .post('/session', async (req, res) => {
      const { login, password } = SignIn.parse(req.body);
      const key = `${login}|${String(req.ip)}`;
      const left = await tries.get(key);
      if (left !== null && left.remainingPoints <= 0) return sendProblem(res, 'rate-limited');
      const person = await rightPerson(db, { login, password });
      if (!person) {
        await tries.consume(key).catch(() => undefined); // the limit itself is answered by the next try
        return sendProblem(res, 'wrong-password');
      }
      await beginSession(req, person.id);
      reply(res, 201, await meOf(desk, { actorId: person.id, csrfToken: sessions.tokenFor(req, res) }));
    })
    .post('/tokens', async (req, res) => {
      const { token, password } = TokenUse.parse(req.body);
      const login = await useToken(db.knex, { tokenHash: createHash('sha256').update(token).digest('hex'), passwordHash: await passwordHash(password) });
      if (login === undefined) return sendProblem(res, 'token-spent');
      res.status(201).json({ login });
    });
}

/** The person with this name and password, whose account is in use; it takes as long where there is none. */
async function rightPerson({ knex }: Desk['db'], { login, password }: { login: string; password: string }): Promise<Person | undefined> {
  const person = await personByLogin(knex, login);
  const right = await verify(person?.passwordHash ?? (await NOBODY), password);
  return right && person?.state === 'active' ? person : undefined;
}

async function page({ db, record }: Desk): Promise<z.infer<typeof SignInPage>> {
  const sight = await look(record);
  const people = sight.standing.kind === 'production' ? [] : await demoPeople(db.knex);
  return {
    kind: sight.standing.kind, jurisdiction: sight.pack.name, now: iso(sight.now), windows: await windowsNow(db, sight),
    people: people.map(({ login, name, key }) => ({ login, password: DEMO_PASSWORD, name, office: office(sight.pack, key) })),
  };
}
