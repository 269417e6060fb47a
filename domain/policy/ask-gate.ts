import { applyRule, type Seen } from './apply-rule';
import { gateOf, parameterOf, ruleOf } from './lookup';
import type { Inputs, Pack, Rule, Ruling } from './pack';
import { valueOn } from './value-on';

export type Asking = { readonly on: string; readonly inputs: Inputs; readonly seen: Seen };

/** Asks every rule of a gate that is in force on the day; an input that is a parameter is read from the pack as of that day. */
export function askGate(pack: Pack, gateId: string, { on, inputs, seen }: Asking): Ruling[] {
  return gateOf(pack, gateId)
    .asks.map((id) => ruleOf(pack, id))
    .filter((rule) => isInForce(rule, on))
    .map((rule) => applyRule(rule, { ...inputs, ...parametersOf(pack, rule, on) }, seen));
}

/** A ruling that stops the act at this gate: one that does not hold, was not waived, and whose rule the gate lets refuse. The others are shown. */
export const refusing = (pack: Pack, gateId: string, rulings: readonly Ruling[]): readonly Ruling[] =>
  rulings.filter(({ rule, holds, waived }) => !holds && waived === undefined && gateOf(pack, gateId).refuses.includes(rule));

/** True on the days on which the rule counts, the first and the last included. */
export const isInForce = (rule: Pick<Rule, 'validFrom' | 'validTo'>, on: string): boolean =>
  (rule.validFrom === undefined || rule.validFrom <= on) && (rule.validTo === undefined || on <= rule.validTo);

const parametersOf = (pack: Pack, rule: Rule, on: string): Inputs =>
  Object.fromEntries(Object.entries(rule.parameters ?? {}).map(([input, id]) => [input, valueOn(parameterOf(pack, id), on).value]));
