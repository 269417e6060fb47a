import { Router } from 'express';
import { z } from 'zod';
import { may } from '../../../domain/access/may';
import { addAttachment, createDraft, removeAttachment, saveDraft } from '../../../db/project/drafts';
import { caseOf } from '../../../db/reads/case';
import { draftOf, type DraftItem } from '../../../db/reads/projects';
import { look } from '../../../db/reads/sight';
import { NewDraft, SaveDraft } from '../../contract/project';
import { once } from '../../../db/record/once';
import { actorIdOf, idOf, incoming, type Desk } from '../../door';
import { fileHead, LARGEST_FILE } from '../files';
import { attachmentView } from '../../reads/view';
import { reply, sendProblem } from '../../problem';
import type { Request, Response } from 'express';

/** POST /projects, PUT /projects/:id/draft, PUT and DELETE of attachments — what a unit prepares before it declares. */
export const draftRoute = (desk: Desk): Router =>
  Router()
    .post('/projects', async (req, res) => {
      const { body: { unit }, asked } = incoming(desk, { req, res }, NewDraft);
      const sight = await look(desk.record);
      if (!may(sight.offices.actor(actorIdOf(res)), 'project.draft', { unit })) return reply(res, 403, { refused: 'not-your-unit' });
      const department = sight.pack.organs.find(({ id }) => id === unit)?.parent ?? unit;
      reply(res, 201, await once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => ({ id: await createDraft(client, { unit, department, by: asked.actorId }) })));
    })
    .put('/projects/:id/draft', async (req, res) => {
      const body = SaveDraft.parse(req.body);
      const draft = await mine(desk, { req, res });
      if (!draft) return;
      if (draft.submittedAt !== null) return reply(res, 409, { refused: 'draft-already-submitted' });
      const version = await saveDraft(desk.db.knex, { id: draft.id, ...body });
      reply(res, 200, version === undefined ? { refused: 'draft-changed-elsewhere' } : { id: draft.id, version });
    })
    .put('/projects/:id/attachments/:kind', async (req, res) => {
      const { name, mediaType } = fileHead(req);
      const { pack, now } = await look(desk.record);
      const kind = z.enum(pack.attachments.map((each) => each.kind) as [string, ...string[]]).parse(req.params['kind']);
      const draft = await mine(desk, { req, res });
      if (!draft) return;
      if (!Buffer.isBuffer(req.body) || req.body.length === 0) return sendProblem(res, 'invalid-request', { errors: [{ pointer: '#', detail: 'empty file' }] });
      if (req.body.length > LARGEST_FILE) return sendProblem(res, 'too-large');
      if (!(await isOpen(desk, draft))) return reply(res, 409, { refused: 'draft-already-submitted' });
      reply(res, 201, attachmentView(pack, await addAttachment(desk.db.knex, { projectId: draft.id, kind, name, mediaType, bytes: req.body, by: actorIdOf(res), at: now, algorithm: desk.algorithm })));
    })
    .delete('/projects/:id/attachments/:attachmentId', async (req, res) => {
      const draft = await mine(desk, { req, res });
      if (!draft) return;
      if (!(await isOpen(desk, draft))) return reply(res, 409, { refused: 'draft-already-submitted' });
      reply(res, 200, { removed: await removeAttachment(desk.db.knex, { projectId: draft.id, id: idOf(req, 'attachmentId') }) });
    });

/** The draft, if this person may work on it; otherwise it is as if it were not there. */
async function mine(desk: Desk, { req, res }: { req: Request; res: Response }): Promise<DraftItem | undefined> {
  const draft = await draftOf(desk.db.pool, idOf(req, 'id'));
  const me = (await look(desk.record)).offices.actor(actorIdOf(res));
  if (draft && may(me, 'project.draft', { unit: draft.unit })) return draft;
  sendProblem(res, 'not-found');
  return undefined;
}

const TAKES_FILES: ReadonlySet<string> = new Set(['supplement', 'build', 'acceptance-application', 'cloud-going-live']);

/** Files may be added before the declaration, while a supplement is awaited, for the acceptance, and for the scan before going live; what was handed in before stays as it was. */
async function isOpen(desk: Desk, draft: DraftItem): Promise<boolean> {
  if (draft.submittedAt === null) return true;
  const c = await caseOf(desk.db.pool, draft.id);
  return c?.awaits.some(({ what, state }) => TAKES_FILES.has(what) && state === 'open') ?? false;
}
