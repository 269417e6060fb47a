import type { Fault, Found, Item, Reading } from '../parts';

type Named = { readonly id: string; readonly fault: Fault };

/** Nothing is called like something else of its kind: in the pack, inside a ladder, a route, a form or a plan. */
export function checkIds({ found, parts }: Reading): readonly Fault[] {
  return [
    ...bySection(found),
    ...twice('code', parts.rules.map((rule) => ({ id: rule.value.code, fault: rule.fault('', 'code') }))),
    ...twice('window of channel', parts.windows.map((window) => ({ id: window.value.channel, fault: window.fault('', 'channel') }))),
    ...twice('name of organ', parts.organs.flatMap(organNames)),
    ...twice('task', parts.plans.flatMap((plan) => plan.value.tasks.map((task, i) => ({ id: task.id, fault: plan.fault('', 'tasks', i, 'id') })))),
    ...parts.plans.flatMap((plan) => twice('row', plan.value.tasks.map((task, i) => ({ id: String(task.row), fault: plan.fault('', 'tasks', i, 'row') })))),
    ...parts.ladders.flatMap((ladder) => twice('rung', within(ladder, 'rungs', ladder.value.rungs))),
    ...parts.routes.flatMap((route) => twice('step', within(route, 'steps', route.value.steps))),
    ...parts.routes.flatMap((route) => route.value.steps.flatMap((step, i) => twice('seat', step.seats.map((seat, j) => ({ id: seat.id, fault: route.fault('', 'steps', i, 'seats', j, 'id') }))))),
    ...parts.forms.flatMap((form) => twice('field', form.value.fields.map((field, i) => ({ id: field.name, fault: form.fault('', 'fields', i, 'name') })))),
    ...parts.indicatorSets.flatMap((set) => [
      ...twice('dimension', within(set, 'dimensions', set.value.dimensions)),
      ...twice('indicator', set.value.dimensions.flatMap(({ indicators }, i) => indicators.map(({ id }, j) => ({ id, fault: set.fault('', 'dimensions', i, 'indicators', j, 'id') })))),
    ]),
    ...parts.parameters.flatMap((it) => twice('value from', it.value.history.map(({ from }, i) => ({ id: from, fault: it.fault('', 'history', i, 'from') })))),
  ];
}

function bySection(found: readonly Found[]): Fault[] {
  const sections = [...new Set(found.map(({ section }) => section))];
  return sections.flatMap((section) => {
    const named = found.flatMap((each) => (each.section === section && each.id !== undefined ? [{ id: each.id, fault: each.fault('', 'id') }] : []));
    return section === 'head' ? [] : twice(`id in ${section}`, named);
  });
}

const organNames = (organ: Item<{ name: { zh: string }; aliases: string[] }>): Named[] =>
  [organ.value.name.zh, ...organ.value.aliases].map((name, i) => ({ id: name, fault: i === 0 ? organ.fault('', 'name') : organ.fault('', 'aliases', i - 1) }));

const within = (item: Item<unknown>, list: string, of: readonly { id: string }[]): Named[] =>
  of.map(({ id }, i) => ({ id, fault: item.fault('', list, i, 'id') }));

function twice(what: string, named: readonly Named[]): Fault[] {
  const first = new Map<string, Fault>();
  return named.flatMap(({ id, fault }) => {
    const before = first.get(id);
    if (!before) first.set(id, fault);
    return before ? [{ ...fault, says: `${what} ${id} stands already at ${before.file}:${before.line}` }] : [];
  });
}
