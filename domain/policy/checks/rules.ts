import { codesIn, faultOfCell, integersIn, namesIn } from '../cell';
import { applyRule } from '../apply-rule';
import { RULE_INPUTS } from '../inputs';
import type { Fault, Parts, Reading } from '../parts';
import type { Inputs, Rule } from '../rule';

type Found = Parts['rules'][number];

/** Every rule is a whole decision table: documented inputs, cells that parse, declared outcomes, and one row for any case. Gates refuse only by what they ask. */
export function checkRules({ parts }: Reading): readonly Fault[] {
  const gates = parts.gates.flatMap(({ value, fault }) => value.refuses.flatMap((id, i) => (value.asks.includes(id) ? [] : [fault(`rule ${id} refuses here and is not asked`, 'refuses', i)])));
  return [...parts.rules.flatMap(ruleFaults), ...gates];
}

function ruleFaults(rule: Found): Fault[] {
  const faults = [...inputFaults(rule), ...rule.value.rows.flatMap((_row, i) => rowFaults(rule, i)), ...outcomeFaults(rule)];
  return faults.length > 0 ? faults : tableFaults(rule);
}

const inputFaults = ({ value, fault }: Found): Fault[] => [
  ...value.inputs.flatMap((name, i) => (RULE_INPUTS[name] ? [] : [fault(`input ${name} is no documented fact`, 'inputs', i)])),
  ...Object.keys(value.parameters ?? {}).flatMap((name) => (value.inputs.includes(name) ? [] : [fault(`parameter stands for ${name}, which is no input`, 'parameters', name)])),
];

function rowFaults({ value, fault }: Found, i: number): Fault[] {
  const row = value.rows[i];
  if (!row) return [];
  const cells = Object.entries(row.when).flatMap(([name, cell]) => cellFaults(value, name, cell).map((says) => fault(says, 'rows', i, 'when', name)));
  return value.outcomes.includes(row.outcome) ? cells : [...cells, fault(`outcome ${row.outcome} is not declared`, 'rows', i, 'outcome')];
}

function cellFaults(rule: Rule, name: string, cell: string): string[] {
  if (!rule.inputs.includes(name)) return [`${name} is no input of the rule`];
  const broken = faultOfCell(cell);
  if (broken !== undefined) return [`cell ${cell} ${broken}`];
  const strange = namesIn(cell).filter((each) => !rule.inputs.includes(each)).map((each) => `cell ${cell} names ${each}, which is no input of the rule`);
  const input = RULE_INPUTS[name];
  const codes = input?.type === 'code' ? codesIn(cell).filter((code) => !input.codes.includes(code)) : codesIn(cell);
  return [...strange, ...codes.map((code) => `cell ${cell} compares ${name} with "${code}", which it never is`)];
}

function outcomeFaults({ value, fault }: Found): Fault[] {
  const stops = ['block', 'restrict', 'in_principle'].includes(value.strength);
  return [
    ...value.blocksWhen.flatMap((outcome, i) => (value.outcomes.includes(outcome) ? [] : [fault(`outcome ${outcome} is not declared`, 'blocksWhen', i)])),
    ...(value.attendWhen ?? []).flatMap((outcome, i) => (value.outcomes.includes(outcome) && !value.blocksWhen.includes(outcome) ? [] : [fault(`outcome ${outcome} is not declared, or stops anyway`, 'attendWhen', i)])),
    ...(stops || value.blocksWhen.length === 0 ? [] : [fault(`a rule of strength ${value.strength} stops nothing`, 'blocksWhen')]),
    ...value.outcomes.flatMap((outcome, i) => (value.rows.some((row) => row.outcome === outcome) ? [] : [fault(`outcome ${outcome} comes of no row`, 'outcomes', i)])),
  ];
}

/** Tries the table on every mixture of telling values: each code, both answers, numbers on and beside every boundary. */
function tableFaults({ value, fault }: Found): Fault[] {
  for (const inputs of mixtures(value)) {
    try {
      applyRule(value, inputs, { pack: '', saw: { processId: '', seq: 0 } });
    } catch (thrown) {
      return [fault(thrown instanceof Error ? thrown.message : String(thrown), 'rows')];
    }
  }
  return [];
}

function mixtures(rule: Rule): Inputs[] {
  const bounds = rule.rows.flatMap(({ when }) => Object.values(when).flatMap(integersIn));
  const numbers = [...new Set([0, 1, 2, ...bounds.flatMap((bound) => [bound - 1, bound, bound + 1])])];
  return rule.inputs.reduce<Inputs[]>((mixed, name) => mixed.flatMap((inputs) => telling(name, numbers).map((value) => ({ ...inputs, [name]: value }))), [{}]);
}

function telling(name: string, numbers: readonly number[]): readonly Inputs[string][] {
  const input = RULE_INPUTS[name];
  if (input?.type === 'code') return input.codes;
  return input?.type === 'boolean' ? [true, false] : numbers;
}
