import type { Case } from '../../domain/record/case';
import type { Desk } from '../../workflows/desk';
import { inCloud } from '../support/cloud';
import { accept, agree, applyFor, disagree, openWindow, rank, reach, resubmit, resubmitBatch, retire, sendBack, sendBatch, type Deed } from '../support/deeds';
import { PACK, type MemoryRecord } from '../support/memory-record';
import type { Regulation } from '../support/movement';

/** What people do next, by what they find; nothing when they have nothing to do. The first review sends the file back once. */
export type People = (c: Case, record: MemoryRecord) => Deed | undefined;
export const isOpen = ({ state }: { state: string }): boolean => state === 'open' || state === 'claimed';
export const onTask: Readonly<Record<string, (id: string, round: number) => Deed>> = {
  confirm: (id) => agree(id, 'zjw-review'),
  'first-review': (id, round) => (round === 1 ? sendBack(id, 'wangmin') : agree(id, 'wangmin')),
  countersign: (id) => (id.endsWith('finance-countersigner') ? agree(id, 'lisi') : agree(id, 'zhaoliu')),
  verify: (id, round) => (round === 1 ? sendBack(id, 'zhengshi') : agree(id, 'zhengshi')),
  grant: (id) => agree(id, 'zhengshi'),
  accept: (id, round) => (round === 1 ? disagree(id, 'zjw-review') : agree(id, 'zjw-review')),
};
export const awaits = (c: Case, what: string): boolean => c.awaits.some((each) => each.what === what && isOpen(each));
export const taskInHand = (c: Case): Deed | undefined => {
  const task = c.tasks.find(isOpen);
  return task && onTask[task.step]?.(task.id, task.round);
};
export const owed: Readonly<Record<string, (c: Case) => Deed>> = {
  supplement: (c) => resubmit('p1', c.project?.cloud ? inCloud() : {}),
  build: (c) => reach('p1', PACK.milestones[c.project?.milestones.length ?? 0]?.id ?? ''),
  'acceptance-application': () => applyFor('p1'),
  operation: () => retire('p1'),
};
export const owedNow = (c: Case): Deed | undefined => Object.keys(owed).filter((what) => awaits(c, what)).map((what) => owed[what]?.(c))[0];

export const [WINDOW, BATCH] = ['shanghai.daily.2019', 'sh-zjw.daily.2019'];
/** What brings a confirmed project to review: its window opened, its batch ranked, sent, returned once, and accepted. */
export const onBatch: People = (_, record) => {
  const c = record.has(BATCH) ? record.case(BATCH) : undefined;
  if (!record.has(WINDOW)) return openWindow();
  if (!c?.batch?.ranking.includes('p1')) return rank(['p1']);
  if (c.batch.submittedAt === null) return sendBatch(['p1']);
  return awaits(c, 'supplement') ? resubmitBatch() : atTheDesk(c);
};
const atTheDesk = (c: Case): Deed | undefined => { const task = c.tasks.find(isOpen); return task && (task.round === 1 ? sendBack(task.id, 'hanliu') : accept(task.id, ['p1'])); };
export const busy: People = (c, record) => (awaits(c, 'supplement') ? owed['supplement']?.(c) : taskInHand(c) ?? (awaits(c, 'batch') ? onBatch(c, record) : owedNow(c)));

/** Lets people and movement go on until the process is closed; without people who have something to do it stays where it is. */
export async function goOn(record: MemoryRecord, { id, people, regulation }: { id: string; people: People; regulation: Regulation }): Promise<void> {
  for (;;) {
    for (const each of [WINDOW, BATCH]) if (each !== id && record.has(each)) await record.settle(each);
    if (await record.settle(id, regulation)) return;
    const deed = people(record.case(id), record);
    if (!deed) return;
    const said = record.act(deed);
    if ('refused' in said) throw new Error(`${JSON.stringify(deed.content)}: ${JSON.stringify(said)}`);
  }
}

/** The stages of a life with the way each ended, and its end. */
export const lifeOf = (record: MemoryRecord, id = 'p1'): string[] => record.facts(id).flatMap((fact) => {
  if (fact.kind === 'stage.entered') return [`${fact.payload.stage} ${fact.payload.visit}`];
  if (fact.kind === 'stage.left') return [`→ ${fact.payload.outcome}`];
  return fact.kind === 'process.closed' ? [`closed ${fact.payload.outcome}`] : [];
});

/** A regulation made of these steps in their order, closed with this outcome. */
export const inOrder = (stages: readonly string[], outcome: string, ...steps: readonly ((desk: Desk) => Promise<unknown>)[]): Regulation => ({ stages, run: async (desk) => { for (const step of steps) await step(desk); await desk.close(outcome); } });
/** What is left open of a process. */
export const leftOpen = ({ tasks, rounds, deadlines, awaits: waits }: Case): unknown[] => [...tasks, ...rounds, ...deadlines, ...waits].filter(isOpen);
