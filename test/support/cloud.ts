import type { Quantities } from '../../domain/cloud/sheet';
import { hearPlatform, orderOf } from '../../domain/cloud/allocate';
import { acceptMigration, failMigration, goLive as putDown, reportScan } from '../../domain/cloud/live';
import { draftCloudPlan, reportCloudPlan, signCloudPlan } from '../../domain/cloud/plan';
import { aProject, comeTo, waiting } from './cases';
import { agree, onOne, papers, says, sendBack, type Declaring, type Deed } from './deeds';
import type { MemoryRecord } from './memory-record';

/** The fourteen services that 003 A1 has quantified for each virtual host. */
export const SERVICES = ['CS03', 'CS04', 'CS08', 'CS09', 'CS10', 'CS11', 'CS12', 'CS33', 'CS34', 'CS38', 'CS40', 'CS42', 'CS43', 'CS44'] as const;
/** The same quantity of every service, but where another is said. */
export const each = (quantity: number, but: Quantities = {}): Quantities => ({ ...Object.fromEntries(SERVICES.map((service) => [service, quantity])), ...but });
/** A sheet of hosts, each with these quantities. */
export const sheetOf = (...hosts: readonly Quantities[]) => ({ hosts: hosts.map((quantities, n) => ({ name: `应用${n + 1}`, quantities })) });

/** A project on the cloud, of two hosts with 8 of everything: 16 of each service. */
export const ON_CLOUD = { onCloud: true, cloudChapter: '方案第五章', cloud: sheetOf(each(8), each(8)) };
export const inCloud = (project: Declaring = {}): Declaring => ({ ...project, data: { ...ON_CLOUD, ...project.data } });

/** The first reviewer proposes what is approved, of the cloud service by service. */
export const propose = (record: MemoryRecord, cloud: Quantities = each(10), by = 'wangmin'): Deed => says(waiting(record, 'first-review').id, { by, outcome: 'agree', figures: { amountFen: 28_000_000, cloud } });

/** A project whose review approved ten of each service and which now waits for its cloud plan. */
export async function aCloudProject(cloud: Quantities = each(10)): Promise<MemoryRecord> {
  const record = await aProject('confirmed', inCloud());
  await record.do(propose(record, cloud));
  await comeTo(record, 'approved');
  return record;
}

type Drafting = { readonly by?: string; readonly version?: number; readonly provider?: string; readonly hosts?: readonly Quantities[] };
/** Somebody drafts the plan: one host with five of everything, unless told otherwise. */
export const draftPlan = ({ by = 'zjw-clerk', version = 0, provider = 'sh-cloud-a', hosts = [each(5)] }: Drafting = {}): Deed =>
  onOne('p1', { by, content: { draft: version + 1 } }, (c, w) => draftCloudPlan(c, { version, provider, sheet: sheetOf(...hosts), form: `plan-${version + 1}` }, w));
export const signPlan = (by = 'zjw-clerk', version = 1): Deed => onOne('p1', { by, content: { sign: version, by } }, (c, w) => signCloudPlan(c, { version }, w));
export const reportPlan = (by = 'zjw-clerk', version = 1): Deed => onOne('p1', { by, content: { report: version } }, (c, w) => reportCloudPlan(c, { version }, w));
/** The platform speaks of an order, or of another. */
export const platformSays = (saying: 'taken' | 'allocated' | 'rejected', { quantities = null, version = 1, order = orderOf('p1', version) }: { quantities?: Quantities | null; version?: number; order?: string } = {}): Deed =>
  onOne('p1', { by: 'platform', content: { order, saying } }, (c, w) => hearPlatform(c, { order, says: saying, quantities }, w));
export const goLive = (by = 'yunguan', on = '2019-04-02'): Deed => onOne('p1', { by, content: { live: on } }, (c, w) => putDown(c, { on }, w));
export const scan = (by = 'yunjia', on = '2019-04-02', kinds: readonly string[] = ['scan-report']): Deed => onOne('p1', { by, content: { scan: on } }, (c, w) => reportScan(c, { on, attachments: papers(kinds) }, w));
export const acceptIt = (by = 'zjw-clerk'): Deed => onOne('p1', { by, content: { accept: 'p1' } }, (c, w) => acceptMigration(c, { opinion: 'text-opinion' }, w));

export const failIt = (by = 'zjw-clerk', items: readonly string[] = ['text-item-1', 'text-item-2']): Deed => onOne('p1', { by, content: { fail: 'p1' } }, (c, w) => failMigration(c, { items: items.map((text, n) => ({ n: n + 1, text })) }, w));

/** How far a plan has come, each the work of the one before and one more step. */
export const PLAN_ROAD = {
  drafted: (record: MemoryRecord) => record.do(draftPlan()),
  signed: async (record: MemoryRecord) => { await record.do(signPlan()); await record.do(signPlan('yunjia')); },
  reported: (record: MemoryRecord) => record.do(reportPlan()),
  received: (record: MemoryRecord) => record.do(agree(waiting(record, 'receive').id, 'yunguan')),
  confirmed: (record: MemoryRecord) => record.do(agree(waiting(record, 'confirm-plan').id, 'wangmin')),
  allocated: (record: MemoryRecord) => record.do(platformSays('allocated', { quantities: each(5) })),
  scanned: (record: MemoryRecord) => record.do(scan()),
  live: (record: MemoryRecord) => record.do(goLive()),
  accepted: (record: MemoryRecord) => record.do(acceptIt()),
} as const;
export type PlanStop = keyof typeof PLAN_ROAD;

/** A cloud project whose plan has come this far. */
export async function aPlanThatIs(until: PlanStop): Promise<MemoryRecord> {
  const record = await aCloudProject();
  const stops = Object.keys(PLAN_ROAD) as PlanStop[];
  for (const stop of stops.slice(0, stops.indexOf(until) + 1)) await PLAN_ROAD[stop](record);
  return record;
}

/** The review body sends the plan back. */
export const planReturned = (record: MemoryRecord): Promise<object> => record.do(sendBack(waiting(record, 'confirm-plan').id, 'wangmin'));
