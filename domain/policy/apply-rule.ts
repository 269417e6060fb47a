import { cellFits } from './cell';
import { RULE_INPUTS, unfit } from './inputs';
import type { Inputs, Rule, RuleRow, Ruling, Saw } from './rule';

export type Seen = { readonly pack: string; readonly saw: Saw };

/** The ruling of one rule on these inputs. Throws when an input is missing or of another type, or when not exactly one row fits. */
export function applyRule(rule: Rule, inputs: Inputs, seen: Seen): Ruling {
  const asked = askedOf(rule, inputs);
  const row = theRow(rule, asked);
  return {
    rule: rule.id,
    code: rule.code,
    source: row.source ?? rule.source,
    strength: rule.strength,
    pack: seen.pack,
    saw: seen.saw,
    inputs: asked,
    outcome: row.outcome,
    holds: !rule.blocksWhen.includes(row.outcome),
  };
}

/** Only what the rule declares is asked and kept: a ruling holds no more of a case than it rests on. */
function askedOf(rule: Rule, inputs: Inputs): Inputs {
  const asked: Record<string, Inputs[string]> = {};
  for (const name of rule.inputs) {
    const known = RULE_INPUTS[name];
    const value = inputs[name];
    const fault = known ? unfit(known, value) : 'is not documented';
    if (fault !== undefined || value === undefined) throw new Error(`rule ${rule.code}: input ${name} ${fault ?? 'is missing'}`);
    asked[name] = value;
  }
  return asked;
}

function theRow(rule: Rule, inputs: Inputs): RuleRow {
  const fitting = rule.rows.filter((row) => Object.entries(row.when).every(([name, cell]) => cellFits(cell, valueOf(rule, name, inputs), inputs)));
  const [row, second] = fitting;
  if (!row || second) throw new Error(`rule ${rule.code}: ${fitting.length} rows fit ${JSON.stringify(inputs)}`);
  return row;
}

function valueOf(rule: Rule, name: string, inputs: Inputs): Inputs[string] {
  const value = inputs[name];
  if (value === undefined) throw new Error(`rule ${rule.code}: a cell stands under ${name}, which is no input`);
  return value;
}
