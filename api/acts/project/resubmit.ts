import { Router } from 'express';
import { resubmit } from '../../../domain/project/resubmit';
import { attachmentsOf } from '../../../db/reads/case';
import { Resubmit } from '../../contract/project';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /projects/:id/resubmission — every item that was asked for, answered at once. */
export const resubmitRoute = (desk: Desk): Router =>
  Router().post('/projects/:id/resubmission', async (req, res) => {
    const id = idOf(req, 'id');
    const { body, asked, text } = incoming(desk, { req, res }, Resubmit);
    const form = text(JSON.stringify(body.data));
    const answers = body.answers.map(({ n, text: words }) => ({ n, text: text(words) }));
    const changed = await desk.record.changeAll([id], { ...asked, also: (client) => attachmentsOf(client, id) }, (cases, w, files: Awaited<ReturnType<typeof attachmentsOf>>) => {
      const c = cases.get(id);
      return c ? resubmit(c, { data: body.data, form, answers, attachments: files.map(({ id: file, kind, hash }) => ({ id: file, kind, hash })) }, w) : { refused: 'not-found' as const };
    });
    reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, changed));
  });
