import type { z } from 'zod';
import type { ProjectItem } from '../../../db/reads/projects';
import type { Sight } from '../../../db/reads/sight';
import type { ProjectRow } from '../../contract/project';
import { iso, mark, organ } from '../view';
import { statusOf } from './standing';

/** A project as every list shows it. */
export function projectRow(item: ProjectItem, sight: Sight): z.infer<typeof ProjectRow> {
  return {
    id: item.id, number: item.number, title: item.title, kind: item.kind, stage: item.stage ?? 'declaration', status: statusOf(item), unit: organ(sight.pack, item.unit), department: organ(sight.pack, item.department), group: item.group === null ? null : organ(sight.pack, item.group),
    amountFen: item.amountFen, declaredAt: iso(item.declaredAt), dayMark: item.deadline ? mark(sight, item.deadline) : null, moving: item.behind,
  };
}
