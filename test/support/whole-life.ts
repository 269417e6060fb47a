import fc from 'fast-check';
import { approvedQuantities } from '../../domain/cloud/approved';
import { sheetOf } from './cloud';
import type { Case, TaskRow } from '../../domain/record/case';
import { YEAR_ID } from './cases';
import { acceptIt, failIt, draftPlan, each, goLive, platformSays, reportPlan, scan, signPlan } from './cloud';
import { accept, agree, amend, applyFor, disagree, openWindow, operate, rank, reach, resubmit, resubmitBatch, retire, says, sendBack, sendBatch, settleFor, terminate, use, withdraw, type Declaring, type Deed } from './deeds';
import { OLD } from './evaluation-deeds';
import { on, PACK, type MemoryRecord } from './memory-record';
import { askChange, changeId, resubmitChange, withdrawChange } from './requests';

export const [WINDOW, BATCH] = ['shanghai.daily.2019', 'sh-zjw.daily.2019'];
const isOpen = ({ state }: { state: string }): boolean => state === 'open' || state === 'claimed';

/** Any project that may be declared: small or large, with its papers or without, on the cloud or not, about a system that was evaluated or not. */
const ON_CLOUD = { onCloud: true, cloudChapter: '第五章', cloud: sheetOf(each(16)) };
/** One that can pass: on the cloud, with its papers. */
const sound: fc.Arbitrary<Declaring> = fc.record({ amountFen: fc.constantFrom(30_000_000, 60_000_000), with: fc.constant(['construction-plan']), data: fc.constant(ON_CLOUD) });
const doubtful: fc.Arbitrary<Declaring> = fc.record({
  kind: fc.constantFrom('NEW', 'NEW', 'UPGRADE', 'OM'), amountFen: fc.constantFrom(30_000_000, 30_000_000, 50_000_000, 50_000_001), with: fc.constantFrom([], ['construction-plan'], ['construction-plan']),
  data: fc.constantFrom({}, {}, ON_CLOUD, { onCloud: true, cloud: sheetOf(each(16)) }, { onCloud: true, cloudChapter: '第五章' }, { originalSystem: OLD }),
});

export const anyProject: fc.Arbitrary<Declaring> = fc.oneof(sound, doubtful);

/** Anything that somebody may try. `pick` is the chance that she had. */
export type Trying = { readonly what: (typeof WHAT)[number]; readonly pick: number; readonly by: string; readonly project: Declaring };
const WHAT = [...Array.from({ length: 16 }, () => 'on' as const), 'task', 'task', 'batch', 'next', 'plan', 'change', 'change', 'answer', 'answer', 'year', 'time', 'end', 'anybody'] as const;
export const anyTrying: fc.Arbitrary<Trying> = fc.record({ what: fc.constantFrom(...WHAT), pick: fc.nat(999), by: fc.constantFrom('zjw-clerk', 'zjw-review', 'wangmin', 'zhaoliu', 'lisi', 'yunguan', 'yunjia', 'twohats', 'nobody'), project: anyProject });

/** A year that was not supported may be declared again: each time a process of its own. */
const YEARS = [YEAR_ID, ...[2, 3, 4, 5, 6].map((n) => `${YEAR_ID}.${n}`)];
/** Everything of this project's that is on record. */
const idsOf = (record: MemoryRecord): string[] => ['p1', BATCH, ...YEARS, ...[1, 2, 3].map((n) => changeId(n))].filter((id) => record.has(id));
/** Movement of all of them catches up, until none has anything left to do. */
export async function catchUp(record: MemoryRecord): Promise<void> {
  for (let before = -1; before < record.commits.length; ) {
    before = record.commits.length;
    for (const id of idsOf(record)) await record.settle(id);
  }
}

const HOLDS: Readonly<Record<string, readonly string[]>> = {
  confirmer: ['zjw-review'], 'first-reviewer': ['wangmin'], countersigner: ['zhaoliu'], 'finance-countersigner': ['lisi'], finance: ['lisi'], reviewer: ['wangmin'], acceptor: ['zjw-review'], 'cloud-receiver': ['yunguan'], 'plan-confirmer': ['wangmin'],
  'change-reviewer': ['wangmin'], 'change-finance': ['lisi'],
};
export const openTasks = (record: MemoryRecord): TaskRow[] => idsOf(record).flatMap((id) => record.case(id).tasks.filter(isOpen));
const holderOf = ({ seat, route }: TaskRow): string => (route === 'batch-acceptance' ? 'hanliu' : (HOLDS[seat]?.[0] ?? 'wangmin'));

/** A yes with everything it has to name. */
export function yes(record: MemoryRecord, task: TaskRow, pick = 0): Deed {
  const by = holderOf(task);
  if (task.route === 'batch-acceptance') return accept(task.id, ['p1'], by);
  const declared = record.case().project?.cloud?.quantities;
  return task.step === 'first-review' && declared ? says(task.id, { by, outcome: 'agree', figures: { amountFen: 28_000_000, cloud: Object.fromEntries(Object.keys(declared).map((service) => [service, 10 + (pick % 9)])) } }) : agree(task.id, by);
}

function onATask(record: MemoryRecord, pick: number): Deed | undefined {
  const tasks = openTasks(record);
  const task = tasks[pick % Math.max(1, tasks.length)];
  if (!task) return undefined;
  if (pick % 23 === 0) return disagree(task.id, holderOf(task));
  return pick % 6 === 0 ? sendBack(task.id, holderOf(task)) : yes(record, task, pick);
}

export const batchDeeds = (): Deed[] => [openWindow(), rank(['p1']), sendBatch(['p1']), resubmitBatch()];
const versionOf = (c: Case): number => c.cloud?.plan?.version ?? 0;
/** What may be done about the plan now, in the order in which it is done; `hosts` of so much of each service. */
export function planDeeds(record: MemoryRecord, quantity = 5): Deed[] {
  const c = record.case();
  const version = versionOf(c);
  return [
    ...(c.cloud?.plan?.state === 'drafting' ? [] : [draftPlan({ version, hosts: [each(quantity)] })]), signPlan('zjw-clerk', Math.max(version, 1)), signPlan('yunjia', Math.max(version, 1)), reportPlan('zjw-clerk', Math.max(version, 1)),
    platformSays('allocated', { version, quantities: c.cloud?.plan?.quantities ?? null }), scan(), goLive(), acceptIt(),
  ];
}
export const nextMilestone = (record: MemoryRecord): Deed => reach('p1', PACK.milestones[record.case().project?.milestones.length ?? 0]?.id ?? 'none');
/** What a project has opened and not finished. */
const openBeside = (record: MemoryRecord): string[] => [record.case().project?.openRequest ?? '', YEAR_ID].filter((id) => record.has(id) && record.case(id).process.closedAt === null);
const lastChange = (record: MemoryRecord): number => record.case().project?.requests ?? 0;

/** The sheets of a plan, one step further: drafted, signed by both, reported. */
function planOn(record: MemoryRecord, quantity: number): Deed {
  const plan = record.case().cloud?.plan;
  if (!plan || plan.state !== 'drafting') return draftPlan({ version: plan?.version ?? 0, hosts: [each(quantity)] });
  if (plan.unitSignedBy === null) return signPlan('zjw-clerk', plan.version);
  return plan.providerSignedBy === null ? signPlan('yunjia', plan.version) : reportPlan('zjw-clerk', plan.version);
}
function batchOn(record: MemoryRecord): Deed {
  const batch = record.has(BATCH) ? record.case(BATCH).batch : null;
  if (!record.has(WINDOW)) return openWindow();
  if (!batch?.ranking.includes('p1')) return rank(['p1']);
  return batch.submittedAt === null ? sendBatch(['p1']) : resubmitBatch();
}
const OWED: Readonly<Record<string, (record: MemoryRecord, pick: number) => Deed>> = {
  batch: batchOn, supplement: () => resubmit('p1', { with: ['construction-plan'], data: ON_CLOUD }), 'cloud-plan': (record, pick) => planOn(record, 4 + (pick % 9)), 'cloud-allocation': (record) => platformSays('allocated', { version: versionOf(record.case()), quantities: record.case().cloud?.plan?.quantities ?? null }),
  'cloud-going-live': (record) => (record.case().cloud?.plan?.scannedOn ? goLive() : scan()), 'cloud-migration': (_, pick) => (pick % 4 === 0 ? failIt() : acceptIt()), build: nextMilestone, 'acceptance-application': () => applyFor('p1'), operation: (_, pick) => (pick % 2 === 0 ? operate('p1', 2019) : askChange({ scope: '扩容' })),
};
/** What is next: a yes to what waits for one, or what the project owes. */
function onward(record: MemoryRecord, pick: number): Deed | undefined {
  const [task] = openTasks(record);
  const what = record.case().awaits.find(({ what: owed, state }) => state === 'open' && owed in OWED)?.what;
  return task ? yes(record, task, pick) : what === undefined ? undefined : OWED[what]?.(record, pick);
}

const some = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];
const THE: Readonly<Record<Exclude<Trying['what'], 'time' | 'anybody'>, (record: MemoryRecord, trying: Trying) => Deed | undefined>> = {
  on: (record, { pick }) => onward(record, pick),
  task: (record, { pick }) => onATask(record, pick),
  batch: (_, { pick }) => some(batchDeeds(), pick),
  next: (record, { pick }) => some([nextMilestone(record), nextMilestone(record), applyFor('p1'), draftPlan({ version: versionOf(record.case()), hosts: [each(8 + (pick % 5))] })], pick),
  plan: (record, { pick }) => some([...planDeeds(record, 8 + (pick % 5)), platformSays('rejected', { version: versionOf(record.case()) })], pick),
  change: (record, { pick }) => askChange(pick % 3 === 0 ? { amountFen: 28_000_001 + pick } : { cloud: { CS08: 5 + (pick % 12) } }, { n: lastChange(record) + 1 }),
  answer: (record, { pick, project }) => some([resubmit('p1', project), resubmitChange({ cloud: { CS08: 5 + (pick % 12) } }, { n: lastChange(record) }), amend(YEAR_ID)], pick),
  year: (_, { pick }) => some([operate('p1', 2019), operate('p1', 2019), use(YEAR_ID, `2019-0${(pick % 3) + 1}`), settleFor(YEAR_ID)], pick),
  end: (record, { pick }) => (pick < 50 ? some([withdraw('p1'), withdrawChange('zjw-clerk', lastChange(record)), retire('p1'), terminate('p1', 'wangwu', openBeside(record))], pick) : undefined),
};

/** The act of somebody, mostly of who may; `anybody` tries what is another's. */
export function attempt(record: MemoryRecord, trying: Trying): Deed | undefined {
  if (trying.what === 'time') return undefined;
  if (trying.what !== 'anybody') return THE[trying.what](record, trying);
  const deed = THE[some(['task', 'plan', 'change', 'next', 'answer', 'batch'] as const, trying.pick) ?? 'task'](record, trying);
  return deed && { ...deed, by: `demo-${trying.by}` };
}

export type Story = { readonly project: Declaring; readonly opinion: 'none' | 'listed' | 'unqualified' | 'qualified'; readonly tries: readonly Trying[] };
const SOUND: Declaring = { amountFen: 30_000_000, with: ['construction-plan'], data: ON_CLOUD };
const times = (n: number, what: Trying['what'], pick = 1): Trying[] => Array.from({ length: n }, () => ({ what, pick, by: 'nobody', project: SOUND }));
const told = (tries: readonly Trying[], project: Declaring = SOUND): [Story] => [{ project, opinion: 'none', tries }];
/** Stories that are always told beside those of chance, so that no seed misses what matters: a gate that stays open, a bound moved by a change, a no, another's deed, a life to its end. */
export const STORIES_NEVER_MISSED: [Story][] = [
  told(times(14, 'on'), { amountFen: 60_000_000, with: [], data: ON_CLOUD }),
  told([...times(16, 'on'), ...times(1, 'change', 4), ...times(30, 'on')]),
  told([...times(7, 'on'), ...times(3, 'task', 0)]),
  told(times(14, 'anybody', 0)),
  told(times(50, 'on')),
];

/** All that is stored, as text: what a refusal must leave as it was. */
export const storedIn = (record: MemoryRecord): string => JSON.stringify([record.commits.length, [...record.tables].map(([table, rows]) => [table, rows])]);
export const boundOf = (record: MemoryRecord): string => JSON.stringify(approvedQuantities(record.case()));

const MONTHS = Array.from({ length: 12 }, (_, n) => `2019-${String(n + 1).padStart(2, '0')}`);
/** The ways towards an end, from wherever a project stands: what is asked is answered, with a yes where one is possible; what is owed is done; only when nothing else helps is it taken back. */
const waysOn = (record: MemoryRecord, turn: number): Deed[] => [
  withdrawChange('zjw-clerk', lastChange(record)), ...openTasks(record).flatMap((task) => [yes(record, task), disagree(task.id, holderOf(task))]), ...batchDeeds(), resubmit('p1', { with: ['construction-plan'] }),
  ...(turn % 5 === 0 ? [draftPlan({ version: versionOf(record.case()), hosts: [each(0)] })] : planDeeds(record, 0)), nextMilestone(record), applyFor('p1'), ...YEARS.filter((id) => record.has(id)).flatMap((id) => [amend(id), ...MONTHS.map((month) => use(id, month, { amountFen: 0 })), settleFor(id)]), retire('p1'), ...(turn > 30 ? [withdraw('p1')] : []),
];

/** Brings it to its end; answers how it ended, or null where no way is left. */
export async function bringToAnEnd(record: MemoryRecord): Promise<string | null> {
  for (let turn = 0; turn < 40; turn += 1) {
    await catchUp(record);
    if (record.case().process.closedAt !== null) return record.case().process.outcome;
    if (record.has(YEAR_ID)) record.at = Math.max(record.at, on('2020-01-06 09:00')); // the year is over
    for (const way of waysOn(record, turn)) record.act(way);
  }
  return null;
}
