/** The process in which a user task stands: its id begins with it, up to the first `~`. */
export const processOfTask = (taskId: string): string => taskId.split('~')[0] ?? '';
