import { Router } from 'express';
import { applyForAcceptance } from '../../../domain/project/accept';
import { reachMilestone } from '../../../domain/project/build';
import { declareYear } from '../../../domain/project/operation-year';
import { attachmentsOf } from '../../../db/reads/case';
import { ApplyForAcceptance, DeclareYear, ReachMilestone } from '../../contract/operation';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /projects/:id/milestones, /acceptance-application, /operation-years — what the unit does with an approved project. */
export const buildRoute = (desk: Desk): Router =>
  Router()
    .post('/projects/:id/milestones', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, ReachMilestone);
      const note = body.note ? text(body.note) : null;
      const changed = await desk.record.change(id, asked, (c, w) => reachMilestone(c, { milestone: body.milestone, on: body.on, note }, w));
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, changed));
    })
    .post('/projects/:id/acceptance-application', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, ApplyForAcceptance);
      const statement = text(body.statement);
      const changed = await desk.record.changeAll([id], { ...asked, also: (client) => attachmentsOf(client, id) }, (cases, w, files: Awaited<ReturnType<typeof attachmentsOf>>) => {
        const c = cases.get(id);
        return c ? applyForAcceptance(c, { statement, attachments: files.map(({ id: file, kind, hash }) => ({ id: file, kind, hash })) }, w) : { refused: 'not-found' as const };
      });
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, changed));
    })
    .post('/projects/:id/operation-years', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, DeclareYear);
      const note = text(body.note);
      const changed = await desk.record.change(id, asked, (c, w) => declareYear(c, { year: body.year, amountFen: body.amountFen, note }, w));
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, changed));
    });
