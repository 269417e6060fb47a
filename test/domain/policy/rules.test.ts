import { applyRule } from '../../../domain/policy/apply-rule';
import { askGate, refusing } from '../../../domain/policy/ask-gate';
import { parameterOf, ruleOf } from '../../../domain/policy/lookup';
import type { Inputs } from '../../../domain/policy/pack';
import { valueOn } from '../../../domain/policy/value-on';
import { shippedPack } from './shipped-pack';

const pack = shippedPack('shanghai');
const seen = { pack: 'hash', saw: { processId: 'p1', seq: 7 } };
const apply = (id: string, inputs: Inputs) => applyRule(ruleOf(pack, id), inputs, seen);

/* prettier-ignore */
test.each([
  ['NEW',         50_000_000, false, 'not-required', true ],
  ['NEW',         50_000_001, false, 'missing',      false],
  ['NEW',         50_000_001, true,  'provided',     true ],
  ['UPGRADE',     50_000_000, false, 'not-required', true ],
  ['UPGRADE',     50_000_001, false, 'missing',      false],
  ['UPGRADE', 90_000_000_000, true,  'provided',     true ],
  ['OM',      90_000_000_000, false, 'not-required', true ],
  ['NEW',                  1, false, 'not-required', true ],
])('003 B4: %s of %i fen, plan %s: %s', (...[kind, amount, plan, outcome, holds]) => {
  const threshold = valueOn(parameterOf(pack, 'construction-plan-threshold'), '2018-06-01').value;
  expect(apply('construction-plan-required', { kind, amount_fen: amount, threshold_fen: threshold, has_construction_plan: plan })).toMatchObject({ outcome, holds, code: 'R014' });
});

/* prettier-ignore */
test.each([
  ['central-deadline', 'central', true,  true,  'in-time',       true ],
  ['central-deadline', 'central', true,  false, 'late',          false],
  ['central-deadline', 'central', false, false, 'not-set',       false],
  ['central-deadline', 'daily',   true,  false, 'other-channel', true ],
  ['daily-deadline',   'daily',   true,  true,  'in-time',       true ],
  ['daily-deadline',   'daily',   true,  false, 'late',          false],
  ['daily-deadline',   'daily',   false, false, 'not-set',       false],
  ['daily-deadline',   'central', true,  false, 'other-channel', true ],
])('003 B9: %s for %s, cut-off known %s, in time %s: %s', (...[rule, channel, known, inTime, outcome, holds]) => {
  expect(apply(rule, { channel, cutoff_known: known, arrived_in_time: inTime })).toMatchObject({ outcome, holds });
});

test('a ruling keeps what it rests on, and nothing more of the case', () => {
  const ruling = apply('central-deadline', { channel: 'central', cutoff_known: true, arrived_in_time: false, amount_fen: 5 });
  expect(ruling).toEqual({
    rule: 'central-deadline', code: 'R008', source: { document: '003', clause: 'B9' }, strength: 'block', pack: 'hash', saw: { processId: 'p1', seq: 7 },
    inputs: { channel: 'central', cutoff_known: true, arrived_in_time: false }, outcome: 'late', holds: false,
  });
});

test('what the text does not say is not cited as its clause: the refusal of a late daily declaration is ours', () => {
  expect(apply('daily-deadline', { channel: 'daily', cutoff_known: true, arrived_in_time: false }).source).toEqual({ default: expect.stringContaining('inferred') });
});

test.each([
  [{ channel: 'central', cutoff_known: true }, 'input arrived_in_time is missing'],
  [{ channel: 'other', cutoff_known: true, arrived_in_time: true }, 'input channel is none of central, daily'],
  [{ channel: 'central', cutoff_known: 1, arrived_in_time: true }, 'input cutoff_known is neither true nor false'],
])('%j is an error, never "false": %s', (inputs, message) => {
  expect(() => apply('central-deadline', inputs as Inputs)).toThrow(message);
});

test.each([0.5, Number.MAX_SAFE_INTEGER + 1, NaN, '50000001'])('an amount of %p is no amount', (amount) => {
  expect(() => apply('construction-plan-required', { kind: 'NEW', amount_fen: amount, threshold_fen: 1, has_construction_plan: true })).toThrow('no safe integer');
});

test('exactly one row fits, or the rule is wrong', () => {
  const rule = ruleOf(pack, 'central-deadline');
  const inputs = { channel: 'central', cutoff_known: true, arrived_in_time: true };
  expect(() => applyRule({ ...rule, rows: rule.rows.slice(0, 1) }, inputs, seen)).toThrow('0 rows fit');
  expect(() => applyRule({ ...rule, rows: [...rule.rows, ...rule.rows] }, inputs, seen)).toThrow('2 rows fit');
});

describe('gates', () => {
  const inputs = { kind: 'NEW', amount_fen: 60_000_000, has_construction_plan: false, channel: 'central', cutoff_known: true, arrived_in_time: false, on_cloud: false, cloud_state: 'LATER_OTHER_UNIT', pilot_field: true, pre_opinion: 'none', has_cloud_chapter: false, has_host_sheet: false };
  const outcomes = (gate: string, on: string) => askGate(pack, gate, { on, inputs, seen }).map(({ code, outcome }) => `${code} ${outcome}`);

  test('declaration asks them all and refuses lateness only; the limit is read from the pack', () => {
    expect(outcomes('declaration', '2018-06-21')).toEqual(['R014 missing', 'R008 late', 'R010 other-channel', 'R017 no-cloud', 'R018 no-cloud', 'R016 outside-scope', 'R054 due']);
    expect(refusing(pack, 'declaration', askGate(pack, 'declaration', { on: '2018-06-21', inputs, seen })).map(({ code }) => code)).toEqual(['R008']);
  });

  test('approval reads R014 again, and a waiver lets it pass', () => {
    const rulings = askGate(pack, 'approval', { on: '2018-07-02', inputs: { ...inputs, original_named: false, original_listed: false, original_opinion: 'none' }, seen });
    expect(refusing(pack, 'approval', rulings).map(({ code }) => code)).toEqual(['R014']);
    expect(refusing(pack, 'approval', rulings.map((ruling) => ({ ...ruling, waived: { by: 'p9', reason: '已另行批准' } })))).toEqual([]);
  });

  test('a rule is not asked before its first day', () => {
    expect(outcomes('declaration', '2017-12-31')).toEqual([]);
    expect(() => askGate(pack, 'nowhere', { on: '2018-06-21', inputs, seen })).toThrow('the pack has no gate nowhere');
  });
});

test('a parameter has the value of the day, with its clause, and none before its first', () => {
  const parameter = { ...parameterOf(pack, 'construction-plan-threshold'), history: [
    { from: '2020-01-01', value: 80_000_000, source: { default: 'a later year' } },
    { from: '2018-01-01', value: 50_000_000, source: { document: '003', clause: 'B4' } },
  ] };
  expect(['2018-01-01', '2019-12-31', '2020-01-01'].map((on) => valueOn(parameter, on).value)).toEqual([50_000_000, 50_000_000, 80_000_000]);
  expect(() => valueOn(parameter, '2017-12-31')).toThrow('has no value on 2017-12-31');
});
