import type { AnswerRow, SupervisedRow } from '../record/case';
import type { AnswerState } from './states';

/** Whether each member of a list answers for itself. */
export const isCollective = ({ answers }: SupervisedRow): boolean => answers.length > 0;

/** An answer under verification waits for the working group, not for its member. */
const OWED: ReadonlySet<AnswerState> = new Set(['assigned', 'acknowledged', 'returned']);
export const isOwedBy = ({ state }: AnswerRow): boolean => OWED.has(state);

/** The organs that a task is owed by at this moment: its leads, or the members of a collective that have not answered. */
export const owing = (task: SupervisedRow): readonly string[] => (isCollective(task) ? task.answers.filter(isOwedBy).map(({ member }) => member) : task.leads);

/** The organs that hear of a change of the task: its leads, or every member whose answer is not accepted yet. */
export const concerned = (task: SupervisedRow): readonly string[] => (isCollective(task) ? task.answers.filter(({ state }) => state !== 'verified').map(({ member }) => member) : task.leads);

/** The organs that may see a task because it is theirs: leads, cooperating units, members. */
export const parties = ({ leads, cooperating, answers }: SupervisedRow): readonly string[] => [...leads, ...cooperating, ...answers.map(({ member }) => member)];

/** The queues of those who answer for these organs. */
export const ownersAt = (organs: readonly string[]): string[] => organs.map((organ) => `task_owner@${organ}`);
