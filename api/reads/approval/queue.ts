import { Router } from 'express';
import type { z } from 'zod';
import type { QueueItem } from '../../../db/reads/queue';
import { look, type Sight } from '../../../db/reads/sight';
import { QueueQuery, type Queue, type QueueRow } from '../../contract/approval';
import { actorIdOf, type Desk } from '../../door';
import { iso, mark, organ } from '../view';
import { listOf, type Listed } from './list';

const PAGE = 50;

/** GET /user-tasks — what waits for me, what waits in my offices, what I decided. */
export const queueRoute = ({ db, record }: Desk): Router =>
  Router().get('/user-tasks', async (req, res) => {
    const { after, ...asked } = QueueQuery.parse(req.query);
    const sight = await look(record);
    const { rows, next, counts } = await listOf(db, { asked, me: sight.offices.actor(actorIdOf(res)), after, atMost: PAGE }, sight);
    res.json({ at: iso(sight.now), rows: rows.map((row) => queueRow(row.item, sight, row)), next, counts } satisfies z.infer<typeof Queue>);
  });

const ENDED: ReadonlySet<string> = new Set(['decided', 'cancelled']);
const groupOf = ({ group }: QueueItem, { pack }: Sight) => (group === null ? null : organ(pack, group));

/** A user task as every list shows it. */
export function queueRow(item: QueueItem, sight: Sight, { unread, followUp, notHers }: Omit<Listed, 'item'> = { unread: false, followUp: null, notHers: false }): z.infer<typeof QueueRow> {
  const step = sight.pack.routes.find(({ id }) => id === item.route)?.steps.find(({ id }) => id === item.step);
  const deadline = { ladder: step?.ladder ?? '', state: ENDED.has(item.state) ? ('ended' as const) : ('open' as const), dueAt: item.dueAt };
  return {
    id: item.id, processId: item.processId, processKind: item.processKind, title: item.title, number: item.number, route: item.route, step: step?.name ?? { zh: item.step, en: item.step }, round: item.round,
    organ: organ(sight.pack, item.organ), group: groupOf(item, sight), amountFen: item.amountFen, receivedAt: iso(item.receivedAt), dayMark: mark(sight, deadline), state: item.state, assignee: item.assignee, outcome: item.outcome,
    urgent: item.urgent, marked: item.marked, unread, followUp, notHers, actsFor: item.actsFor,
  };
}
