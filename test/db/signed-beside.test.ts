import { candidatesPage } from '../../db/reads/next';
import { notedOf, type Reader } from '../../db/reads/queue';
import { look } from '../../db/reads/sight';
import { readerOf } from '../../api/reads/approval/reader';
import { queueKeys } from '../../domain/access/may';
import { candidatesFor } from '../../domain/approval/candidates';
import { isRecused } from '../../domain/approval/relation';
import { isLive, stepOf } from '../../domain/approval/road';
import { seatTaken } from '../../domain/approval/seats';
import { unfit } from '../../domain/approval/fit';
import type { Actor, Case, TaskRow } from '../../domain/record/case';
import { routeOf } from '../../domain/policy/lookup';
import type { Pack } from '../../domain/policy/pack';
import { isRefusal } from '../../domain/refusal';
import { aDatabase, type TestDatabase } from '../support/database';
import { agree, declare, onOne, who, type Deed } from '../support/deeds';
import { answer, question, standBack } from '../support/handing-deeds';
import { call, comes, confirms, isHeld, votes } from '../support/meetings';
import { PACK } from '../support/memory-record';
import { publishOwn, withRoutes } from '../support/own-pack';
import { ownRoute } from '../support/own-routes';
import { returnTo, withSteps } from '../support/routes';
import { aTown, throughBatch, type Town } from '../support/town';

const CONFIRMATION = ownRoute('confirmation', {
  name: 'different people', differentPeople: true, steps: [
    { id: 'check', seats: [{ id: 'checker', of: 'review' }] },
    { id: 'both', seats: [{ id: 'technician', of: 'review' }, { id: 'accountant', of: 'finance' }, { id: 'second', of: 'department' }] },
    { id: 'sign', seats: [{ id: 'signer', of: 'desk' }] },
  ],
});
const MEETING = PACK.routes.find(({ id }) => id === 'review')?.steps[0]?.meeting;
/** Who confirmed a project is not its last reviewer; who voted on it takes no second seat. */
const REVIEW = withSteps([
  { id: 'first-review', seats: ['first: reviewer@sh-jxw'], ladder: 'review-item', meeting: MEETING },
  { id: 'last', seats: ['last: reviewer@sh-jxw', 'money: finance_reviewer@sh-czj'], ladder: 'review-item', notBy: ['confirmation'] },
], { differentPeople: true });

const ROOM = ['wangmin', 'wangwu', 'sunqi'];
const PEOPLE = ['wangmin', 'zhaoliu', 'sunqi', 'wangwu', 'tangyue', 'lisi', 'qianer', 'hanliu', 'zjw-review'];
type Heard = { readonly actor: Actor; readonly isTaken: boolean; readonly mayBeGiven: boolean; readonly isForeseen: boolean };
type Told = { readonly seat: string; readonly login: string; readonly isTaken: boolean };

/** What the act would say to somebody at a seat: asked of the rules with her own rights, and nothing is changed by it. */
async function asked(town: Town, task: TaskRow, login: string): Promise<Heard> {
  let heard: Heard | undefined;
  const looksOnly: Deed = onOne(task.id.split('~')[0] ?? '', { by: login, content: { looks: task.id } }, (c, w) => {
    const route = routeOf(w.pack, task.route);
    const hasBegun = c.tasks.some((other) => other.route === task.route && other.step === task.step && other.round === task.round && other.decidedAt !== null); // a forecast is of what has not come up
    const foreseen = candidatesFor(c, { route, round: task.round, step: stepOf(route, task.step) }, w).who.flatMap(({ people }) => people);
    heard = { actor: w.actor, isForeseen: !hasBegun && foreseen.includes(w.actor.id), isTaken: seatTaken(c, task, { w, hand: w.actor.id }) !== undefined || isRecused(c, w.actor.id), mayBeGiven: unfit(c, task, { to: { person: w.actor.id, as: 'reassign' }, w }) === undefined };
    return { refused: 'not-found' };
  });
  expect(isRefusal(await town.put(looksOnly))).toBe(true);
  if (!heard) throw new Error(`nobody asked for ${login}`);
  return heard;
}

/** At every seat that waits, for everybody: the mark in the list and the word of the act are one. */
async function compared(town: Town, id: string): Promise<Told[]> {
  const sight = await look(town.record);
  const told: Told[] = [];
  for (const task of (await town.case(id)).tasks.filter((each) => isLive(each) && each.work === 'decide')) {
    for (const login of PEOPLE) {
      const { actor, isTaken, mayBeGiven, isForeseen } = await asked(town, task, login);
      const isMarked = (await notedOf(town.record.pool, readerOf(actor, sight), [task.id])).get(task.id)?.notHers;
      expect([task.id, login, isMarked]).toEqual([task.id, login, isTaken]);
      expect([task.id, login, isTaken && (mayBeGiven || isForeseen)]).toEqual([task.id, login, false]); // what she could not decide nobody hands her, and no forecast names her for it
      told.push({ seat: `${task.step} ${task.seat}`, login, isTaken });
    }
  }
  return told;
}

let db: TestDatabase;
let town: Town;
beforeAll(async () => {
  db = await aDatabase();
  town = aTown(db);
  await publishOwn(db, (): Pack => withRoutes(CONFIRMATION)(REVIEW));
}, 60_000);
afterAll(() => db.drop());

const waiting = ({ tasks }: Case, place: string): string => tasks.findLast((task) => isLive(task) && `${task.step} ${task.seat}` === place)?.id ?? place;
const barred = (told: readonly Told[]): string[] => told.filter(({ isTaken }) => isTaken).map(({ seat, login }) => `${seat}: ${login}`).sort();

test('the mark on what one cannot sign beside oneself is what the act says: at a seat of the same step, after an earlier step, when a step was returned, after a vote of a meeting, where the step wants others than those of an earlier route, and for who stood back', async () => {
  const does = async (place: string, deed: (taskId: string) => Deed): Promise<string[]> => {
    await town.do(deed(waiting(await town.case('p1'), place)));
    return barred(await compared(town, 'p1'));
  };
  await town.do(declare());
  expect(barred(await compared(town, 'p1'))).toEqual([]);
  const afterTheFirst = ['both accountant: wangmin', 'both second: wangmin', 'both technician: wangmin'];
  expect(await does('check checker', (task) => agree(task, 'wangmin'))).toEqual(afterTheFirst);
  await town.do(question(waiting(await town.case('p1'), 'both accountant'), 'lisi', 'qianer'));
  const asks = (await town.case('p1')).tasks.find(({ work }) => work === 'consult');
  await town.do(answer(asks?.id ?? '', 'qianer'));
  expect(barred(await compared(town, 'p1'))).toEqual(afterTheFirst); // who was asked on the side has no seat
  expect(await does('both technician', (task) => agree(task, 'zhaoliu'))).toEqual(['both accountant: wangmin', 'both accountant: zhaoliu', 'both second: wangmin', 'both second: zhaoliu']);
  expect(await does('both accountant', (task) => returnTo(task, 'lisi', { to: 'check', resume: 'forward' }))).toEqual(['check checker: zhaoliu']);
  await does('check checker', (task) => agree(task, 'wangmin'));
  await does('both technician', (task) => agree(task, 'zhaoliu'));
  await does('both accountant', (task) => agree(task, 'lisi'));
  expect(await does('both second', (task) => agree(task, 'zjw-review'))).toEqual(['lisi', 'wangmin', 'zhaoliu', 'zjw-review'].map((login) => `sign signer: ${login}`));

  await does('sign signer', (task) => agree(task, 'hanliu'));
  await throughBatch(town, ['p1']);
  expect(barred(await compared(town, 'p1'))).toEqual([]); // another route, whose first step has nothing against them
  const today = new Date((await look(town.record)).now + 8 * 3_600_000).toISOString().slice(0, 10);
  await town.do(call({ tasks: [waiting(await town.case('p1'), 'first-review first')], heldOn: today, attendees: ROOM }));
  for (const person of ROOM) await town.do({ ...comes(person), ids: ['meeting-1', 'p1'] });
  for (const person of ROOM) await town.do(votes(person, 1));
  await town.do(isHeld());
  await town.do(confirms());
  await town.settle('p1');
  const confirmed = ['hanliu', 'lisi', 'wangmin', 'zhaoliu', 'zjw-review'];
  const atBoth = (...logins: readonly string[]): string[] => ['last', 'money'].flatMap((seat) => [...confirmed, ...logins].sort().map((login) => `last ${seat}: ${login}`));
  expect(barred(await compared(town, 'p1'))).toEqual(atBoth('sunqi', 'wangwu'));
  expect(await does('last money', (task) => standBack(task, 'qianer'))).toEqual(atBoth('sunqi', 'wangwu', 'qianer'));
}, 120_000);

test('whoever asks for the next file is not shown those of that pack that she has signed beside, by each of the two rules; a colleague is, and so is she where another pack decides', async () => {
  const sight = await look(town.record);
  const task = waiting(await town.case('p1'), 'last last');
  const wangmin = readerOf({ id: who('wangmin') }, sight);
  const candidates = async (reader: Reader, pack = sight.packHash): Promise<readonly string[]> => (await candidatesPage(town.record.pool, { keys: queueKeys(sight.offices.actor(who('wangmin'))), reader, pack }, { after: null, atMost: 9 })).ids;
  expect(await candidates(wangmin)).toEqual([]);
  expect(await candidates({ ...wangmin, barred: [] })).toEqual([]); // she voted in the meeting
  expect(await candidates({ ...wangmin, apart: [] })).toEqual([]); // she confirmed the project
  expect(await candidates({ ...wangmin, apart: [], barred: [] })).toEqual([task]);
  expect(await candidates(readerOf({ id: who('tangyue') }, sight))).toEqual([task]);
  expect(await candidates(wangmin, 'another')).toEqual([task]);
});
