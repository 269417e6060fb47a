import { unaryTest } from 'feelin';
import type { Inputs } from './rule';

const fitted = new Map<string, boolean>();
const MOST_FITTED = 5_000;

/** Whether a FEEL cell fits a value. The same question has the same answer, and parsing FEEL is the dear part of it: answers are kept for a while. */
export function cellFits(cell: string, value: Inputs[string], inputs: Inputs): boolean {
  const question = JSON.stringify([cell, value, inputs]);
  const known = fitted.get(question) ?? fits(cell, value, inputs);
  if (fitted.size >= MOST_FITTED) fitted.clear();
  fitted.set(question, known);
  return known;
}

/** What FEEL only warns of (an unknown name, values that cannot be compared) is an error here, never "false". */
function fits(cell: string, value: Inputs[string], inputs: Inputs): boolean {
  const { value: answer, warnings } = unaryTest(cell, { ...inputs, '?': value });
  const [warning] = warnings;
  if (warning) throw new Error(`cell ${cell}: ${warning.message}`);
  if (typeof answer !== 'boolean') throw new Error(`cell ${cell} is neither true nor false`);
  return answer;
}

/** What is wrong with a cell whatever the inputs are: it does not parse, or holds a fraction. */
export function faultOfCell(cell: string): string | undefined {
  if (/\d\.\d/.test(cell)) return 'holds a fraction; rules compare integers';
  try {
    unaryTest(cell, { '?': null });
    return undefined;
  } catch (thrown) {
    return `does not parse: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}

const NAME = /[A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff]*/g;
const KEYWORDS = new Set(['true', 'false', 'null', 'not', 'and', 'or', 'between', 'in']);

/** The names a cell speaks of, its strings left aside. A function counts as one: cells compare, they do not compute or read a clock. */
export function namesIn(cell: string): string[] {
  const names = cell.replace(/"(?:\\.|[^"\\])*"/g, '').match(NAME) ?? [];
  return [...new Set(names)].filter((name) => !KEYWORDS.has(name));
}

/** The codes a cell compares with. */
export const codesIn = (cell: string): string[] => [...cell.matchAll(/"((?:\\.|[^"\\])*)"/g)].map(([, code = '']) => code);

/** The integers a cell compares with. */
export const integersIn = (cell: string): number[] => (cell.replace(/"(?:\\.|[^"\\])*"/g, '').match(/(?<![\w\u4e00-\u9fff])\d+/g) ?? []).map(Number);
