import { told } from '../approval/told';
import type { PlanTask } from '../policy/pack';
import type { World } from '../record/case';
import type { Fact } from '../record/fact';

/** The id of the process of a plan's row: the business's own key. */
export const supervisedTaskId = (plan: string, item: string): string => `${plan}.${item}`;

/** Opens a row of a plan as a supervised task: its leads, cooperating units and day, as the document has them. */
export function assign(plan: { id: string; document: string }, item: PlanTask, w: World): Fact[] {
  const keys = item.leads.map((organ) => `task_owner@${organ}`);
  return [
    { kind: 'process.opened', v: 1, payload: { kind: 'supervisedTask', subjectId: item.id, jurisdiction: w.pack.jurisdiction, pack: w.packHash, title: item.title.zh } },
    {
      kind: 'supervised.assigned', v: 1,
      payload: {
        jurisdiction: w.pack.jurisdiction, plan: plan.id, document: plan.document, item: item.id, row: item.row, title: item.title.zh, clause: item.clause, ladder: item.ladder,
        leads: item.leads, cooperating: item.cooperating, department: item.department, unit: item.unit, dueOn: 'to' in item.due ? item.due.to : item.due.on, tells: told(w, keys),
      },
    },
  ];
}
