import { may } from '../access/may';
import type { Actor, EvaluationRow, SheetRow } from '../record/case';
import { relatedTo } from './in-hand';

/** What a person may read of an evaluation at this moment. */
export type Sight = { readonly own: SheetRow | undefined; readonly preliminary: boolean; readonly result: boolean; readonly experts: boolean };

/**
 * The one place that says who reads which score when. Nobody reads another's points before the last sheet is locked; the unit and its
 * department read the result with the opinion; the department reads what it gave itself; who the experts are is for the authority and the auditor.
 */
export function sightOf(row: EvaluationRow, actor: Actor): Sight {
  const own = row.sheets.find(({ expert }) => expert === actor.id);
  const isOffice = may(actor, 'evaluation.panel');
  const isComposed = row.composed !== null;
  const result = isComposed && (row.opinion !== null || isOffice || own?.state === 'locked');
  return { own, experts: isOffice, result, preliminary: result || (own === undefined && may(actor, 'evaluation.confirm', relatedTo(row))) };
}
