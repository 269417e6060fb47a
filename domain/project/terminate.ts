import { abandon } from '../approval/abandon';
import { may } from '../access/may';
import { mayKnow } from '../access/veil';
import type { Case, Decided, ProjectRow, World } from '../record/case';
import type { Fact } from '../record/fact';
import type { Refusal } from '../refusal';

/** `others` are what this project has opened and not finished: its request, its year of operation. */
type Asked = { readonly reason: string; readonly others: readonly Case[] };

/**
 * After it the project is over, wherever it stood: whatever anybody was asked for is closed, no clock of it runs, what it had opened ends with it, and its unit has a numbered letter with the reason.
 * A leader of the reviewing body says so; no document knows this act, which every office has (终止).
 */
export function terminate(c: Case, { reason, others }: Asked, w: World): Refusal | Decided<{ readonly projectId: string }> {
  const { project } = c;
  if (!project) return { refused: 'not-found' };
  if (!may(w.actor, 'project.terminate', {})) return { refused: 'not-yours-to-terminate' };
  if (!mayKnow(w.actor, c)) return { refused: 'not-found' };
  if (c.process.closedAt !== null) return { refused: 'process-closed', outcome: c.process.outcome };
  const open = others.filter(({ process }) => process.closedAt === null);
  const missed = openBeside(c, open);
  if (missed) return missed;
  const over = (ended: Case): Fact[] => [{ kind: 'process.terminated', v: 1, payload: { of: ended.process.kind, stage: ended.process.stage, by: w.actor.id, reason } }, ...abandon(ended, '', 'terminated')];
  return {
    facts: [...over(c), ...open.flatMap((ended) => left(ended))],
    also: Object.fromEntries(open.map((ended) => [ended.process.id, over(ended)])),
    answer: { projectId: project.id },
  };
}

/** What was opened between the asking and the lock, and is not among what ends with it: nothing of it is left to run alone. */
function openBeside({ project }: Case, among: readonly Case[]): Refusal | undefined {
  if (!project) return undefined;
  return requestLeft(project, among) ?? yearLeft(project, among);
}

function requestLeft({ openRequest }: ProjectRow, among: readonly Case[]): Refusal | undefined {
  return openRequest === null || among.some(({ process }) => process.id === openRequest) ? undefined : { refused: 'request-open', requestId: openRequest };
}

function yearLeft({ operation }: ProjectRow, among: readonly Case[]): Refusal | undefined {
  return operation?.outcome === null && among.every(({ operationYear }) => operationYear === null) ? { refused: 'operation-year-open', year: operation.year } : undefined;
}

/** What the end of each is on the project's own record. */
function left({ process, request }: Case): Fact[] {
  if (request) return [{ kind: 'project.change-ended', v: 1, payload: { requestId: request.id, outcome: 'terminated' } }];
  return process.kind === 'operationYear' ? [{ kind: 'child.ended', v: 1, payload: { childId: process.id, childKind: process.kind, outcome: 'terminated' } }] : [];
}
