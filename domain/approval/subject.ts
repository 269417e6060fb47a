import type { Case } from '../record/case';

/** Whose case a process is: the unit that answers for it, the department above it, and the person who handed it in, where somebody did. */
export type Subject = { readonly unit: string; readonly department: string; readonly by: string | null };

/** The subject of a case, whatever its kind. */
export function subjectOf({ project, supervised, operationYear, evaluation, request }: Case): Subject | null {
  const declared = project ?? operationYear ?? request;
  if (declared) return { unit: declared.unit, department: declared.department, by: declared.declaredBy };
  if (evaluation) return { unit: evaluation.unit, department: evaluation.department, by: null };
  return supervised && { unit: supervised.unit, department: supervised.department, by: null };
}
