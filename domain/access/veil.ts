import type { Actor, Case } from '../record/case';
import type { Refusal } from '../refusal';
import { absentOn } from '../approval/relation';
import { relatedTo } from '../evaluation/in-hand';
import { relatedToMeeting } from '../meeting/room';
import { parties } from '../supervision/owing';
import { may } from './may';

const FORBIDDEN: ReadonlySet<Refusal['refused']> = new Set(['not-your-unit', 'not-the-lead', 'not-the-supervisor', 'not-your-answer', 'not-a-candidate', 'not-your-evaluation', 'not-your-department', 'not-the-leader', 'not-yours-to-press', 'not-yours-to-terminate', 'not-yours-to-urge', 'not-the-chair']);

/** Whether a person may know that a process is there: she may see its project, its task of a plan, or work that it asked of her office, or of somebody whom she stands in for. */
export function mayKnow(actor: Actor, c: Case): boolean {
  if (c.evaluation) return may(actor, 'evaluation.view', relatedTo(c.evaluation));
  if (actor.standsIn && c.tasks.some((task) => absentOn(task, c, actor).length > 0)) return true;
  if (c.meeting) return may(actor, 'meeting.view', relatedToMeeting(c.meeting));
  const keys = [...c.tasks.map(({ key }) => key), ...ofGroup(actor, c), ...ofProvider(c)];
  return maySee(actor, c, keys) || may(actor, 'task.view', { keys }) || isNamedIn(c, actor.id);
}

/** Whether a task of the case was given to her, or a question asked of her, by name. */
export const isNamedIn = ({ tasks }: Pick<Case, 'tasks'>, id: string): boolean => tasks.some(({ named, assignee }) => named === id || assignee === id);

/** Whoever works in the group that a project was routed to stands to it as if its queue had asked her (003 B1). */
const ofGroup = ({ holdings }: Actor, { project, about }: Case): string[] => holdings.filter(({ organ }) => organ === (project?.group ?? about?.project?.group)).map(({ role, organ }) => `${role}@${organ}`);

/** The provider of a case's cloud plan stands to it as if its queue had been asked. */
const ofProvider = ({ cloud }: Case): string[] => (cloud?.plan ? [`cloud_provider@${cloud.plan.provider}`] : []);

function maySee(actor: Actor, { project, supervised, operationYear, request, batch }: Case, keys: readonly string[]): boolean {
  const declared = project ?? operationYear ?? request;
  if (declared && may(actor, 'project.view', { unit: declared.unit, department: declared.department, keys })) return true;
  if (supervised && may(actor, 'supervised.view', { unit: supervised.unit, leads: parties(supervised) })) return true;
  return batch !== null && may(actor, 'batch.view', { department: batch.department });
}

/** Whether a letter is a person's to read: it went to an office of hers, or she may know of the process it belongs to. */
export const mayRead = (actor: Actor, { keys, c }: { readonly keys: readonly string[]; readonly c: Case | undefined }): boolean => may(actor, 'letter.view', { keys }) || (c !== undefined && mayKnow(actor, c));

/** A "no" to a person who may not even know of the thing says that there is no such thing, as it would of one that never was. */
export const veiled = (refusal: Refusal, c: Case | undefined, actor: Actor): Refusal =>
  FORBIDDEN.has(refusal.refused) && !(c && mayKnow(actor, c)) ? { refused: 'not-found' } : refusal;
