import { routeOf, ruleOf } from '../policy/lookup';
import { cited } from '../policy/cited';
import type { Case, ProjectRow, TaskRow, World } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import { isRefusal, type Refusal } from '../refusal';
import type { Quantities } from './sheet';

/** What a reviewer proposes to approve. Without an amount it is what was declared; the cloud quantities are named one by one. */
export type Figures = { readonly amountFen?: number | undefined; readonly cloud?: Quantities | undefined };
type Named = { readonly amountFen: number; readonly cloud: Quantities | null };

/**
 * The fact of what is proposed for approval, at the step that the pack says proposes it; whoever countersigns agrees to these figures.
 * No figure exceeds what was declared, and a service that is not named is not a zero (003 A1).
 */
export function propose(c: Case, task: TaskRow, { figures, w }: { figures: Figures | undefined; w: World }): Refusal | readonly Fact[] {
  const { project } = c;
  if (!isProposing(task, w) || !project) return figures === undefined ? standing(c, task, w) : { refused: 'figures-not-asked', step: task.step };
  const named = fits(project, meant(project, figures), w);
  return isRefusal(named) ? named : [{ kind: 'approval.proposed', v: 1, payload: { round: task.round, by: w.actor.id, amountFen: String(named.amountFen), cloud: named.cloud, ...(c.cloud?.proposedIn === task.round && { again: true as const }) } }];
}

/** The figures with what they leave unsaid: the amount as declared, and no cloud. */
const meant = (project: ProjectRow, { amountFen = project.amountFen, cloud }: Figures = {}): Named => ({ amountFen, cloud: cloud ?? null });

/** Whether the yes at this step names what is approved. */
export const isProposing = ({ route, step }: Pick<TaskRow, 'route' | 'step'>, { pack }: Pick<World, 'pack'>): boolean => routeOf(pack, route).steps.some(({ id, proposes }) => id === step && proposes !== undefined);

/** Who agrees after the proposal agrees to it as it stands; it has to fit what is declared now. */
function standing(c: Case, { route }: TaskRow, w: World): Refusal | readonly Fact[] {
  if (route !== 'review' || !c.project) return [];
  const proposal = proposed(c, c.project);
  const unfit = fits(c.project, proposal, w);
  return isRefusal(unfit) ? unfit : [];
}

const proposed = (c: Case, project: ProjectRow): Named => c.cloud?.proposal ?? { amountFen: project.amountFen, cloud: null };

/** Whether figures may be approved of what a project declares. */
export function fits(project: ProjectRow, named: Named, w: World): Refusal | Named {
  if (named.amountFen > project.amountFen) return { refused: 'approved-above-declared', approvedFen: named.amountFen, declaredFen: project.amountFen };
  const declared = project.cloud?.quantities ?? {};
  const cloud = named.cloud ?? {};
  const unknown = Object.keys(cloud).filter((service) => declared[service] === undefined);
  if (unknown.length > 0) return { refused: 'quantities-unknown', services: unknown };
  return ofServices(w, { declared, cloud }) ?? { amountFen: named.amountFen, cloud: Object.keys(cloud).length > 0 ? cloud : null };
}

function ofServices(w: World, { declared, cloud }: { declared: Quantities; cloud: Quantities }): Refusal | undefined {
  const missing = Object.keys(declared).filter((service) => cloud[service] === undefined);
  if (missing.length > 0) return { refused: 'quantities-not-named', services: missing, ...clauseOf(w) };
  const over = Object.entries(cloud).flatMap(([service, planned]) => { const approved = declared[service] ?? 0; return planned > approved ? [{ service, planned, approved, by: planned - approved }] : []; });
  return over.length > 0 ? { refused: 'quantities-above-declared', over, ...clauseOf(w) } : undefined;
}

function clauseOf({ pack }: World): { rule: string; code: string; document: string; clause: string } {
  const rule = ruleOf(pack, 'review-cloud-resources');
  return { rule: rule.id, code: rule.code, ...cited(rule) };
}

/** What the end of the review brings: with the last yes the proposed figures are approved. */
export function reviewEnded(c: Case, { outcome, round }: FactOf<'round.ended'>['payload'], own: readonly Fact[]): Fact[] {
  const { project } = c;
  if (!project || outcome !== 'agreed') return [];
  const now = own.find((fact) => fact.kind === 'approval.proposed')?.payload; // where one step both proposes and ends
  const { amountFen, cloud } = now ?? proposed(c, project);
  return [{ kind: 'project.approved', v: 1, payload: { round, amountFen: String(amountFen), declaredFen: String(project.amountFen), cloud, declaredCloud: project.cloud?.quantities ?? null } }];
}

/** A proposal that no longer fits what the unit hands in now falls away: the review begins again where figures are proposed. */
export function lapse(c: Case, project: ProjectRow, w: World): Fact[] {
  const proposal = c.cloud?.proposal;
  return proposal && isRefusal(fits(project, proposal, w)) ? [{ kind: 'approval.lapsed', v: 1, payload: { round: proposal.round, why: 'declared-anew' } }] : [];
}
