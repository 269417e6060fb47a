import { Router } from 'express';
import { resubmit } from '../../../domain/project/resubmit';
import { attachmentsOf } from '../../../db/reads/case';
import { originalNow } from '../../../db/reads/evaluations';
import { shareSystem } from '../../../db/record/systems';
import type { Client } from '../../../db/record/law';
import { Id } from '../../contract/common';
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
    const system = Id.safeParse(body.data['originalSystem']).data; // what is no id is a fault of the form
    const also = async (client: Client) => ({ files: await attachmentsOf(client, id), original: system === undefined ? null : await originalNow(client, { system, projectId: id }) });
    const changed = await desk.record.changeAll([id], { ...asked, also, ...(system !== undefined && { anchors: shareSystem(system) }) }, (cases, w, { files, original }: Awaited<ReturnType<typeof also>>) => {
      const c = cases.get(id);
      return c ? resubmit(c, { data: body.data, form, answers, original, attachments: files.map(({ id: file, kind, hash }) => ({ id: file, kind, hash })) }, w) : { refused: 'not-found' as const };
    });
    reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, changed));
  });
