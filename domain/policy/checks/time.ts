import type { Fault, Parts, Reading } from '../parts';

/** Days stand in their order, a year's cut-off in its year, and an office's task with the department above it. */
export const checkTime = ({ parts }: Reading): readonly Fault[] => [
  ...parts.rules.flatMap(({ value, fault }) => (value.validFrom !== undefined && value.validTo !== undefined && value.validTo < value.validFrom ? [fault('validTo lies before validFrom', 'validTo')] : [])),
  ...parts.windows.flatMap(cutoffFaults),
  ...parts.plans.flatMap((plan) => plan.value.tasks.flatMap((_task, i) => taskFaults(plan, i, parts))),
];

function cutoffFaults({ value, fault }: Parts['windows'][number]): Fault[] {
  const years = (value.cutoffs ?? []).map(({ year }) => year);
  return (value.cutoffs ?? []).flatMap(({ year, lastDay }, i) => [
    ...(Number(lastDay.slice(0, 4)) === year ? [] : [fault(`last day ${lastDay} does not lie in ${year}`, 'cutoffs', i, 'lastDay')]),
    ...(years.indexOf(year) === i ? [] : [fault(`year ${year} has a last day already`, 'cutoffs', i, 'year')]),
  ]);
}

function taskFaults({ value, fault }: Parts['plans'][number], i: number, parts: Parts): Fault[] {
  const task = value.tasks[i];
  if (!task) return [];
  const unit = parts.organs.find(({ id }) => id === task.unit);
  return [
    ...(task.due.kind === 'window' && task.due.to < task.due.from ? [fault('due ends before it begins', 'tasks', i, 'due')] : []),
    ...(task.department === undefined || task.leads.includes(task.department) ? [] : [fault(`department ${task.department} is none of the leads`, 'tasks', i, 'department')]),
    ...(unit === undefined || unit.value.parent === task.department ? [] : [fault(`unit ${task.unit} is no office of ${task.department}`, 'tasks', i, 'unit')]),
  ];
}
