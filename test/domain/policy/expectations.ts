import { addDays, dayOf, workingDayBefore } from '../../../domain/calendar/calendar';
import { cutoffSchedule, ladderOfWindow } from '../../../domain/declaration/cut-off';
import { askGate, refusing } from '../../../domain/policy/ask-gate';
import { parameterOf } from '../../../domain/policy/lookup';
import type { Pack } from '../../../domain/policy/pack';
import { numberSetting } from '../../../domain/policy/settings';
import { valueOn } from '../../../domain/policy/value-on';
import { windowInputs } from '../../../domain/policy/window';
import { at, cal, marks, rows, steps, voices, type Expectation } from './expecting';
import { EVALUATION } from './expectations-evaluation';
import { PLAN } from './expectations-plan';
import { REQUEST } from './expectations-request';
import { CLOUD } from './expectations-cloud';
import { DESK } from './expectations-desk';
import { AXES, GROUPS } from './expectations-groups';
import { MEETINGS } from './expectations-meeting';
import { LIFE } from './expectations-life';

type Declared = { kind?: string; amount?: number; plan?: boolean; channel?: string; arrivedAt?: number };

/** A project that does not stand on the cloud: what the rules of the cloud say of it is left out. */
const NO_CLOUD = { on_cloud: false, cloud_state: 'LATER_OTHER_UNIT', pilot_field: false, pre_opinion: 'none', has_cloud_chapter: false, has_host_sheet: false, has_approved_cloud: false };

/** Each rule asked at a gate with its outcome; `!` where it refuses the act. */
function asked(pack: Pack, gate: string, { kind = 'NEW', amount = 1, plan = false, channel = 'central', arrivedAt = at('2018-06-01', '10:00') }: Declared): string[] {
  const on = dayOf(cal, arrivedAt);
  const year = Number(dayOf(cal, arrivedAt - 1).slice(0, 4));
  const inputs = { kind, amount_fen: amount, has_construction_plan: plan, original_named: true, original_listed: true, original_opinion: 'qualified', ...NO_CLOUD, ...windowInputs(pack, { channel, year, arrivedAt }) };
  const rulings = askGate(pack, gate, { on, inputs, seen: { pack: 'hash', saw: { processId: 'p', seq: 1 } } });
  const refused = refusing(pack, gate, rulings);
  return rulings.filter(({ code }) => !['R016', 'R054', 'R056', 'R057'].includes(code)).filter(({ outcome }) => outcome !== 'no-cloud').map((ruling) => `${ruling.code} ${ruling.outcome}${refused.includes(ruling) ? '!' : ''}`);
}

const above = 50_000_001;
const [midsummer, endOfAugust] = [at('2018-06-20', '24:00'), at('2018-08-31', '24:00')];

/* prettier-ignore */
const RULES: Expectation[] = ([
  ['003 B4: a new project of 500,000.00 yuan needs no plan',            'approval',    { amount: 50_000_000 },                              ['R014 not-required']],
  ['003 B4: a new project of 500,000.01 yuan needs one',                'approval',    { amount: above },                                   ['R014 missing!']],
  ['003 B4: with the plan it passes',                                   'approval',    { amount: above, plan: true },                       ['R014 provided']],
  ['003 B4: an upgrade likewise',                                       'approval',    { kind: 'UPGRADE', amount: above },                  ['R014 missing!']],
  ['003 B4: an upgrade of 500,000.00 yuan needs none',                  'approval',    { kind: 'UPGRADE', amount: 50_000_000 },             ['R014 not-required']],
  ['003 B4: operation and maintenance never needs one',                 'approval',    { kind: 'OM', amount: 9_000_000_000 },               ['R014 not-required']],
  ['at declaration a missing plan is shown and refuses nothing',        'declaration', { amount: above },                                   ['R014 missing', 'R008 in-time', 'R010 other-channel']],
  ['003 B9: arrived on 20 June at 24:00:00.000 is in time',             'declaration', { arrivedAt: midsummer },                            ['R014 not-required', 'R008 in-time', 'R010 other-channel']],
  ['003 B9: a millisecond later is refused',                            'declaration', { arrivedAt: midsummer + 1 },                        ['R014 not-required', 'R008 late!', 'R010 other-channel']],
  ['003 B9: in-year budget, 31 August 24:00:00.000 is in time',         'declaration', { channel: 'daily', arrivedAt: endOfAugust },        ['R014 not-required', 'R008 other-channel', 'R010 in-time']],
  ['003 B9: in-year budget, a millisecond later is refused',            'declaration', { channel: 'daily', arrivedAt: endOfAugust + 1 },    ['R014 not-required', 'R008 other-channel', 'R010 late!']],
  ['003 B9: the last day of August holds in later years',               'declaration', { channel: 'daily', arrivedAt: at('2019-08-31', '24:00') }, ['R014 not-required', 'R008 other-channel', 'R010 in-time']],
  ['the concentrated budget of 2019 is not set: nobody is in time',     'declaration', { arrivedAt: at('2019-05-06', '10:00') },            ['R014 not-required', 'R008 not-set!', 'R010 other-channel']],
  ['the rules count from the first day of 2018',                        'declaration', { channel: 'daily', arrivedAt: at('2018-01-01', '09:00') }, ['R014 not-required', 'R008 other-channel', 'R010 in-time']],
  ['and not before',                                                    'declaration', { channel: 'daily', arrivedAt: at('2017-12-31', '09:00') }, []],
] as const).map(([name, gate, declared, is]) => ({ name, of: (pack) => asked(pack, gate, declared), is }));

const cells = { channel: 'daily', cutoff_known: false, arrived_in_time: false };
const GATES: Expectation[] = [
  { name: 'an in-year budget without a last day would be open to nobody', of: (pack) => askGate(pack, 'declaration', { on: '2018-06-01', inputs: { kind: 'OM', amount_fen: 1, has_construction_plan: false, ...NO_CLOUD, ...cells }, seen: { pack: '', saw: { processId: '', seq: 0 } } }).find(({ code }) => code === 'R010')?.holds, is: false },
  { name: 'which gate is read where', of: (pack) => pack.gates.map(({ id, at: moments }) => [id, moments]), is: [['declaration', ['declaration.shown', 'declaration.submitted']], ['approval', ['review.decided']], ['construction', ['review.left']], ['acceptance-by-department', ['acceptance.entered']], ['operation-money', ['operation-review.decided']], ['cloud-resources', ['cloud-plan.entered']], ['project-change', ['change.decided']], ['cloud-plan', ['cloud-plan.reported']]] },
  { name: '003 B4: the limit is 500,000.00 yuan', of: (pack) => valueOn(parameterOf(pack, 'construction-plan-threshold'), '2018-01-01').value, is: 50_000_000 },
  { name: '003 B4: no limit before 2018', of: (pack) => parameterOf(pack, 'construction-plan-threshold').history.filter(({ from }) => from <= '2017-12-31').length, is: 0 },
];

const monday = { startedAt: at('2018-05-07', '10:00') };
const year2019 = { startedAt: at('2019-04-01', '09:30') };

const beforeCutoff = (pack: Pack, channel: string, given: Parameters<typeof cutoffSchedule>[1]): string[] =>
  cutoffSchedule(ladderOfWindow(pack, channel), given, { pack, calendar: cal }).rungs.map(({ rung, at: ms }) => `${rung} ${new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19)}`);
const spring2018 = { startedAt: at('2018-05-02', '09:00') };

const WINDOWS: Expectation[] = [
  { name: 'a window closing on Wednesday 20 June 2018 reminds 30, 14, 7, 3 and 1 days before and on the day, and closes 15 s after its 24:00', of: (pack) => beforeCutoff(pack, 'central', { ...spring2018, lastDay: '2018-06-20' }),
    is: ['remind-30 2018-05-21T09:00:00', 'remind-14 2018-06-06T09:00:00', 'remind-7 2018-06-13T09:00:00', 'remind-3 2018-06-15T09:00:00', 'remind-1 2018-06-19T09:00:00', 'remind-0 2018-06-20T09:00:00', 'missed 2018-06-21T00:00:15'] },
  { name: 'a window closing on Saturday 31 August 2019 says nothing on a rest day', of: (pack) => beforeCutoff(pack, 'daily', { ...year2019, lastDay: '2019-08-31' }),
    is: ['remind-30 2019-08-01T09:00:00', 'remind-14 2019-08-16T09:00:00', 'remind-7 2019-08-23T09:00:00', 'remind-3 2019-08-28T09:00:00', 'remind-0 2019-08-30T09:00:00', 'missed 2019-09-01T00:00:15'] },
  ...['2019-06-24', '2019-07-02', '2019-07-07', '2019-07-08', '2019-07-14', '2019-07-15', '2019-07-30'].map((lastDay): Expectation => ({ name: `a window closing on ${lastDay}: each reminder that would fall on a rest day comes on the working day before`, of: (pack) => beforeCutoff(pack, 'daily', { ...year2019, lastDay }), is: beforeCutoffOf(lastDay) })),
  { name: 'whom a window speaks to: the departments that have sent no batch', of: (pack) => voices(pack, 'declaration-window'), is: [...[30, 14, 7, 3, 1, 0].map((days) => `remind-${days}: remind, window-near to dept_reviewer@without-batch`), 'missed: miss, deadline-missed to nobody'] },
  { name: 'which window is reminded by which ladder', of: (pack) => pack.windows.map(({ id, ladder }) => [id, ladder]), is: [['central', 'declaration-window'], ['daily', 'declaration-window']] },
];

/** The reminders counted back by hand on the calendar: a rest day gives way to the working day before, and of two at one moment the nearer speaks. */
function beforeCutoffOf(lastDay: string): string[] {
  const moments = [30, 14, 7, 3, 1, 0].map((days) => ({ days, on: workingDayBefore(cal, addDays(lastDay, -days)) }));
  return [...moments.filter(({ on }, i) => !moments.slice(i + 1).some((later) => later.on === on)).map(({ days, on }) => `remind-${days} ${on}T09:00:00`), `missed ${addDays(lastDay, 1)}T00:00:15`];
}

const LADDERS: Expectation[] = [
  { name: 'a review received on 7 May 2018', of: (pack) => rows(pack, 'review-item', monday), is: ['remind-5 2018-05-14 09:00', 'missed 2018-05-21 24:00', 'leader 2018-05-22 09:00', 'superior 2018-05-24 09:00'] },
  { name: 'a confirmation asked for on 7 May 2018', of: (pack) => rows(pack, 'confirmation-item', monday), is: ['remind-3 2018-05-10 09:00', 'missed 2018-05-14 24:00', 'leader 2018-05-15 09:00', 'superior 2018-05-17 09:00'] },
  { name: 'a verification or extension asked for on 7 May 2018', of: (pack) => rows(pack, 'supervision-item', monday), is: ['remind-3 2018-05-10 09:00', 'missed 2018-05-14 24:00', 'leading-group 2018-05-17 09:00'] },
  { name: 'a task due on Tuesday 31 December 2019', of: (pack) => rows(pack, 'plan-task', { ...year2019, dueOn: '2019-12-31' }), is: ['remind-30 2019-11-29 09:00', 'remind-15 2019-12-16 09:00', 'remind-7 2019-12-24 09:00', 'remind-1 2019-12-30 09:00', 'remind-0 2019-12-31 09:00', 'missed 2019-12-31 24:00', 'it-head 2020-01-02 09:00', 'deputy-leader 2020-01-08 09:00', 'head 2020-01-15 09:00', 'working-group 2020-01-21 09:00', 'leading-group 2020-02-19 09:00'] },
  { name: 'a task due on Sunday 30 June 2019: no reminder on a rest day', of: (pack) => rows(pack, 'plan-task', { ...year2019, dueOn: '2019-06-30' }).slice(0, 5), is: ['remind-30 2019-05-31 09:00', 'remind-15 2019-06-14 09:00', 'remind-7 2019-06-21 09:00', 'remind-0 2019-06-28 09:00', 'missed 2019-06-30 24:00'] },
  { name: 'a task due on Monday 1 July 2019: the day before is a Sunday', of: (pack) => rows(pack, 'plan-task', { ...year2019, dueOn: '2019-07-01' }).slice(3, 5), is: ['remind-1 2019-06-28 09:00', 'remind-0 2019-07-01 09:00'] },
  { name: 'whom a review speaks to', of: (pack) => voices(pack, 'review-item'), is: ['remind-5: remind, deadline-near to holders', 'missed: miss, deadline-missed to nobody', 'leader: escalate, deadline-escalated to group_leader@group', 'superior: escalate, deadline-escalated to superior@seat'] },
  { name: 'whom a confirmation speaks to', of: (pack) => voices(pack, 'confirmation-item'), is: ['remind-3: remind, deadline-near to holders', 'missed: miss, deadline-missed to nobody', 'leader: escalate, deadline-escalated to dept_head@department', 'superior: escalate, deadline-escalated to deputy_leader@department'] },
  { name: 'whom a verification speaks to', of: (pack) => voices(pack, 'supervision-item'), is: ['remind-3: remind, deadline-near to holders', 'missed: miss, deadline-missed to nobody', 'leading-group: escalate, deadline-escalated to leading_group@sh-lg'] },
  { name: '000 §四(一): whom a task speaks to, rung by rung', of: (pack) => voices(pack, 'plan-task'), is: ['remind-30: remind, deadline-near to holders', 'remind-15: remind, deadline-near to holders', 'remind-7: remind, deadline-near to holders', 'remind-1: remind, deadline-near to holders', 'remind-0: remind, deadline-today to holders', 'missed: miss, deadline-missed to nobody', 'it-head: escalate, deadline-escalated to holders and it_head@lead', 'deputy-leader: escalate, deadline-escalated to deputy_leader@lead', 'head: escalate, deadline-escalated to head@lead', 'working-group: escalate, deadline-escalated to supervisor@sh-wg', 'leading-group: escalate, deadline-escalated to leading_group@sh-lg'] },
];

const reviewMarks = ['review-item', 'confirmation-item', 'supervision-item'].map((ladder): Expectation => ({
  name: `${ladder}: near from two working days before`, of: (pack) => marks(pack, ladder, ['2018-05-21', '2018-05-16', '2018-05-17']), is: ['normal 3 working-day', 'soon 2 working-day'],
}));
const MARKS: Expectation[] = [...reviewMarks, { name: 'a window: near from seven days before', of: (pack) => marks(pack, 'declaration-window', ['2018-06-20', '2018-06-12', '2018-06-13']), is: ['normal 8 day', 'soon 7 day'] }, { name: 'a task of the plan: near from seven days before', of: (pack) => marks(pack, 'plan-task', ['2019-06-30', '2019-06-22', '2019-06-23']), is: ['normal 8 day', 'soon 7 day'] }];

const ROUTES: Expectation[] = [
  { name: '003 B4: the supervising department confirms', of: (pack) => steps(pack, 'confirmation'), is: ['confirm (confirmation-item): dept_reviewer@department'] },
  { name: '003 B9: the desk of the authority accepts a batch', of: (pack) => steps(pack, 'batch-acceptance'), is: ['accept (review-item): acceptance_clerk@sh-jxw'] },
  { name: 'one reviews, then a reviewer and finance countersign', of: (pack) => steps(pack, 'review'), is: ['first-review (review-item): reviewer@group', 'countersign (review-item): reviewer@sh-jxw and finance_reviewer@sh-czj'] },
  { name: 'the working group verifies', of: (pack) => steps(pack, 'verification'), is: ['verify (supervision-item): supervisor@sh-wg'] },
  { name: 'and extends', of: (pack) => steps(pack, 'extension'), is: ['grant (supervision-item): supervisor@sh-wg'] },
];

const SETTINGS: Expectation[] = [
  { name: 'reminders speak at nine; who has not chosen has a mail for each notice, and a digest at half past eight where she asks for one; projects are numbered SH', of: ({ settings }) => ['reminderTime', 'mailing', 'digestAt', 'projectNumberPrefix'].map((name) => settings[name]?.value), is: ['09:00', 'at-once', '08:30', 'SH'] },
  { name: 'closing 15 s after the cut-off, a mail tried for a day, an hour between two urges of one hand, five working days to put a late report right', of: (pack) => [numberSetting(pack, 'closingDelaySeconds'), numberSetting(pack, 'mailRetryHours'), numberSetting(pack, 'urgeEveryMinutes'), numberSetting(pack, 'correctionWorkingDays')], is: [15, 24, 60, 5] },
];

const spelt = (where: Readonly<Record<string, readonly string[]>> = {}): string => Object.entries(where).map(([field, values]) => ` ${field}=${values.join('|')}`).join('');
const letters = (pack: Pack): string[] => pack.letters.map(({ id, when, signs, to, series, template }) => `${id}: ${when.fact}${spelt(when.where)} → ${template} by ${'organ' in signs ? signs.organ : signs.relation} in ${series} to ${to.map(({ role, ...at }) => `${role}@${'organ' in at ? at.organ : at.at}`).join('+')}`);

const LETTERS: Expectation[] = [
  { name: 'which fact sends which letter, signed by whom and to whom', of: letters, is: [
    'receipt: project.submitted → receipt by sh-jxw in receipt to unit_clerk@unit',
    'department-supplement: round.ended route=confirmation outcome=returned → supplement-notice by department in department-supplement to unit_clerk@unit+unit_head@unit',
    'supplement: round.ended route=review outcome=returned → supplement-notice by sh-jxw in supplement to unit_clerk@unit+unit_head@unit',
    'approval: round.ended route=review outcome=agreed → review-opinion by sh-jxw in review to unit_clerk@unit+unit_head@unit+dept_reviewer@department',
    'refusal: round.ended route=review outcome=not-agreed → review-opinion by sh-jxw in review to unit_clerk@unit+unit_head@unit+dept_reviewer@department',
    'acceptance: round.ended route=acceptance outcome=agreed|not-agreed → acceptance-opinion by department in acceptance to unit_clerk@unit+unit_head@unit',
    'special-acceptance: round.ended route=acceptance-capital outcome=agreed|not-agreed → acceptance-opinion by sh-jxw in special-acceptance to unit_clerk@unit+unit_head@unit',
    'operation: round.ended route=operation-review outcome=agreed|not-agreed → operation-opinion by sh-jxw in operation to unit_clerk@unit+unit_head@unit',
    'extension-granted: extension.granted → extension-reply by sh-wg in extension to task_owner@lead+it_head@lead',
    'extension-declined: extension.declined → extension-reply by sh-wg in extension to task_owner@lead+it_head@lead',
    'reminder: rung.fired ladder=plan-task rung=it-head|deputy-leader → reminder-slip by sh-wg in reminder to task_owner@lead+it_head@lead+deputy_leader@lead',
    'urge: supervised.urged → urge-slip by sh-wg in reminder to task_owner@lead+it_head@lead',
    'supervision: rung.fired ladder=plan-task rung=working-group → supervision-slip by sh-wg in supervision to task_owner@lead+deputy_leader@lead+head@lead',
    'correction: decision.corrected route=review|acceptance-capital|operation-review → correction-notice by sh-jxw in correction to unit_clerk@unit+unit_head@unit+dept_reviewer@department',
    'department-correction: decision.corrected route=confirmation|acceptance → correction-notice by department in department-correction to unit_clerk@unit+unit_head@unit',
    'termination: process.terminated of=projectLifecycle → termination-notice by sh-jxw in termination to unit_clerk@unit+unit_head@unit+dept_reviewer@department',
    'adjustment: request.settled letter=adjustment channel=central|daily → adjustment-opinion by sh-jxw in adjustment to unit_clerk@unit+unit_head@unit+dept_reviewer@department',
    'plan-confirmation: cloud-plan.confirmed → plan-confirmation by sh-jxw in cloud-plan to unit_clerk@unit+unit_head@unit+cloud_provider@provider+cloud_manager@sh-dsj',
    'evaluation-opinion: opinion.issued → evaluation-opinion by sh-jxw in evaluation to unit_clerk@unit+unit_head@unit+dept_reviewer@department+dept_head@department+reviewer@sh-jxw+finance_reviewer@sh-czj',
    'minutes: meeting.confirmed → meeting-minutes by sh-jxw in minutes to reviewer@group+group_leader@group+group_deputy@group',
  ] },
  { name: 'each kind of letter counts in its own row', of: (pack) => pack.series.map(({ id, form }) => `${id} ${form.replace('{year}', '2019').replace('{n}', '12')}`), is: ['receipt 沪信项受〔2019〕12号', 'supplement 沪信项补〔2019〕12号', 'department-supplement 沪信部补〔2019〕12号', 'review 沪信项审〔2019〕12号', 'adjustment 沪信项调〔2019〕12号', 'extension 沪整合延〔2019〕12号', 'reminder 沪整合催〔2019〕12号', 'supervision 沪整合督〔2019〕12号', 'acceptance 沪信部验〔2019〕12号', 'special-acceptance 沪信项验〔2019〕12号', 'operation 沪信运审〔2019〕12号', 'correction 沪信项更〔2019〕12号', 'department-correction 沪信部更〔2019〕12号', 'cloud-plan 沪信云确〔2019〕12号', 'evaluation 沪信评〔2019〕12号', 'minutes 沪信项会〔2019〕12号', 'termination 沪信项终〔2019〕12号'] },
  { name: 'every letter has its words', of: (pack) => pack.templates.map(({ name }) => name).sort(), is: ['acceptance-opinion', 'adjustment-opinion', 'correction-notice', 'evaluation-opinion', 'extension-reply', 'layout', 'meeting-minutes', 'operation-opinion', 'plan-confirmation', 'receipt', 'reminder-slip', 'review-opinion', 'supervision-slip', 'supplement-notice', 'termination-notice', 'urge-slip'] },
];

export const EXPECTATIONS: readonly Expectation[] = [...RULES, ...GATES, ...WINDOWS, ...LADDERS, ...MARKS, ...ROUTES, ...PLAN, ...SETTINGS, ...LIFE, ...CLOUD, ...REQUEST, ...GROUPS, ...AXES, ...LETTERS, ...EVALUATION, ...DESK, ...MEETINGS];
