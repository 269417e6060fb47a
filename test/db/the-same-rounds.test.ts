import { isLive } from '../../domain/approval/road';
import { coarse } from '../support/kept-rows';
import { aDatabase, type TestDatabase } from '../support/database';
import { agree, declare, sendBack, type Deed } from '../support/deeds';
import { aRecord } from '../support/memory-record';
import { publishOwn, withRoutes } from '../support/own-pack';
import { ownRoute } from '../support/own-routes';
import { decides, letSign, recall, returnTo, takeOff } from '../support/routes';
import type { Stage } from '../support/stories';
import { aTown } from '../support/town';

const ROUTE = ownRoute('confirmation', {
  name: 'everything at once', steps: [
    { id: 'check', seats: [{ id: 'confirmer', of: 'department' }] },
    { id: 'technical', after: ['check'], seats: [{ id: 'technician', of: 'review' }] }, { id: 'money', after: ['check'], seats: [{ id: 'accountant', of: 'finance' }] },
    { id: 'vote', after: ['technical', 'money'], settles: { vote: { needs: { count: 2 }, abstention: true, tie: 'not-agreed', source: { default: 'a vote of a test' } } }, seats: [{ id: 'voter', of: 'review', each: true }, { id: 'guest', of: 'desk' }] },
    { id: 'sign', settles: 'in-order', seats: [{ id: 'signer', of: 'finance' }, { id: 'keeper', of: 'desk' }] },
  ],
});

/** A round in which nearly everything happens that can: words recalled, signers added and taken off, a vote, a return to an earlier step in both ways and one to the unit that is asked back. */
async function aRound(stage: Pick<Stage, 'do' | 'case'>): Promise<void> {
  const at = async (place: string): Promise<string> => {
    const task = (await stage.case('p1')).tasks.findLast(({ step, seat, added, state }) => isLive({ state }) && (place === `${step} ${seat}` || (added === null && place === step) || (place === 'added' && added !== null)));
    if (!task) throw new Error(`nobody is asked at ${place}`);
    return task.id;
  };
  const does = async (place: string, deed: (taskId: string) => Deed): Promise<string> => { const id = await at(place); await stage.do(deed(id)); return id; };
  await stage.do(declare());
  const check = await does('check', (task) => agree(task, 'zjw-review'));
  await stage.do(recall(check, 'zjw-review'));
  await does('check', (task) => agree(task, 'zjw-review'));
  await does('technical', (task) => letSign(task, 'wangmin', { beside: ['zhaoliu'] }));
  await does('added', (task) => takeOff(task, 'wangmin'));
  await does('technical', (task) => letSign(task, 'wangmin', { before: ['sunqi'] }));
  await does('added', (task) => agree(task, 'sunqi'));
  await does('technical', (task) => agree(task, 'wangmin'));
  await does('money', (task) => returnTo(task, 'lisi', { to: 'check', resume: 'forward' }));
  await does('check', (task) => agree(task, 'zjw-review'));
  await does('technical', (task) => agree(task, 'wangmin'));
  await does('money', (task) => agree(task, 'lisi'));
  await does('vote voter:demo-wangmin', (task) => decides(task, 'wangmin', { outcome: 'abstain' }));
  const vote = await does('vote voter:demo-zhaoliu', (task) => agree(task, 'zhaoliu'));
  await stage.do(recall(vote, 'zhaoliu'));
  await does('vote voter:demo-zhaoliu', (task) => agree(task, 'zhaoliu'));
  await does('vote voter:demo-sunqi', (task) => agree(task, 'sunqi'));
  await does('sign signer', (task) => returnTo(task, 'qianer', { to: 'money', resume: 'back' }));
  await does('money', (task) => agree(task, 'lisi'));
  const back = await does('sign signer', (task) => sendBack(task, 'qianer'));
  await stage.do(recall(back, 'qianer'));
  await does('sign signer', (task) => agree(task, 'qianer'));
  await does('sign keeper', (task) => agree(task, 'hanliu'));
}

let db: TestDatabase;
beforeAll(async () => { db = await aDatabase(); });
afterAll(() => db.drop());

test('a round with recalls, signers, a vote and returns to steps comes to the same rows and the same facts in PostgreSQL and in memory', async () => {
  const pack = await publishOwn(db, withRoutes(ROUTE));
  const [town, record] = [aTown(db), aRecord({ pack })];
  await aRound(town);
  await aRound(record);
  expect(coarse(await town.case('p1'))).toEqual(coarse(record.case('p1')));
  const { rows } = await db.pool.query<{ kind: string }>('select kind from fact where process_id = $1 order by seq', ['p1']);
  expect(rows.map(({ kind }) => kind)).toEqual(record.facts('p1').map(({ kind }) => kind));
  expect(record.case('p1').rounds.at(-1)).toMatchObject({ round: 2, outcome: 'agreed' });
});
