import type { ProcessKind } from '../../../domain/record/facts';

/** The process to which a user task belongs: its id begins with it. */
export const processOfTask = (taskId: string): string => taskId.split('~')[0] ?? '';

const OF_SUPERVISION: readonly string[] = ['verification', 'extension'];

/** The kind of that process, by the route that the task stands on. */
export function kindOfTask(taskId: string): Record<string, ProcessKind> {
  const [processId = '', route = ''] = taskId.split('~');
  return { [processId]: OF_SUPERVISION.includes(route) ? 'supervisedTask' : 'projectLifecycle' };
}
