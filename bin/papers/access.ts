import { ACCESS, ACTS } from '../../domain/access/table';
import { page, table } from './markdown';

/** docs/access.md: the access table as people read it. */
export function accessPage(): string {
  const rows = ACTS.map((act) => [act, ACCESS[act].map(({ role, relation }) => `${role} (${relation})`).join(', ')]);
  return page('Who may do what', '`domain/access/table.ts`', [
    'In brackets how the person must stand to the thing: it is her unit\'s, her department\'s, she is on the plan\'s lead list, a queue of hers was asked, or her office is enough. Above the table stands one more rule: nobody decides on what she handed in herself.',
    table(['act', 'roles'], rows),
  ]);
}
