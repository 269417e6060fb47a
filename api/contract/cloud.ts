import { z } from 'zod';
import { Id, Instant, MayDo, Recorded, saying, textOf, Words } from './common';

const Service = z.string().regex(/^CS\d{2}$/);
const Quantity = z.int().min(0).max(1_000_000_000);
/** Whole numbers by service. */
export const Quantities = z.record(Service, Quantity);
export const HostSheet = z.strictObject({ hosts: z.array(z.strictObject({ name: saying(40), quantities: Quantities })).max(300), separate: Quantities.optional() }).meta({ id: 'HostSheet' });

/** One service of the catalogue as the screens show it; the catalogue's own words and the clause. */
export const ServiceView = z.object({ service: z.string(), no: z.int(), name: Words, unit: Words, declared: z.boolean(), source: Words }).meta({ id: 'CloudService' });
/** One service held against its bound. */
export const BoundView = z.object({ service: z.string(), name: Words, unit: Words, declared: z.int().nullable(), approved: z.int().nullable(), planned: z.int().nullable(), over: z.int() }).meta({ id: 'CloudBound' });

/** What was declared, proposed, approved and planned of the cloud, service by service; null where a project asks for no cloud. */
export const CloudView = z.object({
  declaredFen: z.int(), proposedFen: z.int().nullable(), approvedFen: z.int().nullable(), proposed: Quantities.nullable(), bounds: z.array(BoundView), clause: Words,
}).meta({ id: 'CloudView' });

export const CloudPlanPage = z.object({
  at: Instant, projectId: z.string(), title: z.string(), number: z.string(), version: z.int(), state: z.string().nullable(), provider: z.string().nullable(), providers: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
  sheet: HostSheet.nullable(), method: z.string(), security: z.string(), schedule: z.string(), signed: z.object({ unit: z.string().nullable(), provider: z.string().nullable() }), liveOn: z.string().nullable(), scannedOn: z.string().nullable(), faults: z.array(z.object({ n: z.int(), text: z.string() })), scan: z.array(z.object({ kind: z.string(), name: Words, attached: z.boolean() })),
  services: z.array(ServiceView), bounds: z.array(BoundView), may: z.array(MayDo), moving: z.boolean(),
}).meta({ id: 'CloudPlanPage' });

export const DraftCloudPlan = z.strictObject({ version: z.int().min(0), provider: Id, sheet: HostSheet, method: saying(4000), security: saying(4000), schedule: saying(4000) });
export const OnVersion = z.strictObject({ version: z.int().min(1) });
export const GoLive = z.strictObject({ on: z.iso.date() });
export const ReportScan = z.strictObject({ on: z.iso.date() });
export const AcceptMigration = z.strictObject({ opinion: textOf(2000).pipe(z.string().min(1)) });
/** What is wrong with a migration, item by item. */
export const FailMigration = z.strictObject({ items: z.array(saying(500)).min(1).max(50) });
export const CloudActed = Recorded.extend({ projectId: z.string() });

/** What the platform says to an order; signed, and the same under one `answer` however often it is sent. */
export const PlatformAnswer = z.strictObject({ answer: z.uuid(), order: z.string().max(140), says: z.enum(['taken', 'allocated', 'rejected']), quantities: Quantities.nullable() });
export const PlatformHeard = z.object({ order: z.string(), heard: z.string() });
