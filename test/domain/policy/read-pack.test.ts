import { Pack } from '../../../domain/policy/pack';
import { readPack } from '../../../domain/policy/read-pack';
import { packFiles, shippedPack } from './shipped-pack';

const files = packFiles('shanghai');

type Edit = { readonly file: string; readonly from: string | RegExp; readonly to: string };

/** The faults of the shipped pack with some text edited, each as `file:line says`. */
function faultsAfter(...edits: readonly Edit[]): string[] {
  const read = readPack(files.map((each) => edits.filter(({ file }) => file === each.path).reduce((it, { from, to }) => ({ ...it, text: it.text.replace(from, to) }), each)));
  return 'faults' in read ? read.faults.map(({ file, line, says }) => `${file}:${line} ${says}`) : [];
}

/** The line on which a text first stands in a shipped file. */
function lineOf(file: string, text: string): number {
  const found = files.find(({ path }) => path === file)?.text.split('\n').findIndex((line) => line.includes(text)) ?? -1;
  if (found < 0) throw new Error(`${file} does not hold ${text}`);
  return found + 1;
}

test('the pack that ships has no fault, and comes back whole from JSON', () => {
  expect(readPack(files)).not.toHaveProperty('faults');
  const pack = shippedPack('shanghai');
  expect(Pack.parse(JSON.parse(JSON.stringify(pack)))).toEqual(pack);
  expect(pack.plans[0]?.tasks).toHaveLength(43);
});

test('the order of the files makes no difference, nor does the folder they lie in', () => {
  expect(readPack([...files].reverse().map(({ path, text }) => ({ path: `packs/shanghai/${path}`, text })))).toEqual(readPack(files));
});

const R014 = 'rules/construction-plan-required.yaml';
const EACH_OF_THE_TREASURY = '  - id: each\n    name: {zh: 各签, en: Each signs}\n    settles: all-agree\n    after: [first-review]\n    seats:\n      - {id: each, role: finance_reviewer, at: {organ: sh-czj}, each: true, source: {default: x}}\n';
const REVIEW = 'routes/review.yaml';
const R054 = 'rules/evaluated-beforehand.yaml';
const ROW = '  - {when: {kind: \'"OM"\'}, outcome: not-required}';

/* prettier-ignore */
test.each<[string, Edit, number, string]>([
  ['dangling rule',        { file: 'gates.yaml', from: 'asks: [something-is-built]', to: 'asks: [plan-required]' }, lineOf('gates.yaml', 'asks: [something-is-built]'), 'rule plan-required is not in the pack'],
  ['dangling parameter',   { file: R014, from: 'threshold_fen: construction-plan-threshold', to: 'threshold_fen: limit' }, lineOf(R014, 'parameters:'), 'parameter limit is not in the pack'],
  ['unknown organ',        { file: 'routes/review.yaml', from: 'organ: sh-czj', to: 'organ: sh-cz' }, lineOf('routes/review.yaml', 'sh-czj'), 'organ sh-cz is not in the pack'],
  ['unknown role',         { file: 'ladders/plan-task.yaml', from: 'role: deputy_leader', to: 'role: deputy' }, lineOf('ladders/plan-task.yaml', 'deputy_leader'), 'role deputy is not in the pack'],
  ['unknown ladder',       { file: 'routes/confirmation.yaml', from: 'confirmation-item', to: 'confirm-item' }, lineOf('routes/confirmation.yaml', 'ladder:'), 'ladder confirm-item is not in the pack'],
  ['unknown carrier',      { file: 'documents/003.yaml', from: "'route:confirmation'", to: "'route:confirm'" }, lineOf('documents/003.yaml', 'route:confirmation'), 'route:confirm is not in the pack'],
  ['unknown lead',         { file: 'plans/shanghai-2019.yaml', from: 'cooperating: [sh-skyx', to: 'cooperating: [sh-xyz' }, lineOf('plans/shanghai-2019.yaml', 'sh-skyx'), 'organ sh-xyz is not in the pack'],
  ['clause not quoted',    { file: R014, from: 'clause: B4', to: 'clause: B44' }, lineOf(R014, 'source:'), 'document 003 has no clause B44 here'],
  ['document not there',   { file: 'windows.yaml', from: /clause: B9}\n {2}- id: daily/, to: "clause: B9}\n  - id: daily\n    note: x" }, lineOf('windows.yaml', 'id: daily') + 1, 'note does not belong here'],
  ['no source',            { file: R014, from: /source: .*\n/, to: '' }, 1, 'source is missing'], // of what is missing: the line of what it is missing from
  ['a source of no form',  { file: R014, from: "clause: B4}", to: "clauses: B4}" }, lineOf(R014, 'source:'), 'source has none of the allowed forms'],
  ['a cell that breaks',   { file: R014, from: "amount_fen: '<= threshold_fen'", to: "amount_fen: '<= <='" }, lineOf(R014, '<='), 'does not parse'],
  ['an undeclared input',  { file: R014, from: "'<= threshold_fen'", to: "'<= limit_fen'" }, lineOf(R014, '<='), 'names limit_fen, which is no input of the rule'],
  ['an undeclared column', { file: R014, from: "{kind: '\"OM\"'}", to: "{species: '\"OM\"'}" }, lineOf(R014, '"OM"'), 'species is no input of the rule'],
  ['an unknown fact',      { file: R014, from: 'inputs: [kind,', to: 'inputs: [colour, kind,' }, lineOf(R014, 'inputs:'), 'input colour is no documented fact'],
  ['a code that is none',  { file: R014, from: "{kind: '\"OM\"'}", to: "{kind: '\"O&M\"'}" }, lineOf(R014, '"OM"'), 'compares kind with "O&M", which it never is'],
  ['a fraction',           { file: R014, from: "'<= threshold_fen'", to: "'<= 0.5'" }, lineOf(R014, '<='), 'holds a fraction'],
  ['a clock in a cell',    { file: R014, from: "'<= threshold_fen'", to: "'<= today()'" }, lineOf(R014, '<='), 'names today, which is no input'],
  ['undeclared outcome',   { file: R014, from: 'outcome: provided', to: 'outcome: given' }, lineOf(R014, 'outcome: provided'), 'outcome given is not declared'],
  ['a row too few',        { file: R014, from: `${ROW}\n`, to: '' }, lineOf(R014, 'rows:') + 1, '0 rows fit'],
  ['a row too many',       { file: R014, from: ROW, to: `${ROW}\n${ROW}` }, lineOf(R014, 'rows:') + 1, '2 rows fit'],
  ['a step after one that is not there', { file: REVIEW, from: '  - id: countersign\n', to: '  - id: countersign\n    after: [first-look]\n' }, lineOf(REVIEW, 'id: countersign') + 1, 'step first-look is not on the route'],
  ['a step after itself', { file: REVIEW, from: '  - id: first-review\n', to: '  - id: first-review\n    after: [countersign]\n' }, lineOf(REVIEW, 'id: first-review') + 1, 'step first-review comes after itself'],
  ['a condition that does not parse', { file: REVIEW, from: '  - id: countersign\n', to: '  - id: countersign\n    if: {feel: "amount_fen >", source: {default: x}}\n' }, lineOf(REVIEW, 'id: countersign') + 1, 'condition '],
  ['a condition on what no case has', { file: REVIEW, from: '  - id: countersign\n', to: '  - id: countersign\n    if: {feel: "colour = 1", source: {default: x}}\n' }, lineOf(REVIEW, 'id: countersign') + 1, "Variable 'colour' not found"],
  ['a condition that is no yes or no', { file: REVIEW, from: '  - id: countersign\n', to: '  - id: countersign\n    if: {feel: "amount_fen", source: {default: x}}\n' }, lineOf(REVIEW, 'id: countersign') + 1, 'yields no boolean'],
  ['a choice that nobody makes', { file: REVIEW, from: 'at: {relation: group},', to: 'at: {relation: group}, chosen: true,' }, lineOf(REVIEW, 'relation: group'), 'nobody decides before it'],
  ['each of an office by name beside a seat of it, where nobody signs twice', { file: REVIEW, from: '      - {id: countersigner,', to: '      - {id: each, role: reviewer, at: {organ: sh-jxw}, each: true, source: {default: x}}\n      - {id: countersigner,' }, lineOf(REVIEW, 'id: countersigner'), 'asks each by name whom seat countersigner may ask at the same time'],
  ['each of an office by name on a step that runs beside', { file: REVIEW, from: '  - id: countersign\n', to: `${EACH_OF_THE_TREASURY}  - id: countersign\n    after: [first-review]\n` }, lineOf(REVIEW, 'id: countersign') + 5, 'asks each by name whom seat finance-countersigner may ask at the same time'],
  ['a vote that cannot be won', { file: REVIEW, from: '    name: {zh: 会签, en: Countersignature}\n    settles: all-agree', to: '    name: {zh: 会签, en: Countersignature}\n    settles: {vote: {needs: {count: 3}, tie: agreed, source: {default: x}}}' }, lineOf(REVIEW, '会签') + 1, 'needs more votes than there are'],
  ['a quorum beyond the seats', { file: REVIEW, from: '    name: {zh: 会签, en: Countersignature}\n    settles: all-agree', to: '    name: {zh: 会签, en: Countersignature}\n    settles: {vote: {needs: {count: 1}, quorum: 3, tie: agreed, source: {default: x}}}' }, lineOf(REVIEW, '会签') + 1, 'has a quorum that its seats cannot reach'],
  ['a casting vote of a seat that is not there', { file: REVIEW, from: '    name: {zh: 会签, en: Countersignature}\n    settles: all-agree', to: '    name: {zh: 会签, en: Countersignature}\n    settles: {vote: {needs: {count: 1}, tie: {casting: chair}, source: {default: x}}}' }, lineOf(REVIEW, '会签') + 1, 'seat chair does not vote here'],
  ['different people, and nobody twice passed over', { file: REVIEW, from: 'differentPeople: true', to: 'repeated: once\ndifferentPeople: true' }, lineOf(REVIEW, 'differentPeople'), 'one of the two'],
  ['deciders of a route that is not there', { file: REVIEW, from: '  - id: countersign\n', to: '  - id: countersign\n    notBy: [confirm]\n' }, lineOf(REVIEW, 'id: countersign') + 1, 'route confirm is not in the pack'],
  ['another office for nobody’s seat that is not there', { file: REVIEW, from: 'at: {organ: sh-czj},', to: 'at: {organ: sh-czj}, empty: {escalate: {role: reviewer, organ: sh-x}},' }, lineOf(REVIEW, 'organ: sh-czj'), 'organ sh-x is not in the pack'],
  ['something to attend to that the rule never finds', { file: R054, from: 'attendWhen: [due, unqualified]', to: 'attendWhen: [late]' }, lineOf(R054, 'attendWhen'), 'outcome late is not declared, or stops anyway'],
  ['a weak word stopping', { file: R014, from: 'strength: block', to: 'strength: advise' }, lineOf(R014, 'blocksWhen'), 'a rule of strength advise stops nothing'],
  ['unknown strength',     { file: R014, from: 'strength: block', to: 'strength: maybe' }, lineOf(R014, 'strength'), 'strength'],
  ['refuses unasked',      { file: 'gates.yaml', from: 'refuses: [construction-plan-required,', to: 'refuses: [daily-deadline,' }, lineOf('gates.yaml', 'refuses: [construction-plan-required,'), 'rule daily-deadline refuses here and is not asked'],
  ['no JSON Schema',       { file: 'forms/declaration.yaml', from: 'maxLength: 100', to: 'maxlength: 100' }, lineOf('forms/declaration.yaml', '$schema'), 'schema does not compile: strict mode: unknown keyword: "maxlength"'],
  ['a format unchecked',   { file: 'forms/declaration.yaml', from: 'format: date', to: 'format: email' }, lineOf('forms/declaration.yaml', '$schema'), 'schema does not compile: unknown format "email"'],
  ['a field unlabelled',   { file: 'forms/declaration.yaml', from: '- name: purpose', to: '- name: purposes' }, lineOf('forms/declaration.yaml', 'purpose: {'), 'property purpose has no label'],
  ['an id twice',          { file: 'roles.yaml', from: '{role: reviewer,', to: '{role: superior,' }, lineOf('roles.yaml', 'role: superior'), 'id in roles superior stands already at roles.yaml:'],
  ['a code twice',         { file: 'rules/daily-deadline.yaml', from: 'R010', to: 'R008' }, lineOf('rules/daily-deadline.yaml', 'R010'), 'code R008 stands already at rules/central-deadline.yaml:'],
  ['a rung twice',         { file: 'ladders/review-item.yaml', from: 'id: superior', to: 'id: leader' }, lineOf('ladders/review-item.yaml', 'id: superior'), 'rung leader stands already'],
  ['one name, two organs', { file: 'organs.yaml', from: 'aliases: [市发改委]', to: 'aliases: [市财政局]' }, lineOf('organs.yaml', 'zh: 市财政局'), 'name of organ 市财政局 stands already'],
  ['a task twice',         { file: 'plans/shanghai-2019.yaml', from: 'id: SH19-32', to: 'id: SH19-31' }, lineOf('plans/shanghai-2019.yaml', 'id: SH19-32'), 'task SH19-31 stands already'],
  ['a foreign office',     { file: 'plans/shanghai-2019.yaml', from: 'unit: sh-gy-xxb', to: 'unit: sh-zfw-xxb' }, lineOf('plans/shanghai-2019.yaml', 'unit: sh-gy-xxb'), 'unit sh-zfw-xxb is no office of sh-gy'],
  ['a day that is none',   { file: 'plans/shanghai-2019.yaml', from: "importOn: '2019-04-01'", to: "importOn: '2019-02-29'" }, lineOf('plans/shanghai-2019.yaml', 'importOn'), 'importOn'],
  ['another year',         { file: 'windows.yaml', from: 'year: 2018', to: 'year: 2019' }, lineOf('windows.yaml', 'year: 2018'), 'last day 2018-06-20 does not lie in 2019'],
  ['two kinds of cut-off', { file: 'windows.yaml', from: "yearly: '08-31'", to: "yearly: '08-31'\n    cutoffs: []" }, lineOf('windows.yaml', 'id: daily'), 'needs either cutoffs by year or one yearly day'],
  ['a late reminder',      { file: 'ladders/review-item.yaml', from: 'sinceStart: {workingDays: 5}', to: 'sinceStart: {workingDays: 11}' }, lineOf('ladders/review-item.yaml', 'remind-5'), 'rung remind-5 speaks after the due day'],
  ['no miss',              { file: 'ladders/review-item.yaml', from: /.*id: missed.*\n/, to: '' }, lineOf('ladders/review-item.yaml', 'remind-5'), 'has 0 rungs of kind miss'],
  ['a ladder undated',     { file: 'routes/confirmation.yaml', from: 'confirmation-item', to: 'plan-task' }, lineOf('routes/confirmation.yaml', 'ladder:'), 'ladder plan-task needs a given day'],
  ['an unread setting',    { file: 'settings.yaml', from: 'urgeEveryMinutes', to: 'urgeEveryWeeks' }, lineOf('settings.yaml', 'urgeEveryMinutes'), 'setting urgeEveryWeeks is read by nothing'],
  ['a setting unfit',      { file: 'settings.yaml', from: 'value: 15', to: "value: '15'" }, lineOf('settings.yaml', 'value: 15'), 'setting closingDelaySeconds cannot be 15'],
  ['a mailing of no kind',  { file: 'settings.yaml', from: 'value: at-once', to: 'value: weekly' }, lineOf('settings.yaml', 'value: at-once'), 'setting mailing cannot be weekly'],
  ['no hour of a digest',   { file: 'settings.yaml', from: "value: '08:30'", to: "value: '24:00'" }, lineOf('settings.yaml', "value: '08:30'"), 'setting digestAt cannot be 24:00'],
  ['a clause unanswered',  { file: 'documents/003.yaml', from: "    doneBy: ['form:declaration']\n", to: '' }, lineOf('documents/003.yaml', '  B5:') + 1, 'says neither doneBy nor notAutomated'],
  ['not YAML',             { file: 'gates.yaml', from: 'asks: [', to: 'asks: [[' }, lineOf('gates.yaml', 'asks: [') + 1, 'Flow sequence in block collection'],
])('%s is refused with its line', (...[_what, edit, line, says]) => {
  expect(faultsAfter(edit)).toContainEqual(expect.stringMatching(new RegExp(`^${escaped(`${edit.file}:${line} `)}.*${escaped(says)}`)));
});

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

test('each of an office by name behind a seat of it is no fault: whoever has signed there is not asked', () => {
  expect(faultsAfter({ file: REVIEW, from: '  - id: countersign\n', to: `${EACH_OF_THE_TREASURY.replace('[first-review]', '[countersign]')}  - id: countersign\n    after: [first-review]\n` })).toEqual([]);
});

test('all faults at once, in the order of files and lines', () => {
  const faults = faultsAfter(
    { file: R014, from: 'outcome: provided', to: 'outcome: given' },
    { file: 'gates.yaml', from: 'asks: [construction-plan-required, evaluation', to: 'asks: [plan-required, evaluation' },
    { file: 'windows.yaml', from: 'year: 2018', to: 'year: 2019' },
  );
  expect(faults.map((fault) => fault.split(':')[0])).toEqual(['gates.yaml', 'gates.yaml', R014, R014, 'windows.yaml']);
});

test('what is there but misshapen is one fault, not a dangling reference besides', () => {
  expect(faultsAfter({ file: 'ladders/review-item.yaml', from: 'unit: working-day', to: 'unit: hour' })).toEqual([
    expect.stringContaining('ladders/review-item.yaml:5 unit'),
  ]);
});

test('a folder without its head, with a stranger, or with no settings at all', () => {
  const without = (gone: string) => readPack(files.filter(({ path }) => path !== gone));
  expect(without('pack.yaml')).toMatchObject({ faults: [{ file: 'pack.yaml', line: 1, says: 'is missing' }] });
  expect(without('settings.yaml')).toMatchObject({ faults: [{ says: 'setting reminderTime is missing' }, ...Array.from({ length: 14 }, () => ({}))] });
  expect(readPack([...files, { path: 'notes.txt', text: '' }])).toMatchObject({ faults: [{ file: 'notes.txt', line: 1, says: 'is no part of a pack' }] });
  expect(readPack([...files, { path: 'rules/empty.yaml', text: '' }])).toHaveProperty('faults');
});
