import { evaluate } from 'feelin';

/** What an expression of a route may speak of: codes, integers, yes or no. */
export type FeelInputs = Readonly<Record<string, string | number | boolean>>;

/** The value of a FEEL expression. What FEEL only warns of (a name that this case does not have, values that cannot be compared) is an error here, never "false". */
export function feel(expression: string, inputs: FeelInputs): unknown {
  const { value, warnings } = evaluate(expression, inputs) as { readonly value: unknown; readonly warnings: readonly { readonly message: string }[] };
  const [warning] = warnings;
  if (warning) throw new Error(`expression ${expression}: ${warning.message}`);
  return value;
}

/** What is wrong with an expression whatever its inputs are: it does not parse, holds a fraction, or speaks of something that is not documented. */
export function faultOfFeel(expression: string, documented: FeelInputs, yields: 'boolean' | 'string'): string | undefined {
  if (/\d\.\d/.test(expression)) return 'holds a fraction; conditions compare integers';
  try {
    const value = feel(expression, documented);
    return typeof value === yields ? undefined : `yields no ${yields}`;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
