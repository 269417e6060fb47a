import type { Case, TaskRow } from '../record/case';
import type { Fact, FactOf } from '../record/fact';
import type { Said } from './facts';

type Asked = { readonly route: string; readonly outcome: string; readonly facts: readonly Fact[] };

/** What the offices said that a letter rests on: for a yes every seat that agreed, in order; else the word that drew the outcome. */
export function opinionsOn(c: Case, { route, outcome, facts }: Asked): Said[] {
  const last = facts.flatMap((fact) => (fact.kind === 'task.decided' ? said(c, fact.payload) : []));
  return outcome === 'agreed' ? [...latest(c.tasks.filter((task) => task.route === route && task.outcome === 'agree')), ...last] : last;
}

const said = (c: Case, { taskId, outcome, opinion, by, for: absent }: FactOf<'task.decided'>['payload']): Said[] =>
  c.tasks.filter(({ id }) => id === taskId).map(({ key }) => ({ key, outcome, text: opinion, ...inPlace(by, absent) }));

const inPlace = (by: string | null, absent: string | null | undefined): Pick<Said, 'by' | 'for'> => (by && absent ? { by, for: absent } : {});

/** Of a seat that was asked in several rounds, what it said last. */
function latest(tasks: readonly TaskRow[]): Said[] {
  const bySeat = new Map(tasks.map((task) => [`${task.step} ${task.seat}`, task]));
  return [...bySeat.values()].map(({ key, opinion, decidedBy, decidedFor }) => ({ key, outcome: 'agree', text: opinion, ...inPlace(decidedBy, decidedFor) }));
}
