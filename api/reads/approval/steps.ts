import type { z } from 'zod';
import { isLive, turnOf } from '../../../domain/approval/road';
import { signedName } from '../../../domain/approval/substitution';
import type { SkipWhy } from '../../../domain/approval/states';
import type { RoundRow, TaskRow } from '../../../domain/record/case';
import type { Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { StepView, UserTaskPage } from '../../contract/approval';
import type { Step, Vote, Words } from '../../../domain/policy/pack';
import { daysTaken } from '../took';
import { office } from '../view';

type Seen = { readonly sight: Sight; readonly names: ReadonlyMap<string, string>; readonly opened: ReadonlyMap<string, number> };

/** How the seats of a step come to one outcome, in words. */
const RULES: Readonly<Record<Extract<Step['settles'], string>, Words>> = {
  'all-agree': { zh: '会签：须全部同意；有一人不同意即不通过，有一人退回即退回补正。', en: 'All have to approve; one refusal refuses it, one return sends it back.' },
  'one-agrees': { zh: '或签：一人决定即可，先作的决定算数。', en: 'One of them decides; the first word counts.' },
  'in-order': { zh: '依次：前一人同意后轮到后一人。', en: 'They approve one after the other.' },
};
const ALONE: Words = { zh: '一人决定。', en: 'One person decides.' };
const SKIPPED: Readonly<Record<SkipWhy, Words>> = {
  condition: { zh: '不符合该环节的条件，略过', en: 'passed over: its condition does not hold' }, nobody: { zh: '无人可办，按规定略过', en: 'passed over: nobody may sit there' }, repeated: { zh: '办理人本轮已同意，不再重复', en: 'passed over: she has agreed in this round' },
};

/** A step of one seat at which somebody was added is signed by all of them. */
function ruleOf({ settles, seats }: Step, signers: number): Words {
  if (typeof settles === 'object') return voteWords(settles.vote);
  return seats.length === 1 && !seats[0]?.each && signers < 2 ? ALONE : RULES[settles];
}

function voteWords({ needs, quorum }: Vote): Words {
  const [zh, en] = 'count' in needs ? [`${needs.count} 票同意即通过`, `${needs.count} votes carry it`] : 'weight' in needs ? [`权重合计 ${needs.weight} 即通过`, `a weight of ${needs.weight} carries it`] : [`${needs.of === 'cast' ? '投票' : '应到'}的 ${needs.ratio.join('/')} 同意即通过`, `${needs.ratio.join('/')} of the votes ${needs.of === 'cast' ? 'cast' : 'there are'} carry it`];
  return quorum === undefined ? { zh: `票决：${zh}。`, en: `A vote: ${en}.` } : { zh: `票决：至少 ${quorum} 人投票，${zh}。`, en: `A vote of at least ${quorum}: ${en}.` };
}

/** The route of a task with each step's seats: who decided, who has it, who could, who signs too. What earlier rounds decided and still stands is shown. */
export function stepViews(c: LoadedCase, task: TaskRow, seen: Seen): z.infer<typeof UserTaskPage>['route'] {
  const route = seen.sight.pack.routes.find(({ id }) => id === task.route);
  const round = c.rounds.find((each) => each.route === task.route && each.round === task.round);
  return {
    name: route?.name ?? { zh: task.route, en: task.route },
    steps: (route?.steps ?? []).map((step) => {
      const row = round?.steps.find((each) => each.step === step.id);
      const seats = seatsOf(c, { route: task.route, step: step.id, round: task.round }, seen);
      return { step: step.id, name: step.name, rule: ruleOf(step, seats.length), state: stateOf(c, task, { round, step }), seats, turn: row?.turn ?? 1, why: row?.state === 'skipped' && row.why !== null ? SKIPPED[row.why] : null };
    }),
  };
}

/** A step is current while somebody is asked at it, done when it was asked and nobody is any more, ahead until then. */
function stateOf(c: LoadedCase, task: TaskRow, { round, step }: { readonly round: RoundRow | undefined; readonly step: Step }): z.infer<typeof StepView>['state'] {
  const row = round?.steps.find((each) => each.step === step.id);
  if (!round || !row) return stoodBefore(round, step.id) ? 'done' : 'ahead';
  if (row.state === 'open') return isAskedAt(c, task, { step: step.id, turn: turnOf(round, step.id) }) ? 'current' : 'done';
  return row.state === 'skipped' ? 'skipped' : 'ahead';
}

const stoodBefore = (round: RoundRow | undefined, step: string): boolean => (round?.stands ?? []).includes(step);

const isAskedAt = ({ tasks }: LoadedCase, { route, round }: TaskRow, at: { readonly step: string; readonly turn: number }): boolean =>
  tasks.some((each) => each.route === route && each.round === round && each.step === at.step && each.turn === at.turn && isLive(each));

const asker = (id: string | null, nameOf: (id: string) => string) => (id === null ? null : { id, name: nameOf(id) });

function seatsOf(c: LoadedCase, at: { route: string; step: string; round: number }, { sight, names, opened }: Seen): z.infer<typeof StepView>['seats'] {
  const ofStep = c.tasks.filter(({ route, step, round, work }) => work === 'decide' && route === at.route && step === at.step && round <= at.round);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const latest = Math.max(0, ...ofStep.map(({ round }) => round));
  const turn = Math.max(1, ...ofStep.filter(({ round }) => round === latest).map((each) => each.turn));
  return ofStep.filter((each) => each.round === latest && each.turn === turn && each.cancelledWhy !== 'removed').map((each) => {
    const { id, seat, key, state, outcome, named, added, askedBy } = each;
    const who = each.decidedBy ?? each.assignee;
    return {
      seat, organ: office(sight.pack, key), state, outcome, who: who === null ? null : { id: who, name: signedName(nameOf(who), each.decidedFor && nameOf(each.decidedFor)), office: office(sight.pack, key) }, taskId: id, added, askedBy: asker(askedBy, nameOf),
      candidates: (named === null ? sight.offices.holders(key) : [named]).map(nameOf), waited: outcome === null && (state === 'open' || state === 'claimed') ? daysTaken(sight.calendar, opened.get(id), sight.now) : null,
    };
  });
}
