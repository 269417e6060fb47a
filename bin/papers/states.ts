import { DECISIONS, NEXT_STATE, ROUND_OUTCOMES, USER_TASK_STATES, type Decision, type RoundOutcome, type UserTaskState } from '../../domain/approval/states';
import { EVALUATION_OUTCOMES, EVALUATION_STAGES, SHEET_STATES, type EvaluationOutcome, type EvaluationStage, type SheetState } from '../../domain/evaluation/states';
import { ITEM_RESULTS, MEETING_STAGES, type ItemResult } from '../../domain/meeting/states';
import { PROJECT_OUTCOMES, PROJECT_STAGES, type ProjectOutcome, type ProjectStage } from '../../domain/project/states';
import { REQUEST_OUTCOMES, type RequestOutcome } from '../../domain/request/states';
import { SUPERVISED_STATES, type SupervisedState } from '../../domain/supervision/states';
import { page, table } from './markdown';

const USER_TASK: Record<UserTaskState, string> = {
  waiting: 'Others sign before it; it comes into its queue when they have.',
  open: 'In a queue; every candidate may claim or decide it.',
  claimed: 'One person has taken it; the other candidates no longer see it as theirs.',
  decided: 'Somebody agreed, disagreed or returned it. She may take her word back until the next person has acted on it; after that it stays so.',
  cancelled: 'Nobody has to do it any more: its round has ended.',
};

const DECISION: Record<Decision, string> = {
  agree: '同意: this seat has no objection.',
  disagree: '不同意: ends the round as not agreed.',
  return: '退回: to the applicant, which ends the round as returned, or to an earlier step, which opens that step again; everything missing is named at once.',
  abstain: '弃权: counts as present and for neither side; only where votes are counted and the pack allows it.',
};

const ROUND: Record<RoundOutcome, string> = {
  agreed: 'Every seat of every step agreed.',
  'not-agreed': 'One seat disagreed.',
  returned: 'Sent back for supplement; the next round opens when it comes back.',
  withdrawn: 'Taken back by the applicant before the decision.',
  terminated: 'Ended with its process by a leader of the reviewing body (终止).',
};

const STAGE: Record<ProjectStage, string> = {
  declaration: '申报: handed in by the unit, confirmed by its department, sent in its batch.',
  review: '审核: gates are read again, first review, then countersigning.',
  'cloud-plan': '上云技术方案: drafted by unit and provider within what was approved, confirmed, allocated, live, migrated. Only where cloud quantities were approved.',
  build: '建设: contract, deployment, trial, built; passed over where nothing is built.',
  acceptance: '验收: applied for by the unit, organised by the body that the channel of the money names; again after what failed.',
  operation: '运维: approved and running.',
  retired: '已下线: switched off; possible only when its supervised task is closed.',
};

const PROJECT: Record<ProjectOutcome, string> = {
  'screened-out': 'The department did not confirm it.',
  'not-approved': 'The review ended with a disagreement.',
  withdrawn: 'Taken back by the applicant.',
  lapsed: 'Its department sent no batch with it before the cut-off.',
  retired: 'Ran, and was switched off.',
  terminated: 'Ended by a leader of the reviewing body, with a reason, wherever it stood (终止).',
};

const REQUEST: Record<RequestOutcome, string> = {
  granted: '同意: in force on the project since the very decision.',
  declined: '不同意: what was approved stands.',
  withdrawn: 'Taken back by the unit before it was settled.',
  terminated: 'Ended with its project (终止).',
};

const SUPERVISED: Record<SupervisedState, string> = {
  assigned: '交办: the lead units owe it, or each member of a collective does.',
  acknowledged: '签收: a lead has signed for it.',
  reported: '反馈: said to be done, waits for verification.',
  returned: '退回: verification sent it back; it is owed again.',
  verified: '核验, 销号: the working group agreed that it is done.',
  cancelled: 'No longer asked for.',
  'done-at-import': 'Done before its plan was imported.',
};

const EVALUATING: Record<EvaluationStage, string> = {
  filling: '填报: the unit says something to every indicator.',
  confirmation: '确认与初评: the department confirms and gives the preliminary score, or sends the data back.',
  scoring: '专业评价: experts lock their sheets; the last one makes the result.',
  opinion: '评价意见: the authority gives its opinion under the year’s next number.',
};

const EVALUATED: Record<EvaluationOutcome, string> = {
  qualified: 'The result reached the pass mark: money and upgrades are not stopped.',
  unqualified: 'It did not: maintenance money and upgrades are stopped until a qualified opinion is given.',
};

const SITTING: Record<(typeof MEETING_STAGES)[number], string> = {
  convened: '召集: called, its files on the agenda; those who are asked are reminded before its day.',
  'awaiting-chair': '待确认: held; votes can be put right until the chair confirms.',
  'carrying-out': '逐项办理: each item is decided in its own process, in the name of the chair.',
};

const ITEM: Record<ItemResult, string> = {
  decided: 'Decided as the votes said.',
  refused: 'What the votes said is not possible in its own process, a gate for example; off the agenda, open to be taken up again.',
  undecided: 'Too few could vote, or no side had enough; off the agenda, open to be taken up again.',
  elsewhere: 'Withdrawn or settled otherwise meanwhile.',
};

const SHEET: Record<SheetState, string> = {
  open: 'The expert has not locked it; nobody else reads it.',
  locked: 'It never changes.',
  recused: 'The expert stood back; nothing of hers counts.',
};

/** docs/states.md: every state, stage and outcome there is, and what leads from one to the next. */
export function statesPage(): string {
  return page('States, stages and outcomes', 'the `states.ts` files of `domain/`', [
    'Where a process stands between stages is no table: it is written once, in its file of `workflows/`. A status that people see is worked out when they ask.',
    '## A user task', table(['state', 'meaning', 'acts that are possible'], USER_TASK_STATES.map((s) => [s, USER_TASK[s], Object.keys(NEXT_STATE[s]).join(', ')])),
    userTaskDiagram(),
    '### What a decider may say', list(DECISIONS, DECISION),
    '## A round', list(ROUND_OUTCOMES, ROUND),
    '## A project', '### Stages', list(PROJECT_STAGES, STAGE), '### How it ends', list(PROJECT_OUTCOMES, PROJECT),
    '## A request', list(REQUEST_OUTCOMES, REQUEST),
    '## The answer to a supervised task', list(SUPERVISED_STATES, SUPERVISED),
    '## An evaluation', '### Stages', list(EVALUATION_STAGES, EVALUATING), '### How it ends', list(EVALUATION_OUTCOMES, EVALUATED), '### An expert’s sheet', list(SHEET_STATES, SHEET),
    '## A review meeting', '### Stages', list(MEETING_STAGES, SITTING), '### What comes of an item', list(ITEM_RESULTS, ITEM),
  ]);
}

const list = <K extends string>(keys: readonly K[], meaning: Record<K, string>): string => table(['name', 'meaning'], keys.map((key) => [key, meaning[key]]));

function userTaskDiagram(): string {
  const arrows = USER_TASK_STATES.flatMap((from) => Object.entries(NEXT_STATE[from]).map(([act, to]) => `  ${from} --> ${to}: ${act}`));
  const ends = USER_TASK_STATES.filter((state) => Object.keys(NEXT_STATE[state]).length === 0).map((state) => `  ${state} --> [*]`);
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> open', ...arrows, ...ends, '```'].join('\n');
}
