import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SearchHit } from '../api/contract';

const PLACES = {
  projectLifecycle: '/projects/$id', supervisedTask: '/supervision/$id', operationYear: '/operation-years/$id', evaluation: '/evaluations/$id', declarationBatch: '/batches/$id', declarationWindow: '/windows/$id', request: '/requests/$id', reviewMeeting: '/meetings/$id',
} as const satisfies Record<SearchHit['processKind'], string>;

type Of = Pick<SearchHit, 'processId' | 'processKind'>;
/** The page of a process. */
export const pageOf = ({ processId, processKind }: Of) => ({ to: PLACES[processKind], params: { id: processId } }) as const;

/** Leads to the page of a process, whatever its kind. */
export const ProcessLink = ({ of, children, onClick }: { of: Of; children: ReactNode; onClick?: () => void }) => <Link {...pageOf(of)} {...(onClick && { onClick })}>{children}</Link>;
