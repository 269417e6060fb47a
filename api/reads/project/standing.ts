import type { z } from 'zod';
import { terminate } from '../../../domain/project/terminate';
import { withdraw } from '../../../domain/project/withdraw';
import { PROJECT_STAGES } from '../../../domain/project/states';
import { may, type Related } from '../../../domain/access/may';
import type { Act } from '../../../domain/access/table';
import type { Actor, World } from '../../../domain/record/case';
import { blockedBy } from '../../../domain/request/blocked';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import type { Told } from '../../../db/reads/case';
import type { ProjectItem } from '../../../db/reads/projects';
import type { Sight } from '../../../db/reads/sight';
import type { SupervisedItem } from '../../../db/reads/supervised';
import type { LoadedCase } from '../../../db/record/load';
import type { MayDo, Words } from '../../contract/common';
import type { StageView } from '../../contract/project';
import { refusalProblem } from '../../problem';
import { outcomeName, stageName } from '../history';
import { iso, office } from '../view';

const BEFORE_APPROVAL: ReadonlySet<string | null> = new Set(['declaration', 'review']);
const STATUS: Readonly<Record<string, string>> = { review: 'under-review', 'cloud-plan': 'cloud-plan', build: 'in-build', acceptance: 'in-acceptance', operation: 'in-operation' };

/** What the applicant sees, worked out of facts and never stored. */
export function statusOf({ outcome, lastRound, waitsForApplicant, stage }: Pick<ProjectItem, 'outcome' | 'lastRound' | 'waitsForApplicant' | 'stage'>): string {
  if (outcome !== null) return outcome;
  if (waitsForApplicant) return 'changes-requested';
  if (lastRound === 'withdrawn') return 'withdrawn';
  if (lastRound === 'not-agreed' && BEFORE_APPROVAL.has(stage)) return 'not-approved';
  return STATUS[stage ?? ''] ?? 'submitted';
}

/** Where the project stands, why, and who is waited for: one sentence. */
export function whereWords(c: LoadedCase, item: ProjectItem, sight: Sight): z.infer<typeof Words> {
  if (c.process.closedAt !== null) return { zh: `已办结：${outcomeName(c.process.outcome ?? '').zh}`, en: `Closed: ${outcomeName(c.process.outcome ?? '').en}` };
  if (item.waitsForApplicant) return { zh: `停在补正：等申报单位逐项答复，办理时限已停止计算`, en: 'Waits for the unit to answer every item; the clock is stopped' };
  const open = c.tasks.filter(({ state, work }) => work === 'decide' && (state === 'open' || state === 'claimed'));
  const at = stageName(c.process.stage ?? 'declaration');
  if (open.length === 0) return awaitedWords(c, sight, at);
  const whom = [...new Set(open.map(({ key }) => office(sight.pack, key).zh))].join('、');
  return { zh: `${at.zh}阶段，等${whom}办理`, en: `In ${at.en}, with ${open.map(({ key }) => office(sight.pack, key).en).join('; ')}` };
}

/** What a stage waits for by the pack; the stage alone where it names nothing. */
function awaitedWords({ awaits }: LoadedCase, { pack }: Sight, at: z.infer<typeof Words>): z.infer<typeof Words> {
  const names = awaits.filter(({ state }) => state === 'open').flatMap(({ what }) => pack.waits.filter(({ wait }) => wait === what).map(({ name }) => name));
  if (names.length === 0) return { zh: `${at.zh}阶段`, en: `In ${at.en}` };
  return { zh: `${at.zh}阶段，下一步：${names.map(({ zh }) => zh).join('、')}`, en: `In ${at.en}; next: ${names.map(({ en }) => en).join('; ')}` };
}

/** The life line: every stay in a stage, then the stages still ahead. */
export function stageViews(facts: readonly Told[], c: LoadedCase): z.infer<typeof StageView>[] {
  const left = facts.filter(({ kind }) => kind === 'stage.left');
  const stays = facts.filter(({ kind }) => kind === 'stage.entered').map(({ at, payload }) => {
    const end = left.find((each) => each.payload['stage'] === payload['stage'] && each.payload['visit'] === payload['visit']);
    const stage = String(payload['stage']);
    return { stage, name: stageName(stage), visit: Number(payload['visit']), state: end ? ('done' as const) : ('current' as const), from: iso(at), to: end ? iso(end.at) : null, outcome: end ? String(end.payload['outcome']) : null };
  });
  const reached = Math.max(-1, ...stays.map(({ stage }) => PROJECT_STAGES.findIndex((each) => each === stage)));
  const ahead = PROJECT_STAGES.slice(reached + 1).map((stage) => ({ stage, name: stageName(stage), visit: 0, state: c.process.closedAt !== null && c.process.outcome !== 'retired' ? ('skipped' as const) : ('ahead' as const), from: null, to: null, outcome: null }));
  return [...stays, ...ahead];
}

type Seen = { readonly me: Actor; readonly sight: Sight; readonly language: 'zh' | 'en'; readonly task: SupervisedItem | null };

/** What this person may do with a project now; where a rule stands in the way, it says so. */
export function projectActs(c: LoadedCase, { me, sight, language, task }: Seen): z.infer<typeof MayDo>[] {
  const thing: Related = { unit: String(c.project?.unit) };
  const w: World = { at: sight.now, arrivedAt: sight.now, pack: sight.pack, packHash: sight.packHash, calendar: sight.calendar, directory: sight.offices, actor: me };
  if (c.process.closedAt !== null) return [];
  const waits = c.awaits.some(({ what, state }) => what === 'supplement' && state === 'open');
  const shown = (act: string, refusal: Refusal | null = null): z.infer<typeof MayDo> => ({ act, blocked: refusal && refusalProblem(refusal, language), outcome: null });
  return [
    ...(waits && may(me, 'project.resubmit', thing) ? [shown('resubmit')] : []),
    ...(isRefusal(withdraw(c, { reason: null }, w)) ? [] : [shown('withdraw')]),
    ...(isOffered(terminate(c, { reason: '-', others: [] }, w)) ? [shown('terminate')] : []),
    ...ON_THE_WAY.filter(({ what, rights }) => c.awaits.some((each) => each.what === what && each.state === 'open') && may(me, rights, thing)).map(({ act }) => shown(act, waitsForChange(c, act, w))),
    ...AT_THE_END.filter(({ rights, when }) => when(c) && may(me, rights, thing)).map(({ act, hindered }) => shown(act, hindered(c, task))),
  ];
}

/** What is still open beside a project ends with it, so that only who may not is not offered it. */
const isOffered = (tried: ReturnType<typeof terminate>): boolean => !isRefusal(tried) || tried.refused === 'request-open' || tried.refused === 'operation-year-open';

/** What the unit does with an approved project, by what its process waits for. */
const ON_THE_WAY = [
  { what: 'build', rights: 'project.build', act: 'reach' }, { what: 'acceptance-application', rights: 'project.apply-for-acceptance', act: 'apply-for-acceptance' }, { what: 'operation', rights: 'operation.declare', act: 'declare-year' },
] as const;

/** An approved project that is not out of use may be changed, one change at a time. */
const mayChange = ({ project }: LoadedCase): boolean => project !== null && project.approvedFen !== null && project.retiredAt === null;
const openAlready = ({ project }: LoadedCase): Refusal | null => (project?.openRequest ? { refused: 'request-open', requestId: project.openRequest } : null);
const waitsForChange = ({ project }: LoadedCase, act: string, w: World): Refusal | null => (act === 'apply-for-acceptance' && project ? (blockedBy(project, 'acceptance', w) ?? null) : null);

/** What the unit may do whatever is awaited, and what would stand in its way. */
const AT_THE_END: readonly { readonly act: string; readonly rights: Act; readonly when: (c: LoadedCase) => boolean; readonly hindered: (c: LoadedCase, task: SupervisedItem | null) => Refusal | null }[] = [
  { act: 'ask-change', rights: 'request.ask', when: (c) => mayChange(c), hindered: (c) => openAlready(c) },
  { act: 'retire', rights: 'project.retire', when: ({ process }) => process.stage === 'operation', hindered: (_c, task) => stillOpen(task) },
];

const stillOpen = (task: SupervisedItem | null): Refusal | null => (task?.closedAt === null ? { refused: 'supervised-task-open', taskId: task.id, title: task.title } : null);
