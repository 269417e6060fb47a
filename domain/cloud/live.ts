import { may } from '../access/may';
import type { ReturnItem } from '../approval/facts';
import { askedFor } from '../approval/places';
import { told } from '../approval/told';
import { dayOf } from '../calendar/calendar';
import { endAwaiting } from '../record/movement';
import type { Case, CloudPlanRow, Decided, World } from '../record/case';
import { cited } from '../policy/cited';
import { waitOf } from '../policy/lookup';
import type { AttachmentRef } from '../project/facts';
import { isRefusal, type Refusal } from '../refusal';
import { PROVIDER_ROLE, relatedToPlan } from './plan';

type Standing = { readonly projectId: string };

export type ReportScanAct = { readonly on: string; readonly attachments: readonly AttachmentRef[] };

/** After it the security scan before going live is on record, with its day and its report (003 A1). Unit or provider tells it, and no day ahead; a later scan takes the place of the one before. */
export function reportScan(c: Case, { on, attachments }: ReportScanAct, w: World): Refusal | Decided<Standing> {
  if (!c.project || !may(w.actor, 'cloud-plan.scan', relatedToPlan(c))) return { refused: 'not-your-unit' };
  const plan = awaited(c, 'cloud-going-live');
  if (isRefusal(plan)) return plan;
  if (on > dayOf(w.calendar, w.at)) return { refused: 'live-day-ahead', on };
  const needed = neededToGoLive(w);
  const report = attachments.filter(({ kind }) => needed.includes(kind));
  const missing = needed.filter((kind) => !report.some((each) => each.kind === kind));
  if (missing.length > 0) return { refused: 'scan-report-missing', kinds: missing };
  return { facts: [{ kind: 'cloud-plan.scanned', v: 1, payload: { version: plan.version, by: w.actor.id, on, report } }], answer: { projectId: c.process.id } };
}

/** The documents without which nothing goes live. */
export const neededToGoLive = ({ pack }: Pick<World, 'pack'>): readonly string[] => waitOf(pack, 'cloud-going-live')?.needs ?? [];

/** Nothing goes live that was not scanned, nor before the day of its scan. */
function unscanned({ scannedOn }: CloudPlanRow, on: string, w: World): Refusal | undefined {
  const kinds = neededToGoLive(w);
  if (kinds.length === 0) return undefined;
  if (scannedOn === null) return { refused: 'scan-missing', kinds, ...cited(w.pack.attachments.find(({ kind }) => kinds.includes(kind)) ?? { source: { default: '' } }) };
  return on < scannedOn ? { refused: 'live-before-scan', on, scannedOn } : undefined;
}

/** After it the day is on record on which the system went live on the cloud. The cloud manager puts it down, after its security scan and no day ahead. */
export function goLive(c: Case, { on }: { on: string }, w: World): Refusal | Decided<Standing> {
  const keys = c.tasks.filter(({ route }) => route === 'cloud-confirmation').map(({ key }) => key);
  if (!c.project || !may(w.actor, 'cloud-plan.go-live', { keys })) return { refused: 'not-your-unit' };
  const plan = awaited(c, 'cloud-going-live');
  if (isRefusal(plan)) return plan;
  if (on > dayOf(w.calendar, w.at)) return { refused: 'live-day-ahead', on };
  const hindrance = unscanned(plan, on, w);
  if (hindrance) return hindrance;
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

/** After it the unit has said, item by item, what is wrong with its system on the cloud. Cloud manager and provider hear of it, and it goes live anew, with a scan and a day of its own. */
export function failMigration(c: Case, { items }: { items: readonly ReturnItem[] }, w: World): Refusal | Decided<Standing> {
  if (!c.project || !may(w.actor, 'cloud-plan.accept-migration', relatedToPlan(c))) return { refused: 'not-your-unit' };
  const plan = awaited(c, 'cloud-migration');
  if (isRefusal(plan)) return plan;
  if (items.length === 0) return { refused: 'faults-required' };
  const wait = waitOf(w.pack, 'cloud-going-live');
  const tells = told(w, [...(wait ? askedFor(wait, c).map(({ key }) => key) : []), `${PROVIDER_ROLE}@${plan.provider}`]);
  return { facts: [{ kind: 'migration.failed', v: 1, payload: { version: plan.version, by: w.actor.id, items, tells } }, ...endAwaiting(c, 'cloud-migration', 'failed')], answer: { projectId: c.process.id } };
}

function awaited(c: Case, what: 'cloud-going-live' | 'cloud-migration'): CloudPlanRow | Refusal {
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  const waits = c.awaits.some((each) => each.what === what && each.state === 'open');
  if (!waits || !c.cloud?.plan) return { refused: what === 'cloud-going-live' ? 'not-awaiting-the-live-day' : 'not-awaiting-the-acceptance' };
  return c.cloud.plan;
}
