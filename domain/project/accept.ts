import { may } from '../access/may';
import { endAwaiting } from '../record/movement';
import type { Case, Decided, World } from '../record/case';
import { blockedBy } from '../request/blocked';
import type { Refusal } from '../refusal';
import type { AttachmentRef } from './facts';

export type ApplyForAcceptanceAct = { readonly statement: string; readonly attachments: readonly AttachmentRef[] };

/** After it the body that organises the acceptance has the application with its documents; who that is the channel of the money decides (R075, R076). */
export function applyForAcceptance(c: Case, { statement, attachments }: ApplyForAcceptanceAct, w: World): Refusal | Decided<{ readonly projectId: string }> {
  const { project, process } = c;
  if (!project || !may(w.actor, 'project.apply-for-acceptance', { unit: project.unit })) return { refused: 'not-your-unit' };
  if (process.closedAt !== null) return { refused: 'process-closed', outcome: process.outcome };
  const hindrance = notAwaited(c) ?? blockedBy(project, 'acceptance', w) ?? lacking(project.channel, attachments, w);
  if (hindrance) return hindrance;
  return {
    facts: [{ kind: 'acceptance.applied', v: 1, payload: { by: w.actor.id, statement, attachments } }, ...endAwaiting(c, 'acceptance-application', 'applied')],
    answer: { projectId: project.id },
  };
}

function notAwaited(c: Case): Refusal | undefined {
  const { stage } = c.process;
  return stage !== 'acceptance' || c.rounds.some(({ route, state }) => route.startsWith('acceptance') && state === 'open') || isApplied(c) ? { refused: 'not-awaiting-acceptance', stage } : undefined;
}

function lacking(channel: string, attachments: readonly AttachmentRef[], w: World): Refusal | undefined {
  const missing = documentsOf(channel, w).filter((kind) => !attachments.some((each) => each.kind === kind));
  return missing.length > 0 ? { refused: 'acceptance-documents-missing', kinds: missing } : undefined;
}

/** The documents that an acceptance asks for, by the channel of the money. */
export const documentsOf = (channel: string, { pack }: Pick<World, 'pack'>): readonly string[] => pack.channels.find((each) => each.channel === channel)?.acceptance?.documents ?? [];

/** An application counts from its act, also before the run has opened the round it asks for. */
function isApplied(c: Case): boolean {
  const applied = c.awaits.filter(({ what, state }) => what === 'acceptance-application' && state === 'ended').length;
  return applied > c.rounds.filter(({ route }) => route.startsWith('acceptance')).length;
}
