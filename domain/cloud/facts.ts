import type { ReturnItem } from '../approval/facts';
import type { Ruling } from '../policy/pack';
import type { AttachmentRef } from '../project/facts';
import type { F, Told } from '../record/facts';
import type { AllocationAnswer } from './states';
import type { Quantities } from './sheet';

/** What a unit declared of the cloud: whether its plan has the chapter, how many hosts, and what each service comes to. */
export type DeclaredCloud = { readonly chapter: boolean; readonly hosts: number; readonly quantities: Quantities };

export type CloudFact =
  | F<'approval.proposed', { round: number; by: string; amountFen: string; cloud: Quantities | null; again?: true }>
  | F<'approval.lapsed', { round: number; why: 'declared-anew' | 'recalled' }>
  | F<'project.approved', { round: number; amountFen: string; declaredFen: string; cloud: Quantities | null; declaredCloud: Quantities | null }>
  | F<'cloud-plan.drafted', { version: number; by: string; provider: string; hosts: number; quantities: Quantities; form: string }>
  | F<'cloud-plan.signed', { version: number; side: 'unit' | 'provider'; by: string }>
  | F<'cloud-plan.reported', { version: number; by: string; rulings: readonly Ruling[] }>
  | F<'cloud-plan.confirmed', { version: number; by: string }>
  | F<'cloud-plan.returned', { version: number; by: string }>
  | F<'allocation.ordered', { version: number; order: string }>
  | F<'allocation.answered', { version: number; order: string; answer: AllocationAnswer; quantities: Quantities | null; contradicts: readonly string[]; tells: readonly Told[] }>
  | F<'cloud-plan.scanned', { version: number; by: string; on: string; report: readonly AttachmentRef[] }>
  | F<'cloud-plan.went-live', { version: number; by: string; on: string; tells: readonly Told[] }>
  | F<'migration.failed', { version: number; by: string; items: readonly ReturnItem[]; tells: readonly Told[] }>
  | F<'migration.accepted', { version: number; by: string; opinion: string }>;
