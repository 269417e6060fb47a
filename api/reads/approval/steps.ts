import type { z } from 'zod';
import type { TaskRow } from '../../../domain/record/case';
import type { Sight } from '../../../db/reads/sight';
import type { LoadedCase } from '../../../db/record/load';
import type { StepView, UserTaskPage } from '../../contract/approval';
import type { Step, Words } from '../../../domain/policy/pack';
import { daysTaken } from '../took';
import { office } from '../view';

type Seen = { readonly sight: Sight; readonly names: ReadonlyMap<string, string>; readonly opened: ReadonlyMap<string, number> };

/** How the seats of a step come to one outcome, in words. */
const RULES: Readonly<Record<Extract<Step['settles'], string> | 'vote', Words>> = {
  'all-agree': { zh: '须全部同意；有一人不同意即不通过，有一人退回即退回补正。', en: 'All have to approve; one refusal refuses it, one return sends it back.' },
  'one-agrees': { zh: '一人决定即可；先作的决定算数。', en: 'One of them decides; the first word counts.' },
  'in-order': { zh: '按次序逐人同意；前一人同意后轮到后一人。', en: 'They approve one after the other.' },
  vote: { zh: '票决；达到规定票数即通过。', en: 'They vote; the votes needed carry it.' },
};
const ALONE: Words = { zh: '一人决定。', en: 'One person decides.' };

/** The route of a task with each step's seats: who decided, who has it, who could. What earlier rounds decided and still stands is shown. */
export function stepViews(c: LoadedCase, task: TaskRow, seen: Seen): z.infer<typeof UserTaskPage>['route'] {
  const route = seen.sight.pack.routes.find(({ id }) => id === task.route);
  const at = route?.steps.findIndex(({ id }) => id === task.step) ?? 0;
  return { name: route?.name ?? { zh: task.route, en: task.route }, steps: (route?.steps ?? []).map((step, n) => ({ step: step.id, name: step.name, rule: step.seats.length === 1 ? ALONE : RULES[typeof step.settles === 'string' ? step.settles : 'vote'], state: n < at ? 'done' : n === at ? (task.state === 'decided' ? 'done' : 'current') : 'ahead', seats: seatsOf(c, { route: task.route, step: step.id, round: task.round }, seen) })) };
}

function seatsOf(c: LoadedCase, at: { route: string; step: string; round: number }, { sight, names, opened }: Seen): z.infer<typeof StepView>['seats'] {
  const ofStep = c.tasks.filter(({ route, step, round }) => route === at.route && step === at.step && round <= at.round);
  const latest = Math.max(0, ...ofStep.map(({ round }) => round));
  return ofStep.filter(({ round }) => round === latest).map(({ id, seat, key, state, outcome, decidedBy, assignee }) => {
    const who = decidedBy ?? assignee;
    return { seat, organ: office(sight.pack, key), state, outcome, who: who === null ? null : { id: who, name: names.get(who) ?? who, office: office(sight.pack, key).zh }, candidates: sight.offices.holders(key).map((person) => names.get(person) ?? person), waited: outcome === null && (state === 'open' || state === 'claimed') ? daysTaken(sight.calendar, opened.get(id), sight.now) : null };
  });
}
