import { may } from '../access/may';
import type { IndicatorSet, Pack } from '../policy/pack';
import type { Case, Decided, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { ProjectStage } from '../project/states';
import { isRefusal, type Refusal } from '../refusal';
import { measures } from './beforehand';

/** A system of the list: a project in operation by its id, or an older system with its name and unit. */
export type Listing = { readonly system: string; readonly title: string | null; readonly unit: string | null };
export type ListAct = { readonly year: number; readonly set: IndicatorSet; readonly systems: readonly Listing[] };

/** The id of the evaluation of a system in a year: the business's own key. */
export const evaluationId = (set: Pick<IndicatorSet, 'kind'>, year: number, system: string): string => `${set.kind}.${year}.${system}`;

/** After it each listed system has an evaluation of its own for that year. What the list names is evaluated: the list itself is the authority (003 A4). */
export function listSystems(cases: ReadonlyMap<string, Case>, act: ListAct, w: World): Refusal | Decided<{ readonly year: number; readonly evaluations: readonly string[] }> {
  if (!may(w.actor, 'evaluation.list')) return { refused: 'role-missing', role: 'evaluator' };
  const opened: [string, Fact[]][] = [];
  for (const listing of act.systems) {
    const found = opening(cases, listing, { act, w });
    if (isRefusal(found)) return found;
    opened.push(found);
  }
  const [first, ...others] = opened;
  return { facts: first?.[1] ?? [], also: Object.fromEntries(others), answer: { year: act.year, evaluations: opened.map(([id]) => id) } };
}

function opening(cases: ReadonlyMap<string, Case>, { system, title, unit }: Listing, { act: { set, year }, w }: { act: ListAct; w: World }): Refusal | [string, Fact[]] {
  const id = evaluationId(set, year, system);
  if (cases.has(id)) return { refused: 'already-listed', system, year };
  const of = subjectOf(cases.get(system), { listing: { system, title, unit }, set, pack: w.pack });
  if (isRefusal(of)) return of;
  return [id, [
    { kind: 'process.opened', v: 1, payload: { kind: 'evaluation', subjectId: system, jurisdiction: w.pack.jurisdiction, pack: w.packHash, title: of.title } },
    { kind: 'evaluation.listed', v: 1, payload: { jurisdiction: w.pack.jurisdiction, kind: set.kind, year, set: set.id, system, ...of, by: w.actor.id } },
  ]];
}

type Subject = { readonly title: string; readonly unit: string; readonly department: string; readonly project: string | null };

/** Whose system it is: as its project says, or as the list says of an older one. What is still to be built is a project that the set measures (003 A4). */
function subjectOf(c: Case | undefined, { listing, set, pack }: { listing: Listing; set: IndicatorSet; pack: Pack }): Refusal | Subject {
  if (!c?.project) return set.kind === 'post' ? older(listing, pack) : { refused: 'system-unknown', system: listing.system };
  const { title, unit, department, id: project } = c.project;
  return (set.kind === 'pre' ? beforehand(c, set) : inOperation(c)) ?? { title, unit, department, project };
}

function older({ system, title, unit }: Listing, pack: Pack): Refusal | Subject {
  const organ = pack.organs.find(({ id }) => id === unit);
  return organ && title !== null ? { title, unit: organ.id, department: organ.parent ?? organ.id, project: null } : { refused: 'system-unknown', system };
}

/** A project is evaluated after it went into operation. */
const inOperation = ({ process: { stage, closedAt } }: Case): Refusal | undefined => (stage === 'operation' && closedAt === null ? undefined : { refused: 'not-in-operation', stage });

/** Or, in the fields of the pilot, before the review has decided on it. */
function beforehand({ project, process: { stage, closedAt } }: Case, set: IndicatorSet): Refusal | undefined {
  if (closedAt !== null || !BEFORE_IT_IS_BUILT.some((each) => each === stage)) return { refused: 'past-its-review', stage };
  return project && measures(set, project) ? undefined : { refused: 'not-measured-by', set: set.id };
}
const BEFORE_IT_IS_BUILT: readonly ProjectStage[] = ['declaration', 'review'];
