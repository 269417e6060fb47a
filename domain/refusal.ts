import type { AccessRefusal } from './access/refusals';
import type { ApprovalRefusal } from './approval/refusals';
import type { EvaluationRefusal } from './evaluation/refusals';
import type { DeclarationRefusal } from './declaration/refusals';
import type { MailingRefusal } from './mailing/refusals';
import type { CloudRefusal } from './cloud/refusals';
import type { MeetingRefusal } from './meeting/refusals';
import type { OverlayRefusal } from './policy/overlay';
import type { ProjectRefusal } from './project/refusals';
import type { RecordRefusal } from './record/refusals';
import type { RequestRefusal } from './request/refusals';
import type { SupervisionRefusal } from './supervision/refusals';

/** Every named "no" of the product; each area owns its own. */
export type Refusal = RecordRefusal | ApprovalRefusal | ProjectRefusal | SupervisionRefusal | EvaluationRefusal | DeclarationRefusal | CloudRefusal | RequestRefusal | AccessRefusal | MailingRefusal | MeetingRefusal | OverlayRefusal;

/** Whether what came back is a "no". */
export const isRefusal = (x: unknown): x is Refusal => typeof x === 'object' && x !== null && 'refused' in x;
