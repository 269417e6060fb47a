import { addDays } from '../../../domain/calendar/calendar';
import type { Pack } from '../../../domain/policy/pack';
import { phraseSlips } from './mutants-desk';
import { groupSlips } from './mutants-groups';
import { meetingSlips } from './mutants-meeting';
import { indicatorSlips } from './mutants-indicators';
import { gone, nth, oneOff, type At, type Draft, type Slip, type Writable } from './slips';

/** The pack with one thing wrong in it, as a slip of the pen or a hostile edit would leave it. */
export type Mutant = { readonly name: string; readonly pack: Pack };

/** Every mutant of a pack: each rule, row, gate, window, rung, seat and task gone, each boundary flipped, each day and figure one off. */
export function mutantsOf(pack: Pack): Mutant[] {
  return [...ruleSlips(pack), ...gateSlips(pack), ...windowSlips(pack), ...parameterSlips(pack), ...ladderSlips(pack), ...routeSlips(pack), ...planSlips(pack), ...memberSlips(pack), ...settingSlips(pack), ...lifeSlips(pack), ...letterSlips(pack), ...indicatorSlips(pack), ...cloudSlips(pack), ...requestSlips(pack), ...groupSlips(pack), ...phraseSlips(pack), ...meetingSlips(pack)].map(({ name, make }) => {
    const draft = structuredClone(pack) as Draft;
    make(draft);
    return { name, pack: draft };
  });
}

function ruleSlips(pack: Pack): Slip[] {
  return pack.rules.flatMap((rule, i) => {
    const at: At<Draft['rules'][number]> = (draft) => nth(draft.rules, i);
    return [
      { name: `rule ${rule.code} disabled`, make: (draft) => disable(draft, rule.id) },
      ...gone(`rule ${rule.code}, row`, rule.rows, { name: ({ outcome }, j) => `${j + 1} ${outcome}`, list: (draft) => at(draft).rows }),
      ...gone(`rule ${rule.code}, attendWhen`, rule.attendWhen ?? [], { name: String, list: (draft) => at(draft).attendWhen ?? [] }),
      ...gone(`rule ${rule.code}, blocksWhen`, rule.blocksWhen, { name: String, list: (draft) => at(draft).blocksWhen }),
      ...rule.rows.flatMap((row, j) => Object.keys(row.when).map((input): Slip => ({ name: `rule ${rule.code}, row ${j + 1} ${row.outcome}, ${input} flipped`, make: (draft) => flip(nth(at(draft).rows, j).when, input) }))),
      ...rule.inputs.map((input): Slip => ({ name: `rule ${rule.code}, ${input} flipped in every row`, make: (draft) => at(draft).rows.forEach(({ when }) => flip(when, input)) })).filter((slip) => changes(pack, slip)),
      ...days(`rule ${rule.code}, validFrom`, rule.validFrom, (draft, on) => (at(draft).validFrom = on)),
      ...days(`rule ${rule.code}, validTo`, rule.validTo, (draft, on) => (at(draft).validTo = on)),
    ];
  });
}

function disable(draft: Draft, rule: string): void {
  draft.rules = draft.rules.filter(({ id }) => id !== rule);
  for (const gate of draft.gates) [gate.asks, gate.refuses] = [gate.asks.filter((id) => id !== rule), gate.refuses.filter((id) => id !== rule)];
}

function changes(pack: Pack, { make }: Slip): boolean {
  const draft = structuredClone(pack) as Draft;
  make(draft);
  return JSON.stringify(draft) !== JSON.stringify(pack);
}

/** `<=` becomes `<`, `>` becomes `>=`, and the other way; a yes becomes a no, a list of codes its opposite. */
function flip(when: Record<string, string>, input: string): void {
  const cell = when[input];
  if (cell !== undefined) when[input] = flipped(cell);
}

const OPPOSITE: Readonly<Record<string, string>> = { '<=': '<', '<': '<=', '>=': '>', '>': '>=', true: 'false', false: 'true' };

function flipped(cell: string): string {
  const [, sign = '', rest = ''] = /^(<=|>=|<|>|true|false)(.*)$/.exec(cell) ?? [];
  if (sign !== '') return `${OPPOSITE[sign] ?? ''}${rest}`;
  return cell.startsWith('not(') ? cell.slice(4, -1) : `not(${cell})`;
}

const days = (what: string, on: string | undefined, make: (draft: Draft, on: string) => void): Slip[] =>
  on === undefined ? [] : oneOff(what, (draft, by) => make(draft, addDays(on, by)));

const gateSlips = (pack: Pack): Slip[] => [
  ...gone('gate', pack.gates, { name: ({ id }) => id, list: (draft) => draft.gates }),
  ...pack.gates.flatMap((gate, i) => [
    ...gone(`gate ${gate.id}, asks`, gate.asks, { name: String, list: (draft) => nth(draft.gates, i).asks }),
    ...gone(`gate ${gate.id}, refuses`, gate.refuses, { name: String, list: (draft) => nth(draft.gates, i).refuses }),
    ...gone(`gate ${gate.id}, at`, gate.at, { name: String, list: (draft) => nth(draft.gates, i).at }),
  ]),
];

const windowSlips = (pack: Pack): Slip[] => [
  ...gone('window', pack.windows, { name: ({ id }) => id, list: (draft) => draft.windows }),
  ...pack.windows.flatMap((window, i) => [
    ...(window.cutoffs ?? []).flatMap(({ year, lastDay }, j) => days(`window ${window.id} of ${year}`, lastDay, (draft, on) => (nth(nth(draft.windows, i).cutoffs ?? [], j).lastDay = on))),
    ...gone(`window ${window.id}, year`, window.cutoffs ?? [], { name: ({ year }) => String(year), list: (draft) => nth(draft.windows, i).cutoffs ?? [] }),
    { name: `window ${window.id}, ladder another`, make: (draft: Draft) => void (nth(draft.windows, i).ladder = 'plan-task') },
    ...days(`window ${window.id}`, window.yearly && `2019-${window.yearly}`, (draft, on) => (nth(draft.windows, i).yearly = on.slice(5))),
  ]),
];

const parameterSlips = (pack: Pack): Slip[] =>
  pack.parameters.flatMap((parameter, i) =>
    parameter.history.flatMap(({ from }, j) => [
      ...oneOff(`parameter ${parameter.id} from ${from}`, (draft, by) => (nth(nth(draft.parameters, i).history, j).value += by)),
      ...days(`parameter ${parameter.id}, its day ${from}`, from, (draft, on) => (nth(nth(draft.parameters, i).history, j).from = on)),
    ]),
  );

function ladderSlips(pack: Pack): Slip[] {
  return pack.ladders.flatMap((ladder, i) => {
    const at: At<Draft['ladders'][number]> = (draft) => nth(draft.ladders, i);
    return [
      ...('given' in ladder.due ? [] : oneOff(`ladder ${ladder.id}, due`, (draft, by) => shift(at(draft).due, by))),
      ...oneOff(`ladder ${ladder.id}, soon`, (draft, by) => shift(at(draft).soon, by)),
      { name: `ladder ${ladder.id}, unit`, make: (draft) => (at(draft).unit = ladder.unit === 'day' ? 'working-day' : 'day') },
      ...gone(`ladder ${ladder.id}, rung`, ladder.rungs, { name: ({ id }) => id, list: (draft) => at(draft).rungs }),
      ...ladder.rungs.flatMap((_rung, j) => rungSlips(ladder, j, (draft) => nth(at(draft).rungs, j))),
    ];
  });
}

type Rung = Pack['ladders'][number]['rungs'][number];

function rungSlips(ladder: Pack['ladders'][number], j: number, at: At<Writable<Rung>>): Slip[] {
  const rung = nth(ladder.rungs, j);
  const what = `ladder ${ladder.id}, rung ${rung.id}`;
  const others = (['working-day-before', 'working-day-after', 'as-is'] as const).filter((each) => each !== rung.restDay);
  return [
    ...('atDue' in rung.when ? [] : oneOff(`${what}, day`, (draft, by) => (at(draft).when = shifted(rung.when, by)))),
    ...('atDue' in rung.when ? [] : [{ name: `${what}, hour`, make: (draft: Draft) => void (at(draft).at = '10:00') }]),
    ...(countsWorkingDays(rung) ? [] : others.map((restDay): Slip => ({ name: `${what}, rest day ${restDay}`, make: (draft) => (at(draft).restDay = restDay) }))),
    ...gone(`${what}, to`, rung.to, { name: (to) => (to === 'holders' ? to : to.role), list: (draft) => at(draft).to }),
    { name: `${what}, notice`, make: (draft) => (at(draft).notice = 'another') },
  ];
}

/** A rung counted in working days never falls on a rest day, and the miss has no day of its own: nothing to mutate there. */
const countsWorkingDays = ({ when }: Rung): boolean => 'atDue' in when || 'sinceStart' in when || ('after' in when && 'workingDays' in when.after);

function shift(span: object, by: number): void {
  for (const [unit, n] of Object.entries(span)) Object.assign(span, { [unit]: Number(n) + by });
}

function shifted(when: Rung['when'], by: number): Writable<Rung>['when'] {
  if ('onDay' in when) return by < 0 ? { before: { days: 1 } } : { after: { days: 1 } };
  const moved = structuredClone(when) as Writable<Rung>['when'];
  Object.values(moved).forEach((span: object) => shift(span, by));
  return moved;
}

const routeSlips = (pack: Pack): Slip[] => [
  ...gone('route', pack.routes, { name: ({ id }) => id, list: (draft) => draft.routes }),
  ...pack.routes.flatMap((route, i) => [
    ...gone(`route ${route.id}, step`, route.steps, { name: ({ id }) => id, list: (draft) => nth(draft.routes, i).steps }),
    ...route.steps.flatMap((step, j) => [
      ...gone(`route ${route.id}, step ${step.id}, seat`, step.seats, { name: ({ id }) => id, list: (draft) => nth(nth(draft.routes, i).steps, j).seats }),
      { name: `route ${route.id}, step ${step.id}, ladder gone`, make: (draft: Draft) => void delete nth(nth(draft.routes, i).steps, j).ladder },
    ]),
  ]),
];

const planSlips = (pack: Pack): Slip[] =>
  pack.plans.flatMap((plan, i) => [
    ...gone(`plan ${plan.id}, task`, plan.tasks, { name: ({ id }) => id, list: (draft) => nth(draft.plans, i).tasks }),
    ...days(`plan ${plan.id}, horizon`, plan.horizon?.on, (draft, on) => { const { horizon } = nth(draft.plans, i); if (horizon) horizon.on = on; }),
    ...plan.tasks.flatMap(({ id, due }, j) => (['to', 'on', 'from'] as const).filter((field) => field in due && !(due.kind === 'window' && field === 'from')).flatMap((field) => days(`plan ${plan.id}, ${id}, ${field}`, (due as unknown as Record<string, string | undefined>)[field], (draft, on) => Object.assign(nth(nth(draft.plans, i).tasks, j).due, { [field]: on })))),
    ...plan.tasks.flatMap(({ id, due }, j) => (due.kind === 'approximate' ? oneOff(`plan ${plan.id}, ${id}, years`, (draft, by) => Object.assign(nth(nth(draft.plans, i).tasks, j).due, { years: due.years + by })) : [])),
    ...plan.tasks.flatMap(({ id, due }, j) => (due.kind === 'recurring' ? gone(`plan ${plan.id}, ${id}, recurs on`, due.days, { name: String, list: (draft) => (nth(nth(draft.plans, i).tasks, j).due as { days: string[] }).days }) : [])),
    ...plan.tasks.flatMap(({ id, collective, doneAtImport }, j): Slip[] => [
      ...(collective ? [{ name: `plan ${plan.id}, ${id}, answered by its leads`, make: (draft: Draft) => void delete nth(nth(draft.plans, i).tasks, j).collective }] : []),
      ...(doneAtImport ? [{ name: `plan ${plan.id}, ${id}, not done at import`, make: (draft: Draft) => void delete nth(nth(draft.plans, i).tasks, j).doneAtImport }] : []),
    ]),
    ...plan.tasks.flatMap((task, j) => [
      ...gone(`plan ${plan.id}, ${task.id}, lead`, task.leads, { name: String, list: (draft) => nth(nth(draft.plans, i).tasks, j).leads }),
      ...gone(`plan ${plan.id}, ${task.id}, implementing`, task.implementing ?? [], { name: String, list: (draft) => nth(nth(draft.plans, i).tasks, j).implementing ?? [] }),
      ...gone(`plan ${plan.id}, ${task.id}, cooperating`, task.cooperating, { name: String, list: (draft) => nth(nth(draft.plans, i).tasks, j).cooperating }),
    ]),
  ]);

const memberSlips = (pack: Pack): Slip[] => pack.memberLists.flatMap((list, i) => gone(`members ${list.id}`, list.members, { name: String, list: (draft) => nth(draft.memberLists, i).members }));

/** A time a minute later; any other word with a letter more. */
const anotherWord = (word: string): string => (/^\d\d:\d\d$/.test(word) ? word.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) : `${word}X`);

const settingSlips = (pack: Pack): Slip[] =>
  Object.entries(pack.settings).flatMap(([name, { value }]) =>
    typeof value === 'number' ? oneOff(`setting ${name}`, (draft, by) => Object.assign(draft.settings[name] ?? {}, { value: value + by }))
      : [{ name: `setting ${name} ${typeof value === 'boolean' ? 'turned' : 'of another word'}`, make: (draft: Draft) => void Object.assign(draft.settings[name] ?? {}, { value: typeof value === 'boolean' ? !value : anotherWord(value) }) }],
  );

/** What an approved project lives by: waits with their askers, clocks and days, milestones, documents of an acceptance. */
const lifeSlips = (pack: Pack): Slip[] => [
  ...gone('wait', pack.waits, { name: ({ wait }) => wait, list: (draft) => draft.waits }),
  ...pack.waits.flatMap((wait, i) => [
    ...gone(`wait ${wait.wait}, needs`, wait.needs ?? [], { name: String, list: (draft) => nth(draft.waits, i).needs ?? [] }),
    ...gone(`wait ${wait.wait}, asks`, wait.asks, { name: (asked) => (asked === 'attendees' ? asked : asked.role), list: (draft) => nth(draft.waits, i).asks }),
    ...(wait.ladder === undefined ? [] : [{ name: `wait ${wait.wait}, ladder gone`, make: (draft: Draft) => void delete nth(draft.waits, i).ladder }]),
    ...(wait.due === undefined || 'of' in wait.due ? [] : [...oneOff(`wait ${wait.wait}, year`, (draft, by) => { const { due } = nth(draft.waits, i); if (due && 'yearsAfter' in due) due.yearsAfter += by; }), ...days(`wait ${wait.wait}`, `2019-${wait.due.day}`, (draft, on) => { const { due } = nth(draft.waits, i); if (due && 'day' in due) due.day = on.slice(5); })]),
  ]),
  ...gone('milestone', pack.milestones, { name: ({ id }) => id, list: (draft) => draft.milestones }),
  ...pack.channels.flatMap(({ channel, acceptance }, i) => gone(`acceptance of ${channel}, document`, acceptance.documents, { name: String, list: (draft) => nth(draft.channels, i).acceptance.documents })),
];

const letterSlips = (pack: Pack): Slip[] => {
  const at = (i: number): At<Draft['letters'][number]> => (draft) => nth(draft.letters, i);
  return [
    ...gone('series', pack.series, { name: ({ id }) => id, list: (draft) => draft.series }),
    ...pack.series.map(({ id }, i): Slip => ({ name: `series ${id}, form of another`, make: (draft) => { nth(draft.series, i).form = '公〔{year}〕{n}号'; } })),
    ...gone('template', pack.templates, { name: ({ name }) => name, list: (draft) => draft.templates }),
    ...gone('letter', pack.letters, { name: ({ id }) => id, list: (draft) => draft.letters }),
    ...pack.letters.flatMap((letter, i): Slip[] => [
      ...gone(`letter ${letter.id}, to`, letter.to, { name: ({ role }) => role, list: (draft) => at(i)(draft).to }),
      { name: `letter ${letter.id} for another fact`, make: (draft) => { at(i)(draft).when.fact = letter.when.fact === 'round.ended' ? 'project.submitted' : 'round.ended'; } },
      ...Object.keys(letter.when.where ?? {}).map((field): Slip => ({ name: `letter ${letter.id}, whatever the ${field}`, make: (draft) => { delete (at(i)(draft).when.where ?? {})[field]; } })),
      { name: `letter ${letter.id} signed by another`, make: (draft) => { at(i)(draft).signs = { organ: 'sh-sjj' }; } },
      { name: `letter ${letter.id} in another series`, make: (draft) => { at(i)(draft).series = letter.series === 'receipt' ? 'review' : 'receipt'; } },
      { name: `letter ${letter.id} by another template`, make: (draft) => { at(i)(draft).template = letter.template === 'receipt' ? 'review-opinion' : 'receipt'; } },
    ]),
  ];
};

/** The catalogue of the cloud, what may be said at a step and what it proposes, and who is told when a wait begins. */
const cloudSlips = (pack: Pack): Slip[] => [
  ...gone('cloud service', pack.services, { name: ({ service }) => service, list: (draft) => draft.services }),
  ...pack.services.flatMap(({ service, declared, category }, i): Slip[] => [
    { name: `cloud service ${service}, declared`, make: (draft) => (nth(draft.services, i).declared = !declared) },
    { name: `cloud service ${service}, category`, make: (draft) => (nth(draft.services, i).category = category === 'software' ? 'security' : 'software') },
    ...oneOff(`cloud service ${service}, number`, (draft, by) => (nth(draft.services, i).no += by)),
    ...(declared ? [{ name: `cloud service ${service}, unit`, make: (draft: Draft) => (nth(draft.services, i).unit.zh = '另一单位') }] : []),
  ]),
  ...pack.routes.flatMap((route, i) => route.steps.flatMap((step, j): Slip[] => [
    ...gone(`route ${route.id}, step ${step.id}, offers`, step.offers ?? [], { name: String, list: (draft) => nth(nth(draft.routes, i).steps, j).offers ?? [] }),
    ...(step.offers ? [{ name: `route ${route.id}, step ${step.id}, offers everything`, make: (draft: Draft) => void delete nth(nth(draft.routes, i).steps, j).offers }] : []),
    ...(step.proposes ? [{ name: `route ${route.id}, step ${step.id}, proposes nothing`, make: (draft: Draft) => void delete nth(nth(draft.routes, i).steps, j).proposes }] : []),
  ])),
  ...pack.waits.flatMap((wait, i): Slip[] => (wait.tells ? [{ name: `wait ${wait.wait}, tells nobody`, make: (draft) => void delete nth(draft.waits, i).tells }] : [])),
];

/** What a request asks for, whom it asks, what it brings, what waits for it; and on what a seat depends. */
const requestSlips = (pack: Pack): Slip[] => [
  ...gone('kind of request', pack.requests, { name: ({ id }) => id, list: (draft) => draft.requests }),
  ...pack.requests.flatMap(({ id, gates, asks, blocks }, i): Slip[] => [
    ...gone(`request ${id}, gate`, gates, { name: String, list: (draft) => nth(draft.requests, i).gates }),
    ...gone(`request ${id}, asks`, asks, { name: ({ role }) => role, list: (draft) => nth(draft.requests, i).asks }),
    ...gone(`request ${id}, blocks`, blocks, { name: String, list: (draft) => nth(draft.requests, i).blocks }),
    ...(['form', 'route', 'letter'] as const).map((field): Slip => ({ name: `request ${id}, ${field} of another`, make: (draft) => { nth(draft.requests, i)[field] = 'another'; } })),
  ]),
  ...pack.routes.flatMap((route, i) => route.steps.flatMap((step, j) => step.seats.flatMap((seat, k): Slip[] => (seat.when === undefined ? [] : [{ name: `route ${route.id}, seat ${seat.id}, always`, make: (draft) => void delete nth(nth(nth(draft.routes, i).steps, j).seats, k).when }])))),
];
