import type { Ruling } from '../policy/pack';
import type { F, Told } from '../record/facts';

export type DeclarationFact =
  | F<'window.opened', { jurisdiction: string; channel: string; year: number; lastDay: string; cutoffAt: number; by: string }>
  | F<'window.moved', { fromDay: string; toDay: string; cutoffAt: number; by: string; reason: string }>
  | F<'window.closed', { cutoffAt: number; without: readonly string[]; tells: readonly Told[] }>
  | F<'batch.opened', { jurisdiction: string; department: string; channel: string; year: number; window: string; by: string }>
  | F<'batch.ranked', { by: string; order: readonly string[]; reason: string | null }>
  | F<'batch.submitted', { by: string; listed: readonly Listed[]; added: readonly string[]; arrivedAt: number; receipt: string; rulings: readonly Ruling[] }>
  | F<'batch.resubmitted', { by: string; answers: readonly { readonly n: number; readonly text: string }[] }>
  | F<'batch.accepted', { by: string; projects: readonly string[] }>
  | F<'batch.project-decided', { projectId: string; outcome: string }>
  | F<'project.declared', { batchId: string; place: number; receipt: string; by: string; rulings: readonly Ruling[] }>;

/** A project in its place of a batch, counted from one. */
export type Listed = { readonly projectId: string; readonly place: number };
