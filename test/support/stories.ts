import type { Past } from '../../domain/approval/followed';
import type { Case, TaskRow } from '../../domain/record/case';
import { TASK_ID } from './cases';
import { accept, agree, amend, applyFor, askExtension, claim, correct, declare, disagree, importPlan, openWindow, operate, rank, reach, report, resubmit, resubmitBatch, retire, sendBack, sendBatch, settleFor, unclaim, use, withdraw, type Deed } from './deeds';
import { PACK } from './memory-record';

/** Where a story is told: in memory or in PostgreSQL. */
export type Stage = { readonly do: (deed: Deed) => Promise<object>; readonly case: (id: string) => Case | Promise<Case>; readonly passTo: (local: string) => unknown; readonly past: (id: string) => readonly Past[] | Promise<readonly Past[]> };

/** The processes of the story. */
export const STORY_IDS = ['p1', 'p2', 'p3', 'p4', 'p5', TASK_ID, 'p1.2020', 'shanghai.daily.2019', 'sh-zjw.daily.2019'] as const;
const BATCH = 'sh-zjw.daily.2019';

/** A spring in which nearly everything happens: claims, returns, supplements, a withdrawal, reminders, extensions, a report that is returned, a system retired. */
export async function aSpring(stage: Stage): Promise<void> {
  const waiting = async (id: string, at: string): Promise<string> => {
    const task: TaskRow | undefined = (await stage.case(id)).tasks.find(({ step, seat, state }) => (state === 'open' || state === 'claimed') && (step === at || seat === at));
    if (!task) throw new Error(`nothing waits at ${at} of ${id}`);
    return task.id;
  };
  const does = async (id: string, at: string, deed: (taskId: string) => Deed): Promise<void> => void (await stage.do(deed(await waiting(id, at))));
  const [plan] = PACK.plans;
  if (!plan) throw new Error('the pack has no plan');

  await stage.passTo('2019-04-02 10:00');
  await stage.do(importPlan(plan));
  await stage.do(openWindow());
  await stage.do(declare({ keyTask: TASK_ID, amountFen: 80_000_000 }));
  for (const id of ['p2', 'p3', 'p4', 'p5']) await stage.do(declare({ id }));
  await does('p1', 'confirm', (task) => claim(task, 'zjw-review'));
  await does('p1', 'confirm', (task) => agree(task, 'zjw-review'));
  await does('p2', 'confirm', (task) => disagree(task, 'zjw-review'));
  await does('p3', 'confirm', (task) => agree(task, 'zjw-review'));
  await stage.do(withdraw('p3'));
  await stage.do(rank(['p1']));
  await stage.do(sendBatch(['p1']));
  await does(BATCH, 'accept', (task) => sendBack(task, 'hanliu'));
  await stage.do(resubmitBatch());
  await does(BATCH, 'accept', (task) => accept(task, ['p1']));
  await does('p1', 'first-review', (task) => claim(task, 'zhaoliu'));
  await does('p1', 'first-review', (task) => unclaim(task, 'zhaoliu'));
  await stage.passTo('2019-04-11 09:30'); // past reminders: p1’s review, the confirmations of p4 and p5
  await does('p1', 'first-review', (task) => sendBack(task, 'wangmin'));
  await stage.do(askExtension(TASK_ID, '2021-06-30'));
  await stage.passTo('2019-04-25 11:00'); // confirmations missed and climbed
  await stage.do(resubmit('p1', { amountFen: 80_000_000, with: ['construction-plan'] }));
  await does(TASK_ID, 'grant', (task) => disagree(task, 'zhengshi'));
  await does('p1', 'first-review', (task) => agree(task, 'wangmin'));
  await does('p1', 'countersigner', (task) => agree(task, 'zhaoliu'));
  await does('p1', 'finance-countersigner', (task) => sendBack(task, 'lisi'));
  await stage.do(resubmit('p1', { amountFen: 80_000_000, with: ['construction-plan', 'other'] }));
  await does('p1', 'countersigner', (task) => agree(task, 'zhaoliu'));
  await does('p1', 'finance-countersigner', (task) => agree(task, 'lisi'));
  const put = async (id: string, by: string, amountFen: number | null): Promise<object> => {
    const facts = await stage.past(id);
    return stage.do(correct(id, { by, facts, amountFen, of: facts.findLast(({ kind, payload }) => kind === 'round.ended' && 'route' in payload && payload.route === 'review')?.seq ?? 0 }));
  };
  await put('p1', 'sunqi', 79_000_000); // in figures, while it is built
  await does('p4', 'confirm', (task) => agree(task, 'zjw-review'));
  await stage.do(rank(['p4']));
  await stage.do(sendBatch(['p4']));
  await does(BATCH, 'accept', (task) => accept(task, ['p4']));
  await does('p4', 'first-review', (task) => agree(task, 'sunqi'));
  await does('p4', 'finance-countersigner', (task) => disagree(task, 'qianer'));
  await put('p4', 'lisi', null); // in words, though it is closed
  await stage.do(askExtension(TASK_ID, '2021-03-31'));
  await does(TASK_ID, 'grant', (task) => agree(task, 'zhengshi'));
  await stage.do(askExtension(TASK_ID, '2021-12-31'));
  await stage.do(report(TASK_ID)); // and the request falls away
  await does(TASK_ID, 'verify', (task) => sendBack(task, 'zhengshi'));
  for (const { id } of PACK.milestones) await stage.do(reach('p1', id));
  await stage.do(applyFor('p1'));
  await does('p1', 'accept', (task) => sendBack(task, 'zjw-review'));
  await stage.do(applyFor('p1'));
  await does('p1', 'accept', (task) => agree(task, 'zjw-review'));
  await stage.do(operate('p1', 2020));
  await does('p1.2020', 'reviewer', (task) => sendBack(task, 'wangmin'));
  await stage.do(amend('p1.2020'));
  await does('p1.2020', 'reviewer', (task) => agree(task, 'zhaoliu'));
  await does('p1.2020', 'finance', (task) => agree(task, 'lisi'));
  await stage.passTo('2021-03-25 10:00'); // reminders of the extended day: the older ones are missed, the newest is said
  await stage.do(report(TASK_ID));
  await does(TASK_ID, 'verify', (task) => agree(task, 'zhengshi'));
  for (let month = 1; month <= 12; month += 1) await stage.do(use('p1.2020', `2020-${String(month).padStart(2, '0')}`));
  await stage.do(settleFor('p1.2020'));
  await does('p1.2020', 'finance', (task) => agree(task, 'lisi'));
  await stage.do(retire('p1', { keyTask: TASK_ID }));
}
