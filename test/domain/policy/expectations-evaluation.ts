import { beforehandInputs, measures } from '../../../domain/evaluation/beforehand';
import { measureOn, panelOf, setOf } from '../../../domain/evaluation/measure';
import { compose } from '../../../domain/evaluation/score';
import { askGate, refusing } from '../../../domain/policy/ask-gate';
import type { Pack } from '../../../domain/policy/pack';
import { ruleOf } from '../../../domain/policy/lookup';
import { THEMES, type Theme } from '../../../domain/project/states';
import { at, marks, rows, steps, voices, type Expectation } from './expecting';

type Asked = { on?: string; kind: 'NEW' | 'UPGRADE' | 'OM'; named?: boolean; listed?: boolean; opinion?: 'none' | 'qualified' | 'unqualified' };
/** Each rule on an opinion asked at a gate with its outcome; `!` where it refuses the act. */
function asked(pack: Pack, gate: string, { kind, named = true, listed = true, opinion = 'none', on = '2018-01-01' }: Asked): string[] {
  const inputs = { kind, amount_fen: 1, has_construction_plan: true, original_named: named, original_listed: listed, original_opinion: opinion, on_cloud: false, cloud_state: 'LATER_OTHER_UNIT', pilot_field: false, pre_opinion: 'none', has_cloud_chapter: false, has_host_sheet: false };
  const rulings = askGate(pack, gate, { on, inputs, seen: { pack: 'hash', saw: { processId: 'p', seq: 1 } } });
  const refused = refusing(pack, gate, rulings);
  return rulings.filter(({ code }) => code === 'R056' || code === 'R057').map((ruling) => `${ruling.code} ${ruling.outcome}${refused.includes(ruling) ? '!' : ''}`);
}

/* prettier-ignore */
const VETOES: Expectation[] = ([
  ['a new project is not asked for an opinion',                                   { kind: 'NEW', named: false, listed: false },                      ['R056 other-kind', 'R057 other-kind']],
  ['nor is it where it names a system that was found wanting',                    { kind: 'NEW', opinion: 'unqualified' },                           ['R056 other-kind', 'R057 other-kind']],
  ['003 A4: maintenance of a listed system without an opinion is not supported',  { kind: 'OM' },                                                    ['R056 no-opinion!', 'R057 other-kind']],
  ['003 A4: nor with an unqualified one',                                         { kind: 'OM', opinion: 'unqualified' },                            ['R056 unqualified!', 'R057 other-kind']],
  ['003 A4: a qualified one lets it pass',                                        { kind: 'OM', opinion: 'qualified' },                              ['R056 qualified', 'R057 other-kind']],
  ['maintenance of a system on no list is not asked for one',                     { kind: 'OM', listed: false },                                     ['R056 not-on-the-list', 'R057 other-kind']],
  ['not even where one was unqualified elsewhere',                                { kind: 'OM', listed: false, opinion: 'unqualified' },             ['R056 not-on-the-list', 'R057 other-kind']],
  ['maintenance that names no system passes nobody',                              { kind: 'OM', named: false, listed: false },                       ['R056 original-not-named!', 'R057 other-kind']],
  ['maintenance that names no system, whatever is said of the list',              { kind: 'OM', named: false },                                      ['R056 original-not-named!', 'R057 other-kind']],
  ['003 A4: an upgrade without an opinion is not allowed, on a list or not',      { kind: 'UPGRADE', listed: false },                                ['R056 other-kind', 'R057 no-opinion!']],
  ['003 A4: nor with an unqualified one',                                         { kind: 'UPGRADE', opinion: 'unqualified' },                       ['R056 other-kind', 'R057 unqualified!']],
  ['003 A4: a qualified one lets the upgrade pass',                               { kind: 'UPGRADE', opinion: 'qualified' },                         ['R056 other-kind', 'R057 qualified']],
  ['an upgrade that names no system passes nobody',                               { kind: 'UPGRADE', named: false, listed: false },                  ['R056 other-kind', 'R057 original-not-named!']],
] as const).map(([name, given, is], n) => ({ name: `${name} (${n + 1})`, of: (pack) => asked(pack, 'approval', given), is }));

const MORE: Expectation[] = [
  { name: 'the vetoes count from the first day of 2018, and not before', of: (pack) => [asked(pack, 'approval', { kind: 'OM', on: '2017-12-31' }), asked(pack, 'approval', { kind: 'UPGRADE', on: '2017-12-31' }), asked(pack, 'operation-money', { kind: 'OM', on: '2017-12-31' })], is: [[], [], []] },
  { name: '003 A4: the money of a year of operation is asked the same', of: (pack) => (['none', 'unqualified', 'qualified'] as const).map((opinion) => asked(pack, 'operation-money', { kind: 'OM', opinion })), is: [['R056 no-opinion!'], ['R056 unqualified!'], ['R056 qualified']] },
  { name: '003 A4: eighty of a hundred for the professional result, twenty for the preliminary one', of: (pack) => measureOn(pack, '2018-01-01').weights, is: { professional: 80, preliminary: 20 } },
  { name: '003 A4: a preliminary 50.00 and a professional 100.00 make 90.00', of: (pack) => compose(5000, [10_000, 10_000, 10_000], measureOn(pack, '2018-01-01')).composite, is: 9000 },
  { name: 'the pass mark is 60.00', of: (pack) => { const measure = measureOn(pack, '2018-01-01'); return [measure.passMark, compose(6000, [6000, 6000, 6000], measure).qualified, compose(5999, [5999, 5999, 5999], measure).qualified]; }, is: [6000, true, false] },
  { name: 'no weights and no pass mark before 2018', of: (pack) => pack.parameters.filter(({ id }) => id.startsWith('evaluation-')).map(({ id, history }) => [id, history.filter(({ from }) => from <= '2017-12-31').length]), is: [['evaluation-pass-mark', 0], ['evaluation-preliminary-weight', 0], ['evaluation-professional-weight', 0]] },
  { name: 'five experts, three sheets at least, no extremes dropped', of: (pack) => [panelOf(pack), measureOn(pack, '2018-01-01').dropExtremes], is: [{ experts: 5, minimum: 3 }, false] },
  { name: '003 A4: the unit fills in', of: (pack) => steps(pack, 'evaluation-filling'), is: ['fill (evaluation-item): unit_clerk@unit'] },
  { name: '003 A4: its department confirms', of: (pack) => steps(pack, 'evaluation-confirmation'), is: ['review (evaluation-item): dept_reviewer@department'] },
  { name: '003 A4: the authority names the experts, they score', of: (pack) => steps(pack, 'evaluation-scoring'), is: ['assign (evaluation-sheet): evaluator@sh-jxw', 'score (evaluation-sheet): evaluation_expert@sh-jxw'] },
  { name: '003 A4: the authority gives its opinion', of: (pack) => steps(pack, 'evaluation-opinion'), is: ['opine (evaluation-sheet): evaluator@sh-jxw'] },
  { name: 'an evaluation to be filled in from 7 May 2018', of: (pack) => rows(pack, 'evaluation-item', { startedAt: at('2018-05-07', '10:00') }), is: ['remind-10 2018-05-21 09:00', 'missed 2018-05-28 24:00', 'leader 2018-05-29 09:00', 'evaluator 2018-06-04 09:00'] },
  { name: 'a sheet opened on 7 May 2018', of: (pack) => rows(pack, 'evaluation-sheet', { startedAt: at('2018-05-07', '10:00') }), is: ['remind-7 2018-05-16 09:00', 'missed 2018-05-21 24:00', 'evaluator 2018-05-22 09:00', 'leader 2018-05-24 09:00'] },
  { name: 'whom an evaluation speaks to', of: (pack) => voices(pack, 'evaluation-item'), is: ['remind-10: remind, deadline-near to holders', 'missed: miss, deadline-missed to nobody', 'leader: escalate, deadline-escalated to dept_head@department', 'evaluator: escalate, deadline-escalated to evaluator@sh-jxw'] },
  { name: 'whom a sheet speaks to', of: (pack) => voices(pack, 'evaluation-sheet'), is: ['remind-7: remind, deadline-near to holders', 'missed: miss, deadline-missed to nobody', 'evaluator: escalate, deadline-escalated to evaluator@sh-jxw', 'leader: escalate, deadline-escalated to group_leader@sh-jxw'] },
  { name: 'an evaluation is near from three working days before', of: (pack) => marks(pack, 'evaluation-item', ['2018-05-21', '2018-05-15', '2018-05-16']), is: ['normal 4 working-day', 'soon 3 working-day'] },
  { name: 'a sheet from two', of: (pack) => marks(pack, 'evaluation-sheet', ['2018-05-21', '2018-05-16', '2018-05-17']), is: ['normal 3 working-day', 'soon 2 working-day'] },
];

/** What R054 says of a project at a gate; `look` where whoever decides has to see it, `!` where it refuses the act. */
function beforehand(pack: Pack, gate: string, { kind, themes, said = 'none', on = '2018-01-01' }: { kind: string; themes: readonly Theme[]; said?: 'none' | 'qualified' | 'unqualified'; on?: string }): string[] {
  const inputs = { kind, amount_fen: 1, has_construction_plan: true, channel: 'daily', cutoff_known: true, arrived_in_time: true, original_named: true, original_listed: true, original_opinion: 'qualified', on_cloud: false, cloud_state: 'LATER_OTHER_UNIT', has_cloud_chapter: false, has_host_sheet: false, ...beforehandInputs(pack, { themes, preOpinion: said }) };
  const rulings = askGate(pack, gate, { on, inputs, seen: { pack: 'hash', saw: { processId: 'p', seq: 1 } } });
  return rulings.filter(({ code }) => code === 'R054').map((ruling) => `${ruling.outcome}${ruling.holds ? '' : ' no'}${ruleOf(pack, ruling.rule).attendWhen?.includes(ruling.outcome) ? ' look' : ''}${refusing(pack, gate, rulings).includes(ruling) ? '!' : ''}`);
}
const KINDS = ['NEW', 'UPGRADE', 'OM'] as const;
const BEFOREHAND: Expectation[] = [
  ...(['declaration', 'approval'] as const).map((gate): Expectation => ({ name: `003 A4: at ${gate}, a new project or an upgrade in big data or online service shows its pre-evaluation as due, and is stopped by nothing`, of: (pack) => KINDS.flatMap((kind) => (['BIG_DATA', 'ONLINE_SERVICE', 'DATA_GOVERNANCE'] as const).flatMap((theme) => beforehand(pack, gate, { kind, themes: ['GENERAL', theme] }))), is: ['due look', 'due look', 'other-field', 'due look', 'due look', 'other-field', 'other-kind', 'other-kind', 'other-kind'] })),
  { name: '003 A4: its result informs whoever decides, a bad one too', of: (pack) => KINDS.flatMap((kind) => (['qualified', 'unqualified'] as const).flatMap((said) => beforehand(pack, 'approval', { kind, themes: ['BIG_DATA'], said }))), is: ['qualified', 'unqualified look', 'qualified', 'unqualified look', 'other-kind', 'other-kind'] },
  { name: '003 A4: nobody is asked for one before 2018', of: (pack) => beforehand(pack, 'approval', { kind: 'NEW', themes: ['BIG_DATA'], on: '2017-12-31' }), is: [] },
  { name: '003 A4: which set measures which project before it is built', of: (pack) => pack.indicatorSets.flatMap((set) => KINDS.flatMap((kind) => THEMES.filter((theme) => measures(set, { kind, themes: [theme] })).map((theme) => `${set.id} ${kind} ${theme}`))), is: ['pre-data-analysis-2018 NEW BIG_DATA', 'pre-data-analysis-2018 UPGRADE BIG_DATA', 'pre-online-service-2018 NEW ONLINE_SERVICE', 'pre-online-service-2018 UPGRADE ONLINE_SERVICE'] },
];

const maxima = (pack: Pack, set: string): string[] => setOf(pack, set).dimensions.map(({ name, indicators }) => `${name.zh} ${indicators.map(({ id, max }) => `${id} ${max}`).join(', ')}`);
const SETS: Expectation[] = [
  { name: '003 A4: the four dimensions of the post-evaluation, each indicator with its maximum', of: (pack) => maxima(pack, 'post-2018'), is: ['必要性 policy-basis 800, business-need 700, no-duplication 500', '可行性 technical-route 500, security 600, data-sharing 600, upkeep 800', '实施情况 scope-done 1000, budget-kept 800, papers 600, contract-kept 600', '应用成效 usage 900, business-loop 800, satisfaction 800'] },
  { name: '003 A4: those of the pre-evaluation of online services', of: (pack) => maxima(pack, 'pre-online-service-2018'), is: ['必要性 service-items 1500, demand 1000', '可行性 hall-connection 1500, shared-data 1000', '实施情况 schedule 1200, cost 1300', '应用成效 whole-online 1500, visits-saved 1000'] },
  { name: '003 A4: and of data analysis', of: (pack) => maxima(pack, 'pre-data-analysis-2018'), is: ['必要性 question 1500, users 1000', '可行性 sources 1500, quality 1000', '实施情况 method 1200, cost 1300', '应用成效 use 1500, reuse 1000'] },
  { name: 'every set is a scale of 100.00, for systems that run or that are to be built', of: (pack) => pack.indicatorSets.map(({ id, kind, scale }) => `${id} ${kind} ${scale}`), is: ['post-2018 post 10000', 'pre-data-analysis-2018 pre 10000', 'pre-online-service-2018 pre 10000'] },
];

/** What the pack has to come to in the evaluation of systems. */
export const EVALUATION: readonly Expectation[] = [...VETOES, ...MORE, ...BEFOREHAND, ...SETS];
