import { Router } from 'express';
import { acceptMigration, failMigration, goLive, reportScan } from '../../../domain/cloud/live';
import { draftCloudPlan, reportCloudPlan, signCloudPlan } from '../../../domain/cloud/plan';
import { attachmentsOf } from '../../../db/reads/case';
import { AcceptMigration, DraftCloudPlan, FailMigration, GoLive, OnVersion, ReportScan } from '../../contract/cloud';
import { idOf, incoming, recorded, type Desk } from '../../door';
import { reply } from '../../problem';

/** POST /projects/:id/cloud-plan, …/signature, /report, /scan, /live-day, /migration-acceptance, /migration-failure — the plan that unit and provider make, until its system lives on the cloud. */
export const cloudPlanRoute = (desk: Desk): Router =>
  Router()
    .post('/projects/:id/cloud-plan', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, DraftCloudPlan);
      const { version, provider, sheet, ...words } = body;
      const drafted = { version, provider, sheet, form: text(JSON.stringify({ sheet, ...words })) };
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, await desk.record.change(id, asked, (c, w) => draftCloudPlan(c, drafted, w))));
    })
    .post('/projects/:id/cloud-plan/signature', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked } = incoming(desk, { req, res }, OnVersion);
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, await desk.record.change(id, asked, (c, w) => signCloudPlan(c, body, w))));
    })
    .post('/projects/:id/cloud-plan/report', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked } = incoming(desk, { req, res }, OnVersion);
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, await desk.record.change(id, asked, (c, w) => reportCloudPlan(c, body, w))));
    })
    .post('/projects/:id/cloud-plan/scan', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked } = incoming(desk, { req, res }, ReportScan);
      const changed = await desk.record.changeAll([id], { ...asked, also: (client) => attachmentsOf(client, id) }, (cases, w, files: Awaited<ReturnType<typeof attachmentsOf>>) => {
        const c = cases.get(id);
        return c ? reportScan(c, { on: body.on, attachments: files.map(({ id: file, kind, hash }) => ({ id: file, kind, hash })) }, w) : { refused: 'not-found' as const };
      });
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, changed));
    })
    .post('/projects/:id/cloud-plan/live-day', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked } = incoming(desk, { req, res }, GoLive);
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, await desk.record.change(id, asked, (c, w) => goLive(c, body, w))));
    })
    .post('/projects/:id/cloud-plan/migration-acceptance', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, AcceptMigration);
      const opinion = text(body.opinion);
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, await desk.record.change(id, asked, (c, w) => acceptMigration(c, { opinion }, w))));
    })
    .post('/projects/:id/cloud-plan/migration-failure', async (req, res) => {
      const id = idOf(req, 'id');
      const { body, asked, text } = incoming(desk, { req, res }, FailMigration);
      const items = body.items.map((words, n) => ({ n: n + 1, text: text(words) }));
      reply(res, 201, await recorded(desk, { [id]: 'projectLifecycle' }, await desk.record.change(id, asked, (c, w) => failMigration(c, { items }, w))));
    });
