import { createHash } from 'node:crypto';
import { firstAdministrators } from '../../bin/birth';
import { useToken } from '../../db/sign-in';
import { aDatabase, type TestDatabase } from '../support/database';

let db: TestDatabase;
beforeAll(async () => { db = await aDatabase(); });
afterAll(() => db.drop());

test('an installation begins with three administrators, each with one office and a token that is spent once', async () => {
  const made = await firstAdministrators(db.knex, 'sh-jxw');
  expect(new Set(made.map(({ token }) => token)).size).toBe(3);
  const { rows } = await db.pool.query<{ login: string; roles: string[] }>(`select p.login, array_agg(h.role) as roles from person p join holding h on h.person_id = p.id where p.login = any ($1) group by 1 order by 1`, [made.map(({ login }) => login)]);
  expect(rows).toEqual([{ login: 'audadmin', roles: ['audit_admin'] }, { login: 'secadmin', roles: ['security_admin'] }, { login: 'sysadmin', roles: ['admin'] }]);
  for (const { login, token } of made) {
    const spend = () => useToken(db.knex, { tokenHash: createHash('sha256').update(token).digest('hex'), passwordHash: 'kept' });
    expect([await spend(), await spend()]).toEqual([login, undefined]);
  }
});

test.each(['security_admin', 'audit_admin', 'reviewer'])('the system administrator is not also %s, whoever writes it', async (role) => {
  await expect(db.pool.query(`insert into holding (person_id, role, organ_id) values ('person-sysadmin', $1, 'sh-jxw')`, [role])).rejects.toMatchObject({ constraint: 'holding_apart' });
});
