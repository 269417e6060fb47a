import { Router } from 'express';
import type { z } from 'zod';
import { noticePage, readNotice, unreadNotices, type NoticeRow } from '../../db/reads/notices';
import { look } from '../../db/reads/sight';
import { NoticesQuery, type Notice, type Notices } from '../contract/operations';
import { actorIdOf, idOf, type Desk } from '../door';
import { sendProblem } from '../problem';
import { cursor, isId, isInstant, iso, isoOrNull } from '../reads/view';

const PAGE = 50;
const isCursor = (value: Record<string, unknown>): boolean => isInstant(value['at']) && isId(value['id']);
export type Rendering = (row: NoticeRow) => { subject: string; text: string; link: string };

/** GET /notices and PUT /notices/:id/read — what a person was told, in the words of its mail. */
export const noticesRoute = (desk: Desk, render: Rendering): Router =>
  Router()
    .get('/notices', async (req, res) => {
      const { after } = NoticesQuery.parse(req.query);
      const me = actorIdOf(res);
      const rows = await noticePage(desk.db.pool, me, { after: cursor.in<{ at: number; id: string }>(after, isCursor), atMost: PAGE + 1 });
      const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
      const answer: z.infer<typeof Notices> = { at: iso((await look(desk.record)).now), rows: rows.slice(0, PAGE).map((row) => view(row, render)), next: last ? cursor.out({ at: last.moment, id: last.id }) : null, unread: await unreadNotices(desk.db.pool, me) };
      res.json(answer);
    })
    .put('/notices/:id/read', async (req, res) => {
      if (await readNotice(desk.db.pool, actorIdOf(res), idOf(req, 'id'))) res.status(204).end();
      else sendProblem(res, 'not-found');
    });

/** Who was told as herself, not as the holder of an office, reads her name. */
function view(row: NoticeRow, render: Rendering): z.infer<typeof Notice> {
  const { subject, text, link } = render(row);
  return { id: row.id, processId: row.processId, link, subject, text, moment: iso(row.moment), state: row.state, toldAs: row.toldAs.startsWith('person:') ? row.toName : row.toldAs, readAt: isoOrNull(row.readAt), sentAt: isoOrNull(row.sentAt), leavesAt: isoOrNull(row.leavesAt), lastError: row.lastError };
}
