import { beginOperationYear } from '../project/operation-year';
import type { Case, Decided, World } from './case';
import type { Fact } from './fact';
import type { ProcessKind } from './facts';

/** The kinds that a process opens as its own, each with what it is called and what it begins with. */
const CHILDREN = {
  operationYear: beginOperationYear,
} as const satisfies Readonly<Record<string, (parent: Case) => Begun | undefined>>;

export type ChildKind = keyof typeof CHILDREN;
/** A child as it begins: its id, made of the parent's, and the facts after its opening. */
export type Begun = { readonly id: string; readonly title: string; readonly subjectId: string; readonly facts: readonly Fact[] };

/** After it the child is there with its first facts, and the parent's record names it: both in one transaction, so neither is without the other. */
export function openChild(c: Case, { child, path }: { readonly child: ChildKind; readonly path: string }, w: World): Decided {
  const begun = CHILDREN[child](c);
  if (!begun) throw new Error(`${c.process.id} has nothing of which a ${child} could begin`);
  const { jurisdiction } = c.process;
  const opened: Fact = { kind: 'process.opened', v: 1, payload: { kind: child, subjectId: begun.subjectId, jurisdiction, pack: w.packHash, title: begun.title, parent: c.process.id } };
  return { facts: [{ kind: 'child.opened', v: 1, payload: { childId: begun.id, childKind: child, path } }], also: { [begun.id]: [opened, ...begun.facts] }, answer: {} };
}

/** What the end of a child is on its parent's record; said once, and nothing to a parent that is closed. */
export function childEnded(c: Case, ended: { readonly childId: string; readonly outcome: string; readonly childKind: ProcessKind }): Decided {
  return { facts: c.process.closedAt === null ? [{ kind: 'child.ended', v: 1, payload: ended }] : [], answer: {} };
}
