import type { Pack } from '../policy/pack';
import type { ProjectRow } from '../record/case';
import type { Refusal } from '../refusal';
import { requestNamed } from './ids';

/** Why something has to wait for a request that is still open on the project, if the pack says that it does (an open change stops the acceptance). */
export function blockedBy({ openRequest }: Pick<ProjectRow, 'openRequest'>, what: 'acceptance' | 'retirement', { pack }: { readonly pack: Pack }): Refusal | undefined {
  if (openRequest === null) return undefined;
  const kind = pack.requests.find(({ id }) => id === requestNamed(openRequest)?.kind);
  return kind?.blocks.includes(what) ? { refused: 'change-open', requestId: openRequest } : undefined;
}
