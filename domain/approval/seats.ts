import type { Case, TaskRow } from '../record/case';

/** The seat of a route that somebody has filled, by herself or by her vote in a meeting; what was voted in a step that was returned is void. */
export const filledSeat = (c: Case, task: TaskRow, person: string): TaskRow | undefined =>
  c.tasks.filter((other) => other.route === task.route && other.work === 'decide' && [other.decidedBy, other.decidedFor, ...other.voters].includes(person))
    .find((other) => (other.step === task.step ? other.round === task.round && other.turn === task.turn : other.outcome === 'agree'));
