import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { may } from '../../domain/access/may';
import { moveCase, previewMove, unpublished, type Target } from '../../domain/policy/move-case';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { caseOf } from '../../db/reads/case';
import { look, type Sight } from '../../db/reads/sight';
import { casesNamed, casesUnder, isVersion, versionsOf } from '../../db/reads/versions';
import type { Asked } from '../../db/record/change';
import { once } from '../../db/record/once';
import { CasesQuery, MoveCase, MoveCases, PreviewQuery, type CasesMoved, type CasesUnder, type Versions } from '../contract/policy';
import { actorIdOf, idOf, incoming, recorded, type Desk } from '../door';
import { foreseer } from '../foresee';
import { languageOf, refusalProblem, reply } from '../problem';
import { stageName } from '../reads/words';
import { previewView } from './preview';

const SHOWN = 30;
const AT_ONCE = 500;
const missing: Refusal = { refused: 'role-missing', role: 'admin' };

/** /policy/versions, /processes/:id/version and /policy/move — which cases stand under which version of the rules, and moving them to another: explicit, with a preview, a result for each case. */
export const versionsRoute = (desk: Desk): Router =>
  Router()
    .get('/policy/versions', async (_req, res) => {
      const sight = await look(desk.record);
      if (!may(sight.offices.actor(actorIdOf(res)), 'policy.view')) return reply(res, 403, missing);
      const rows = await versionsOf(desk.db.pool, desk.jurisdiction, SHOWN);
      res.json({ inForce: sight.packHash, rows: rows.map(({ inForceFrom, ...row }) => ({ ...row, inForceFrom: inForceFrom.toISOString() })), may: may(sight.offices.actor(actorIdOf(res)), 'policy.move') ? ['policy.move'] : [] } satisfies z.infer<typeof Versions>);
    })
    .get('/policy/versions/:hash/cases', async (req, res) => {
      const { kind } = CasesQuery.parse(req.query);
      const sight = await look(desk.record);
      if (!may(sight.offices.actor(actorIdOf(res)), 'policy.move')) return reply(res, 403, missing);
      const target = await targetOf(desk, idOf(req, 'hash'));
      if (isRefusal(target)) return reply(res, 200, target);
      const ids = await casesUnder(desk.db.pool, { pack: target.hash, kind, atMost: AT_ONCE });
      const rows = await casesNamed(desk.db.pool, ids);
      res.json({ rows: rows.map(({ openedAt, stage, ...row }) => ({ ...row, stage: stage === null ? null : stageName(stage), openedAt: openedAt.toISOString() })), more: ids.length === AT_ONCE } satisfies z.infer<typeof CasesUnder>);
    })
    .get('/processes/:id/version/preview', async (req, res) => {
      const { to } = PreviewQuery.parse(req.query);
      const sight = await look(desk.record);
      const me = sight.offices.actor(actorIdOf(res));
      if (!may(me, 'policy.move')) return reply(res, 403, missing);
      const [target, c] = [await targetOf(desk, to), await caseOf(desk.db.pool, idOf(req, 'id'))];
      if (isRefusal(target)) return reply(res, 200, target);
      const preview = c ? previewMove(c, target, await foreseer(desk.record, { me, sight })(c)) : { refused: 'not-found' as const };
      reply(res, 200, isRefusal(preview) ? preview : previewView(preview, { from: await desk.record.law.pack(desk.db.pool, preview.from), to: target.pack }));
    })
    .post('/processes/:id/version', async (req, res) => {
      const { body: { to }, asked } = incoming(desk, { req, res }, MoveCase);
      const target = await targetOf(desk, to);
      const moved = isRefusal(target) && may(actorIn(await look(desk.record), asked), 'policy.move') ? target : await moveOne(desk, { id: idOf(req, 'id'), asked, target });
      reply(res, 201, moved);
    })
    .post('/policy/move', (req, res) => moveMany(desk, { req, res }));

const actorIn = ({ offices }: Sight, { actorId }: Pick<Asked, 'actorId'>) => offices.actor(actorId);

/** A version by its hash, if it was ever published here. */
async function targetOf({ db, record, jurisdiction }: Desk, hash: string): Promise<Target | Refusal> {
  return (await isVersion(db.pool, jurisdiction, hash)) ? { hash, pack: await record.law.pack(db.pool, hash) } : unpublished(hash);
}

async function moveOne(desk: Desk, { id, asked, target }: { readonly id: string; readonly asked: Asked; readonly target: Target | Refusal }) {
  const changed = await desk.record.change(id, asked, (c, w) => {
    if (!may(w.actor, 'policy.move')) return missing;
    return isRefusal(target) ? target : moveCase(c, target, w);
  });
  return recorded(desk, {}, changed);
}

/** At most five hundred cases of one kind; which they are is kept with the act, so that the same act is about the same cases for ever. */
async function moveMany(desk: Desk, { req, res }: { readonly req: Request; readonly res: Response }): Promise<void> {
  const { body: { from, to, kind }, asked } = incoming(desk, { req, res }, MoveCases);
  if (!may(actorIn(await look(desk.record), asked), 'policy.move')) return reply(res, 200, missing);
  const target = await targetOf(desk, to);
  if (isRefusal(target)) return reply(res, 200, target);
  const listed = await once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => ({ ids: await casesUnder(client, { pack: from, kind, atMost: AT_ONCE }) }));
  if (isRefusal(listed)) return reply(res, 200, listed);
  const numbers = new Map((await casesNamed(desk.db.pool, listed.ids)).map(({ id, number }) => [id, number]));
  const rows: z.infer<typeof CasesMoved>['rows'] = [];
  for (const id of listed.ids) {
    const number = numbers.get(id) ?? null;
    const moved = await moveOne(desk, { id, target, asked: { commandId: `${id}:version:${asked.commandId}`, actorId: asked.actorId, content: { to } } });
    rows.push(isRefusal(moved) ? { id, number, done: false, moved: 0, problem: refusalProblem(moved, languageOf(req)) } : { id, number, done: true, moved: moved.moved, problem: null });
  }
  reply(res, 200, { rows, more: rows.length === AT_ONCE } satisfies z.infer<typeof CasesMoved>);
}
