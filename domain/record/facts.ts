import type { Ruling } from '../policy/pack';

export const PROCESS_KINDS = ['projectLifecycle', 'supervisedTask', 'operationYear', 'evaluation', 'declarationWindow', 'declarationBatch', 'request', 'reviewMeeting'] as const;
export type ProcessKind = (typeof PROCESS_KINDS)[number];

/** The shape of every fact: a kind in the past tense, its version, and what happened. */
export type F<Kind extends string, Payload> = { readonly kind: Kind; readonly v: 1; readonly payload: Payload };

/** What movement itself records: where a process stands, which gate was read, what it waits for. */
export type MovementFact =
  | F<'process.opened', { kind: ProcessKind; subjectId: string; jurisdiction: string; pack: string; title: string; parent?: string }>
  | F<'stage.entered', { stage: string; visit: number; path: string; pack: string }>
  | F<'stage.left', { stage: string; visit: number; path: string; outcome: string }>
  | F<'gate.ruled', { gate: string; nth: number; path: string; holds: boolean; rulings: readonly Ruling[] }>
  | F<'awaiting.opened', { what: string; nth: number; path: string; tells?: readonly Told[] }>
  | F<'awaiting.ended', { what: string; nth: number; outcome: string }>
  | F<'child.opened', { childId: string; childKind: ProcessKind; path: string }>
  | F<'child.ended', { childId: string; outcome: string; childKind?: ProcessKind }>
  | F<'pack.changed', { from: string; to: string }>
  | F<'process.terminated', { of: ProcessKind; stage: string | null; by: string; reason: string }>
  | F<'process.closed', { outcome: string }>;

/** One moment of a ladder; `at` is epoch milliseconds. */
export type PlannedRung = { readonly rung: string; readonly kind: 'remind' | 'miss' | 'escalate'; readonly at: number };
/** Someone who is told something, found out when it happened. `as` is the role she was told in. */
export type Told = { readonly to: string; readonly as: string };

export type DeadlineFact =
  | F<'deadline.set', DeadlineSet>
  | F<'deadline.paused', { of: string; generation: number; budgetLeft: number }>
  | F<'deadline.moved', DeadlineMoved>
  | F<'deadline.ended', { of: string; generation: number; why: 'met' | 'void' | 'carried' }>
  | F<'deadline.missed', Climbed>
  | F<'rung.fired', Climbed & { ladder: string; notice: string; tells: readonly Told[] }>
  | F<'rung.missed', Climbed>;

/** A rung that was reached: the n-th of its ladder (from 1), at its own moment, and the moment of the next. */
export type Climbed = { readonly of: string; readonly generation: number; readonly rung: string; readonly n: number; readonly moment: number; readonly next: number | null };

/** A deadline armed anew. `said` names the rungs, first in `rungs`, that are not said again; `tasks` are the user tasks whose day it is, with their queues. */
export type DeadlineMoved = DeadlineSet & {
  readonly from: number;
  readonly why: 'extension' | 'calendar' | 'ladder' | 'recalled';
  readonly said?: readonly string[];
  readonly tasks?: readonly { readonly taskId: string; readonly key: string }[];
  readonly tells?: readonly Told[];
  readonly pack?: string; // whose ladder it follows, where that is another pack's than the process stands under
};

export type DeadlineSet = {
  readonly of: string;
  readonly generation: number;
  readonly ladder: string;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly originalDueAt: number;
  readonly provisional: boolean;
  readonly rungs: readonly PlannedRung[];
};
