import type { DueKind } from '../policy/pack';
import type { F, Told } from '../record/facts';
import type { Origin } from './states';

/** A task as it was assigned. What is left out: a row with a last day (`due`), open to reminders, answered by its leads, of a plan. */
export type Assigned = {
  jurisdiction: string; plan: string; item: string; row: number; title: string; clause: string; document: string; ladder: string; leads: readonly string[]; cooperating: readonly string[]; department: string; unit: string; dueOn?: string; tells: readonly Told[];
  due?: { kind: DueKind; startsOn?: string };
  historical?: true;
  collective?: { list: string; members: readonly string[] };
  origin?: { kind: Origin; reference: string };
  occurrenceOf?: string;
};
type Changed = { by: string; reason: string; tells: readonly Told[] };

export type SupervisionFact =
  | F<'supervised.assigned', Assigned>
  | F<'supervised.adopted', { projectId: string }>
  | F<'supervised.acknowledged', { by: string }>
  | F<'supervised.reported', { by: string; report: string }>
  | F<'supervised.cancelled', { by: string; reason: string; tells?: readonly Told[] }>
  | F<'supervised.marked', Changed>
  | F<'supervised.moved', Changed & { fromOn: string | null; toOn: string }>
  | F<'supervised.reassigned', Changed & { fromLeads: readonly string[]; leads: readonly string[]; cooperating: readonly string[]; department: string; unit: string; signsAnew?: true }>
  | F<'supervised.occurred', { by: string; taskId: string; dueOn: string }>
  | F<'supervised.urged', { by: string; organs: readonly string[]; tells: readonly Told[] }>
  | F<'answer.acknowledged', { member: string; by: string }>
  | F<'answer.reported', { member: string; by: string; report: string; round: number }>
  | F<'answer.returned', { member: string; round: number }>
  | F<'answer.verified', { member: string; round: number }>
  | F<'extension.asked', { by: string; newDueOn: string; reason: string; tells: readonly Told[] }>
  | F<'extension.granted', { by: string; fromOn: string; toOn: string; tells: readonly Told[] }>
  | F<'extension.declined', { by: string; reason: string; tells: readonly Told[] }>;
