import { ACCESS } from '../../access/table';
import { dueIn, type Fault, type Parts, type Reading } from '../parts';

type Ladder = Parts['ladders'][number];

/** The offices that may decide a task of their queue. */
const DECIDES: ReadonlySet<string> = new Set(ACCESS['task.decide'].map(({ role }) => role));

/** Every ladder can be climbed: it says once that the day was missed, reminds before and escalates after, and fits what hangs on it. */
export function checkLadders({ parts }: Reading): readonly Fault[] {
  const given = new Set(parts.ladders.filter(({ value }) => 'given' in value.due).map(({ id }) => id));
  const counted = new Set(parts.ladders.filter(({ value }) => !('given' in value.due)).map(({ id }) => id));
  return [
    ...parts.ladders.flatMap((ladder) => [...misses(ladder), ...rungFaults(ladder, dueIn(ladder.value.due, parts))]),
    ...parts.routes.flatMap(({ value, fault }) => value.steps.flatMap((step, i) => (step.ladder !== undefined && given.has(step.ladder) ? [fault(`ladder ${step.ladder} needs a given day, which a step has not`, 'steps', i, 'ladder')] : []))),
    ...deemsRequests(parts),
    ...parts.waits.flatMap(({ value, fault }) => (value.ladder !== undefined && given.has(value.ladder) !== (value.due !== undefined) ? [fault(`ladder ${value.ladder} and the day of the wait do not fit together`, 'ladder')] : [])),
    ...parts.windows.flatMap(({ value, fault }) => (counted.has(value.ladder) ? [fault(`ladder ${value.ladder} counts its own days, a window has a date`, 'ladder')] : [])),
    ...parts.plans.flatMap(({ value, fault }) => value.tasks.flatMap((task, i) => (counted.has(task.ladder) ? [fault(`ladder ${task.ladder} counts its own days, a task has a date`, 'tasks', i, 'ladder')] : []))),
  ];
}

function misses({ value, fault }: Ladder): Fault[] {
  const misses = value.rungs.filter(({ kind }) => kind === 'miss').length;
  return misses === 1 ? [] : [fault(`has ${misses} rungs of kind miss, needs one`, 'rungs')];
}

/** What is deemed takes effect on its own record: a request's effect lies on another, which the clock does not touch. */
function deemsRequests({ requests, routes, ladders }: Parts): Fault[] {
  const deeming = new Set(ladders.filter(({ value }) => value.rungs.some((rung) => rung.moves?.some((move) => 'deem' in move))).map(({ id }) => id));
  const asked = new Set(requests.map(({ value }) => value.route));
  return routes.filter(({ id }) => asked.has(id)).flatMap(({ value, fault }) => value.steps.flatMap((step, i) => (step.ladder !== undefined && deeming.has(step.ladder) ? [fault(`ladder ${step.ladder} deems, and a request is decided by people`, 'steps', i, 'ladder')] : [])));
}

type Rung = Ladder['value']['rungs'][number];
type Flaw = { readonly says: string; readonly field: 'when' | 'to' | 'moves'; readonly is: (rung: Rung, due: ReturnType<typeof dueIn>) => boolean };

/** What a rung cannot be, by its kind. */
const FLAWS: readonly Flaw[] = [
  { says: 'is missed at the due instant, nowhere else', field: 'when', is: ({ kind, when }) => kind === 'miss' && !('atDue' in when) },
  { says: 'reminds when it is too late', field: 'when', is: ({ kind, when }) => kind === 'remind' && ('after' in when || 'atDue' in when) },
  { says: 'escalates what is not overdue', field: 'when', is: ({ kind, when }) => kind === 'escalate' && !('after' in when) },
  { says: 'speaks to nobody', field: 'to', is: ({ kind, to }) => kind !== 'miss' && to.length === 0 },
  { says: 'moves what it does not speak of: only a reminder or an escalation moves', field: 'moves', is: ({ kind, moves }) => kind === 'miss' && moves !== undefined },
  { says: 'deems before the time is over', field: 'moves', is: ({ kind, moves = [] }) => kind !== 'escalate' && moves.some((move) => 'deem' in move) },
  { says: 'deems what no document lets it deem', field: 'moves', is: ({ moves = [] }) => moves.some((move) => 'deem' in move && 'default' in move.source) },
  { says: 'opens a task to an office that decides nothing', field: 'moves', is: ({ moves = [] }) => moves.some((move) => 'openTo' in move && !DECIDES.has(move.openTo.role)) },
  { says: 'speaks after the due day', field: 'when', is: ({ when }, due) => 'sinceStart' in when && !('given' in due) && when.sinceStart.workingDays > due.workingDays },
];

const rungFaults = ({ value, fault }: Ladder, due: ReturnType<typeof dueIn>): Fault[] =>
  value.rungs.flatMap((rung, i) => FLAWS.filter(({ is }) => is(rung, due)).map(({ says, field }) => fault(`rung ${rung.id} ${says}`, 'rungs', i, field)));
