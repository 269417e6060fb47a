import type { Ruling } from '../policy/pack';
import type { DeclaredCloud } from '../cloud/facts';
import type { F } from '../record/facts';
import type { Channel, CloudState, ProjectKindCode, Theme } from './states';

/** An attachment as it was when it was handed in: its id, kind, and the hash of its bytes. */
export type AttachmentRef = { readonly id: string; readonly kind: string; readonly hash: string };

/** What the unit hands in: figures as they are needed by rules, words behind their hash. `amountFen` is a whole number in a string. */
export type Submission = {
  readonly title: string;
  readonly kind: ProjectKindCode;
  readonly amountFen: string;
  readonly form: string;
  /** The system that an upgrade or a year of maintenance is about. */
  readonly original?: string;
  readonly attachments: readonly AttachmentRef[];
  readonly cloudState?: CloudState;
  readonly themes?: readonly Theme[];
  readonly cloud?: DeclaredCloud; // of a project on the government cloud
};

export type ProjectFact =
  | F<'project.submitted', Submission & { jurisdiction: string; number: string; channel: Channel; year: number; unit: string; department: string; by: string; arrivedAt: number; keyTask: string | null; rulings: readonly Ruling[]; declaredBefore?: string }>
  | F<'project.resubmitted', Submission & { by: string; answers: readonly { n: number; text: string }[]; rulings: readonly Ruling[] }>
  | F<'project.withdrawn', { by: string; reason: string | null }>
  | F<'project.adopted-task', { taskId: string }>
  | F<'project.routed', { group: string; department: string; by: 'department' | 'rest' }>
  | F<'project.retired', { by: string; reason: string }>
  | F<'milestone.reached', { milestone: string; on: string; by: string; note: string | null }>
  | F<'acceptance.applied', { by: string; statement: string; attachments: readonly AttachmentRef[] }>
  | F<'operation.declared', { year: number; attempt: number; amountFen: string; by: string; note: string }>
  | F<'operation-year.opened', { projectId: string; year: number; attempt: number; unit: string; department: string; amountFen: string; by: string; note?: string }>
  | F<'operation-year.amended', { amountFen: string; by: string; note: string }>
  | F<'usage.reported', { month: string; amountFen: string; by: string; note: string }>
  | F<'settlement.asked', { by: string; note: string; spentFen: string }>;
