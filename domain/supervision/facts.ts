import type { F, Told } from '../record/facts';

export type SupervisionFact =
  | F<'supervised.assigned', { jurisdiction: string; plan: string; item: string; row: number; title: string; clause: string; document: string; ladder: string; leads: readonly string[]; cooperating: readonly string[]; department: string; unit: string; dueOn: string; tells: readonly Told[] }>
  | F<'supervised.adopted', { projectId: string }>
  | F<'supervised.reported', { by: string; report: string }>
  | F<'supervised.cancelled', { by: string; reason: string }>
  | F<'extension.asked', { by: string; newDueOn: string; reason: string; tells: readonly Told[] }>
  | F<'extension.granted', { by: string; fromOn: string; toOn: string; tells: readonly Told[] }>
  | F<'extension.declined', { by: string; reason: string; tells: readonly Told[] }>;
