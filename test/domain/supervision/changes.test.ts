import { FATES, type Change, type Fate, type Thing } from '../../../domain/supervision/changes';
import { dayOf } from '../../../domain/calendar/calendar';
import { agree, askExtension, cancel, report, type Deed } from '../../support/deeds';
import { broken } from '../../support/invariants';
import { CALENDAR, type MemoryRecord } from '../../support/memory-record';
import { waiting } from '../../support/cases';
import { accepted, acknowledge, answer, mark, move, ownerOf, planOn, reassign, rowId } from '../../support/supervision-deeds';

const LED = rowId('24'); // by one department, until the end of 2019
const SHARED = rowId('06'); // by each department, until 30 September 2019
const DOES: Readonly<Record<Exclude<Change, 'extension-granted'>, (id: string) => Deed>> = { 'day-moved': (id) => move(id, '2020-03-31'), 'leads-changed': (id) => reassign(id, ['sh-gaj']), cancelled: (id) => cancel(id) };

/** Makes the change; an extension is granted as people grant it. */
async function change(record: MemoryRecord, what: Change, id: string): Promise<void> {
  if (what !== 'extension-granted') return void (await record.do(DOES[what](id)));
  if (!record.case(id).rounds.some(({ route, state }) => route === 'extension' && state === 'open')) await record.do(askExtension(id, '2020-03-31', 'yjj-review'));
  await record.do(agree(waiting(record, 'grant', id).id, 'zhengshi'));
}

type Seen = { readonly begin: (record: MemoryRecord) => Promise<unknown>; readonly fate: (record: MemoryRecord, before: MemoryRecord) => Fate; readonly on?: string };
const round = (record: MemoryRecord, route: string, id: string) => record.case(id).rounds.findLast((each) => each.route === route);
const spoken = (record: MemoryRecord, id: string): string[] => record.facts(id).flatMap((fact) => (fact.kind === 'rung.fired' ? [`${fact.payload.rung} ${dayOf(CALENDAR, fact.at)}`] : []));

/** How each thing is brought about, and how one sees what became of it. */
const SEEN: Readonly<Record<Thing, Seen>> = {
  ladder: {
    begin: (record) => record.travel('2019-12-05 10:00'), // thirty days before has been said
    fate: (record) => {
      const clock = record.case(LED).deadlines.find(({ of }) => of === 'completion.1');
      if (clock?.state === 'ended') return 'void';
      return clock?.generation === 1 ? 'kept' : 'anew';
    },
  },
  'extension-request': {
    begin: (record) => record.do(askExtension(LED, '2020-03-31', 'yjj-review')),
    fate: (record) => (round(record, 'extension', LED)?.outcome === 'withdrawn' ? 'void' : 'kept'),
  },
  acknowledgement: { begin: (record) => record.do(acknowledge(LED, 'yjj-review')), fate: (record) => (record.case(LED).supervised?.state === 'assigned' ? 'anew' : 'kept') },
  'open-answers': {
    begin: (record) => record.do(report(LED, 'yjj-review')),
    fate: (record) => (round(record, 'verification', LED)?.outcome === 'withdrawn' ? 'void' : 'kept'),
  },
  'accepted-answers': {
    on: SHARED, begin: async (record) => { await record.do(answer(SHARED, 'sh-zjw')); await record.do(accepted(record, SHARED, 'sh-zjw')); },
    fate: (record) => (record.case(SHARED).supervised?.answers.find(({ member }) => member === 'sh-zjw')?.state === 'verified' ? 'kept' : 'void'),
  },
  'key-mark': { begin: (record) => record.do(mark(LED)), fate: (record) => (record.case(LED).supervised?.isKey ? 'kept' : 'void') },
  notices: {
    begin: (record) => record.do(mark(LED)),
    fate: (record, before) => ((before.tables.get('notice') ?? []).every((row) => (record.tables.get('notice') ?? []).some((each) => each['id'] === row['id'])) ? 'kept' : 'void'),
  },
};

/** What cannot come together: a collective has no lead to change or extend, and what is under verification asks for no more time. */
const IMPOSSIBLE = new Set(['leads-changed accepted-answers', 'extension-granted accepted-answers', 'extension-granted open-answers']);
const CELLS = (Object.keys(FATES) as Change[]).flatMap((what) => (Object.keys(FATES[what]) as Thing[]).map((thing) => [what, thing, FATES[what][thing]] as const));

let plan: MemoryRecord;
beforeAll(async () => { plan = await planOn('2019-04-01 09:30'); });

test('every thing has its fate at every change', () => expect(CELLS).toHaveLength(4 * Object.keys(SEEN).length));

test.each(CELLS.filter(([what, thing]) => !IMPOSSIBLE.has(`${what} ${thing}`)))('%s: the %s is %s', async (what, thing, fate) => {
  const record = plan.cutAfter(plan.commits.length);
  const { begin, fate: found, on: id = LED } = SEEN[thing];
  await begin(record);
  const before = record.cutAfter(record.commits.length);
  await change(record, what, id);
  expect(found(record, before)).toBe(fate);
  expect(broken(record, id)).toEqual([]);
});

test('a task that is taken from a lead who had reported is owed by the next, who signs for it and reports anew', async () => {
  const record = plan.cutAfter(plan.commits.length);
  await record.do(report(LED, 'yjj-review'));
  await record.do(reassign(LED, ['sh-gaj']));
  expect(record.case(LED)).toMatchObject({ supervised: { leads: ['sh-gaj'], state: 'assigned', department: 'sh-gaj' }, process: { closedAt: null } });
  expect(record.act(report(LED, 'yjj-review'))).toMatchObject({ refused: 'not-the-lead' });
  await record.do(acknowledge(LED, ownerOf('sh-gaj')));
  await record.do(report(LED, ownerOf('sh-gaj')));
  await record.do(agree(waiting(record, 'verify', LED).id, 'zhengshi'));
  expect(record.case(LED).process.outcome).toBe('verified');
});

test.each([['cancelled', () => cancel(LED)], ['given to others', () => reassign(LED, ['sh-gaj'])]] as const)('a task reported a moment ago and %s before anything moved is verified by nobody', async (_, deed) => {
  const record = plan.cutAfter(plan.commits.length);
  record.act(report(LED, 'yjj-review'));
  await record.do(deed());
  expect(record.case(LED).tasks.filter(({ state }) => state === 'open')).toEqual([]);
  expect(broken(record, LED)).toEqual([]);
});

test('a task that is moved while it is verified is owed by the new day when it comes back', async () => {
  const record = plan.cutAfter(plan.commits.length);
  await record.do(report(LED, 'yjj-review'));
  await record.do(move(LED, '2020-03-31'));
  expect(waiting(record, 'verify', LED)).toBeDefined();
});

test('an earlier day is reached earlier: what lies ahead of it is said, and nothing twice', async () => {
  const record = plan.cutAfter(plan.commits.length);
  await record.travel('2019-09-02 10:00');
  await record.do(move(LED, '2019-09-30'));
  await record.travel('2019-10-08 10:00');
  expect(spoken(record, LED)).toEqual(['remind-15 2019-09-12', 'remind-7 2019-09-23', 'remind-1 2019-09-29', 'remind-0 2019-09-30', 'it-head 2019-10-08']);
});
