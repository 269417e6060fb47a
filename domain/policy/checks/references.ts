import { idsOf, type Fault, type Item, type Parts, type Path, type Reading, type Section } from '../parts';

type Reference = { readonly to: Section; readonly id: string; readonly fault: Fault };
type Refer = (to: Section, id: string | undefined, ...path: Path) => Reference[];

/** Whatever an item names is there: organs, roles, ladders, rules, parameters, documents to hand in. */
export function checkReferences(reading: Reading): readonly Fault[] {
  const known = new Map<Section, ReadonlySet<string>>();
  return referencesOf(reading.parts).flatMap(({ to, id, fault }) => {
    const ids = known.get(to) ?? idsOf(reading, to);
    known.set(to, ids);
    return ids.has(id) ? [] : [{ ...fault, says: `${SINGULAR[to] ?? to} ${id} is not in the pack` }];
  });
}

const SINGULAR: Partial<Record<Section, string>> = {
  organs: 'organ', roles: 'role', ladders: 'ladder', rules: 'rule', channels: 'channel', parameters: 'parameter', attachments: 'attachment kind', documents: 'document', forms: 'form', routes: 'route', gates: 'gate', letters: 'letter', memberLists: 'list of members',
};

function referencesOf(parts: Parts): Reference[] {
  return [
    ...parts.organs.flatMap((organ) => organReferences(organ.value, refer(organ))),
    ...parts.windows.flatMap((window) => [...refer(window)('channels', window.value.channel, 'channel'), ...refer(window)('rules', window.value.rule, 'rule'), ...refer(window)('ladders', window.value.ladder, 'ladder')]),
    ...parts.kinds.flatMap((kind) => kind.value.documents.flatMap((id, i) => refer(kind)('attachments', id, 'documents', i))),
    ...parts.channels.flatMap((channel) => channel.value.acceptance.documents.flatMap((id, i) => refer(channel)('attachments', id, 'acceptance', 'documents', i))),
    ...parts.rules.flatMap((rule) => Object.entries(rule.value.parameters ?? {}).flatMap(([input, id]) => refer(rule)('parameters', id, 'parameters', input))),
    ...parts.gates.flatMap((gate) => gate.value.asks.flatMap((id, i) => refer(gate)('rules', id, 'asks', i))),
    ...parts.routes.flatMap((route) => route.value.steps.flatMap((step, i) => stepReferences(step, i, refer(route)))),
    ...parts.waits.flatMap((wait) => waitReferences(wait.value, refer(wait))),
    ...parts.ladders.flatMap((ladder) => ladder.value.rungs.flatMap((rung, i) => rungReferences(rung, i, refer(ladder)))),
    ...parts.groups.flatMap((group) => groupReferences(group.value, refer(group))),
    ...parts.requests.flatMap((request) => requestReferences(request.value, refer(request))),
    ...parts.memberLists.flatMap((list) => [...refer(list)('organs', list.value.collective, 'collective'), ...list.value.members.flatMap((id, i) => refer(list)('organs', id, 'members', i))]),
    ...parts.plans.flatMap((plan) => [...refer(plan)('documents', plan.value.document, 'document'), ...plan.value.tasks.flatMap((task, i) => taskReferences(task, i, refer(plan)))]),
  ];
}

const refer = (item: Item<unknown>): Refer => (to, id, ...path) => (id === undefined ? [] : [{ to, id, fault: item.fault('', ...path) }]);

const organReferences = (organ: Parts['organs'][number]['value'], to: Refer): Reference[] => [
  ...to('organs', organ.parent, 'parent'),
  ...to('organs', organ.subsetOf, 'subsetOf'),
  ...(organ.plays ?? []).flatMap((part, i) => to('organs', part.organ, 'plays', i, 'organ')),
];

const stepReferences = (step: Parts['routes'][number]['value']['steps'][number], i: number, to: Refer): Reference[] => [
  ...to('roles', step.meeting?.chair, 'steps', i, 'meeting', 'chair'), ...(step.meeting?.members ?? []).flatMap((role, j) => to('roles', role, 'steps', i, 'meeting', 'members', j)),
  ...to('ladders', step.ladder, 'steps', i, 'ladder'),
  ...step.seats.flatMap((seat, j) => [
    ...to('roles', seat.role, 'steps', i, 'seats', j, 'role'),
    ...('organ' in seat.at ? to('organs', seat.at.organ, 'steps', i, 'seats', j, 'at', 'organ') : []),
    ...(typeof seat.empty === 'object' ? [...to('roles', seat.empty.escalate.role, 'steps', i, 'seats', j, 'empty', 'escalate', 'role'), ...to('organs', seat.empty.escalate.organ, 'steps', i, 'seats', j, 'empty', 'escalate', 'organ')] : []),
  ]),
];

const waitReferences = (wait: Parts['waits'][number]['value'], to: Refer): Reference[] => [
  ...to('ladders', wait.ladder, 'ladder'), ...(wait.needs ?? []).flatMap((kind, i) => to('attachments', kind, 'needs', i)),
  ...wait.asks.flatMap((asked, i) => (asked === 'attendees' ? [] : [...to('roles', asked.role, 'asks', i, 'role'), ...('organ' in asked.at ? to('organs', asked.at.organ, 'asks', i, 'at', 'organ') : [])])),
];

const requestReferences = ({ form, route, gates, asks, letter }: Parts['requests'][number]['value'], to: Refer): Reference[] => [
  ...to('forms', form, 'form'), ...to('routes', route, 'route'), ...to('letters', letter, 'letter'),
  ...gates.flatMap((gate, i) => to('gates', gate, 'gates', i)), ...asks.flatMap(({ role }, i) => to('roles', role, 'asks', i, 'role')),
];

const groupReferences = ({ group, leader, substitute, departments }: Parts['groups'][number]['value'], to: Refer): Reference[] => [
  ...to('organs', group, 'group'), ...to('roles', leader, 'leader'), ...to('roles', substitute.role, 'substitute', 'role'), ...departments.organs.flatMap((organ, i) => to('organs', organ, 'departments', 'organs', i)),
];

const rungReferences = (rung: Parts['ladders'][number]['value']['rungs'][number], i: number, to: Refer): Reference[] => [...toldReferences(rung, i, to), ...(rung.moves ?? []).flatMap((move, j) => {
  if (!('openTo' in move)) return [];
  return [...to('roles', move.openTo.role, 'rungs', i, 'moves', j, 'openTo', 'role'), ...('organ' in move.openTo ? to('organs', move.openTo.organ, 'rungs', i, 'moves', j, 'openTo', 'organ') : [])];
})];

const toldReferences = (rung: Parts['ladders'][number]['value']['rungs'][number], i: number, to: Refer): Reference[] =>
  rung.to.flatMap((audience, j) => {
    if (audience === 'holders') return [];
    const organ = 'organ' in audience ? to('organs', audience.organ, 'rungs', i, 'to', j, 'organ') : [];
    return [...to('roles', audience.role, 'rungs', i, 'to', j, 'role'), ...organ];
  });

const taskReferences = (task: Parts['plans'][number]['value']['tasks'][number], i: number, to: Refer): Reference[] => [
  ...task.leads.flatMap((id, j) => to('organs', id, 'tasks', i, 'leads', j)),
  ...task.cooperating.flatMap((id, j) => to('organs', id, 'tasks', i, 'cooperating', j)),
  ...(task.implementing ?? []).flatMap((id, j) => to('organs', id, 'tasks', i, 'implementing', j)),
  ...to('memberLists', task.collective?.members, 'tasks', i, 'collective', 'members'),
  ...to('organs', task.department, 'tasks', i, 'department'),
  ...to('organs', task.unit, 'tasks', i, 'unit'),
  ...to('ladders', task.ladder, 'tasks', i, 'ladder'),
];
