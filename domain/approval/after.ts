import type { Case, DeadlineRow, RoundRow, StepRow, TaskRow } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { DeadlineMoved } from '../record/facts';

/** A case as it will stand once these facts are on record, as far as rounds go: what one act settles is read as it settles. */
export const after = (c: Case, facts: readonly Fact[], at: number): Case => facts.reduce((now, fact) => one(now, fact, at), c);

function one(c: Case, fact: Fact, at: number): Case {
  switch (fact.kind) {
    case 'round.opened': return { ...c, rounds: [...c.rounds, opened(fact.payload)] };
    case 'round.ended': return inRound(c, fact.payload, (round) => ({ ...round, state: 'ended', outcome: fact.payload.outcome, step: fact.payload.step, items: fact.payload.items, resume: fact.payload.resume ?? null }));
    case 'step.opened': case 'step.skipped': return stepUp(c, fact);
    case 'step.returned': return inRound(c, fact.payload, (round) => ({ ...round, stands: fact.payload.stands, steps: round.steps.map((row) => (fact.payload.resets.includes(row.step) ? { ...row, state: 'ahead' } : row)) }));
    case 'step.recalled': return inRound(c, fact.payload, (round) => ({ ...round, stands: fact.payload.stands ?? round.stands, steps: round.steps.map((row) => ({ ...row, ...fact.payload.steps.find(({ step }) => step === row.step) })) }));
    case 'task.opened': return { ...c, tasks: [...c.tasks, taskFrom(fact.payload, at)] };
    case 'task.claimed': case 'task.taken-back': return onTask(c, fact.payload, { state: 'claimed', assignee: fact.payload.by, delegatedBy: null });
    case 'task.unclaimed': return onTask(c, fact.payload, givenBack(fact.payload));
    case 'task.reassigned': return onTask(c, fact.payload, { state: 'claimed', assignee: fact.payload.to, named: fact.payload.to, delegatedBy: null });
    case 'task.delegated': return onTask(c, fact.payload, { state: 'claimed', assignee: fact.payload.to, delegatedBy: fact.payload.by });
    case 'task.resolved': return onTask(c, fact.payload, { state: 'claimed', assignee: fact.payload.to, delegatedBy: null });
    case 'consult.answered': return onTask(c, fact.payload, { state: 'decided', outcome: 'answered', decidedBy: fact.payload.by, decidedAt: at, opinion: fact.payload.opinion });
    case 'task.decided': return onTask(c, fact.payload, decidedAs(fact.payload, at));
    case 'task.recalled': return onTask(c, fact.payload, { state: 'claimed', assignee: fact.payload.by, outcome: null, decidedBy: null, decidedAt: null, opinion: null, decidedFor: null, toStep: null });
    case 'task.cancelled': return onTask(c, fact.payload, { state: 'cancelled', cancelledWhy: fact.payload.why, ...(fact.payload.why === 'recused' && fact.payload.by !== undefined && { assignee: fact.payload.by }) });
    case 'task.waits': return onTask(c, fact.payload, { state: 'waiting', waitsFor: fact.payload.waitsFor });
    case 'task.released': return onTask(c, fact.payload, { state: fact.payload.key.startsWith('person:') ? 'claimed' : 'open', dueAt: fact.payload.dueAt });
    case 'deadline.set': return { ...c, deadlines: [...c.deadlines, { ...fact.payload, state: 'open', said: [], missedAt: null, budgetLeft: null }] };
    case 'deadline.ended': return onDeadline(c, fact.payload, { state: 'ended' });
    case 'deadline.moved': return onDeadline(c, fact.payload, movedTo(fact.payload));
    case 'awaiting.opened': return { ...c, awaits: [...c.awaits, { what: fact.payload.what, nth: fact.payload.nth, path: fact.payload.path, state: 'open', outcome: null }] };
    case 'awaiting.ended': return { ...c, awaits: c.awaits.map((each) => (each.what === fact.payload.what && each.nth === fact.payload.nth ? { ...each, state: 'ended', outcome: fact.payload.outcome } : each)) };
    case 'deadline.paused': return onDeadline(c, fact.payload, { state: 'paused', budgetLeft: fact.payload.budgetLeft });
    default: return c;
  }
}

const opened = ({ route, round, path, step, stands }: FactOf<'round.opened'>['payload']): RoundRow => ({ route, round, path, step, state: 'open', outcome: null, items: [], stands: stands ?? null, resume: null, steps: [] });

function stepUp(c: Case, fact: FactOf<'step.opened'> | FactOf<'step.skipped'>): Case {
  const { step, turn = 1 } = fact.payload;
  const row: StepRow = fact.kind === 'step.opened' ? { step, turn, state: 'open', why: null } : { step, turn, state: 'skipped', why: fact.payload.why };
  return inRound(c, fact.payload, (round) => ({ ...round, ...(fact.kind === 'step.opened' && { step }), steps: [...round.steps.filter((each) => each.step !== step), row] }));
}

function taskFrom({ taskId, route, round, step, seat, key, dueAt, priority, ...placed }: FactOf<'task.opened'>['payload'], at: number): TaskRow {
  const { turn, work, named, added, ofTask, waitsFor, weight, by } = { turn: 1, work: 'decide', waitsFor: [], weight: 1, ...placed, named: placed.named ?? null, added: placed.added ?? null, ofTask: placed.of ?? null, by: placed.by ?? null } as const;
  const state = waitsFor.length > 0 ? 'waiting' : named === null ? 'open' : 'claimed';
  return { id: taskId, route, round, step, seat, key, state, assignee: named, dueAt, decidedBy: null, outcome: null, decidedAt: null, opinion: null, openedAt: at, turn, work, named, added, ofTask, waitsFor, weight, delegatedBy: null, askedBy: by, decidedFor: null, toStep: null, cancelledWhy: null, priority, meeting: null, voters: [] };
}

const givenBack = ({ key, left }: FactOf<'task.unclaimed'>['payload']): Partial<TaskRow> =>
  ({ state: 'open', assignee: null, ...(!key.startsWith('person:') && { named: null }), ...(left && { named: null, delegatedBy: null }) });

const decidedAs = ({ outcome, by, opinion, toStep, ...spoken }: FactOf<'task.decided'>['payload'], at: number): Partial<TaskRow> =>
  ({ state: 'decided', outcome, decidedBy: by, decidedAt: at, opinion, decidedFor: spoken.for ?? null, toStep: toStep ?? null });

const movedTo = ({ from: _from, why: _why, tasks: _tasks, tells: _tells, said, ...set }: DeadlineMoved): Partial<DeadlineRow> => ({ ...set, state: 'open', said: said ?? [] });

type InRound = { readonly route: string; readonly round: number };
const inRound = (c: Case, { route, round }: InRound, change: (row: RoundRow) => RoundRow): Case => ({ ...c, rounds: c.rounds.map((each) => (each.route === route && each.round === round ? change(each) : each)) });
const onTask = (c: Case, { taskId }: { readonly taskId: string }, set: Partial<TaskRow>): Case => ({ ...c, tasks: c.tasks.map((task) => (task.id === taskId ? { ...task, ...set } : task)) });
const onDeadline = (c: Case, { of }: { readonly of: string }, set: Partial<DeadlineRow>): Case => ({ ...c, deadlines: c.deadlines.map((dl) => (dl.of === of ? { ...dl, ...set } : dl)) });
