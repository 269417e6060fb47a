import type { z } from 'zod';
import { scopeOf } from '../../../domain/access/may';
import { documentsOf } from '../../../domain/project/accept';
import { nextMilestone } from '../../../domain/project/build';
import type { Ruling } from '../../../domain/policy/pack';
import { attachmentsOf, caseOf, formsOf, historyOf, textsOf, type Told } from '../../../db/reads/case';
import { yearsOf } from '../../../db/reads/operation';
import { projectItem } from '../../../db/reads/projects';
import { look, type Sight } from '../../../db/reads/sight';
import { supervisedItem, type SupervisedItem } from '../../../db/reads/supervised';
import type { LoadedCase } from '../../../db/record/load';
import type { ProjectPage } from '../../contract/project';
import type { Desk } from '../../door';
import { cloudView, serviceViews } from '../cloud/view';
import { fieldViews, readKept } from '../form';
import { itemViews } from '../approval/items';
import { openTasksView } from '../approval/waiting';
import { timeline } from '../history';
import { attachmentView, iso, mark, rulingView } from '../view';
import { requestsView } from '../request/pages';
import { yearView } from './operation';
import { projectRow } from './row';
import { projectActs, stageViews, whereWords } from './standing';

type Page = z.infer<typeof ProjectPage>;
type Looking = { readonly id: string; readonly actorId: string; readonly language: 'zh' | 'en' };
const LATEST_RULINGS = 20;
const EVERYTHING = { all: true, units: [], departments: [], leads: [], keys: [] };

/** One project in one read: where it stands, its life, its form, its rulings, its history, and what one may do. Nothing where one may not see it. */
export async function projectPageOf({ db, record }: Desk, { id, actorId, language }: Looking): Promise<Page | undefined> {
  const sight = await look(record);
  const me = sight.offices.actor(actorId);
  const item = await projectItem(db.pool, scopeOf(me, 'project.view'), id);
  const c = item && (await caseOf(db.pool, id));
  if (!item || !c) return undefined;
  const [files, facts, task] = [await attachmentsOf(db.pool, id), await historyOf(db.pool, id), await taskOf(db, c)];
  return {
    at: iso(sight.now), version: c.process.lastSeq, moving: c.behind, project: projectRow(item, sight), where: whereWords(c, item, sight), stages: stageViews(facts, c), ...(await handedIn(db, c, sight)),
    attachments: files.map((file) => attachmentView(sight.pack, file)), rulings: rulingsOf(facts).map((ruling) => rulingView(sight.pack, ruling, c.process.stage === 'declaration' ? 'declaration' : 'approval')),
    timeline: await timeline(db.pool, facts, sight), keyTask: task && { id: task.id, title: task.title, dayMark: mark(sight, task.deadline) }, may: projectActs(c, { me, sight, language, task }), life: await lifeOf(db, { c, files, sight }), cloud: cloudView(c, sight), services: serviceViews(sight), requests: await requestsView(db, id, sight), tasks: openTasksView(c, { me, sight, language }),
  };
}

const rulingsOf = (facts: readonly Told[]): Ruling[] => facts.flatMap(({ payload }) => (Array.isArray(payload['rulings']) ? (payload['rulings'] as Ruling[]) : [])).slice(-LATEST_RULINGS);

/** The task that a key project has adopted; who sees the project sees that it has one. */
async function taskOf({ pool }: Desk['db'], { project }: LoadedCase): Promise<SupervisedItem | null> {
  return project?.keyTask ? ((await supervisedItem(pool, EVERYTHING, project.keyTask)) ?? null) : null;
}

/** The form as it was handed in last beside the one before, and what is asked for where the project was returned. */
async function handedIn({ pool }: Desk['db'], c: LoadedCase, sight: Sight): Promise<Pick<Page, 'fields' | 'items' | 'data'>> {
  const forms = await formsOf(pool, c.process.id);
  const round = c.rounds.at(-1);
  const items = round?.outcome === 'returned' ? round.items : [];
  const kept = await textsOf(pool, forms.map(({ form }) => form));
  const [now, before] = forms.slice(-2).reverse().map(({ form }) => readKept(kept.get(form)));
  return { data: { ...now }, fields: fieldViews(sight.pack, now ?? {}, before ?? null), items: await itemViews(pool, items) };
}

/** What follows the approval: milestones reached and ahead, documents of the acceptance, years of operation. */
async function lifeOf({ pool }: Desk['db'], { c, files, sight }: { c: LoadedCase; files: readonly { kind: string }[]; sight: Sight }): Promise<Page['life']> {
  const { pack } = sight;
  const milestones = c.project?.milestones ?? [];
  return {
    milestones: pack.milestones.map(({ id, name }) => ({ id, name, on: milestones.find(({ milestone }) => milestone === id)?.on ?? null })), next: c.process.closedAt === null ? (nextMilestone({ milestones }, sight)?.id ?? null) : null,
    documents: documentsOf(c.project?.channel ?? '', sight).map((kind) => ({ kind, name: pack.attachments.find((each) => each.kind === kind)?.name ?? { zh: kind, en: kind }, attached: files.some((file) => file.kind === kind) })),
    years: (await yearsOf(pool, c.process.id)).map((item) => yearView(item, sight)),
  };
}
