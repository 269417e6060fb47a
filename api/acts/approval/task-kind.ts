import type { ProcessKind } from '../../../domain/record/facts';
import { requestNamed } from '../../../domain/request/ids';

/** Whose the routes are; those that are not here are a project's. */
const KIND_OF_ROUTE: Readonly<Record<string, ProcessKind>> = { verification: 'supervisedTask', extension: 'supervisedTask', 'batch-acceptance': 'declarationBatch', 'operation-review': 'operationYear', 'operation-settlement': 'operationYear' };

/** Whether a decision on this task relies on what stands of another system. */
export const reliesOnOpinion = (taskId: string): boolean => ['review', 'operation-review'].includes(taskId.split('~')[1] ?? '');

/** The kind of that process: a request says so by its id, another by the route that the task stands on. */
export function kindOfTask(taskId: string): Record<string, ProcessKind> {
  const [processId = '', route = ''] = taskId.split('~');
  if (route.startsWith('evaluation-')) return { [processId]: 'evaluation' };
  return { [processId]: requestNamed(processId) ? 'request' : KIND_OF_ROUTE[route] ?? 'projectLifecycle' };
}
