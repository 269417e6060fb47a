import type { Original } from '../evaluation/original';
import { may } from '../access/may';
import { lapse } from '../cloud/propose';
import { lastRoundOf } from '../approval/rounds';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, ProjectRow, World } from '../record/case';
import { isRefusal, type Refusal } from '../refusal';
import type { AttachmentRef } from './facts';
import { approvalGates } from './gates';
import { declaredOf } from './declared-of';
import { handedIn, readForm } from './submit';

export type ResubmitAct = { readonly data: unknown; readonly form: string; readonly attachments: readonly AttachmentRef[]; readonly answers: readonly { readonly n: number; readonly text: string }[]; readonly original?: Original | null };

/** After it the unit has answered every item that was asked for; its process opens the next round at the step that returned. */
export function resubmit(c: Case, act: ResubmitAct, w: World): Refusal | Decided<{ readonly projectId: string; readonly answered: number }> {
  const project = awaited(c, w);
  if (isRefusal(project)) return project;
  const form = readForm(act.data, w);
  if (isRefusal(form)) return form;
  const missing = unanswered(c, act);
  if (missing.length > 0) return { refused: 'answers-missing', items: missing };

  const now = handedIn(act, form);
  const changed: ProjectRow = { ...project, kind: form.kind, amountFen: form.amountFen, attachments: act.attachments, original: act.original ?? null, ...axesNow(now) };
  const gates = approvalGates(declaredOf(changed, c.window), c.process.lastSeq, w);
  const rulings = isRefusal(gates) ? [] : gates;
  return {
    facts: [
      { kind: 'project.resubmitted', v: 1, payload: { ...now, by: w.actor.id, answers: act.answers, rulings } },
      ...lapse(c, changed, w),
      ...endAwaiting(c, 'supplement', 'resubmitted'),
    ],
    answer: { projectId: project.id, answered: act.answers.length },
  };
}

const axesNow = (now: ReturnType<typeof handedIn>): Pick<ProjectRow, 'cloud' | 'cloudState' | 'themes'> => ({ cloud: now.cloud ?? null, cloudState: now.cloudState ?? null, themes: now.themes ?? [] });

const unanswered = (c: Case, { answers }: ResubmitAct): number[] => (lastRoundOf(c)?.items ?? []).map(({ n }) => n).filter((n) => !answers.some((answer) => answer.n === n));

/** The project, if it waits for a supplement of this person's unit. */
function awaited({ project, process, awaits }: Case, w: World): ProjectRow | Refusal {
  if (!project || !may(w.actor, 'project.resubmit', { unit: project.unit })) return { refused: 'not-your-unit' };
  if (process.closedAt !== null) return { refused: 'process-closed', outcome: process.outcome };
  return awaits.some(({ what, state }) => what === 'supplement' && state === 'open') ? project : { refused: 'not-waiting-for-you', stage: process.stage };
}
