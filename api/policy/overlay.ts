import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import { may } from '../../domain/access/may';
import type { Act } from '../../domain/access/table';
import { hindersPublishing, unknownPath } from '../../domain/policy/overlay';
import type { Pack } from '../../domain/policy/pack';
import { isRefusal, type Refusal } from '../../domain/refusal';
import { dropDraft, lockOverlay, overlayState, publications, publishRevision, putDraft, type Publication } from '../../db/overlay';
import { packHash } from '../../db/packs';
import { look, type Sight } from '../../db/reads/sight';
import { moveByLadders } from '../../db/record/move-deadlines';
import { once } from '../../db/record/once';
import type { Client } from '../../db/record/transaction';
import { CheckFile, DraftFile, DropDraft, OverlayFileQuery, PublishOverlay, type Checked, type OverlayFilePage, type OverlayPage, type OverlayPublished } from '../contract/policy';
import { actorIdOf, incoming, type Desk } from '../door';
import { reply } from '../problem';
import { iso } from '../reads/view';
import { faultViews, ownText, readDrafted, shippedText, standsAs, versionOf } from './reading';

const SHOWN = 30;
const AT_MOST = 200;
const missing = (role: string): Refusal => ({ refused: 'role-missing', role });
const ACTS: readonly Act[] = ['policy.view', 'policy.draft', 'policy.publish'];

/** /policy/overlay — the rules that this installation edits by itself: drafted by one, checked like the release's own, published by another, in force from then on. */
export const overlayRoute = (desk: Desk): Router =>
  Router()
    .get('/policy/overlay', seeing(desk, async (res, seen) => { res.json(await pageOf(desk, seen)); }))
    .get('/policy/overlay/file', seeing(desk, async (res, { sight }, req) => {
      const { path } = OverlayFileQuery.parse(req.query);
      const refusal = unknownPath(path);
      if (refusal) return reply(res, 200, refusal);
      res.json(await fileOf(desk, path, sight.pack));
    }))
    .post('/policy/overlay/check', seeing(desk, async (res, { sight }, req) => {
      const { path, text } = CheckFile.parse(req.body);
      const refusal = unknownPath(path);
      if (refusal) return reply(res, 200, refusal);
      const state = await overlayState(desk.db.pool, desk.jurisdiction);
      const { faults, changes } = readDrafted(state, [...state.drafts.filter((each) => each.path !== path), { path, body: text }], sight.pack);
      res.json({ faults: faultViews(faults), changes: [...changes] } satisfies z.infer<typeof Checked>);
    }))
    .post('/policy/overlay/drafts', (req, res) => drafting(desk, { req, res }))
    .post('/policy/overlay/drafts/dropping', async (req, res) => {
      const { body: { path }, asked } = incoming(desk, { req, res }, DropDraft);
      reply(res, 201, await acting(desk, { asked, act: 'policy.draft' }, async (client) => {
        await dropDraft(client, { jurisdiction: desk.jurisdiction, path });
        return { path };
      }));
    })
    .post('/policy/overlay/publication', (req, res) => publishing(desk, { req, res }));

type Seen = { readonly sight: Sight; readonly meId: string; readonly acts: readonly Act[] };

/** Lets a reader read: the three administrators. */
function seeing(desk: Desk, show: (res: Response, seen: Seen, req: Request) => Promise<void>) {
  return async (req: Request, res: Response): Promise<void> => {
    const sight = await look(desk.record);
    const me = sight.offices.actor(actorIdOf(res));
    const acts = ACTS.filter((act) => may(me, act));
    if (!acts.includes('policy.view')) return reply(res, 403, missing('admin'));
    await show(res, { sight, meId: me.id, acts }, req);
  };
}

async function pageOf(desk: Desk, { sight, meId, acts }: Seen): Promise<z.infer<typeof OverlayPage>> {
  const state = await overlayState(desk.db.pool, desk.jurisdiction);
  const { faults, conflicts, changes } = readDrafted(state, state.drafts, sight.pack);
  const seen = standsAs(desk.algorithm, state);
  const kept = (state.revision?.files ?? []).filter(({ path }) => !state.drafts.some((draft) => draft.path === path));
  const drafted = state.drafts.map(({ path, body, names, at }) => ({ path, state: body === null ? 'to-be-removed' as const : 'drafted' as const, by: [...names], at: at.toISOString() }));
  return {
    at: iso(sight.now), release: { version: state.newest.version, waits: state.newest.hash !== state.under.hash },
    files: [...drafted, ...kept.map(({ path }) => ({ path, state: 'in-force' as const, by: [], at: null }))].sort((a, b) => (a.path < b.path ? -1 : 1)), shipped: state.newest.files.map(({ path }) => path),
    faults: faultViews(faults), conflicts: [...conflicts], changes: [...changes].slice(0, AT_MOST), seen, mayPublish: acts.includes('policy.publish') && hindersPublishing({ drafts: state.drafts, conflicts, faults, stands: seen, seen }, meId) === undefined,
    history: (await publications(desk.db.pool, desk.jurisdiction, SHOWN)).map(publishedView), may: [...acts],
  };
}

const publishedView = ({ n, version, reason, draftedBy, publishedBy, at, changes, moved, earlier, done }: Publication): z.infer<typeof OverlayPage>['history'][number] =>
  ({ n, version, reason, draftedBy: [...draftedBy], publishedBy, at: at.toISOString(), changes: changes.slice(0, AT_MOST), moved, earlier, done });

async function fileOf(desk: Desk, path: string, inForce: Pack): Promise<z.infer<typeof OverlayFilePage>> {
  const state = await overlayState(desk.db.pool, desk.jurisdiction);
  const draft = state.drafts.find((each) => each.path === path);
  const faults = faultViews(readDrafted(state, state.drafts, inForce).faults).filter(({ file, own }) => own && file === path);
  return { path, drafted: draft?.body ?? null, isDrafted: draft !== undefined, own: ownText(state, path), shipped: shippedText(state, path), version: versionOf(desk.algorithm, state, path), faults };
}

type Door = { readonly req: Request; readonly res: Response };
type Acting = { readonly asked: ReturnType<typeof incoming>['asked']; readonly act: Act };

/** Lets the work be done once, alone, by who may do it. */
async function acting<A extends object>(desk: Desk, { asked, act }: Acting, work: (client: Client, pack: Pack) => Promise<A | Refusal>): Promise<A | Refusal> {
  const sight = await look(desk.record);
  if (!may(sight.offices.actor(asked.actorId), act)) return missing('admin');
  return once(desk.db.pool, { algorithm: desk.algorithm, asked }, async (client) => {
    await lockOverlay(client);
    return work(client, (await look(desk.record)).pack);
  });
}

async function drafting(desk: Desk, { req, res }: Door): Promise<void> {
  const { body: { path, text, version }, asked } = incoming(desk, { req, res }, DraftFile);
  reply(res, 201, await acting(desk, { asked, act: 'policy.draft' }, async (client, pack) => {
    const before = await overlayState(client, desk.jurisdiction);
    const refusal = unknownPath(path);
    if (refusal) return refusal;
    if (version !== versionOf(desk.algorithm, before, path)) return { refused: 'overlay-changed' };
    await putDraft(client, { jurisdiction: desk.jurisdiction, path, body: text, by: asked.actorId });
    const after = await overlayState(client, desk.jurisdiction);
    return { path, faults: faultViews(readDrafted(after, after.drafts, pack).faults) };
  }));
}

async function publishing(desk: Desk, { req, res }: Door): Promise<void> {
  const { body, asked } = incoming(desk, { req, res }, PublishOverlay);
  const done = await acting(desk, { asked, act: 'policy.publish' }, (client) => published(desk, client, { ...body, by: asked.actorId }));
  if (isRefusal(done)) return reply(res, 201, done);
  for (const earlier of await moveByLadders(desk.record, { jurisdiction: desk.jurisdiction, n: done.n })) desk.ring.process(earlier);
  desk.ring.postman();
  reply(res, 201, { ...done, ...(await movedBy(desk, done.n)) } satisfies z.infer<typeof OverlayPublished>);
}

/** How many ladders a revision moved, and the first of the processes whose day it changed. */
async function movedBy({ db, jurisdiction }: Desk, revision: number): Promise<Pick<z.infer<typeof OverlayPublished>, 'moved' | 'earlier' | 'processes'>> {
  const it = (await publications(db.pool, jurisdiction, SHOWN)).find(({ n }) => n === revision);
  if (!it) return { moved: 0, earlier: 0, processes: [] };
  return { moved: it.moved, earlier: it.earlier, processes: it.processes.slice(0, AT_MOST).map(({ processId, of, from, to }) => ({ processId, of, from: iso(from), to: iso(to) })) };
}

/** What is drafted, as the next revision of the pack; or why this person cannot publish it. */
async function published(desk: Desk, client: Client, { seen, reason, by }: { readonly seen: string; readonly reason: string; readonly by: string }): Promise<Refusal | { readonly n: number; readonly pack: string }> {
  const [state, sight] = [await overlayState(client, desk.jurisdiction), await look(desk.record)];
  const { files, pack, faults, conflicts, changes } = readDrafted(state, state.drafts, sight.pack);
  const hindrance = hindersPublishing({ drafts: state.drafts, conflicts, faults, stands: standsAs(desk.algorithm, state), seen }, by);
  if (hindrance || !pack) return hindrance ?? { refused: 'overlay-faulty', faults };
  const [n, hash] = [(state.revision?.n ?? 0) + 1, packHash(desk.algorithm, pack)];
  const draftedBy = [...new Set(state.drafts.flatMap((draft) => draft.by))];
  await publishRevision(client, { hash, pack, files: state.newest.files, own: files, by, jurisdiction: desk.jurisdiction, n, before: sight.packHash, shipped: state.newest.hash, changes, reason, draftedBy });
  return { n, pack: hash };
}
