import type { ProcessKind } from '../domain/record/facts';

const PREFIX: Record<ProcessKind, string> = { projectLifecycle: 'project', supervisedTask: 'task', operationYear: 'operation', evaluation: 'evaluation', declarationWindow: 'window', declarationBatch: 'batch', request: 'request', reviewMeeting: 'meeting' };

/** The workflow id of a process; the only place where it is made. */
export const workflowId = (kind: ProcessKind, processId: string): string => `${PREFIX[kind]}:${processId}`;
/** The queue on which a build moves its runs: a run never outlives its build. */
export const queueOf = (build: string): string => `docket-${build}`;
/** The queue of effects on the mail server. */
export const MAIL_QUEUE = 'docket-mail';
/** The queue of orders to the cloud platform. */
export const CLOUD_QUEUE = 'docket-cloud';
/** The one run that sends a channel's notices. */
export const POSTMAN = { type: 'postman', id: 'postman:mail', channel: 'mail' } as const;
/** The queue of printing: one letter at a time on each worker. */
export const DOCUMENTS_QUEUE = 'docket-documents';
/** The one run that prints letters. */
export const CLERK = { type: 'clerk', id: 'clerk:documents', desk: 'documents' } as const;
/** The doorbell's name; it carries nothing. */
export const BELL = 'bell';
