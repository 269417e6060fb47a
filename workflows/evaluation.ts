import { EVALUATION_STAGES } from '../domain/evaluation/states';
import type { Desk } from './desk';
import { move } from './on-temporal';

/** The evaluation of one system of a year's list (003 A4): its unit fills in, its department confirms and gives the preliminary score, experts score, the authority gives its opinion. */
export function evaluation(processId: string): Promise<void> {
  return move(processId, EVALUATION_STAGES, evaluate);
}

/** The order of the stages. The result is composed by the act that locks the last sheet; whether it is qualified closes the evaluation. */
export async function evaluate(desk: Desk): Promise<void> {
  do {
    await desk.stage('filling', (at) => at.round('evaluation-filling'));
  } while ((await desk.stage('confirmation', (at) => at.round('evaluation-confirmation'))) === 'returned'); // 填报不实或不全，退回重填
  await desk.stage('scoring', (at) => at.round('evaluation-scoring')); // 专家评分，锁定后汇总
  const opinion = await desk.stage('opinion', (at) => at.round('evaluation-opinion'));
  await desk.close(opinion === 'agreed' ? 'qualified' : 'unqualified');
}
