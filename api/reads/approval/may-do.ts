import type { z } from 'zod';
import { effectAt } from '../../../domain/approval/clear';
import { decide, offeredAt, stepsBehind, type DecideAct } from '../../../domain/approval/decide';
import type { Meeting } from '../../../domain/approval/effects';
import { recall } from '../../../domain/approval/recall';
import { fixedWay, waysAgain } from '../../../domain/approval/returns';
import { roundAt } from '../../../domain/approval/rounds';
import { addSigners, removeSigner } from '../../../domain/approval/signers';
import { isProposing } from '../../../domain/cloud/propose';
import { claim } from '../../../domain/approval/claim';
import { handsOf, relationTo } from '../../../domain/approval/relation';
import { ADDED, DECISIONS, RESUMPTIONS, type Resumption } from '../../../domain/approval/states';
import { routeOf } from '../../../domain/policy/lookup';
import type { Words } from '../../../domain/policy/pack';
import type { Actor, Decided, TaskRow, World } from '../../../domain/record/case';
import type { Fact } from '../../../domain/record/fact';
import { isRefusal, type Refusal } from '../../../domain/refusal';
import type { Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { MayDo, Preview } from '../../contract/common';
import { refusalProblem } from '../../problem';
import { iso } from '../view';
import { outcomeName } from '../history';
import { cancelledWords } from './cancelled-words';
import { seatsToChoose } from './chooses';
import { effectWords } from './effect-words';
import { worldOf } from '../world';
import { mayHand } from './may-hand';

type Seen = { readonly me: Actor; readonly sight: Sight; readonly language: 'zh' | 'en' };
type May = z.infer<typeof MayDo>;

/** What this person may do with a task now, and what each act would bring: the very decision is tried, and nothing is written. People stand by their ids. */
export function mayDo(c: LoadedCase, task: TaskRow, seen: Seen): May[] {
  const w = worldOf(seen.sight, seen.me);
  if (task.state === 'decided') return task.decidedBy === seen.me.id ? [shown('recall', recall(c, { taskId: task.id }, w), { ...seen, effects: effectsAt(task, 'recalls', seen) })] : [];
  if (task.state === 'cancelled') return [];
  if (!isHers(c, task, w)) return mayHand(c, task, seen);
  const isHeld = task.assignee !== null && handsOf(task, c, w).includes(task.assignee);
  const claims = isHeld ? { act: 'unclaim', blocked: null, outcome: null } : shown('claim', claim(c, { taskId: task.id }, w), seen);
  const said = DECISIONS.filter((outcome) => offeredAt(task, seen.sight).includes(outcome)).map((outcome) => shown(outcome, tried(c, task, { outcome, w }), { ...seen, effects: effectsAt(task, MEETING[outcome], seen) }));
  return [claims, ...said, ...returningAgain(c, task, { seen, w }), ...returning(c, task, { seen, w }), ...signing(c, task, { seen, w }), ...mayHand(c, task, seen)];
}

/** Whether deciding it is hers to ask for: what is not is left out, and what is but cannot be now is shown with what hinders it. */
const isHers = (c: LoadedCase, task: TaskRow, w: World): boolean => task.work !== 'consult' && task.delegatedBy === null && relationTo(task, c, w) !== 'none';

/** What each word is in the table of effects; a yes or an abstention that does not end its step changes nothing around it. */
const MEETING = { agree: 'passes', abstain: 'passes', disagree: 'refuses', return: 'returns-to-applicant' } as const;
const effectsAt = (task: TaskRow, meeting: Meeting, { sight, way }: Seen & { readonly way?: Resumption }): Words[] => effectWords(effectAt(task, meeting, sight), way ?? fixedWay(routeOf(sight.pack, task.route)));

type Asking = { readonly seen: Seen; readonly w: World };
/** Returns to the applicant where she chooses what comes after the resubmission, each with what it does. */
function returningAgain(c: LoadedCase, task: TaskRow, { seen, w }: Asking): May[] {
  if (c.evaluation || !offeredAt(task, seen.sight).includes('return')) return [];
  return waysAgain(c, task, w).map((resume) => shown(`return:${resume}`, tried(c, task, { outcome: 'return', resume, w }), { ...seen, effects: effectsAt(task, MEETING.return, { ...seen, way: resume }) }));
}

/** Returns to earlier steps, each with what it does: forward through every step again, or straight back here. */
function returning(c: LoadedCase, task: TaskRow, { seen, w }: Asking): May[] {
  const route = routeOf(w.pack, task.route);
  const round = roundAt(c, task);
  if (!round || c.evaluation || !offeredAt(task, seen.sight).includes('return')) return [];
  const ways = RESUMPTIONS.filter((way) => (fixedWay(route) ?? way) === way);
  return stepsBehind(c, task, { route, round }).flatMap(({ id }) => ways.map((resume) =>
    shown(`return:${id}:${resume}`, tried(c, task, { outcome: 'return', to: id, resume, w }), { ...seen, effects: effectsAt(task, resume === 'back' ? 'returns-back' : 'returns-forward', seen) })));
}

/** Letting others sign, in each place that this step knows; whom is chosen afterwards, so nobody is tried. A signer whom she added can be taken off. */
function signing(c: LoadedCase, task: TaskRow, { seen, w }: Asking): May[] {
  if (c.evaluation || task.work !== 'decide') return [];
  const ways = ADDED.filter((where) => effectAt(task, `adds-${where}`, seen.sight).offered).map((where) =>
    shown(`sign-${where}`, addSigners(c, { taskId: task.id, people: [], where, note: null }, w), { ...seen, effects: effectsAt(task, `adds-${where}`, seen) }));
  const removes = task.askedBy === seen.me.id && task.added !== null ? [shown('unsign', removeSigner(c, { taskId: task.id }, w), { ...seen, effects: effectsAt(task, 'removes', seen) })] : [];
  return [...ways, ...removes];
}

type Word = Pick<DecideAct, 'outcome' | 'to' | 'resume' | 'chosen' | 'for'>;
/** A refusal without its reason yet is no hindrance: the panel asks for it. */
const tried = (c: LoadedCase, task: TaskRow, { w, ...word }: Word & { readonly w: World }): Refusal | Decided =>
  decide(c, { ...word, taskId: task.id, opinion: '-', items: word.outcome === 'return' && word.to === undefined ? [{ n: 1, text: '-', reason: '-' }] : [], figures: asDeclared(c, task, w) }, w);

/** What this very decision of hers would bring, or what hinders it; a refusal alone where deciding it is not hers to ask for. Nothing is written; people stand by their ids. */
export function wouldDecide(c: LoadedCase, task: TaskRow, { word, seen }: { readonly word: Word; readonly seen: Seen }): May | Refusal {
  const w = worldOf(seen.sight, seen.me);
  const would = tried(c, task, { ...word, w });
  if (isRefusal(would) && !isHers(c, task, w)) return would;
  const way = fixedWay(routeOf(w.pack, task.route)) ?? word.resume;
  const meeting = word.to === undefined ? MEETING[word.outcome] : way === 'back' ? 'returns-back' : 'returns-forward';
  return shown(word.outcome, would, { ...seen, effects: effectsAt(task, meeting, { ...seen, ...(way !== undefined && { way }) }) });
}

/** The figures with which the panel begins where figures are proposed: all that was declared. */
function asDeclared({ project }: LoadedCase, { route, step }: TaskRow, { pack }: World): DecideAct['figures'] {
  return isProposing({ route, step }, { pack }) && project ? { amountFen: project.amountFen, ...(project.cloud && { cloud: project.cloud.quantities }) } : undefined;
}

type Showing = Seen & { readonly effects?: readonly Words[] };

function shown(act: string, would: Refusal | Decided, seen: Showing): May {
  if (isRefusal(would)) return { act, blocked: refusalProblem(would, seen.language), outcome: null };
  return { act, blocked: null, outcome: act === 'claim' ? null : preview(would.facts, seen) };
}

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;
const all = <K extends Fact['kind']>(facts: readonly Fact[], kind: K): Of<K>[] => facts.filter((fact): fact is Of<K> => fact.kind === kind);

function nextOf(facts: readonly Fact[], { pack }: Sight): z.infer<typeof Preview>['next'] {
  const steps = all(facts, 'step.opened').flatMap(({ payload }) => pack.routes.find(({ id }) => id === payload.route)?.steps.find(({ id }) => id === payload.step)?.name ?? []);
  if (steps.length > 0) return { zh: steps.map(({ zh }) => zh).join('、'), en: steps.map(({ en }) => en).join(', ') };
  const [ended] = all(facts, 'round.ended');
  if (!ended) return all(facts, 'task.recalled').length > 0 ? { zh: '回到您手里，重新办理', en: 'Yours again, to be decided anew' } : { zh: '等其他会签人', en: 'Waits for the other signers' };
  return AFTER[`${ended.payload.route} ${ended.payload.outcome}`] ?? outcomeName(ended.payload.outcome);
}

/** What a round's end leads to, for the reader's eyes; what really follows stands in the workflow. */
const AFTER: Readonly<Record<string, z.infer<typeof Preview>['next']>> = {
  'confirmation agreed': { zh: '进入本部门批次，待排序报送', en: 'Into the department’s batch' }, 'batch-acceptance agreed': { zh: '受理，项目进入审核', en: 'Accepted; its projects go to review' }, 'batch-acceptance returned': { zh: '退回主管部门补正', en: 'Back to the department' }, 'confirmation not-agreed': { zh: '初审未通过，办结', en: 'Screened out' }, 'confirmation returned': { zh: '退回申报单位补正', en: 'Back to the unit' },
  'review agreed': { zh: '审核通过，进入建设；运维项目进入运行', en: 'Approved: to be built, or into operation' }, 'review not-agreed': { zh: '审核未通过，办结', en: 'Not approved' }, 'review returned': { zh: '退回申报单位补正', en: 'Back to the unit' },
  'acceptance agreed': { zh: '验收通过，进入运行', en: 'Accepted, into operation' }, 'acceptance not-agreed': { zh: '验收未通过，整改后再申请', en: 'Not accepted; to be put right' }, 'acceptance returned': { zh: '退回申报单位补充材料', en: 'Back to the unit' },
  'operation-review agreed': { zh: '年度运维核定，按月填报用量', en: 'The year is approved' }, 'operation-review not-agreed': { zh: '不支持，办结', en: 'Not supported' }, 'operation-review returned': { zh: '退回单位修改', en: 'Back to the unit' }, 'operation-settlement agreed': { zh: '年度结算办结', en: 'The year is settled' }, 'operation-settlement returned': { zh: '退回单位，核对用量后再申请', en: 'Back to the unit' },
  'cloud-confirmation agreed': { zh: '方案确认，由云平台分配资源', en: 'Confirmed, to the cloud platform' }, 'cloud-confirmation returned': { zh: '退回重新编制方案', en: 'To be drafted anew' },
  'project-change agreed': { zh: '调整生效，以调整后的数为准', en: 'The change takes effect' }, 'project-change not-agreed': { zh: '不同意调整，仍按原核定数执行', en: 'What was approved stands' }, 'project-change returned': { zh: '退回申报单位补正', en: 'Back to the unit' },
  'verification agreed': { zh: '核验通过，销号', en: 'Verified and closed' }, 'verification returned': { zh: '退回，继续督办', en: 'Owed again' }, 'extension agreed': { zh: '期限改为申请的日期', en: 'The day is moved' },
};

/** The same acts with people's names in the place of their ids. */
export const withNames = (acts: readonly May[], names: ReadonlyMap<string, string>): May[] => {
  const named = (ids: readonly string[]): string[] => ids.map((id) => names.get(id) ?? id);
  return acts.map((act) => (act.outcome ? { ...act, outcome: { ...act.outcome, people: named(act.outcome.people), tells: named(act.outcome.tells) } } : act));
};

/** Everybody whom the acts speak of. */
export const peopleIn = (acts: readonly May[]): string[] => [...acts.flatMap(({ outcome }) => (outcome ? [...outcome.people, ...outcome.tells] : [])), ...seatsToChoose(acts).flatMap(({ people }) => people)];

/** The four lines before submitting: what comes next, who, until when, what falls away, who is told. */
function preview(facts: readonly Fact[], { sight, effects = [] }: Showing): z.infer<typeof Preview> {
  const opened = all(facts, 'task.opened');
  const paused = all(facts, 'deadline.paused')[0];
  return {
    next: nextOf(facts, sight),
    people: [...new Set(opened.flatMap(({ payload: { named, key } }) => named ?? sight.offices.holders(key)))],
    dueAt: opened[0] ? iso(opened[0].payload.dueAt) : null,
    cancels: cancelledWords(all(facts, 'task.cancelled').map(({ payload }) => payload.why)), ...(paused ? resumed(facts, paused.payload.budgetLeft) : { keeps: [], clock: null }),
    tells: [...new Set(facts.flatMap(({ payload }) => ('tells' in payload ? (payload.tells ?? []).map(({ to }) => to) : [])))], effects: [...effects],
  };
}

/** What is kept of a round that ends in a return, and how its clock goes on: with what was left, or anew where the whole road is asked for again. */
function resumed(facts: readonly Fact[], left: number): Pick<z.infer<typeof Preview>, 'keeps' | 'clock'> {
  if (all(facts, 'round.ended').some(({ payload }) => payload.resume === 'forward')) return { keeps: [{ zh: '附件', en: 'attachments' }], clock: { zh: '今天停止计时，重交后各环节重新计时', en: 'the clock stops today; after the resubmission each step has its full time again' } };
  return { keeps: [{ zh: '之前环节的意见、附件', en: 'earlier opinions and attachments' }], clock: { zh: `今天停止计时，重交次日续算余下 ${left} 个工作日`, en: `the clock stops today; ${left} working days go on after the resubmission` } };
}
