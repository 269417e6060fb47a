import { may } from '../access/may';
import { told } from '../approval/told';
import { dayOf } from '../calendar/calendar';
import { endAwaiting } from '../record/movement';
import type { Case, CloudPlanRow, Decided, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import { relatedToPlan } from './plan';

type Standing = { readonly projectId: string };

/** After it the day is on record on which the system went live on the cloud. The cloud manager puts it down, and no day ahead. */
export function goLive(c: Case, { on }: { on: string }, w: World): Refusal | Decided<Standing> {
  const keys = c.tasks.filter(({ route }) => route === 'cloud-confirmation').map(({ key }) => key);
  if (!c.project || !may(w.actor, 'cloud-plan.go-live', { keys })) return { refused: 'not-your-unit' };
  const plan = awaited(c, 'cloud-going-live');
  if (isRefusal(plan)) return plan;
  if (on > dayOf(w.calendar, w.at)) return { refused: 'live-day-ahead', on };
  const tells = told(w, [`person:${c.project.declaredBy}`]);
  return { facts: [{ kind: 'cloud-plan.went-live', v: 1, payload: { version: plan.version, by: w.actor.id, on, tells } }, ...endAwaiting(c, 'cloud-going-live', 'live')], answer: { projectId: c.process.id } };
}

/** After it the unit has accepted its system on the cloud; the stage is over. */
export function acceptMigration(c: Case, { opinion }: { opinion: string }, w: World): Refusal | Decided<Standing> {
  if (!c.project || !may(w.actor, 'cloud-plan.accept-migration', relatedToPlan(c))) return { refused: 'not-your-unit' };
  const plan = awaited(c, 'cloud-migration');
  if (isRefusal(plan)) return plan;
  return { facts: [{ kind: 'migration.accepted', v: 1, payload: { version: plan.version, by: w.actor.id, opinion } }, ...endAwaiting(c, 'cloud-migration', 'accepted')], answer: { projectId: c.process.id } };
}

function awaited(c: Case, what: 'cloud-going-live' | 'cloud-migration'): CloudPlanRow | Refusal {
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  const waits = c.awaits.some((each) => each.what === what && each.state === 'open');
  if (!waits || !c.cloud?.plan) return { refused: what === 'cloud-going-live' ? 'not-awaiting-the-live-day' : 'not-awaiting-the-acceptance' };
  return c.cloud.plan;
}
