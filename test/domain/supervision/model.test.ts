import fc from 'fast-check';
import { isRefusal } from '../../../domain/refusal';
import { aPlan, TASK_ID } from '../../support/cases';
import { agree, askExtension, cancel, claim, disagree, report, sendBack, unclaim } from '../../support/deeds';
import { broken } from '../../support/invariants';
import type { MemoryRecord } from '../../support/memory-record';
import { reportSeed } from '../../support/seeds';

const PEOPLE = ['zjw-review', 'zhengshi', 'zhengshi', 'wangmin', 'yjj-review'] as const;
type Happening = { readonly what: 'report' | 'extend' | 'cancel' | 'agree' | 'disagree' | 'return' | 'claim' | 'unclaim' | 'time' | 'move'; readonly by: string; readonly pick: number };
const happening: fc.Arbitrary<Happening> = fc.record({ what: fc.constantFrom('report', 'report', 'extend', 'agree', 'disagree', 'return', 'claim', 'unclaim', 'time', 'move', 'move', 'move', 'cancel'), by: fc.constantFrom(...PEOPLE), pick: fc.nat(99) });

const ON_A_TASK = { claim, unclaim, agree, disagree, return: sendBack } as const;

async function happens(record: MemoryRecord, { what, by, pick }: Happening): Promise<void> {
  if (what === 'move') await record.settle(TASK_ID);
  else if (what === 'time') { record.at += (pick + 1) * 5 * 86_400_000; record.fireDue(); }
  else if (what === 'report') record.act(report(TASK_ID, by));
  else if (what === 'extend') record.act(askExtension(TASK_ID, `202${pick % 6}-0${(pick % 9) + 1}-15`, by));
  else if (what === 'cancel') { if (pick < 10) record.act(cancel(TASK_ID, by)); }
  else {
    const { tasks } = record.case(TASK_ID);
    const task = tasks[tasks.length - 1 - (pick % 2)];
    if (task) record.act(ON_A_TASK[what](task.id, by));
  }
}

/** The day on which it is due is the original one, or the last that was granted: nothing else moves it. */
function dayMoved(record: MemoryRecord): string[] {
  const granted = record.facts(TASK_ID).findLast(({ kind }) => kind === 'extension.granted');
  const dueOn = granted?.kind === 'extension.granted' ? granted.payload.toOn : '2020-12-31';
  const { supervised } = record.case(TASK_ID);
  return supervised?.dueOn === dueOn && supervised.originalDueOn === '2020-12-31' ? [] : [`due on ${supervised?.dueOn}, granted ${dueOn}`];
}

/** It is closed as verified only when the last word on its last report was a yes. */
function verifiedByAYes(record: MemoryRecord): string[] {
  const { process, rounds } = record.case(TASK_ID);
  return process.outcome !== 'verified' || rounds.findLast(({ route }) => route === 'verification')?.outcome === 'agreed' ? [] : ['verified without a yes'];
}

test('whatever the lead, the supervisor and time do to a task of the plan, nothing breaks, and it can always be brought to an end', async () => {
  const plan = await aPlan();
  await fc.assert(fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 40, size: 'max' }), async (story) => {
    const record = plan.cutAfter(plan.commits.length);
    for (const each of story) {
      await happens(record, each);
      expect([...broken(record, TASK_ID), ...dayMoved(record), ...verifiedByAYes(record)]).toEqual([]);
    }
    await record.settle(TASK_ID);
    if (!isRefusal(record.act(cancel(TASK_ID)))) await record.settle(TASK_ID);
    const verify = record.case(TASK_ID).tasks.find(({ route, state }) => route === 'verification' && (state === 'open' || state === 'claimed'));
    if (verify) await record.do(agree(verify.id, 'zhengshi'));
    expect([record.case(TASK_ID).process.closedAt === null, broken(record, TASK_ID)]).toEqual([false, []]);
  }), reportSeed({ numRuns: 100 }));
});
