import { told } from '../approval/told';
import { routeOf } from '../policy/lookup';
import { endAwaiting } from '../record/movement';
import type { Case, World } from '../record/case';
import type { Fact } from '../record/fact';
import { declaringRole, departmentsWithout, ladderOfWindow } from './cut-off';

/** What the cut-off brings in the clock's transaction: the window is closed, and who accepts batches is told which departments sent none (003 B9). */
export function closeWindow(c: Case, w: World): Fact[] {
  const { window } = c;
  if (!window || window.closedAt !== null) return [];
  const without = departmentsWithout(declaringRole(ladderOfWindow(w.pack, window.channel)), window, w.directory);
  const accepting = routeOf(w.pack, 'batch-acceptance').steps.flatMap(({ seats }) => seats).flatMap(({ role, at }) => ('organ' in at ? [`${role}@${at.organ}`] : []));
  return [{ kind: 'window.closed', v: 1, payload: { cutoffAt: window.cutoffAt, without, tells: told(w, accepting) } }, ...endAwaiting(c, 'closing', 'closed')];
}
