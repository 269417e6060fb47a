import { decide } from '../../domain/approval/decide';
import { recall } from '../../domain/approval/recall';
import { addSigners, removeSigner } from '../../domain/approval/signers';
import type { Added, Resumption } from '../../domain/approval/states';
import { onOne, says, who, type Deed } from './deeds';

const processOf = (taskId: string): string => taskId.split('~')[0] ?? '';
/** The id of the task of a seat in the first round of a route. */
export const taskAt = (id: string, route: string, place: string): string => `${id}~${route}~1~${place.replace(' ', '~')}`;

/** She takes her own word back. */
export const recallWord = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { recall: taskId } }, (c, w) => recall(c, { taskId }, w));
/** She lets others sign too. */
export const addSigner = (taskId: string, by: string, { people, where }: { readonly people: readonly string[]; readonly where: Added }): Deed =>
  onOne(processOf(taskId), { by, content: { add: taskId, people: [...people], where } }, (c, w) => addSigners(c, { taskId, people: people.map(who), where, note: null }, w));
/** She takes somebody off whom she had added. */
export const takeOff = (taskId: string, by: string): Deed => onOne(processOf(taskId), { by, content: { remove: taskId } }, (c, w) => removeSigner(c, { taskId }, w));
/** She is on neither side. */
export const abstain = (taskId: string, by: string): Deed => says(taskId, { by, outcome: 'abstain' });
/** She returns it to an earlier step. */
export const sendTo = (taskId: string, by: string, { to, resume }: { readonly to: string; readonly resume: Resumption }): Deed =>
  onOne(processOf(taskId), { by, content: { taskId, to, resume } }, (c, w) => decide(c, { taskId, outcome: 'return', opinion: 'text-opinion', items: [], to, resume }, w));
