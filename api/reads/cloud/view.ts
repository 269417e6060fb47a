import type { z } from 'zod';
import { approvedQuantities } from '../../../domain/cloud/approved';
import type { Quantities } from '../../../domain/cloud/sheet';
import type { Case } from '../../../domain/record/case';
import type { Sight } from '../../../db/reads/sight';
import type { BoundView, CloudView, ServiceView } from '../../contract/cloud';
import { sourceWords } from '../view';

/** The services of the catalogue that a sheet asks for. */
export const serviceViews = ({ pack }: Sight): z.infer<typeof ServiceView>[] =>
  pack.services.filter(({ declared }) => declared).map(({ service, no, name, unit, declared, source }) => ({ service, no, name, unit, declared, source: sourceWords(pack, source) }));

/** Each service with what was declared, approved and planned of it; `over` is by how much a plan exceeds its bound, and stands by itself. */
export function boundViews({ pack }: Sight, { declared, approved, planned }: { declared: Quantities | null; approved: Quantities | null; planned: Quantities | null }): z.infer<typeof BoundView>[] {
  const of = (quantities: Quantities | null, service: string): number | null => quantities?.[service] ?? null;
  return pack.services.filter(({ service }) => [declared, approved, planned].some((each) => each?.[service] !== undefined)).map(({ service, name, unit }) => ({
    service, name, unit, declared: of(declared, service), approved: of(approved, service), planned: of(planned, service), over: approved && planned ? Math.max(0, (planned[service] ?? 0) - (approved[service] ?? 0)) : 0,
  }));
}

/** What a project asks of the cloud, what is proposed and what was approved; nothing for a project without cloud that nobody has decided on. */
export function cloudView(c: Case, sight: Sight): z.infer<typeof CloudView> | null {
  const { project, cloud } = c;
  if (!project) return null;
  return {
    declaredFen: project.amountFen, approvedFen: project.approvedFen, ...proposedIn(cloud),
    bounds: boundViews(sight, { declared: project.cloud && project.cloud.quantities, approved: approvedQuantities(c), planned: plannedIn(cloud) }), clause: sourceWords(sight.pack, { document: '003', clause: 'A1' }),
  };
}

const proposedIn = (cloud: Case['cloud']) => ({ proposedFen: cloud?.proposal?.amountFen ?? null, proposed: cloud?.proposal?.cloud ?? null });
const plannedIn = (cloud: Case['cloud']): Quantities | null => cloud?.plan?.quantities ?? null;
