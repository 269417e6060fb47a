import { createHash } from 'node:crypto';
import { Router } from 'express';
import { processOfTask } from '../../../domain/approval/task-id';
import { convene } from '../../../domain/meeting/convene';
import { lockedWith } from '../../../domain/request/about';
import { ConveneMeeting } from '../../contract/meeting';
import { incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /review-meetings — several files are called before one meeting: it and they are written in one transaction, under the pack in force. */
export const conveneRoute = (desk: Desk): Router =>
  Router().post('/review-meetings', async (req, res) => {
    const { body, asked, text } = incoming(desk, { req, res }, ConveneMeeting);
    const id = createHash('sha256').update(`meeting ${asked.actorId} ${asked.commandId}`).digest('hex').slice(0, 26); // the same command makes the same meeting
    const act = { ...body, id, place: body.place ? text(body.place) : null };
    const joined = [...new Set(body.tasks.flatMap((task) => lockedWith(processOfTask(task))))];
    const changed = await desk.record.changeAll([id], { ...asked, joined, underPackInForce: true }, (cases, w) => convene(cases, act, w));
    reply(res, 201, await recorded(desk, { [id]: 'reviewMeeting' }, changed));
  });
