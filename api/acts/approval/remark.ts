import { Router } from 'express';
import { fileContent, filesOf, keepFile } from '../../../db/desk/remark-files';
import { caseToDecide } from '../../../db/reads/case';
import { look } from '../../../db/reads/sight';
import { touched } from '../../../domain/approval/claim';
import { remark, type Files } from '../../../domain/approval/remark';
import { mayKnow, veiled } from '../../../domain/access/veil';
import { processOfTask } from '../../../domain/approval/task-id';
import { isRefusal } from '../../../domain/refusal';
import { lockedWith, withSubject } from '../../../domain/request/about';
import { Remark } from '../../contract/handing';
import { actorIdOf, idOf, incoming, recorded, type Desk } from '../../door';
import { reply, sendProblem } from '../../problem';
import { worldOf } from '../../reads/world';
import { fileHead, LARGEST_FILE, sendFile } from '../files';
import { kindOfTask } from './task-kind';

/** PUT …/remark-files, POST …/remarks, GET …/remark-files/:hash — words and files beside a task. */
export const remarkRoute = (desk: Desk): Router =>
  Router()
    .put('/user-tasks/:taskId/remark-files', async (req, res) => {
      const { name, mediaType } = fileHead(req);
      const taskId = idOf(req, 'taskId');
      const sight = await look(desk.record);
      const w = worldOf(sight, sight.offices.actor(actorIdOf(res)));
      const c = await caseToDecide(desk.db.pool, processOfTask(taskId));
      const task = c ? touched(c, taskId, w) : { refused: 'not-found' as const };
      if (isRefusal(task)) return reply(res, 200, veiled(task, c, w.actor));
      if (!Buffer.isBuffer(req.body) || req.body.length === 0) return sendProblem(res, 'invalid-request', { errors: [{ pointer: '#', detail: 'empty file' }] });
      if (req.body.length > LARGEST_FILE) return sendProblem(res, 'too-large');
      reply(res, 201, await keepFile(desk.db.knex, { processId: processOfTask(taskId), name, mediaType, bytes: req.body, by: w.actor.id, at: sight.now, algorithm: desk.algorithm }));
    })
    .post('/user-tasks/:taskId/remarks', async (req, res) => {
      const taskId = idOf(req, 'taskId');
      const processId = processOfTask(taskId);
      const { body, asked, text } = incoming(desk, { req, res }, Remark);
      const words = text(body.words);
      const changed = await desk.record.changeAll(lockedWith(processId), { ...asked, also: (client) => filesOf(client, processId) }, (cases, w, has: Files) => {
        const c = withSubject(cases, processId);
        return c ? remark(c, { taskId, words, files: body.files ?? [] }, { w, has }) : { refused: 'not-found' as const };
      });
      reply(res, 201, await recorded(desk, kindOfTask(taskId), changed));
    })
    .get('/user-tasks/:taskId/remark-files/:hash', async (req, res) => {
      const processId = processOfTask(idOf(req, 'taskId'));
      const [c, sight] = [await caseToDecide(desk.db.pool, processId), await look(desk.record)];
      const file = c && mayKnow(sight.offices.actor(actorIdOf(res)), c) ? await fileContent(desk.db.pool, { processId, hash: idOf(req, 'hash') }) : undefined;
      if (file) sendFile(res, file);
      else sendProblem(res, 'not-found');
    });
