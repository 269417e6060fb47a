import { askGate } from '../../../domain/policy/ask-gate';
import { waitOf } from '../../../domain/policy/lookup';
import type { Pack } from '../../../domain/policy/pack';
import { documentsOf } from '../../../domain/project/accept';
import { at, marks, place, rows, steps, voices, type Expectation } from './expecting';

const KINDS = ['NEW', 'UPGRADE', 'OM'] as const;
const CHANNELS = ['central', 'daily', 'capital'] as const;
const ruled = (pack: Pack, gate: string, { on = '2018-01-01', ...inputs }: Record<string, string>): string[] => askGate(pack, gate, { on, inputs, seen: { pack: '', saw: { processId: '', seq: 0 } } }).map(({ code, outcome, holds }) => `${code} ${outcome} ${holds ? 'yes' : 'no'}`);
const owes = (pack: Pack, wait: string): unknown => { const found = waitOf(pack, wait); return [found?.ladder ?? 'its own day', found?.due ?? null, found?.asks.map((asked) => (asked === 'attendees' ? asked : `${asked.role}@${place(asked.at)}`))]; };
const unit = ['unit_clerk@unit', 'unit_head@unit'];
const monday = { startedAt: at('2018-05-07', '10:00') };

const DEPARTMENT = ['missed: miss, deadline-missed to nobody', 'department: escalate, deadline-escalated to dept_head@department'];

/** What the pack has to come to after an approval: build, acceptance, years of operation. */
export const LIFE: readonly Expectation[] = [
  { name: '003 B7: what is new or upgraded is built and accepted, operation and maintenance is not', of: (pack) => KINDS.map((kind) => ruled(pack, 'construction', { kind })), is: [['R075 built yes'], ['R075 built yes'], ['R075 nothing-built no']] },
  { name: '003 B7: the department accepts budget projects, the Commission those of construction capital', of: (pack) => CHANNELS.map((channel) => ruled(pack, 'acceptance-by-department', { channel })), is: [['R076 by-department yes'], ['R076 by-department yes'], ['R076 by-authority no']] },
  { name: '003 B7 counts from the first day of 2018, and not before', of: (pack) => [ruled(pack, 'construction', { kind: 'NEW', on: '2017-12-31' }), ruled(pack, 'acceptance-by-department', { channel: 'capital', on: '2017-12-31' })], is: [[], []] },
  { name: '003 B7: construction capital brings the report of its supervision company', of: (pack) => CHANNELS.map((channel) => documentsOf(channel, { pack })), is: [['acceptance-report', 'test-report'], ['acceptance-report', 'test-report'], ['acceptance-report', 'test-report', 'supervision-report']] },
  { name: 'contract, deployment, trial, built', of: (pack) => pack.milestones.map(({ id }) => id), is: ['contract', 'deployment', 'trial', 'built'] },
  { name: 'who owes an answer to a task of the plan', of: (pack) => owes(pack, 'completion'), is: ['its own day', null, ['task_owner@lead']] },
  { name: 'who owes a build, and by which ladder', of: (pack) => owes(pack, 'build'), is: ['build-item', null, unit] },
  { name: 'who owes an application for acceptance', of: (pack) => owes(pack, 'acceptance-application'), is: ['acceptance-application', null, unit] },
  { name: 'a year of operation is settled by the end of January after it', of: (pack) => owes(pack, 'settlement'), is: ['settlement-item', { day: '01-31', yearsAfter: 1 }, unit] },
  { name: 'who owes what was sent back: the unit of a project or request, the department of a batch', of: (pack) => [owes(pack, 'supplement'), owes(pack, 'amendment')], is: [['answer-item', null, ['unit_clerk@unit', 'dept_reviewer@sender']], ['answer-item', null, ['unit_clerk@unit']]] },
  { name: 'an answer owed from 7 May 2018', of: (pack) => rows(pack, 'answer-item', monday), is: ['remind-3 2018-05-10 09:00', 'remind-0 2018-05-14 09:00', 'missed 2018-05-14 24:00', 'unit-head 2018-05-15 09:00', 'department 2018-05-21 09:00'] },
  { name: 'an answer that falls due on the Saturday that is worked: no reminder waits for Monday', of: (pack) => rows(pack, 'answer-item', { startedAt: at('2018-04-02', '10:00') }), is: ['remind-3 2018-04-08 09:00', 'remind-0 2018-04-10 09:00', 'missed 2018-04-10 24:00', 'unit-head 2018-04-11 09:00', 'department 2018-04-17 09:00'] },
  { name: 'whom an answer that is owed speaks to', of: (pack) => voices(pack, 'answer-item'), is: ['remind-3: remind, deadline-near to holders', 'remind-0: remind, deadline-today to holders', 'missed: miss, deadline-missed to nobody', 'unit-head: escalate, deadline-escalated to holders and unit_head@unit', 'department: escalate, deadline-escalated to dept_reviewer@department and dept_head@department'] },
  { name: 'an answer is near from two working days before', of: (pack) => marks(pack, 'answer-item', ['2018-05-21', '2018-05-16', '2018-05-17']), is: ['normal 3 working-day', 'soon 2 working-day'] },
  { name: '003 B7: the department accepts', of: (pack) => steps(pack, 'acceptance'), is: ['accept (acceptance-item): dept_reviewer@department'] },
  { name: '003 B7: or the Commission does', of: (pack) => steps(pack, 'acceptance-capital'), is: ['accept (acceptance-item): reviewer@sh-jxw'] },
  { name: 'the money of a year is reviewed with finance', of: (pack) => steps(pack, 'operation-review'), is: ['review (review-item): reviewer@sh-jxw and finance_reviewer@sh-czj'] },
  { name: '003 A1: finance settles what was really used', of: (pack) => steps(pack, 'operation-settlement'), is: ['settle (review-item): finance_reviewer@sh-czj'] },
  { name: 'a build begun on 7 May 2018', of: (pack) => rows(pack, 'build-item', monday), is: ['remind-230 2019-04-08 09:00', 'missed 2019-05-07 24:00', 'department 2019-05-14 09:00'] },
  { name: 'an acceptance that may be applied for from 7 May 2018', of: (pack) => rows(pack, 'acceptance-application', monday), is: ['remind-50 2018-07-17 09:00', 'missed 2018-07-31 24:00', 'department 2018-08-07 09:00'] },
  { name: 'an acceptance applied for on 7 May 2018', of: (pack) => rows(pack, 'acceptance-item', monday), is: ['remind-20 2018-06-04 09:00', 'missed 2018-06-19 24:00', 'department 2018-06-22 09:00'] },
  { name: 'a settlement due on Friday 31 January 2020', of: (pack) => rows(pack, 'settlement-item', { ...monday, dueOn: '2020-01-31' }), is: ['remind-15 2020-01-16 09:00', 'remind-0 2020-01-23 09:00', 'missed 2020-01-31 24:00', 'department 2020-02-07 09:00'] },
  { name: 'a settlement due on Sunday 31 January 2021', of: (pack) => rows(pack, 'settlement-item', { ...monday, dueOn: '2021-01-31' }), is: ['remind-15 2021-01-15 09:00', 'remind-0 2021-01-29 09:00', 'missed 2021-01-31 24:00', 'department 2021-02-05 09:00'] },
  { name: 'whom a build speaks to', of: (pack) => voices(pack, 'build-item'), is: ['remind-230: remind, deadline-near to holders', ...DEPARTMENT] },
  { name: 'whom an application for acceptance speaks to', of: (pack) => voices(pack, 'acceptance-application'), is: ['remind-50: remind, deadline-near to holders', ...DEPARTMENT] },
  { name: 'whom an acceptance speaks to', of: (pack) => voices(pack, 'acceptance-item'), is: ['remind-20: remind, deadline-near to holders', ...DEPARTMENT] },
  { name: 'whom a settlement speaks to', of: (pack) => voices(pack, 'settlement-item'), is: ['remind-15: remind, deadline-near to holders', 'remind-0: remind, deadline-today to holders', ...DEPARTMENT] },
  { name: 'a build is near from twenty working days before', of: (pack) => marks(pack, 'build-item', ['2018-05-31', '2018-05-02', '2018-05-03']), is: ['normal 21 working-day', 'soon 20 working-day'] },
  { name: 'an application for acceptance is near from five', of: (pack) => marks(pack, 'acceptance-application', ['2018-05-21', '2018-05-11', '2018-05-14']), is: ['normal 6 working-day', 'soon 5 working-day'] },
  { name: 'an acceptance likewise', of: (pack) => marks(pack, 'acceptance-item', ['2018-05-21', '2018-05-11', '2018-05-14']), is: ['normal 6 working-day', 'soon 5 working-day'] },
  { name: 'a settlement is near from fifteen days before', of: (pack) => marks(pack, 'settlement-item', ['2020-01-31', '2020-01-15', '2020-01-16']), is: ['normal 16 day', 'soon 15 day'] },
];
