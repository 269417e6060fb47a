import { Router } from 'express';
import type { z } from 'zod';
import { may, scopeOf } from '../../../domain/access/may';
import { isNamedIn, mayKnow } from '../../../domain/access/veil';
import { attachmentContent, caseOf } from '../../../db/reads/case';
import { draftOf, draftsOf, projectItem, projectPage, type DraftItem } from '../../../db/reads/projects';
import { look, type Sight } from '../../../db/reads/sight';
import { ProjectsQuery, type ProjectRow, type Projects } from '../../contract/project';
import { sendFile } from '../../acts/files';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, sendProblem } from '../../problem';
import { cursor, isId, isInstant, iso, organ } from '../view';
import { draftPage } from './draft';
import { projectPageOf } from './page';
import { projectRow } from './row';

const PAGE = 50;
const isCursor = (value: Record<string, unknown>): boolean => isInstant(value['at']) && isId(value['id']);

/** GET /projects, /projects/:id, /projects/:id/draft, /attachments/:id/content — what a person may see of projects, by one scope. */
export const projectPagesRoute = (desk: Desk): Router =>
  Router()
    .get('/projects', async (req, res) => {
      const { after } = ProjectsQuery.parse(req.query);
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      const rows = await projectPage(desk.db.pool, scopeOf(me, 'project.view'), { after: cursor.in<{ at: number; id: string }>(after, isCursor), atMost: PAGE + 1 });
      const units = scopeOf(me, 'project.draft').units;
      const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
      const answer: z.infer<typeof Projects> = {
        at: iso(sight.now), rows: rows.slice(0, PAGE).map((item) => projectRow(item, sight)), next: last ? cursor.out({ at: last.declaredAt, id: last.id }) : null,
        drafts: (await draftsOf(desk.db.pool, units)).map((draft) => draftRow(draft, sight)), may: units.length > 0 ? ['project.draft'] : [], units: units.map((id) => organ(sight.pack, id)),
      };
      res.json(answer);
    })
    .get('/projects/:id', async (req, res) => {
      const page = await projectPageOf(desk, { id: idOf(req, 'id'), actorId: actorIdOf(res), language: languageOf(req) });
      if (page) res.json(page);
      else sendProblem(res, 'not-found');
    })
    .get('/projects/:id/draft', async (req, res) => {
      const sight = await look(desk.record);
      const draft = await draftOf(desk.db.pool, idOf(req, 'id'));
      if (!draft || !may(sight.offices.actor(actorIdOf(res)), 'project.draft', { unit: draft.unit })) return sendProblem(res, 'not-found');
      res.json(await draftPage(desk, { draft, sight, language: languageOf(req) }));
    })
    .get('/attachments/:id/content', async (req, res) => {
      const file = await attachmentContent(desk.db.pool, idOf(req, 'id'));
      if (!file || !(await maySeeFile(desk, { projectId: file.projectId, actorId: actorIdOf(res) }))) return sendProblem(res, 'not-found');
      sendFile(res, file);
    });

async function maySeeFile({ db, record }: Desk, { projectId, actorId }: { projectId: string; actorId: string }): Promise<boolean> {
  const me = (await look(record)).offices.actor(actorId);
  if (await projectItem(db.pool, scopeOf(me, 'project.view'), projectId)) return true;
  const c = await caseOf(db.pool, projectId);
  if (c && (isNamedIn(c, me.id) || (me.standsIn && mayKnow(me, c)))) return true; // she was asked about it or was given it by name, or stands in for somebody
  const draft = await draftOf(db.pool, projectId);
  return draft !== undefined && may(me, 'project.draft', { unit: draft.unit });
}

const draftRow = (draft: DraftItem, sight: Sight): z.infer<typeof ProjectRow> => ({
  id: draft.id, number: null, title: typeof draft.data['title'] === 'string' ? draft.data['title'] : '', kind: null, stage: 'declaration', status: 'draft', unit: organ(sight.pack, draft.unit), department: organ(sight.pack, draft.department), group: null,
  amountFen: null, declaredAt: null, dayMark: null, moving: false,
});
