import { literal } from './transaction';

const list = (ids: readonly string[]): string => ids.map(literal).join(', ');

// An absence cannot be locked: the row of a system is made before it is locked, so that who relies on an opinion and who gives one always meet.
const lock = (which: string, how: 'SHARE' | 'UPDATE'): string =>
  `INSERT INTO system (id) ${which} ON CONFLICT DO NOTHING; SELECT FROM system WHERE id IN (${which}) ORDER BY id FOR ${how}`;

/** Taken by an act that puts systems on a list. */
export const lockSystems = (ids: readonly string[]): string => lock(`SELECT s.id FROM unnest(ARRAY[${list(ids)}]::text[]) AS s (id)`, 'UPDATE');
/** Taken by an act that changes what is said of the system of an evaluation. */
export const lockEvaluated = (evaluationId: string): string => lock(`SELECT e.system_id FROM evaluation e WHERE e.id = ${literal(evaluationId)}`, 'UPDATE');
/** Taken by a decision that relies on the opinion on a project's original system, on the project itself before it is built, or on the system whose year of operation is decided. */
export const shareOriginal = (processId: string): string =>
  lock(`SELECT r.id FROM (SELECT j.original_id AS id FROM project j WHERE j.id = ${literal(processId)} AND j.original_id IS NOT NULL UNION SELECT j.id FROM project j WHERE j.id = ${literal(processId)} AND j.themes IS NOT NULL UNION SELECT o.project_id FROM operation_year o WHERE o.id = ${literal(processId)}) r`, 'SHARE');
/** Taken by a unit that names another original system when it hands a project in again. */
export const shareSystem = (id: string): string => lock(`SELECT s.id FROM unnest(ARRAY[${literal(id)}]::text[]) AS s (id)`, 'SHARE');
