import type { z } from 'zod';
import type { Decision, RoundOutcome } from '../../domain/approval/states';
import type { EvaluationOutcome } from '../../domain/evaluation/states';
import type { Pack } from '../../domain/policy/pack';
import { STAGE_NAMES, type ProjectOutcome } from '../../domain/project/states';
import type { RequestOutcome } from '../../domain/request/states';
import type { Words } from '../contract/common';

type W = z.infer<typeof Words>;
const w = (zh: string, en: string): W => ({ zh, en });
type Outcome = Decision | RoundOutcome | RequestOutcome | EvaluationOutcome | ProjectOutcome;
const OUTCOMES: Readonly<Record<Outcome, W> & Record<string, W>> = {
  agree: w('同意', 'approved'), disagree: w('不同意', 'refused'), return: w('退回补正', 'returned'), abstain: w('弃权', 'abstained'), answered: w('已答复', 'answered'), agreed: w('同意', 'approved'), 'not-agreed': w('不同意', 'not approved'), returned: w('退回补正', 'returned'), withdrawn: w('撤回', 'withdrawn'), terminated: w('终止', 'terminated'),
  lapsed: w('逾期未报送', 'not sent in time'), decided: w('已办结', 'decided'), closed: w('已关闭', 'closed'), 'screened-out': w('未通过初审', 'screened out'), 'not-approved': w('未通过', 'not approved'), retired: w('已退出', 'retired'), verified: w('已销号', 'verified'), cancelled: w('已取消', 'cancelled'), resubmitted: w('已补正', 'resubmitted'), reported: w('已报办结', 'reported'), 'not-supported': w('不支持', 'not supported'), settled: w('已结算', 'settled'), built: w('建成', 'built'), accepted: w('通过', 'accepted'), supported: w('支持', 'supported'), qualified: w('合格', 'qualified'), unqualified: w('不合格', 'not qualified'), migrated: w('已上云', 'migrated'), granted: w('同意', 'granted'), declined: w('不同意', 'declined'), confirmed: w('已确认', 'confirmed'), held: w('已召开', 'held'),
};
const STAGES: Readonly<Record<string, W>> = { ...STAGE_NAMES, filling: w('填报', 'Filling in'), confirmation: w('确认与初评', 'Confirmation'), scoring: w('专业评价', 'Scoring'), opinion: w('评价意见', 'Opinion'), running: w('运行', 'Running'), collection: w('汇总排序', 'Collection'), reception: w('受理', 'Reception'), decisions: w('审核', 'Review'), convened: w('召集', 'Called'), 'awaiting-chair': w('待确认', 'To be confirmed'), 'carrying-out': w('逐项办理', 'Carrying out') };
/** The name of a stage. */
export const stageName = (stage: string): W => STAGES[stage] ?? w(stage, stage);
/** The name of an outcome. */
export const outcomeName = (outcome: string): W => (OUTCOMES as Readonly<Record<string, W>>)[outcome] ?? w(outcome, outcome);

/** What is awaited and no pack speaks of, in words. */
const WAITS: Readonly<Record<string, W>> = {
  batch: { zh: '随部门批次报送、受理', en: 'Sent in its department’s batch, and accepted' }, submission: { zh: '部门报送批次', en: 'The department sends its batch' }, decisions: { zh: '批次内项目办结', en: 'Its projects are decided' },
  closing: { zh: '窗口截止', en: 'The window closes' }, operation: { zh: '运行：年度运维申报或系统退出', en: 'In operation: a year is declared, or it is retired' },
};
/** What a process waits for. */
export const waitName = (pack: Pack, wait: string): W => pack.waits.find((each) => each.wait === wait)?.name ?? WAITS[wait] ?? { zh: wait, en: wait };
