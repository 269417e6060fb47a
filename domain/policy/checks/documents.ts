import type { Fault, Item, Parts, Path, Reading, Section } from '../parts';
import { idsOf } from '../parts';

type Clauses = ReadonlyMap<string, ReadonlySet<string>>;

/** Every source names a document and a clause that the pack quotes, and every clause says what carries it out, which is there too. */
export function checkDocuments(reading: Reading): readonly Fault[] {
  const clauses: Clauses = new Map(reading.parts.documents.map(({ id, value }) => [id, new Set(Object.keys(value.clauses))]));
  const known = idsOf(reading, 'documents');
  const sources = Object.values(reading.parts).flatMap((items: readonly Item<unknown>[]) => items.flatMap((item) => sourcesIn(item.value).flatMap((cited) => uncited(item, cited, { clauses, known }))));
  return [...sources, ...reading.parts.documents.flatMap((document) => carriers(document, reading)), ...reading.parts.plans.flatMap((plan) => taskClauses(plan, clauses))];
}

type Cited = { readonly document: string; readonly clause: string; readonly path: Path };

/** The sources anywhere in an item, wherever its schema has one. */
function sourcesIn(value: unknown, path: Path = []): Cited[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return key === 'source' && isClause(each) ? [{ ...each, path: here }] : sourcesIn(each, here);
  });
}

const isClause = (value: unknown): value is { document: string; clause: string } => typeof value === 'object' && value !== null && 'document' in value && 'clause' in value;

function uncited(item: Item<unknown>, { document, clause, path }: Cited, { clauses, known }: { clauses: Clauses; known: ReadonlySet<string> }): Fault[] {
  if (!known.has(document)) return [item.fault(`document ${document} is not in the pack`, ...path, 'document')];
  const quoted = clauses.get(document);
  return quoted === undefined || quoted.has(clause) ? [] : [item.fault(`document ${document} has no clause ${clause} here`, ...path, 'clause')];
}

/** 'rule:construction-plan-required' → the section in which it must stand. A task is looked for in the plans. */
const CARRIERS: Readonly<Record<string, Section>> = { rule: 'rules', window: 'windows', parameter: 'parameters', route: 'routes', ladder: 'ladders', form: 'forms', organ: 'organs', plan: 'plans', role: 'roles', kind: 'kinds', letter: 'letters', indicators: 'indicatorSets', request: 'requests', group: 'groups' };

function carriers({ value, fault }: Parts['documents'][number], reading: Reading): Fault[] {
  const tasks = tasksOf(reading);
  return Object.entries(value.clauses).flatMap(([clause, { doneBy = [] }]) =>
    doneBy.flatMap((carrier, i) => {
      const [what = '', id = ''] = carrier.split(/:(.*)/s);
      const section = CARRIERS[what];
      const isThere = what === 'task' ? tasks.has(id) : section !== undefined && idsOf(reading, section).has(id);
      return isThere ? [] : [fault(`${carrier} is not in the pack`, 'clauses', clause, 'doneBy', i)];
    }),
  );
}

/** The tasks of all plans, those of a misshapen plan too. */
const tasksOf = ({ found }: Reading): ReadonlySet<unknown> =>
  new Set(found.filter(({ section }) => section === 'plans').flatMap(({ raw }) => (raw as { tasks?: { id?: unknown }[] } | null)?.tasks ?? []).map((task) => task?.id));

const taskClauses = ({ value, fault }: Parts['plans'][number], clauses: Clauses): Fault[] =>
  value.tasks.flatMap((task, i) => (clauses.get(value.document)?.has(task.clause) === false ? [fault(`document ${value.document} has no clause ${task.clause} here`, 'tasks', i, 'clause')] : []));
