import type { Actor } from '../record/case';
import { scopeOf } from './may';
import type { Act } from './table';

/** The acts that let somebody see a process, each for kinds of its own. */
const VIEWS = ['project.view', 'supervised.view', 'evaluation.view', 'batch.view'] as const satisfies readonly Act[];

/**
 * The ways in which a person may see a process, one word each: whatever a process is kept under one of them she may find. They say what her scopes say
 * to the lists, in a form that an index can look up beside the words of a search.
 */
export const sightOf = (actor: Actor): string[] => VIEWS.flatMap((act) => {
  const { all, units, departments, leads, keys, people = [] } = scopeOf(actor, act);
  const by = (relation: string, ids: readonly string[]): string[] => ids.map((id) => `@${act}/${relation}:${id}`);
  const groups = act === 'project.view' ? keys.map((key) => key.slice(key.indexOf('@') + 1)) : []; // whoever is asked at a group sees what was routed to it (003 B1)
  return [...new Set([...(all ? [`@${act}/all`] : []), ...by('unit', units), ...by('department', departments), ...by('lead', leads), ...by('key', keys), ...by('person', people), ...by('group', groups)])];
});
