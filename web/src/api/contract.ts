import type { z } from 'zod';
import type * as approval from '../../../api/contract/approval';
import type * as cloud from '../../../api/contract/cloud';
import type * as common from '../../../api/contract/common';
import type * as evaluation from '../../../api/contract/evaluation';
import type * as declaration from '../../../api/contract/declaration';
import type * as identity from '../../../api/contract/identity';
import type * as letters from '../../../api/contract/letters';
import type * as operations from '../../../api/contract/operations';
import type * as operation from '../../../api/contract/operation';
import type * as project from '../../../api/contract/project';
import type * as request from '../../../api/contract/request';
import type * as supervision from '../../../api/contract/supervision';

export type Words = z.infer<typeof common.Words>;
export type Person = z.infer<typeof common.Person>;
export type DayMark = z.infer<typeof common.DayMark>;
export type Problem = z.infer<typeof common.Problem>;
export type Ruling = z.infer<typeof common.RulingView>;
export type TimelineEntry = z.infer<typeof common.TimelineEntry>;
export type Preview = z.infer<typeof common.Preview>;
export type MayDo = z.infer<typeof common.MayDo>;
export type Attachment = z.infer<typeof common.AttachmentView>;
export type Field = z.infer<typeof common.FieldView>;
export type Recorded = z.infer<typeof common.Recorded>;

export type SignIn = z.input<typeof identity.SignIn>;
export type SignInPage = z.infer<typeof identity.SignInPage>;
export type Me = z.infer<typeof identity.Me>;
export type Place = Me['navigation'][number];

export type QueueRow = z.infer<typeof approval.QueueRow>;
export type Queue = z.infer<typeof approval.Queue>;
export type QueueView = z.infer<typeof approval.QueueQuery>['view'];
export type UserTaskPage = z.infer<typeof approval.UserTaskPage>;
export type Step = z.infer<typeof approval.StepView>;
export type DecisionPage = z.infer<typeof approval.DecisionPage>;
export type Decided = z.infer<typeof approval.Decided>;

export type ProjectRow = z.infer<typeof project.ProjectRow>;
export type Projects = z.infer<typeof project.Projects>;
export type ProjectPage = z.infer<typeof project.ProjectPage>;
export type Stage = z.infer<typeof project.StageView>;
export type Item = z.infer<typeof common.ItemView>;
export type Correction = z.infer<typeof common.CorrectionView>;
export type DraftPage = z.infer<typeof project.DraftPage>;
export type Form = z.infer<typeof project.FormView>;
export type Submitted = z.infer<typeof project.Submitted>;

export type OperationYear = z.infer<typeof operation.YearView>;
export type YearPage = z.infer<typeof operation.YearPage>;
export type ChangeRequest = z.infer<typeof request.RequestView>;
export type RequestPage = z.infer<typeof request.RequestPage>;
export type YearUsage = YearPage['usage'];
export type Windows = z.infer<typeof declaration.Windows>;
export type WindowPage = z.infer<typeof declaration.WindowPage>;
export type Batches = z.infer<typeof declaration.Batches>;
export type BatchPage = z.infer<typeof declaration.BatchPage>;
export type BatchProject = z.infer<typeof declaration.BatchProject>;
export type BatchSubmitted = z.infer<typeof declaration.BatchSubmitted>;
export type Ranked = z.infer<typeof declaration.Ranked>;
export type HostSheet = z.infer<typeof cloud.HostSheet>;
export type CloudService = z.infer<typeof cloud.ServiceView>;
export type CloudView = z.infer<typeof cloud.CloudView>;
export type CloudPlanPage = z.infer<typeof cloud.CloudPlanPage>;

export type SupervisedRow = z.infer<typeof supervision.SupervisedRow>;
export type SupervisedTasks = z.infer<typeof supervision.SupervisedTasks>;
export type SupervisedPage = z.infer<typeof supervision.SupervisedPage>;
export type Ladder = z.infer<typeof supervision.LadderView>;

export type EvaluationRow = z.infer<typeof evaluation.EvaluationRow>;
export type Evaluations = z.infer<typeof evaluation.Evaluations>;
export type Evaluation = z.infer<typeof evaluation.EvaluationPage>;
export type Systems = z.infer<typeof evaluation.Systems>;

export type Notice = z.infer<typeof operations.Notice>;
export type Notices = z.infer<typeof operations.Notices>;
export type Mail = z.infer<typeof operations.Mail>;
export type LetterRow = z.infer<typeof letters.LetterRow>;
export type Letters = z.infer<typeof letters.Letters>;
export type LetterPage = z.infer<typeof letters.LetterPage>;
export type Mails = z.infer<typeof operations.Mails>;
export type Clock = z.infer<typeof operations.Clock>;
export type Agenda = z.infer<typeof operations.Agenda>;
export type Incidents = z.infer<typeof operations.Incidents>;
