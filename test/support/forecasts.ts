import type { Measured } from '../../domain/approval/expected';
import { forecast, type Line } from '../../domain/approval/forecast';
import { routeOf } from '../../domain/policy/lookup';
import type { Pack, Step } from '../../domain/policy/pack';
import { requestNamed } from '../../domain/request/ids';
import type { Case } from '../../domain/record/case';
import { PACK, type MemoryRecord } from './memory-record';

const NOTHING_MEASURED: Measured = new Map();

/** A case with what it is about, as it is read to be shown. */
function caseIn(record: MemoryRecord, id: string): Case {
  const named = requestNamed(id);
  return { ...record.case(id), ...(named && { about: record.case(named.subject) }) };
}

/** What lies ahead of a process of a record. */
export const ahead = (record: MemoryRecord, { id = 'p1', measured = NOTHING_MEASURED }: { id?: string; measured?: Measured } = {}): readonly Line[] => forecast(caseIn(record, id), measured, record.world('weisi'));
/** The same as names, without what is passed over. */
export const namesAhead = (record: MemoryRecord, id = 'p1'): string[] => ahead(record, { id }).filter(({ state }) => state !== 'skipped').map(({ name }) => name);
/** The lines that somebody has or owes now. */
export const openNow = (record: MemoryRecord, id = 'p1'): string[] => ahead(record, { id }).filter(({ state }) => state === 'open').map(({ name }) => name).sort();

/** What the record says is open: the steps that somebody has, and what is awaited. */
export function reallyOpen(record: MemoryRecord, id = 'p1'): string[] {
  const { tasks, awaits, process } = record.case(id);
  if (process.closedAt !== null) return [];
  const steps = tasks.filter(({ state }) => state === 'open' || state === 'claimed').map(({ step }) => step);
  return [...new Set([...steps, ...awaits.filter(({ state }) => state === 'open').map(({ what }) => what)])].sort();
}

/** The steps and waits that came up after a place of the record, in order. */
export const cameUp = (record: MemoryRecord, after: number, id = 'p1'): string[] => record.facts(id).filter(({ seq }) => seq > after).flatMap((fact) => (fact.kind === 'step.opened' ? [fact.payload.step] : fact.kind === 'awaiting.opened' ? [fact.payload.what] : []));
export const lastSeqOf = (record: MemoryRecord, id = 'p1'): number => record.facts(id).at(-1)?.seq ?? 0;

/** The pack with other steps on one route. */
export const packWith = (route: string, change: (steps: readonly Step[]) => readonly Step[]): Pack => ({ ...PACK, routes: PACK.routes.map((each) => (each.id === route ? { ...each, steps: change(routeOf(PACK, route).steps) } : each)) });
