import type { Case } from '../record/case';
import type { BatchKey } from './ids';

/** Whether the department has confirmed this project and it still waits for its batch to be accepted. */
export const isConfirmed = ({ process, project, rounds }: Case): boolean =>
  project !== null && process.closedAt === null && process.stage === 'declaration' && project.withdrawnAt === null && rounds.findLast(({ route }) => route === 'confirmation')?.outcome === 'agreed';

/** The projects that a department has to rank: confirmed by it for this channel and year, and not accepted yet. What it screened out is not among them. */
export function listedIn(cases: ReadonlyMap<string, Case>, { department, channel, year }: BatchKey, batch: Case['batch']): Case[] {
  const accepted = new Set((batch?.items ?? []).filter(({ acceptedAt }) => acceptedAt !== null).map(({ projectId }) => projectId));
  return [...cases.values()].filter((c) => isConfirmed(c) && c.project?.department === department && c.project.channel === channel && c.project.year === year && !accepted.has(c.process.id));
}
