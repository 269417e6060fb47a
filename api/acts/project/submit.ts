import { Router } from 'express';
import { may } from '../../../domain/access/may';
import { submit } from '../../../domain/project/submit';
import type { Refusal } from '../../../domain/refusal';
import { lockDraft } from '../../../db/project/submission';
import { draftOf } from '../../../db/reads/projects';
import { Submission } from '../../contract/project';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply, sendProblem } from '../../problem';

/** POST /projects/:id/submission — the draft becomes a declaration; its window is judged by the instant at which the whole request was here. */
export const submitRoute = (desk: Desk): Router =>
  Router().post('/projects/:id/submission', async (req, res) => {
    const { asked, text } = incoming(desk, { req, res }, Submission);
    const draft = await draftOf(desk.db.pool, idOf(req, 'id'));
    if (!draft) return sendProblem(res, 'not-found');
    const form = text(JSON.stringify(draft.data));
    const also = lockDraft(draft);
    const changed = await desk.record.changeAll(draft.keyTask === null ? [draft.id] : [draft.id, draft.keyTask], { ...asked, also }, (cases, w, seen: Awaited<ReturnType<typeof also>>): Refusal | ReturnType<typeof submit> => {
      if (seen.hindrance && may(w.actor, 'project.submit', { unit: draft.unit })) return seen.hindrance; // whose draft it is not hears nothing of it
      const attachments = seen.attachments.map(({ id, kind, hash }) => ({ id, kind, hash }));
      return submit(draft.keyTask === null ? null : (cases.get(draft.keyTask) ?? null), { projectId: draft.id, number: seen.number, unit: draft.unit, department: draft.department, data: draft.data, form, attachments, keyTask: draft.keyTask }, w);
    });
    reply(res, 201, await recorded(desk, { [draft.id]: 'projectLifecycle', [draft.keyTask ?? '']: 'supervisedTask' }, changed));
  });
