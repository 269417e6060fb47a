import { may } from '../access/may';
import type { Begun } from '../record/children';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, OperationRow, ProjectRow, World } from '../record/case';
import { dayOf } from '../calendar/calendar';
import type { Refusal } from '../refusal';

export type DeclareYearAct = { readonly year: number; readonly amountFen: number; readonly note: string };
type Declared = Decided<{ readonly projectId: string; readonly year: number }>;

/** After it the unit has declared the money of one year's operation; the system's run opens that year as a process of its own (003 A1). */
export function declareYear(c: Case, { year, amountFen, note }: DeclareYearAct, w: World): Refusal | Declared {
  const project = operated(c, w, 'operation.declare');
  if ('refused' in project) return project;
  const hindrance = yearTaken(project.operation, year) ?? yearFar(year, w);
  if (hindrance) return hindrance;
  const attempt = project.operation?.year === year ? project.operation.attempt + 1 : 1;
  return {
    facts: [{ kind: 'operation.declared', v: 1, payload: { year, attempt, amountFen: String(amountFen), by: w.actor.id, note } }, ...endAwaiting(c, 'operation', 'year-declared')],
    answer: { projectId: project.id, year },
  };
}

/** The system, if it is in operation and this person's unit has it. */
export function operated({ project, process }: Case, w: World, act: 'operation.declare' | 'project.retire'): ProjectRow | Refusal {
  if (!project || !may(w.actor, act, { unit: project.unit })) return { refused: 'not-your-unit' };
  if (process.closedAt !== null) return { refused: 'process-closed', outcome: process.outcome };
  return process.stage === 'operation' && project.retiredAt === null ? project : { refused: 'not-in-operation', stage: process.stage };
}

/** A year is declared once; one that was not supported may be declared again when the ground is cured. */
function yearTaken(last: OperationRow | null, year: number): Refusal | undefined {
  if (last && last.outcome === null) return { refused: 'operation-year-open', year: last.year };
  return last && last.year >= year && !(last.year === year && last.outcome === 'not-supported') ? { refused: 'operation-year-declared', year: last.year } : undefined;
}

/** Money is asked for the year that runs or the next one. */
function yearFar(year: number, w: World): Refusal | undefined {
  const now = Number(dayOf(w.calendar, w.at).slice(0, 4));
  return year === now || year === now + 1 ? undefined : { refused: 'operation-year-far', from: now, to: now + 1 };
}

/** What a declared year begins with, read from the system's own record. */
export function beginOperationYear({ project }: Case): Begun | undefined {
  const declared = project?.operation;
  if (!project || !declared) return undefined;
  const { year, attempt, amountFen, by, note } = declared;
  const id = `${project.id}.${year}${attempt > 1 ? `.${attempt}` : ''}`;
  return {
    id, subjectId: project.id, title: `${project.title}（${year}年度运维）`,
    facts: [{ kind: 'operation-year.opened', v: 1, payload: { projectId: project.id, year, attempt, unit: project.unit, department: project.department, amountFen: String(amountFen), by, note } }],
  };
}
