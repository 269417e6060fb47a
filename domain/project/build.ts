import { may } from '../access/may';
import { dayOf } from '../calendar/calendar';
import { endAwaiting } from '../record/movement';
import type { Milestone } from '../policy/pack';
import type { Case, Decided, ProjectRow, World } from '../record/case';
import type { Refusal } from '../refusal';

/** After it a milestone of the build is on record with its day; the last one ends the build. They come in the pack's order. */
export function reachMilestone(c: Case, act: { readonly milestone: string; readonly on: string; readonly note: string | null }, w: World): Refusal | Decided<{ readonly projectId: string; readonly milestone: string; readonly built: boolean }> {
  const project = building(c, w);
  if ('refused' in project) return project;
  const hindrance = outOfOrder(project, act.milestone, w) ?? impossible(project, act.on, w);
  if (hindrance) return hindrance;
  const built = w.pack.milestones.at(-1)?.id === act.milestone;
  return {
    facts: [{ kind: 'milestone.reached', v: 1, payload: { ...act, by: w.actor.id } }, ...(built ? endAwaiting(c, 'build', 'built') : [])],
    answer: { projectId: project.id, milestone: act.milestone, built },
  };
}

function outOfOrder(project: ProjectRow, milestone: string, w: World): Refusal | undefined {
  const next = nextMilestone(project, w)?.id ?? null;
  return next === milestone ? undefined : { refused: 'milestone-out-of-order', next };
}

function impossible({ milestones }: ProjectRow, on: string, w: World): Refusal | undefined {
  const [from, to] = [milestones.at(-1)?.on ?? null, dayOf(w.calendar, w.at)];
  return on > to || (from !== null && on < from) ? { refused: 'milestone-day-impossible', from, to } : undefined;
}

/** The milestone that comes next in the pack's order, if any is left. */
export const nextMilestone = ({ milestones }: Pick<ProjectRow, 'milestones'>, { pack }: Pick<World, 'pack'>): Milestone | undefined => pack.milestones[milestones.length];

function building({ project, process }: Case, w: World): ProjectRow | Refusal {
  if (!project || !may(w.actor, 'project.build', { unit: project.unit })) return { refused: 'not-your-unit' };
  if (process.closedAt !== null) return { refused: 'process-closed', outcome: process.outcome };
  return process.stage === 'build' ? project : { refused: 'not-in-build', stage: process.stage };
}
