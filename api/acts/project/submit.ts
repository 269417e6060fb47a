import { Router } from 'express';
import { dayOf } from '../../../domain/calendar/calendar';
import { windowId } from '../../../domain/declaration/ids';
import { may } from '../../../domain/access/may';
import { submit } from '../../../domain/project/submit';
import type { Refusal } from '../../../domain/refusal';
import { lockDraft } from '../../../db/project/submission';
import { draftOf, type DraftItem } from '../../../db/reads/projects';
import { look } from '../../../db/reads/sight';
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
    const window = await windowOf(desk, draft, Number(asked.arrivedAt));
    const changed = await desk.record.changeAll(draft.keyTask === null ? [draft.id] : [draft.id, draft.keyTask], { ...asked, also, beside: [window] }, (cases, w, seen: Awaited<ReturnType<typeof also>>): Refusal | ReturnType<typeof submit> => {
      if (seen.hindrance && may(w.actor, 'project.submit', { unit: draft.unit })) return seen.hindrance; // whose draft it is not hears nothing of it
      const attachments = seen.attachments.map(({ id, kind, hash }) => ({ id, kind, hash }));
      return submit({ task: draft.keyTask === null ? null : (cases.get(draft.keyTask) ?? null), window: cases.get(window)?.window ?? null }, { projectId: draft.id, number: seen.number, unit: draft.unit, department: draft.department, data: draft.data, form, attachments, keyTask: draft.keyTask, declaredBefore: draft.declaredBefore }, w);
    });
    reply(res, 201, await recorded(desk, { [draft.id]: 'projectLifecycle', [draft.keyTask ?? '']: 'supervisedTask' }, changed));
  });

/** The window by which the declaration will be judged; its cut-off must not move meanwhile. */
async function windowOf({ record }: Desk, { data }: DraftItem, arrivedAt: number): Promise<string> {
  const { calendar, pack, standing } = await look(record);
  return windowId(pack.jurisdiction, typeof data['channel'] === 'string' ? data['channel'].slice(0, 20) : '', Number(dayOf(calendar, arrivedAt + standing.offsetMs).slice(0, 4)));
}
