import { Router } from 'express';
import { z } from 'zod';
import { may, scopeOf, type Related } from '../../../domain/access/may';
import type { Act } from '../../../domain/access/table';
import { approvedQuantities } from '../../../domain/cloud/approved';
import { withinBound } from '../../../domain/cloud/bound';
import { neededToGoLive } from '../../../domain/cloud/live';
import { PROVIDER_ROLE, relatedToPlan, sideOf, signedFor } from '../../../domain/cloud/plan';
import type { Actor, Case, World } from '../../../domain/record/case';
import { isRefusal } from '../../../domain/refusal';
import { attachmentsOf, caseOf, namesOf, textsOf } from '../../../db/reads/case';
import { projectItem } from '../../../db/reads/projects';
import { look, type Sight } from '../../../db/reads/sight';
import { HostSheet, type CloudPlanPage } from '../../contract/cloud';
import { actorIdOf, idOf, type Desk } from '../../door';
import { languageOf, refusalProblem, sendProblem } from '../../problem';
import { iso, organ } from '../view';
import { boundViews, serviceViews } from './view';

const Kept = z.object({ sheet: HostSheet, method: z.string(), security: z.string(), schedule: z.string() });
const NOTHING = { sheet: null, method: '', security: '', schedule: '' };
type Page = z.infer<typeof CloudPlanPage>;

/** GET /projects/:id/cloud-plan — the plan as it stands, each service beside its bound, and what this person may do with it. */
export const cloudPlanPageRoute = (desk: Desk): Router =>
  Router().get('/projects/:id/cloud-plan', async (req, res) => {
    const sight = await look(desk.record);
    const me = sight.offices.actor(actorIdOf(res));
    const id = idOf(req, 'id');
    const [item, c] = [await projectItem(desk.db.pool, scopeOf(me, 'project.view'), id), await caseOf(desk.db.pool, id)];
    if (!item || !c?.project || approvedQuantities(c) === null) return sendProblem(res, 'not-found');
    res.json(await pageOf(desk, { c, project: c.project, sight, may: planActs(c, { me, sight, language: languageOf(req) }), isBehind: c.behind }));
  });

type Looking = { readonly c: Case; readonly project: NonNullable<Case['project']>; readonly sight: Sight; readonly may: Page['may']; readonly isBehind: boolean };

async function pageOf(desk: Desk, { c, project, sight, may: acts, isBehind }: Looking): Promise<Page> {
  const plan = c.cloud?.plan;
  const signed = await signedBy(desk, plan);
  return {
    at: iso(sight.now), projectId: project.id, title: project.title, number: project.number, ...standingOf(plan), providers: providersOf(sight), ...(await keptOf(desk, plan?.form)), signed, faults: await faultsOf(desk, plan), services: serviceViews(sight), scan: await scanOf(desk, project.id, sight), may: acts, moving: isBehind,
    bounds: boundViews(sight, { declared: project.cloud && project.cloud.quantities, approved: approvedQuantities(c), planned: plan ? plan.quantities : null }),
  };
}

type Plan = NonNullable<Case['cloud']>['plan'] | undefined;
const standingOf = (plan: Plan): Pick<Page, 'version' | 'state' | 'provider' | 'liveOn' | 'scannedOn'> => (plan ? { version: plan.version, state: plan.state, provider: plan.provider, liveOn: plan.liveOn, scannedOn: plan.scannedOn } : { version: 0, state: null, provider: null, liveOn: null, scannedOn: null });

async function signedBy({ db }: Desk, plan: Plan): Promise<Page['signed']> {
  const [unit, provider] = [plan?.unitSignedBy ?? null, plan?.providerSignedBy ?? null];
  const names = await namesOf(db.pool, [unit, provider].filter((each) => each !== null));
  const nameOf = (who: string | null): string | null => (who === null ? null : (names.get(who) ?? who));
  return { unit: nameOf(unit), provider: nameOf(provider) };
}

/** What the unit found wrong when it last turned its migration down. */
async function faultsOf({ db }: Desk, plan: Plan): Promise<Page['faults']> {
  const texts = await textsOf(db.pool, (plan?.faults ?? []).map(({ text }) => text));
  return (plan?.faults ?? []).map(({ n, text }) => ({ n, text: texts.get(text) ?? '' }));
}

/** The documents that going live needs, and whether each is attached. */
async function scanOf({ db }: Desk, id: string, { pack }: Sight): Promise<Page['scan']> {
  const files = await attachmentsOf(db.pool, id);
  return neededToGoLive({ pack }).map((kind) => ({ kind, name: pack.attachments.find((each) => each.kind === kind)?.name ?? { zh: kind, en: kind }, attached: files.some((file) => file.kind === kind) }));
}

async function keptOf({ db }: Desk, form: string | undefined): Promise<Pick<Page, 'sheet' | 'method' | 'security' | 'schedule'>> {
  const body = form === undefined ? undefined : (await textsOf(db.pool, [form])).get(form);
  return body === undefined ? NOTHING : Kept.parse(JSON.parse(body));
}

/** The bodies at which somebody holds the office of a provider. */
const providersOf = ({ pack, offices }: Sight): Page['providers'] => pack.organs.filter(({ id }) => offices.holders(`${PROVIDER_ROLE}@${id}`).length > 0).map(({ id }) => organ(pack, id));

type Seen = { readonly me: Actor; readonly sight: Sight; readonly language: 'zh' | 'en' };
const waits = (c: Case, what: string): boolean => c.process.closedAt === null && c.awaits.some((each) => each.what === what && each.state === 'open');

/** What a person may do with a plan now; where the bound stands in the way it says so before she tries. */
function planActs(c: Case, { me, sight, language }: Seen): Page['may'] {
  const [related, plan] = [relatedToPlan(c), c.cloud?.plan];
  const w: World = { at: sight.now, arrivedAt: sight.now, pack: sight.pack, packHash: sight.packHash, calendar: sight.calendar, directory: sight.offices, actor: me };
  const over = plan ? withinBound(c, plan.quantities, w) : [];
  const blocked = isRefusal(over) ? refusalProblem(over, language) : null;
  const keys = c.tasks.map(({ key }) => key);
  const offers: readonly (readonly [name: string, is: boolean, act: Act, thing: Related])[] = [
    ['draft', waits(c, 'cloud-plan'), 'cloud-plan.draft', related], ['sign', isDrafted(c) && !hasSigned(me, plan), 'cloud-plan.sign', related], ['report', isDrafted(c), 'cloud-plan.report', related],
    ['scan', waits(c, 'cloud-going-live'), 'cloud-plan.scan', related],
    ['go-live', waits(c, 'cloud-going-live'), 'cloud-plan.go-live', { keys }], ['accept-migration', waits(c, 'cloud-migration'), 'cloud-plan.accept-migration', related],
  ];
  return offers.filter(([, is, act, thing]) => is && may(me, act, thing)).map(([name]) => ({ act: name, blocked: name === 'report' ? blocked : null, outcome: null }));
}

const isDrafted = (c: Case): boolean => waits(c, 'cloud-plan') && c.cloud?.plan?.state === 'drafting';
/** The side for which she would sign stands for this version already. */
const hasSigned = (me: Actor, plan: Plan): boolean => plan !== null && plan !== undefined && signedFor(plan, sideOf(me, plan)) !== null;
