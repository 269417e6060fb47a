import fc from 'fast-check';
import { isRefusal } from '../../../domain/refusal';
import { accept, agree, applyFor, claim, declare, disagree, openWindow, rank, reach, resubmit, resubmitBatch, retire, sendBack, sendBatch, unclaim, withdraw, type Deed, type Declaring } from '../../support/deeds';
import { broken } from '../../support/invariants';
import { aRecord, PACK, type MemoryRecord } from '../../support/memory-record';
import { reportSeed } from '../../support/seeds';

const PEOPLE = ['zjw-clerk', 'zjw-review', 'zjw-review-2', 'wangmin', 'zhaoliu', 'sunqi', 'twohats', 'lisi', 'qianer', 'zhengshi', 'nobody'] as const;
const project: fc.Arbitrary<Declaring> = fc.record({ kind: fc.constantFrom('NEW', 'UPGRADE', 'OM'), amountFen: fc.constantFrom(1, 50_000_000, 50_000_001, 900_000_000), with: fc.constantFrom([], ['construction-plan']) });

/** Who is meant for a seat: mostly it is one of them who acts, sometimes anybody. */
const RIGHT: Readonly<Record<string, readonly string[]>> = { confirmer: ['zjw-review', 'zjw-review', 'zjw-review-2'], 'first-reviewer': ['wangmin', 'zhaoliu', 'sunqi'], countersigner: ['sunqi', 'wangmin', 'zhaoliu'], 'finance-countersigner': ['lisi', 'lisi', 'qianer'], acceptor: ['zjw-review', 'zjw-review-2', 'zjw-review'] };

/** Anything that may happen: somebody does something to some task or to the project, time passes, or movement catches up. */
type Happening = { readonly what: 'claim' | 'unclaim' | 'agree' | 'disagree' | 'return' | 'withdraw' | 'resubmit' | 'retire' | 'reach' | 'apply' | 'time' | 'move' | 'batch'; readonly by: (typeof PEOPLE)[number]; readonly pick: number; readonly project: Declaring };
const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.oneof({ weight: 24, arbitrary: fc.constantFrom('agree', 'agree', 'agree', 'agree', 'return', 'move', 'move', 'move', 'batch', 'batch', 'batch', 'resubmit', 'reach', 'reach', 'apply') }, { weight: 5, arbitrary: fc.constantFrom('claim', 'unclaim', 'time') }, { weight: 2, arbitrary: fc.constantFrom('disagree', 'disagree', 'withdraw', 'retire') }),
  by: fc.constantFrom(...PEOPLE), pick: fc.nat(99), project,
});

const ON_A_TASK = { claim, unclaim, agree, disagree, return: sendBack } as const;
const ON_THE_PROJECT = { withdraw: (by: string) => withdraw('p1', by), resubmit: (by: string, supplement: Declaring) => resubmit('p1', { ...supplement, by }), retire: (by: string) => retire('p1', { by }), apply: (by: string) => applyFor('p1', { by }) } as const;
const nextOf = (record: MemoryRecord): string => PACK.milestones[record.case().project?.milestones.length ?? 0]?.id ?? '';

const [WINDOW, BATCH] = ['shanghai.daily.2019', 'sh-zjw.daily.2019'];
/** Movement catches up, the project's and its batch's. */
const settled = async (record: MemoryRecord): Promise<void> => { for (const id of [BATCH, 'p1']) if (record.has(id)) await record.settle(id); };

/** The department and the desk do the next thing on the batch, sometimes another. */
async function onTheBatch(record: MemoryRecord, pick: number): Promise<void> {
  if (!record.has(WINDOW)) record.act(openWindow());
  await settled(record);
  record.act(rank(['p1']));
  record.act(sendBatch(['p1']));
  await settled(record);
  const task = record.has(BATCH) ? record.case(BATCH).tasks.find(({ state }) => state === 'open') : undefined;
  if (task) record.act(pick % 4 === 0 ? sendBack(task.id, 'hanliu') : accept(task.id, ['p1']));
  else if (record.has(BATCH)) record.act(resubmitBatch());
}

async function happens(record: MemoryRecord, { what, by, pick, project: supplement }: Happening): Promise<void> {
  if (what === 'move') await settled(record);
  else if (what === 'batch') await onTheBatch(record, pick);
  else if (what === 'time') { record.at += (pick + 1) * 6 * 3_600_000; record.fireDue(); }
  else if (what === 'reach' || what in ON_THE_PROJECT) record.act((what === 'reach' ? (who: string) => reach('p1', nextOf(record), { by: who }) : ON_THE_PROJECT[what as keyof typeof ON_THE_PROJECT])(pick % 4 === 0 ? by : 'zjw-clerk', supplement));
  else onSomeTask(record, ON_A_TASK[what as keyof typeof ON_A_TASK], { by, pick });
}

/** Mostly a task that waits, and one of those whom it waits for; sometimes any task, sometimes anybody. */
function onSomeTask(record: MemoryRecord, deed: (taskId: string, by: string) => Deed, { by, pick }: Pick<Happening, 'by' | 'pick'>): void {
  const tasks = record.case().tasks.filter(({ state }) => pick % 5 === 0 || state === 'open' || state === 'claimed');
  const task = tasks[pick % Math.max(1, tasks.length)];
  if (task) record.act(deed(task.id, pick % 7 === 0 ? by : RIGHT[task.seat]?.[pick % 3] ?? by));
}

/** However it stands, it can be brought to an end: withdrawn before the decision; built, accepted and retired after it. */
async function bringToAnEnd(record: MemoryRecord): Promise<void> {
  await settled(record);
  const open = (): string => record.case().tasks.find(({ route, state }) => route === 'acceptance' && (state === 'open' || state === 'claimed'))?.id ?? '';
  const ways: (() => Deed)[] = [() => withdraw('p1'), ...PACK.milestones.map(({ id }) => () => reach('p1', id)), () => applyFor('p1'), () => agree(open(), 'zjw-review'), () => agree(open(), 'zjw-review-2'), () => retire('p1')];
  for (const way of ways) if (record.case().process.closedAt === null && !isRefusal(record.act(way()))) await record.settle();
}

const reached = new Map<string, number>();

test('whatever people and time do to a project in whatever order, nothing breaks, and it can always be brought to an end', async () => {
  await fc.assert(fc.asyncProperty(project, fc.array(happening, { minLength: 1, maxLength: 80, size: 'max' }), async (declared, story) => {
    const record = aRecord();
    record.act(declare(declared));
    for (const each of story) {
      await happens(record, each);
      expect(broken(record, 'p1')).toEqual([]);
    }
    const stood = record.case().process.outcome ?? record.case().process.stage ?? 'declared';
    await bringToAnEnd(record);
    expect([record.case().process.closedAt === null, broken(record, 'p1')]).toEqual([false, []]);
    for (const place of [stood, `in the end ${record.case().process.outcome ?? ''}`, ...record.case().rounds.map(({ route, outcome }) => `${route} ${outcome}`)]) reached.set(place, (reached.get(place) ?? 0) + 1);
  }), reportSeed({ numRuns: 300 }));
});

test('and the stories went everywhere: each stage, and each way a round can end', () => {
  const places = [...reached.keys(), ...(reached.has('not-approved') || reached.has('screened-out') ? ['refused'] : [])];
  expect(places).toEqual(expect.arrayContaining(['declaration', 'review', 'build', 'in the end retired', 'withdrawn', 'refused', 'confirmation returned', 'review agreed', 'review returned', 'review withdrawn']));
});
