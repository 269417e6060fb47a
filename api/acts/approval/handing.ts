import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { answerQuestion, consult, withdrawQuestion } from '../../../domain/approval/consult';
import { copy, readCopies } from '../../../domain/approval/copy';
import { delegate, resolve, takeBack } from '../../../domain/approval/delegate';
import { assign, reassign } from '../../../domain/approval/reassign';
import { recuse } from '../../../domain/approval/recuse';
import { processOfTask } from '../../../domain/approval/task-id';
import { urgeTask } from '../../../domain/approval/urge';
import type { Case, Decided, World } from '../../../domain/record/case';
import type { Refusal } from '../../../domain/refusal';
import { lockedWith, withSubject } from '../../../domain/request/about';
import { copiesOf } from '../../../db/desk/remark-files';
import { caseOf } from '../../../db/reads/case';
import { AnswerQuestion, Assign, Consult, Copy, Delegate, Plain, Reassign, Recuse, Resolve } from '../../contract/handing';
import { actorIdOf, idOf, incoming, recorded, type Desk, type Incoming } from '../../door';
import { reply } from '../../problem';
import { kindOfTask } from './task-kind';

type Put = (c: Case, w: World) => Refusal | Decided;
type Came<S extends z.ZodType> = Incoming<z.infer<S>> & { readonly taskId: string };

/** An act on one task: what came in, put to the record of its process. */
const onTask = <S extends z.ZodType>(desk: Desk, schema: S, { status = 201, act }: { readonly status?: number; readonly act: (came: Came<S>) => Put }) => async (req: Request, res: Response): Promise<void> => {
  const taskId = idOf(req, 'taskId');
  const processId = processOfTask(taskId);
  const came = incoming(desk, { req, res }, schema);
  const put = act({ ...came, taskId });
  const changed = await desk.record.changeAll(lockedWith(processId), came.asked, (cases, w) => { const c = withSubject(cases, processId); return c ? put(c, w) : { refused: 'not-found' as const }; });
  reply(res, status, await recorded(desk, kindOfTask(taskId), changed));
};

/** POST /user-tasks/:taskId/… — what a person does with a task beside deciding it: hands it on, has it looked at, asks about it, sends copies, urges, stands back. */
export const handingRoute = (desk: Desk): Router =>
  Router()
    .post('/user-tasks/:taskId/reassignment', onTask(desk, Reassign, { act: ({ body, text, taskId }) => { const reason = text(body.reason); return (c, w) => reassign(c, { taskId, to: body.to, reason }, w); } }))
    .post('/user-tasks/:taskId/assignment', onTask(desk, Assign, { act: ({ body, text, taskId }) => { const reason = body.reason === undefined ? null : text(body.reason); return (c, w) => assign(c, { taskId, to: body.to, reason }, w); } }))
    .post('/user-tasks/:taskId/delegation', onTask(desk, Delegate, { act: ({ body, text, taskId }) => { const note = body.note === undefined ? null : text(body.note); return (c, w) => delegate(c, { taskId, to: body.to, note }, w); } }))
    .delete('/user-tasks/:taskId/delegation', onTask(desk, Plain, { status: 200, act: ({ taskId }) => (c, w) => takeBack(c, { taskId }, w) }))
    .post('/user-tasks/:taskId/resolution', onTask(desk, Resolve, { act: ({ body, text, taskId }) => { const opinion = text(body.opinion); return (c, w) => resolve(c, { taskId, opinion }, w); } }))
    .post('/user-tasks/:taskId/questions', onTask(desk, Consult, { act: ({ body, text, taskId }) => { const question = text(body.question); return (c, w) => consult(c, { taskId, to: body.to, question }, w); } }))
    .post('/user-tasks/:taskId/answer', onTask(desk, AnswerQuestion, { act: ({ body, text, taskId }) => { const opinion = text(body.opinion); return (c, w) => answerQuestion(c, { taskId, opinion }, w); } }))
    .delete('/user-tasks/:taskId/question', onTask(desk, Plain, { status: 200, act: ({ taskId }) => (c, w) => withdrawQuestion(c, { taskId }, w) }))
    .post('/user-tasks/:taskId/copies', onTask(desk, Copy, { act: ({ body, text, taskId }) => { const note = body.note === undefined ? null : text(body.note); return (c, w) => copy(c, { taskId, to: body.to, note }, w); } }))
    .post('/user-tasks/:taskId/urges', onTask(desk, Plain, { act: ({ taskId }) => (c, w) => urgeTask(c, { taskId }, w) }))
    .post('/user-tasks/:taskId/recusal', onTask(desk, Recuse, { act: ({ body, text, taskId }) => { const reason = text(body.reason); return (c, w) => recuse(c, { taskId, reason }, w); } }))
    .post('/copies/:processId/read', readRoute(desk));

/** What was sent to her of a process is read. */
const readRoute = (desk: Desk) => async (req: Request, res: Response): Promise<void> => {
  const id = idOf(req, 'processId');
  const { asked } = incoming(desk, { req, res }, Plain);
  const kind = (await caseOf(desk.db.pool, id))?.process.kind ?? 'projectLifecycle'; // of a process that is there, and never changes
  const changed = await desk.record.changeAll([id], { ...asked, also: (client) => copiesOf(client, { processId: id, to: actorIdOf(res) }) }, (cases, w, copies: Awaited<ReturnType<typeof copiesOf>>) => {
    const c = cases.get(id);
    return c ? readCopies(c, copies, w) : { refused: 'not-found' as const };
  });
  reply(res, 200, await recorded(desk, { [id]: kind }, changed));
};
